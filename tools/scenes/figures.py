"""People: stylised figures with few features, put together from smooth shapes.

A figure is drawn in its own measure: the ground under it is (0, 0), its standing height is 1, y runs upwards as negative numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from scenes.palette import HAIRS, KURTAS, SARIS, SKINS, TROUSERS, WHITE, Colour, darker, lighter, mix, rgb
from scenes.paper import Point, Sheet, curve, oval, ribbon


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks. `dress`: sari, salwar, kurta, shirt, tunic (girl), shorts or trousers (boy). `hair`: short, plaits, plait, bun, grey, turban, veil."""

    dress: str
    hair: str
    skin: Colour
    hair_colour: Colour
    top: Colour
    bottom: Colour
    accent: Colour
    head: float = 0.085
    vest: Colour | None = None


def child(rng: Random, uniform: tuple[Colour, Colour, Colour] | None, *, girl: bool | None = None) -> Look:
    """A child in the school's uniform, or in clothes of her own where there is none."""
    girl = rng.random() < 0.55 if girl is None else girl
    top, bottom, accent = uniform or (rng.choice(SARIS), rng.choice(TROUSERS), rng.choice(SARIS))
    dress = rng.choice(("tunic", "salwar")) if girl else rng.choice(("shorts", "trousers"))
    hair = rng.choice(("plaits", "plaits", "plait", "bob")) if girl else "short"
    return Look(dress, hair, rng.choice(SKINS), rng.choice(HAIRS), top, bottom, accent, head=0.118)


def woman(rng: Random, *, dress: str | None = None) -> Look:
    """A woman in a sari or a salwar kameez."""
    dress = dress or rng.choice(("sari", "sari", "salwar"))
    top = rng.choice(SARIS)
    accent = rng.choice([colour for colour in (*SARIS, rgb("f0d9a0"), rgb("f6e6c6")) if colour != top])
    bottom = rng.choice([WHITE, darker(top, 0.3), accent]) if dress == "salwar" else top
    return Look(dress, rng.choice(("bun", "bun", "plait")), rng.choice(SKINS), rng.choice(HAIRS), top, bottom, accent)


def mother(rng: Random) -> Look:
    """A woman of the village, the end of her sari over her head."""
    return replace(woman(rng, dress="sari"), hair=rng.choice(("veil", "veil", "bun")))


def man(rng: Random, *, elder: bool = False) -> Look:
    """A man in kurta and pyjama, or in shirt and trousers."""
    dress = "kurta" if elder else rng.choice(("kurta", "shirt", "shirt"))
    hair = rng.choice(("turban", "grey")) if elder else "short"
    vest = rng.choice((None, rgb("6a4a3a"), rgb("4a5a4a"), rgb("3a4560"))) if dress == "kurta" else None
    bottom = WHITE if dress == "kurta" else rng.choice(TROUSERS)
    return Look(dress, hair, rng.choice(SKINS), rng.choice(HAIRS), rng.choice(KURTAS), bottom, rng.choice(SARIS), vest=vest)


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

ARMS: dict[str, Arms] = {
    "down": (((-0.155, -0.55), (-0.15, -0.40)), ((0.155, -0.55), (0.15, -0.40))),
    "book": (((-0.15, -0.56), (-0.05, -0.52)), ((0.15, -0.56), (0.05, -0.52))),
    "raise": (((-0.155, -0.55), (-0.15, -0.40)), ((0.17, -0.80), (0.16, -0.98))),
    "both": (((-0.18, -0.82), (-0.16, -1.0)), ((0.18, -0.82), (0.16, -1.0))),
    "point": (((-0.155, -0.55), (-0.13, -0.42)), ((0.20, -0.70), (0.33, -0.78))),
    "write": (((-0.15, -0.55), (-0.12, -0.42)), ((0.17, -0.74), (0.24, -0.88))),
    "carry": (((-0.15, -0.56), (-0.08, -0.48)), ((0.15, -0.56), (0.08, -0.48))),
    "hip": (((-0.20, -0.58), (-0.10, -0.47)), ((0.155, -0.55), (0.15, -0.40))),
    "give": (((-0.14, -0.56), (-0.06, -0.47)), ((0.17, -0.58), (0.29, -0.56))),
    "clap": (((-0.13, -0.58), (0.0, -0.62)), ((0.13, -0.58), (0.01, -0.62))),
    "pray": (((-0.14, -0.57), (-0.01, -0.64)), ((0.14, -0.57), (0.01, -0.64))),
}
"""Elbow and hand of the far and the near arm of a standing figure."""


