"""Out of doors: the school and its grounds."""

from functools import partial

from scenes.figures import crouching, running, standing
from scenes.learning import adult, stander
from scenes.looks import Look, child, woman
from scenes.palette import EARTH, LEAF, SARIS, darker, lighter, mix, rgb
from scenes.paper import Sheet, box, oval
from scenes.places import courtyard, verandah
from scenes.plants import branch, far_trees, ground, hills, plant, seedling, sky, tree, tufts
from scenes.stage import Stage
from scenes.things import bucket, bunting, hand_pump


def walker(stage: Stage, size: float, girl: bool | None, flip: int, x: float, y: float) -> None:
    """A child on her way with a school bag."""
    look = child(stage.rng, stage.uniform, girl=girl)
    bag = stage.rng.choice(SARIS)
    stage.sheet.shape(oval(x - flip * size * 0.10, y - size * 0.57, size * 0.085, size * 0.13), bag, shade=0.3)
    standing(stage.sheet, x, y, size, look, view="side", arms="down", flip=flip, stride=0.9)


def school_building(stage: Stage) -> None:
    """The school in its own light, children crossing the yard to it."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(50, 55)
    courtyard(stage, horizon, trees=False)
    far_side = w * rng.uniform(0.16, 0.30) if w > 80 else w * 0.06
    base = horizon + rng.uniform(9, 13)
    wide = w * rng.uniform(0.66, 0.74) if w > 80 else w * 0.98
    verandah(stage, far_side, wide, base, rng.uniform(30, 36), rooms=5 if w > 120 else 4 if w > 80 else 3)
    if w > 80 and stage.maybe(0.4):
        bunting(stage, stage.span(far_side, wide * 0.8), base - 40, wide * 0.8)
    sheet.soften(0.1)
    sheet.shape([(w * 0.44, base + 4), (w * 0.56, base + 4), (w * 0.82, 105), (w * 0.18, 105)], lighter(EARTH, 0.42), alpha=0.5)
    tree(stage, stage.m(w * rng.uniform(0.06, 0.12)), base + 12, rng.uniform(66, 78), mix(LEAF, rgb("7a9a4e"), rng.random()), 1.15)
    for _ in range(6):
        x = rng.uniform(0, w)
        plant(sheet, rng, x, base + 5 + rng.uniform(0, 2), rng.uniform(3, 5), rng.choice((0, 3)))
    placed = []
    count = 6 if w > 120 else 4 if w > 80 else 3
    for k in range(count):
        depth = rng.random()
        y = base + 9 + (95 - base - 9) * depth
        x = w * (0.14 + 0.76 * (k + 0.5) / count) + rng.uniform(-4, 4)
        size = 19 + 20 * depth
        placed.append((x, y, size * 0.3, partial(walker, stage, size, k % 2 == 0, rng.choice((stage.side, stage.side, -stage.side)))))
    if stage.maybe(0.5):
        placed.append((stage.m(w * 0.62), base + 10, 9, partial(stander, stage, adult(stage), 31, "front", 1, rng.choice(("raise", "hip", "clap")))))
    if stage.maybe(0.45):
        placed.append((stage.m(w * 0.86), base + 18, 0, lambda x, y: hand_pump(sheet, x, y, 21, -stage.side)))
    stage.cast(18, *placed)
    tufts(stage, 90, 100, 14, 2.4)
    if stage.maybe(0.6):
        sheet.in_front()
        branch(stage, stage.m(w + 4), -4, 40, -stage.side)
        sheet.end_front(0.35)


def beds(stage: Stage, horizon: float, rows: int) -> list[tuple[float, float]]:
    """Raised beds that run towards the viewer; gives places on them, the farthest first."""
    sheet, rng, w = stage.sheet, stage.rng, stage.w
    spots = []
    soil = rgb("8a5f42")
    for row in range(rows):
        t = row / (rows - 1)
        y = horizon + 12 + (96 - horizon - 12) * t**1.25
        thick = 1.6 + 4.6 * t
        sheet.shape([(-6, y), (w + 6, y), (w + 6, y + thick), (-6, y + thick)], lighter(soil, 0.1), to=darker(soil, 0.25))
        sheet.shape([(-6, y - thick * 0.5), (w + 6, y - thick * 0.5), (w + 6, y + 0.2), (-6, y + 0.2)], lighter(soil, 0.25), shade=0.1)
        kind = rng.randrange(4)
        step = 5 + 5.5 * t
        x = rng.uniform(-4, 2)
        while x < w + 5:
            plant(sheet, rng, x + rng.uniform(-0.6, 0.6), y, 4 + 6.2 * t, kind)
            x += step
        spots.append((y + thick, t))
    return spots


def kitchen_garden(stage: Stage) -> None:
    """Children water and pick in the school's vegetable beds."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(36, 42)
    courtyard(stage, horizon, trees=False)
    if stage.maybe(0.6):
        verandah(stage, w * 0.48, w * 0.6, horizon + 8, 24, rooms=4 if w > 80 else 2)
    tree(stage, stage.m(w * rng.uniform(0.12, 0.22)), horizon + 9, rng.uniform(40, 52))
    fence(stage, horizon + 10)
    sheet.soften(0.16)
    spots = beds(stage, horizon, 4)
    placed = []
    picks = [(0.22, 1), (0.60, 1), (0.84, 2), (0.40, 2)] if w > 120 else [(0.26, 1), (0.72, 2), (0.5, 1)] if w > 80 else [(0.36, 1), (0.68, 2)]
    for index, (sx, row) in enumerate(picks):
        y, t = spots[row]
        size = 42 + 13 * t
        x = stage.m(w * sx) + rng.uniform(-3, 3)
        flip = 1 if x < w / 2 else -1
        look = child(rng, stage.uniform) if index or stage.maybe(0.5) else woman(rng)
        if index % 2 == 0:
            placed.append((x, y + 2, size * 0.3, partial(_crouch, sheet, look, size * (1.15 if look.head < 0.1 else 1.05), flip)))
        else:
            placed.append((x, y + 2, size * 0.3, partial(_water, stage, look, size, flip)))
    stage.cast(10, *placed)
    sheet.in_front()
    for k in range(4 if w > 80 else 2):
        plant(sheet, rng, w * (k + 0.5) / 4 + rng.uniform(-6, 6), 103, 17, rng.choice((0, 1, 2, 3)))
    sheet.end_front(0.5)


