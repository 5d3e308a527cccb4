from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.bundle import LARGE, Files, _bundled, _unbundled, files_below, receive, send
from generator.engine.storage import Storage, storage_at

CONTENTS = {"a/story.yml": b"title: One", "a/photo.jpg": bytes(LARGE), "b/empty": b"", "b/\udcff.md": b"# A name that is no text"}


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return storage_at(str(tmp_path / "storage"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in CONTENTS.items():
        (tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / name).write_bytes(content)
    return tmp_path / "from"


def test_files_arrive_as_they_were_sent(root: Path, storage: Storage, tmp_path: Path) -> None:
    laid = receive(send(root, files_below(root), storage), tmp_path / "to", storage)
    assert {path.relative_to(tmp_path / "to").as_posix(): path.read_bytes() for path in laid} == CONTENTS
    assert sorted(laid) == files_below(tmp_path / "to")


def test_small_files_travel_together_and_large_ones_alone(root: Path, storage: Storage) -> None:
    assert list(send(root, files_below(root), storage).large) == ["a/photo.jpg"]
    assert len([path for path in Path(storage.where).rglob("*") if path.is_file()]) == 2


def test_equal_files_are_stored_once(root: Path, storage: Storage) -> None:
    assert send(root, reversed(files_below(root)), storage) == send(root, files_below(root), storage)


def test_nothing_is_nothing(storage: Storage, tmp_path: Path) -> None:
    assert send(tmp_path, files_below(tmp_path / "missing"), storage) == Files()
    assert receive(Files(), tmp_path, storage) == []


def test_links_are_not_followed(root: Path) -> None:
    (root / "link").symlink_to(root / "a" / "story.yml")
    (root / "linked").symlink_to(root / "a")
    assert len(files_below(root)) == len(CONTENTS)


@pytest.mark.parametrize("name", ["../outside", "/outside", "a/../../outside"])
def test_no_file_is_laid_outside_the_folder(name: str, storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        receive(Files({name: storage.put(b"x")}), tmp_path / "to", storage)


@given(st.dictionaries(st.text(), st.binary()))
def test_a_bundle_holds_what_was_put_into_it(files: dict[str, bytes]) -> None:
    assert dict(_unbundled(_bundled(files))) == files
