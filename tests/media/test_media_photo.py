"""Photos for the site and the book."""

import base64
import io
import os
import signal
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.engine.pictures import load_heic
from generator.engine.pool import in_parallel
from generator.errors import MachineError
from generator.media import photo as photo_module
from generator.media.photo import PhotoSettings, derive_photo, derive_photos, print_photo
from generator.media.picture import PictureError
from tests.corpora import corpus
from tests.orientations import TURNED

load_heic()

COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
TELLTALES = (b"Exif", b"EXIF", b"XMP ", b"xmpmeta", b"ns.adobe.com", b"Photoshop", b"ICCP", b"ICC_PROFILE", b"Mela Phone", b"8BIM")


def encoded(image, kind="JPEG", **settings):
    buffer = io.BytesIO()
    image.save(buffer, kind, **settings)
    return buffer.getvalue()


def corners(path):
    """The names of the colours in the four quarters, upper left first."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    places = [(x, y) for y in (image.height // 4, image.height * 3 // 4) for x in (image.width // 4, image.width * 3 // 4)]
    pixels = [image.getpixel(place) for place in places]
    return [min(COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(COLOURS[name], pixel, strict=True))) for pixel in pixels]


def published(folder, photo):
    return [(rendition, (folder / rendition.name).read_bytes()) for rendition in photo.renditions]


def assert_bare(content):
    """Nothing in the bytes, nor in what Pillow reads from them, tells more than pixels do."""
    assert not [word for word in TELLTALES if word in content]
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"} & set(image.info)


def test_a_photo_is_derived_at_three_widths_and_once_as_jpeg(submit, quarters, tmp_path):
    file = submit(encoded(quarters(2400, 1600)))
    photo = derive_photos([file], tmp_path / "media")[file.fingerprint]
    stem = file.fingerprint[:20]
    assert [(r.width, r.height, r.media_type, r.name) for r in photo.renditions] == [
        (400, 267, "image/webp", f"{stem}-400.webp"),
        (800, 534, "image/webp", f"{stem}-800.webp"),
        (1600, 1067, "image/webp", f"{stem}-1600.webp"),
        (800, 534, "image/jpeg", f"{stem}-800.jpg"),
    ]
    assert (photo.width, photo.height) == (1600, 1067)
    for rendition, content in published(tmp_path / "media", photo):
        with Image.open(io.BytesIO(content)) as image:
            assert (image.size, image.get_format_mimetype()) == ((rendition.width, rendition.height), rendition.media_type)
    assert Image.open(io.BytesIO(published(tmp_path / "media", photo)[-1][1])).info.get("progressive") == 1


@pytest.mark.parametrize(("width", "widths"), [(1, [1, 1]), (300, [300, 300]), (400, [400, 400]), (500, [400, 500, 500]), (1000, [400, 800, 1000, 800])])
def test_a_photo_is_never_enlarged(submit, quarters, tmp_path, width, widths):
    file = submit(encoded(Image.new("RGB", (width, 60), "teal")))
    photo = derive_photos([file], tmp_path)[file.fingerprint]
    assert [rendition.width for rendition in photo.renditions] == widths


def test_a_long_strip_is_made_narrower_until_it_can_be_shown(submit, tmp_path):
    file = submit(encoded(Image.new("RGB", (600, 12_000), "teal")))
    photo = derive_photos([file], tmp_path)[file.fingerprint]
    assert (photo.width, photo.height) == (160, 3200)


def test_the_placeholder_is_a_tiny_picture_in_the_page_itself(submit, quarters, tmp_path):
    file = submit(encoded(quarters()))
    uri = derive_photos([file], tmp_path)[file.fingerprint].placeholder
    start, data = uri.split(",")
    assert start == "data:image/webp;base64"
    assert len(uri) < 300
    with Image.open(io.BytesIO(base64.b64decode(data))) as image:
        assert image.size == (16, 11)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_every_orientation_comes_out_upright(submit, quarters, tmp_path, orientation, kind):
    image = quarters()
    if TURNED[orientation] is not None:
        image = image.transpose(TURNED[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = submit(encoded(image, kind, exif=exif.tobytes()))
    photo = derive_photos([file], tmp_path)[file.fingerprint]
    assert (photo.width, photo.height) == (1200, 800)
    for rendition in photo.renditions:
        assert corners(tmp_path / rendition.name) == ["red", "lime", "blue", "white"]
    assert corners(print_photo(file, 600, 400, tmp_path)) == ["red", "lime", "blue", "white"]


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_counts_as_upright(submit, quarters, tmp_path, value):
    exif = Image.Exif()
    exif[0x0112] = value
    file = submit(encoded(quarters(), exif=exif))
    assert corners(tmp_path / derive_photos([file], tmp_path)[file.fingerprint].renditions[0].name) == ["red", "lime", "blue", "white"]


def test_place_camera_and_comments_are_in_no_published_byte(submit, quarters, tmp_path):
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Mela Phone", "Mela Phone 1", 1
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 30.0, 0.0), 3: "E", 4: (66.0, 0.0, 0.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = encoded(quarters(), exif=exif, comment=b"Mela Phone", icc_profile=profile, xmp=b"<x:xmpmeta>Mela Phone</x:xmpmeta>")
    assert b"Exif" in content
    assert content.count(b"Mela Phone") >= 3
    file = submit(content)
    photo = derive_photos([file], tmp_path)[file.fingerprint]
    for _, written in published(tmp_path, photo):
        assert_bare(written)
    assert_bare(base64.b64decode(photo.placeholder.split(",")[1]))
    assert_bare(print_photo(file, 500, None, tmp_path).read_bytes())


def linear_profile():
    """An sRGB profile whose three tone curves are straight (gamma 1.0)."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(raw[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        if raw[entry : entry + 4] in (b"rTRC", b"gTRC", b"bTRC"):
            at = int.from_bytes(raw[entry + 4 : entry + 8], "big")
            raw[at : at + 12] = b"curv" + bytes(4) + bytes(4)
            raw[entry + 8 : entry + 12] = (12).to_bytes(4, "big")
    return bytes(raw)


