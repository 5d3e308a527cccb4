"""Light: what the hour and the weather do to a picture once its shapes are laid."""

import math
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageEnhance, ImageFilter
from PIL.Image import Resampling

from scenes.palette import Colour, rgb
from scenes.paper import Sheet, blurred


@dataclass(frozen=True, slots=True)
class Mood:
    """An hour of the day: colours of the sky and of its light, how strongly each channel comes through, how long shadows are."""

    sky: Colour
    horizon: Colour
    sun: Colour
    gain: tuple[float, float, float]
    lift: tuple[int, int, int]
    glow: float
    shadow: float
    dark: float


MOODS = {
    "morning": Mood(rgb("9fd0e0"), rgb("fdeac6"), rgb("ffe0a0"), (1.05, 1.02, 0.96), (3, 2, 5), 0.38, 0.9, 0.2),
    "noon": Mood(rgb("8fc4d8"), rgb("e6eee0"), rgb("fff2cc"), (1.02, 1.01, 0.97), (4, 4, 4), 0.26, 0.35, 0.18),
    "evening": Mood(rgb("e7a678"), rgb("fbd89a"), rgb("ffb45e"), (1.05, 0.94, 0.80), (6, 0, 8), 0.55, 1.3, 0.36),
    "rain": Mood(rgb("8ea5b0"), rgb("c6d0cd"), rgb("d8e4e4"), (0.90, 0.95, 0.98), (6, 9, 14), 0.16, 0.1, 0.28),
    "winter": Mood(rgb("cfd8d8"), rgb("f3ead8"), rgb("fff0d4"), (0.96, 0.97, 0.97), (16, 15, 16), 0.34, 0.6, 0.16),
    "night": Mood(rgb("27375c"), rgb("5b5a7c"), rgb("ffc46a"), (1.0, 0.95, 0.94), (6, 8, 18), 0.2, 0.2, 0.36),
}


def mood_of(name: str) -> Mood:
    """The mood of that name; noon where it is unknown."""
    return MOODS.get(name, MOODS["noon"])


def finish(sheet: Sheet, name: str, *, outdoors: bool) -> Image.Image:
    """The picture in the light of the mood, on the tooth of its paper."""
    mood = mood_of(name)
    image = sheet.image
    tables = [[min(255, max(0, round(value * gain + lift * (1 - value / 255)))) for value in range(256)] for gain, lift in zip(mood.gain, mood.lift, strict=True)]
    image = ImageEnhance.Color(image).enhance(1.13)
    image = image.point(tables[0] + tables[1] + tables[2])
    where = (-0.05 if sheet.light < 0 else 1.05), 0.05
    image = _glow(image, mood, where)
    image = _vignette(image, mood)
    if name == "rain" and outdoors:
        image = _rain(image, sheet.rng)
    return _tooth(image, sheet.rng)


def _glow(image: Image.Image, mood: Mood, where: tuple[float, float]) -> Image.Image:
    """Light that spreads from where it enters; `where` in shares of width and height."""
    reach = round(max(image.size) * 1.5)
    round_light = Image.radial_gradient("L").point(lambda value: max(0, 255 - value * 1.42) ** 1.25 / 255**0.25)
    spot = Image.new("L", (image.width // 8, image.height // 8))
    spread = round_light.resize((reach // 4, reach // 4), Resampling.BICUBIC)
    spot.paste(spread, (round(where[0] * spot.width - spread.width / 2), round(where[1] * spot.height - spread.height / 2)))
    mask = spot.resize(image.size, Resampling.BICUBIC).point(lambda value: value * mood.glow)
    lit = ImageChops.screen(image, Image.new("RGB", image.size, tuple(round(c * 0.62) for c in mood.sun)))  # type: ignore[arg-type]
    return Image.composite(lit, image, mask)


def _vignette(image: Image.Image, mood: Mood) -> Image.Image:
    edge = Image.radial_gradient("L").point(lambda value: max(0, value - 120) / 135 * 255 * mood.dark)
    dark = ImageChops.multiply(image, Image.new("RGB", image.size, (120, 96, 118)))
    return Image.composite(dark, image, edge.resize(image.size, Resampling.BICUBIC))


def _rain(image: Image.Image, rng: Random) -> Image.Image:
    small = Image.new("L", (image.width // 4, image.height // 4))
    pixels = small.load()
    for _ in range(420):
        x, y, length = rng.randrange(small.width), rng.randrange(small.height), rng.randint(8, 26)
        for step in range(length):
            px, py = x - step // 5, y + step
            if px >= 0 and py < small.height:
                pixels[px, py] = rng.randint(60, 110)  # type: ignore[index]
    streaks = small.resize(image.size, Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", image.size, (226, 236, 240)), image, streaks)


def shafts(sheet: Sheet, strength: float, count: int = 3) -> None:
    """Bands of sun that fall through a window or a door."""
    if strength <= 0:
        return
    band = Sheet(sheet.image.size, (0, 0, 0), sheet.rng)
    band.unit, band.origin = sheet.unit, sheet.origin
    for index in range(count):
        x = (sheet.w * (0.02 + 0.15 * index)) if sheet.light < 0 else sheet.w * (0.98 - 0.15 * index)
        slant, width = -sheet.light * (52 + 6 * index), sheet.w * 0.055
        band.shape([(x, -4), (x + width, -4), (x + slant + width * 1.9, 104), (x + slant, 104)], (255, 255, 255))
    mask = blurred(band.image.convert("L"), 2.2 * sheet.unit)
    fade = Image.linear_gradient("L").resize(mask.size, Resampling.BICUBIC).point(lambda value: 255 - value * 0.75)
    mask = ImageChops.multiply(mask, fade).point(lambda value: value * strength)
    sheet.image = Image.composite(ImageChops.screen(sheet.image, Image.new("RGB", sheet.image.size, (120, 96, 54))), sheet.image, mask)


def _tooth(image: Image.Image, rng: Random) -> Image.Image:
    """Paper: a fine grain and broad, faint clouds of pigment."""
    tile = Image.frombytes("L", (512, 512), rng.randbytes(512 * 512)).filter(ImageFilter.GaussianBlur(1.1))
    tile = tile.point(lambda value: 128 + (value - 128) * 0.105)
    grain = Image.new("L", image.size)
    for x in range(0, image.width, 512):
        for y in range(0, image.height, 512):
            grain.paste(tile, (x, y))
    cloud = Image.frombytes("L", (24, 16), rng.randbytes(24 * 16)).resize(image.size, Resampling.BICUBIC).point(lambda value: 128 + (value - 128) * 0.055)
    both = ImageChops.add(grain, cloud, 2)
    layer = Image.merge("RGB", (both, both, both))
    return ImageChops.add(image, layer, 1, -128)


def ground_shadow(sheet: Sheet, mood: Mood, x: float, y: float, width: float, height: float) -> None:
    """The shadow that something `width` wide and `height` high throws on the ground from (x, y), away from the light."""
    reach = -sheet.light * height * mood.shadow * 0.55
    dark = (58, 38, 56)
    sheet.glow(
        [(x - width / 2, y), (x + width / 2, y), (x + reach + width * 0.4, y - abs(reach) * 0.10), (x + reach - width * 0.4, y - abs(reach) * 0.16)], dark, 0.30, 0.7
    )
    sheet.glow([(x + width * 0.62 * math.cos(a / 8 * math.pi), y + width * 0.13 * math.sin(a / 8 * math.pi)) for a in range(16)], dark, 0.42, 0.6)
