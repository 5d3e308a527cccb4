"""Every folder of tests/broken/ ends with the findings of its expected.txt, never with a traceback."""

import shutil
from pathlib import Path

import pytest

from generator.check.checks import check_content, check_stories, errors_in, look
from generator.check.formats import github, html, json_format, text
from generator.check.names import Names
from generator.check.report import Report
from generator.engine.templates import program_themes
from generator.intake.content import load_content
from generator.intake.folders import find_folders
from generator.intake.stories import read_stories
from generator.model.project import Project

BROKEN = Path(__file__).parents[1] / "broken"
FOLDERS = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
HARMLESS = {"private-data"}
"""Folders in which nothing is an error."""


@pytest.fixture
def report(tmp_path, request, report_of) -> tuple[Report, Project]:
    """What is found in a folder of tests/broken/, which is copied so that links can be put into it."""
    shutil.copytree(BROKEN / request.param, tmp_path / "project")
    if request.param == "symbolic-link":
        (tmp_path / "outside.jpg").write_bytes(b"not yours")
        (tmp_path / "project/stories/reading-hour/link.jpg").symlink_to(tmp_path / "outside.jpg")
        (tmp_path / "project/stories/elsewhere").symlink_to(tmp_path, target_is_directory=True)
    project = Project(tmp_path / "project", "Broken")
    content = load_content(project)
    checked = check_stories(read_stories(project, processes=1), content)
    return report_of(checked, (*check_content(checked, content), *find_folders(project).strays)), project


@pytest.mark.parametrize(("report", "name"), [(name, name) for name in FOLDERS], indirect=["report"], ids=FOLDERS)
def test_a_broken_folder_gives_what_is_expected(report, name):
    found = [f"{d.file}:{d.span.line}:{d.span.column} {d.code} {d.severity} {d.message}" for d in report[0].diagnostics]
    assert found == (BROKEN / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert any(d.is_error for d in report[0].diagnostics) is (name not in HARMLESS)


@pytest.mark.parametrize("report", FOLDERS, indirect=True)
def test_every_format_takes_every_broken_folder(report):
    made, project = report
    page = html.render(made, places=load_content(project).places, folders=(program_themes(),), project="Broken")
    written = [page, text.render(made), json_format.render(made), github.render(made)]
    assert "<script" not in page
    assert all(str(project.root.parent) not in text for text in written)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_build_finds_the_errors_that_the_check_finds(tmp_path, name):
    shutil.copytree(BROKEN / name, tmp_path / "project")
    project = Project(tmp_path / "project", "Broken")
    names = Names(load_content(project))
    for story in read_stories(project, processes=1):
        assert errors_in(names, story) == [found for found in (*story.diagnostics, *look(names, story).found) if found.is_error]


def test_an_award_is_marked_where_it_stands(tmp_path):
    (tmp_path / "stories").mkdir()
    festivals = tmp_path / "content/festivals"
    festivals.mkdir(parents=True)
    fields = "label: Festival\nyear: 2026\ncategories:\n  - {id: best, label: Best}\nawards:\n  - {story: nobody, category: best}\n"
    (festivals / "festival-2026.yml").write_text(fields, encoding="utf-8")
    found = check_content((), load_content(Project(tmp_path, "Test")))
    assert [(d.code, d.file, d.span.line, d.span.column, d.span.end_column) for d in found] == [("S420", "content/festivals/festival-2026.yml", 6, 13, 19)]
