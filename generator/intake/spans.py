"""Where things stand in a text: offsets kept small, turned into lines and columns only when somebody asks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.diagnostic import Span
from generator.model.source import FieldPath


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, by the offset of their first character. A line ends in "\\n"."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """The lines of `text`."""
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        return cls(tuple(starts))

    def span(self, start: int, end: int) -> Span:
        """The span from the character at offset `start` up to that at `end`, never empty."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end))
        return Span(line, column, end_line, end_column + 1 if end <= start else end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Spans(Mapping[FieldPath, Span]):
    """The spans of a document's values (or keys) by the way to them. Made by the thousand and seldom read, so it holds offsets alone."""

    __slots__ = ("_lines", "_offsets")

    def __init__(self, offsets: Mapping[FieldPath, tuple[int, int]], lines: Lines) -> None:
        self._offsets = offsets
        self._lines = lines

    def __getitem__(self, path: FieldPath) -> Span:
        return self._lines.span(*self._offsets[path])

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)

    def __contains__(self, path: object) -> bool:
        return path in self._offsets