def _crouch(sheet: Sheet, look: Look, size: float, flip: int, x: float, y: float) -> None:
    crouching(sheet, x, y, size, look, flip=flip)


def _water(stage: Stage, look: Look, size: float, flip: int, x: float, y: float) -> None:
    """Somebody with a watering can."""
    sheet = stage.sheet
    _, (hx, hy) = standing(sheet, x, y, size, look, view="side", arms="carry", flip=flip, tilt=0.7)
    colour = stage.rng.choice((rgb("3f7d8a"), rgb("c8613f"), rgb("5f8249")))
    s = size * 0.1
    sheet.shape(
        [(hx + flip * s * 1.2, hy + s * 0.5), (hx + flip * s * 3.0, hy - s * 0.9), (hx + flip * s * 3.2, hy - s * 0.5), (hx + flip * s * 1.2, hy + s * 1.3)],
        darker(colour, 0.1),
    )
    bucket(sheet, hx + flip * s * 0.6, hy + s * 1.9, s * 2.1, colour)
    for k in range(7):
        bx = hx + flip * s * (3.2 + 0.16 * k)
        sheet.line([(bx, hy - s * 0.5), (bx + flip * s * 0.5, hy + s * 1.6), (bx + flip * s * 0.6, hy + s * (3.4 + 0.2 * k))], 0.22, rgb("d5e8ea"), 0.8)


def fence(stage: Stage, y: float) -> None:
    """A fence of sticks."""
    sheet, rng = stage.sheet, stage.rng
    for k in range(round(stage.w / 4) + 2):
        x = k * 4 + rng.uniform(-0.7, 0.7)
        sheet.line([(x, y), (x + rng.uniform(-0.5, 0.5), y - rng.uniform(7, 10))], 0.6, rgb("a37a52"))
    for level in (2.4, 6):
        sheet.line([(-3, y - level), (stage.w + 3, y - level - 0.4)], 0.5, rgb("8f6a48"))


