"""Story folders become submitted stories, and whatever is wrong with them is said at its place."""

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from generator.errors import MachineError, ProjectError
from generator.intake.folders import FILE_LIMIT, find_folders
from generator.intake.stories import read_stories, read_story
from generator.model.diagnostic import Diagnostic
from generator.model.project import Project

Write = Callable[..., Path]
Lines = Callable[[Iterable[Diagnostic]], list[str]]

GOOD = "title: A garden\nsummary: We planted one.\n"


@pytest.fixture
def found(project: Project, lines: Lines) -> Callable[[], list[str]]:
    """All findings of all stories, without the folder that they share."""
    return lambda: [line.removeprefix("stories/") for story in read_stories(project, 1) for line in lines(story.diagnostics)]


def test_a_story_has_its_fields_its_texts_and_its_evidence(project: Project, write: Write, picture: Callable[..., bytes]) -> None:
    write("stories/2026/garden/story.yml", "# yaml-language-server: $schema=../../story.schema.json\n" + GOOD + "grades: [1, Class 5]\nfestival: no\n")
    write("stories/2026/garden/story.md", "## The need\n\nShade.\n")
    write("stories/2026/garden/story.te.md", "---\ntitle: తోట\nsummary: నాటాము\n---\nనీడ\n")
    write("stories/2026/garden/story.hi.md", "---\ntitle: बगीचा\nsummary: हमने लगाया\n---\nछाया\n")
    write("stories/2026/garden/photos/1.jpg", picture(size=(64, 48), orientation=6))
    write("stories/2026/garden/register.txt", "42 trees\n")
    (story,) = read_stories(project)
    assert (story.id, story.folder, story.fields.file, story.diagnostics) == ("garden", "stories/2026/garden", "stories/2026/garden/story.yml", ())
    assert story.story is not None
    assert (story.story.title, story.story.grades, story.story.festival) == ("A garden", ("1", "Class 5"), "no")
    assert [(text.text.language, text.text.title, text.text.body, text.body_line) for text in story.texts] == [
        ("en", "A garden", "## The need\n\nShade.", 1),
        ("hi", "बगीचा", "छाया", 5),
        ("te", "తోట", "నీడ", 5),
    ]
    assert [(file.name, file.kind, file.width, file.height) for file in story.files] == [("photos/1.jpg", "image/jpeg", 48, 64), ("register.txt", "text/plain", 0, 0)]
    assert sorted(story.sources) == [f"stories/2026/garden/story{ending}" for ending in (".hi.md", ".md", ".te.md", ".yml")]
    assert story.positions.of(("grades", 1)).line == 4


def test_one_file_may_hold_fields_and_body(project: Project, write: Write) -> None:
    write("stories/garden/story.md", f"\ufeff---\r\n{GOOD}---\r\n\r\nText\r\n")
    (story,) = read_stories(project)
    assert story.diagnostics == ()
    assert (story.fields.file, story.texts[0].text.body, story.texts[0].body_line) == ("stories/garden/story.md", "Text", 6)
    assert story.texts[0].positions.of(("title",)).line == 2


