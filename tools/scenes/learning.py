"""Reading and learning indoors: the reading corner, the library, the circle, the class."""

import math
from collections.abc import Callable
from functools import partial

from scenes.figures import standing
from scenes.looks import Look, child, man, woman
from scenes.palette import BOOKS, SARIS, Colour, some
from scenes.places import courtyard, room, sunbeams, verandah
from scenes.plants import tree
from scenes.seated import seated
from scenes.stage import Stage
from scenes.things import blackboard, book_line, lying_book, mat, open_book, paper_on_wall, sandals, shelf, slate


def reader(stage: Stage, look: Look, size: float, view: str, flip: int, x: float, y: float) -> None:
    """Somebody on the floor with a book."""
    far, near = seated(stage.sheet, x, y, size, look, view=view, arms="book", flip=flip, tilt=0.8)
    if view == "back":
        return
    middle = ((far[0] + near[0]) / 2 + (flip * size * 0.04 if view == "side" else 0), (far[1] + near[1]) / 2 - size * 0.02)
    open_book(stage.sheet, *middle, size * 0.2, stage.rng.choice(BOOKS), back=view == "front")


def sitter(stage: Stage, look: Look, size: float, view: str, flip: int, arms: str, x: float, y: float) -> None:
    """Somebody on the floor who listens or talks."""
    seated(stage.sheet, x, y, size, look, view=view, arms=arms, flip=flip)


def stander(stage: Stage, look: Look, size: float, view: str, flip: int, arms: str, x: float, y: float) -> None:
    """Somebody on her feet."""
    standing(stage.sheet, x, y, size, look, view=view, arms=arms, flip=flip)


def teller(stage: Stage, look: Look, size: float, flip: int, x: float, y: float) -> None:
    """A grown-up who reads aloud from a book that she shows."""
    far, near = standing(stage.sheet, x, y, size, look, view="front", arms="book", flip=flip)
    open_book(stage.sheet, (far[0] + near[0]) / 2, (far[1] + near[1]) / 2 - size * 0.03, size * 0.2, stage.rng.choice(BOOKS), back=True)


def adult(stage: Stage) -> Look:
    """A teacher."""
    return woman(stage.rng) if stage.maybe(0.65) else man(stage.rng)


def strewn(stage: Stage, count: int, top: float, left: float, right: float) -> list[tuple[float, float, float, Callable[[float, float], object]]]:
    """Books on the floor below `top`, between two shares of the width."""
    rng = stage.rng
    made: list[tuple[float, float, float, Callable[[float, float], object]]] = []
    for colour in some(rng, BOOKS, count):
        book = partial(strewn_book, stage, rng.uniform(5, 7), colour)
        made.append((stage.m(stage.w * rng.uniform(left, right)), rng.uniform(top, 97), 0.0, book))
    return made


def strewn_book(stage: Stage, size: float, colour: Colour, x: float, y: float) -> None:
    """One of them."""
    lying_book(stage.sheet, x, y, size, colour)


