"""A picture's brief and the stage that is set for it: the same scene never twice in the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from scenes.light import Mood, ground_shadow, mood_of
from scenes.palette import PAPER, Colour, uniform_of
from scenes.paper import Sheet

SIZES = {"landscape": (2400, 1600), "portrait": (1600, 2400), "square": (2000, 2000)}
"""Pixels of each shape."""

_FONTS = Path("/usr/share/fonts/truetype/noto")
_ALPHABETS = {
    "Devanagari": "अआइईउऊकखगघचजटडतदनपबमरलसह",
    "Telugu": "అఆఇఈఉఊకఖగఘచజటడతదనపబమరలసహ",
    "Tamil": "அஆஇஈஉஊஎஏகஙசஞடணதநபமயரலவ",
    "Kannada": "ಅಆಇಈಉಊಕಖಗಘಚಜಟಡತದನಪಬಮರಲಸಹ",
    "Bengali": "অআইঈউঊকখগঘচজটডতদনপবমরলসহ",
    "Gujarati": "અઆઇઈઉઊકખગઘચજટડતદનપબમરલસહ",
    "Gurmukhi": "ਅਆਇਈਉਊਕਖਗਘਚਜਟਡਤਦਨਪਬਮਰਲਸਹ",
    "Oriya": "ଅଆଇଈଉଊକଖଗଘଚଜଟଡତଦନପବମରଲସହ",
    "Malayalam": "അആഇഈഉഊകഖഗഘചജടഡതദനപബമരലസഹ",
}
_SCRIPTS = {
    "andhra-pradesh": "Telugu",
    "telangana": "Telugu",
    "tamil-nadu": "Tamil",
    "puducherry": "Tamil",
    "karnataka": "Kannada",
    "west-bengal": "Bengali",
    "assam": "Bengali",
    "gujarat": "Gujarati",
    "punjab": "Gurmukhi",
    "odisha": "Oriya",
    "kerala": "Malayalam",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """What is asked: a scene, a seed, a mood, a shape, and the state whose uniforms and letters are shown."""

    scene: str
    seed: int
    mood: str
    shape: str
    state: str


@dataclass
class Stage:
    """A sheet with its light, its mirror and its chance. `side` is 1 where light comes from the left and -1 where all is mirrored."""

    sheet: Sheet
    rng: Random
    mood: Mood
    mood_name: str
    uniform: tuple[Colour, Colour, Colour]
    script: str
    side: int
    outdoors: bool = False

    @property
    def w(self) -> float:
        """The sheet's width in hundredths of its height."""
        return self.sheet.w

    def m(self, x: float) -> float:
        """The place `x` from the side that light comes from."""
        return x if self.side > 0 else self.w - x

    def span(self, x: float, width: float) -> float:
        """The left edge of something `width` wide whose edge nearest to the light is `x`."""
        return x if self.side > 0 else self.w - x - width

    def maybe(self, chance: float) -> bool:
        """Whether something happens that happens so often."""
        return self.rng.random() < chance

    def letter(self, x: float, y: float, height: float, colour: Colour, alpha: float = 1.0) -> None:
        """Writes one letter of the state's alphabet."""
        letter = self.rng.choice(_ALPHABETS[self.script])
        self.sheet.letters(letter, x, y, height, colour, _FONTS / f"NotoSans{self.script}-Bold.ttf", alpha)

    def number(self, text: str, x: float, y: float, height: float, colour: Colour, alpha: float = 1.0) -> None:
        """Writes a number or a sign."""
        self.sheet.letters(text, x, y, height, colour, _FONTS / "NotoSans-Bold.ttf", alpha)

    def cast(self, shadow: float, *placed: tuple[float, float, float, Callable[[float, float], object]]) -> None:
        """Draws things from the back to the front, each given as (x, y, width, how); each throws its shadow, `shadow` high."""
        for x, y, width, draw in sorted(placed, key=lambda item: item[1]):
            if width:
                ground_shadow(self.sheet, self.mood, x, y, width, shadow)
            draw(x, y)


def set_stage(brief: Brief, *, closer: bool = False) -> Stage:
    """An empty stage for the brief; `closer` lets the camera come near, where no head is near the upper edge."""
    rng = Random(f"{brief.scene} {brief.seed}")
    side = rng.choice((1, -1))
    sheet = Sheet(SIZES[brief.shape], PAPER, rng, light=-side)
    if closer and rng.random() < 0.4:
        sheet.zoom(rng.uniform(1.2, 1.36), rng.uniform(0.15, 0.85), rng.uniform(0.8, 0.95))
    else:
        sheet.zoom(1 + rng.random() * 0.14, rng.random(), 0.25 + rng.random() * 0.5)
    return Stage(sheet, rng, mood_of(brief.mood), brief.mood, uniform_of(brief.state), _SCRIPTS.get(brief.state, "Devanagari"), side)