def test_all_that_is_wrong_is_said_in_one_go(project: Project, write: Write, found: Callable[[], list[str]]) -> None:
    write(
        "stories/garden/story.yml",
        """titel: 😀 A garden
summary:
language: hindi
leader: Asha
reached: {students: many, teachers: 3.5, kids: 3}
started: 2026-02-30
tasks:
  - title: Dig
    done: soon
  - done: 2026-01-02
measures: [{unit: trees}]
evidence: [photo.jpg, {url: ftp://example.org}, ~]
cost: {amount: -5, currency: Rs}
themes: {a: b}
contact: {publish: maybe}
status: ready
""",
    )
    assert found() == [
        "garden/story.yml:1:1 S101 'titel' is no field of a story; did you mean 'title'?",
        "garden/story.yml:1:1 S102 a story needs 'title', which is missing",
        "garden/story.yml:2:1 S102 'summary' is empty, but a story needs it",
        "garden/story.yml:3:11 S112 'hindi' is not written as 'language' must be",
        "garden/story.yml:4:9 S110 'leader' takes a group of fields here",
        "garden/story.yml:5:42 S101 'kids' is no field of 'reached'",
        "garden/story.yml:5:21 S104 'many' is not a number; write digits only, for example 142",
        "garden/story.yml:5:37 S104 '3.5' is not a whole number",
        "garden/story.yml:6:10 S105 '2026-02-30' is no day of the calendar",
        "garden/story.yml:9:11 S105 'soon' is not a date as year-month-day, for example 2026-07-15",
        "garden/story.yml:10:5 S102 an entry of 'tasks' needs 'title', which is missing",
        "garden/story.yml:11:13 S102 an entry of 'measures' needs 'name', which is missing",
        "garden/story.yml:12:12 S110 'evidence' takes a group of fields here",
        "garden/story.yml:12:29 S111 'ftp://example.org' is no address on the web",
        "garden/story.yml:12:49 S114 an entry of 'evidence' is empty",
        "garden/story.yml:13:30 S112 'Rs' is not written as 'currency' must be",
        "garden/story.yml:13:16 S113 'amount' is smaller than 0, which it cannot be",
        "garden/story.yml:14:9 S109 'themes' takes a list",
        "garden/story.yml:15:20 S106 'maybe' is neither yes nor no; write yes or no",
        "garden/story.yml:16:9 S107 'ready' is none of the words that 'status' takes: draft, submitted, published, withdrawn",
    ]
    (story,) = read_stories(project)
    assert story.story is not None
    assert (story.story.title, story.story.started, len(story.story.tasks), len(story.story.evidence)) == ("garden", None, 2, 3)
    assert {("title",), ("language",), ("tasks", 0, "done"), ("tasks", 1, "title"), ("evidence", 0), ("evidence", 1, "url"), ("themes",)} <= story.refused


def test_what_was_refused_leaves_the_rest_of_a_story(project: Project, write: Write) -> None:
    write(
        "stories/garden/story.yml",
        "summary: We planted one.\nlanguage: Hindi\nstarted: yesterday\nthemes: [water, ~, soil]\ncost: {currency: INR}\ntasks: [Dig, {done: 2026-01-02}]\n",
    )
    write("stories/garden/story.en.md", "---\ntitle: A garden\nsummary: One.\n---\n")
    (story,) = read_stories(project)
    assert story.story is not None
    assert (story.story.title, story.story.summary, story.story.started) == ("garden", "We planted one.", None)
    assert (story.story.themes, story.story.tasks[1].done) == (("water", "…", "soil"), date(2026, 1, 2))
    assert story.refused == {("title",), ("language",), ("started",), ("themes", 1), ("cost", "amount"), ("tasks", 0), ("tasks", 0, "title"), ("tasks", 1, "title")}
    assert [text.text.language for text in story.texts] == ["en", "en"]
    assert all(problem.is_error for problem in story.diagnostics)


def test_every_required_field_has_something_that_stands_for_it(project: Project, write: Write) -> None:
    groups = ["leader", "school", "place", "cost", "reached", "contact", "consent", "source"]
    lists = ["tasks", "milestones", "measures", "evidence", "quotes", "resources"]
    write("stories/garden/story.yml", "".join(f"{name}: {{x: 1}}\n" for name in groups) + "".join(f"{name}: [x, {{}}]\n" for name in lists))
    (story,) = read_stories(project)
    assert story.story is not None
    assert [len(getattr(story.story, name)) for name in lists] == [2] * len(lists)


