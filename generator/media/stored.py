"""Photos and documents that were derived before, looked up by their files' fingerprints."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.media.document import PublishedDocument, stored_document
from generator.media.photo import Photo, stored_photo

Thing = TypeVar("Thing")


class Found(Mapping[str, Thing]):
    """What `find` gives for a fingerprint, kept once it was found. It cannot be listed."""

    def __init__(self, find: Callable[[str], Thing | None]) -> None:
        self._find = find
        self._known: dict[str, Thing | None] = {}

    def __getitem__(self, fingerprint: str) -> Thing:
        if fingerprint not in self._known:
            self._known[fingerprint] = self._find(fingerprint)
        found = self._known[fingerprint]
        if found is None:
            raise KeyError(fingerprint)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("derived files are looked up by fingerprint")

    def __len__(self) -> int:
        raise TypeError("derived files are looked up by fingerprint")


def photos_in(folder: Path) -> Mapping[str, Photo]:
    """The photos derived into `folder`, by their appearances."""
    return Found(partial(stored_photo, folder=folder))


def documents_in(folder: Path) -> Mapping[str, PublishedDocument]:
    """The documents derived into `folder`."""
    return Found(partial(stored_document, folder=folder))
