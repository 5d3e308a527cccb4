"""Hands at work: experiments, games, a wall newspaper, computers, paint, puppets, the midday meal."""

import math
from functools import partial

from scenes.figures import standing
from scenes.learning import adult, sitter, stander
from scenes.looks import Look, child, woman
from scenes.palette import BRASS, SARIS, STEEL, WHITE, WOOD, Colour, darker, lighter, mix, rgb
from scenes.paper import box, curve, oval
from scenes.places import courtyard, room, sunbeams, verandah
from scenes.plants import tree
from scenes.seated import seated
from scenes.stage import Stage
from scenes.things import blackboard, bucket, frieze, mat, paper_on_wall, plate, table


def flask(stage: Stage, x: float, y: float, size: float, colour: Colour) -> None:
    """A glass flask with something coloured in it."""
    sheet = stage.sheet
    sheet.shape(
        curve(
            [
                (x - size * 0.5, y),
                (x - size * 0.16, y - size * 0.6),
                (x - size * 0.14, y - size),
                (x + size * 0.14, y - size),
                (x + size * 0.16, y - size * 0.6),
                (x + size * 0.5, y),
            ]
        ),
        rgb("e4eeee"),
        shade=0.2,
        alpha=0.75,
    )
    sheet.shape(
        curve([(x - size * 0.46, y - size * 0.02), (x - size * 0.27, y - size * 0.38), (x + size * 0.27, y - size * 0.38), (x + size * 0.46, y - size * 0.02)]),
        colour,
        shade=0.3,
    )
    sheet.line([(x - size * 0.18, y - size), (x + size * 0.18, y - size)], 0.4, rgb("cfdcdc"))


def behind_table(stage: Stage, looks: list[tuple[Look, str]], y: float, size: float, start: float, end: float) -> None:
    """People in a row behind a table that comes next."""
    count = len(looks)
    placed = []
    for k, (look, arms) in enumerate(looks):
        x = start + (end - start) * (k + 0.5) / count
        grown = look.head < 0.1
        placed.append((x, y - (6 if grown else 2), 0, partial(stander, stage, look, size * (1.2 if grown else 1), "front", stage.rng.choice((1, -1)), arms)))
    stage.cast(0, *placed)


