"""Trees, beds, and what lies behind them: sky, hills, fields."""

import math
from random import Random

from scenes.light import Mood
from scenes.palette import DEEP_LEAF, EARTH, LEAF, NEEM, WOOD, Colour, darker, lighter, mix, rgb
from scenes.paper import Sheet, curve, oval
from scenes.stage import Stage


def sky(stage: Stage, horizon: float) -> None:
    """The sky down to the horizon, with a few clouds or a sun."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape([(-5, -5), (stage.w + 5, -5), (stage.w + 5, horizon + 2), (-5, horizon + 2)], stage.mood.sky, to=stage.mood.horizon)
    if stage.mood_name in ("morning", "evening", "winter") and stage.maybe(0.7):
        x, y = stage.m(stage.w * rng.uniform(0.1, 0.35)), horizon * rng.uniform(0.25, 0.6)
        sheet.glow(oval(x, y, 13, 13), stage.mood.sun, 0.55, 5)
        sheet.shape(oval(x, y, 5, 5), lighter(stage.mood.sun, 0.4))
    for _ in range(rng.randint(1, 3)):
        cloud(sheet, rng, rng.uniform(0, stage.w), horizon * rng.uniform(0.12, 0.5), rng.uniform(9, 17), mix(stage.mood.horizon, (255, 255, 255), 0.35))


def cloud(sheet: Sheet, rng: Random, x: float, y: float, size: float, colour: Colour) -> None:
    """A flat-bottomed cloud of cut paper."""
    for k in range(4):
        sheet.shape(oval(x + (k - 1.5) * size * 0.42, y - rng.uniform(0, 0.12) * size, size * 0.36, size * rng.uniform(0.13, 0.22)), colour, alpha=0.75)


def hills(stage: Stage, horizon: float, colours: tuple[Colour, ...] = (rgb("a9bfae"), rgb("8fae8c"))) -> None:
    """Ranges of hills, the farthest the palest."""
    rng = stage.rng
    for index, colour in enumerate(colours):
        count = 7
        points = [(stage.w * k / (count - 1) * 1.1 - 5, horizon - rng.uniform(2, 11 - 3 * index)) for k in range(count)]
        line = curve(points, closed=False)
        stage.sheet.shape([(-8, horizon + 3), *line, (stage.w + 12, horizon + 3)], mix(colour, stage.mood.horizon, 0.45 - 0.2 * index))


def far_trees(stage: Stage, horizon: float, colour: Colour = DEEP_LEAF) -> None:
    """A line of trees along the horizon."""
    rng = stage.rng
    x = -4.0
    while x < stage.w + 6:
        r = rng.uniform(2.5, 6.5)
        tint = mix(mix(colour, NEEM, rng.uniform(0, 0.5)), stage.mood.horizon, 0.42)
        stage.sheet.shape(oval(x, horizon - r * 0.5, r * rng.uniform(0.9, 1.3), r), tint, shade=0.15)
        if rng.random() < 0.12:
            palm(stage.sheet, rng, x, horizon + 0.5, rng.uniform(12, 18), tint)
        x += r * 1.05


def palm(sheet: Sheet, rng: Random, x: float, y: float, height: float, colour: Colour) -> None:
    """A palm tree."""
    lean = rng.uniform(-0.12, 0.12) * height
    sheet.line([(x, y), (x + lean * 0.3, y - height * 0.5), (x + lean, y - height)], height * 0.05, mix(WOOD, colour, 0.35), end=height * 0.03)
    for k in range(8):
        angle = -math.pi * (0.02 + 0.96 * k / 7)
        dx, dy = math.cos(angle) * height * 0.3, math.sin(angle) * height * 0.22
        top = (x + lean, y - height)
        sheet.shape(
            curve([top, (top[0] + dx * 0.55, top[1] + dy - height * 0.03), (top[0] + dx, top[1] + dy * 0.4 + height * 0.07), (top[0] + dx * 0.5, top[1] + dy * 0.55)]),
            colour,
            shade=0.2,
        )


def ground(stage: Stage, horizon: float, colour: Colour = EARTH) -> None:
    """Bare earth from the horizon to the lower edge, with stones and tufts."""
    rng = stage.rng
    stage.sheet.shape(
        [(-5, horizon), (stage.w + 5, horizon), (stage.w + 5, 105), (-5, 105)], mix(lighter(colour, 0.25), stage.mood.horizon, 0.3), to=darker(colour, 0.08)
    )
    for _ in range(16):
        y = horizon + (100 - horizon) * rng.random() ** 0.8
        width = 6 + (y - horizon) * 0.45
        stage.sheet.glow(oval(rng.uniform(0, stage.w), y, width, width * 0.09), rng.choice((darker(colour, 0.18), lighter(colour, 0.35))), 0.5, 0.8)
    for _ in range(14):
        y = horizon + (100 - horizon) * rng.random()
        size = 0.4 + (y - horizon) * 0.02
        stage.sheet.shape(oval(rng.uniform(0, stage.w), y, size, size * 0.55), darker(colour, rng.uniform(0.12, 0.3)), shade=0.3)


def tufts(stage: Stage, low: float, high: float, count: int, size: float = 2.2) -> None:
    """Tufts of grass between two heights of the sheet."""
    for _ in range(count):
        x, y = stage.rng.uniform(0, stage.w), stage.rng.uniform(low, high)
        tuft(stage.sheet, stage.rng, x, y, size * (0.5 + (y - low) / max(high - low, 1)))


def tuft(sheet: Sheet, rng: Random, x: float, y: float, size: float, colour: Colour = LEAF) -> None:
    """Some blades of grass."""
    for k in range(5):
        lean = (k - 2) * 0.3 * size
        tint = mix(colour, NEEM, rng.random())
        sheet.shape([(x + (k - 2) * size * 0.13 - size * 0.08, y), (x + lean, y - size * rng.uniform(0.7, 1.2)), (x + (k - 2) * size * 0.13 + size * 0.08, y)], tint)


def tree(stage: Stage, x: float, y: float, height: float, colour: Colour = LEAF, spread: float = 1.0) -> None:
    """A broad shade tree: trunk, boughs, and foliage in clumps with the light on one side."""
    sheet, rng = stage.sheet, stage.rng
    bark = rgb("6d4a38")
    top = y - height * 0.52
    sheet.shape(
        curve(
            [
                (x - height * 0.075, y + 0.4),
                (x - height * 0.035, y - height * 0.2),
                (x - height * 0.05, top),
                (x + height * 0.05, top),
                (x + height * 0.04, y - height * 0.2),
                (x + height * 0.085, y + 0.4),
            ]
        ),
        bark,
        shade=0.45,
    )
    for dx, dy in ((-0.26, -0.62), (0.24, -0.66), (0.02, -0.75)):
        sheet.line(
            [(x, y - height * 0.34), (x + dx * 0.5 * height, y - height * 0.5), (x + dx * height * spread, y + dy * height)], height * 0.055, bark, end=height * 0.02
        )
    clumps = [(rng.uniform(-0.46, 0.46) * spread, rng.uniform(-0.95, -0.5), rng.uniform(0.13, 0.22)) for _ in range(17)]
    for dx, dy, r in sorted(clumps, key=lambda clump: -clump[1]):
        depth = (dy + 0.95) / 0.45
        tint = mix(lighter(colour, 0.22), darker(colour, 0.45), depth * 0.8 + rng.uniform(-0.1, 0.1))
        sheet.shape(leaf_cloud(rng, x + dx * height, y + dy * height, r * height), tint, shade=0.3)
    for _ in range(60):
        dx, dy = rng.uniform(-0.40, 0.34) * spread, rng.uniform(-0.95, -0.56)
        sheet.shape(leaf_cloud(rng, x + dx * height, y + dy * height, height * rng.uniform(0.008, 0.026)), lighter(colour, rng.uniform(0.05, 0.4)), alpha=0.55)


def leaf_cloud(rng: Random, x: float, y: float, r: float) -> list[tuple[float, float]]:
    """The uneven outline of a clump of leaves."""
    count = 11
    return curve(
        [
            (x + r * rng.uniform(0.82, 1.14) * 1.25 * math.cos(2 * math.pi * k / count), y + r * rng.uniform(0.8, 1.12) * math.sin(2 * math.pi * k / count))
            for k in range(count)
        ],
        steps=4,
    )


def branch(stage: Stage, x: float, y: float, reach: float, side: int, colour: Colour = NEEM) -> None:
    """A bough of neem that hangs into the picture from above."""
    sheet, rng = stage.sheet, stage.rng
    for k in range(5):
        ex, ey = x + side * reach * (0.3 + 0.17 * k), y + reach * (0.42 - 0.05 * k) * rng.uniform(0.7, 1.2)
        sheet.line([(x, y), ((x + ex) / 2, (y + ey) / 2 - reach * 0.06), (ex, ey)], 0.7, rgb("6d4a38"), end=0.25)
        for step in range(9):
            t = 0.25 + step * 0.085
            lx, ly = x + (ex - x) * t, y + (ey - y) * t - reach * 0.05 * math.sin(t * 3)
            for turn in (0.9, -0.6):
                tint = mix(darker(colour, 0.3), lighter(colour, 0.25), rng.random())
                sheet.shape(oval(lx + side * 1.0, ly + turn * 1.4, reach * 0.055, reach * 0.017, turn * side + rng.uniform(-0.3, 0.3), 14), tint)


def plant(sheet: Sheet, rng: Random, x: float, y: float, size: float, kind: int) -> None:
    """A vegetable: 0 leafy, 1 with red fruit on a stake, 2 a gourd's leaves, 3 marigolds."""
    green = mix(LEAF, NEEM, rng.random())
    if kind == 1:
        sheet.line([(x, y), (x, y - size * 1.5)], size * 0.06, rgb("a8794a"))
    count = 7
    for k in range(count):
        angle = -math.pi * (0.1 + 0.8 * k / (count - 1))
        reach = size * (0.6 if kind == 0 else 0.5)
        cx, cy = x + math.cos(angle) * reach * 0.6, y + math.sin(angle) * reach * (0.9 if kind != 1 else 1.5) - size * 0.1
        turn = angle + rng.uniform(-0.3, 0.3)
        sheet.shape(oval(cx, cy, reach * 0.5, reach * (0.22 if kind != 2 else 0.4), turn, 18), mix(darker(green, 0.25), lighter(green, 0.2), k / count), shade=0.25)
    if kind in (1, 3):
        colour = rgb("c8392b") if kind == 1 else rgb("eba22f")
        for _ in range(5):
            fx, fy = x + rng.uniform(-0.4, 0.4) * size, y - rng.uniform(0.25, 1.2 if kind == 1 else 0.8) * size
            sheet.shape(oval(fx, fy, size * 0.12, size * 0.11), colour, shade=0.4)


def seedling(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A young tree of a few leaves."""
    sheet.line([(x, y), (x + size * 0.05, y - size * 0.6), (x, y - size)], size * 0.07, rgb("6a5a36"))
    for k, (dx, dy) in enumerate(((-0.28, -0.62), (0.3, -0.7), (-0.22, -0.9), (0.22, -1.0), (0.0, -1.15))):
        sheet.shape(oval(x + dx * size, y + dy * size, size * 0.24, size * 0.1, -0.5 if dx > 0 else 0.5 if dx < 0 else 1.57), lighter(LEAF, 0.08 * k), shade=0.3)


def shrubs(stage: Stage, y: float, count: int, mood: Mood) -> None:
    """Low bushes in a row."""
    for _ in range(count):
        x, r = stage.rng.uniform(0, stage.w), stage.rng.uniform(2, 4)
        stage.sheet.shape(leaf_cloud(stage.rng, x, y - r * 0.5, r), mix(LEAF, mood.horizon, 0.25), shade=0.3)
