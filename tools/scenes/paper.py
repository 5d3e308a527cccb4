"""The sheet that a picture is laid on: smooth shapes with soft edges, shade and shadow, one above the other.

Places are in hundredths of the sheet's height, x to the right and y downwards, so a landscape sheet is 150 wide and 100 high.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from PIL.Image import Resampling

from scenes.palette import Colour, darker, lighter

Point = tuple[float, float]


def curve(points: Sequence[Point], *, closed: bool = True, steps: int = 7) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    count = len(points)
    made: list[Point] = []
    for index in range(count if closed else count - 1):
        around = [points[(index + k) % count] if closed else points[min(max(index + k, 0), count - 1)] for k in (-1, 0, 1, 2)]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
        for step in range(steps):
            t = step / steps
            u, v = t * t, t * t * t
            made.append(
                (
                    0.5 * (2 * bx + (cx - ax) * t + (2 * ax - 5 * bx + 4 * cx - dx) * u + (3 * bx - ax - 3 * cx + dx) * v),
                    0.5 * (2 * by + (cy - ay) * t + (2 * ay - 5 * by + 4 * cy - dy) * u + (3 * by - ay - 3 * cy + dy) * v),
                )
            )
    if not closed:
        made.append(points[-1])
    return made


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0, count: int = 40) -> list[Point]:
    """An ellipse around (x, y), turned by `turn` radians."""
    c, s = math.cos(turn), math.sin(turn)
    angles = [2 * math.pi * k / count for k in range(count)]
    return [(x + rx * math.cos(a) * c - ry * math.sin(a) * s, y + rx * math.cos(a) * s + ry * math.sin(a) * c) for a in angles]


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """A rectangle by its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def ribbon(points: Sequence[Point], start: float, end: float | None = None) -> list[Point]:
    """The outline of a smooth stroke through the points, `start` wide at its beginning and `end` at its end, with round ends."""
    end = start if end is None else end
    line = curve(points, closed=False) if len(points) > 2 else list(points)
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = (start + (end - start) * index / max(len(line) - 1, 1)) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    cap_end = _cap(line[-1], left[-1])
    cap_start = _cap(line[0], right[0])
    return left + cap_end + right[::-1] + cap_start


def _cap(centre: Point, start: Point) -> list[Point]:
    """Half a circle around the end of a stroke, from its edge at `start`."""
    angle = math.atan2(start[1] - centre[1], start[0] - centre[0])
    radius = math.hypot(start[0] - centre[0], start[1] - centre[1])
    return [(centre[0] + radius * math.cos(angle - math.pi * k / 6), centre[1] + radius * math.sin(angle - math.pi * k / 6)) for k in range(1, 6)]