def science_table(stage: Stage) -> None:
    """An experiment on a table, heads together over it."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(58, 63)
    room(stage, floor, windows=1, letters=False)
    if w > 80:
        for k in range(3):
            paper_on_wall(stage, stage.span(w * (0.50 + 0.15 * k), 13), floor - 46 + rng.uniform(-2, 2), 12, 15)
    sheet.soften(0.18)
    sunbeams(stage)
    count = 5 if w > 120 else 4 if w > 80 else 3
    looks = [(child(rng, stage.uniform, girl=k % 2 == 0), rng.choice(("carry", "clap", "book"))) for k in range(count)]
    looks[rng.randrange(count)] = (adult(stage), "carry")
    behind_table(stage, looks, 93, 50, w * 0.12, w * 0.88)
    table(sheet, w * 0.5, 99, w * 0.86, 23, rng.choice((WOOD, rgb("a8754a"), rgb("5f7f7a"))), 8)
    sheet.shape(box(w * 0.07, 78, w * 0.86, 24), lighter(WOOD, 0.05), to=darker(WOOD, 0.25))
    y = 74.0
    for k in range(4 if w > 80 else 3):
        flask(
            stage,
            w * (0.22 + 0.17 * k) + rng.uniform(-2, 2),
            y + rng.uniform(-1.5, 2),
            rng.uniform(8, 11),
            rng.choice((rgb("d9477a"), rgb("3f8fb0"), rgb("e0a534"), rgb("6e9f42"), rgb("7a4a9a"))),
        )
    x = stage.m(w * 0.82)
    sheet.shape(box(x - 5, y - 1, 10, 1.6), rgb("4a4a50"))
    sheet.line([(x, y), (x, y - 12)], 0.7, STEEL)
    sheet.line([(x - 6, y - 11), (x + 6, y - 12.5)], 0.6, STEEL)
    for dx, drop in ((-6, 6), (6, 4.5)):
        sheet.line([(x + dx, y - 11.5), (x + dx, y - 11.5 + drop)], 0.2, rgb("6a5a4a"))
        sheet.shape(oval(x + dx, y - 11.5 + drop, 3, 0.9), BRASS, shade=0.4)


def maths_games(stage: Stage) -> None:
    """Counting with seeds, sticks and number cards on the floor."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(46, 52)
    room(stage, floor, windows=1 if w > 80 else 0, letters=False)
    blackboard(stage, stage.span(w * 0.5, w * 0.36), floor - 33, w * 0.36, 20)
    sheet.soften(0.18)
    mat(sheet, rng, ((w * 0.14, floor + 8), (w * 0.86, floor + 8), (w * 1.0, 102), (w * 0.0, 102)))
    sunbeams(stage)
    cx, cy = w * 0.5, floor + 27
    placed = []
    spots = [(-0.36, 0.0, "side"), (-0.18, -0.8, "front"), (0.14, -0.85, "front"), (0.36, -0.1, "side"), (-0.26, 0.85, "back"), (0.26, 0.9, "back")]
    for sx, sy, view in spots if w > 80 else spots[:4]:
        depth = (sy + 1) / 2
        size = 42 + 16 * depth
        x = cx + sx * w * (1 if w > 80 else 0.85)
        placed.append(
            (
                x,
                cy + 5 + sy * 17,
                size * 0.44,
                partial(sitter, stage, child(rng, stage.uniform), size, view, 1 if x < cx else -1, rng.choice(("lap", "talk", "write")) if view != "back" else "lap"),
            )
        )
    stage.cast(4, *placed[:4])
    for row in range(3):
        for k in range(5):
            x, y = cx + (k - 2) * min(6.4, w * 0.06) * (1 + 0.12 * row), cy + 1 + row * 4.4
            colour = rng.choice(SARIS)
            sheet.shape([(x - 2.4, y + 1.5), (x + 2.2, y + 1.5), (x + 2.5, y - 1.5), (x - 2.1, y - 1.5)], lighter(colour, 0.55), shadow=0.3)
            stage.number(str(rng.randint(1, 9)), x, y, 2.4, darker(colour, 0.3))
    for _ in range(26):
        sheet.shape(oval(cx + rng.gauss(0, 1) * w * 0.11, cy + 15 + rng.uniform(-2, 3), 0.75, 0.5, rng.uniform(0, 3)), rgb("5a3426"), shade=0.5, shadow=0.15)
    stage.cast(4, *placed[4:])


