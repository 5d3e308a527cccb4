"""Charts as geometry: from numbers to marks in a small box. Site and book draw them with the same template, themes/shared/charts/chart.svg.

Every function gives a `Chart` for readers of one direction ("ltr" or "rtl"); the numbers stand beside it in a real table (themes/shared/charts/table.html).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.marks import TONES, Chart, Dot, Line, Rectangle, Words, mirrored, scale, short
from generator.catalog.measures import figures, measure_bars

__all__ = ["Series", "bars", "dots", "figures", "line", "measure_bars", "sparkline", "stacked_bars", "state_tiles"]

WIDTH = 360.0
"""Width of a chart's box: about a phone's, so that its words are readable there at their own size."""

ROW, BAR, VALUE = 40.0, 12.0, 44.0
LINE_HEIGHT = 150.0

TILE, GAP = 36.0, 3.0

STATE_TILES: dict[str, tuple[int, int, str]] = {
    "ladakh": (0, 3, "LA"),
    "jammu-and-kashmir": (1, 2, "JK"),
    "himachal-pradesh": (1, 3, "HP"),
    "punjab": (2, 1, "PB"),
    "chandigarh": (2, 2, "CH"),
    "uttarakhand": (2, 3, "UK"),
    "arunachal-pradesh": (2, 8, "AR"),
    "rajasthan": (3, 0, "RJ"),
    "haryana": (3, 1, "HR"),
    "delhi": (3, 2, "DL"),
    "uttar-pradesh": (3, 3, "UP"),
    "bihar": (3, 4, "BR"),
    "sikkim": (3, 5, "SK"),
    "assam": (3, 7, "AS"),
    "nagaland": (3, 8, "NL"),
    "gujarat": (4, 0, "GJ"),
    "madhya-pradesh": (4, 1, "MP"),
    "chhattisgarh": (4, 2, "CG"),
    "jharkhand": (4, 3, "JH"),
    "west-bengal": (4, 4, "WB"),
    "meghalaya": (4, 7, "ML"),
    "manipur": (4, 8, "MN"),
    "dadra-and-nagar-haveli-and-daman-and-diu": (5, 0, "DH"),
    "maharashtra": (5, 1, "MH"),
    "telangana": (5, 2, "TS"),
    "odisha": (5, 3, "OD"),
    "tripura": (5, 7, "TR"),
    "mizoram": (5, 8, "MZ"),
    "goa": (6, 1, "GA"),
    "karnataka": (6, 2, "KA"),
    "andhra-pradesh": (6, 3, "AP"),
    "lakshadweep": (7, 0, "LD"),
    "kerala": (7, 2, "KL"),
    "tamil-nadu": (7, 3, "TN"),
    "puducherry": (7, 4, "PY"),
    "andaman-and-nicobar-islands": (7, 6, "AN"),
}
"""Row, column and letters (ISO 3166-2:IN) of each state and union territory: a grid made by hand that keeps neighbours near one another."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one name, one for each row of a chart; `tone` is its own, where it has one."""

    name: str
    values: tuple[float, ...]
    tone: str = ""


def bars(rows: Sequence[tuple[str, float]], direction: str = "ltr", tones: Sequence[str] = ()) -> Chart:
    """A bar a row, its name above it and its value behind it; `tones` gives each row its own."""
    lengths = scale((value for _, value in rows), WIDTH - VALUE)
    own = tones or [TONES[0]] * len(rows)
    rectangles = [Rectangle(0, number * ROW + 20, length, BAR, own[number]) for number, length in enumerate(lengths)]
    words = []
    for number, ((name, value), length) in enumerate(zip(rows, lengths, strict=True)):
        words += [Words(0, number * ROW + 14, name), Words(length + 6, number * ROW + 31, value, "value")]
    return mirrored(Chart("bar", WIDTH, len(rows) * ROW, tuple(rectangles), words=tuple(words)), direction)


def stacked_bars(rows: Sequence[str], series: Sequence[Series], direction: str = "ltr") -> Chart:
    """A bar a row with a part for each series, in the series' order, and the row's sum behind it."""
    sums = [sum(max(one.values[number], 0) for one in series) for number in range(len(rows))]
    rectangles, words = [], []
    for number, name in enumerate(rows):
        start = 0.0
        parts = scale((one.values[number] for one in series), WIDTH - VALUE, max(sums))
        for tone, part, one in zip(_tones(len(series)), parts, series, strict=True):
            if part:
                rectangles.append(Rectangle(short(start), number * ROW + 20, part, BAR, one.tone or tone, one.name))
            start += part
        words += [Words(0, number * ROW + 14, name), Words(short(start + 6), number * ROW + 31, sums[number], "value")]
    return mirrored(Chart("stacked", WIDTH, len(rows) * ROW, tuple(rectangles), words=tuple(words)), direction)


