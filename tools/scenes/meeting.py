"""People who meet: reviews, mothers, the village, the evening class, figures on a chart."""

from functools import partial

from PIL import Image, ImageChops

from scenes.figures import on_chair
from scenes.learning import adult, reader, sitter, stander
from scenes.looks import Look, child, man, mother, woman
from scenes.palette import SARIS, STEEL, WHITE, WOOD, darker, lighter, rgb
from scenes.paper import box, oval
from scenes.places import courtyard, hut, room, sunbeams, verandah, village
from scenes.plants import branch, tree, tufts
from scenes.stage import Stage
from scenes.things import bicycle, blackboard, mat, paper_on_wall, pot, sandals, squiggle, table


def papers(stage: Stage, x: float, y: float, width: float, count: int) -> None:
    """Sheets and a register on a table."""
    rng, sheet = stage.rng, stage.sheet
    for _ in range(count):
        px, size = x + rng.uniform(-0.5, 0.5) * width, rng.uniform(3.5, 5)
        py = y - rng.uniform(0.8, 3.6)
        colour = rng.choice((WHITE, WHITE, rgb("f3dfae"), lighter(rng.choice(SARIS), 0.3)))
        sheet.shape([(px - size * 0.6, py), (px + size * 0.5, py + 0.1), (px + size * 0.62, py - size * 0.32), (px - size * 0.42, py - size * 0.34)], colour, shadow=0.25)
    sheet.shape(box(x + width * 0.36, y - 4.4, 1.5, 3), STEEL, shade=0.5)


