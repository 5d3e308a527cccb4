"""People on the floor, their legs folded."""

from scenes.dress import arm_of, printed
from scenes.frame import Arms, Frame
from scenes.heads import head
from scenes.looks import Look
from scenes.palette import WHITE, Colour, darker, lighter
from scenes.paper import Point, Sheet

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
            arm_of(f, (-width, shoulder + 0.03), ((-0.175, -0.24), (-0.14, -0.16)), look)
        arm_of(f, (width, shoulder + 0.03), near if arms == "raise" else ((0.175, -0.24), (0.14, -0.16)), look)
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
    arm_of(f, (-width + 0.012, shoulder + 0.03), far, look)
    arm_of(f, (width - 0.012, shoulder + 0.03), near, look)
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
        printed(f, look, [(-0.16, -0.07), (-0.08, -0.10), (0.02, -0.11), (0.11, -0.09), (0.18, -0.06), (sign * 0.05, -0.17), (sign * 0.06, -0.25), (sign * 0.02, -0.21)])
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
    arm_of(f, (0.03, shoulder + 0.03), (near[0], (near[1][0] + 0.02, near[1][1] - 0.01)), look)
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
    arm_of(f, (0.0, shoulder + 0.035), near, look)
    head(f, 0.025, centre, look, "side", tilt)