def tree_planting(stage: Stage) -> None:
    """A sapling set into the ground by many hands."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(44, 52)
    courtyard(stage, horizon, trees=True)
    if stage.maybe(0.5):
        verandah(stage, w * 0.02, w * 0.5, horizon + 7, 22, rooms=4 if w > 80 else 2)
    sheet.soften(0.18)
    cx, y = stage.m(w * rng.uniform(0.46, 0.54)), 88.0
    sheet.shape(oval(cx, y + 1, 13, 3.4), rgb("6f4a36"), shade=0.3)
    sheet.shape(oval(cx, y, 9, 2.0), rgb("4f352a"))
    placed = [(cx, y + 0.4, 0, lambda x, yy: seedling(sheet, x, yy, 24))]
    placed.append((cx - 19, y + 2, 16, partial(_crouch, sheet, child(rng, stage.uniform), 55, 1)))
    placed.append((cx + 19, y + 3, 16, partial(_crouch, sheet, child(rng, stage.uniform) if stage.maybe(0.6) else woman(rng), 55, -1)))
    if w > 80:
        placed.append((cx + 34 * stage.side, y + 1, 14, partial(_water, stage, child(rng, stage.uniform), 46, -stage.side)))
        placed.append((cx - 37 * stage.side, y, 16, partial(stander, stage, adult(stage), 58, "front", stage.side, rng.choice(("clap", "point", "hip")))))
        placed.append((cx - 7, y - 9, 10, partial(stander, stage, child(rng, stage.uniform), 42, "front", 1, rng.choice(("clap", "both", "carry")))))
    stage.cast(20, *placed)
    tufts(stage, 92, 101, 12, 3)


def sports(stage: Stage) -> None:
    """A race or a game of ball on the school's ground."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(42, 50)
    courtyard(stage, horizon)
    verandah(stage, w * 0.04, w * 0.6, horizon + 6, 18, rooms=5 if w > 80 else 3)
    sheet.soften(0.24)
    for k in range(4):
        t = k / 3
        y = horizon + 18 + (98 - horizon - 18) * t
        sheet.line([(-4, y), (w + 4, y + 2)], 0.4 + 0.5 * t, rgb("f6ecd4"), 0.75)
    bunting(stage, -2, 8, w + 4, 7)
    placed = []
    count = 4 if w > 120 else 3 if w > 80 else 2
    for k in range(count):
        t = k / max(count - 1, 1)
        y = horizon + 24 + (96 - horizon - 24) * t
        x = stage.m(w * (0.30 + 0.5 * ((k * 0.37 + rng.random() * 0.2) % 1)))
        placed.append((x, y, 14, partial(_run, sheet, child(rng, stage.uniform, girl=k % 2 == 0), 38 + 14 * t, stage.side, rng.uniform(0, 0.06))))
    cheer = [partial(stander, stage, child(rng, stage.uniform), 27, "front", 1, rng.choice(("both", "clap", "raise"))) for _ in range(4 if w > 80 else 2)]
    placed += [(stage.m(w * (0.72 + 0.07 * k)), horizon + 14 + k, 7, one) for k, one in enumerate(cheer)]
    stage.cast(16, *placed)


def _run(sheet: Sheet, look: Look, size: float, flip: int, leap: float, x: float, y: float) -> None:
    running(sheet, x, y, size, look, flip=flip, leap=leap)


def playground(stage: Stage) -> None:
    """A swing on a bough, a rope, a chalk game on the ground."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(42, 48)
    sky(stage, horizon)
    hills(stage, horizon)
    far_trees(stage, horizon + 1)
    ground(stage, horizon + 1)
    verandah(stage, w * 0.46, w * 0.6, horizon + 8, 24, rooms=4 if w > 80 else 2)
    sheet.soften(0.18)
    tx = stage.m(w * 0.14)
    tree(stage, tx, horizon + 22, 84, spread=1.25)
    sx = tx + stage.side * 20
    swing = rng.uniform(-4, 6) * stage.side
    for dx in (-2.4, 2.4):
        sheet.line([(sx + dx, 10), (sx + dx + swing, horizon + 22)], 0.35, rgb("7a5a3a"))
    sheet.line([(sx + swing - 3.4, horizon + 22), (sx + swing + 3.4, horizon + 22)], 0.9, rgb("8c5a36"))
    standing(sheet, sx + swing, horizon + 22, 32, child(rng, stage.uniform, girl=True), view="front", arms="both")
    cells = [(w * 0.5 + dx * stage.side, y, size) for dx, y, size in ((0, 96, 9), (3, 90.5, 8), (6, 85.6, 7.2), (9, 81.2, 6.4))]
    for x, y, size in cells:
        for a, b in (((-1, 0), (1, 0)), ((1, 0), (0.9, -0.5)), ((0.9, -0.5), (-0.8, -0.5)), ((-0.8, -0.5), (-1, 0))):
            sheet.line([(x + a[0] * size, y + a[1] * size), (x + b[0] * size, y + b[1] * size)], 0.4, rgb("fbf4e4"), 0.85)
    placed = [(w * 0.5 + 4 * stage.side, 91, 12, partial(_run, sheet, child(rng, stage.uniform), 44, stage.side, 0.1))]
    for k in range(3 if w > 80 else 1):
        x = stage.m(w * (0.74 + 0.1 * k))
        placed.append(
            (
                x,
                86 + 4 * (k % 2),
                10,
                partial(stander, stage, child(rng, stage.uniform), 40 + 2 * k, rng.choice(("front", "side")), -stage.side, rng.choice(("clap", "both", "hip"))),
            )
        )
    stage.cast(18, *placed)


def assembly(stage: Stage) -> None:
    """Morning assembly: rows of children before the verandah, a few leading the song."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(38, 43)
    courtyard(stage, horizon, trees=stage.maybe(0.5))
    verandah(stage, w * 0.08, w * 0.86, horizon + 13, 36, rooms=5 if w > 120 else 4 if w > 80 else 3)
    sheet.soften(0.14)
    placed = []
    for k in range(3 if w > 80 else 2):
        look = adult(stage) if k == 0 else child(rng, stage.uniform)
        placed.append((stage.m(w * (0.40 + 0.12 * k)), horizon + 19, 9, partial(stander, stage, look, 38 if k == 0 else 29, "front", 1, "pray")))
    for row in range(3):
        y = horizon + 30 + row * 12.5
        size = 27 + 7.5 * row
        count = round(w / (size * 0.52))
        for k in range(count):
            x = w * (k + 0.5) / count + rng.uniform(-0.8, 0.8)
            if abs(x - w / 2) < w * 0.05:
                continue
            placed.append(
                (
                    x,
                    y + rng.uniform(-0.5, 0.5),
                    size * 0.26,
                    partial(stander, stage, child(rng, stage.uniform, girl=x < w / 2), size * rng.uniform(0.93, 1.05), "back", 1, "pray"),
                )
            )
    stage.cast(12, *placed)