def chart(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """A large chart: bars that rise, lines of dots, or a calendar with marks."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x - 0.8, y - 0.8, width + 1.6, height + 1.6), darker(WOOD, 0.1), shade=0.2, shadow=1.2)
    sheet.shape(box(x, y, width, height), rng.choice((rgb("faf1dc"), rgb("f3e9d2"), rgb("e9f0e6"))))
    sheet.line([(x + width * 0.08, y + height * 0.10), (x + width * 0.62, y + height * 0.10)], height * 0.045, rng.choice(SARIS))
    (_bars, _dots, _calendar)[rng.choice((0, 0, 1, 2))](stage, x, y, width, height)
    squiggle(sheet, rng, x + width * 0.10, y + height * 0.93, width * 0.8, rgb("5a5050"), 0.2)


def _bars(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """Bars with a line above them."""
    sheet, rng = stage.sheet, stage.rng
    base, count = y + height * 0.84, rng.randint(5, 6)
    for k in range(4):
        sheet.line([(x + width * 0.08, base - height * 0.17 * k), (x + width * 0.94, base - height * 0.17 * k)], 0.15, rgb("c9b99c"))
    tops = []
    colours = rng.sample(SARIS, 2)
    for k in range(count):
        tall = height * min(0.62, 0.16 + 0.46 * k / (count - 1) + rng.uniform(-0.06, 0.06))
        at = x + width * (0.10 + 0.84 * k / count)
        sheet.shape(box(at, base - tall, width * 0.84 / count * 0.62, tall), colours[k == count - 1], shade=0.15)
        tops.append((at + width * 0.26 / count, base - tall - height * 0.05))
    sheet.line(tops, 0.4, rgb("3a3440"))
    for px, py in tops:
        sheet.shape(oval(px, py, 0.7, 0.7), rgb("3a3440"))


def _dots(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """Rows of dots, before and after, joined by lines."""
    sheet, rng = stage.sheet, stage.rng
    one, two = rng.sample(SARIS, 2)
    for row in range(6):
        at = y + height * (0.22 + 0.11 * row)
        start = x + width * rng.uniform(0.30, 0.48)
        end = start + width * rng.uniform(0.14, 0.40)
        squiggle(sheet, rng, x + width * 0.07, at, width * 0.16, rgb("5a5050"), 0.22)
        sheet.line([(start, at), (end, at)], 0.5, rgb("b9a890"))
        sheet.shape(oval(start, at, height * 0.028, height * 0.028), one)
        sheet.shape(oval(end, at, height * 0.036, height * 0.036), two)


def _calendar(stage: Stage, x: float, y: float, width: float, height: float) -> None:
    """A month in squares, most of them filled."""
    sheet, rng = stage.sheet, stage.rng
    colours = rng.sample(SARIS, 3)
    for row in range(5):
        for k in range(7):
            cell = box(x + width * (0.07 + 0.125 * k), y + height * (0.18 + 0.135 * row), width * 0.105, height * 0.11)
            filled = rng.random() < 0.35 + 0.12 * row
            sheet.shape(cell, lighter(rng.choice(colours), 0.15) if filled else rgb("e0d3ba"))


def review_meeting(stage: Stage) -> None:
    """Figures are looked at together: at a long table, or by few around a small one."""
    if stage.maybe(0.42):
        small_review(stage)
    else:
        large_review(stage)


def small_review(stage: Stage) -> None:
    """Two at a small table, a third who stands with a register, papers between them."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(66, 71)
    room(stage, floor, windows=1 if w > 80 else 0, letters=stage.maybe(0.3))
    wide = w * (0.28 if w > 80 else 0.5)
    chart(stage, stage.span(w * (0.62 if w > 80 else 0.25), wide), floor - 52, wide, 27)
    sheet.soften(0.16)
    sunbeams(stage)
    middle = w * rng.uniform(0.46, 0.54)
    half = 19.0 if w > 80 else 13.0
    stage.cast(6, (middle - stage.side * 3, 90, 0, partial(stander, stage, adult(stage), 66, "front", stage.side, rng.choice(("book", "give", "carry")))))
    if w > 120:
        stage.cast(6, (middle + stage.side * 13, 91, 0, partial(stander, stage, adult(stage), 64, "front", -stage.side, "clap")))
    table(sheet, middle, 98, half * 2.1, 25, rng.choice((WOOD, rgb("a8754a"), rgb("7a5a44"))), 6)
    papers(stage, middle, 72.2, half * 1.4, 6)
    if w > 80:
        for side, look in ((1, woman(rng)), (-1, man(rng, elder=stage.maybe(0.2)) if stage.maybe(0.7) else woman(rng))):
            on_chair(sheet, middle - side * (half + 7), 101, 68, look, flip=side, arms=rng.choice(("write", "talk")))
    else:
        on_chair(sheet, middle - stage.side * (half + 3), 101, 68, woman(rng), flip=stage.side, arms="write")


def large_review(stage: Stage) -> None:
    """Officers at a long table with their figures; one explains the chart."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(60, 64)
    room(stage, floor, windows=1 if w > 120 else 0, letters=False)
    wide = w * (0.34 if w > 80 else 0.5)
    at = w * rng.uniform(0.50, 0.56) if w > 80 else w * 0.3
    chart(stage, stage.span(at, wide), floor - 46, wide, 29)
    sheet.soften(0.15)
    sunbeams(stage)
    speaker = adult(stage)
    stage.cast(6, (stage.m(at - 5), floor + 7, 14, partial(stander, stage, speaker, 56, "front", stage.side, "point")))
    count = 4 if w > 120 else 3 if w > 80 else 2
    table_y, top = 96.0, 17.0
    colour = rng.choice((WOOD, rgb("a8754a"), rgb("6f5a4a")))
    width = w * 0.72
    placed = []
    for k in range(count):
        x = w * 0.5 + (k - (count - 1) / 2) * width * 0.86 / count
        look = woman(rng) if stage.maybe(0.5) else man(rng, elder=stage.maybe(0.2))
        placed.append((x, table_y - 3, 0, partial(stander, stage, look, 50, "front", rng.choice((1, -1)), rng.choice(("book", "carry", "clap")))))
    stage.cast(0, *placed)
    table(sheet, w * 0.5, table_y, width, top, colour, 7)
    sheet.shape(box(w * 0.5 - width / 2, table_y - top + 1.4, width, top * 0.86), lighter(rng.choice(SARIS), 0.12), shade=0.2)
    papers(stage, w * 0.5, table_y - top - 0.6, width * 0.8, 9)
    ends = ((w * 0.5 - width / 2 - 5, 1), (w * 0.5 + width / 2 + 5, -1)) if w > 80 else ()
    for x, flip in ends:
        on_chair(sheet, x, 99, 56, woman(rng) if stage.maybe(0.5) else man(rng), flip=flip, arms=rng.choice(("write", "talk")))


def chart_board(stage: Stage) -> None:
    """Somebody beside a large chart, indoors or at the verandah's wall; grown-ups or children look at it."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(68, 74)
    room(stage, floor, windows=0, letters=stage.maybe(0.35))
    wide = w * (rng.uniform(0.42, 0.54) if w > 80 else 0.78)
    tall = rng.uniform(36, 42)
    at = w * rng.uniform(0.2, 0.34) if w > 80 else w * 0.14
    chart(stage, stage.span(at, wide), floor - tall - 15, wide, tall)
    if w > 120:
        for k in range(2):
            paper_on_wall(stage, stage.span(w * 0.86, 12), floor - 58 + 20 * k, 12, 15)
    sheet.soften(0.1)
    sunbeams(stage)
    audience = rng.choice(("grown", "children", "mothers", "alone"))
    speaker = child(rng, stage.uniform) if audience == "children" and stage.maybe(0.4) else adult(stage)
    size = 66 if speaker.head < 0.1 else 52
    placed = [(stage.m(at + wide * rng.uniform(-0.06, 0.05)), floor + 14, 16, partial(stander, stage, speaker, size, "front", stage.side, "point"))]
    spots = (0.80, 1.14) if w > 80 else (0.82,)
    for k, spot in enumerate(spots if audience != "alone" else ()):
        x, flip = stage.m(at + wide * spot) + rng.uniform(-3, 3), stage.side if k else -stage.side
        if audience == "grown":
            placed.append((x, 102, 16, partial(stander, stage, adult(stage), 65, rng.choice(("back", "back", "side")), -stage.side, rng.choice(("down", "hip", "book")))))
        elif audience == "mothers":
            placed.append((x, 98, 28, partial(sitter, stage, mother(rng), 64, rng.choice(("back", "side")), -stage.side, "lap")))
        else:
            placed.append((x, 98 + k, 14, partial(stander, stage, child(rng, stage.uniform), 50, "back", flip, rng.choice(("down", "raise", "point")))))
    if audience == "children" and w > 80:
        placed.append((stage.m(at + wide * 0.46), 103, 14, partial(stander, stage, child(rng, stage.uniform), 48, "back", stage.side, "down")))
    stage.cast(6, *placed)


def mothers_meeting(stage: Stage) -> None:
    """Mothers on a mat in the courtyard under the neem, a teacher among them."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(38, 43)
    courtyard(stage, horizon, trees=False)
    if w > 80:
        verandah(stage, w * 0.50, w * 0.62, horizon + 10, 30, rooms=3)
    else:
        hut(stage, stage.m(w * 0.72), horizon + 9, 34)
    tree(stage, stage.m(w * 0.16), horizon + 14, 58)
    sheet.soften(0.2)
    mat(sheet, rng, ((w * 0.14, horizon + 20), (w * 0.88, horizon + 20), (w * 1.02, 102), (w * -0.04, 102)))
    placed = []
    teacher = woman(rng)
    placed.append((stage.m(w * (0.24 if w > 80 else 0.3)), horizon + 23, 14, partial(stander, stage, teacher, 50, "front", stage.side, "give")))
    count = 5 if w > 120 else 4 if w > 80 else 3
    for row, (y, size) in enumerate(((horizon + 29, 46.0), (horizon + 46, 56.0))):
        for k in range(count - row):
            x = w * (0.36 + 0.60 * (k + 0.5) / count) if row == 0 else w * (0.04 + 0.9 * (k + 0.5) / (count - 1))
            x = stage.m(x) + rng.uniform(-2, 2)
            look = mother(rng)
            view = ("front" if k % 2 else "side") if row == 0 else ("back" if stage.maybe(0.7) else "side")
            flip = -stage.side if view == "side" else rng.choice((1, -1))
            placed.append(
                (
                    x,
                    y + rng.uniform(-1.5, 1.5),
                    size * 0.46,
                    partial(sitter, stage, look, size, view, flip, rng.choice(("lap", "talk", "clap")) if view != "back" else "lap"),
                )
            )
            if row == 0 and stage.maybe(0.3):
                placed.append((x + 7, y + 3, 8, partial(sitter, stage, child(rng, None), 30, "front", 1, "lap")))
    placed += [(stage.m(w * 0.9), horizon + 21, 4, lambda x, y: pot(sheet, x, y, 7)), (stage.m(w * 0.06), 96, 0, lambda x, y: sandals(sheet, rng, x, y, 4.5))]
    stage.cast(6, *placed)
    branch(stage, stage.m(-4), -3, 34, stage.side)


def visitor_pair(stage: Stage) -> tuple[Look, Look]:
    """Two teachers on their way through the village."""
    return adult(stage), woman(stage.rng)


def village_visit(stage: Stage) -> None:
    """Teachers at a family's door in the village lane."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    horizon = rng.uniform(38, 45)
    village(stage, horizon)
    sheet.soften(0.2)
    if stage.maybe(0.45):
        on_the_cot(stage)
        return
    near_hut = rng.uniform(0.76, 0.84)
    hut(stage, stage.m(w * near_hut), 86, 64 if w > 80 else 48)
    tufts(stage, 84, 92, 8)
    one, two = visitor_pair(stage)
    placed = [
        (stage.m(w * 0.30), 92, 16, partial(stander, stage, one, 56, "side", stage.side, rng.choice(("give", "point", "carry")))),
        (stage.m(w * 0.56), 90, 16, partial(stander, stage, mother(rng), 53, "front" if stage.maybe(0.5) else "side", -stage.side, rng.choice(("pray", "give", "clap")))),
    ]
    if w > 120:
        placed.append((stage.m(w * 0.16), 95, 16, partial(stander, stage, two, 57, "side", stage.side, "book")))
    if w > 80:
        placed.append((stage.m(w * 0.655), 93, 10, partial(stander, stage, child(rng, None), 36, "front", 1, rng.choice(("down", "raise")))))
        if stage.maybe(0.6):
            placed.append((stage.m(w * 0.90), 96, 12, partial(sitter, stage, man(rng, elder=True), 50, "front", 1, "lap")))
    if w > 120 and stage.maybe(0.5):
        placed.append((stage.m(w * 0.40), 74, 12, lambda x, y: bicycle(sheet, x, y, 19, stage.side, rgb("3a3f4a"))))
    placed.append((stage.m(w * 0.73), 95, 4, lambda x, y: pot(sheet, x, y, 8)))
    stage.cast(22, *placed)
    if stage.maybe(0.55):
        sheet.in_front()
        branch(stage, stage.m(-4), -4, 42, stage.side)
        sheet.end_front(0.35)


def on_the_cot(stage: Stage) -> None:
    """The family and a teacher on a string cot under the tree, others standing by."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    tree(stage, stage.m(w * rng.uniform(0.10, 0.2)), 72, 84, spread=1.2)
    cx, y, half = stage.m(w * 0.52), 90.0, min(30.0, w * 0.3)
    placed = [
        (stage.m(w * 0.2), 90, 16, partial(stander, stage, adult(stage), 57, "side", stage.side, rng.choice(("give", "book", "clap")))),
    ]
    if w > 80:
        placed.append((stage.m(w * 0.84), 92, 16, partial(stander, stage, mother(rng), 54, "front", -stage.side, rng.choice(("clap", "carry", "pray")))))
        placed.append((stage.m(w * 0.93), 95, 10, partial(stander, stage, child(rng, None), 38, "front", 1, rng.choice(("down", "raise")))))
    stage.cast(20, *placed)
    sheet.glow(oval(cx, y + 1, half, 3), rgb("4a3040"), 0.45, 1)
    for side in (-1, 1):
        sheet.shape(box(cx + side * half * 0.93 - 0.9, y - 13, 1.8, 14), darker(WOOD, 0.1), shade=0.3)
    sheet.shape([(cx - half, y - 10), (cx + half, y - 10), (cx + half * 0.92, y - 15), (cx - half * 0.92, y - 15)], rgb("e3cfa2"), to=rgb("cdb07c"))
    for k in range(1, 16):
        sheet.line([(cx - half + half * k / 8, y - 10), (cx - half * 0.92 + half * 0.92 * k / 8, y - 15)], 0.16, rgb("9a7a4e"), 0.7)
    seats = (-0.52, 0.0, 0.5) if w > 80 else (-0.3, 0.34)
    for k, dx in enumerate(seats):
        look = (man(rng, elder=True), mother(rng), child(rng, None))[k]
        sitter(
            stage,
            look,
            46 if look.head < 0.1 else 37,
            "front" if k else "side",
            stage.side if k != 0 else -stage.side,
            rng.choice(("lap", "talk")),
            cx + dx * half,
            y - 10.6,
        )
    sheet.shape(box(cx - half - 0.6, y - 11, half * 2 + 1.2, 1.9), darker(WOOD, 0.05), shade=0.2)
    pot(sheet, stage.m(w * 0.36), 98, 7)


def evening_class(stage: Stage) -> None:
    """Grown-ups learn to read around a lamp."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(52, 57)
    room(stage, floor, windows=1, letters=False)
    blackboard(stage, stage.span(w * 0.52, w * 0.36), floor - 36, w * 0.36, 22)
    sheet.soften(0.15)
    mat(sheet, rng, ((w * 0.16, floor + 8), (w * 0.84, floor + 8), (w * 1.0, 102), (w * 0.0, 102)))
    lamp = (w * 0.5, floor + 25)
    sheet.glow(oval(*lamp, 60, 26), rgb("ffdf98"), 0.7, 12)
    placed = [(stage.m(w * 0.46), floor + 9, 14, partial(stander, stage, woman(rng), 50, "front", stage.side, "point"))]
    spots = [(0.20, 0.34, "side"), (0.32, 0.2, "side"), (0.70, 0.2, "side"), (0.84, 0.36, "side"), (0.28, 0.84, "back"), (0.62, 0.88, "back")]
    for sx, sy, view in spots if w > 80 else spots[::2]:
        x, y = w * sx + rng.uniform(-2, 2), floor + 10 + (90 - floor) * sy
        look = mother(rng) if stage.maybe(0.65) else man(rng, elder=stage.maybe(0.5))
        placed.append((x, y, 20, partial(reader, stage, look, 44 + 16 * sy, view, 1 if x < w / 2 else -1)))
    placed.append((*lamp, 4, partial(lantern, stage)))
    stage.cast(4, *placed)
    sheet.image = night(stage, lamp)


def night(stage: Stage, lamp: tuple[float, float]) -> Image.Image:
    """The picture as a lamp lights it: bright around the lamp, blue away from it."""
    image = stage.sheet.image
    ox, oy = stage.sheet.origin
    x, y = (lamp[0] - ox) * stage.sheet.unit, (lamp[1] - 10 - oy) * stage.sheet.unit
    reach = image.width
    light = Image.radial_gradient("L").point(lambda value: max(0, 255 - value * 1.3)).resize((reach // 4, reach // 4))
    mask = Image.new("L", (image.width // 4, image.height // 4))
    mask.paste(light, (round(x / 4 - reach / 8), round(y / 4 - reach / 8)))
    dark = ImageChops.multiply(image, Image.new("RGB", image.size, (128, 124, 168)))
    warm = ImageChops.multiply(image, Image.new("RGB", image.size, (255, 236, 196)))
    return Image.composite(warm, dark, mask.resize(image.size, Image.Resampling.BICUBIC))


def lantern(stage: Stage, x: float, y: float) -> None:
    """A solar lantern on the mat."""
    sheet = stage.sheet
    sheet.glow(oval(x, y - 5, 9, 9), rgb("fff0b8"), 0.9, 3)
    sheet.shape(box(x - 2.4, y - 1.6, 4.8, 1.8), rgb("3f5a7a"), shade=0.3)
    sheet.shape(box(x - 1.9, y - 7.4, 3.8, 5.8), rgb("fff6d0"))
    sheet.shape(box(x - 2.4, y - 8.6, 4.8, 1.4), rgb("3f5a7a"), shade=0.3)
    sheet.line([(x - 2.2, y - 8), (x, y - 11.4), (x + 2.2, y - 8)], 0.35, rgb("3a3a40"))
