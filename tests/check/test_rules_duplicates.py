"""Stories and photos that are in the collection twice."""

import time
from dataclasses import replace

import pytest

DISTINCT = " ".join(f"word{number}" for number in range(120))


def test_an_entry_of_a_form_imported_twice(desk):
    first = desk.write("a", "source: {system: kobo, id: 17}")
    second = desk.write("b", "title: B\nsource: {system: Kobo, id: 17}", body=DISTINCT)
    other = desk.write("c", "title: C\nsource: {system: diksha, id: 17}", body=DISTINCT[::-1])
    assert desk.findings(first, second, other, codes="S701") == [
        "S701 error [17] 'Kobo' '17' was imported already, as a (Remove one of the two, or write status: withdrawn.)"
    ]


def test_a_text_sent_twice_with_small_changes(desk, honest_body):
    first = desk.write("a")
    second = desk.write("b", "title: B", body=honest_body.replace("one book", "one very good book"))
    assert desk.findings(first, second, codes="S702") == [
        "S702 warning [## The need] the text is nearly the same as that of a (Withdraw one of the two, or tell what was different.)"
    ]


def test_texts_that_share_a_paragraph_are_two_stories(desk, honest_body):
    first = desk.write("a")
    second = desk.write("b", "title: B", body=honest_body[:300] + DISTINCT)
    assert desk.findings(first, second, codes="S702") == []


def test_an_adapted_story_may_keep_words_of_its_parent(desk, honest_body):
    first = desk.write("a")
    second = desk.write("b", "title: B\nadapted_from: a", body=honest_body.replace("three grandmothers", "three grandfathers, uncles and aunts of the village"))
    assert desk.findings(first, second, codes="S702") == []


@pytest.mark.parametrize("status", ["withdrawn"])
def test_a_withdrawn_story_is_no_duplicate(desk, status):
    first = desk.write("a", f"source: {{system: kobo, id: 17}}\nstatus: {status}")
    second = desk.write("b", "source: {system: kobo, id: 17}")
    assert desk.findings(first, second, codes="S7") == []


def test_the_same_title_in_one_district(desk):
    first = desk.write("a")
    second = desk.write("b", "title: Reading Hour, with grandmothers!", body=DISTINCT)
    third = desk.write("c", "place: {state: Uttar Pradesh, district: Hardoi}", body=DISTINCT[::-1])
    assert desk.findings(first, second, third, codes="S703") == []
    fourth = desk.write("d", "title: READING hour with grandmothers", body=DISTINCT)
    assert desk.findings(first, fourth, codes="S703") == [
        "S703 warning [READING hour with grandmothers] a, of the same district, has the same title (Say in the title what is special, or withdraw one of the two.)"
    ]


def test_one_photo_in_two_stories(desk, picture):
    first = desk.write("a")
    second = desk.write("b", "title: B\nevidence: [{file: x.jpg, caption: A, alt: B}]", files={"x.jpg": picture()})
    assert desk.findings(first, second, codes="S704") == [
        "S704 warning [x.jpg] the file 'x.jpg' is the same as 'reading.jpg' of a (Use each photo in the one story that it shows.)"
    ]


def test_one_photo_under_two_names(desk, picture):
    story = desk.write("a", "evidence: [{file: x.jpg, caption: A, alt: B}, {file: y.jpg, caption: A, alt: B}]", files={"x.jpg": picture(), "y.jpg": picture()})
    assert desk.findings(story, codes="S704") == ["S704 warning [y.jpg] the files 'x.jpg' and 'y.jpg' are the same (Remove one of the two.)"]


def test_two_photos_of_one_scene_are_two(desk, picture):
    first = desk.write("a")
    second = desk.write("b", "title: B", files={"reading.jpg": picture(shade=91)})
    assert desk.findings(first, second, codes="S704") == []


def test_a_thousand_copies_are_found_in_no_time(desk):
    story = desk.write("a")
    copies = [replace(story, id=f"copy-{number:04}") for number in range(1000)]
    began = time.process_time()
    checked = desk.check(*copies)
    assert time.process_time() - began < 5
    assert sum(any(d.code == "S702" for d in story.diagnostics) for story in checked) == 999