def handwashing(stage: Stage) -> None:
    """A row of taps, soap on strings, children waiting with wet hands."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(40, 46)
    courtyard(stage, horizon)
    wall = rng.choice((rgb("8fc0c9"), rgb("e9c57a"), rgb("b9d2b0"), rgb("efb89a")))
    top, base = horizon + 2, 78.0
    left, right = -6.0, w + 6
    sheet.shape(box(left, top, right - left, base - top), wall, to=darker(wall, 0.12), shadow=0.8)
    sheet.shape(box(left, top - 2, right - left, 2.6), lighter(wall, 0.45))
    tile = rgb("f2efe2")
    sheet.shape(box(left, base - 20, right - left, 14), tile, to=darker(tile, 0.06))
    for k in range(round(w / 4) + 4):
        sheet.line([(left + k * 4, base - 20), (left + k * 4, base - 6)], 0.14, rgb("b9c4c0"), 0.8)
    for level in (base - 15.3, base - 10.6):
        sheet.line([(left, level), (right, level)], 0.14, rgb("b9c4c0"), 0.8)
    sheet.shape([(left, base - 6), (right, base - 6), (right, base + 1), (left, base + 1)], rgb("cfc8b8"), to=rgb("a9a294"), shadow=0.8)
    pipe = base - 17.5
    sheet.line([(left, pipe), (right, pipe)], 1.0, rgb("7f8a8f"))
    count = 5 if w > 120 else 4 if w > 80 else 3
    placed = []
    for k in range(count):
        x = w * (k + 0.5) / count + rng.uniform(-2, 2)
        sheet.line([(x, pipe), (x, pipe + 3)], 1.0, rgb("7f8a8f"))
        sheet.line([(x - 1.2, pipe + 0.4), (x + 1.2, pipe + 0.4)], 0.6, rgb("c8452f"))
        sheet.line([(x, pipe + 3), (x, base - 4)], 0.6, rgb("dff0f3"), 0.9)
        sheet.line([(x + 3.5, pipe), (x + 3.5, pipe + 5)], 0.2, rgb("6a5a4a"))
        sheet.shape(oval(x + 3.5, pipe + 6, 1.2, 0.9), rng.choice((rgb("e88a9a"), rgb("7fc0a0"), rgb("f0d070"))), shade=0.3)
        look = child(rng, stage.uniform)
        placed.append((x - stage.side * 11, base + 9 + rng.uniform(0, 2), 12, partial(stander, stage, look, 47, "side", stage.side, "give")))
    if w > 80:
        placed.append((stage.m(w * 0.94), 97, 14, partial(stander, stage, adult(stage), 60, "front", stage.side, "clap")))
    stage.cast(8, *placed)
    for k in range(4):
        sheet.glow(oval(w * (0.2 + 0.2 * k), 96, 12, 1.4), rgb("dbe9ea"), 0.5, 0.5)
