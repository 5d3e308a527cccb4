"""How people look: children in the uniform of their state, teachers, mothers, elders."""

from dataclasses import dataclass, replace
from random import Random

from scenes.palette import HAIRS, KURTAS, SARIS, SKINS, TROUSERS, WHITE, Colour, darker, rgb


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks. `dress`: sari, salwar, kurta, shirt, tunic (girl), shorts or trousers (boy). `hair`: short, plaits, plait, bun, grey, turban, veil."""

    dress: str
    hair: str
    skin: Colour
    hair_colour: Colour
    top: Colour
    bottom: Colour
    accent: Colour
    head: float = 0.085
    vest: Colour | None = None


def child(rng: Random, uniform: tuple[Colour, Colour, Colour] | None, *, girl: bool | None = None) -> Look:
    """A child in the school's uniform, or in clothes of her own where there is none."""
    girl = rng.random() < 0.55 if girl is None else girl
    top, bottom, accent = uniform or (rng.choice(SARIS), rng.choice(TROUSERS), rng.choice(SARIS))
    dress = rng.choice(("tunic", "salwar")) if girl else rng.choice(("shorts", "trousers"))
    hair = rng.choice(("plaits", "plaits", "plait", "bob")) if girl else "short"
    return Look(dress, hair, rng.choice(SKINS), rng.choice(HAIRS), top, bottom, accent, head=0.118)


def woman(rng: Random, *, dress: str | None = None) -> Look:
    """A woman in a sari or a salwar kameez."""
    dress = dress or rng.choice(("sari", "sari", "salwar"))
    top = rng.choice(SARIS)
    accent = rng.choice([colour for colour in (*SARIS, rgb("f0d9a0"), rgb("f6e6c6")) if colour != top])
    bottom = rng.choice([WHITE, darker(top, 0.3), accent]) if dress == "salwar" else top
    return Look(dress, rng.choice(("bun", "bun", "plait")), rng.choice(SKINS), rng.choice(HAIRS), top, bottom, accent)


def mother(rng: Random) -> Look:
    """A woman of the village, the end of her sari over her head."""
    return replace(woman(rng, dress="sari"), hair=rng.choice(("veil", "veil", "bun")))


def man(rng: Random, *, elder: bool = False) -> Look:
    """A man in kurta and pyjama, or in shirt and trousers."""
    dress = "kurta" if elder else rng.choice(("kurta", "shirt", "shirt"))
    hair = rng.choice(("turban", "grey")) if elder else "short"
    vest = rng.choice((None, rgb("6a4a3a"), rgb("4a5a4a"), rgb("3a4560"))) if dress == "kurta" else None
    bottom = WHITE if dress == "kurta" else rng.choice(TROUSERS)
    return Look(dress, hair, rng.choice(SKINS), rng.choice(HAIRS), rng.choice(KURTAS), bottom, rng.choice(SARIS), vest=vest)