def test_a_profile_is_applied_before_it_is_dropped(submit, tmp_path):
    file = submit(encoded(Image.new("RGB", (64, 64), (55, 55, 55)), "PNG", icc_profile=linear_profile()), "linear.png", "image/png")
    with Image.open(print_photo(file, 64, None, tmp_path)) as image:
        assert image.getpixel((32, 32)) == pytest.approx((128, 128, 128), abs=3)  # linear 0.216 is 0.5 in sRGB


def display_p3():
    """The profile that iPhones write: sRGB's tone curve with wider primaries (SMPTE EG 432-1, adapted to D50)."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {b"rXYZ": (0.51512, 0.24120, -0.00105), b"gXYZ": (0.29198, 0.69225, 0.04189), b"bXYZ": (0.15710, 0.06657, 0.78407)}
    count = int.from_bytes(raw[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        if bytes(raw[entry : entry + 4]) in primaries:
            at = int.from_bytes(raw[entry + 4 : entry + 8], "big") + 8
            raw[at : at + 12] = b"".join(round(value * 65536).to_bytes(4, "big", signed=True) for value in primaries[bytes(raw[entry : entry + 4])])
    return bytes(raw)


@pytest.mark.parametrize("kind", ["HEIF", "JPEG", "PNG", "WEBP"])
def test_the_wide_colours_of_an_iphone_come_out_as_they_were_seen(submit, tmp_path, kind):
    # sRGB's red is (0.9175, 0.2003, 0.1386) in Display P3 (https://www.w3.org/TR/css-color-4/, sample code for conversions).
    file = submit(encoded(Image.new("RGB", (64, 64), (234, 51, 35)), kind, icc_profile=display_p3()))
    with Image.open(print_photo(file, 64, None, tmp_path)) as image:
        assert image.getpixel((32, 32)) == pytest.approx((255, 0, 0), abs=5)


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\x00" * 128, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()])
def test_a_profile_that_is_damaged_or_does_not_fit_counts_as_none(submit, tmp_path, profile):
    file = submit(encoded(Image.new("RGB", (64, 64), (200, 30, 40)), "PNG", icc_profile=profile), "odd.png", "image/png")
    with Image.open(print_photo(file, 64, None, tmp_path)) as image:
        assert image.getpixel((32, 32)) == pytest.approx((200, 30, 40), abs=4)


def translucent():
    image = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 32, 64))
    return image


def see_through_palette():
    """A palette whose second colour, red, is seen through."""
    image = Image.new("P", (64, 64), 1)
    image.putpalette((0, 0, 255, 255, 0, 0))
    image.paste(0, (0, 0, 32, 64))
    return image


def deep():
    return Image.frombytes("I;16", (64, 64), (40_000).to_bytes(2, "little") * 64 * 64)


@pytest.mark.parametrize(
    ("content", "left", "right"),
    [
        (encoded(Image.new("CMYK", (64, 64), (0, 255, 255, 0))), (255, 0, 0), (255, 0, 0)),
        (encoded(Image.new("L", (64, 64), 90)), (90, 90, 90), (90, 90, 90)),
        (encoded(Image.new("1", (64, 64), 1), "PNG"), (255, 255, 255), (255, 255, 255)),
        (encoded(Image.new("RGB", (64, 64), (10, 120, 60)).quantize(8), "PNG"), (10, 120, 60), (10, 120, 60)),
        (encoded(translucent(), "PNG"), (0, 0, 255), (255, 255, 255)),
        (encoded(translucent(), "WEBP", lossless=True), (0, 0, 255), (255, 255, 255)),
        (encoded(translucent().convert("LA"), "PNG"), (29, 29, 29), (255, 255, 255)),
        (encoded(deep(), "PNG"), (156, 156, 156), (156, 156, 156)),
        (encoded(see_through_palette(), "PNG", transparency=1), (0, 0, 255), (255, 255, 255)),
        (encoded(translucent(), "HEIF", quality=-1, chroma=444), (0, 0, 255), (255, 255, 255)),
        (encoded(Image.new("L", (64, 64), 90), "HEIF"), (90, 90, 90), (90, 90, 90)),
        (encoded(Image.new("RGB", (64, 64), "lime"), "GIF"), (0, 255, 0), (0, 255, 0)),
    ],
    ids=["CMYK", "grey", "bilevel", "palette", "alpha", "alpha in WebP", "grey with alpha", "16 bits", "palette with a hole", "alpha in HEIC", "grey HEIC", "still GIF"],
)
def test_every_kind_of_pixel_comes_out_in_its_colour(submit, tmp_path, content, left, right):
    file = submit(content)
    with Image.open(print_photo(file, 64, None, tmp_path)) as image:
        assert image.mode == "RGB"
        assert image.getpixel((10, 32)) == pytest.approx(left, abs=4)
        assert image.getpixel((54, 32)) == pytest.approx(right, abs=4)


def jpeg_cut_off():
    return encoded(Image.effect_noise((800, 800), 60))[:20_000]


def moving():
    return encoded(Image.new("RGB", (20, 20), "red"), "GIF", save_all=True, append_images=[Image.new("RGB", (20, 20), "blue")])


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF", jpeg_cut_off(), moving()])
def test_what_is_no_photo_is_left_out_and_the_others_are_made(submit, quarters, tmp_path, content):
    bad, good = submit(content, "bad.jpg"), submit(encoded(quarters()), "good.jpg")
    assert list(derive_photos([bad, good], tmp_path, processes=1)) == [good.fingerprint]
    with pytest.raises(PictureError):
        print_photo(bad, 100, 100, tmp_path)


def test_a_missing_file_is_left_out(submit, quarters, tmp_path):
    file = submit(encoded(quarters()))
    file.path.unlink()
    assert derive_photos([file], tmp_path) == {}


def test_a_picture_beyond_the_pixel_limit_is_left_out(submit, tmp_path):
    file = submit(encoded(Image.new("1", (10_001, 10_000)), "PNG"))
    assert derive_photos([file], tmp_path) == {}
    with pytest.raises(PictureError, match="100 million pixels; at most 50"):
        print_photo(file, 100, 100, tmp_path)


def stamps(folder):
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_the_second_run_derives_nothing(submit, quarters, tmp_path, monkeypatch):
    file, media = submit(encoded(quarters())), tmp_path / "media"
    first = derive_photos([file], media)
    path = print_photo(file, 300, 200, media)
    before = stamps(media)
    monkeypatch.setattr(photo_module, "apart", lambda *_: pytest.fail("decoded again"))
    assert derive_photos([file, file], media) == first
    assert print_photo(file, 300, 200, media) == path
    assert stamps(media) == before


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def record_of(path):
    return next((path.parent / "facts").glob("*/*"))


@pytest.mark.parametrize(
    "harm",
    [lambda path: path.unlink(), lambda path: path.write_bytes(b""), flip_a_bit, lambda path: flip_a_bit(record_of(path)), lambda path: record_of(path).unlink()],
    ids=["gone", "empty", "one bit", "one bit of its record", "its record gone"],
)
def test_a_rendition_that_is_lost_or_damaged_is_made_again(submit, quarters, tmp_path, harm):
    file = submit(encoded(quarters()))
    photo = derive_photos([file], tmp_path)[file.fingerprint]
    path = tmp_path / photo.renditions[0].name
    content = path.read_bytes()
    harm(path)
    assert derive_photos([file], tmp_path) == {file.fingerprint: photo}
    assert path.read_bytes() == content


def test_a_rendition_that_was_copied_is_read_once_and_not_made_again(submit, quarters, tmp_path, monkeypatch):
    file = submit(encoded(quarters()))
    photo = derive_photo(file, tmp_path)
    os.utime(tmp_path / photo.renditions[0].name)
    monkeypatch.setattr(photo_module, "apart", lambda *_: pytest.fail("decoded again"))
    assert derive_photo(file, tmp_path) == photo
    read, opened = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.parent.parent.name) or read(path))
    assert derive_photo(file, tmp_path) == photo
    assert opened == ["facts"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("death", [os.abort, lambda: os.kill(os.getpid(), signal.SIGSEGV)], ids=["abort", "segfault"])
def test_a_photo_that_kills_its_decoder_is_left_out_and_the_others_are_made(submit, quarters, tmp_path, monkeypatch, death):
    bad, good = submit(encoded(quarters(), "PNG"), "bad.png"), submit(encoded(quarters()), "good.jpg")
    decode = photo_module.read_picture
    monkeypatch.setattr(photo_module, "read_picture", lambda content, *how: death() if content.startswith(b"\x89PNG") else decode(content, *how))
    assert list(derive_photos([bad, good], tmp_path, processes=2)) == [good.fingerprint]
    with pytest.raises(PictureError, match=r"bad\.png .* crashed"):
        print_photo(bad, 100, 100, tmp_path)


def test_a_file_that_was_changed_after_it_was_checked_is_left_out(submit, quarters, tmp_path):
    file = submit(encoded(quarters()))
    file.path.write_bytes(encoded(quarters(800, 600)))
    assert derive_photo(file, tmp_path) is None


def test_a_folder_that_cannot_be_written_is_an_error_of_the_machine(submit, quarters, tmp_path):
    (tmp_path / "media").write_text("a file where the folder should be")
    with pytest.raises(MachineError, match="cannot be written"):
        derive_photo(submit(encoded(quarters())), tmp_path / "media")


def test_avif_is_made_where_the_project_wants_it(submit, quarters, tmp_path):
    file = submit(encoded(quarters(500, 300)))
    plain = derive_photo(file, tmp_path)
    photo = derive_photo(file, tmp_path, PhotoSettings(avif=True))
    assert photo.renditions[:3] == plain.renditions
    assert [(r.width, r.media_type) for r in photo.renditions[3:]] == [(400, "image/avif"), (500, "image/avif")]
    for rendition, content in published(tmp_path, photo):
        assert_bare(content)
        assert corners(tmp_path / rendition.name) == ["red", "lime", "blue", "white"]
    assert derive_photo(file, tmp_path) == plain


def test_a_heic_photo_is_taken_as_any_other(submit, quarters, tmp_path):
    file = submit(encoded(quarters(2000, 1500), "HEIF", tile_size=512), "img.heic", "image/heic")
    photo = derive_photo(file, tmp_path)
    assert [(r.width, r.media_type) for r in photo.renditions] == [(400, "image/webp"), (800, "image/webp"), (1600, "image/webp"), (800, "image/jpeg")]
    assert corners(print_photo(file, 600, 400, tmp_path)) == ["red", "lime", "blue", "white"]


def test_only_the_photo_itself_is_taken_from_a_file_with_several_pictures(submit, quarters, tmp_path):
    other = Image.new("RGB", (160, 120), "black")
    for kind, settings in (("HEIF", {"primary_index": 0}), ("MPO", {})):
        file = submit(encoded(quarters(), kind, save_all=True, append_images=[other], **settings), f"{kind}.bin")
        photo = derive_photo(file, tmp_path)
        assert corners(tmp_path / photo.renditions[0].name) == ["red", "lime", "blue", "white"]


def test_one_photo_may_be_made_by_several_processes_at_once(submit, quarters, tmp_path):
    file = submit(encoded(quarters()))
    made = list(in_parallel(partial(derive_photo, folder=tmp_path / "many"), [file] * 4, 2))
    one = derive_photo(file, tmp_path / "one")
    assert made == [one] * 4
    assert published(tmp_path / "many", one) == published(tmp_path / "one", one)
    assert not list((tmp_path / "many").rglob("*.new"))


def test_many_processes_make_the_same_bytes_as_one(submit, quarters, tmp_path):
    files = [submit(encoded(quarters(500 + 10 * number, 300)), f"{number}.jpg") for number in range(9)]
    one = derive_photos(files, tmp_path / "one", processes=1)
    assert derive_photos(files, tmp_path / "two", processes=2) == one
    for photo in one.values():
        assert published(tmp_path / "one", photo) == published(tmp_path / "two", photo)


@pytest.mark.parametrize(
    ("width", "height", "size"), [(300, None, (300, 200)), (300, 300, (300, 300)), (2000, None, (1200, 800)), (2000, 2000, (800, 800)), (1600, 400, (1200, 300))]
)
def test_a_photo_for_print_has_the_asked_shape_and_is_never_enlarged(submit, quarters, tmp_path, width, height, size):
    with Image.open(print_photo(submit(encoded(quarters())), width, height, tmp_path)) as image:
        assert (image.size, image.mode, image.format) == (size, "RGB", "JPEG")


def test_a_crop_keeps_more_of_the_upper_half(submit, tmp_path):
    image = Image.new("RGB", (400, 800), "white")
    image.paste("black", (0, 0, 400, 400))
    with Image.open(print_photo(submit(encoded(image)), 400, 400, tmp_path)) as cropped:
        column = [cropped.getpixel((200, y))[0] < 128 for y in range(400)]
    assert 210 < column.count(True) < 260


@pytest.mark.parametrize("name", ["image-metadata", "pngsuite"])
def test_files_that_are_known_to_be_hard_come_out_bare_or_not_at_all(submit, tmp_path, name):
    paths = sorted(path for path in corpus(name).rglob("*") if path.suffix in (".jpg", ".png", ".gif", ".webp", ".avif"))
    files = [submit(path.read_bytes(), path.name) for path in paths]
    photos = derive_photos(files, tmp_path / "media")
    assert len(photos) > len({file.fingerprint for file in files}) * 0.6
    for photo in photos.values():
        for _, content in published(tmp_path / "media", photo):
            assert_bare(content)
