"""Where the values and names of a plain text stand, worked out when somebody asks: of most places nobody ever does."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.intake.spans import Lines
from generator.intake.yaml_plain import REMEMBERED, Place, read_plainly
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
            place = place[2].get(part) if isinstance(place, tuple) else None
        if place is None or not self._counts(path):
            raise KeyError(path)
        return _lines(self.text).span(*(_name(place) if self.names else _value(place)))

    def __iter__(self) -> Iterator[FieldPath]:
        document = self._document()
        return filter(self._counts, _ways((), document)) if document else iter(())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _document(self) -> Place | None:
        read = read_plainly(self.text)
        return read[1] if read else None

    def _counts(self, path: FieldPath) -> bool:
        """Whether a way leads to what is looked for: an entry of a list has no name."""
        return not self.names or isinstance(path[-1] if path else None, str)


def _ways(path: FieldPath, place: Place) -> Iterator[FieldPath]:
    """The way to a place, and the ways to all in it."""
    yield path
    if isinstance(place, tuple):
        for part, inner in place[2].items():
            yield from _ways((*path, part), inner)


def _name(place: Place) -> tuple[int, int]:
    """The offsets between which the name of a field stands."""
    line = place[0] if isinstance(place, tuple) else place
    assert line is not None
    return line.span("name")


def _value(place: Place) -> tuple[int, int]:
    """The offsets between which a value stands."""
    if isinstance(place, tuple):
        line, start, inside = place
        if start is None:
            assert line is not None
            return line.span("flow")
        # It ends with the last value in it.
        return start, _value(inside[next(reversed(inside))])[1]
    if place["plain"] is not None:
        start = place.start("plain")
        return start, start + len(place["plain"].rstrip(" "))
    if place["quoted"] is not None:
        return place.span("quoted")
    # Nothing stands behind the colon or the dash.
    end = place.start("dash") + 1 if place["name"] is None else place.end("name") + 1
    return end, end
