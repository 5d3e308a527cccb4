"""Boxes marked on a photo: nothing of what stands in them is left in anything that is made of it."""

import base64
import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from generator.check.report import ReportedPhoto
from generator.check.thumbnails import thumbnail
from generator.engine.boxes import CELLS, EXACT, SMOOTHED, Coding, cover, regions
from generator.engine.pictures import load_heic
from generator.media.photo import PhotoSettings, derive_photo, print_photo
from generator.model.story import Box
from tests.orientations import TURNED

load_heic()

FACE = Box(30, 20, 20, 25)
"""Of a photo of 800 x 600 pixels: from 240, 120 to 400, 270."""

INSIDE = (240, 120, 400, 270)

HEADS = ("noise", "letters", "black", "white")


def scene(head, size=(800, 600), inside=INSIDE):
    """A drawn scene, upright; in the box something else each time."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((size[0] * 0.6, size[1] * 0.1, size[0] * 0.9, size[1] * 0.9), "teal")
    draw.ellipse((size[0] * 0.05, size[1] * 0.6, size[0] * 0.4, size[1] * 0.95), "orange")
    part = Image.new("RGB", (inside[2] - inside[0], inside[3] - inside[1]), head if head in ("black", "white") else "gray")
    if head == "noise":
        part = Image.effect_noise(part.size, 120).convert("RGB")
    if head == "letters":
        pen = ImageDraw.Draw(part)
        for row in range(0, part.height, 14):
            pen.text((2, row), "Asha Kumari 9876543210 " * 4, fill="black")
    image.paste(part, inside[:2])
    return image


def encoded(image, kind="PNG", turn=1, **settings):
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = image if TURNED[turn] is None else image.transpose(TURNED[turn])
    buffer = io.BytesIO()
    stored.save(buffer, kind, exif=exif.tobytes(), **settings)
    return buffer.getvalue()


@pytest.fixture
def everything(submit, tmp_path):
    """All that is made of a photo with a box: every rendition, the placeholder, the book's picture whole and cropped, the report's small one."""

    def make(content, name, kind="image/png", boxes=(FACE,), avif=False):
        file = replace(submit(content, name, kind), blur=boxes)
        folder = tmp_path / f"made-of-{name}"
        photo = derive_photo(file, folder, PhotoSettings(avif=avif))
        made = [(folder / rendition.name).read_bytes() for rendition in photo.renditions]
        made += [print_photo(file, *size, folder).read_bytes() for size in ((300, None), (150, 150))]
        return [*made, photo.placeholder, thumbnail(ReportedPhoto(name, str(file.path), kind, boxes))]

    return make


@pytest.mark.parametrize("turn", TURNED)
def test_whatever_stands_in_a_box_the_same_bytes_are_made(everything, turn):
    heads = HEADS if turn in (1, 6) else HEADS[1:3]
    made = [everything(encoded(scene(head), turn=turn), f"{head}.png", avif=turn == 1) for head in heads]
    assert all(None not in one for one in made)
    assert made[1:] == made[:1] * (len(heads) - 1)


@pytest.mark.parametrize("turn", [1, 6, 7])
@pytest.mark.parametrize("sampling", ["4:4:4", "4:2:2", "4:2:0"])
@pytest.mark.parametrize("size", [(800, 600), (1390, 1043)])
def test_nothing_of_a_box_runs_over_the_blocks_of_a_jpeg_even_where_it_is_decoded_smaller(everything, turn, sampling, size):
    inside = tuple(round(edge * size[number % 2] / (800, 600)[number % 2]) for number, edge in enumerate(INSIDE))
    made = [everything(encoded(scene(head, size, inside), "JPEG", turn, subsampling=sampling, quality=88), f"{head}.jpg", "image/jpeg") for head in ("black", "letters")]
    assert made[0] == made[1]


@pytest.mark.parametrize("turn", TURNED)
@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("HEIF", "image/heic")])
def test_the_rest_of_the_photo_stays_as_it_was(submit, tmp_path, kind, media_type, turn):
    file = submit(encoded(scene("white"), kind, turn), "a", media_type)
    plain, covered = (derive_photo(one, tmp_path / "media") for one in (file, replace(file, blur=(FACE,))))
    one, other = (Image.open(tmp_path / "media" / photo.renditions[1].name).convert("RGB") for photo in (plain, covered))
    assert one.size == other.size == (800, 600)
    for place in ((50, 50), (200, 150), (320, 80), (450, 200), (320, 320), (650, 500)):
        assert max(abs(a - b) for a, b in zip(one.getpixel(place), other.getpixel(place), strict=True)) < 24, place
    assert all(sum(other.getpixel(place)) < 600 for place in ((245, 125), (320, 195), (395, 265)))
    assert all(sum(one.getpixel(place)) > 700 for place in ((245, 125), (320, 195), (395, 265)))


def test_a_covered_box_is_seen_as_a_few_large_cells(submit, tmp_path):
    image = Image.linear_gradient("L").resize((400, 400)).convert("RGB")
    cover(image, [(100, 100, 300, 200)])
    colours = image.crop((100, 100, 300, 200)).getcolors()
    assert {count for count, _ in colours} <= {50 * 50 * cells for cells in range(1, CELLS * 2 + 1)}
    assert 2 <= len(colours) <= CELLS * 2


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
def test_a_photo_that_is_covered_as_a_whole_is_grey(mode):
    image = Image.effect_noise((64, 64), 90).convert(mode)
    cover(image, [(0, 0, 64, 64)])
    assert image.getcolors() == [(64 * 64, 128 if mode == "L" else (128,) * len(mode))]


def test_boxes_side_by_side_tell_nothing_of_each_other():
    made = []
    for colour in ("red", "blue"):
        image = Image.new("RGB", (100, 100), "white")
        ImageDraw.Draw(image).rectangle((20, 20, 59, 59), colour)
        cover(image, [(20, 20, 40, 60), (40, 20, 60, 60)])
        made.append(image.tobytes())
    assert made[0] == made[1] == Image.new("RGB", (100, 100), "white").tobytes()


@pytest.mark.parametrize(
    ("box", "turn", "coding", "region"),
    [
        (Box(10, 20, 30, 40), 1, EXACT, (20, 20, 80, 60)),
        (Box(10, 20, 30, 40), 2, EXACT, (120, 20, 180, 60)),
        (Box(10, 20, 30, 40), 3, EXACT, (120, 40, 180, 80)),
        (Box(10, 20, 30, 40), 4, EXACT, (20, 40, 80, 80)),
        (Box(10, 20, 30, 40), 5, EXACT, (40, 10, 120, 40)),
        (Box(10, 20, 30, 40), 6, EXACT, (40, 60, 120, 90)),
        (Box(10, 20, 30, 40), 7, EXACT, (80, 60, 160, 90)),
        (Box(10, 20, 30, 40), 8, EXACT, (80, 10, 160, 40)),
        (Box(0.2, 0.2, 0.1, 0.1), 1, EXACT, (0, 0, 1, 1)),
        (Box(90, 90, 100, 100), 1, EXACT, (180, 90, 200, 100)),
        (Box(12, 21, 28, 38), 1, Coding(16, 8, 2), (14, 14, 82, 66)),
        (Box(50, 50, 1, 1), 1, SMOOTHED, (88, 40, 120, 72)),
    ],
)
def test_a_box_is_found_in_the_stored_picture_and_grown_to_its_blocks(box, turn, coding, region):
    assert regions([box], turn, (200, 100), (200, 100), coding) == (region,)


def test_a_box_outside_the_photo_is_none():
    assert regions([Box(100, 0, 10, 10), Box(0, 100, 10, 10)], 1, (200, 100), (200, 100), EXACT) == ()


def test_a_box_in_a_picture_that_was_decoded_smaller_covers_every_pixel_that_it_touches():
    assert regions([FACE], 1, (3203, 2401), (801, 601), Coding(16, 16, 2)) == ((238, 118, 407, 275),)


def test_one_photo_with_and_without_boxes_is_two(submit, tmp_path):
    file = submit(encoded(scene("white")), "a.png", "image/png")
    covered, other = replace(file, blur=(FACE,)), replace(file, blur=(FACE, Box(0, 0, 5, 5)))
    assert len({one.appearance for one in (file, covered, other)}) == 3
    assert file.appearance == file.fingerprint
    names = [{rendition.name for rendition in derive_photo(one, tmp_path).renditions} for one in (file, covered, other)]
    assert not names[0] & names[1] | names[1] & names[2]
    assert len({print_photo(one, 300, None, tmp_path) for one in (file, covered, other)}) == 3


def test_the_small_picture_of_a_report_is_covered_upright(submit):
    file = submit(encoded(scene("white"), "JPEG", 6), "a.jpg")
    data = thumbnail(ReportedPhoto("a.jpg", str(file.path), file.kind, (FACE,)))
    with Image.open(io.BytesIO(base64.b64decode(data.split(",")[1]))) as small:
        assert small.size == (160, 120)
        assert sum(small.getpixel((64, 39))) < 600
