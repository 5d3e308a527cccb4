"""What the tests let a cluster do: functions that workers can import."""

import os
import signal
import time
from pathlib import Path
from typing import NamedTuple


class Shop(NamedTuple):
    """What is bound to a function: folders, and a word that is far from every file."""

    root: Path
    word: str


def join(shop: Shop, name: str) -> tuple[str, Path, int]:
    """Writes a file made of one that all items share, one of the item's own, and a word; gives its text, its path, and the process."""
    text = f"{(shop.root / 'shared' / 'greeting.txt').read_text()}, {(shop.root / 'items' / name).read_text()}, {shop.word}"
    target = shop.root / "made" / f"{name}.out"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text)
    return text, target, os.getpid()


def slowly(shop: Shop, name: str) -> tuple[str, Path, int]:
    """As `join`, slow enough to be interrupted: says that it began and waits."""
    (Path(shop.word) / f"{name}-{os.getpid()}").touch()
    time.sleep(0.3)
    return join(shop._replace(word=""), name)


def deadly(name: str) -> str:
    """Ends the process at one of the items."""
    if name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return name


def seen(root: Path, name: str) -> list[str]:
    """The files that a worker sees below the root."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def refused(root: Path, name: str) -> str:
    """Opens what was not brought."""
    return (root / name).read_text()