def line(points: Sequence[tuple[str, float]], direction: str = "ltr") -> Chart:
    """A line over equal steps (years, quarters) with a dot, a value and a name at each; it begins at nothing."""
    xs, ys = _steps(len(points), 24, WIDTH - 24), scale((value for _, value in points), LINE_HEIGHT - 50)
    places = tuple((x, short(LINE_HEIGHT - 24 - y)) for x, y in zip(xs, ys, strict=True))
    words = [Words(x, LINE_HEIGHT - 4, name, "tick", "middle") for (name, _), (x, _) in zip(points, places, strict=True)]
    words += [Words(x, short(y - 9), value, "value", "middle") for (_, value), (x, y) in zip(points, places, strict=True)]
    ground = Line(((0, LINE_HEIGHT - 24), (WIDTH, LINE_HEIGHT - 24)), "ground")
    return mirrored(Chart("line", WIDTH, LINE_HEIGHT, lines=(ground, Line(places)), dots=tuple(Dot(x, y, 4) for x, y in places), words=tuple(words)), direction)


def dots(rows: Sequence[tuple[str, float, float]], direction: str = "ltr") -> Chart:
    """Two dots a row on one scale, joined by a line: what was and what is, for many things at once; what is stands beside its dot."""
    ends = scale((value for _, before, after in rows for value in (before, after)), WIDTH - 2 * VALUE)
    lines, marks, words = [], [], []
    for number, (name, _, after) in enumerate(rows):
        middle, was, now = number * ROW + 26, short(ends[2 * number] + VALUE), short(ends[2 * number + 1] + VALUE)
        outward, anchor = (10, "start") if now >= was else (-10, "end")
        lines.append(Line(((was, middle), (now, middle)), "join"))
        marks += [Dot(was, middle, 5, "before"), Dot(now, middle, 5, "after")]
        words += [Words(0, number * ROW + 14, name), Words(short(now + outward), middle + 5, after, "value", anchor)]
    return mirrored(Chart("dot", WIDTH, len(rows) * ROW, lines=tuple(lines), dots=tuple(marks), words=tuple(words)), direction)


def sparkline(values: Sequence[float], direction: str = "ltr") -> Chart:
    """A line the size of a word, with a dot at its end."""
    xs, ys = _steps(len(values), 3, 77), scale(values, 16)
    places = tuple((x, short(18 - y)) for x, y in zip(xs, ys, strict=True))
    ends = (Dot(*places[-1], 2.5),) if places else ()
    return mirrored(Chart("spark", 80, 20, lines=(Line(places),) if len(places) > 1 else (), dots=ends), direction)


def state_tiles(counts: Mapping[str, int], names: Mapping[str, str]) -> Chart:
    """A tile for each state and union territory of India, darker the more it has, with its letters and number; `names` is what a resting pointer shows.

    A map keeps its sides in every language: it is not mirrored.
    """
    rectangles, words = [], []
    most = max(counts.values(), default=0)
    for state, (row, column, letters) in STATE_TILES.items():
        count = counts.get(state, 0)
        x, y, shade = column * (TILE + GAP), row * (TILE + GAP), shade_of(count, most)
        rectangles.append(Rectangle(x, y, TILE, TILE, f"shade-{shade}", f"{names.get(state, letters)}: {count}"))
        words.append(Words(x + TILE / 2, y + (16 if count else 22), letters, "tile", "middle", f"shade-{shade}"))
        if count:
            words.append(Words(x + TILE / 2, y + 30, count, "tile-value", "middle", f"shade-{shade}"))
    columns = 1 + max(column for _, column, _ in STATE_TILES.values())
    rows = 1 + max(row for row, _, _ in STATE_TILES.values())
    return Chart("tiles", columns * (TILE + GAP) - GAP, rows * (TILE + GAP) - GAP, tuple(rectangles), words=tuple(words))


def shade_of(count: int, most: int) -> int:
    """The shade of a count, 0 (nothing) to 4 (the most), in quarters of the most."""
    return 0 if count <= 0 or most <= 0 else min(4, 1 + (4 * (count - 1)) // most)


def _tones(number: int) -> list[str]:
    return [TONES[index % len(TONES)] for index in range(number)]


def _steps(number: int, first: float, last: float) -> tuple[float, ...]:
    if number == 1:
        return (short((first + last) / 2),)
    return tuple(short(first + (last - first) * index / (number - 1)) for index in range(number))