def wall_newspaper(stage: Stage) -> None:
    """The children's own newspaper on a verandah wall; some pin, some read."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(70, 75)
    wall, _ = room(stage, floor, windows=0, letters=False)
    left, width, top, height = w * 0.12, w * 0.76, floor - 58, 43.0
    sheet.shape(box(left - 1, top - 1, width + 2, height + 2), darker(WOOD, 0.1), shadow=1.2)
    sheet.shape(box(left, top, width, height), mix(rgb("c9a06a"), wall, 0.2))
    frieze(stage, top + 4, 5, left + width * 0.16, left + width * 0.84)
    columns = 6 if w > 120 else 4 if w > 80 else 3
    for row in range(2):
        for k in range(columns):
            each = width / columns
            paper_on_wall(stage, left + each * k + each * 0.1, top + 9 + row * 17 + rng.uniform(-0.7, 0.7), each * 0.78, 15, 3 if rng.random() < 0.45 else None)
    sheet.soften(0.1)
    sunbeams(stage)
    placed = []
    count = 4 if w > 120 else 3 if w > 80 else 2
    for k in range(count):
        x = stage.m(w * (0.14 + 0.72 * (k + 0.5) / count)) + rng.uniform(-4, 4)
        placed.append(
            (
                x,
                floor + 15 + 7 * (k % 2),
                12,
                partial(
                    stander,
                    stage,
                    child(rng, stage.uniform),
                    rng.uniform(46, 51),
                    "back" if k % 3 != 2 else "side",
                    rng.choice((1, -1)),
                    ("write", "down", "point", "hip")[k % 4],
                ),
            )
        )
    if w > 80 and stage.maybe(0.6):
        placed.append((stage.m(w * 0.93), floor + 14, 14, partial(stander, stage, adult(stage), 62, "front", -stage.side, rng.choice(("clap", "book", "hip")))))
    stage.cast(6, *placed)


def computer_room(stage: Stage) -> None:
    """Two and two before a screen, light of it on their faces."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(60, 66)
    room(stage, floor, windows=1, letters=stage.maybe(0.4))
    sheet.soften(0.18)
    sunbeams(stage)
    if w > 80:
        stage.cast(6, (stage.m(w * 0.86), floor + 12, 14, partial(stander, stage, adult(stage), 60, "front", -stage.side, "give")))
    y, top = 96.0, 24.0
    table(sheet, w * 0.5, y, w * 0.92, top, rgb("b98a5a"), 8)
    count = 3 if w > 120 else 2 if w > 80 else 1
    placed = []
    for k in range(count):
        x = w * (k + 0.5) / count + rng.uniform(-1, 1) - (stage.side * w * 0.03 if count > 1 else 0)
        screen(stage, x, y - top - 2)
        placed += [(x + dx + rng.uniform(-1, 1), 103 + rng.uniform(-1, 2), 0, partial(on_stool, stage, child(rng, stage.uniform), 56)) for dx in (-7.5, 7.5)]
    stage.cast(0, *placed)


def screen(stage: Stage, x: float, y: float) -> None:
    """A computer's screen with a drawing on it."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x - 2, y - 3, 4, 4), rgb("4a4a50"))
    sheet.shape(box(x - 10, y - 18, 20, 15.5), rgb("3a3a42"), shade=0.3, shadow=0.6)
    glow = rng.choice((rgb("d6ecf4"), rgb("e8f2dc"), rgb("f6ead0")))
    sheet.shape(box(x - 9, y - 17, 18, 13.2), glow, to=lighter(glow, 0.4))
    one, two = rng.choice(SARIS), rng.choice(SARIS)
    kind = rng.randrange(3)
    if kind == 0:
        for k in range(5):
            tall = 2 + 1.6 * k
            sheet.shape(box(x - 7 + 2.8 * k, y - 5.4 - tall, 2, tall), (one, two)[k % 2])
    elif kind == 1:
        sheet.shape(oval(x, y - 10.4, 4.4, 4.4), one, shade=0.3)
        sheet.line([(x - 7, y - 10.4), (x + 7, y - 10.4)], 0.4, two)
    else:
        for k in range(3):
            stage.letter(x - 5 + 5 * k, y - 10.5, 5.4, (one, two)[k % 2])
    sheet.glow(oval(x, y - 8, 13, 11), glow, 0.3, 4)


def on_stool(stage: Stage, look: Look, size: float, x: float, y: float) -> None:
    """A child on a stool, seen from behind, cut by the picture's edge."""
    seated(stage.sheet, x, y, size, look, view="back", arms=stage.rng.choice(("lap", "lap", "raise")), flip=stage.rng.choice((1, -1)))


