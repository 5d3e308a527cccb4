from pathlib import Path

import pytest

from generator.engine.output import Page, fresh_folder, link_files, swap_in, write_pages
from generator.errors import MachineError


def test_pages_are_written_in_their_folders(tmp_path: Path) -> None:
    assert write_pages(tmp_path, [Page("index.html", b"1"), Page("a/b/index.html", b"2")]) == ["index.html", "a/b/index.html"]
    assert (tmp_path / "a/b/index.html").read_bytes() == b"2"


@pytest.mark.parametrize("path", ["../out", "/etc/out", "a/../../out"])
def test_no_page_leaves_the_output(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leaves the output"):
        write_pages(tmp_path / "site", [Page(path, b"")])


def test_a_disk_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(MachineError, match="could not be written"):
        write_pages(tmp_path, [Page("a/index.html", b"")])


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old, new = tmp_path / "site", fresh_folder(tmp_path / "new")
    old.mkdir()
    (old / "gone").write_text("")
    write_pages(new, [Page("here", b"1")])
    swap_in(new, old)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["here", "site"]


def test_files_are_put_at_their_paths(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"photo")
    link_files(tmp_path / "site", {"media/a.webp": tmp_path / "photo"})
    assert (tmp_path / "site/media/a.webp").read_bytes() == b"photo"
