"""What a chart is made of: rectangles, lines, dots and words in a small box, in no colour and no unit but the box's own.

A mark says what it stands for by its `tone`, which the style sheets turn into a colour and a pattern: "one" to "six" for series, "before", "after",
"track" for the whole, "none" for nothing to show. Charts are laid out from left to right and mirrored at the end for languages that run from right to left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

TONES = ("one", "two", "three", "four", "five", "six")
"""The series of a chart, in order; a seventh begins again."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with its upper left corner at x, y. `title` is what a pointer resting on it shows."""

    x: float
    y: float
    width: float
    height: float
    tone: str = TONES[0]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    tone: str = TONES[0]

    @property
    def path(self) -> str:
        """The points as SVG's `points` attribute."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot around x, y."""

    x: float
    y: float
    radius: float
    tone: str = TONES[0]


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a number at x, on the base line y. `anchor` is SVG's start, middle or end as in a text from left to right; `role` label, value or tick."""

    x: float
    y: float
    text: str | float
    role: str = "label"
    anchor: str = "start"
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one kind (bar, stacked, line, dot, spark, tiles), ready to be drawn in a box of `width` by `height`."""

    kind: str
    width: float
    height: float
    rectangles: tuple[Rectangle, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()


def mirrored(chart: Chart, direction: str) -> Chart:
    """The chart as readers of the direction "rtl" read it; as it is for "ltr"."""
    if direction != "rtl":
        return chart
    width = chart.width
    return replace(
        chart,
        rectangles=tuple(replace(r, x=short(width - r.x - r.width)) for r in chart.rectangles),
        lines=tuple(replace(line, points=tuple((short(width - x), y) for x, y in line.points)) for line in chart.lines),
        dots=tuple(replace(dot, x=short(width - dot.x)) for dot in chart.dots),
        words=tuple(replace(w, x=short(width - w.x), anchor={"start": "end", "end": "start"}.get(w.anchor, w.anchor)) for w in chart.words),
    )


def short(value: float) -> float:
    """A coordinate with at most one decimal: a tenth of a pixel is nobody's."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def scale(values: Iterable[float], length: float, largest: float = 0) -> tuple[float, ...]:
    """Lengths for values, the largest of them (or `largest`, if that is more) filling `length`; what is below nothing has none."""
    numbers = tuple(values)
    full = max([*numbers, largest])
    return tuple(short(max(number, 0) / full * length) if full > 0 else 0 for number in numbers)