def painting(stage: Stage) -> None:
    """A wall becomes a picture: a painted tree of numbers and letters, brushes, pots of colour."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(66, 72)
    wall, _ = room(stage, floor, windows=0, letters=False)
    mural(stage, floor, wall)
    sheet.soften(0.08)
    sunbeams(stage)
    placed = []
    count = 3 if w > 120 else 2
    for k in range(count):
        x = stage.m(w * (0.18 + 0.68 * (k + 0.4) / count)) + rng.uniform(-4, 4)
        look = child(rng, stage.uniform) if k or stage.maybe(0.6) else woman(rng)
        grown = look.head < 0.1
        placed.append((x, floor + 14 + 7 * (k % 2), 12, partial(painter, stage, look, 62 if grown else 50, 1 if x < w / 2 else -1)))
    placed += [(stage.m(w * rng.uniform(0.1, 0.9)), rng.uniform(floor + 18, 97), 0, partial(paint_pot, stage, colour)) for colour in rng.sample(SARIS, 4)]
    if w > 80:
        placed.append((stage.m(w * 0.84), 96, 22, partial(sitter, stage, child(rng, stage.uniform), 56, "side", -stage.side, "write")))
        sheet.shape([(stage.m(w * 0.84) - 20, 97), (stage.m(w * 0.84) + 4, 97), (stage.m(w * 0.84) + 3, 92), (stage.m(w * 0.84) - 17, 92)], WHITE, shadow=0.3)
    stage.cast(6, *placed)


def mural(stage: Stage, floor: float, wall: Colour) -> None:
    """What has been painted on the wall so far."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    kind = rng.randrange(3)
    cx = stage.m(w * rng.uniform(0.42, 0.58))
    if kind == 0:
        trunk = rgb("8a5636")
        sheet.shape(curve([(cx - 6, floor - 6), (cx - 2.4, floor - 26), (cx - 3, floor - 40), (cx + 3, floor - 40), (cx + 2.4, floor - 26), (cx + 6, floor - 6)]), trunk)
        for k in range(9):
            angle = math.pi * (1 + (k + 0.5) / 9)
            ex, ey = cx + math.cos(angle) * 30, floor - 36 + math.sin(angle) * 24
            sheet.line([(cx, floor - 34), ((cx + ex) / 2, (floor - 34 + ey) / 2 - 2), (ex, ey)], 1.3, trunk, end=0.5)
            colour = rng.choice(SARIS)
            sheet.shape(oval(ex, ey, 4.6, 4.6), colour)
            stage.letter(ex, ey, 5, WHITE)
    elif kind == 1:
        sheet.shape(oval(cx, floor - 34, 12, 12), rgb("e9a534"))
        for k in range(12):
            a = k * math.pi / 6
            sheet.line([(cx + math.cos(a) * 14, floor - 34 + math.sin(a) * 14), (cx + math.cos(a) * 20, floor - 34 + math.sin(a) * 20)], 1.5, rgb("d9772b"), end=0.5)
        for k in range(7):
            x = w * (k + 0.5) / 7
            sheet.line([(x, floor - 5), (x + 1, floor - 14), (x, floor - 20)], 0.8, rgb("5f8249"))
            for a in range(6):
                sheet.shape(oval(x + math.cos(a * 1.05) * 3, floor - 22 + math.sin(a * 1.05) * 3, 1.9, 1.9), SARIS[k % len(SARIS)])
            sheet.shape(oval(x, floor - 22, 1.7, 1.7), rgb("f4dc8a"))
    else:
        sheet.shape(box(-5, floor - 30, w + 10, 25), mix(rgb("5f9fb5"), wall, 0.25))
        for k in range(10):
            sheet.line([(w * k / 10 - 4 + j * 2.4, floor - 26 + (k % 3) * 7 + (0.9 if j % 2 else -0.9)) for j in range(6)], 0.5, WHITE, 0.8)
        for _ in range(6):
            x, y, size, colour = rng.uniform(0.1, 0.9) * w, floor - rng.uniform(10, 40), rng.uniform(4, 7), rng.choice(SARIS)
            sheet.shape(curve([(x - size, y), (x, y - size * 0.5), (x + size, y), (x, y + size * 0.5)]), colour)
            sheet.shape([(x - size * 0.8, y), (x - size * 1.6, y - size * 0.5), (x - size * 1.6, y + size * 0.5)], darker(colour, 0.2))
            sheet.shape(oval(x + size * 0.55, y - size * 0.1, 0.5, 0.5), WHITE)