def reading_corner(stage: Stage) -> None:
    """Children read on a mat before shelves and a string of books."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(56, 61)
    room(stage, floor, letters=stage.maybe(0.6))
    wide = min(w * 0.42, 52)
    tall = rng.uniform(24, 30)
    shelf(stage, stage.span(w * 0.56, wide), floor + 3 - tall, wide, tall, 3)
    if w > 90:
        book_line(stage, stage.span(w * 0.53, w * 0.4), floor - tall - 12, w * 0.4)
    sheet.soften(0.14)
    mat(sheet, rng, ((w * 0.16, floor + 9), (w * 0.86, floor + 9), (w * 1.02, 101), (w * -0.02, 101)))
    sunbeams(stage)
    count = 5 if w > 120 else 3 if w > 80 else 2
    placed = []
    spots = rng.choice(
        (
            ((0.16, 0.36), (0.40, 0.10), (0.63, 0.14), (0.87, 0.40), (0.30, 0.80), (0.64, 0.78)),
            ((0.30, 0.14), (0.56, 0.08), (0.78, 0.22), (0.14, 0.62), (0.46, 0.66), (0.84, 0.76)),
            ((0.22, 0.18), (0.70, 0.10), (0.90, 0.34), (0.36, 0.60), (0.66, 0.72)),
        )
    )
    if count == 2:
        spots = [(0.36, 0.16), (0.62, 0.5)]
    elif count == 3:
        spots = [(0.24, 0.3), (0.62, 0.16), (0.5, 0.7)]
    for index, (sx, sy) in enumerate(spots):
        y = floor + 12 + (100 - floor - 14) * sy + rng.uniform(-1.5, 1.5)
        x = stage.m(w * sx + rng.uniform(-4, 4))
        size = (40 + 19 * sy) * (1.06 if w < 90 else 1)
        view = "side" if sx < 0.3 or sx > 0.7 or rng.random() < 0.25 else "front"
        flip = 1 if x < w / 2 else -1
        look = woman(rng) if index == 1 and stage.maybe(0.45) else child(rng, stage.uniform)
        if look.head < 0.1:
            size *= 1.14
        placed.append((x, y, size * 0.46, partial(reader, stage, look, size, view, flip)))
    placed += strewn(stage, 5, floor + 16, 0.1, 0.9)
    stage.cast(4, *placed)
    if w > 100 and stage.maybe(0.6):
        sheet.in_front()
        reader(stage, child(rng, stage.uniform), 74, "back", 1, stage.m(w * rng.choice((0.10, 0.93))), 108)
        sheet.end_front(0.55)


def library(stage: Stage) -> None:
    """Tall shelves; children choose books and one reads leaning into the light."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(64, 70)
    room(stage, floor, windows=1 if w > 90 else 0, letters=False)
    start = w * (0.40 if w > 90 else 0.16)
    shelf(stage, stage.span(start, w * 0.66), floor + 2 - 56, w * 0.66, 56, 5)
    sheet.soften(0.16)
    sunbeams(stage)
    mat(sheet, rng, ((w * 0.1, floor + 8), (w * 0.7, floor + 8), (w * 0.78, 101), (w * -0.05, 101)))
    placed = []
    for index, sx in enumerate((0.56, 0.83) if w > 90 else (0.55,)):
        look = child(rng, stage.uniform, girl=index == 0)
        size = rng.uniform(44, 50)
        placed.append((stage.m(w * sx), floor + 9 + 3 * index, 12, partial(stander, stage, look, size, "back", stage.side * (1 if index else -1), "write")))
    placed.append((stage.m(w * 0.26), floor + 22, 24, partial(reader, stage, child(rng, stage.uniform), 58, "side", stage.side)))
    if w > 90:
        placed.append((stage.m(w * 0.68), 97, 26, partial(reader, stage, child(rng, stage.uniform), 60, "front", 1)))
        if stage.maybe(0.6):
            placed.append((stage.m(w * 0.42), floor + 12, 16, partial(teller, stage, adult(stage), 62, stage.side)))
    placed += strewn(stage, 4, floor + 18, 0.08, 0.6)
    stage.cast(5, *placed)


def circle_room(stage: Stage, floor: float) -> None:
    """The room for a circle: a board, or charts, on its wall."""
    w = stage.w
    room(stage, floor, windows=stage.rng.choice((0, 1)))
    if stage.maybe(0.7):
        blackboard(stage, stage.span(w * 0.48, w * 0.34), floor - 34, w * 0.34, 20)
    else:
        for k in range(4):
            paper_on_wall(stage, stage.span(w * (0.42 + 0.13 * k), 11), floor - 32 + stage.rng.uniform(-2, 2), 10, 13)