def head(f: Frame, px: float, py: float, look: Look, view: str, tilt: float = 0.0) -> None:
    """A head with its hair, seen from the front, the back or the side (facing right); `tilt` lets it look down."""
    r = look.head
    hair = rgb("b9b3ac") if look.hair == "grey" else look.hair_colour
    if view == "back":
        _hair_behind(f, px, py, look, hair)
        f.ball(px, py, r * 0.93, r * 1.06, look.skin)
        f.blob(
            [
                (px - r, py + r * 0.1),
                (px - r * 0.85, py - r * 0.75),
                (px, py - r * 1.16),
                (px + r * 0.85, py - r * 0.75),
                (px + r, py + r * 0.1),
                (px + r * 0.6, py + r * 0.82),
                (px, py + r * 0.92),
                (px - r * 0.6, py + r * 0.82),
            ],
            hair,
            0.22,
        )
        if look.hair in ("plaits", "plait", "bob"):
            f.line([(px, py - r * 1.1), (px, py + r * 0.7)], r * 0.05, lighter(hair, 0.25), 0.7)
        if look.hair == "bun":
            f.ball(px, py + r * 0.5, r * 0.52, r * 0.45, mix(hair, (90, 70, 70), 0.25), 0.3)
            f.ball(px + r * 0.3, py + r * 0.62, r * 0.2, r * 0.16, rgb("fbf0dc"), 0)
        _plaits(f, px, py, look, hair, "back")
        _cover(f, px, py, look, view)
        return
    turn = 0.16 * r if view == "side" else 0.0
    _hair_behind(f, px, py, look, hair)
    if look.hair in ("plaits", "plait") and view == "side":
        _plaits(f, px, py, look, hair, view)
    fy = py + tilt * r * 0.35
    if view == "side":
        f.blob(
            [
                (px - r * 0.8, fy - r * 0.3),
                (px - r * 0.1, fy - r),
                (px + r * 0.75, fy - r * 0.65),
                (px + r * 0.9, fy - r * 0.05),
                (px + r * 1.03, fy + r * 0.18),
                (px + r * 0.86, fy + r * 0.34),
                (px + r * 0.72, fy + r * 0.8),
                (px + r * 0.2, fy + r * 1.05),
                (px - r * 0.5, fy + r * 0.75),
            ],
            look.skin,
        )
        f.blob(
            [
                (px + r * 0.62, fy - r * 0.72),
                (px, fy - r * 1.12),
                (px - r * 0.82, fy - r * 0.85),
                (px - r * 1.1, fy - r * 0.05),
                (px - r * 0.85, fy + r * 0.72),
                (px - r * 0.42, fy + r * 0.62),
                (px - r * 0.22, fy - r * 0.02),
                (px + r * 0.1, fy - r * 0.45),
            ],
            hair,
            0.2,
        )
        f.ball(px - r * 0.22, fy + r * 0.12, r * 0.13, r * 0.2, darker(look.skin, 0.12), 0)
    else:
        for side in (-1, 1):
            f.ball(px + side * r * 0.93, fy + r * 0.12, r * 0.15, r * 0.22, darker(look.skin, 0.1), 0)
        f.blob(
            [
                (px - r * 0.9, fy - r * 0.2),
                (px - r * 0.55, fy - r * 0.92),
                (px, fy - r * 1.05),
                (px + r * 0.55, fy - r * 0.92),
                (px + r * 0.9, fy - r * 0.2),
                (px + r * 0.72, fy + r * 0.62),
                (px, fy + r * 1.06),
                (px - r * 0.72, fy + r * 0.62),
            ],
            look.skin,
        )
        low = fy - r * (0.42 if tilt < 0.5 else 0.28)
        if look.hair == "short":
            f.blob(
                [
                    (px - r * 0.98, fy - r * 0.1),
                    (px - r * 0.88, fy - r * 0.85),
                    (px, fy - r * 1.24),
                    (px + r * 0.88, fy - r * 0.85),
                    (px + r * 0.98, fy - r * 0.1),
                    (px + r * 0.74, low),
                    (px + r * 0.1, low - r * 0.18),
                    (px - r * 0.6, low + r * 0.02),
                ],
                hair,
                0.2,
            )
        else:
            f.blob(
                [
                    (px - r * 1.02, fy + r * 0.22),
                    (px - r * 0.95, fy - r * 0.75),
                    (px, fy - r * 1.2),
                    (px + r * 0.95, fy - r * 0.75),
                    (px + r * 1.02, fy + r * 0.22),
                    (px + r * 0.78, fy - r * 0.3),
                    (px, low - r * 0.42),
                    (px - r * 0.78, fy - r * 0.3),
                ],
                hair,
                0.2,
            )
        if look.hair in ("plaits", "plait"):
            _plaits(f, px, py, look, hair, view)
    _face(f, px + turn, fy, look, view, tilt)
    _cover(f, px, fy, look, view)


def _face(f: Frame, px: float, py: float, look: Look, view: str, tilt: float) -> None:
    """The least that makes a face: lids or eyes, a mouth, a bindi."""
    r = look.head
    ink = darker(look.skin, 0.62)
    eyes = [(0.62, 1)] if view == "side" else [(-0.36, 1), (0.36, 1)]
    for dx, _ in eyes:
        x, y = px + dx * r - (0.15 * r if view == "side" else 0), py + r * (0.12 + 0.16 * tilt)
        if tilt > 0.4:
            f.line([(x - r * 0.13, y), (x, y + r * 0.07), (x + r * 0.13, y)], r * 0.06, ink, 0.9)
        else:
            f.ball(x, y, r * 0.075, r * 0.095, ink, 0)
    mx = px + (r * 0.5 if view == "side" else 0)
    f.line([(mx - r * 0.18, py + r * 0.55), (mx, py + r * 0.63), (mx + r * 0.18, py + r * 0.55)], r * 0.06, mix(ink, (170, 60, 50), 0.35), 0.9)
    if view == "front":
        for dx in (-0.5, 0.5):
            f.ball(px + dx * r, py + r * 0.42, r * 0.2, r * 0.14, mix(look.skin, (214, 92, 70), 0.28), 0)
        if look.dress in ("sari",):
            f.ball(px, py - r * 0.22, r * 0.07, r * 0.07, rgb("b5302a"), 0)
        if look.hair == "grey":
            f.line([(px - r * 0.3, py + r * 0.42), (px, py + r * 0.36), (px + r * 0.3, py + r * 0.42)], r * 0.12, rgb("d6d0c8"))


