"""What was made of each published story, as it lies in the packs: the parts, and digests by which a build tells what changed."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.engine.packs import Packs, Place

CARD, CARD_HTML, TABLE_ROW, JSON_ROW, RECORD, MAIN = range(6)
"""The parts of a story's record: its card and that card as HTML in the site's main language, its rows of the open data, its search record; from MAIN on the main part
of its page in each language."""


class Digests(NamedTuple):
    """Eight bytes for each thing that pages are made of.

    The main part in each language, the card with all its labels, the rows of the open data, the search record (nothing where none was made), the filing, and the
    facets in it.
    """

    mains: tuple[bytes, ...] = ()
    card: bytes = b""
    rows: bytes = b""
    record: bytes = b""
    filing: bytes = b""
    facets: bytes = b""


def digest(*parts: bytes) -> bytes:
    """Eight bytes that tell whether things are as they were before; parts cannot run into one another."""
    found = blake2b(digest_size=8)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


class Stored:
    """The parts of stories, read from the packs as they are asked for."""

    def __init__(self, folder: Path, places: Mapping[str, Place]) -> None:
        self._packs = Packs(folder)
        self._places = places

    def part(self, story: str, number: int) -> bytes:
        """A part of a story's record.

        Raises:
            DamagedPack: it is not what was put there.
        """
        return self._packs.part(self._places[story], number)

    def parts(self, stories: Iterable[str], number: int) -> Iterator[bytes]:
        """The same part of each of these stories."""
        return (self.part(story, number) for story in stories)