def learning_circle(stage: Stage, *, grown_up: bool | None = None) -> None:
    """A ring of children, or of teachers, around what they talk about."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(50, 55)
    grown_up = stage.maybe(0.35) if grown_up is None else grown_up
    under_tree = stage.mood_name != "night" and stage.maybe(0.4)
    if under_tree:
        courtyard(stage, floor - 10, trees=False)
        stage.outdoors = False  # no rain falls where the children sit
        verandah(stage, w * 0.5, w * 0.56, floor + 1, 24, rooms=3)
        tree(stage, stage.m(w * rng.uniform(0.2, 0.3)), floor + 9, rng.uniform(64, 74), spread=1.2)
    else:
        circle_room(stage, floor)
    sheet.soften(0.16)
    mat(sheet, rng, ((w * 0.2, floor + 8), (w * 0.8, floor + 8), (w * 1.0, 102), (w * 0.0, 102)))
    if not under_tree:
        sunbeams(stage)
    cx, cy = w * rng.uniform(0.47, 0.53), floor + 27
    rx, ry = min(w * 0.37, 52), 18.0
    count = rng.randint(8, 9) if w > 120 else 7 if w > 80 else 5
    first = rng.uniform(-0.2, 0.2)
    placed = []
    leader = rng.randrange(count)
    for k in range(count):
        angle = -math.pi / 2 + 2 * math.pi * k / count + first
        x, y = cx + rx * math.cos(angle), cy + ry * math.sin(angle)
        depth = (y - floor) / (100 - floor)
        size = (34 + 21 * depth) * (1.16 if grown_up else 1.04)
        view = "front" if math.sin(angle) < -0.35 else "back" if math.sin(angle) > 0.72 else "side"
        look = (woman(rng) if rng.random() < 0.6 else man(rng)) if grown_up or k == leader else child(rng, stage.uniform)
        arms = rng.choice(("lap", "talk", "book", "lap", "raise")) if view != "back" else rng.choice(("lap", "lap", "raise"))
        flip = 1 if x < cx else -1
        if look.head < 0.1 and not grown_up:
            size *= 1.16
        how = (
            partial(reader, stage, look, size, view, flip)
            if arms == "book" and view != "back"
            else partial(sitter, stage, look, size, view, flip, "talk" if k == leader and view != "back" else arms)
        )
        placed.append((x, y + 3, size * 0.44, how))
    for k in range(5):
        a = k * 1.26
        spot = (cx + math.cos(a) * rx * 0.33, cy + 3 + math.sin(a) * ry * 0.34)
        card = partial(lambda c, x, y: lying_book(sheet, x, y, 6, c), rng.choice(SARIS)) if k % 2 else partial(lambda x, y: slate(sheet, x, y, 6, rng.uniform(-0.3, 0.3)))
        placed.append((*spot, 0, card))
    placed.append((stage.m(w * 0.05), 97, 0, lambda x, y: sandals(sheet, rng, x, y, 4)))
    stage.cast(4, *placed)


def classroom(stage: Stage) -> None:
    """A lesson: at the board, seen from the back of the class, or among the children, seen from the board."""
    if stage.maybe(0.45):
        class_from_the_board(stage)
    else:
        class_from_behind(stage)


def class_from_the_board(stage: Stage) -> None:
    """Children look up from slates and books, the teacher bends to one of them."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(47, 53)
    room(stage, floor, windows=rng.choice((1, 2)) if w > 120 else 1, letters=True)
    for k in range(3 if w > 80 else 1):
        paper_on_wall(stage, stage.span(w * (0.66 + 0.11 * k), w * 0.09), floor - 17 + rng.uniform(-1, 1), min(w * 0.09, 11), 13)
    sheet.soften(0.2)
    mat(sheet, rng, ((w * 0.08, floor + 9), (w * 0.92, floor + 9), (w * 0.96, floor + 19), (w * 0.04, floor + 19)))
    mat(sheet, rng, ((w * 0.02, floor + 27), (w * 0.98, floor + 27), (w * 1.06, floor + 43), (w * -0.06, floor + 43)))
    sunbeams(stage)
    placed = []
    for row, (y, size) in enumerate(((floor + 17, 39.0), (floor + 40, 53.0))):
        count = (5 if w > 120 else 3 if w > 80 else 2) - (row if w > 80 else 0)
        for k in range(count):
            x = w * (0.05 + 0.9 * (k + 0.5) / count) + rng.uniform(-2.5, 2.5)
            look = child(rng, stage.uniform)
            kind = rng.randrange(4)
            if kind == 0:
                how = partial(reader, stage, look, size, "front", 1)
            elif kind == 1:
                how = partial(slate_writer, stage, look, size)
            else:
                how = partial(sitter, stage, look, size, "front", rng.choice((1, -1)), "raise" if kind == 2 else "lap")
            placed.append((x, y + rng.uniform(-1.2, 1.2), size * 0.44, how))
    x = stage.m(w * rng.uniform(0.24, 0.4))
    placed.append((x, floor + 26, 15, partial(stander, stage, adult(stage), 54, rng.choice(("front", "side")), stage.side, rng.choice(("give", "clap", "book")))))
    stage.cast(4, *placed)


