"""Where scenes are set: a classroom, a verandah and its courtyard, a village lane."""

from scenes.light import shafts
from scenes.palette import EARTH, FLOORS, LEAF, WALLS, WHITE, Colour, darker, lighter, mix, rgb
from scenes.paper import box, oval
from scenes.plants import far_trees, ground, hills, shrubs, sky, tree
from scenes.stage import Stage
from scenes.things import bell, fan, frieze, pillar, window


def room(stage: Stage, floor: float = 62.0, *, windows: int = 1, letters: bool = True) -> tuple[Colour, Colour]:
    """A classroom seen towards its back wall, a side wall on the side of the light; gives the wall's two colours."""
    sheet, rng = stage.sheet, stage.rng
    wall, band = rng.choice(WALLS)
    tiles = rng.choice(FLOORS)
    w = stage.w
    corner = w * rng.uniform(0.10, 0.16)
    sheet.shape(box(-5, -5, w + 10, floor + 6), wall, to=darker(wall, 0.08))
    height = rng.uniform(17, 23)
    sheet.shape(box(-5, floor - height, w + 10, height + 1), band, to=darker(band, 0.12))
    sheet.line([(-5, floor - height), (w + 5, floor - height)], 0.5, lighter(band, 0.45))
    sheet.shape([(-5, floor), (w + 5, floor), (w + 5, 105), (-5, 105)], lighter(tiles, 0.12), to=darker(tiles, 0.12))
    for k in range(-6, 14):
        sheet.line([(w * (0.5 + (k - 4) * 0.07), floor), (w * (0.5 + (k - 4) * 0.22), 105)], 0.18, darker(tiles, 0.25), 0.35)
    for y in (floor + 5, floor + 13, floor + 25):
        sheet.line([(-5, y), (w + 5, y)], 0.18, darker(tiles, 0.25), 0.3)
    near, far = stage.m(-5), stage.m(corner)
    sheet.shape([(near, -5), (far, -5), (far, floor), (near, floor + 26)], darker(wall, 0.14), to=darker(wall, 0.24))
    sheet.shape([(far, floor - height), (far, floor), (near, floor + 26), (near, floor - height - 3 + 14)], darker(band, 0.22))
    sheet.line([(far, -5), (far, floor)], 0.4, darker(wall, 0.35), 0.6)
    sheet.line([(far, floor), (stage.m(w + 5), floor)], 0.5, darker(band, 0.4), 0.7)
    if windows:
        width, at = rng.uniform(15, 19), corner + rng.uniform(8, 14)
        for k in range(windows):
            x = stage.span(at + k * (w - corner) * 0.52, width)
            window(stage, x, floor - height - 25, width, 21)
    if letters:
        frieze(stage, floor - height - 30.5 if windows else floor - height - 4, 4.2, -2, w + 2)
    if stage.maybe(0.5):
        fan(sheet, stage.m(w * rng.uniform(0.45, 0.75)), 3.5, 13)
    sheet.glow(
        [(stage.m(corner + 4), floor), (stage.m(corner + 40), floor), (stage.m(corner + 74), 100), (stage.m(corner + 22), 100)],
        lighter(stage.mood.sun, 0.2),
        0.4 * (stage.mood.glow + 0.2),
        2.5,
    )
    return wall, band


def sunbeams(stage: Stage) -> None:
    """Sun through the room, where there is any at that hour."""
    shafts(stage.sheet, {"morning": 0.62, "evening": 0.6, "noon": 0.3, "winter": 0.42}.get(stage.mood_name, 0.0), stage.rng.randint(2, 3))


def courtyard(stage: Stage, horizon: float = 46.0, *, trees: bool = True) -> None:
    """Open ground before a line of trees."""
    stage.outdoors = True
    sky(stage, horizon)
    hills(stage, horizon)
    far_trees(stage, horizon + 1)
    ground(stage, horizon + 1)
    if trees:
        x = stage.m(stage.w * stage.rng.uniform(0.8, 0.98))
        tree(stage, x, horizon + 14, 62, mix(LEAF, rgb("6f9a52"), stage.rng.random()))