def test_a_file_that_is_no_yaml_has_no_story(project: Project, write: Write) -> None:
    write("stories/garden/story.yml", "title: a: b\n")
    assert read_stories(project)[0].story is None


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a/story.yml": "title: A: b\n"}, ["a/story.yml:1:9 S001 a colon inside a text: it reads as a second field on this line"]),
        ({"a/story.yml": ""}, ["a/story.yml:1:1 S013 no fields of a story are here"]),
        ({"a/story.yml": "- title\n"}, ["a/story.yml:1:1 S013 a story consists of fields, not of a list"]),
        ({"a/story.yml": "just words\n"}, ["a/story.yml:1:1 S013 a story consists of fields, not of one text"]),
        ({"a/story.md": "Only a text.\n"}, ["a/story.md:1:1 S013 no fields of a story are here"]),
        ({"a/story.yml": GOOD.encode("utf-16")}, ["a/story.yml:1:1 S010 the file is UTF-16, not UTF-8"]),
        ({"a/story.yml": GOOD + "x" * 1_000_000}, ["a/story.yml:1:1 S011 the file has 1,000,041 bytes; at most 1,000,000 are read"]),
        ({"a/story.yml": GOOD + "title: Again\n"}, ["a/story.yml:3:1 S002 'title' stands here a second time"]),
        ({"a/story.yml": GOOD, "a/story.md": "---\ntitle: B\n---\n"}, ["a/story.md:1:1 S022 story.md begins with fields, but they stand in story.yml"]),
        ({"a/story.yml": GOOD, "a/story.md": "---\nA line\n"}, ["a/story.md:1:1 S023 the fields that begin here have no end"]),
        ({"a/story.yaml": GOOD}, ["a/story.yaml:1:1 S021 the file must be called story.yml, not story.yaml"]),
        ({"a/Story.YML": GOOD}, ["a/Story.YML:1:1 S021 the file must be called story.yml, not Story.YML"]),
        ({"a/photo.txt": "x"}, ["a:1:1 S020 the folder holds files but no story.yml"]),
        ({"a/story.yml": GOOD, "a/story.hi.md": "शब्द\n"}, ["a/story.hi.md:1:1 S024 the translation does not begin with its title and summary"]),
        (
            {"a/story.yml": GOOD, "a/story.hi.md": "---\ntitle: अ\nlanguage: hi\n---\n"},
            [
                "a/story.hi.md:2:1 S102 a translation needs 'summary', which is missing",
                "a/story.hi.md:3:1 S101 'language' is no field of a translation",
            ],
        ),
        ({"a/story.yml": GOOD, "a/story.hindi.md": ""}, ["a/story.hindi.md:1:1 S025 'hindi' is no language code"]),
        ({"a/story.yml": GOOD, "a/story.md": "Text\n\nOne\0 two\x0b.\n"}, ["a/story.md:3:4 S009 the character U+0000 cannot be part of this file, and 1 more behind it"]),
        ({"a/story.md": f"---\n{GOOD}---\n\né\uffff\n"}, ["a/story.md:6:2 S009 the character U+FFFF cannot be part of this file"]),
        (
            {"a/story.yml": GOOD, "a/story.hi.md": "---\ntitle: अ\nsummary: आ\n---\n\x7f\n"},
            ["a/story.hi.md:5:1 S009 the character U+007F cannot be part of this file"],
        ),
        ({"a/story.yml": GOOD, "a/story.en.md": ""}, ["a/story.en.md:1:1 S025 the story itself is written in 'en'"]),
        (
            {"My School!/story.yml": GOOD},
            ["My School!:1:1 S030 the folder's name 'My School!' cannot be an id: only lower-case letters a to z, digits and hyphens may be in it"],
        ),
        ({"x/a/story.yml": GOOD, "y/a/story.yml": GOOD}, ["y/a/story.yml:1:1 S031 the id 'a' is already that of stories/x/a"]),
        ({"a/story.yml": GOOD, "a/b/story.yml": GOOD}, ["a/b:1:1 S034 this story lies inside the folder of the story 'a'"]),
        ({"a/story.yml": GOOD, "a/x\ny.txt": ""}, ["a/x\\x0ay.txt:1:1 S037 the name 'x\\x0ay.txt' holds characters that no name should have"]),
        ({"a/story.yml": GOOD, "a/b\\c.txt": ""}, ["a/b\\c.txt:1:1 S037 the name 'b\\c.txt' holds a backslash"]),
        ({"a/story.yml": GOOD, f"a/{'x' * 121}": ""}, [f"a/{'x' * 121}:1:1 S037 the name has 121 bytes; at most 120 are taken"]),
        ({"a/story.yml": GOOD, "a/B.txt": "", "a/b.txt": ""}, ["a/b.txt:1:1 S038 'b.txt' and 'B.txt' are one name on many computers"]),
        ({"a/story.yml": GOOD, "a/é": "", "a/e\u0301": ""}, ["a/é:1:1 S038 'é' and 'e\u0301' are one name on many computers"]),
        ({"a/story.yml": GOOD, "a/.DS_Store": "", "a/Thumbs.db": "", "a/~$x.docx": ""}, []),
    ],
)
def test_what_is_wrong_with_a_folder_is_said_at_its_place(write: Write, found: Callable[[], list[str]], files: dict[str, str | bytes], expected: list[str]) -> None:
    for name, content in files.items():
        write(f"stories/{name}", content)
    assert found() == expected


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("story.HI.md", "Name the file 'story.hi.md'."),
        ("story.EN-in.md", "Name the file 'story.en-IN.md'."),
        ("story.ur-arab.md", "Name the file 'story.ur-Arab.md'."),
        ("story.hindi.md", "Name the file story.hi.md, story.te.md ..."),
    ],
)
def test_the_right_name_of_a_translations_file_is_proposed(project: Project, write: Write, name: str, hint: str) -> None:
    write("stories/garden/story.yml", GOOD)
    write(f"stories/garden/{name}", "")
    assert [(problem.code, problem.hint) for problem in read_stories(project)[0].diagnostics] == [("S025", hint)]


