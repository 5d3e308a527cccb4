"""The places in a text of plain YAML, worked out when somebody asks: of ten stories nine have nothing wrong in them."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.intake.spans import Lines, Spans
from generator.intake.yaml_full import read_fully
from generator.model.diagnostic import Span
from generator.model.source import FieldPath, Positions

REMEMBERED = 32
"""Texts of which all places are kept at a time: one is asked for many in a row, and each holds 50 KB."""


class Source:
    """A text that could be read fast, its value, and the offsets that generator.intake.yaml_values noted of it.

    In another process it is a text only: what few places are asked for there are read from it anew.
    """

    __slots__ = ("offsets", "parser", "text", "value")

    def __init__(self, text: str, parser: Any, value: Any = None, offsets: "array[int] | None" = None) -> None:
        self.text = text
        self.parser = parser
        self.value = value
        self.offsets = offsets

    def __reduce__(self) -> tuple[type["Source"], tuple[str, Any]]:
        return Source, (self.text, self.parser)


@lru_cache(maxsize=REMEMBERED)
def _positions(source: Source) -> Positions:
    if source.offsets is None:
        return read_fully(source.text, "", source.parser).positions
    lines, walk = Lines.of(source.text), _Walk(source.text, source.offsets)
    if source.offsets:
        walk.value(source.value, ())
    return Positions(Spans(walk.values, lines), Spans(walk.keys, lines))


class _Walk:
    """A way through a value beside the offsets of the events that it was made of."""

    def __init__(self, text: str, offsets: Sequence[int]) -> None:
        self.text = text
        self.events = zip(offsets[::2], offsets[1::2], strict=True)
        self.values: dict[FieldPath, tuple[int, int]] = {}
        self.keys: dict[FieldPath, tuple[int, int]] = {}

    def value(self, value: Any, path: FieldPath) -> int:
        """Notes the places of a value and of all inside it, and gives where it ends."""
        start, end = next(self.events)
        last = start
        if isinstance(value, dict):
            for key, inner in value.items():
                here = (*path, key)
                self.keys[here] = place = next(self.events)
                last = max(place[1], self.value(inner, here))
            end = self._closed(end, last)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                last = self.value(inner, (*path, number))
            end = self._closed(end, last)
        elif end > start and self.text[start] in "|>":  # the sign of a block of text, whose last line ends do not count
            end = start + len(self.text[start:end].rstrip())
        self.values[path] = start, end
        return end

    def _closed(self, flow: int, last: int) -> int:
        """Where a group ends: at its bracket, or with its last value."""
        _, end = next(self.events)
        return end if flow else last


class PlacesOf(Mapping[FieldPath, Span]):
    """The spans of a source's values or keys."""

    __slots__ = ("_source", "_which")

    def __init__(self, source: Source, which: str) -> None:
        self._source = source
        self._which = which

    @property
    def _spans(self) -> Mapping[FieldPath, Span]:
        positions = _positions(self._source)
        return positions.values if self._which == "values" else positions.keys

    def __getitem__(self, path: FieldPath) -> Span:
        return self._spans[path]

    def __contains__(self, path: object) -> bool:
        return path in self._spans

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)
