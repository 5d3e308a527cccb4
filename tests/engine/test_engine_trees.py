"""The live tree is what a build made, whole, whenever a build is stopped."""

import errno
import os
from pathlib import Path

import pytest

from generator.engine import trees
from generator.engine.output import Page, write_pages
from generator.engine.trees import Trees
from generator.errors import MachineError

FIRST = {"index.html": b"1", "stories/a/index.html": b"a", "stories/b/index.html": b"b", "media/p.webp": b"p"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(content: dict[str, bytes]) -> list[Page]:
    return [Page(path, raw) for path, raw in content.items()]


def build_all(site: Trees, content: dict[str, bytes]) -> None:
    new = site.begin()
    write_pages(new, pages(content), twin=site.begin_twin())
    site.publish(new, None)


def build_changes(site: Trees, content: dict[str, bytes], removed: tuple[str, ...] = ()) -> None:
    new = site.begin()
    written = write_pages(new, pages(content), before=site.live)
    site.publish(site.prepare(written, removed), [*written, *removed])


@pytest.fixture
def site(tmp_path: Path) -> Trees:
    (tmp_path / ".cache").mkdir()
    made = Trees(tmp_path / "site", tmp_path / ".cache")
    build_all(made, FIRST)
    return made


def test_the_first_build_makes_both_trees(site: Trees) -> None:
    assert files(site.live) == files(site.other) == FIRST
    assert site.behind() == frozenset()
    assert not site.new.exists()


def test_the_trees_share_their_files(site: Trees) -> None:
    assert os.path.samefile(site.live / "index.html", site.other / "index.html")


def test_a_change_is_made_in_the_twin_and_then_seen(site: Trees) -> None:
    build_changes(site, {"stories/a/index.html": b"A", "stories/c/index.html": b"c"}, ("stories/b/index.html",))
    assert files(site.live) == {"index.html": b"1", "stories/a/index.html": b"A", "stories/c/index.html": b"c", "media/p.webp": b"p"}
    assert files(site.other) == FIRST
    assert not (site.live / "stories/b").exists()


def test_the_twin_catches_up_with_the_next_change(site: Trees) -> None:
    build_changes(site, {"stories/a/index.html": b"A", "stories/c/index.html": b"c"}, ("stories/b/index.html",))
    build_changes(site, {"index.html": b"2"})
    assert files(site.live) == {"index.html": b"2", "stories/a/index.html": b"A", "stories/c/index.html": b"c", "media/p.webp": b"p"}
    assert site.behind() == frozenset({"index.html"})


def test_a_page_with_the_same_bytes_is_not_written(site: Trees) -> None:
    assert write_pages(site.begin(), pages({"index.html": b"1", "media/p.webp": b"q"}), before=site.live) == ["media/p.webp"]


def test_a_build_of_all_replaces_both_trees(site: Trees) -> None:
    build_all(site, {"index.html": b"3"})
    assert files(site.live) == files(site.other) == {"index.html": b"3"}


@pytest.mark.parametrize("stop", ["_catch_up", "_move", "_remove", "_exchange"])
def test_a_build_that_stops_leaves_the_live_tree_and_the_next_one_is_right(site: Trees, monkeypatch: pytest.MonkeyPatch, stop: str) -> None:
    build_changes(site, {"stories/a/index.html": b"A"})
    good = files(site.live)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Trees if stop == "_catch_up" else trees, stop, stopped)
        with pytest.raises(KeyboardInterrupt):
            build_changes(site, {"index.html": b"2"}, ("stories/b/index.html",))
    assert files(site.live) == good
    build_changes(site, {"media/p.webp": b"P"})
    assert files(site.live) == {**good, "media/p.webp": b"P"}


def test_a_twin_of_another_tree_is_none(site: Trees) -> None:
    site.live.rename(site.live.with_name("away"))
    site.live.mkdir()
    assert site.behind() is None
    with pytest.raises(ValueError, match="no twin"):
        site.prepare([], [])


def test_without_hard_links_there_is_no_twin(site: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(trees.os, "link", refuse)
    build_all(site, {"index.html": b"3"})
    assert files(site.live) == {"index.html": b"3"}
    assert site.behind() is None


def test_without_an_exchange_the_trees_are_renamed(site: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "_exchange", lambda *_: False)
    build_all(site, {"index.html": b"3"})
    assert files(site.live) == {"index.html": b"3"}


def test_a_full_disk_leaves_the_live_tree(site: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(trees, "_move", full)
    with pytest.raises(MachineError, match=r"No space left.*still stands"):
        build_changes(site, {"index.html": b"2"})
    assert files(site.live) == FIRST


def test_a_tree_is_known_again_after_the_exchange(site: Trees) -> None:
    new = site.begin()
    written = write_pages(new, pages({"index.html": b"2"}), before=site.live)
    ready = site.prepare(written, [])
    known = trees.identity(ready)
    site.publish(ready, written)
    assert trees.identity(site.live) == known != ""
    assert trees.identity(site.live.with_name("nowhere")) == ""
