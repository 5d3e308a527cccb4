"""Rules about photos: whether there are any, whether they are large enough, whether they are told in words."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.picture import PHOTO_KINDS
from generator.model.story import Box

PRINT = 1200
"""Pixels of the longer side below which a photo is too small for print: 10 cm at 300 dots an inch."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff")
"""Endings of files that were meant as photos: what is wrong with such a file is told where it stands."""

TINY = 300
"""Pixels of the longer side below which a photo is too small even for a phone."""


@story_rule("S506", Severity.WARNING, "Photo too small to print")
def small_photo(case: Case) -> Iterator[Fault]:
    """A photo for the book has at least 1200 pixels on its longer side; ten centimetres in print need that.

    Photos that were sent by a messenger are made smaller: ask for the original, sent as a document or by mail.
    """
    for number, _, file in case.photos:
        if TINY <= max(file.width, file.height) < PRINT:
            message = f"the photo {quoted(file.name)} is too small to print: {file.width} x {file.height} pixels"
            yield Fault(message, case.at("evidence", number, "file"), f"send the original, at least {PRINT} pixels on its longer side")


@story_rule("S507", Severity.WARNING, "Tiny photo")
def tiny_photo(case: Case) -> Iterator[Fault]:
    """A photo with fewer than 300 pixels on its longer side is a preview, not the photo: it looks blurred even on a phone. Send the original."""
    for number, _, file in case.photos:
        if 0 < max(file.width, file.height) < TINY:
            message = f"the photo {quoted(file.name)} is tiny: {file.width} x {file.height} pixels"
            yield Fault(message, case.at("evidence", number, "file"), "this is only a preview; send the photo itself")


@story_rule("S514", Severity.WARNING, "No photo")
def no_photo(case: Case) -> Iterator[Fault]:
    """A story without a photo has a bare card and an empty page in the book. One honest photo, taken with a phone, is enough."""
    named = any(item.file and item.file.lower().endswith(PICTURES) for item in case.story.evidence)
    if not case.photos and not named and case.knows_all_files:
        yield Fault("the story has no photo", case.submission.positions.of_key(("evidence",)), "put a photo beside story.yml and name it under evidence:")


@story_rule("S515", Severity.WARNING, "Photo without words")
def photo_without_words(case: Case) -> Iterator[Fault]:
    """A photo has neither caption nor description. Readers do not know what they see, and those who do not see it get nothing. Write one sentence: who does what."""
    for number, item, file in case.photos:
        if not item.caption and not item.alt:
            yield Fault(
                f"the photo {quoted(file.name)} has no caption", case.at("evidence", number, lacking=("caption",)), "add caption: with one sentence about who does what"
            )


@story_rule("S516", Severity.INFO, "Photo without a description")
def photo_without_alt(case: Case) -> Iterator[Fault]:
    """`alt` tells the photo to readers who do not see it, or whose phone has not loaded it.

    Where it is missing, the caption stands in; a caption often leaves out what everybody sees.
    """
    for number, item, file in case.photos:
        if item.caption and not item.alt:
            yield Fault(f"the photo {quoted(file.name)} has no description", case.at("evidence", number, lacking=("alt",)), "add alt: with what is to be seen")


@story_rule("S520", Severity.ERROR, "Blur on something that is no photo")
def blur_without_photo(case: Case) -> Iterator[Fault]:
    """`blur` marks boxes on a photo. In a document, a film or a page on the web nothing can be hidden that way, so the story waits.

    Hide what nobody may see in the document itself before you send it, or leave it out; then remove `blur`.
    """
    for number, item in enumerate(case.story.evidence):
        file = case.files.get(item.file or "")
        if item.blur and (item.file is None or (file and not file.problem and file.kind not in PHOTO_KINDS)):
            what = f"{quoted(file.name)} is no photo" if file else f"evidence {number + 1} is no photo"
            hint = "hide what nobody may see before you send it, or leave it out; then remove blur:"
            yield Fault(f"{what}: nothing can be blurred in it", case.at("evidence", number, "blur"), hint)


@story_rule("S521", Severity.ERROR, "Box that hides nothing")
def empty_box(case: Case) -> Iterator[Fault]:
    """A box to be blurred has no width, no height, or lies outside the photo. What it was meant to hide would be seen, so the story waits.

    A box is `[x, y, width, height]` in percent of the photo as it is seen upright: how far it begins from the left and from the top edge, and its size.
    """
    for number, place, box in _boxes(case):
        if not (box.width and box.height and box.x < 100 and box.y < 100):
            why = "lies outside the photo" if box.width and box.height else "has no size"
            yield Fault(
                f"the box {_written(box)} {why}", case.at("evidence", number, "blur", place), "write [x, y, width, height] in percent, for example [42, 18, 9, 14]"
            )


@story_rule("S522", Severity.WARNING, "Box that sticks out")
def box_sticks_out(case: Case) -> Iterator[Fault]:
    """A box to be blurred is wider or higher than what is left of the photo: it is blurred up to the edge.

    Look at the photo whether the box is where it should be: its third and fourth number are its width and height, not its right and lower edge.
    """
    for number, place, box in _boxes(case):
        if box.x < 100 and box.y < 100 and (box.x + box.width > 100 or box.y + box.height > 100):
            hint = "the third and fourth number are its width and height"
            yield Fault(f"the box {_written(box)} sticks out of the photo", case.at("evidence", number, "blur", place), hint)


def _boxes(case: Case) -> Iterator[tuple[int, int, Box]]:
    """Each marked box with the number of its evidence and its own, both counted from 0."""
    for number, item in enumerate(case.story.evidence):
        for place, box in enumerate(item.blur):
            yield number, place, box


def _written(box: Box) -> str:
    return f"[{', '.join(f'{part:g}' for part in box)}]"
