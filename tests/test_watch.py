import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import watch as module
from generator.errors import MachineError
from generator.watch import Watch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "stories" / "a").mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    with Watch(root) as made:
        yield made


def notices(watch: Watch, seconds: float = 10) -> bool:
    waiting = threading.Thread(target=watch.wait, daemon=True)
    waiting.start()
    waiting.join(seconds)
    return not waiting.is_alive()


def test_a_file_below_a_watched_folder_is_noticed(root: Path, watch: Watch) -> None:
    (root / "stories" / "a" / "story.yml").write_text("title: A\n")
    assert notices(watch)


def test_settings_that_an_editor_replaces_are_noticed_each_time(root: Path, watch: Watch) -> None:
    for name in ("B", "C"):
        (root / "new").write_text(f"site_name: {name}\n")
        (root / "new").replace(root / "mkdocs.yml")
        assert notices(watch)


def test_a_folder_that_comes_later_is_watched_from_then_on(root: Path, watch: Watch) -> None:
    (root / "themes").mkdir()
    assert notices(watch)
    (root / "themes" / "a.css").write_text("")
    assert notices(watch)


def test_what_a_build_writes_and_what_it_reads_is_no_change(root: Path, watch: Watch) -> None:
    (root / ".cache" / "a").write_text("")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("")
    (root / "mkdocs.yml").read_text()
    assert not notices(watch, 0.5)


def test_a_system_that_watches_too_few_folders_says_how_to_let_it_watch_more(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(module.Observer, "schedule", refuse)
    with pytest.raises(MachineError, match=r"sysctl fs\.inotify\.max_user_watches"):
        Watch(root)