def _hair_behind(f: Frame, px: float, py: float, look: Look, hair: Colour) -> None:
    r = look.head
    if look.hair == "bob":
        f.blob(
            [
                (px - r * 1.12, py + r * 0.75),
                (px - r * 1.02, py - r * 0.7),
                (px, py - r * 1.22),
                (px + r * 1.02, py - r * 0.7),
                (px + r * 1.12, py + r * 0.75),
                (px, py + r * 0.98),
            ],
            hair,
            0.2,
        )
    elif look.hair == "bun":
        f.ball(px - r * 0.85, py + r * 0.35, r * 0.42, r * 0.4, hair, 0.2)


def _plaits(f: Frame, px: float, py: float, look: Look, hair: Colour, view: str) -> None:
    """One plait or two, folded up and tied with ribbons as schools ask for."""
    r = look.head
    if look.hair == "plaits":
        sides = (-1, 1) if view != "side" else (-1,)
        for side in sides:
            x = px + side * r * (1.02 if view != "side" else 0.78)
            f.limb([(x, py + r * 0.3), (x + side * r * 0.18, py + r * 0.95), (x + side * r * 0.08, py + r * 1.5)], r * 0.42, r * 0.3, hair, 0.2)
            for dx, dy in ((-0.26, -0.1), (0.26, -0.1)):
                f.ball(x + side * r * 0.1 + dx * r, py + r * 0.55 + dy * r, r * 0.27, r * 0.18, look.accent, 0.2)
            f.ball(x + side * r * 0.1, py + r * 0.46, r * 0.13, r * 0.13, darker(look.accent, 0.15), 0)
    elif look.hair == "plait" and view in ("back", "side"):
        x = px if view == "back" else px - r * 0.75
        f.limb([(x, py + r * 0.6), (x - r * 0.08, py + r * 1.8), (x + r * 0.05, py + r * 3.0)], r * 0.46, r * 0.2, hair, 0.2)
        f.ball(x + r * 0.04, py + r * 2.8, r * 0.2, r * 0.15, look.accent, 0)
    elif look.hair == "plait":
        x = px + r * 0.85
        f.limb([(x, py + r * 0.5), (x + r * 0.22, py + r * 1.2), (x - r * 0.05, py + r * 2.2)], r * 0.4, r * 0.2, hair, 0.2)


def _cover(f: Frame, px: float, py: float, look: Look, view: str) -> None:
    """A turban, or the end of the sari over the head."""
    r = look.head
    if look.hair == "turban":
        f.blob(
            [
                (px - r * 1.1, py - r * 0.25),
                (px - r * 1.05, py - r * 1.0),
                (px, py - r * 1.5),
                (px + r * 1.08, py - r * 0.95),
                (px + r * 1.08, py - r * 0.25),
                (px, py - r * 0.55),
            ],
            look.accent,
            0.35,
        )
        for k in (0.0, 0.3):
            f.line([(px - r * 1.0, py - r * (0.55 + k)), (px, py - r * (0.95 + k)), (px + r * 1.0, py - r * (0.55 + k))], r * 0.07, darker(look.accent, 0.3), 0.6)
    elif look.hair == "veil":
        if view == "back":
            points = [(-1.2, 1.7), (-1.12, -0.4), (-0.6, -1.15), (0, -1.34), (0.6, -1.15), (1.12, -0.4), (1.2, 1.7), (0, 1.9)]
            f.blob([(px + x * r, py + y * r) for x, y in points], look.top, 0.35)
            return
        if view == "side":
            points = [(0.45, -0.98), (-0.1, -1.32), (-0.95, -1.0), (-1.22, 0.0), (-1.3, 1.4), (-0.5, 1.75), (-0.28, 0.9), (-0.42, 0.1), (-0.1, -0.55)]
        else:
            points = [
                (-1.16, 1.2),
                (-1.18, -0.2),
                (-0.75, -1.12),
                (0, -1.36),
                (0.75, -1.12),
                (1.18, -0.2),
                (1.16, 1.2),
                (0.84, 0.75),
                (0.82, -0.15),
                (0.45, -0.72),
                (0, -0.86),
                (-0.45, -0.72),
                (-0.82, -0.15),
                (-0.84, 0.75),
            ]
        f.blob([(px + x * r, py + y * r) for x, y in points], look.top, 0.3)
        inner = points[-5:] if view == "side" else points[7:]
        f.line([(px + x * r, py + y * r) for x, y in inner[: None if view == "side" else 7]], r * 0.12, look.accent, 0.9)