def painter(stage: Stage, look: Look, size: float, flip: int, x: float, y: float) -> None:
    """Somebody with a brush at the wall."""
    _, (hx, hy) = standing(stage.sheet, x, y, size, look, view="back", arms="write", flip=flip)
    stage.sheet.line([(hx - flip * 0.8, hy + 1.6), (hx + flip * 2.4, hy - 4.4)], 0.6, rgb("c9a06a"))
    stage.sheet.shape(oval(hx + flip * 2.7, hy - 5.0, 0.9, 1.3), stage.rng.choice(SARIS))


def paint_pot(stage: Stage, colour: Colour, x: float, y: float) -> None:
    """A tin of paint."""
    stage.sheet.shape(box(x - 2.4, y - 4.6, 4.8, 4.6), STEEL, shade=0.45, shadow=0.4)
    stage.sheet.shape(oval(x, y - 4.6, 2.4, 0.8), colour)
    stage.sheet.line([(x - 1.8, y - 4.4), (x - 1.9, y - 2.4)], 0.7, colour)


def midday_meal(stage: Stage) -> None:
    """Two rows on the verandah's mats, steel plates, one who serves from a bucket."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(44, 50)
    courtyard(stage, floor - 6, trees=False)
    stage.outdoors = False
    tree(stage, stage.m(w * 0.9), floor + 3, 44)
    verandah(stage, w * 0.04, w * 0.66, floor + 4, 34, rooms=4 if w > 80 else 2)
    sheet.soften(0.18)
    sheet.shape([(-5, floor + 7), (w + 5, floor + 7), (w + 5, 105), (-5, 105)], rgb("cfa883"), to=rgb("b98a66"))
    mat(sheet, rng, ((-4, floor + 10), (w + 4, floor + 10), (w + 4, floor + 19), (-4, floor + 19)))
    mat(sheet, rng, ((-4, 84), (w + 4, 84), (w + 4, 97), (-4, 97)))
    placed = []
    count = 6 if w > 120 else 4 if w > 80 else 3
    for k in range(count):
        x = w * (k + 0.5) / count + rng.uniform(-1, 1)
        placed.append((x, floor + 16, 16, partial(eater, stage, child(rng, stage.uniform), 38.0)))
    for k in range(count - 1):
        x = w * (k + 0.5) / (count - 1) + rng.uniform(-1, 1)
        placed.append((x, 95, 20, partial(sitter, stage, child(rng, stage.uniform), 50, "back", 1, "lap")))
    server = partial(serve, stage, woman(rng, dress="sari"))
    placed.append((stage.m(w * rng.uniform(0.3, 0.6)), floor + 29, 14, server))
    stage.cast(4, *placed)


def eater(stage: Stage, look: Look, size: float, x: float, y: float) -> None:
    """A child before a plate."""
    seated(stage.sheet, x, y, size, look, view="front", arms=stage.rng.choice(("lap", "write", "book")), tilt=stage.rng.choice((0.0, 0.7)))
    plate(stage.sheet, x + stage.rng.uniform(-1, 1), y + 3.2, 4.6)


def serve(stage: Stage, look: Look, x: float, y: float) -> None:
    """A cook with a bucket and a ladle."""
    flip = stage.side
    _, (hx, hy) = standing(stage.sheet, x, y, 50, look, view="side", arms="give", flip=flip, tilt=0.6)
    bucket(stage.sheet, hx - flip * 7, hy + 12, 7.5, STEEL)
    stage.sheet.line([(hx, hy), (hx + flip * 1.5, hy + 7)], 0.5, STEEL)
    stage.sheet.shape(oval(hx + flip * 1.7, hy + 7.4, 1.7, 0.9), STEEL, shade=0.3)
