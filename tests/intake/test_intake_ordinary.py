import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.intake.evidence import SIZE_LIMIT
from generator.intake.folders import FILE_LIMIT
from generator.intake.ordinary import ordinary_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reading-corner"
    (folder / "pictures").mkdir(parents=True)
    for name in ("story.yml", "story.md", "pictures/before.jpg"):
        (folder / name).write_bytes(b"x")
    return folder


def test_the_files_of_an_ordinary_folder_are_all_there_is_to_it(folder: Path) -> None:
    (folder / ".DS_Store").touch()
    assert ordinary_files(folder) == [folder / name for name in ("pictures/before.jpg", "story.md", "story.yml")]


def large(folder: Path) -> None:
    (folder / "film.mp4").touch()
    os.truncate(folder / "film.mp4", SIZE_LIMIT + 1)


def story_within(folder: Path) -> None:
    (folder / "pictures" / "story.md").touch()


def many(folder: Path) -> None:
    for number in range(FILE_LIMIT):
        (folder / f"{number}.jpg").touch()


UNUSUAL: dict[str, Callable[[Path], None]] = {
    "a link": lambda folder: (folder / "link.jpg").symlink_to("story.md"),
    "a link to a folder": lambda folder: (folder / "link").symlink_to("pictures"),
    "a link to nothing": lambda folder: (folder / "link").symlink_to("nothing"),
    "a device": lambda folder: os.mkfifo(folder / "pipe"),
    "an empty folder": lambda folder: (folder / "empty").mkdir(),
    "a story within": story_within,
    "too large a file": large,
    "too many files": many,
}


@pytest.mark.parametrize("make", UNUSUAL.values(), ids=UNUSUAL)
def test_an_unusual_folder_is_read_where_it_is(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder)
    assert ordinary_files(folder) is None


def test_a_link_to_a_folder_is_unusual(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert ordinary_files(tmp_path / "link") is None


def test_a_folder_that_is_not_there_is_unusual(tmp_path: Path) -> None:
    assert ordinary_files(tmp_path / "missing") is None
