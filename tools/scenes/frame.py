"""A figure's own measure.

The ground under a figure is (0, 0), its standing height is 1, y runs upwards as negative numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenes.palette import Colour
from scenes.paper import Point, Sheet, curve, oval, ribbon


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a figure stands: its ground point, its size, and whether it is mirrored."""

    sheet: Sheet
    x: float
    y: float
    size: float
    flip: int = 1

    def at(self, px: float, py: float) -> Point:
        """A place of the figure on the sheet."""
        return self.x + px * self.size * self.flip, self.y + py * self.size

    def all(self, points: Sequence[Point]) -> list[Point]:
        """Places of the figure on the sheet."""
        return [self.at(*point) for point in points]

    def blob(self, points: Sequence[Point], colour: Colour, shade: float = 0.3, alpha: float = 1.0) -> None:
        """A smooth closed shape."""
        self.sheet.shape(curve(self.all(points)), colour, shade=shade, alpha=alpha)

    def flat(self, points: Sequence[Point], colour: Colour, shade: float = 0.0) -> None:
        """A closed shape with corners."""
        self.sheet.shape(self.all(points), colour, shade=shade)

    def limb(self, points: Sequence[Point], start: float, end: float, colour: Colour, shade: float = 0.25) -> None:
        """An arm, a leg, a plait: a stroke that grows thinner."""
        self.sheet.shape(ribbon(self.all(points), start * self.size, end * self.size), colour, shade=shade)

    def ball(self, px: float, py: float, rx: float, ry: float, colour: Colour, shade: float = 0.3) -> None:
        """An ellipse."""
        x, y = self.at(px, py)
        self.sheet.shape(oval(x, y, rx * self.size, ry * self.size), colour, shade=shade)

    def line(self, points: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0) -> None:
        """A thin line."""
        self.sheet.line(self.all(points), width * self.size, colour, alpha)


Arms = tuple[tuple[Point, Point], tuple[Point, Point]]
"""Elbow and hand of the far and the near arm."""


def mix_point(one: Point, other: Point, share: float) -> Point:
    """The point `share` of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
