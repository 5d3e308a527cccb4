"""Things that stand, lie and hang in Indian schools."""

import math
from random import Random

from scenes.palette import BOARD, BOOKS, BRASS, CLAY, INK, SARIS, STEEL, WHITE, WOOD, Colour, darker, lighter, mix, rgb
from scenes.paper import Point, Sheet, box, curve, oval
from scenes.stage import Stage


def open_book(sheet: Sheet, x: float, y: float, size: float, cover: Colour, *, back: bool = False) -> None:
    """An open book in somebody's hands: its cover where seen from behind, else its pages."""
    tilt = size * 0.18
    for side in (-1, 1):
        sheet.shape(
            [(x, y + size * 0.3), (x, y - size * 0.32), (x + side * size * 0.56, y - size * 0.32 - tilt), (x + side * size * 0.56, y + size * 0.28 - tilt)],
            cover,
            shade=0.2,
        )
        if not back:
            sheet.shape(
                [(x, y + size * 0.24), (x, y - size * 0.36), (x + side * size * 0.5, y - size * 0.36 - tilt), (x + side * size * 0.5, y + size * 0.2 - tilt)], WHITE
            )
            for k in range(3):
                at = y - size * 0.2 + k * size * 0.13
                sheet.line([(x + side * size * 0.1, at), (x + side * size * 0.42, at - tilt * 0.75)], size * 0.03, rgb("a89a86"))
    sheet.line([(x, y - size * 0.34), (x, y + size * 0.28)], size * 0.04, darker(cover, 0.4))


def lying_book(sheet: Sheet, x: float, y: float, size: float, cover: Colour) -> None:
    """A closed book on the floor."""
    sheet.shape(
        [(x - size * 0.5, y), (x + size * 0.38, y - size * 0.05), (x + size * 0.55, y - size * 0.3), (x - size * 0.32, y - size * 0.26)], cover, shade=0.2, shadow=0.4
    )
    sheet.shape([(x - size * 0.5, y), (x + size * 0.38, y - size * 0.05), (x + size * 0.38, y + size * 0.03), (x - size * 0.5, y + size * 0.08)], rgb("efe2c6"))