def slate_writer(stage: Stage, look: Look, size: float, x: float, y: float) -> None:
    """A child who writes on a slate."""
    seated(stage.sheet, x, y, size, look, view="front", arms="write", tilt=0.8)
    slate(stage.sheet, x, y - size * 0.12, size * 0.24, stage.rng.uniform(-0.15, 0.15))


def class_from_behind(stage: Stage) -> None:
    """A teacher at the green board, the class on mats with slates and books."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(55, 60)
    room(stage, floor, windows=1 if w > 120 and stage.maybe(0.6) else 0, letters=stage.maybe(0.5))
    wide = w * (0.46 if w > 100 else 0.66)
    at = w * (0.46 if w > 100 else 0.24)
    blackboard(stage, stage.span(at, wide), floor - 41, wide, 26)
    if w > 120:
        paper_on_wall(stage, stage.span(w * 0.94, 9), floor - 38, 9, 12)
    sheet.soften(0.13)
    sunbeams(stage)
    edge = rng.choice((0.0, 0.96))
    x = stage.m(at + wide * edge)
    inwards = 1 if x < stage.m(at + wide / 2) else -1
    view = rng.choice(("front", "front", "side"))
    stage.cast(6, (x, floor + 8, 14, partial(stander, stage, adult(stage), 57, view, inwards, "point")))
    mat(sheet, rng, ((w * 0.12, floor + 16), (w * 0.88, floor + 16), (w * 0.97, floor + 28), (w * 0.03, floor + 28)))
    rows = ((floor + 19, 36.0, 6 if w > 120 else 4 if w > 80 else 2), (floor + 31, 45.0, 5 if w > 120 else 3 if w > 80 else 2))
    placed = []
    eager = rng.randrange(4)
    for row, (y, size, count) in enumerate(rows):
        for k in range(count):
            x = w * (0.08 + 0.84 * (k + 0.5 + (0.24 if row else -0.1)) / count) + rng.uniform(-2, 2)
            arms = "raise" if (k + row) % 4 == eager else "lap"
            placed.append(
                (
                    x,
                    y + rng.uniform(-1, 1.5),
                    size * 0.44,
                    partial(sitter, stage, child(rng, stage.uniform), size * rng.uniform(0.94, 1.05), "back", rng.choice((1, -1)), arms),
                )
            )
    stage.cast(4, *placed)
    if stage.maybe(0.7) and w > 80:
        sheet.in_front()
        sitter(stage, child(rng, stage.uniform), 72, "back", 1, "lap", stage.m(w * rng.choice((0.14, 0.86))), 108)
        sheet.end_front(0.5)