def test_the_id_that_a_folder_should_have_is_proposed(project: Project, write: Write) -> None:
    write("stories/Our École/story.yml", GOOD)
    assert read_stories(project)[0].diagnostics[0].hint == "Rename it to 'our-ecole'."


def test_links_are_not_followed(project: Project, write: Write, found: Callable[[], list[str]], lines: Lines, tmp_path: Path) -> None:
    write("elsewhere/story.yml", GOOD)
    write("stories/garden/story.yml", GOOD)
    os.symlink(tmp_path / "elsewhere", tmp_path / "stories/linked")
    os.symlink("/etc/hostname", tmp_path / "stories/garden/photo.jpg")
    os.symlink(tmp_path / "elsewhere", tmp_path / "stories/garden/more")
    os.symlink("/etc/hostname", tmp_path / "stories/stray.txt")
    write("stories/park/photo.jpg")
    os.symlink(tmp_path / "elsewhere/story.yml", tmp_path / "stories/park/story.yml")
    assert found() == [
        "garden/more:1:1 S032 links are not followed",
        "garden/photo.jpg:1:1 S032 links are not followed",
        "linked:1:1 S032 links are not followed",
        "park/story.yml:1:1 S032 links are not followed",
    ]
    assert [story.story is None for story in read_stories(project)] == [False, True, True]
    assert lines(find_folders(project).strays) == ["stories/stray.txt:1:1 S032 links are not followed"]


def test_devices_and_pipes_are_not_opened(write: Write, found: Callable[[], list[str]], tmp_path: Path) -> None:
    write("stories/garden/story.yml", GOOD)
    os.mkfifo(tmp_path / "stories/garden/pipe.jpg")
    assert found() == ["garden/pipe.jpg:1:1 S039 this is no ordinary file"]


def test_a_name_that_is_no_text_is_shown_escaped(write: Write, found: Callable[[], list[str]], tmp_path: Path) -> None:
    write("stories/garden/story.yml", GOOD)
    with open(os.fsencode(tmp_path / "stories/garden") + b"/\xff.jpg", "wb"):
        pass
    assert found() == ["garden/\\xdcff.jpg:1:1 S037 the name '\\xdcff.jpg' holds characters that no name should have"]


def test_files_in_no_storys_folder_are_warned_of(project: Project, write: Write, found: Callable[[], list[str]], lines: Lines) -> None:
    for name in ("README.md", "notes.txt", "2026/list.csv", "2026/garden/story.yml"):
        write(f"stories/{name}", GOOD)
    assert found() == []
    assert lines(find_folders(project).strays) == [
        "stories/2026/list.csv:1:1 S033 this file lies in no story's folder, so it is not used",
        "stories/notes.txt:1:1 S033 this file lies in no story's folder, so it is not used",
    ]


