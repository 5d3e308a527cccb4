"""Boxes that a person marked on a photo: what lies in them is gone before anything is made of it.

A mosaic of the hidden pixels' own averages is not enough. Text is read back from mosaics and blurs by trying what would give the same cells (Hill, Zhou, Saul and
Shacham, "On the (In)effectiveness of Mosaicing and Blurring as Tools for Document Redaction", Proceedings on Privacy Enhancing Technologies 2016(4), 403-417), and faces
are told apart by networks, and by comparing with the same mosaic of known faces, long after people see only squares (McPherson, Shokri and Shmatikov, "Defeating Image
Obfuscation with Deep Learning", arXiv:1609.00408, 2016; Newton, Sweeney and Malin, "Preserving Privacy by De-identifying Face Images", IEEE TKDE 17(2), 2005). Both
work because something of each hidden pixel is left. Here nothing is: the cells take their colours from what surrounds the box and is seen anyway, so that whatever
stands in the box, the same bytes are published.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple

from PIL import Image, ImageStat
from PIL.Image import Resampling

CELLS = 4
"""Cells along the longer side of a box: enough to be seen as a mosaic."""

GREY = 128
"""The value of each channel where a box leaves nothing of the photo around it."""

BLOCK = 8
"""Pixels of a side of a JPEG's block (ITU-T T.81, A.1.1)."""


class Coding(NamedTuple):
    """How far a pixel marks its neighbours in the format of a picture: the width and height of what is coded together, and how many pixels beyond that.

    Over the edges of what is coded together run colours that were sampled more coarsely, and the filters that smooth these edges.
    """

    width: int
    height: int
    reach: int


EXACT = Coding(1, 1, 0)
"""PNG: each pixel is coded by itself."""

SMOOTHED = Coding(16, 16, 8)
"""WebP and HEIC: macroblocks of 16 pixels, and filters over their edges that change up to four pixels on each side (RFC 6386, 2 and 15; ITU-T H.265, 8.7.2)."""

Box = tuple[float, float, float, float]
"""How far a box lies from the left and from the top edge of the upright photo, its width and its height, in percent of the photo's."""

Region = tuple[int, int, int, int]
"""Left, top, right and bottom edge in pixels."""

_FROM_RIGHT, _FROM_BOTTOM, _LYING = (2, 3, 7, 8), (3, 4, 6, 7), (5, 6, 7, 8)
"""Orientations (Exif 2.32, tag 274) in which the stored picture runs the other way along its rows, along its columns, and with rows and columns exchanged."""


def coding_of(image: Image.Image) -> Coding:
    """How far a pixel marks its neighbours in a picture that was opened."""
    if image.format == "PNG":
        return EXACT
    layers = getattr(image, "layer", ())  # a JPEG's: each with its number, its horizontal and vertical sampling (ITU-T T.81, A.2.4), its table
    if not layers:
        return SMOOTHED
    return Coding(BLOCK * max(layer[1] for layer in layers), BLOCK * max(layer[2] for layer in layers), 2)


def regions(boxes: Iterable[Box], turn: int, full: tuple[int, int], size: tuple[int, int], coding: Coding) -> tuple[Region, ...]:
    """The boxes of the upright photo as pixels of the stored picture, which has the orientation `turn`, `full` pixels in its file and `size` as it was decoded.

    Each is grown to what its format codes together, so that nothing of it is left in the pixels beside it; one outside the photo is none.
    """
    found = []
    for box in boxes:
        left, top, right, bottom = _turned_back(box, turn)
        left_edge, right_edge = _edges(left, right, full[0], size[0], coding.width, coding.reach)
        top_edge, bottom_edge = _edges(top, bottom, full[1], size[1], coding.height, coding.reach)
        if left_edge < right_edge and top_edge < bottom_edge:
            found.append((left_edge, top_edge, right_edge, bottom_edge))
    return tuple(found)


def _turned_back(box: Box, turn: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge in the stored picture, from 0 to 1."""
    x, y, width, height = box
    left, top, right, bottom = x / 100, y / 100, (x + width) / 100, (y + height) / 100
    if turn in _LYING:
        left, top, right, bottom = top, left, bottom, right
    if turn in _FROM_RIGHT:
        left, right = 1 - right, 1 - left
    if turn in _FROM_BOTTOM:
        top, bottom = 1 - bottom, 1 - top
    return left, top, right, bottom


def _edges(start: float, end: float, full: int, size: int, block: int, reach: int) -> tuple[int, int]:
    """Where a box begins and ends along one side of a decoded picture."""
    first, last = floor(start * full / block) * block, ceil(end * full / block) * block
    return max(0, floor(first * size / full) - reach), min(size, ceil(last * size / full) + reach)


def cover(image: Image.Image, hidden: Sequence[Region]) -> None:
    """Fills the regions of a decoded picture with large cells in the colours of what surrounds them. No pixel of any region has a part in that."""
    seen = Image.new("L", image.size, 255)
    for region in hidden:
        seen.paste(0, region)
    mosaics = [_mosaic(image, seen, region) for region in hidden]
    for region, mosaic in zip(hidden, mosaics, strict=True):
        image.paste(mosaic, region)


def _mosaic(image: Image.Image, seen: Image.Image, region: Region) -> Image.Image:
    """What a region is filled with: each cell is a mean of the colours on the region's four sides, the nearer the weightier."""
    left, top, right, bottom = region
    width, height = right - left, bottom - top
    longer = max(width, height)
    columns, rows = (max(1, round(CELLS * side / longer)) for side in (width, height))
    deep = max(2, longer // CELLS)
    sides = [
        _mean(image, seen, (left - deep, top, left, bottom)),
        _mean(image, seen, (right, top, right + deep, bottom)),
        _mean(image, seen, (left, top - deep, right, top)),
        _mean(image, seen, (left, bottom, right, bottom + deep)),
    ]
    mosaic = Image.new(image.mode, (columns, rows))
    for row in range(rows):
        for column in range(columns):
            across, down = (column + 0.5) / columns * width, (row + 0.5) / rows * height
            distances = (across, width - across, down, height - down)
            mosaic.putpixel((column, row), _blend([(colour, 1 / far) for colour, far in zip(sides, distances, strict=True) if colour], len(image.getbands())))
    return mosaic.resize((width, height), Resampling.NEAREST)


def _mean(image: Image.Image, seen: Image.Image, strip: Region) -> list[float] | None:
    """The mean colour of the pixels of a strip that are seen; None where there are none."""
    left, top, right, bottom = strip
    inside = max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return None
    mask = seen.crop(inside)
    return ImageStat.Stat(image.crop(inside), mask).mean if mask.getbbox() else None


def _blend(colours: Sequence[tuple[list[float], float]], channels: int) -> tuple[int, ...] | int:
    weight = sum(share for _, share in colours)
    if not weight:
        return (GREY,) * channels if channels > 1 else GREY
    mixed = tuple(round(sum(colour[channel] * share for colour, share in colours) / weight) for channel in range(channels))
    return mixed if channels > 1 else mixed[0]
