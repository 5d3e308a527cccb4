"""Layouts: where photos stand on a page of 240 x 280 mm, and which layout a story gets.

A frame is a photo's place in millimetres; the styles of themes/book/styles/story.css draw each layout around the same frames.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalog.entry import ShownFile

PAGE_WIDTH, PAGE_HEIGHT = 240.0, 280.0
"""The trimmed page in millimetres."""

RESOLUTION = 300
"""Pixels an inch at which photos are printed."""

Frame = tuple[float, float]
"""Width and height of a photo on the page in millimetres."""

SIDE: Frame = (63.3, 47.5)
"""A photo in the outer column, four of the twelve columns wide."""

FULL_PAGE: Frame = (PAGE_WIDTH, PAGE_HEIGHT)
COVER: Frame = (PAGE_WIDTH, 190.0)
WINNER: Frame = (PAGE_WIDTH, 150.0)


class Opener(StrEnum):
    """The first page of a story: a photo across the top, at the foot, within the margins, along the outer edge, on the whole page; or no photo."""

    FULL = "full"
    LOW = "low"
    INSET = "inset"
    TALL = "tall"
    BLEED = "bleed"
    COLOUR = "colour"
    PAPER = "paper"


class Plate(StrEnum):
    """The picture page of a longer story; a quotation, the steps or a figure where it has no second photo; none for a story of two pages."""

    NONE = "none"
    WIDE = "wide"
    BLEED = "bleed-plate"
    PAIR = "pair"
    PAIR_TALL = "pair-tall"
    MOSAIC = "mosaic"
    FOUR = "four"
    FOUR_TALL = "four-tall"
    QUOTE = "quote"
    STEPS = "steps"
    FIGURE = "figure"


OPENER_FRAMES: dict[Opener, Frame] = {
    Opener.FULL: (240.0, 160.0),
    Opener.LOW: (240.0, 160.0),
    Opener.INSET: (200.0, 133.0),
    Opener.TALL: (128.0, 280.0),
    Opener.BLEED: FULL_PAGE,
}

PLATE_FRAMES: dict[Plate, tuple[Frame, ...]] = {
    Plate.WIDE: ((240.0, 180.0),),
    Plate.BLEED: (FULL_PAGE,),
    Plate.PAIR: ((160.0, 106.5),) * 2,
    Plate.PAIR_TALL: ((97.5, 146.0),) * 2,
    Plate.MOSAIC: ((240.0, 150.0), (97.5, 73.0), (97.5, 73.0)),
    Plate.FOUR: ((97.5, 73.0),) * 4,
    Plate.FOUR_TALL: ((97.5, 103.5),) * 4,
}

LANDSCAPE = (Opener.FULL, Opener.LOW, Opener.INSET)
PORTRAIT = (Opener.TALL, Opener.BLEED)
WORDS_ONLY = (Opener.COLOUR, Opener.PAPER)


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """A photo in its frame. `key` names the prepared file, in the pages and for the typesetter."""

    shown: ShownFile
    frame: Frame

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height at which it is prepared."""
        width, height = self.frame
        return round(width * RESOLUTION / 25.4), round(height * RESOLUTION / 25.4)

    @property
    def key(self) -> str:
        """The photo's appearance and size: the same photo in the same frame is prepared once."""
        return "{}-{}x{}".format(self.shown.file.appearance, *self.pixels)


def is_portrait(photo: ShownFile) -> bool:
    """Whether it is higher than wide."""
    return photo.file.height > photo.file.width


def choose_opener(photo: ShownFile | None, before: Sequence[Opener]) -> Opener:
    """The opener that suits the photo and was not used by the last stories `before`, the latest last; so no three equal spreads follow one another."""
    suitable = WORDS_ONLY if photo is None else PORTRAIT if is_portrait(photo) else LANDSCAPE
    fresh = [opener for opener in suitable if opener not in before[-(len(suitable) - 1) :]]
    return fresh[0]


def choose_plate(photos: Sequence[ShownFile], quotes: int, tasks: int, measures: int) -> Plate:
    """The picture page for these photos, without the opener's."""
    portraits = sum(map(is_portrait, photos[:4]))
    match len(photos):
        case 0:
            instead = ((Plate.QUOTE, quotes >= 1), (Plate.STEPS, tasks >= 5), (Plate.FIGURE, measures >= 1))
            return next((plate for plate, possible in instead if possible), Plate.NONE)
        case 1:
            return Plate.BLEED if portraits else Plate.WIDE
        case 2:
            return Plate.PAIR_TALL if portraits == 2 else Plate.PAIR
        case 3:
            return Plate.MOSAIC
        case _:
            return Plate.FOUR_TALL if portraits > 2 else Plate.FOUR


def place_photos(plate: Plate, photos: Sequence[ShownFile]) -> tuple[PrintedPhoto, ...]:
    """The photos in the plate's frames; the widest frame of a mosaic gets the first photo that is not upright. Photos beyond its frames are left out."""
    ordered = sorted(photos, key=is_portrait) if plate is Plate.MOSAIC else photos
    return tuple(PrintedPhoto(photo, frame) for photo, frame in zip(ordered, PLATE_FRAMES.get(plate, ()), strict=False))