def shelf(stage: Stage, x: float, y: float, width: float, height: float, rows: int) -> None:
    """A bookcase, upper left corner at (x, y)."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x, y, width, height), darker(WOOD, 0.1), shade=0.25, shadow=1.2)
    each = (height - 1.2) / rows
    for row in range(rows):
        top = y + 0.9 + row * each
        sheet.shape(box(x + 0.9, top, width - 1.8, each - 0.9), darker(WOOD, 0.55))
        at = x + 1.2
        while at < x + width - 2.6:
            if rng.random() < 0.1:
                at += rng.uniform(1, 3)
                continue
            thick, tall = rng.uniform(0.7, 1.7), (each - 1.2) * rng.uniform(0.62, 0.95)
            colour = rng.choice(BOOKS)
            lean = 0.8 if rng.random() < 0.1 else 0.0
            bottom = top + each - 0.9
            sheet.shape([(at, bottom), (at + lean, bottom - tall), (at + thick + lean, bottom - tall), (at + thick, bottom)], colour, shade=0.3)
            sheet.line([(at + lean * 0.8 + thick * 0.2, bottom - tall * 0.8), (at + lean * 0.8 + thick * 0.8, bottom - tall * 0.8)], 0.2, lighter(colour, 0.5))
            at += thick + 0.08
    sheet.shape(box(x - 0.5, y - 0.5, width + 1, 1.1), WOOD, shade=0.2)


def book_line(stage: Stage, x: float, y: float, width: float) -> None:
    """Thin books hung over a string, as reading corners have them."""
    sheet, rng = stage.sheet, stage.rng
    line = [(x, y), (x + width / 2, y + width * 0.05), (x + width, y)]
    sheet.line(line, 0.22, rgb("7a5a42"))
    count = max(3, round(width / 6))
    for k in range(count):
        t = (k + 0.5) / count
        bx, by = x + width * t, y + width * 0.05 * math.sin(math.pi * t)
        colour, size = rng.choice(BOOKS), rng.uniform(4.0, 5.0)
        sheet.shape(
            [(bx - size * 0.42, by - 0.2), (bx + size * 0.42, by - 0.2), (bx + size * 0.46, by + size), (bx - size * 0.38, by + size)], colour, shade=0.25, shadow=0.7
        )
        sheet.shape(oval(bx + 0.1, by + size * 0.55, size * 0.2, size * 0.22), lighter(colour, 0.55))
        sheet.line([(bx - size * 0.2, by + size * 0.2), (bx + size * 0.24, by + size * 0.2)], 0.35, WHITE)


def mat(sheet: Sheet, rng: Random, points: tuple[Point, Point, Point, Point], base: Colour | None = None) -> None:
    """A striped cotton mat on the floor by its corners, from the far left one clockwise."""
    base = base or rng.choice(SARIS)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    sheet.shape(points, mix(base, (150, 100, 80), 0.2), shade=0.12, shadow=0.5)
    other = lighter(rng.choice([colour for colour in SARIS if colour != base]), 0.25)
    for start, end in ((0.06, 0.1), (0.16, 0.26), (0.30, 0.33), (0.67, 0.70), (0.74, 0.84), (0.90, 0.94)):
        stripe = [
            (ax + (bx - ax) * start, ay + (by - ay) * start),
            (ax + (bx - ax) * end, ay + (by - ay) * end),
            (dx + (cx - dx) * end, dy + (cy - dy) * end),
            (dx + (cx - dx) * start, dy + (cy - dy) * start),
        ]
        sheet.shape(stripe, rng.choice((other, lighter(base, 0.45), rgb("f0dfba"))), alpha=0.8)


def blackboard(stage: Stage, x: float, y: float, width: float, height: float, *, written: bool = True) -> None:
    """A green board in a wooden frame with chalk on it."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x - 1, y - 1, width + 2, height + 2), WOOD, shade=0.2, shadow=1.0)
    sheet.shape(box(x, y, width, height), lighter(BOARD, 0.06), to=darker(BOARD, 0.12))
    for _ in range(5):
        sheet.glow(
            oval(x + rng.uniform(0.2, 0.8) * width, y + rng.uniform(0.2, 0.8) * height, width * 0.2, height * 0.1, rng.uniform(-0.4, 0.4)), rgb("c9d8c8"), 0.16, 1.2
        )
    if written:
        chalk(stage, x + 1.5, y + 1.5, width - 3, height - 3)
    sheet.shape(box(x - 0.5, y + height + 0.9, width + 1, 0.9), lighter(WOOD, 0.15), shade=0.2)
    sheet.shape(oval(x + width * 0.2, y + height + 0.8, 0.9, 0.3), WHITE)


_CHALKS = (rgb("f3efdf"), rgb("f0d784"), rgb("f1b7a8"))


