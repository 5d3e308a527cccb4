"""A stamp changes whenever a file may have changed, and tells so without opening it."""

import os
import time
from pathlib import Path

import pytest

from generator.engine import stamps
from generator.engine.stamps import is_same, stamp_of_file, stamp_of_folder

LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "within").mkdir()
    for name in ("story.yml", "within/photo.jpg"):
        (tmp_path / name).write_text("as it was")
    return tmp_path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Years pass."""
    later = time.time_ns() + 10**17
    monkeypatch.setattr(stamps.time, "time_ns", lambda: later)


def test_nothing_changed(folder: Path, settled: None) -> None:
    assert is_same(stamp_of_folder(folder), stamp_of_folder(folder), str(folder))


def write(folder: Path) -> None:
    (folder / "story.yml").write_text("as it is!")


def write_within(folder: Path) -> None:
    (folder / "within/photo.jpg").write_text("as it is!")


def add(folder: Path) -> None:
    (folder / "more.jpg").write_bytes(b"")


def remove(folder: Path) -> None:
    (folder / "within/photo.jpg").unlink()


def rename(folder: Path) -> None:
    (folder / "story.yml").rename(folder / "story.md")


def write_and_set_the_time_back(folder: Path) -> None:
    before = (folder / "story.yml").stat()
    (folder / "story.yml").write_text("as it is!")
    os.utime(folder / "story.yml", ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [write, write_within, add, remove, rename, write_and_set_the_time_back])
@pytest.mark.parametrize("years_pass", [True, False])
def test_a_change_shows(folder: Path, change: object, years_pass: bool, request: pytest.FixtureRequest) -> None:
    if years_pass:
        request.getfixturevalue("settled")
    before = stamp_of_folder(folder)
    time.sleep(0.02)  # the file system's clock ticks a hundred times a second
    change(folder)  # type: ignore[operator]
    assert not is_same(before, stamp_of_folder(folder), str(folder))


def test_a_change_within_a_tick_of_the_clock_shows_by_the_bytes(folder: Path) -> None:
    before = stamp_of_folder(folder)
    (folder / "story.yml").write_text("as it is!")
    same_times = before.partition("\n= ")[0] + "\n= " + stamp_of_folder(folder).partition("\n= ")[2]
    assert not is_same(before, same_times, str(folder))


def test_what_was_new_and_has_settled_is_compared_by_its_bytes(folder: Path, request: pytest.FixtureRequest) -> None:
    new = stamp_of_folder(folder)
    request.getfixturevalue("settled")
    assert "\n= " in new
    assert is_same(new, stamp_of_folder(folder), str(folder))


def test_a_file_that_was_new_and_has_settled_is_compared_by_its_bytes(folder: Path, request: pytest.FixtureRequest) -> None:
    path = folder / "story.yml"
    new = stamp_of_file(path)
    request.getfixturevalue("settled")
    assert is_same(new, stamp_of_file(path), str(path))


def test_a_clock_that_was_set_back_is_no_reason_to_trust_times(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps.time, "time_ns", lambda: LONG_AGO * 10**9)
    assert "\n= " in stamp_of_folder(folder)


def test_what_is_not_there_has_no_stamp_and_is_never_the_same(tmp_path: Path) -> None:
    assert stamp_of_folder(tmp_path / "nowhere") == stamp_of_file(tmp_path / "nowhere") == ""
    assert not is_same("", "", str(tmp_path))


def test_links_and_devices_are_not_followed(folder: Path) -> None:
    (folder / "link").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    assert stamp_of_folder(folder)
