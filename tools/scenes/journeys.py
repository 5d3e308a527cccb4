"""On the way to school: by boat and by bicycle."""

from functools import partial

from scenes.figures import standing
from scenes.frame import Frame, mix_point
from scenes.heads import head
from scenes.learning import stander
from scenes.looks import Look, child, man
from scenes.palette import SARIS, WATER, WHITE, WOOD, darker, lighter, mix, rgb
from scenes.paper import curve, oval
from scenes.places import hut
from scenes.plants import branch, far_trees, ground, hills, palm, sky, tree, tufts
from scenes.seated import seated
from scenes.stage import Stage
from scenes.things import bicycle


def boat_crossing(stage: Stage) -> None:
    """A country boat with children, the boatman at his pole, the far bank behind."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    stage.outdoors = True
    horizon = rng.uniform(36, 42)
    sky(stage, horizon)
    hills(stage, horizon)
    far_trees(stage, horizon + 1)
    for k in range(3):
        hut(stage, w * (0.18 + 0.3 * k) + rng.uniform(-4, 4), horizon + 2, rng.uniform(8, 11))
    palm(sheet, rng, stage.m(w * 0.8), horizon + 2, 26, rgb("4f7a52"))
    water = mix(WATER, stage.mood.sky, 0.45)
    sheet.shape([(-5, horizon + 2), (w + 5, horizon + 2), (w + 5, 105), (-5, 105)], mix(water, stage.mood.horizon, 0.5), to=darker(water, 0.28))
    sheet.soften(0.22)
    for _ in range(60):
        y = horizon + 3 + (100 - horizon) * rng.random() ** 1.3
        length = 2 + (y - horizon) * 0.16
        x = rng.uniform(-3, w + 3)
        sheet.line([(x, y), (x + length / 2, y - 0.3), (x + length, y)], 0.18 + (y - horizon) * 0.006, rng.choice((WHITE, lighter(water, 0.5), darker(water, 0.2))), 0.5)
    cx, y, half = w * 0.5, 84.0, min(w * 0.42, 58)
    sheet.glow(oval(cx, y + 4, half, 3.4), darker(water, 0.6), 0.6, 1.2)
    count = 6 if w > 120 else 4 if w > 80 else 3
    for k in range(count):
        x = cx - stage.side * half * 0.62 + stage.side * half * 1.12 * (k + 0.5) / count
        look = child(rng, stage.uniform)
        seated(sheet, x, y - 3.5 + 1.2 * (k % 2), 37, look, view=("front", "side")[k % 2], arms=rng.choice(("lap", "book", "clap")), flip=stage.side)
    boatman = man(rng, elder=True)
    bx = cx - stage.side * half * 0.80
    _, (hx, hy) = standing(sheet, bx, y - 5.5, 46, boatman, view="side", arms="give", flip=stage.side)
    sheet.line([(hx + stage.side * 3, hy - 34), (hx - stage.side * 4, 100)], 0.9, rgb("b08a54"))
    wood = rng.choice((darker(WOOD, 0.15), rgb("5f6f74"), rgb("7a4a38")))
    hull = [
        (cx - half, y - 9),
        (cx - half * 0.8, y - 4.4),
        (cx, y - 3.4),
        (cx + half * 0.8, y - 4.4),
        (cx + half, y - 10),
        (cx + half * 0.82, y + 3),
        (cx + half * 0.4, y + 6),
        (cx - half * 0.4, y + 6),
        (cx - half * 0.82, y + 3),
    ]
    sheet.shape(curve(hull), wood, shade=0.3)
    sheet.line([(px, py + 1) for px, py in hull[:5]], 1.1, lighter(wood, 0.35))
    sheet.line([(cx - half * 0.86, y - 0.6), (cx, y + 1.6), (cx + half * 0.86, y - 0.8)], 0.9, rng.choice(SARIS), 0.9)
    for k in range(4):
        sheet.line([(cx - half + half * 2 * (k + 0.2) / 4, y + 7.6 + (k % 2)), (cx - half + half * 2 * (k + 0.9) / 4, y + 7.2)], 0.4, WHITE, 0.6)
    if stage.maybe(0.6):
        sheet.in_front()
        branch(stage, stage.m(w + 4), -4, 38, -stage.side)
        sheet.end_front(0.4)


def rider(stage: Stage, look: Look, size: float, flip: int, x: float, y: float, passenger: Look | None = None) -> None:
    """A child on a bicycle, perhaps a second one behind."""
    base = size * 0.92
    frame = rgb("2f3a4a") if stage.maybe(0.5) else stage.rng.choice((rgb("8f2f3a"), rgb("2f6a62")))
    if passenger:
        seated(stage.sheet, x - flip * base * 0.52, y - base * 0.66, size * 0.96, passenger, view="side", arms="lap", flip=flip)
    bicycle(stage.sheet, x, y, base, flip, frame)
    f = Frame(stage.sheet, x, y, size, flip)
    legs = WHITE if look.dress == "salwar" else look.skin if look.dress in ("tunic", "shorts") else look.bottom
    hip, hands = (-0.18, -0.80), (0.22, -0.86)
    for knee, foot in (((0.10, -0.62), (-0.04, -0.40)), ((0.08, -0.58), (-0.02, -0.18))):
        f.limb([hip, knee, foot], 0.11, 0.06, legs)
        f.limb([foot, (foot[0] + 0.06, foot[1] + 0.01)], 0.045, 0.04, WHITE, 0)
    cloth = look.bottom if look.dress in ("tunic", "shorts", "trousers") else look.top
    f.blob([(-0.28, -0.86), (-0.1, -0.88), (0.06, -0.72), (0.04, -0.60), (-0.12, -0.70), (-0.28, -0.76)], cloth)
    f.blob([(-0.27, -0.80), (-0.26, -0.95), (-0.14, -1.16), (-0.02, -1.17), (0.02, -1.08), (-0.06, -0.92), (-0.10, -0.80)], look.top)
    if look.dress == "salwar" and not passenger:
        f.limb([(-0.1, -1.15), (-0.26, -1.06), (-0.38, -1.10), (-0.47, -1.06)], 0.035, 0.06, lighter(look.accent, 0.1))
    f.limb([(-0.04, -1.10), (0.08, -0.95), hands], 0.056, 0.042, look.skin)
    f.limb([(-0.04, -1.10), mix_point((-0.04, -1.10), (0.08, -0.95), 0.75)], 0.074, 0.066, look.top)
    f.limb([(-0.04, -1.16), (-0.01, -1.22)], 0.09, 0.09, darker(look.skin, 0.15))
    head(f, 0.0, -1.20 - look.head * 0.9, look, "side")


def bicycle_ride(stage: Stage) -> None:
    """Girls ride to school along the fields."""
    rng, sheet, w = stage.rng, stage.sheet, stage.w
    stage.outdoors = True
    horizon = rng.uniform(44, 50)
    sky(stage, horizon)
    hills(stage, horizon)
    far_trees(stage, horizon + 1)
    ground(stage, horizon + 1, rgb("cfae78"))
    green = mix(rgb("9fb45a"), rgb("d9b84a"), rng.random())
    for k in range(5):
        top = horizon + 1.5 + k * 3.6
        sheet.shape(
            curve([(-8, top), (w * 0.4, top - 0.8), (w + 8, top + 0.6), (w + 8, top + 6), (-8, top + 6)], steps=4),
            mix(green, stage.mood.horizon, 0.4 - 0.08 * k),
            shade=0.08,
        )
    tree(stage, stage.m(w * rng.uniform(0.78, 0.94)), horizon + 16, 56)
    sheet.soften(0.26)
    sheet.shape([(-5, 80), (w + 5, 78), (w + 5, 99), (-5, 101)], rgb("d9b98c"), to=rgb("c49f70"))
    tufts(stage, 77, 81, 26, 3.4)
    placed = []
    count = 2 if w > 80 else 1
    for k in range(count):
        look = child(rng, stage.uniform, girl=True)
        behind = child(rng, stage.uniform, girl=True) if k == 0 and stage.maybe(0.6) else None
        placed.append((stage.m(w * (0.27 + 0.44 * k)), 90.0 + 4 * (k % 2), 30, partial(_ride, stage, look, 40 + 2 * k, behind)))
    if w > 120:
        placed.append((stage.m(w * 0.92), 84, 8, partial(stander, stage, child(rng, stage.uniform), 30, "back", 1, "raise")))
    stage.cast(10, *placed)
    sheet.in_front()
    tufts(stage, 100, 104, 20, 7)
    sheet.end_front(0.45)


def _ride(stage: Stage, look: Look, size: float, behind: Look | None, x: float, y: float) -> None:
    rider(stage, look, size, stage.side, x, y, behind)