def chalk(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """What a teacher writes: big letters, a sum, or a drawing with lines beside it."""
    (_letters, _sums, _drawing)[stage.rng.randrange(3)](stage, x, y, width, height)


def _letters(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    size = min(height * 0.36, width * 0.15)
    for row in range(2):
        for k in range(4):
            stage.letter(x + width * (0.13 + 0.245 * k), y + height * (0.28 + 0.46 * row), size, stage.rng.choice(_CHALKS), 0.92)


def _sums(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    for k in range(3):
        a, b = stage.rng.randint(2, 9), stage.rng.randint(2, 9)
        stage.number(f"{a} × {b} = {a * b if k < 2 else '?'}", x + width * 0.32, y + height * (0.2 + 0.3 * k), height * 0.19, _CHALKS[k], 0.92)
    for row in range(3):
        for k in range(4):
            stage.sheet.line(oval(x + width * (0.66 + 0.09 * k), y + height * (0.25 + 0.25 * row), height * 0.07, height * 0.07), 0.3, _CHALKS[0], 0.85)


def _drawing(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    sheet, rng = stage.sheet, stage.rng
    cx, cy = x + width * 0.3, y + height * 0.5
    sheet.line(oval(cx, cy, height * 0.28, height * 0.34), 0.4, _CHALKS[1], 0.9)
    for k in range(8):
        dx, dy = math.cos(k * math.pi / 4) * height, math.sin(k * math.pi / 4) * height
        sheet.line([(cx + dx * 0.33, cy + dy * 0.38), (cx + dx * 0.43, cy + dy * 0.48)], 0.35, _CHALKS[1], 0.9)
    for k in range(4):
        stage.letter(x + width * (0.62 + 0.1 * k), y + height * 0.22, height * 0.19, _CHALKS[0], 0.9)
    for k in range(3):
        squiggle(sheet, rng, x + width * 0.58, y + height * (0.48 + 0.18 * k), width * 0.36, _CHALKS[0])


def squiggle(sheet: Sheet, rng: Random, x: float, y: float, width: float, colour: Colour, thick: float = 0.3) -> None:
    """A line of handwriting that nobody can read."""
    at = x
    while at < x + width:
        word = min(rng.uniform(2, 5), x + width - at)
        count = max(3, round(word / 0.7))
        sheet.line([(at + word * k / count, y + rng.uniform(-0.5, 0.5)) for k in range(count + 1)], thick, colour, 0.85)
        at += word + 0.9


def frieze(stage: Stage, y: float, height: float, start: float, end: float) -> None:
    """The alphabet painted along a wall, each letter on its own patch of colour."""
    rng = stage.rng
    step = height * 1.25
    at = start + step / 2
    while at < end - step / 2:
        colour = rng.choice(SARIS)
        stage.sheet.shape(
            oval(at, y, height * 0.52, height * 0.52) if rng.random() < 0.5 else box(at - height * 0.48, y - height * 0.48, height * 0.96, height * 0.96),
            mix(colour, WHITE, 0.12),
            shade=0.12,
        )
        stage.letter(at, y, height * 0.62, WHITE)
        at += step


def window(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """A window with bars and open shutters; trees and light outside."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x - 1, y - 1, width + 2, height + 2), lighter(WOOD, 0.1), shade=0.2, shadow=0.6)
    sheet.shape(box(x, y, width, height), lighter(stage.mood.sky, 0.25), to=lighter(stage.mood.horizon, 0.2))
    for _ in range(5):
        cx, r = x + rng.uniform(0.1, 0.9) * width, rng.uniform(0.14, 0.24) * width
        top = [(px, min(max(py, y), y + height)) for px, py in oval(min(max(cx, x + r), x + width - r), y + height - r * rng.uniform(0.2, 1.2), r, r)]
        sheet.shape(top, mix(rgb("7fa060"), stage.mood.horizon, rng.uniform(0.25, 0.55)))
    for k in range(1, 6):
        sheet.line([(x + width * k / 6, y), (x + width * k / 6, y + height)], 0.32, darker(WOOD, 0.4))
    sheet.line([(x, y + height / 2), (x + width, y + height / 2)], 0.4, darker(WOOD, 0.4))
    colour = rng.choice((rgb("3f6794"), rgb("3f7d6e"), rgb("8a4f3a"), rgb("5f7f58")))
    for side in (-1, 1):
        edge = x if side < 0 else x + width
        sheet.shape(
            [(edge, y - 0.8), (edge + side * width * 0.3, y - 2.2), (edge + side * width * 0.3, y + height + 2.0), (edge, y + height + 0.8)],
            colour,
            shade=0.25,
            shadow=0.6,
        )
        sheet.line([(edge + side * width * 0.15, y), (edge + side * width * 0.15, y + height)], 0.3, darker(colour, 0.3))
    sheet.shape(box(x - 2, y + height + 0.8, width + 4, 1.3), rgb("e9dcc2"), shade=0.15, shadow=0.4)


def paper_on_wall(stage: Stage, x: float, y: float, width: float, height: float, kind: int | None = None) -> None:
    """A chart or a child's drawing pinned up: 0 house and sun, 1 flower, 2 bars, 3 writing, 4 fish."""
    sheet, rng = stage.sheet, stage.rng
    kind = rng.randrange(5) if kind is None else kind
    ground = rng.choice((WHITE, rgb("f7e3b5"), rgb("d9e8e2"), rgb("f5d5c5")))
    sheet.shape([(x, y), (x + width, y + rng.uniform(-0.3, 0.3)), (x + width, y + height), (x, y + height + rng.uniform(-0.3, 0.3))], ground, shadow=0.5)
    one, two = rng.choice(SARIS), rng.choice(SARIS)
    cx, cy = x + width / 2, y + height / 2
    if kind == 0:
        sheet.shape(box(x + width * 0.25, cy, width * 0.5, height * 0.34), one)
        sheet.shape([(x + width * 0.18, cy), (cx, y + height * 0.24), (x + width * 0.82, cy)], two)
        sheet.shape(oval(x + width * 0.82, y + height * 0.2, width * 0.09, width * 0.09), rgb("eba22f"))
    elif kind == 1:
        sheet.line([(cx, y + height * 0.9), (cx, cy)], width * 0.04, rgb("5f8249"))
        for k in range(6):
            sheet.shape(oval(cx + math.cos(k * 1.05) * width * 0.17, y + height * 0.38 + math.sin(k * 1.05) * width * 0.17, width * 0.11, width * 0.11), one)
        sheet.shape(oval(cx, y + height * 0.38, width * 0.1, width * 0.1), rgb("eba22f"))
    elif kind == 2:
        for k in range(4):
            tall = height * (0.2 + 0.15 * k)
            sheet.shape(box(x + width * (0.14 + 0.19 * k), y + height * 0.88 - tall, width * 0.13, tall), (one, two)[k % 2])
    elif kind == 3:
        sheet.line([(x + width * 0.15, y + height * 0.16), (x + width * 0.75, y + height * 0.16)], height * 0.06, one)
        for k in range(4):
            squiggle(sheet, rng, x + width * 0.12, y + height * (0.36 + 0.15 * k), width * 0.68, INK, 0.18)
    else:
        sheet.shape(curve([(x + width * 0.15, cy), (cx, cy - height * 0.2), (x + width * 0.75, cy), (cx, cy + height * 0.2)]), one)
        sheet.shape([(x + width * 0.7, cy), (x + width * 0.9, cy - height * 0.16), (x + width * 0.9, cy + height * 0.16)], one)


def bunting(stage: Stage, x: float, y: float, width: float, sag: float = 4.0) -> None:
    """Paper flags on a string."""
    sheet, rng = stage.sheet, stage.rng
    sheet.line([(x + width * k / 8, y + sag * math.sin(math.pi * k / 8)) for k in range(9)], 0.2, rgb("7a5a42"))
    count = round(width / 4)
    for k in range(count):
        t = (k + 0.5) / count
        fx, fy = x + width * t, y + sag * math.sin(math.pi * t)
        sheet.shape([(fx - 1.3, fy), (fx + 1.3, fy), (fx + rng.uniform(-0.2, 0.2), fy + 3)], lighter(rng.choice(SARIS), 0.1), shade=0.2)


def table(sheet: Sheet, x: float, y: float, width: float, height: float, colour: Colour = WOOD, depth: float = 5.0) -> None:
    """A table: the front edge of its top at height y - height, feet at y, middle at x."""
    top = y - height
    for side in (-1, 1):
        sheet.shape(box(x + side * width * 0.45 - 0.6, top, 1.2, height), darker(colour, 0.3))
    sheet.shape(
        [(x - width / 2, top), (x + width / 2, top), (x + width / 2 - depth * 0.7, top - depth), (x - width / 2 + depth * 0.7, top - depth)],
        lighter(colour, 0.25),
        to=colour,
    )
    sheet.shape(box(x - width / 2, top - 0.1, width, 1.5), colour, shade=0.2, shadow=0.8)


def pillar(sheet: Sheet, x: float, top: float, bottom: float, width: float, colour: Colour, band: Colour) -> None:
    """A verandah's pillar with a painted foot."""
    sheet.shape(box(x - width / 2, top, width, bottom - top), colour, shade=0.4)
    sheet.shape(box(x - width / 2, bottom - (bottom - top) * 0.26, width, (bottom - top) * 0.26), band, shade=0.4)
    sheet.shape(box(x - width * 0.7, top, width * 1.4, width * 0.4), lighter(colour, 0.15), shade=0.2)
    sheet.shape(box(x - width * 0.7, bottom - width * 0.3, width * 1.4, width * 0.35), darker(band, 0.15), shade=0.2)


def bell(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A brass gong on a rope, struck with a mallet."""
    sheet.line([(x, y - size * 1.2), (x, y - size * 0.4)], 0.25, rgb("6d4a38"))
    sheet.shape(oval(x, y, size * 0.5, size * 0.5), BRASS, shade=0.6, shadow=0.4)
    sheet.shape(oval(x, y, size * 0.3, size * 0.3), lighter(BRASS, 0.25), shade=0.3)


def hand_pump(sheet: Sheet, x: float, y: float, size: float, side: int) -> None:
    """An India Mark II hand pump on its platform."""
    blue = rgb("3c6f9a")
    sheet.shape(oval(x + side * size * 0.15, y, size * 0.62, size * 0.13), rgb("b9b2a4"), shade=0.25, shadow=0.5)
    sheet.shape(box(x - size * 0.055, y - size * 0.72, size * 0.11, size * 0.72), blue, shade=0.5)
    sheet.shape(box(x - size * 0.12, y - size * 0.92, size * 0.24, size * 0.24), darker(blue, 0.1), shade=0.4)
    sheet.line([(x, y - size * 0.86), (x - side * size * 0.3, y - size * 0.78), (x - side * size * 0.62, y - size * 0.5)], size * 0.05, darker(blue, 0.3))
    sheet.line([(x + side * size * 0.08, y - size * 0.62), (x + side * size * 0.24, y - size * 0.6), (x + side * size * 0.27, y - size * 0.5)], size * 0.075, blue)
    sheet.line([(x + side * size * 0.27, y - size * 0.48), (x + side * size * 0.275, y - size * 0.06)], size * 0.03, rgb("cfe4ea"), 0.85)


def bicycle(sheet: Sheet, x: float, y: float, size: float, flip: int, colour: Colour) -> None:
    """A roadster facing right (left where `flip` is -1); (x, y) is the ground between the wheels, `size` the wheelbase."""

    def at(px: float, py: float) -> Point:
        return x + px * size * flip, y + py * size

    r = 0.32
    for wheel in (-0.5, 0.5):
        cx, cy = at(wheel, -r)
        for k in range(9):
            a = k * math.pi / 9
            sheet.line([(cx - math.cos(a) * r * size, cy - math.sin(a) * r * size), (cx + math.cos(a) * r * size, cy + math.sin(a) * r * size)], 0.14, rgb("9a948c"), 0.7)
        rim = oval(cx, cy, r * size, r * size)
        sheet.line([*rim, rim[0]], size * 0.035, INK)
        guard = [at(wheel + r * 1.12 * math.cos(a), -r + r * 1.12 * math.sin(a)) for a in (-0.5, -1.2, -1.9, -2.6)]
        sheet.line(guard, size * 0.025, colour)
    for one, other in (
        ((-0.5, -r), (-0.06, -0.3)),
        ((-0.06, -0.3), (0.36, -0.72)),
        ((-0.06, -0.3), (-0.2, -0.78)),
        ((-0.2, -0.72), (0.36, -0.76)),
        ((-0.5, -r), (-0.2, -0.72)),
        ((0.5, -r), (0.36, -0.82)),
    ):
        sheet.line([at(*one), at(*other)], size * 0.042, colour)
    sheet.line([at(-0.3, -0.83), at(-0.1, -0.83)], size * 0.06, rgb("4a3228"))
    sheet.line([at(0.36, -0.82), at(0.34, -0.92), at(0.22, -0.9)], size * 0.035, rgb("b8b4ac"))
    sheet.line([at(-0.66, -0.7), at(-0.34, -0.7)], size * 0.03, INK)
    sheet.shape(oval(*at(-0.06, -0.3), size * 0.07, size * 0.07), rgb("8a857c"))


def plate(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A steel plate with rice, dal and a vegetable."""
    sheet.shape(oval(x, y, size, size * 0.36), STEEL, shade=0.4, shadow=0.4)
    sheet.shape(oval(x, y, size * 0.84, size * 0.28), lighter(STEEL, 0.3), shade=0.2)
    sheet.shape(oval(x - size * 0.2, y - size * 0.06, size * 0.4, size * 0.17), WHITE, shade=0.15)
    sheet.shape(oval(x + size * 0.4, y - size * 0.02, size * 0.25, size * 0.12), rgb("dba23a"))
    sheet.shape(oval(x + size * 0.1, y + size * 0.14, size * 0.22, size * 0.08), rgb("6f8f45"))


def pot(sheet: Sheet, x: float, y: float, size: float, colour: Colour = CLAY) -> None:
    """An earthen pot."""
    sheet.shape(
        curve(
            [
                (x - size * 0.3, y),
                (x - size * 0.52, y - size * 0.4),
                (x - size * 0.22, y - size * 0.78),
                (x + size * 0.22, y - size * 0.78),
                (x + size * 0.52, y - size * 0.4),
                (x + size * 0.3, y),
            ]
        ),
        colour,
        shade=0.5,
        shadow=0.4,
    )
    sheet.shape(oval(x, y - size * 0.82, size * 0.3, size * 0.09), darker(colour, 0.3))


def bucket(sheet: Sheet, x: float, y: float, size: float, colour: Colour) -> None:
    """A bucket."""
    sheet.shape([(x - size * 0.36, y), (x - size * 0.5, y - size * 0.8), (x + size * 0.5, y - size * 0.8), (x + size * 0.36, y)], colour, shade=0.45, shadow=0.4)
    sheet.shape(oval(x, y - size * 0.8, size * 0.5, size * 0.13), darker(colour, 0.35))


def sandals(sheet: Sheet, rng: Random, x: float, y: float, size: float) -> None:
    """A pair of sandals left at a mat's edge."""
    colour = rng.choice((rgb("6a4434"), rgb("3f5a7a"), rgb("8f3f4a"), rgb("4a4a48")))
    for k in (-1, 1):
        sheet.shape(oval(x + k * size * 0.32, y + k * size * 0.06, size * 0.22, size * 0.4, 0.15 * k), darker(colour, 0.2), shade=0.2, shadow=0.2)
        sheet.line(
            [(x + k * size * 0.32 - size * 0.15, y), (x + k * size * 0.32, y - size * 0.16), (x + k * size * 0.32 + size * 0.15, y)], size * 0.07, lighter(colour, 0.35)
        )


def slate(sheet: Sheet, x: float, y: float, size: float, turn: float = 0.0) -> None:
    """A slate in its wooden frame."""
    c, s = math.cos(turn), math.sin(turn)

    def corners(half_width: float, half_height: float) -> list[Point]:
        return [(x + dx * half_width * c - dy * half_height * s, y + dx * half_width * s + dy * half_height * c) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]

    sheet.shape(corners(size * 0.5, size * 0.36), lighter(WOOD, 0.25), shadow=0.4)
    sheet.shape(corners(size * 0.42, size * 0.28), rgb("3c4246"))
    sheet.line([(x - size * 0.22, y - size * 0.08), (x, y - size * 0.12), (x + size * 0.2, y - size * 0.06)], size * 0.04, WHITE, 0.85)
    sheet.line([(x - size * 0.2, y + size * 0.08), (x + size * 0.1, y + size * 0.06)], size * 0.04, WHITE, 0.85)


def fan(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A ceiling fan."""
    grey = rgb("8f8a84")
    sheet.line([(x, -4), (x, y)], 0.5, grey)
    for angle in (0.2, 2.3, 4.4):
        sheet.shape(oval(x + math.cos(angle) * size * 0.5, y + math.sin(angle) * size * 0.09, size * 0.46, size * 0.055, math.sin(angle) * 0.15), grey, alpha=0.85)
    sheet.shape(oval(x, y, size * 0.12, size * 0.08), darker(grey, 0.3), shade=0.3)