def verandah(
    stage: Stage, start: float, width: float, base: float, height: float, *, rooms: int = 4, colours: tuple[Colour, Colour] | None = None
) -> tuple[Colour, Colour]:
    """A long school building with pillars, its front `width` wide from `start` (counted from the light), standing on `base`; gives its colours."""
    x = stage.span(start, width)
    sheet, rng = stage.sheet, stage.rng
    wall, band = colours or rng.choice(WALLS)
    top = base - height
    plinth = height * 0.09
    sheet.shape([(x - 3, base + 1), (x + width + 3, base + 1), (x + width + 8, base + 5), (x - 8, base + 5)], rgb("8f6f58"), alpha=0.35)
    sheet.shape(box(x, top, width, height), mix(wall, (110, 90, 80), 0.16), shade=0.12)
    sheet.shape(box(x, base - height * 0.36, width, height * 0.36), mix(band, (70, 50, 50), 0.2))
    bay = width / rooms
    door = rng.randrange(rooms)
    for k in range(rooms):
        cx = x + bay * (k + 0.5)
        if k == door or (rooms > 4 and k == (door + 3) % rooms):
            sheet.shape(box(cx - bay * 0.17, base - height * 0.66, bay * 0.34, height * 0.62), rgb("4a3a3a"))
            sheet.shape(
                [(cx - bay * 0.17, base - height * 0.66), (cx - bay * 0.30, base - height * 0.69), (cx - bay * 0.30, base), (cx - bay * 0.17, base - height * 0.04)],
                darker(band, 0.1),
                shade=0.3,
            )
        else:
            sheet.shape(box(cx - bay * 0.22, base - height * 0.68, bay * 0.44, height * 0.34), rgb("5a5250"))
            sheet.shape(box(cx - bay * 0.20, base - height * 0.66, bay * 0.40, height * 0.30), mix(stage.mood.sky, (60, 70, 80), 0.55))
            for bar in range(1, 5):
                at = cx - bay * 0.20 + bay * 0.08 * bar
                sheet.line([(at, base - height * 0.66), (at, base - height * 0.36)], 0.2, rgb("d8cfc0"))
            sheet.line([(cx - bay * 0.25, base - height * 0.33), (cx + bay * 0.25, base - height * 0.33)], 0.6, lighter(wall, 0.2))
    sheet.shape(box(x - 3, top, width + 6, height * 0.2), (58, 38, 56), alpha=0.30)
    frieze_y = base - height * 0.755
    frieze(stage, frieze_y, height * 0.085, x + 2, x + width - 2)
    sheet.shape(box(x - 2, base - plinth, width + 4, plinth), rgb("b98f78"), shade=0.1)
    for step in range(2):
        sheet.shape(
            box(x + bay * (door + 0.5) - bay * 0.4 - step * 1.5, base - plinth * 0.5 + step * plinth * 0.5, bay * 0.8 + step * 3, plinth * 0.55),
            lighter(rgb("b98f78"), 0.15 + 0.1 * step),
            shadow=0.3,
        )
    for k in range(rooms + 1):
        pillar(sheet, x + bay * k, top, base - plinth * 0.2, max(1.6, height * 0.075), lighter(wall, 0.3), band)
    sheet.shape(
        [(x - 5, top + 1.6), (x + width + 5, top + 1.6), (x + width + 3, top - height * 0.10), (x - 3, top - height * 0.10)], lighter(wall, 0.25), shade=0.12, shadow=1.2
    )
    sheet.shape(box(x - 5, top - 0.2, width + 10, 2.0), band, shade=0.15)
    if stage.maybe(0.8):
        bell(sheet, x + bay * (door + 0.92), base - height * 0.62, height * 0.11)
    return wall, band


def hut(stage: Stage, x: float, y: float, size: float, colour: Colour | None = None) -> None:
    """A mud house with a tiled or thatched roof and painted borders; (x, y) is the middle of its foot."""
    sheet, rng = stage.sheet, stage.rng
    colour = colour or rng.choice((rgb("d99a6a"), rgb("e3c08e"), rgb("b9cdd0"), rgb("d8a58c"), rgb("c9b08a")))
    wall = size * 0.42
    sheet.shape(box(x - size * 0.5, y - wall, size, wall), colour, shade=0.35)
    sheet.shape(box(x - size * 0.5, y - wall * 0.18, size, wall * 0.18), darker(rgb("a8583f"), 0.05))
    for k in range(9):
        sheet.shape(oval(x - size * 0.44 + size * 0.11 * k, y - wall * 0.27, size * 0.018, size * 0.018), WHITE)
    sheet.shape(box(x - size * 0.1, y - wall * 0.72, size * 0.2, wall * 0.72), rgb("4a3632"))
    sheet.line([(x - size * 0.13, y), (x - size * 0.13, y - wall * 0.76), (x + size * 0.13, y - wall * 0.76), (x + size * 0.13, y)], 0.35, WHITE)
    for side in (-1, 1):
        sheet.shape(box(x + side * size * 0.31 - size * 0.06, y - wall * 0.7, size * 0.12, size * 0.12), rgb("4a3a40"))
    tiled = rng.random() < 0.55
    roof = rgb("b5533c") if tiled else rgb("b9945a")
    sheet.shape(
        [(x - size * 0.64, y - wall * 0.9), (x - size * 0.40, y - wall * 1.75), (x + size * 0.40, y - wall * 1.75), (x + size * 0.64, y - wall * 0.9)],
        lighter(roof, 0.1),
        to=darker(roof, 0.12),
        shadow=0.8,
    )
    for k in range(12):
        t = k / 11
        sheet.line([(x - size * (0.40 - 0.8 * t), y - wall * 1.75), (x - size * (0.64 - 1.28 * t), y - wall * 0.92)], 0.22, darker(roof, 0.35), 0.5)


def village(stage: Stage, horizon: float = 44.0) -> None:
    """A lane between houses with trees behind and fields far off."""
    stage.outdoors = True
    rng = stage.rng
    sky(stage, horizon)
    hills(stage, horizon)
    far_trees(stage, horizon + 1)
    ground(stage, horizon + 1, mix(EARTH, rgb("cf9a6a"), rng.random()))
    tree(stage, stage.m(stage.w * rng.uniform(0.42, 0.58)), horizon + 5, rng.uniform(34, 46))
    shrubs(stage, horizon + 4, 7, stage.mood)
    hut(stage, stage.m(stage.w * rng.uniform(0.30, 0.38)), horizon + 8, 24)
    hut(stage, stage.m(stage.w * rng.uniform(0.70, 0.80)), horizon + 10, 28)
    w = stage.w
    stage.sheet.shape([(w * 0.50, horizon + 2), (w * 0.53, horizon + 2), (w * 0.95, 105), (w * 0.08, 105)], lighter(EARTH, 0.35), alpha=0.55)