def standing(
    sheet: Sheet, x: float, y: float, size: float, look: Look, *, view: str = "front", arms: str = "down", flip: int = 1, stride: float = 0.0, tilt: float = 0.0
) -> tuple[Point, Point]:
    """Somebody on her feet, walking where `stride` is given; gives the places of her far and near hand."""
    f = Frame(sheet, x, y, size, flip)
    top_of_head = -0.995 + look.head * 1.05
    short = look.head > 0.1
    width = (0.125 if short else 0.118) * (0.72 if view == "side" else 1)
    neck = top_of_head + look.head * 0.92
    shoulder = neck + 0.045
    far, near = ARMS[arms]
    lift = shoulder + 0.715
    if view == "side":
        far = tuple(
            (px * 0.35 + (0.05 if arms in ("book", "carry", "clap", "pray") else 0.0) + (0.10 if arms in ("book", "carry", "clap", "pray") and k else 0), py)
            for k, (px, py) in enumerate(far)
        )  # type: ignore[assignment]
        near = tuple(
            (px * (1.0 if arms in ("point", "write", "give", "raise") else 0.45) + (0.12 if arms in ("book", "carry", "clap", "pray") and k else 0), py)
            for k, (px, py) in enumerate(near)
        )  # type: ignore[assignment]
    far, near = (tuple((px, py + lift) for px, py in arm) for arm in (far, near))  # type: ignore[assignment]
    reach = width - 0.015 if view != "side" else 0.02
    behind = view == "back" and arms in ("book", "carry", "clap", "pray", "write", "point", "raise", "both")
    _legs(f, look, view, stride, short)
    if view == "side" or behind:
        _arm(f, (-reach, shoulder + 0.02), far, look)
    if behind and arms in ("book", "carry", "clap", "pray"):
        _arm(f, (reach, shoulder + 0.02), near, look)
    f.limb([(0, neck - 0.03), (0, shoulder + 0.02)], look.head * 0.8, look.head * 0.85, darker(look.skin, 0.15))
    _torso(f, look, view, shoulder, width)
    if view == "back":
        head(f, 0, top_of_head, look, view, tilt)
    if view != "side" and not behind:
        _arm(f, (-reach, shoulder + 0.02), far, look)
    if not (behind and arms in ("book", "carry", "clap", "pray")):
        _arm(f, (reach, shoulder + 0.02), near, look)
    if view != "back":
        head(f, 0.02 if view == "side" else 0, top_of_head, look, view, tilt)
    return f.at(*far[1]), f.at(*near[1])


def _arm(f: Frame, start: Point, arm: tuple[Point, Point], look: Look, scale: float = 1.0) -> None:
    elbow, hand = arm
    thick = (0.058 if look.head > 0.1 else 0.052) * scale
    full = look.dress in ("kurta", "shirt") or (look.dress == "salwar" and look.head < 0.1)
    f.limb([start, elbow, hand], thick, thick * 0.72, look.skin)
    f.ball(hand[0], hand[1], thick * 0.5, thick * 0.52, look.skin, 0)
    sleeve = look.accent if look.dress == "sari" else look.top
    end = mix_point(elbow, hand, 0.55 if full else 0.0) if full else mix_point(start, elbow, 0.72)
    points = [start, elbow, end] if full else [start, mix_point(start, end, 0.5), end]
    f.limb(points, thick * 1.3, thick * 1.1, sleeve)
    if look.dress == "sari":
        at = mix_point(elbow, hand, 0.78)
        f.ball(at[0], at[1], thick * 0.42, thick * 0.22, rgb("d9a83c"), 0)


