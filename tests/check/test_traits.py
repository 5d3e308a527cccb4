"""Stories laid side by side by their traits alone."""

import pickle

import pytest

from generator.check.checks import check_project, collection_errors, look, report_project
from generator.check.names import Names
from generator.check.rules import COLLECTION_RULES
from generator.check.sketch import hashes_of, sketch
from generator.check.traits import Traits
from generator.intake.folders import find_folders
from generator.model.diagnostic import Severity

LARGEST = 3000
"""Bytes that the traits of an honest story take on their way to another process."""


@pytest.fixture
def campaign(desk, picture, honest_body) -> None:
    """Fills the project with stories that are wrong only beside each other, and one that cannot be read."""
    adapted = "evidence: [{file: x.jpg, caption: A, alt: B}]\nsource: {system: KOBO, id: 17}\nadapted_from: nobody"
    desk.write("a", "source: {system: kobo, id: 17}", body=f"{honest_body}\n[their story](../nobody/)\n")
    desk.write("b", f"title: B\nschool: {{name: Another School, udise: '09240100101'}}\n{adapted}", files={"x.jpg": picture()})
    desk.write("c", "source: {system: kobo, id: 17}\nstatus: withdrawn")
    desk.write("region/a", "title: Reading hour with grandmothers\nadapted_from: d")
    desk.write("d", "title: D\nadapted_from: a")
    desk.write("e", "title: a: b")
    desk.write("region/e", "source: {system: [x], id: 17}")


def _folders(desk):
    return find_folders(desk.project).folders


def _traits(desk) -> list[Traits]:
    return [look(Names(desk.content), story.submission).traits for story in check_project(desk.project, desk.content, _folders(desk), 1)]


@pytest.mark.usefixtures("campaign")
def test_errors_of_the_collection_are_told_from_traits_alone(desk):
    codes = {rule.finding.code for rule in COLLECTION_RULES if rule.finding.severity is Severity.ERROR} | {"S031"}
    found = {
        story.submission.folder: tuple(sorted(diagnostic.code for diagnostic in story.diagnostics if diagnostic.code in codes))
        for story in check_project(desk.project, desk.content, _folders(desk), 1)
    }
    assert collection_errors(reversed(_traits(desk))) == {folder: codes for folder, codes in found.items() if codes}
    assert {code for codes in found.values() for code in codes} == codes


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("processes", [1, 2])
def test_a_report_tells_what_the_check_finds(desk, report_of, processes):
    checked = check_project(desk.project, desk.content, _folders(desk), 1)
    assert report_project(desk.project, desk.content, _folders(desk), processes) == report_of(checked).stories
    assert {"S319", "S410", "S412", "S701", "S703", "S704", "S802"} <= {diagnostic.code for story in checked for diagnostic in story.diagnostics}


@pytest.mark.usefixtures("campaign")
def test_a_reported_story_passes_as_the_checked_one_does(desk, report_of):
    checked = check_project(desk.project, desk.content, _folders(desk), 1)
    told = report_of(checked).stories
    assert [(story.id, story.passed, story.is_published) for story in told] == [(story.id, story.passed, story.is_published) for story in checked]
    assert len({(story.passed, story.is_published) for story in told}) == 3


def test_of_a_story_that_cannot_be_read_only_its_place_is_known(desk):
    submission = desk.write("broken", "title: a: b")
    assert look(Names(desk.content), submission).traits == Traits("broken", "stories/broken", "stories/broken/story.yml")


def test_traits_are_small(desk):
    traits = look(Names(desk.content), desk.write("a")).traits
    assert len(pickle.dumps(traits)) < LARGEST
    assert traits.school == ("09240100101", "Primary School Rampur")
    assert traits.title == ("reading hour with grandmothers", "sitapur")


def test_a_sketch_keeps_most_of_its_hashes_wherever_a_word_is_put_in(honest_body):
    words = honest_body.split()
    before = set(hashes_of(sketch(words)))
    changed = [set(hashes_of(sketch([*words[:place], "very", *words[place:]]))) for place in range(len(words))]
    assert any(after != before for after in changed)
    assert all(len(before & after) >= 0.75 * len(before) for after in changed)


def test_few_words_have_no_sketch(honest_body):
    assert sketch(honest_body.split()[:29]) == b""