class Sheet:
    """A picture in the making. `light` is the side that light comes from: -1 left, 1 right."""

    def __init__(self, size: tuple[int, int], ground: Colour, rng: Random, light: int = -1) -> None:
        self.image = Image.new("RGB", size, ground)
        self.unit = size[1] / 100
        self.w = size[0] / self.unit
        self.origin: Point = (0.0, 0.0)
        self.rng = rng
        self.light = light
        self._before: Image.Image | None = None
        self._cover: Image.Image | None = None

    def zoom(self, times: float, x: float, y: float) -> None:
        """Goes closer; `x` and `y` say which part of what then has no room is cut off, 0 the right and lower, 1 the left and upper."""
        self.unit *= times
        self.origin = (self.w * (1 - 1 / times) * x, 100 * (1 - 1 / times) * y)

    def shape(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        to: Colour | None = None,
        sideways: bool = False,
        shade: float = 0.0,
        shadow: float = 0.0,
        alpha: float = 1.0,
    ) -> None:
        """Lays a shape: one colour or a run from `colour` (top or left) `to` another; `shade` darkens the side away from the light; `shadow` it throws below."""
        found = self._mask(points)
        if found is None:
            return
        mask, area = found
        if shadow:
            self._shadow(mask, area, shadow)
        if alpha < 1:
            mask = mask.point(lambda value: value * alpha)
        if to is None:
            self._paste(colour, area, mask)
        else:
            self._paste(self._run(mask.size, colour, to, sideways=sideways), area, mask)
        if shade:
            self._shade(mask, area, colour, shade)

    def line(self, points: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0, end: float | None = None) -> None:
        """A smooth stroke through the points."""
        self.shape(ribbon(points, width, end), colour, alpha=alpha)

    def glow(self, points: Sequence[Point], colour: Colour, alpha: float, blur: float) -> None:
        """A shape without an edge: light on a wall, a shadow on the ground."""
        found = self._mask(points, margin=blur * 2.5, times=1)
        if found is None:
            return
        mask, area = found
        small = mask.resize((max(1, mask.width // 6), max(1, mask.height // 6)), Resampling.BOX).filter(ImageFilter.GaussianBlur(blur * self.unit / 6))
        mask = small.resize(mask.size, Resampling.BICUBIC).point(lambda value: value * alpha)
        self._paste(colour, area, mask)

    def letters(self, text: str, x: float, y: float, height: float, colour: Colour, font: Path, alpha: float = 1.0) -> None:
        """Writes the text with its middle at (x, y); nothing where the font is missing."""
        if not font.is_file():
            return
        face = ImageFont.truetype(font, max(8, round(height * self.unit)))
        left, top, right, bottom = face.getbbox(text)
        mask = Image.new("L", (round(right - left) + 4, round(bottom - top) + 4))
        ImageDraw.Draw(mask).text((2 - left, 2 - top), text, 255, face)
        px, py = round((x - self.origin[0]) * self.unit - mask.width / 2), round((y - self.origin[1]) * self.unit - mask.height / 2)
        self._paste(colour, (px, py, px + mask.width, py + mask.height), mask.point(lambda value: value * alpha))

    def soften(self, radius: float) -> None:
        """Puts everything so far out of focus."""
        self.image = blurred(self.image, radius * self.unit)

    def veil(self, colour: Colour, top: float, bottom: float) -> None:
        """A haze over everything so far, from `top` to `bottom` opaque."""
        low, high = round(top * 255), round(bottom * 255)
        mask = Image.linear_gradient("L").resize(self.image.size, Resampling.BICUBIC).point(lambda value: low + (high - low) * value / 255)
        self.image.paste(colour, (0, 0), mask)

    def in_front(self) -> None:
        """What follows, up to `end_front`, stands close to the lens."""
        self._before = self.image.copy()
        self._cover = Image.new("L", self.image.size)

    def end_front(self, radius: float) -> None:
        """Puts what was laid since `in_front` out of focus."""
        if self._before is None or self._cover is None:
            return
        cover = blurred(self._cover, radius * self.unit)
        self.image = Image.composite(blurred(self.image, radius * self.unit * 0.7), self._before, cover)
        self._before = self._cover = None

    def _mask(self, points: Sequence[Point], margin: float = 0.0, times: int = 0) -> tuple[Image.Image, tuple[int, int, int, int]] | None:
        """The shape's coverage and the area of the sheet that it lies in, cut at the sheet's edges."""
        ox, oy = self.origin
        xs, ys = [(x - ox) * self.unit for x, _ in points], [(y - oy) * self.unit for _, y in points]
        edge = margin * self.unit + 2
        left, top = max(int(min(xs) - edge), -40), max(int(min(ys) - edge), -40)
        right, bottom = min(int(max(xs) + edge) + 1, self.image.width + 40), min(int(max(ys) + edge) + 1, self.image.height + 40)
        if right <= left or bottom <= top:
            return None
        times = times or (4 if (right - left) * (bottom - top) < 90_000 else 2)
        mask = Image.new("L", ((right - left) * times, (bottom - top) * times))
        ImageDraw.Draw(mask).polygon([((x - left) * times, (y - top) * times) for x, y in zip(xs, ys, strict=True)], 255)
        return (mask.reduce(times) if times > 1 else mask), (left, top, right, bottom)

    def _paste(self, colour: Colour | Image.Image, area: tuple[int, int, int, int], mask: Image.Image) -> None:
        self.image.paste(colour, area[:2] if isinstance(colour, Image.Image) else area, mask)
        if self._cover is not None:
            self._cover.paste(255, area, mask)

    def _run(self, size: tuple[int, int], start: Colour, end: Colour, *, sideways: bool) -> Image.Image:
        run = Image.linear_gradient("L").rotate(90) if sideways else Image.linear_gradient("L")
        run = run.resize(size, Resampling.BICUBIC)
        return Image.composite(Image.new("RGB", size, end), Image.new("RGB", size, start), run)

    def _shade(self, mask: Image.Image, area: tuple[int, int, int, int], colour: Colour, strength: float) -> None:
        run = Image.linear_gradient("L").rotate(90 if self.light < 0 else -90).resize(mask.size, Resampling.BICUBIC)
        dark = run.point(lambda value: max(0, value - 90) / 165 * 255 * strength)
        self._paste(darker(colour, 0.75), area, ImageChops.multiply(mask, dark))
        bright = run.point(lambda value: max(0, 80 - value) / 80 * 255 * strength * 0.55)
        self._paste(lighter(colour, 0.75), area, ImageChops.multiply(mask, bright))

    def _shadow(self, mask: Image.Image, area: tuple[int, int, int, int], depth: float) -> None:
        """A soft shadow below the shape, `depth` hundredths away."""
        reach = round(depth * self.unit)
        pad = reach * 3
        small = (max(1, (mask.width + 2 * pad) // 4), max(1, (mask.height + 2 * pad) // 4))
        wide = Image.new("L", (mask.width + 2 * pad, mask.height + 2 * pad))
        wide.paste(mask, (pad - self.light * reach // 2, pad + reach))
        wide = wide.resize(small, Resampling.BOX).filter(ImageFilter.GaussianBlur(max(reach / 5, 0.6))).resize(wide.size, Resampling.BILINEAR)
        place = (area[0] - pad, area[1] - pad, area[0] - pad + wide.width, area[1] - pad + wide.height)
        self.image.paste((52, 34, 48), place, wide.point(lambda value: value * 0.34))


def blurred(image: Image.Image, radius: float) -> Image.Image:
    """The picture out of focus; worked out small where the blur is wide."""
    if radius < 5:
        return image.filter(ImageFilter.GaussianBlur(radius))
    times = 2 if radius < 14 else 4
    small = image.reduce(times).filter(ImageFilter.GaussianBlur(radius / times))
    return small.resize(image.size, Resampling.BICUBIC)
