"""Whatever lies in a story's folder, nothing outside of it is read, and no file takes another one's place."""

import json
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.engine.fingerprint import fingerprint
from generator.intake.folders import survey
from generator.intake.stories import read_story
from generator.model.project import Project
from generator.model.submission import SubmittedStory
from tests.corpora import corpus

Write = Callable[..., Path]

FIELDS = "title: A garden\nsummary: We planted one.\nconsent: {photos: yes, names: yes}\n"
SECRET = b"title: The secret of another folder\nsummary: Nobody may read it.\n"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder beside the project with a file that would make a story, a photo and a text."""
    folder = tmp_path.parent / f"{tmp_path.name}-secret"
    folder.mkdir()
    for name in ("story.yml", "story.md", "photo.jpg"):
        (folder / name).write_bytes(SECRET)
    return folder


def read(project: Project, *evidence: str) -> SubmittedStory:
    folder = project.stories / "garden"
    folder.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(folder / "story.yml"):
        items = "".join(f"  - file: {json.dumps(name)}\n" for name in evidence)
        (folder / "story.yml").write_text(f"{FIELDS}evidence:\n{items}" if items else FIELDS, encoding="utf-8")
    return read_story(folder, project)


def leaks(story: SubmittedStory) -> bool:
    """Whether anything of SECRET came into a story."""
    texts = [source.text for source in story.sources.values()]
    return "secret" in repr((story.story, story.texts, texts)) or any(file.fingerprint == fingerprint(SECRET) for file in story.files)


LINKS: dict[str, Callable[[Path, Path], object]] = {
    "photo": lambda folder, secret: (folder / "photo.jpg").symlink_to(secret / "photo.jpg"),
    "photo by a way through the folder": lambda folder, secret: (folder / "photo.jpg").symlink_to(Path("../../..") / secret.name / "photo.jpg"),
    "fields": lambda folder, secret: (folder / "story.yml").symlink_to(secret / "story.yml"),
    "text": lambda folder, secret: (folder / "story.md").symlink_to(secret / "story.md"),
    "translation": lambda folder, secret: (folder / "story.hi.md").symlink_to(secret / "story.md"),
    "folder": lambda folder, secret: (folder / "photos").symlink_to(secret),
    "passwords": lambda folder, _: (folder / "photo.jpg").symlink_to("/etc/passwd"),
    "environment": lambda folder, _: (folder / "photo.jpg").symlink_to("/proc/self/environ"),
    "endless": lambda folder, _: (folder / "photo.jpg").symlink_to("/dev/zero"),
    "nothing": lambda folder, _: (folder / "photo.jpg").symlink_to("nowhere"),
    "itself": lambda folder, _: (folder / "photo.jpg").symlink_to("photo.jpg"),
    "its own folder": lambda folder, _: (folder / "photos").symlink_to("."),
    "the folder above": lambda folder, _: (folder / "photos").symlink_to(".."),
}


@pytest.mark.parametrize("link", LINKS)
def test_links_are_refused(project: Project, secret: Path, link: str) -> None:
    folder = project.stories / "garden"
    folder.mkdir(parents=True)
    LINKS[link](folder, secret)
    story = read(project, "photo.jpg", "photos/photo.jpg")
    assert "S032" in [problem.code for problem in story.diagnostics]
    assert not leaks(story)
    assert [file.name for file in story.files] == []


def special(kind: str, path: Path) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    else:
        try:
            os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
        except OSError:
            pytest.skip("only the superuser makes devices")


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
@pytest.mark.parametrize("name", ["photo.jpg", "story.yml", "story.md", "story.hi.md"])
def test_what_is_no_file_is_not_opened(project: Project, monkeypatch: pytest.MonkeyPatch, kind: str, name: str) -> None:
    folder = project.stories / "garden"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)  # a socket's path is short
    special(kind, Path(name))
    story = read(project)
    assert "S039" in [problem.code for problem in story.diagnostics]
    assert story.files == ()


def test_what_is_no_file_and_in_no_story_is_not_opened(project: Project) -> None:
    (project.stories / "north").mkdir(parents=True)
    os.mkfifo(project.stories / "north" / "photo.jpg")
    os.mkfifo(project.stories / "stray.jpg")
    assert [problem.code for problem in survey(project).strays] == ["S033"]
    story = read_story(project.stories / "north", project)
    assert {problem.code for problem in story.diagnostics} == {"S020", "S039"}


OWN_LAYOUTS = [
    ["absolute", [["file", "/tmp/moo"]]],
    ["above", [["file", "../moo"]]],
    ["through a folder", [["file", "photos/../../moo"]]],
    ["link and file", [["link", "moo", "/tmp/moo"], ["file", "moo"]]],
    ["folder and file", [["link", "photos", "/tmp"], ["file", "photos/moo"]]],
]


def lay_out(folder: Path, entries: list[list[str]]) -> list[str]:
    """Makes a real folder of the entries as far as a file system lets them lie there; gives the names of its files."""
    names = []
    for kind, name, *target in entries:
        path = folder / name.replace("/", "_") if name.startswith("/") or ".." in name else folder / name
        if kind == "link":
            if not os.path.lexists(path):
                path.symlink_to(target[0])
        else:
            names.append(name)
    return names


def read_layout(project: Project, entries: list[list[str]]) -> None:
    folder = project.stories / "garden"
    folder.mkdir(parents=True)
    story = read(project, *lay_out(folder, entries))
    assert story.files == ()
    assert not leaks(story)
    assert all(problem.file.startswith("stories/garden") for problem in story.diagnostics)


@pytest.mark.parametrize("entries", [entries for _, entries in OWN_LAYOUTS], ids=[name for name, _ in OWN_LAYOUTS])
def test_ways_out_of_the_folder_lead_nowhere(project: Project, entries: list[list[str]]) -> None:
    read_layout(project, entries)


def test_nor_do_those_that_break_unpackers(tmp_path: Path, project: Project) -> None:
    layouts = json.loads((corpus("archive-layouts") / "cases.json").read_text())
    assert len(layouts) >= 8
    for number, layout in enumerate(layouts):
        read_layout(Project(tmp_path / str(number), "Test"), layout["entries"])


COMPOSED, DECOMPOSED = "caf\u00e9.txt", "cafe\u0301.txt"
NUKTA = "\u092a\u0922\u093c\u093e\u0908.txt", "\u092a\u095d\u093e\u0908.txt"
"""The same word typed with a letter and a dot, and with one letter for both, which NFC takes apart (Unicode, composition exclusions)."""


@pytest.mark.parametrize(("stored", "written"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED), NUKTA, NUKTA[::-1]])
def test_a_name_is_found_however_its_accents_are_stored(project: Project, write: Write, stored: str, written: str) -> None:
    write(f"stories/garden/{stored}", "words")
    story = read(project, written)
    assert story.story is not None
    (item,), (file,) = story.story.evidence, story.files
    assert file.name == item.file
    assert file.path.read_text() == "words"


def test_two_names_that_differ_in_how_accents_are_stored_are_told_and_the_first_stays(project: Project, write: Write) -> None:
    write(f"stories/garden/{DECOMPOSED}", "first")
    write(f"stories/garden/{COMPOSED}", "second")
    story = read(project, COMPOSED)
    assert [file.path.read_text() for file in story.files] == ["first"]
    assert [(problem.code, problem.is_error) for problem in story.diagnostics] == [("S038", True)]


def test_two_names_that_differ_in_capitals_are_told_and_stay_two_files(project: Project, write: Write) -> None:
    write("stories/garden/A.txt", "first")
    write("stories/garden/a.txt", "second")
    story = read(project, "a.txt")
    assert {file.name: file.path.read_text() for file in story.files} == {"A.txt": "first", "a.txt": "second"}
    assert [(problem.code, problem.is_error) for problem in story.diagnostics] == [("S038", True)]


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_an_id_is_no_name_of_a_device(project: Project, write: Write, name: str) -> None:
    folder = write(f"stories/{name}/story.yml", FIELDS).parent
    assert [(problem.code, problem.hint) for problem in read_story(folder, project).diagnostics] == [("S030", f"Rename it, for example to '{name}-school'.")]


@pytest.mark.parametrize("name", ["con.jpg", "NUL", "photo.jpg.", "photo.jpg ", "-rf.jpg", "$(id).jpg", "a;b.jpg", "%2e%2e%2fx.jpg", "{{7*7}}.jpg", "photo.jpg?x=1"])
def test_an_odd_name_is_a_name_like_any_other(project: Project, write: Write, name: str) -> None:
    write(f"stories/garden/{name}", "words")
    story = read(project, name)
    assert ([file.name for file in story.files], story.diagnostics) == ([name], ())
