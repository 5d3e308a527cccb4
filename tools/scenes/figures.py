"""People on their feet, on their heels, running, on a chair: stylised figures put together from smooth shapes."""

from scenes.dress import arm_of, torso
from scenes.frame import Arms, Frame, mix_point
from scenes.heads import head
from scenes.looks import Look
from scenes.palette import WHITE, Colour, darker, rgb
from scenes.paper import Point, Sheet

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
        arm_of(f, (-reach, shoulder + 0.02), far, look)
    if behind and arms in ("book", "carry", "clap", "pray"):
        arm_of(f, (reach, shoulder + 0.02), near, look)
    f.limb([(0, neck - 0.03), (0, shoulder + 0.02)], look.head * 0.8, look.head * 0.85, darker(look.skin, 0.15))
    torso(f, look, view, shoulder, width)
    if view == "back":
        head(f, 0, top_of_head, look, view, tilt)
    if view != "side" and not behind:
        arm_of(f, (-reach, shoulder + 0.02), far, look)
    if not (behind and arms in ("book", "carry", "clap", "pray")):
        arm_of(f, (reach, shoulder + 0.02), near, look)
    if view != "back":
        head(f, 0.02 if view == "side" else 0, top_of_head, look, view, tilt)
    return f.at(*far[1]), f.at(*near[1])


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


def crouching(sheet: Sheet, x: float, y: float, size: float, look: Look, *, flip: int = 1) -> tuple[Point, Point]:
    """Somebody on her heels, reaching to the ground on the right; gives the places of her hands."""
    f = Frame(sheet, x, y, size, flip)
    legs = look.skin if look.dress in ("shorts", "tunic") else look.top if look.dress == "sari" else WHITE if look.dress == "salwar" and look.head > 0.1 else look.bottom
    hand = (0.30, -0.05)
    arm_of(f, (0.08, -0.42), ((0.17, -0.25), (0.33, -0.07)), look)
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
    arm_of(f, (0.05, -0.41), ((0.12, -0.24), hand), look)
    f.limb([(0.07, -0.44), (0.12, -0.50)], look.head * 0.75, look.head * 0.75, darker(look.skin, 0.15))
    head(f, 0.14, -0.44 - look.head * 1.05, look, "side", 0.7)
    return f.at(0.33, -0.07), f.at(*hand)


def running(sheet: Sheet, x: float, y: float, size: float, look: Look, *, flip: int = 1, leap: float = 0.0) -> tuple[Point, Point]:
    """A child that runs to the right, `leap` of her height above the ground."""
    f = Frame(sheet, x, y - leap * size, size, flip)
    bare = look.dress in ("shorts", "tunic")
    legs = look.skin if bare else WHITE if look.dress == "salwar" else look.bottom
    arm_of(f, (0.05, -0.68), ((0.20, -0.62), (0.28, -0.76)), look)
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
    arm_of(f, (-0.01, -0.68), ((-0.14, -0.56), (-0.05, -0.46)), look)
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
    arm_of(f, (0.02, -0.62), ((hands[0][0] + 0.02, hands[0][1] - 0.01), (hands[1][0] + 0.03, hands[1][1] - 0.015)), look)
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
    arm_of(f, (-0.01, -0.62), hands, look)
    head(f, 0.025, -0.74 - look.head * 0.75, look, "side", tilt)
    return f.at(*hands[1]), f.at(hands[1][0] + 0.03, hands[1][1])
