"""What people wear, and their arms in it."""

from scenes.frame import Frame, mix_point
from scenes.looks import Look
from scenes.palette import darker, lighter, rgb
from scenes.paper import Point


def arm_of(f: Frame, start: Point, arm: tuple[Point, Point], look: Look, scale: float = 1.0) -> None:
    """An arm from the shoulder at `start`, in its sleeve."""
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


def torso(f: Frame, look: Look, view: str, shoulder: float, width: float) -> None:
    """Trunk and dress of a standing figure."""
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
        dupatta(f, look, view, shoulder, width)
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
    printed(f, look, [(x * k, y) for y in (-0.14, -0.22, -0.30, -0.38) for x in (-0.11 - y * 0.06, -0.045, 0.03, 0.10 + y * 0.06)])
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


def printed(f: Frame, look: Look, places: list[Point]) -> None:
    """Small printed flowers on some saris; which, the colours decide."""
    kind = (look.top[0] + look.accent[1]) % 3
    if kind == 0:
        return
    colour = lighter(look.accent, 0.2)
    for x, y in places:
        f.ball(x, y, 0.008, 0.008, colour, 0)
        if kind == 2:
            f.ball(x + 0.018, y + 0.035, 0.005, 0.005, colour, 0)


def dupatta(f: Frame, look: Look, view: str, shoulder: float, width: float) -> None:
    """The long scarf: a sash for girls at school, loose for women."""
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
