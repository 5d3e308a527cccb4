"""Boxes to be blurred: what cannot be hidden as it was meant keeps the story from being published."""

import pytest

from tests.papers import paper

SENTENCE = "a box is four numbers in percent of the photo: [from the left, from the top, width, height], for example [42, 18, 9, 14]"

BOXES = {
    "two faces": ("[[42, 18, 9, 14], [60.5, 20, 8, 12]]", []),
    "one box without a list around it": ("[42, 18, 9, 14]", []),
    "no box": ("[]", []),
    "a box as large as the photo": ("[[0, 0, 100, 100]]", []),
    "one that sticks out": ("[[90, 10, 20, 5]]", ["S522 warning [[90, 10, 20, 5]] the box [90, 10, 20, 5] sticks out of the photo"]),
    "one without a width": ("[[90, 10, 0, 5]]", ["S521 error [[90, 10, 0, 5]] the box [90, 10, 0, 5] has no size"]),
    "one outside": ("[[100, 10, 5, 5]]", ["S521 error [[100, 10, 5, 5]] the box [100, 10, 5, 5] lies outside the photo"]),
    "pixels instead of percent": ("[[420, 10, 90, 50]]", ["S113 error [420] 'blur' is larger than 100, which it cannot be"]),
    "a negative edge": ("[[-4, 10, 90, 50]]", ["S113 error [-4] 'blur' is smaller than 0, which it cannot be"]),
    "a word": ("[[left, 10, 90, 50]]", ["S104 error [left] 'left' is not a number; write digits only, for example 142"]),
    "three numbers": ("[[1, 10, 90]]", [f"S104 error [[1, 10, 90]] {SENTENCE}"]),
    "a group": ("[{x: 1}]", [f"S104 error [{{x: 1}}] {SENTENCE}"]),
    "one text": ("faces", ["S109 error [faces] 'blur' takes a list"]),
}


@pytest.mark.parametrize(("written", "expected"), BOXES.values(), ids=BOXES)
def test_boxes(desk, written, expected):
    found = desk.findings(desk.write("story", f"evidence: [{{file: reading.jpg, caption: A, alt: B, blur: {written}}}]"), codes="S1 S52")
    assert [finding.split(" (")[0] for finding in found] == expected


def test_more_boxes_than_a_class_has_faces_are_refused(desk):
    found = desk.findings(desk.write("story", f"evidence: [{{file: reading.jpg, caption: A, alt: B, blur: {[[1, 1, 1, 1]] * 51}}}]"), codes="S1")
    assert len(found) == 1
    assert "at most 50 boxes are blurred in one photo" in found[0]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("file: paper.pdf", "'paper.pdf' is no photo: nothing can be blurred in it"),
        ("url: https://example.org/film", "evidence 1 is no photo: nothing can be blurred in it"),
    ],
)
def test_what_is_no_photo_cannot_be_blurred(desk, item, expected):
    story = desk.write("story", f"evidence: [{{{item}, caption: A, blur: [[1, 2, 3, 4]]}}]", files={"paper.pdf": paper()})
    assert [finding for finding in desk.findings(story, codes="S520") if expected in finding and "error" in finding]


def test_the_boxes_of_a_photo_that_is_named_twice_are_put_together(desk):
    twice = "evidence: [{file: reading.jpg, blur: [[1, 2, 3, 4]]}, {file: reading.jpg}, {file: copy.jpg, blur: [[5, 6, 7, 8], [1, 2, 3, 4]]}, {file: other.jpg}]"
    submission = desk.write("story", twice, files={"reading.jpg": b"x", "copy.jpg": b"x", "other.jpg": b"y"})
    boxes = {file.name: [tuple(box) for box in file.blur] for file in submission.files}
    both = [(1, 2, 3, 4), (5, 6, 7, 8)]
    assert boxes == {"reading.jpg": both, "copy.jpg": both, "other.jpg": []}
