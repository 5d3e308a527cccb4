"""Two small drawings for bench/README.md: bars and lines, readable on a light and on a dark page."""

from collections.abc import Mapping, Sequence
from html import escape

WIDTH, LABELS, VALUES, ROW = 720, 170, 110, 34

STYLE = (
    "<style>text{font:14px system-ui,sans-serif;fill:#24292f}.small{font-size:12px;fill:#57606a}.bar,.dot{fill:#0969da}.other{fill:#8c959f}"
    ".line{fill:none;stroke-width:2}.line0,.mark0{stroke:#0969da}.line1,.mark1{stroke:#bc4c00}.line2,.mark2{stroke:#1a7f37}.axis{stroke:#8c959f;stroke-width:1}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9198a1}.bar,.dot{fill:#4493f8}.other{fill:#6e7681}"
    ".line0,.mark0{stroke:#4493f8}.line1,.mark1{stroke:#f0883e}.line2,.mark2{stroke:#3fb950}}</style>"
)
"""Colours of either page; contrast of texts at least 4.5 to 1 on white and on #0d1117."""


def bars(title: str, rows: Sequence[tuple[str, float, str]], first: str) -> str:
    """Rows of a name, a value and its words, as bars; the row named `first` stands out."""
    most = max(value for _, value, _ in rows)
    room = WIDTH - LABELS - VALUES
    drawn = []
    for number, (name, value, words) in enumerate(rows):
        top, length = 44 + number * ROW, max(1.0, room * value / most)
        drawn.append(f'<text x="{LABELS - 10}" y="{top + 17}" text-anchor="end">{escape(name)}</text>')
        drawn.append(f'<rect class="{"bar" if name == first else "other"}" x="{LABELS}" y="{top}" width="{length:.1f}" height="24" rx="2"/>')
        drawn.append(f'<text x="{LABELS + length + 8:.1f}" y="{top + 17}">{escape(words)}</text>')
    return _drawing(title, 52 + len(rows) * ROW, drawn)


def lines(title: str, across: Sequence[int], series: Mapping[str, Sequence[float]], unit: str) -> str:
    """Several series over the same numbers of stories, which stand at equal distances; all values in one unit."""
    height, left, right, top = 320, 70, WIDTH - 190, 70
    bottom = height - 40
    most = max(value for values in series.values() for value in values) * 1.1
    places = [left + (right - left) * number / max(1, len(across) - 1) for number in range(len(across))]
    drawn = [f'<path class="axis" d="M{left} {top}V{bottom}H{right}" fill="none"/>', f'<text class="small" x="8" y="{top - 22}">{escape(unit)}</text>']
    drawn += [f'<text class="small" x="{left - 6}" y="{bottom - (bottom - top) * part + 4:.0f}" text-anchor="end">{most * part:.2g}</text>' for part in (0, 0.5, 1)]
    drawn += [f'<text class="small" x="{place:.0f}" y="{bottom + 20}" text-anchor="middle">{stories:,}</text>' for place, stories in zip(places, across, strict=True)]
    for number, (name, values) in enumerate(series.items()):
        heights = [bottom - (bottom - top) * value / most for value in values]
        points = " ".join(f"{place:.1f},{level:.1f}" for place, level in zip(places, heights, strict=True))
        drawn.append(f'<polyline class="line line{number}" points="{points}"/>')
        drawn.append(f'<path class="line mark{number}" d="M{right + 14} {top + 6 + 22 * number}h18"/>')
        drawn.append(f'<text class="small" x="{right + 38}" y="{top + 10 + 22 * number}">{escape(name)}</text>')
    return _drawing(title, height, drawn)


def _drawing(title: str, height: int, drawn: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title, quote=True)}">'
    return "\n".join([head, STYLE, f'<text x="0" y="20" font-weight="600">{escape(title)}</text>', *drawn, "</svg>"]) + "\n"
