"""Where the values and names of a plain text stand, worked out when somebody asks: of most places nobody ever does."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.intake.spans import Lines
from generator.intake.yaml_plain import REMEMBERED, Offsets, Place, read_plainly
from generator.model.diagnostic import Span
from generator.model.source import FieldPath

_lines = lru_cache(maxsize=REMEMBERED)(Lines.of)


class PlacesIn(Mapping[FieldPath, Span]):
    """The spans of the values of a plain text, or of the names of its fields. It holds the text alone: what was read of it and forgotten since is read anew."""

    __slots__ = ("names", "text")

    def __init__(self, text: str, *, names: bool = False) -> None:
        self.text = text
        self.names = names

    def __getitem__(self, path: FieldPath) -> Span:
        place = self._document()
        for part in path:
            place = place[2].get(part) if place else None
        offsets = self._offsets(place) if place else None
        if offsets is None:
            raise KeyError(path)
        return _lines(self.text).span(*offsets)

    def __iter__(self) -> Iterator[FieldPath]:
        document = self._document()
        return (path for path, place in _all((), document) if self._offsets(place)) if document else iter(())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _document(self) -> Place | None:
        read = read_plainly(self.text)
        return read[1] if read else None

    def _offsets(self, place: Place) -> Offsets | None:
        return place[3] if self.names else (place[0], _end(place))


def _end(place: Place) -> int:
    _, end, inside, _ = place
    return _end(inside[next(reversed(inside))]) if end is None else end


def _all(path: FieldPath, place: Place) -> Iterator[tuple[FieldPath, Place]]:
    """A place and all in it, with the ways to them."""
    yield path, place
    for part, inner in place[2].items():
        yield from _all((*path, part), inner)
