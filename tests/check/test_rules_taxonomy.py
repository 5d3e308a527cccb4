"""Names that must be known, and what stories and content say of other stories."""

import pytest

CASES = {
    "a misspelt domain": (
        "domain: Developing Comunities",
        ["S401 error [Developing Comunities] domain 'Developing Comunities' is not known (Did you mean 'Developing Communities'?)"],
    ),
    "a domain of its own": (
        "domain: Sports",
        ["S401 error [Sports] domain 'Sports' is not known (Choose one of: Strengthening Teaching-Learning Process or Developing Communities.)"],
    ),
    "a domain by its id": ("domain: teaching-learning", []),
    "a label in lower case": ("domain: strengthening teaching learning process", []),
    "an unknown practice": (
        "practice: Gided Reading",
        ["S402 error [Gided Reading] practice 'Gided Reading' is not known (Did you mean 'Guided Reading'?)"],
    ),
    "an unknown festival": (
        "festival: Festival 2025",
        ["S403 error [Festival 2025] festival 'Festival 2025' is not known (Did you mean 'Festival 2026'?)"],
    ),
    "an unknown theme": ("themes: [reading, readin]", ["S404 warning [readin] theme 'readin' is not known (Did you mean 'Reading'?)"]),
    "an unknown role": (
        "leader: {name: A, role: Astronaut}",
        ["S405 warning [Astronaut] role 'Astronaut' is not known (Choose one of: Head teacher or Teacher.)"],
    ),
    "grades as a range": (
        "grades: [3-5, pre-primary]",
        ["S406 warning [3-5] grade '3-5' is not known (List the grades one by one: [3, 4, 5]; for the youngest write pre-primary.)"],
    ),
    "another domain than its practice": (
        "domain: communities",
        [
            "S407 warning [communities] the practice 'Guided Reading' belongs to the domain 'Strengthening Teaching-Learning Process' "
            "(Write domain: teaching-learning, or choose another practice.)"
        ],
    ),
    "adapted from a story that is not there": (
        "adapted_from: readinghour",
        ["S410 warning [readinghour] there is no story 'readinghour' that it could be adapted from (Write the name of the other story's folder.)"],
    ),
    "adapted from itself": (
        "adapted_from: story",
        ["S411 warning [story] the story is said to be adapted from itself (Name the other story, or remove adapted_from.)"],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_names(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S4") == expected


def test_a_story_adapted_from_another_is_fine(desk):
    assert desk.findings(desk.write("child", "adapted_from: parent\ntitle: Child"), desk.write("parent"), codes="S4") == []


def test_a_misspelt_parent_is_guessed(desk):
    found = desk.findings(desk.write("child", "adapted_from: reading-hours\ntitle: Child"), desk.write("reading-hour"), codes="S4")
    assert found == ["S410 warning [reading-hours] there is no story 'reading-hours' that it could be adapted from (Did you mean 'reading-hour'?)"]


def test_stories_adapted_in_a_circle_are_all_told(desk):
    stories = [desk.write(name, f"adapted_from: {parent}\ntitle: {name}") for name, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))]
    assert desk.findings(*stories, codes="S412") == [
        f"S412 warning [{way.split()[2]}] the stories are adapted in a circle: {way} (Remove adapted_from in the story that was first.)"
        for way in ("a from b from c from a", "b from c from a from b", "c from a from b from c")
    ]


def test_a_long_chain_is_no_circle(desk):
    stories = [desk.write(f"s{number}", f"adapted_from: s{number + 1}\ntitle: Story {number}") for number in range(8)]
    assert desk.findings(*stories, desk.write("s8", "title: Last"), codes="S41") == []


def test_an_award_for_a_story_that_is_not_there(desk, award):
    desk.content = award(desk.content, "redding-hour")
    assert desk.content_findings(desk.write("reading-hour")) == [
        "S420 error [] an award goes to the story 'redding-hour', which is not there (Did you mean 'reading-hour'?)"
    ]


def test_an_award_for_a_story_with_errors(desk, award):
    desk.content = award(desk.content, "reading-hour")
    assert desk.content_findings(desk.write("reading-hour", "domain: Sports")) == [
        "S421 warning [] an award goes to the story 'reading-hour', which is not published (Mend its errors or its status, or delete the award.)"
    ]


def test_an_award_for_a_draft(desk, award):
    desk.content = award(desk.content, "reading-hour")
    assert [line[:12] for line in desk.content_findings(desk.write("reading-hour", "status: draft"))] == ["S421 warning"]


def test_an_award_for_an_honest_story(desk, award):
    desk.content = award(desk.content, "reading-hour")
    assert desk.content_findings(desk.write("reading-hour")) == []


def test_a_cover_of_a_story_that_is_not_published(desk, cover):
    desk.content = cover(desk.content, "reading-hour")
    story = desk.write("other")
    assert desk.content_findings(story) == [
        "S422 warning [] the cover is to come from the story 'reading-hour', which is not published (Write the name of a story's folder.)"
    ]
    draft = desk.write("reading-hour", "status: draft")
    assert "(Mend its errors, or its status.)" in desk.content_findings(story, draft)[0]
    desk.content = cover(desk.content, "other")
    assert desk.content_findings(story) == []
