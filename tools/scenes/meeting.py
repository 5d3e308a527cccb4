"""People who meet: reviews, mothers, the village, the evening class, figures on a chart."""

from functools import partial

from PIL import Image, ImageChops

from scenes.figures import Look, child, man, mother, on_chair, woman
from scenes.learning import adult, reader, sitter, stander
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
    """A large chart with bars that rise and a line."""
    sheet, rng = stage.sheet, stage.rng
    sheet.shape(box(x - 0.8, y - 0.8, width + 1.6, height + 1.6), darker(WOOD, 0.1), shade=0.2, shadow=1.2)
    sheet.shape(box(x, y, width, height), rgb("faf1dc"))
    sheet.line([(x + width * 0.08, y + height * 0.10), (x + width * 0.62, y + height * 0.10)], height * 0.045, rgb("8f3f4a"))
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
    squiggle(sheet, rng, x + width * 0.10, y + height * 0.93, width * 0.8, rgb("5a5050"), 0.2)


def review_meeting(stage: Stage) -> None:
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
    """Somebody beside a large chart; two look at it."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(68, 74)
    room(stage, floor, windows=0, letters=False)
    wide = w * (0.5 if w > 80 else 0.78)
    tall = 44 if w > 80 else 40
    at = w * 0.3 if w > 80 else w * 0.14
    chart(stage, stage.span(at, wide), floor - tall - 15, wide, tall)
    if w > 120:
        for k in range(2):
            paper_on_wall(stage, stage.span(w * 0.86, 12), floor - 58 + 20 * k, 12, 15)
    sheet.soften(0.1)
    sunbeams(stage)
    placed = [(stage.m(at + wide * 0.03), floor + 14, 16, partial(stander, stage, adult(stage), 66, "front", stage.side, "point"))]
    placed.append((stage.m(at + wide * 0.82), 101, 16, partial(stander, stage, adult(stage), 64, "back", stage.side, rng.choice(("down", "hip")))))
    if w > 80:
        placed.append((stage.m(at + wide * 1.12), 103, 16, partial(stander, stage, adult(stage), 66, "back", -stage.side, "down")))
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
    near_hut = rng.uniform(0.76, 0.84)
    hut(stage, stage.m(w * near_hut), 86, 64 if w > 80 else 48)
    tufts(stage, 84, 92, 8)
    one, two = visitor_pair(stage)
    placed = [
        (stage.m(w * 0.30), 92, 16, partial(stander, stage, one, 56, "side", stage.side, rng.choice(("give", "point", "carry")))),
        (stage.m(w * 0.56), 90, 16, partial(stander, stage, mother(rng), 53, "front" if stage.maybe(0.5) else "side", -stage.side, rng.choice(("pray", "give", "clap")))),
    ]
    if w > 80:
        placed.append((stage.m(w * 0.16), 95, 16, partial(stander, stage, two, 57, "side", stage.side, "book")))
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
