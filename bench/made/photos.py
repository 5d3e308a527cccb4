"""Photos as phones take them: a few drawn scenes with the grain of a sensor, and for each photo EXIF data of its own.

Drawing and compressing millions of pixels for each of 26,000 photos would take an hour. So the scenes are drawn once, and a photo is one of them with
its own EXIF block (time, camera, place, a number): no two files have the same bytes, though many show the same picture.
"""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

SCENES = (1, 1, 1, 1, 1, 6, 6, 6, 8, 3)
"""The EXIF orientation of each scene, as often as phones write them: upright, turned by a quarter, upside down."""

STORED = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
"""How the pixels of an upright picture are turned before they are stored with an orientation (Exif 2.32, 4.6.4)."""

_MAKE, _MODEL, _ORIENTATION, _SOFTWARE, _DATE = 0x010F, 0x0110, 0x0112, 0x0131, 0x0132
_EXIF, _GPS, _TAKEN, _UNIQUE = 0x8769, 0x8825, 0x9003, 0xA420


def photo(name: str, megapixels: float) -> bytes:
    """The JPEG file of this name, of about so many megapixels; its pixels lie as the sensor saw them, in landscape format."""
    source = random.Random(name)
    number = source.randrange(len(SCENES))
    data, block = _scene(number, megapixels), _exif(SCENES[number], source)
    return data[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + data[2:]


def _exif(orientation: int, source: random.Random) -> bytes:
    """An EXIF block with orientation, time and place (Exif 2.32, 4.6)."""
    exif = Image.Exif()
    taken = f"2026:{source.randint(1, 9):02d}:{source.randint(1, 28):02d} {source.randint(8, 16):02d}:{source.randint(0, 59):02d}:{source.randint(0, 59):02d}"
    exif.update({_MAKE: "Mela", _MODEL: "Made phone", _ORIENTATION: orientation})
    exif.update({_SOFTWARE: "bench/make_project.py", _DATE: taken})
    exif.get_ifd(_EXIF).update({_TAKEN: taken, _UNIQUE: f"{source.getrandbits(128):032x}"})
    north, east = (source.uniform(10, 30), source.uniform(72, 88))
    exif.get_ifd(_GPS).update({1: "N", 2: _degrees(north), 3: "E", 4: _degrees(east)})
    block: bytes = exif.tobytes()
    return block if block.startswith(b"Exif\0\0") else b"Exif\0\0" + block


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = value % 1 * 60
    return float(int(value)), float(int(minutes)), round(minutes % 1 * 60, 2)


@cache
def _scene(number: int, megapixels: float) -> bytes:
    """A school yard, drawn and compressed."""
    source = random.Random(f"scene {number}")
    short = round((megapixels * 1_000_000 * 3 / 4) ** 0.5 / 8) * 8
    size = (short, short * 4 // 3) if SCENES[number] in (6, 8) else (short * 4 // 3, short)
    picture = Image.new("RGB", size)
    _draw(ImageDraw.Draw(picture), *size, source)
    picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(short / 900)), _grain(*size, source), 0.12)
    turned = STORED.get(SCENES[number])
    stream = io.BytesIO()
    (picture if turned is None else picture.transpose(turned)).save(stream, "JPEG", quality=85)
    return stream.getvalue()


def _draw(draw: ImageDraw.ImageDraw, width: int, height: int, source: random.Random) -> None:
    """Sky, ground, a house with windows, a row of children."""
    ground = int(height * source.uniform(0.5, 0.65))
    for row in range(0, ground, 4):
        draw.rectangle((0, row, width, row + 4), (120 + row * 80 // height, 160 + row * 60 // height, 230))
    draw.rectangle((0, ground, width, height), _colour(source, 90, 170))
    left, right, top = width // 12, int(width * source.uniform(0.6, 0.9)), ground // 3
    draw.rectangle((left, top, right, ground + height // 20), _colour(source, 140, 240))
    draw.polygon([(left - width // 40, top), ((left + right) // 2, top // 3), (right + width // 40, top)], _colour(source, 80, 160))
    for place in range(left + width // 30, right - width // 15, width // 10):
        draw.rectangle((place, top + height // 18, place + width // 18, top + height // 6), _colour(source, 30, 110))
    for _ in range(source.randint(8, 30)):
        x, y, tall = source.randrange(width), source.randint(ground, height), height * source.uniform(0.08, 0.2)
        draw.rounded_rectangle((x - tall / 5, y - tall * 0.7, x + tall / 5, y), tall / 12, _colour(source, 40, 230))
        draw.ellipse((x - tall / 7, y - tall, x + tall / 7, y - tall * 0.7), _colour(source, 60, 150))
    for _ in range(400):
        x, y, size = source.randrange(width), source.randint(ground, height), height * source.uniform(0.002, 0.01)
        draw.ellipse((x, y, x + size, y + size / 2), _colour(source, 60, 200))


def _grain(width: int, height: int, source: random.Random) -> Image.Image:
    """Noise of the fineness of a sensor's after its own smoothing."""
    size = (width // 2, height // 2)
    return Image.frombytes("RGB", size, source.randbytes(size[0] * size[1] * 3)).resize((width, height), Image.Resampling.BICUBIC)


def _colour(source: random.Random, low: int, high: int) -> tuple[int, int, int]:
    return source.randint(low, high), source.randint(low, high), source.randint(low, high)
