"""Evidence: files that are named, files that lie there, and what they are."""

import io
from dataclasses import replace

import pytest
from pikepdf import Encryption
from PIL import Image

from generator.check.rules.evidence import unsafe
from generator.intake.evidence import WITHHELD
from tests.papers import paper

PDF = paper(pages=1)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100


def film_photo() -> bytes:
    """A photo large enough for print."""
    stream = io.BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(stream, "JPEG")
    return stream.getvalue()


def one(text: str) -> str:
    return f"evidence:\n  - {{{text}, caption: Reading., alt: A girl reads.}}"


@pytest.mark.parametrize(
    ("fields", "files", "expected"),
    [
        pytest.param(
            one("file: reading.jpeg"),
            {},
            ["S501 error [reading.jpeg] the file 'reading.jpeg' is not in the story's folder (Did you mean 'reading.jpg'?)"],
            id="a file of another name",
        ),
        pytest.param(
            one("file: reading.jpg"),
            {"reading.jpg": b""},
            ["S502 error [reading.jpg] the file 'reading.jpg' is empty (Copy the file again.)"],
            id="an empty file",
        ),
        pytest.param(
            one("file: ../other/reading.jpg"),
            {},
            ["S504 error [../other/reading.jpg] the path '../other/reading.jpg' leads out of the story's folder (Put it beside story.yml and write its name alone.)"],
            id="a path to another story",
        ),
        pytest.param(
            one("file: paper.docx"),
            {"paper.docx": PDF},
            ["S505 warning [paper.docx] 'paper.docx' ends in .docx, but is a PDF file (Rename it to 'paper.pdf'.)"],
            id="an ending that is not true",
        ),
        pytest.param(one("file: paper.PDF"), {"paper.PDF": PDF}, [], id="an ending in capitals"),
        pytest.param(
            one("url: 'https://example.org/', kind: link") + "\n  - {caption: Nothing}",
            {},
            ["S509 error [{caption: Nothing}] evidence 2 has neither file nor url (Add file: or url:, or remove it.)"],
            id="neither file nor address",
        ),
        pytest.param(
            one("file: reading.pdf, url: 'https://example.org/'"),
            {"reading.pdf": PDF},
            ["S510 warning ['https://example.org/'] evidence 1 has both file and url (Make it two pieces of evidence.)"],
            id="file and address",
        ),
        pytest.param(
            one("file: page.pdf"),
            {"page.pdf": b"<html><script>alert(1)</script></html>"},
            ["S519 error [page.pdf] 'page.pdf' ends in .pdf, but holds something else (text/html) (Send the photo or document itself.)"],
            id="a page that says it is a document",
        ),
        pytest.param(
            one("file: paper.docx"),
            {"paper.docx": b"PK\3\4" + b"word/document.xml" * 9},
            [
                "S511 warning [paper.docx] 'paper.docx' is of a kind that is not published "
                "(application/vnd.openxmlformats-officedocument.wordprocessingml.document) "
                "(Save it as PDF and send that.)"
            ],
            id="an Office document",
        ),
        pytest.param(
            one("file: map.svg"),
            {"map.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"},
            [
                "S511 warning [map.svg] 'map.svg' is of a kind that is not published (image/svg+xml) "
                "(Open it in a browser or drawing program, save it as PNG and send that.)"
            ],
            id="a drawing that may hold scripts",
        ),
        pytest.param(
            one("file: photos.zip"),
            {"photos.zip": b"PK\3\4" + b"photo.jpg" * 9},
            [
                "S511 warning [photos.zip] 'photos.zip' is of a kind that is not published (application/zip) "
                "(Unpack it, and send the photos and documents in it one by one.)"
            ],
            id="an archive",
        ),
        pytest.param(
            one("file: plan.pdf"),
            {"plan.pdf": paper(encryption=Encryption(owner="secret", user="secret"))},
            [
                "S503 error [plan.pdf] the file 'plan.pdf' cannot be used: it is locked with a password "
                "(Open it where it was made, print it to a new PDF without a password, and send that.)"
            ],
            id="a locked document",
        ),
        pytest.param(one("url: 'https://youtu.be/x', kind: video, file: still.jpg"), {"still.jpg": film_photo()}, [], id="a film with a photo that stands for it"),
        pytest.param(
            one("file: photo.heic"),
            {"photo.heic": HEIC},
            [
                "S503 error [photo.heic] the file 'photo.heic' cannot be used: it cannot be opened as a picture "
                "(Send the file again from the phone or computer it came from.)"
            ],
            id="a photo of an iPhone that is damaged",
        ),
        pytest.param(
            one("file: paper.pdf, task: 3"),
            {"paper.pdf": PDF},
            ["S513 warning [3] evidence 1 shows task 3, but there are 2 (Write a number from 1 to 2.)"],
            id="a task that is not there",
        ),
        pytest.param(
            one("file: paper.pdf, kind: photo"),
            {"paper.pdf": PDF},
            ["S517 info [photo] 'paper.pdf' is said to be a photo, but is a PDF file (Remove kind:, or correct it.)"],
            id="a document called a photo",
        ),
        pytest.param(
            one("file: paper.pdf") + "\n  - {file: paper.pdf}",
            {"paper.pdf": PDF},
            ["S518 warning [paper.pdf] the file 'paper.pdf' is listed twice (Remove one of the two.)"],
            id="one file twice",
        ),
    ],
)
def test_evidence(desk, fields, files, expected):
    story = desk.write("story", fields, files={"reading.jpg": desk_photo(), **files} if "reading.jpg" not in files else files)
    assert [line for line in desk.findings(story, codes="S5") if line[:4] not in ("S508", "S514")] == expected


