"""Colours: few, warm, and of one family, so that a hundred pictures look like one book."""

from random import Random

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """A colour from six hexadecimal digits."""
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour `share` of the way from one to the other."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def darker(colour: Colour, share: float = 0.2) -> Colour:
    """The colour in shade: towards a warm dark blue, as gouache painters do it."""
    return mix(colour, (38, 30, 58), share)


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    """The colour in light: towards cream."""
    return mix(colour, (255, 246, 224), share)


PAPER = rgb("f6ead2")
INK = rgb("2a2228")
WHITE = rgb("fbf4e4")
BOARD = rgb("2f5648")
WOOD = rgb("8c5a36")
BRASS = rgb("d2a03c")
STEEL = rgb("c9cdc9")
EARTH = rgb("d8b083")
BRICK = rgb("b4573b")
LEAF = rgb("5f8249")
DEEP_LEAF = rgb("37604a")
NEEM = rgb("7d9a4e")
CLAY = rgb("c0714a")
WATER = rgb("7fb0b5")

SKINS = [rgb(code) for code in ("6e4429", "7f5132", "8f5d3b", "a06c47", "b27d56", "c08e68")]
HAIRS = [rgb("1f1a1e"), rgb("2a2022"), rgb("241c26")]
SARIS = [rgb(code) for code in ("c63d2f", "d9772b", "e0a534", "2b7a74", "3d5c9c", "8b3f6e", "6e8f42", "b9486b", "54407a", "1f6a8a")]
KURTAS = [rgb(code) for code in ("f1e6cd", "c9d6d3", "d8c39a", "7f9bb0", "b98a5a", "8a9a6a", "d9a58a", "e6d2a0")]
TROUSERS = [rgb(code) for code in ("4a4a55", "5b4a3c", "3c4a5e", "6a6258")]
BOOKS = [rgb(code) for code in ("c8452f", "e2a83a", "2f7f78", "3f62a0", "8f4070", "7a9a46", "e07f4a", "f0dca8")]

WALLS = [
    (rgb("efd9a4"), rgb("b55b3e")),
    (rgb("cfe0cf"), rgb("3f7d6e")),
    (rgb("c9dde2"), rgb("3f6794")),
    (rgb("f1c9ae"), rgb("a8483c")),
    (rgb("f4e8cb"), rgb("6d8a4c")),
    (rgb("e9c57a"), rgb("8a4f3a")),
    (rgb("ecdcd0"), rgb("7d4a6e")),
]
"""Walls as schools have them: a light upper part and a darker band below."""

FLOORS = [rgb(code) for code in ("c98a68", "cfae86", "b9755a", "d6bd95", "a9a08c")]

UNIFORMS = [
    (rgb("e9a9b0"), rgb("8a3f4a"), rgb("c93a3a")),
    (rgb("a9c9e2"), rgb("2f4a7a"), rgb("d94a3a")),
    (rgb("f4ead6"), rgb("7a2f3a"), rgb("e0b03a")),
    (rgb("d8e4c0"), rgb("2f6a52"), rgb("f0efe0")),
    (rgb("f0d9a0"), rgb("6a4a34"), rgb("2f7f78")),
    (rgb("f2ece0"), rgb("3a4f8f"), rgb("3a4f8f")),
    (rgb("e8dfd0"), rgb("4a6a8a"), rgb("c8452f")),
]
"""School uniforms: shirt or kurta, skirt or trousers, ribbon and sash. A state keeps to one."""


def uniform_of(place: str) -> tuple[Colour, Colour, Colour]:
    """The uniform of a state, by the name of its folder."""
    return UNIFORMS[sum(place.encode()) % len(UNIFORMS)]


def some(rng: Random, colours: list[Colour], count: int) -> list[Colour]:
    """So many of the colours in some order, none twice in a row."""
    chosen: list[Colour] = []
    while len(chosen) < count:
        colour = rng.choice(colours)
        if not chosen or colour != chosen[-1]:
            chosen.append(colour)
    return chosen