def test_the_number_of_files_and_the_depth_of_folders_are_bounded(project: Project, write: Write, lines: Lines) -> None:
    write("stories/garden/story.yml", GOOD)
    for number in range(FILE_LIMIT + 5):
        write(f"stories/garden/{number:03}.txt", "x")
    write("stories/" + "a/" * 12 + "story.yml", GOOD)
    story = read_story(project.stories / "garden", project)
    assert lines(story.diagnostics) == ["stories/garden:1:1 S035 the folder holds more than 200 files"]
    assert len(story.files) <= FILE_LIMIT
    assert [line.split()[1] for line in lines(find_folders(project).strays)] == ["S035"]


def test_a_folder_that_may_not_be_read_is_a_finding(write: Write, found: Callable[[], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("stories/garden/story.yml", GOOD)
    (tmp_path / "stories/locked").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: "locked" not in str(path))
    assert found() == ["locked:1:1 S012 the folder cannot be read"]


def test_stories_that_may_not_be_read_are_not_taken_for_none(project: Project, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("stories/garden/story.yml", GOOD)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(MachineError, match="Check its permissions"):
        read_stories(project)


def test_a_file_in_the_place_of_the_stories_folder_is_refused(project: Project) -> None:
    project.stories.write_text("")
    with pytest.raises(ProjectError, match="is no folder"):
        read_stories(project)


def test_a_text_that_is_too_long_is_told_in_plain_words(write: Write, found: Callable[[], list[str]]) -> None:
    write("stories/garden/story.yml", f"title: Garden\nsummary: {'x' * 301}\n")
    assert found() == ["garden/story.yml:2:10 S108 'summary' is longer than 300 characters"]


def test_an_empty_text_is_told_in_plain_words(write: Write, found: Callable[[], list[str]]) -> None:
    write("stories/garden/story.yml", 'title: ""\nsummary: " "\nthemes: [water, ""]\nschool: {udise: ""}\n')
    assert found() == [
        "garden/story.yml:1:8 S114 'title' is an empty text",
        "garden/story.yml:2:10 S114 'summary' is an empty text",
        "garden/story.yml:3:17 S114 'themes' is an empty text",
        "garden/story.yml:4:17 S114 'udise' is an empty text",
    ]


def test_a_message_has_one_line_whatever_was_written(write: Write, found: Callable[[], list[str]]) -> None:
    write("stories/garden/story.yml", 'title: A\nsummary: B\nlanguage: "h\\ni"\n')
    assert found() == ["garden/story.yml:3:11 S112 'h i' is not written as 'language' must be"]


def test_white_space_in_a_text_is_one_blank(project: Project, write: Write) -> None:
    write("stories/garden/story.yml", "title: ' A \u00a0 garden  for\u3000all '\nsummary: |\n  One\n  Two\u200c\nschool: {udise: ' 0923 '}\n")
    (story,) = read_stories(project)
    assert story.story is not None
    assert (story.story.title, story.story.summary, story.story.school and story.story.school.udise) == ("A garden for all", "One Two\u200c", "0923")


def test_a_project_without_stories_has_none(project: Project) -> None:
    assert read_stories(project) == ()
    assert find_folders(project).strays == ()


def test_stories_come_by_id_and_alike_from_any_number_of_processes(project: Project, write: Write, picture: Callable[..., bytes]) -> None:
    for number in range(70):
        write(f"stories/{number % 3}/school-{number:02}/story.yml", f"title: School {number}\nsummary: x\nstarted: {'soon' if number % 7 == 0 else '2026-01-01'}\n")
        write(f"stories/{number % 3}/school-{number:02}/1.jpg", picture(size=(32, 24 + number)))
    alone, together = read_stories(project, 1), read_stories(project, 2)
    assert alone == together
    assert [story.id for story in alone] == [f"school-{number:02}" for number in range(70)]
