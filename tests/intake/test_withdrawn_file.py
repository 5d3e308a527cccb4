"""content/withdrawn.yml: whatever is in it that cannot be understood, no story in it is read again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.check.checks import check_content
from generator.errors import ProjectError
from generator.intake.content import load_content
from generator.intake.folders import find_folders, survey
from generator.intake.withdrawn import record, take_back_in, withdrawn_ids
from generator.model.content import Withdrawal
from generator.model.project import Project

Write = Callable[..., Path]


def test_without_the_file_no_story_is_withdrawn(project: Project) -> None:
    assert withdrawn_ids(project.content) == frozenset()


def test_what_is_recorded_is_read_again_and_what_people_wrote_stays(project: Project, write: Write) -> None:
    write("content/withdrawn.yml", "# by the office\n'by-hand': # no more\n\n\n")
    story = Withdrawal(id="wells", day=date(2026, 11, 25), languages=("hi", "ur"), reason='The parents\' "no": it stays')
    record(project.content, story)
    content = load_content(project)
    assert content.withdrawn == {"by-hand": Withdrawal(id="by-hand"), "wells": story}
    assert content.diagnostics == ()
    take_back_in(project.content, "wells")
    assert (project.content / "withdrawn.yml").read_text() == "# by the office\n'by-hand': # no more\n"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("wells:\n  day: 2026-11-25\n", {"wells"}),
        ('\ufeff---\nwells:\r\n  day: 2026-11-25\r\n"lines":\r\n', {"wells", "lines"}),
        ("wells: 2026-11-25\n", {"wells"}),
        ("wells:\n  dya: 2026-11-25\n", {"wells"}),
        ("wells:\n  reason: [\nlines:\n", {"wells", "lines"}),
        ("wells:\nwells:\n", {"wells"}),
        ("wells:\n  reason: !x 1\n", {"wells"}),
    ],
)
def test_a_slip_in_an_entry_keeps_its_story_out_all_the_same(project: Project, write: Write, text: str, ids: set[str]) -> None:
    write("content/withdrawn.yml", text.encode())
    for story in ("wells", "lines", "gates"):
        write(f"stories/up/{story}/story.yml", f"title: {story}\nsummary: x\n")
    assert set(load_content(project).withdrawn) == ids
    assert {folder.name for folder in find_folders(project).folders} == {"wells", "lines", "gates"} - ids


@pytest.mark.parametrize("text", ["{wells: {day: 2026-11-25}}\n", "- wells\n", "wells\n", "Wells:\n", "wells:x\n", "? wells\n", "../wells:\n", "wells:\n\tday: 1\n}\n"])
def test_a_line_that_names_no_id_stops_everything(project: Project, write: Write, text: str) -> None:
    write("content/withdrawn.yml", text)
    with pytest.raises(ProjectError, match="which stories may not be shown"):
        survey(project)


def test_what_is_no_text_file_stops_everything(project: Project, write: Write) -> None:
    path = write("content/withdrawn.yml", b"wells:\xff\n")
    with pytest.raises(ProjectError, match="UTF-8"):
        withdrawn_ids(project.content)
    path.rename(project.root / "elsewhere.yml")
    path.symlink_to(project.root / "elsewhere.yml")
    with pytest.raises(ProjectError, match="link"):
        withdrawn_ids(project.content)


def test_a_withdrawn_storys_folder_is_named_and_not_read_wherever_it_lies(project: Project, write: Write) -> None:
    write("content/withdrawn.yml", "wells:\n")
    for folder in ("wells", "up/sitapur/wells", "up/wells/inner", "up/gates"):
        write(f"stories/{folder}/story.yml", "title: x\nsummary: x\n")
    write("stories/copied/wells/photo.jpg", b"x")
    write("stories/up/wells/story.yml", "title: x\nsummary: x\n")
    found = survey(project)
    assert list(found.stamps) == ["stories/up/gates"]
    assert found.withdrawn == ("stories/copied/wells", "stories/up/sitapur/wells", "stories/up/wells", "stories/up/wells/inner", "stories/wells")
    assert {(stray.code, stray.file) for stray in found.strays} == {("S040", folder) for folder in found.withdrawn}
    assert [stray.severity for stray in found.strays if stray.is_error] == []


def test_a_district_called_like_a_withdrawn_story_keeps_its_stories(project: Project, write: Write) -> None:
    write("content/withdrawn.yml", "sitapur:\n")
    write("stories/sitapur/gates/story.yml", "title: x\nsummary: x\n")
    assert list(survey(project).stamps) == ["stories/sitapur/gates"]


def test_an_award_of_a_withdrawn_story_is_a_warning(project: Project, write: Write) -> None:
    write("content/withdrawn.yml", "wells:\n")
    write("content/festivals/f.yml", "label: F\nyear: 2026\ncategories: [{id: best, label: Best}]\nawards:\n  - {story: wells, category: best}\n")
    assert [found.code for found in check_content([], load_content(project))] == ["S421"]
