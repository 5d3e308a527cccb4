"""A stage within the picture: the puppet show."""

from functools import partial

from scenes.learning import sitter
from scenes.looks import child
from scenes.palette import SARIS, WHITE, lighter, rgb
from scenes.paper import box, curve, oval
from scenes.places import courtyard, room
from scenes.plants import tree
from scenes.stage import Stage


def puppet_show(stage: Stage) -> None:
    """Puppets on strings over a bright curtain, children on the floor before it."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    floor = rng.uniform(54, 58)
    if stage.maybe(0.5):
        room(stage, floor, windows=0, letters=True)
    else:
        courtyard(stage, floor - 10, trees=False)
        tree(stage, stage.m(w * 0.1), floor + 4, 60)
    sheet.soften(0.2)
    half = min(w * 0.34, 42)
    cx = w * 0.5
    cloth, trim = rng.sample(SARIS, 2)
    top, middle, bottom = 10.0, 40.0, floor + 12
    sheet.shape(box(cx - half, top, half * 2, middle - top), rgb("3a2a3e"), shadow=1)
    for k in range(9):
        x = cx - half + half * 2 * k / 9
        sheet.shape([(x, middle), (x + half * 2 / 9, middle), (x + half * 2 / 9, bottom), (x, bottom)], cloth if k % 2 else lighter(trim, 0.1), shade=0.25)
    sheet.shape([(cx - half - 2, top - 2), (cx + half + 2, top - 2), (cx + half + 2, top + 3), (cx - half - 2, top + 3)], trim, shadow=0.6)
    for k in range(12):
        x = cx - half + half * 2 * (k + 0.5) / 12
        sheet.shape([(x - half / 12, top + 3), (x + half / 12, top + 3), (x, top + 7)], (cloth, rgb("e9b03a"))[k % 2])
    for side in (-1, 1):
        sheet.shape(
            curve(
                [
                    (cx + side * half, top),
                    (cx + side * half * 0.72, top + 12),
                    (cx + side * half * 0.9, middle),
                    (cx + side * half * 1.06, middle),
                    (cx + side * half * 1.04, top),
                ]
            ),
            cloth,
            shade=0.3,
        )
    count = 3 if w > 80 else 2
    for k in range(count):
        puppet(stage, cx + half * 1.2 * ((k + 0.5) / count - 0.5), middle + 1, rng.uniform(21, 25), top)
    sheet.glow(oval(cx, middle - 10, half, 18), rgb("ffe6a0"), 0.25, 6)
    placed = []
    for row, size in ((0, 42.0), (1, 52.0)):
        n = (6 if w > 120 else 4 if w > 80 else 3) - row
        for k in range(n):
            x = w * (k + 0.5 + rng.uniform(-0.1, 0.1)) / n
            placed.append(
                (
                    x,
                    floor + 28 + row * 15,
                    size * 0.44,
                    partial(sitter, stage, child(rng, stage.uniform), size, "back", rng.choice((1, -1)), "raise" if rng.random() < 0.22 else "lap"),
                )
            )
    stage.cast(4, *placed)


def puppet(stage: Stage, x: float, y: float, size: float, top: float) -> None:
    """A Rajasthani string puppet: turban or veil, a long skirt, no feet."""
    sheet, rng = stage.sheet, stage.rng
    one, two = rng.sample(SARIS, 2)
    skin = rgb("c98a5a")
    for dx in (-0.2, 0.2, 0.0):
        sheet.line([(x + dx * size, y - size * (0.5 if dx else 0.95)), (x + dx * size * 0.6, top)], 0.14, WHITE, 0.7)
    sheet.shape(
        curve([(x - size * 0.12, y - size * 0.5), (x - size * 0.36, y), (x, y + size * 0.04), (x + size * 0.36, y), (x + size * 0.12, y - size * 0.5)]), one, shade=0.3
    )
    sheet.line([(x - size * 0.33, y - size * 0.03), (x, y), (x + size * 0.33, y - size * 0.03)], size * 0.05, rgb("e9c04a"))
    for side in (-1, 1):
        sheet.line(
            [(x + side * size * 0.08, y - size * 0.6), (x + side * size * 0.26, y - size * 0.5), (x + side * size * 0.22, y - size * rng.uniform(0.3, 0.75))],
            size * 0.07,
            two,
        )
    sheet.shape(oval(x, y - size * 0.56, size * 0.13, size * 0.16), two, shade=0.3)
    sheet.shape(oval(x, y - size * 0.8, size * 0.11, size * 0.14), skin, shade=0.3)
    sheet.shape(
        curve([(x - size * 0.15, y - size * 0.84), (x - size * 0.12, y - size), (x + size * 0.12, y - size), (x + size * 0.15, y - size * 0.84), (x, y - size * 0.89)]),
        rng.choice(SARIS),
        shade=0.3,
    )
    for dx in (-0.04, 0.04):
        sheet.shape(oval(x + dx * size, y - size * 0.79, size * 0.014, size * 0.02), rgb("2a2228"))