def desk_photo() -> bytes:
    """A file that no piece of evidence needs to name."""
    return PDF


def test_a_photo_that_was_cut_off(desk, picture):
    story = desk.write("story", files={"reading.jpg": picture()[:3000]})
    assert desk.findings(story, codes="S50") == [
        "S503 error [reading.jpg] the file 'reading.jpg' cannot be used: its end is missing: the picture was cut off on its way "
        "(Send the file again from the phone or computer it came from.)"
    ]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1600, 1200, []),
        (900, 1200, []),
        (
            1199,
            800,
            ["S506 warning [reading.jpg] the photo 'reading.jpg' is too small to print: 1199 x 800 pixels (Send the original, at least 1200 pixels on its longer side.)"],
        ),
        (160, 299, ["S507 warning [reading.jpg] the photo 'reading.jpg' is tiny: 160 x 299 pixels (This is only a preview; send the photo itself.)"]),
    ],
)
def test_sizes_of_photos(desk, picture, width, height, expected):
    assert desk.findings(desk.write("story", files={"reading.jpg": picture(width, height)}), codes="S506 S507") == expected


def test_a_file_that_nobody_names(desk, picture):
    story = desk.write("story", files={"reading.jpg": picture(), "more.jpg": picture(shade=10)})
    assert [line.split("] ")[1] for line in desk.findings(story, codes="S508")] == [
        "the file 'more.jpg' is not named in the evidence (Add to evidence: - file: more.jpg, or remove the file.)"
    ]


def test_files_that_are_no_evidence_need_no_name(desk, picture):
    assert desk.findings(desk.write("story", files={"reading.jpg": picture(), "README.md": b"notes"}), codes="S508") == []


def test_a_story_without_photo(desk):
    assert desk.findings(desk.write("story", "evidence:", files={}), codes="S514") == [
        "S514 warning [title] the story has no photo (Put a photo beside story.yml and name it under evidence:)"
    ]


def test_a_photo_needs_words(desk):
    found = desk.findings(desk.write("story", "evidence: [{file: reading.jpg}]"), codes="S515 S516")
    assert found == ["S515 warning [{file: reading.jpg}] the photo 'reading.jpg' has no caption (Add caption: with one sentence about who does what.)"]


def test_a_caption_alone_is_not_all(desk):
    found = desk.findings(desk.write("story", "evidence: [{file: reading.jpg, caption: They read.}]"), codes="S515 S516")
    assert [line[:9] for line in found] == ["S516 info"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.jpg", "a/../../x.jpg", "..\\x.jpg", "C:\\x.jpg", "file:///etc/passwd", "~/x.jpg", "a\nb.jpg"])
def test_a_path_out_of_the_folder_is_unsafe(name):
    assert unsafe(name)


@pytest.mark.parametrize("name", ["x.jpg", "photos/x.jpg", "दादी.jpg", "a..b.jpg", "IMG 0001 (2).JPG"])
def test_a_name_in_the_folder_is_safe(name):
    assert not unsafe(name)


def test_a_file_that_the_computer_withholds_is_not_called_empty(desk):
    story = desk.write("reading-hour", one("file: reading.jpg"))
    withheld = replace(story, files=tuple(replace(file, size=0, problem=f"{WITHHELD}: Permission denied") for file in story.files))
    (found,) = (finding for finding in desk.check(withheld)[0].diagnostics if finding.code.startswith("S50"))
    assert (found.code, found.hint) == ("S503", "Check its permissions.")