def mix_point(one: Point, other: Point, share: float) -> Point:
    """The point `share` of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _legs(f: Frame, look: Look, view: str, stride: float, short: bool) -> None:
    """Feet and what of the legs shows under the dress."""
    s = stride * 0.13
    apart = 0.05 if view != "side" else 0.012
    feet = ((-apart - s, -0.012), (apart + s, -0.012))
    sandal = darker(look.skin, 0.35) if short else rgb("5a3a2c")
    for (fx, fy), hip in zip(feet, (-0.05, 0.05), strict=True):
        toe = 0.045 if view == "side" else 0.012 * (1 if fx > 0 else -1)
        f.limb([(fx - 0.01, fy), (fx + toe, fy + 0.002)], 0.045, 0.04, sandal, 0)
        hx = hip * (0.5 if view == "side" else 1)
        knee = ((hx + fx) / 2 + 0.02 * stride, -0.24)
        bare = look.dress in ("shorts", "tunic")
        colour = look.skin if bare else look.bottom
        if look.dress == "salwar":
            colour = look.bottom if look.head < 0.1 else WHITE
        if look.dress != "sari":
            wide = 0.066 if bare else 0.092
            f.limb([(hx, -0.44), knee, (fx, -0.035)], wide * 1.25, wide * (0.72 if bare else 0.78), colour)
            if bare:
                f.limb([(fx, -0.085), (fx, -0.03)], 0.056, 0.056, WHITE, 0.1)
    if look.dress == "shorts":
        for hip in (-0.055, 0.055):
            hx = hip * (0.5 if view == "side" else 1)
            f.limb([(hx, -0.44), (hx + hip * 0.4 * abs(stride), -0.27)], 0.125, 0.125, look.bottom)


def _torso(f: Frame, look: Look, view: str, shoulder: float, width: float) -> None:
    side = view == "side"
    k = 0.75 if side else 1.0
    body = [
        (-width * 0.55, shoulder - 0.015),
        (-width, shoulder + 0.03),
        (-width * 0.86, -0.52),
        (-width * 0.9, -0.40),
        (width * 0.9, -0.40),
        (width * 0.86, -0.52),
        (width, shoulder + 0.03),
        (width * 0.55, shoulder - 0.015),
    ]
    if look.dress == "sari":
        _sari(f, look, view, shoulder, width, body, k)
    elif look.dress in ("salwar", "kurta"):
        _kurta(f, look, view, shoulder, width, body, k)
    elif look.dress == "tunic":
        _tunic(f, look, view, shoulder, width, body, k)
    else:
        _shirt(f, look, view, shoulder, width, body)


def _kurta(f: Frame, look: Look, view: str, shoulder: float, width: float, body: list[Point], k: float) -> None:
    hem = -0.25 if look.dress == "salwar" else -0.29
    flare = 0.155 * k if look.dress == "salwar" else 0.135 * k
    f.blob([*body[:3], (-flare * 0.86, -0.40), (-flare, hem), (0, hem + 0.012), (flare, hem), (flare * 0.86, -0.40), *body[5:]], look.top)
    f.line([(-flare * 0.95, hem - 0.005), (0, hem + 0.004), (flare * 0.95, hem - 0.005)], 0.012, look.accent if look.dress == "salwar" else darker(look.top, 0.2), 0.9)
    if look.dress == "salwar":
        _dupatta(f, look, view, shoulder, width)
    elif view == "front" and look.vest:
        f.blob([(-width * 0.5, shoulder - 0.012), (-width * 1.02, shoulder + 0.03), (-width * 0.92, -0.42), (-0.012, -0.41), (-0.012, shoulder + 0.07)], look.vest)
        f.blob([(width * 0.5, shoulder - 0.012), (width * 1.02, shoulder + 0.03), (width * 0.92, -0.42), (0.012, -0.41), (0.012, shoulder + 0.07)], look.vest)
    elif look.vest:
        f.blob(body, look.vest)
    elif view == "front":
        f.line([(0, shoulder + 0.01), (0, shoulder + 0.16)], 0.012, darker(look.top, 0.25), 0.8)


def _tunic(f: Frame, look: Look, view: str, shoulder: float, width: float, body: list[Point], k: float) -> None:
    f.blob(body, look.top)
    f.blob([(-width * 0.8, -0.50), (width * 0.8, -0.50), (0.165 * k, -0.24), (0, -0.225), (-0.165 * k, -0.24)], look.bottom)
    for dx in (-0.09, -0.03, 0.03, 0.09):
        f.line([(dx * 0.6 * k, -0.47), (dx * 1.2 * k, -0.25)], 0.007, darker(look.bottom, 0.35), 0.7)
    if view == "front":
        f.line([(-width * 0.5, shoulder), (-width * 0.42, -0.48)], 0.026, look.bottom)
        f.line([(width * 0.5, shoulder), (width * 0.42, -0.48)], 0.026, look.bottom)
    elif view == "back":
        f.line([(-width * 0.6, shoulder), (width * 0.4, -0.48)], 0.026, look.bottom)
        f.line([(width * 0.6, shoulder), (-width * 0.4, -0.48)], 0.026, look.bottom)


def _shirt(f: Frame, look: Look, view: str, shoulder: float, width: float, body: list[Point]) -> None:
    f.blob(body, look.top)
    f.limb([(-width * 0.72, -0.415), (width * 0.72, -0.415)], 0.03, 0.03, look.bottom, 0)
    if view == "front":
        f.line([(0, shoulder + 0.02), (0, -0.43)], 0.008, darker(look.top, 0.3), 0.7)
        f.flat([(-0.045, shoulder - 0.012), (0, shoulder + 0.045), (0.045, shoulder - 0.012)], darker(look.skin, 0.12))


def _sari(f: Frame, look: Look, view: str, shoulder: float, width: float, body: list[Point], k: float) -> None:
    f.blob(body, look.accent)
    f.blob([(-width * 0.84, -0.53), (width * 0.84, -0.53), (0.135 * k, -0.34), (0.165 * k, -0.03), (0, -0.012), (-0.165 * k, -0.03), (-0.135 * k, -0.34)], look.top)
    f.line([(-0.158 * k, -0.045), (0, -0.028), (0.158 * k, -0.045)], 0.026, look.accent, 0.95)
    _printed(f, look, [(x * k, y) for y in (-0.14, -0.22, -0.30, -0.38) for x in (-0.11 - y * 0.06, -0.045, 0.03, 0.10 + y * 0.06)])
    for dx in (-0.05, -0.015, 0.02, 0.055):
        f.line([(dx * 0.4, -0.48), (dx * 1.3 * k, -0.07)], 0.007, darker(look.top, 0.35), 0.6)
    if view == "back":
        f.blob(
            [
                (-width * 0.95, shoulder + 0.0),
                (-width * 0.1, shoulder - 0.01),
                (width * 0.75, -0.52),
                (width * 0.5, -0.2),
                (-width * 0.35, -0.22),
                (-width * 0.95, -0.42),
            ],
            look.top,
        )
        f.line([(-width * 0.1, shoulder), (width * 0.7, -0.52), (width * 0.5, -0.2)], 0.016, look.accent)
    else:
        f.blob(
            [
                (width * 0.98, shoulder + 0.02),
                (width * 0.3, shoulder - 0.012),
                (-width * 0.4, -0.60),
                (-width * 0.88, -0.50),
                (-width * 0.9, -0.42),
                (width * 0.2, -0.47),
                (width * 0.9, -0.55),
            ],
            look.top,
        )
        f.line([(width * 0.3, shoulder - 0.005), (-width * 0.4, -0.60), (-width * 0.86, -0.50)], 0.016, look.accent)
        f.limb([(width * 0.98, shoulder + 0.03), (width * 1.12, -0.52), (width * 1.1, -0.36)], 0.05, 0.065, darker(look.top, 0.12))


def _printed(f: Frame, look: Look, places: list[Point]) -> None:
    """Small printed flowers on some saris; which, the colours decide."""
    kind = (look.top[0] + look.accent[1]) % 3
    if kind == 0:
        return
    colour = lighter(look.accent, 0.2)
    for x, y in places:
        f.ball(x, y, 0.008, 0.008, colour, 0)
        if kind == 2:
            f.ball(x + 0.018, y + 0.035, 0.005, 0.005, colour, 0)


def _dupatta(f: Frame, look: Look, view: str, shoulder: float, width: float) -> None:
    cloth = look.accent if look.head < 0.1 else lighter(look.bottom, 0.05)
    if view == "back":
        for side in (-1, 1):
            f.limb([(side * width * 0.6, shoulder), (side * width * 0.62, -0.5), (side * width * 0.55, -0.34)], 0.042, 0.055, cloth)
    elif view == "side":
        f.limb([(-width * 0.4, shoulder - 0.005), (-width * 0.9, -0.55), (-width * 1.1, -0.38)], 0.045, 0.06, cloth)
    elif look.head > 0.1:
        f.line([(-width * 0.72, shoulder + 0.005), (0, shoulder + 0.11), (width * 0.72, shoulder + 0.005)], 0.034, cloth)
    else:
        f.line([(-width * 0.7, shoulder), (-width * 0.35, shoulder + 0.1), (0, shoulder + 0.125), (width * 0.35, shoulder + 0.1), (width * 0.7, shoulder)], 0.042, cloth)
        f.limb([(width * 0.8, shoulder), (width * 1.0, -0.5), (width * 1.02, -0.34)], 0.04, 0.05, darker(cloth, 0.1))


SEATED_ARMS: dict[str, Arms] = {
    "book": (((-0.17, -0.23), (-0.075, -0.185)), ((0.17, -0.23), (0.075, -0.185))),
    "lap": (((-0.165, -0.22), (-0.06, -0.12)), ((0.165, -0.22), (0.06, -0.12))),
    "raise": (((-0.165, -0.22), (-0.06, -0.12)), ((0.18, -0.48), (0.16, -0.66))),
    "write": (((-0.17, -0.22), (-0.08, -0.13)), ((0.17, -0.22), (0.08, -0.14))),
    "talk": (((-0.165, -0.22), (-0.06, -0.12)), ((0.19, -0.26), (0.22, -0.40))),
    "clap": (((-0.15, -0.26), (-0.01, -0.29)), ((0.15, -0.26), (0.015, -0.29))),
}


def seated(
    sheet: Sheet, x: float, y: float, size: float, look: Look, *, view: str = "front", arms: str = "book", flip: int = 1, tilt: float = 0.0
) -> tuple[Point, Point]:
    """Somebody on the floor with her legs folded; `size` is still her standing height. Gives the places of her hands."""
    f = Frame(sheet, x, y, size, flip)
    legs = look.bottom if look.dress not in ("tunic", "shorts") else look.skin
    if look.dress == "salwar" and look.head > 0.1:
        legs = WHITE
    skirt = look.top if look.dress == "sari" else look.bottom if look.dress == "tunic" else legs
    shoulder, width = -0.375, (0.128 if look.head > 0.1 else 0.122)
    centre = shoulder - 0.05 - look.head * 0.92
    far, near = SEATED_ARMS[arms]
    if view == "side":
        _seated_side(f, look, legs, skirt, shoulder, centre, arms, tilt)
        push = 0.10 if arms != "raise" else 0.0
        return f.at(near[1][0] + push, near[1][1]), f.at(near[1][0] + push, near[1][1])
    lap = [(-0.25, -0.045), (-0.19, -0.115), (0, -0.15), (0.19, -0.115), (0.25, -0.045), (0.15, -0.002), (-0.15, -0.002)]
    if view == "back":
        if arms != "raise":
            _arm(f, (-width, shoulder + 0.03), ((-0.175, -0.24), (-0.14, -0.16)), look)
        _arm(f, (width, shoulder + 0.03), near if arms == "raise" else ((0.175, -0.24), (0.14, -0.16)), look)
        f.blob(lap, darker(skirt, 0.1))
    else:
        f.blob(lap, skirt)
        for side in (-1, 1):
            f.limb([(side * 0.21, -0.065), (side * 0.08, -0.03), (-side * 0.07, -0.022)], 0.085, 0.055, darker(legs, 0.06) if look.dress != "sari" else look.top)
            f.ball(-side * 0.095, -0.02, 0.04, 0.02, look.skin, 0)
    f.limb([(0, centre + look.head * 0.7), (0, shoulder + 0.02)], look.head * 0.8, look.head * 0.85, darker(look.skin, 0.15))
    body = [
        (-width * 0.5, shoulder - 0.012),
        (-width, shoulder + 0.035),
        (-width * 0.92, -0.2),
        (-width * 1.05, -0.09),
        (width * 1.05, -0.09),
        (width * 0.92, -0.2),
        (width, shoulder + 0.035),
        (width * 0.5, shoulder - 0.012),
    ]
    f.blob(body, look.accent if look.dress == "sari" else look.top)
    _seated_dress(f, look, view, shoulder, width)
    if view == "back":
        head(f, 0, centre, look, view, tilt)
        return f.at(-0.1, -0.16), f.at(*near[1])
    _arm(f, (-width + 0.012, shoulder + 0.03), far, look)
    _arm(f, (width - 0.012, shoulder + 0.03), near, look)
    head(f, 0, centre, look, view, tilt)
    return f.at(*far[1]), f.at(*near[1])


def _seated_dress(f: Frame, look: Look, view: str, shoulder: float, width: float) -> None:
    if look.dress == "sari":
        sign = -1 if view == "back" else 1
        f.blob(
            [
                (sign * width * 0.98, shoulder + 0.02),
                (sign * width * 0.3, shoulder - 0.01),
                (-sign * width * 0.6, -0.20),
                (-sign * width * 1.0, -0.10),
                (sign * width * 0.4, -0.10),
                (sign * width * 0.95, -0.22),
            ],
            look.top,
        )
        f.line([(sign * width * 0.3, shoulder), (-sign * width * 0.58, -0.20), (-sign * width * 1.0, -0.10)], 0.016, look.accent)
        _printed(f, look, [(-0.16, -0.07), (-0.08, -0.10), (0.02, -0.11), (0.11, -0.09), (0.18, -0.06), (sign * 0.05, -0.17), (sign * 0.06, -0.25), (sign * 0.02, -0.21)])
    elif look.dress == "salwar" and view == "front":
        cloth = look.accent if look.head < 0.1 else lighter(look.bottom, 0.05)
        f.line([(-width * 0.7, shoulder + 0.002), (0, shoulder + 0.11), (width * 0.7, shoulder + 0.002)], 0.036, cloth)
    elif look.dress == "tunic":
        for side in (-1, 1):
            f.line([(side * width * 0.55, shoulder), (side * width * 0.45 * (-0.6 if view == "back" else 1), -0.13)], 0.026, look.bottom)
    elif look.vest:
        f.blob(
            [
                (-width, shoulder + 0.03),
                (-width * 0.4, shoulder - 0.01),
                (width * 0.4, shoulder - 0.01),
                (width, shoulder + 0.03),
                (width * 0.95, -0.12),
                (-width * 0.95, -0.12),
            ],
            look.vest,
        )
        if view == "front":
            f.line([(0, shoulder + 0.04), (0, -0.12)], 0.03, look.top)


def _seated_side(f: Frame, look: Look, legs: Colour, skirt: Colour, shoulder: float, centre: float, arms: str, tilt: float) -> None:
    near = SEATED_ARMS[arms][1]
    push = 0.10 if arms != "raise" else 0.0
    near = ((near[0][0] - 0.06, near[0][1]), (near[1][0] + push, near[1][1]))
    _arm(f, (0.03, shoulder + 0.03), (near[0], (near[1][0] + 0.02, near[1][1] - 0.01)), look)
    f.blob([(-0.13, -0.1), (-0.05, -0.16), (0.12, -0.15), (0.27, -0.10), (0.30, -0.04), (0.2, -0.004), (-0.1, -0.002), (-0.15, -0.04)], skirt)
    f.limb([(0.27, -0.07), (0.1, -0.03), (0.0, -0.025)], 0.075, 0.055, darker(legs, 0.08) if look.dress != "sari" else darker(look.top, 0.08))
    f.ball(-0.02, -0.022, 0.045, 0.022, look.skin, 0)
    f.limb([(0.0, centre + look.head * 0.7), (-0.01, shoulder + 0.02)], look.head * 0.8, look.head * 0.85, darker(look.skin, 0.15))
    w = 0.095
    f.blob(
        [
            (-w * 0.5, shoulder - 0.012),
            (-w * 1.15, shoulder + 0.06),
            (-w * 1.2, -0.2),
            (-w * 1.25, -0.08),
            (w * 0.9, -0.09),
            (w * 0.8, -0.22),
            (w * 0.9, shoulder + 0.05),
            (w * 0.4, shoulder - 0.012),
        ],
        look.accent if look.dress == "sari" else look.vest or look.top,
    )
    if look.dress == "sari":
        f.blob([(-w * 1.1, shoulder + 0.05), (-w * 0.2, shoulder - 0.012), (w * 0.75, -0.18), (w * 0.6, -0.08), (-w * 1.2, -0.06), (-w * 1.25, -0.2)], look.top)
        f.line([(-w * 0.2, shoulder), (w * 0.72, -0.18)], 0.015, look.accent)
    elif look.dress == "salwar":
        cloth = look.accent if look.head < 0.1 else lighter(look.bottom, 0.05)
        f.limb([(-w * 0.3, shoulder - 0.005), (-w * 1.1, -0.25), (-w * 1.25, -0.1)], 0.045, 0.06, cloth)
    elif look.dress == "tunic":
        f.line([(0, shoulder), (-0.01, -0.13)], 0.026, look.bottom)
    _arm(f, (0.0, shoulder + 0.035), near, look)
    head(f, 0.025, centre, look, "side", tilt)


def crouching(sheet: Sheet, x: float, y: float, size: float, look: Look, *, flip: int = 1) -> tuple[Point, Point]:
    """Somebody on her heels, reaching to the ground on the right; gives the places of her hands."""
    f = Frame(sheet, x, y, size, flip)
    legs = look.skin if look.dress in ("shorts", "tunic") else look.top if look.dress == "sari" else WHITE if look.dress == "salwar" and look.head > 0.1 else look.bottom
    hand = (0.30, -0.05)
    _arm(f, (0.08, -0.42), ((0.17, -0.25), (0.33, -0.07)), look)
    f.limb([(-0.06, -0.012), (0.05, -0.01)], 0.045, 0.04, rgb("5a3a2c"), 0)
    f.limb([(-0.10, -0.17), (0.12, -0.25), (0.02, -0.03)], 0.13, 0.075, legs)
    if look.dress in ("sari", "tunic", "salwar"):
        f.blob(
            [(-0.17, -0.12), (-0.12, -0.27), (0.10, -0.30), (0.15, -0.22), (0.06, -0.05), (-0.12, -0.04)],
            look.top if look.dress == "sari" else look.bottom if look.dress == "tunic" else look.top,
        )
    elif look.dress == "shorts":
        f.limb([(-0.10, -0.17), (0.08, -0.25)], 0.14, 0.12, look.bottom)
    f.blob(
        [(-0.17, -0.14), (-0.16, -0.28), (-0.02, -0.45), (0.09, -0.46), (0.12, -0.38), (0.03, -0.22), (-0.06, -0.12)],
        look.vest or (look.accent if look.dress == "sari" else look.top),
    )
    if look.dress == "sari":
        f.blob([(-0.17, -0.16), (-0.14, -0.30), (0.0, -0.45), (0.06, -0.40), (-0.02, -0.24), (-0.08, -0.12)], look.top)
        f.line([(0.04, -0.42), (-0.02, -0.26), (-0.08, -0.14)], 0.015, look.accent)
    _arm(f, (0.05, -0.41), ((0.12, -0.24), hand), look)
    f.limb([(0.07, -0.44), (0.12, -0.50)], look.head * 0.75, look.head * 0.75, darker(look.skin, 0.15))
    head(f, 0.14, -0.44 - look.head * 1.05, look, "side", 0.7)
    return f.at(0.33, -0.07), f.at(*hand)


def running(sheet: Sheet, x: float, y: float, size: float, look: Look, *, flip: int = 1, leap: float = 0.0) -> tuple[Point, Point]:
    """A child that runs to the right, `leap` of her height above the ground."""
    f = Frame(sheet, x, y - leap * size, size, flip)
    bare = look.dress in ("shorts", "tunic")
    legs = look.skin if bare else WHITE if look.dress == "salwar" else look.bottom
    _arm(f, (0.05, -0.68), ((0.20, -0.62), (0.28, -0.76)), look)
    for hip, knee, foot in (((-0.01, -0.42), (-0.06, -0.22), (-0.27, -0.17)), ((0.02, -0.42), (0.17, -0.27), (0.15, -0.03))):
        f.limb([hip, knee, foot], 0.10, 0.055, legs)
        f.limb([(foot[0] - 0.01, foot[1] + 0.01), (foot[0] + 0.055, foot[1] + 0.015)], 0.045, 0.04, WHITE, 0)
        if look.dress == "shorts":
            f.limb([hip, mix_point(hip, knee, 0.75)], 0.13, 0.12, look.bottom)
    f.limb([(0.05, -0.78), (0.04, -0.68)], 0.09, 0.09, darker(look.skin, 0.15))
    f.blob([(-0.04, -0.72), (0.09, -0.71), (0.10, -0.55), (0.07, -0.40), (-0.08, -0.40), (-0.08, -0.55)], look.top)
    if look.dress in ("tunic", "salwar"):
        colour = look.bottom if look.dress == "tunic" else look.top
        f.blob([(-0.08, -0.48), (0.08, -0.48), (0.15, -0.30), (0.0, -0.25), (-0.19, -0.29)], colour)
    _arm(f, (-0.01, -0.68), ((-0.14, -0.56), (-0.05, -0.46)), look)
    head(f, 0.07, -0.995 + look.head * 1.05, look, "side")
    return f.at(0.28, -0.76), f.at(-0.05, -0.46)


def on_chair(
    sheet: Sheet, x: float, y: float, size: float, look: Look, *, flip: int = 1, arms: str = "write", chair: Colour = rgb("8c5a36"), tilt: float = 0.4
) -> tuple[Point, Point]:
    """An adult on a chair, seen from the side, facing right; gives the places of the hands."""
    f = Frame(sheet, x, y, size, flip)
    for leg in (-0.15, 0.13):
        f.limb([(leg, -0.27), (leg, 0.0)], 0.025, 0.022, darker(chair, 0.2), 0)
    f.limb([(-0.17, -0.27), (-0.19, -0.62)], 0.03, 0.026, chair)
    f.limb([(-0.18, -0.27), (0.15, -0.27)], 0.04, 0.04, chair)
    hands = {"write": ((0.15, -0.44), (0.27, -0.42)), "talk": ((0.15, -0.46), (0.26, -0.58)), "lap": ((0.08, -0.42), (0.15, -0.34))}[arms]
    cloth = look.top if look.dress == "sari" else look.bottom
    _arm(f, (0.02, -0.62), ((hands[0][0] + 0.02, hands[0][1] - 0.01), (hands[1][0] + 0.03, hands[1][1] - 0.015)), look)
    f.limb([(0.24, -0.02), (0.31, -0.014)], 0.045, 0.04, rgb("5a3a2c"), 0)
    f.limb([(-0.06, -0.31), (0.20, -0.32), (0.24, -0.05)], 0.14, 0.075, cloth)
    if look.dress == "sari":
        f.blob([(-0.12, -0.38), (0.16, -0.39), (0.27, -0.28), (0.30, -0.04), (0.16, -0.04), (0.12, -0.24), (-0.14, -0.25)], look.top)
        f.line([(0.16, -0.055), (0.30, -0.055)], 0.02, look.accent)
    elif look.dress in ("kurta", "salwar"):
        f.blob([(-0.14, -0.38), (0.10, -0.39), (0.22, -0.33), (0.24, -0.22), (0.1, -0.23), (-0.14, -0.25)], look.top)
    f.limb([(0.02, -0.74), (0.0, -0.64)], look.head * 0.8, look.head * 0.85, darker(look.skin, 0.15))
    body = [(-0.05, -0.69), (-0.115, -0.60), (-0.125, -0.42), (-0.12, -0.28), (0.08, -0.29), (0.075, -0.45), (0.085, -0.60), (0.04, -0.69)]
    f.blob(body, look.accent if look.dress == "sari" else look.vest or look.top)
    if look.dress == "sari":
        f.blob([(-0.11, -0.62), (-0.02, -0.69), (0.07, -0.44), (0.05, -0.30), (-0.12, -0.28), (-0.125, -0.45)], look.top)
        f.line([(-0.02, -0.68), (0.07, -0.44), (0.055, -0.32)], 0.015, look.accent)
    _arm(f, (-0.01, -0.62), hands, look)
    head(f, 0.025, -0.74 - look.head * 0.75, look, "side", tilt)
    return f.at(*hands[1]), f.at(hands[1][0] + 0.03, hands[1][1])
