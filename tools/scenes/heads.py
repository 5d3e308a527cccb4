"""Heads: hair, plaits with their ribbons, veils and turbans, and the least of a face."""

from scenes.frame import Frame
from scenes.looks import Look
from scenes.palette import Colour, darker, lighter, mix, rgb


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
