"""A measure's change as readers see it: the sentence of figures and the bars beside it."""

from dataclasses import dataclass
from functools import lru_cache

from generator.catalog.marks import Chart, Rectangle, Words, mirrored, scale
from generator.model.story import Measure

WIDTH, LABELS, VALUES = 360.0, 76.0, 64.0
ROW, BAR, AXIS = 28.0, 18.0, 18.0


@dataclass(frozen=True, slots=True)
class Figures:
    """The parts of "31 → 88 of 142 children": any of the numbers may be missing. `percent` says that the unit is per cent; `unit` then is ""."""

    name: str
    before: float | None
    after: float | None
    total: float | None
    unit: str
    percent: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class MeasureBars:
    """A measure as a chart with its figures; the texts "before" and "after" in `chart.words` are for the template to put into words."""

    figures: Figures
    chart: Chart


def figures(measure: Measure) -> Figures:
    """The parts of the sentence about a measure. A total that equals a hundred per cent says nothing and is left out."""
    unit = (measure.unit or "").strip()
    percent = unit.casefold() in ("%", "percent", "per cent", "percentage")
    total = None if percent else measure.total
    return Figures(measure.name, measure.before, measure.after, total, "" if percent else unit, percent, measure.source or "")


def measure_bars(measure: Measure, direction: str = "ltr") -> MeasureBars | None:
    """Before and after as bars, against the total (a hundred, for per cent) where it is known; None where neither was measured."""
    parts = figures(measure)
    if parts.before is None and parts.after is None:
        return None
    return MeasureBars(parts, bars(parts.before, parts.after, 100.0 if parts.percent else parts.total, direction))


@lru_cache(10_000)
def bars(before: float | None, after: float | None, whole: float | None, direction: str) -> Chart:
    """The chart of these numbers. Percentages and small numbers come again in many stories."""
    rows = [(when, value) for when, value in (("before", before), ("after", after)) if value is not None]
    room = WIDTH - LABELS - VALUES
    *lengths, full = scale([*(value for _, value in rows), whole or 0], room)
    rectangles, words = [], []
    for number, ((when, value), length) in enumerate(zip(rows, lengths, strict=True)):
        top = number * ROW + 2
        if whole:
            rectangles.append(Rectangle(LABELS, top, full, BAR, "track"))
        rectangles.append(Rectangle(LABELS, top, length, BAR, when))
        words.append(Words(0, top + 14, when, "label"))
        words.append(Words(LABELS + length + 6, top + 14, value, "value", tone=when))
    bottom = len(rows) * ROW
    if whole:
        words += [Words(LABELS, bottom + 12, 0, "tick"), Words(LABELS + full, bottom + 12, whole, "tick", "end")]
    height = bottom + (AXIS if whole else 0)
    return mirrored(Chart("measure", WIDTH, height, tuple(rectangles), words=tuple(words)), direction)
