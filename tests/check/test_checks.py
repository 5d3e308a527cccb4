"""What holds for all rules together."""

import re
import time
from dataclasses import replace

import pytest

from generator.check.checks import check_project, check_stories
from generator.check.rules import RULES
from generator.intake.folders import find_folders
from generator.intake.stories import read_stories
from generator.model.diagnostic import Diagnostic, Severity, in_order


def test_an_honest_story_has_no_findings(desk):
    assert desk.findings(desk.write("honest")) == []


def test_there_are_rules_of_every_topic():
    codes = {rule.finding.code for rule in RULES}
    assert len(codes) == len(RULES) > 60
    assert {code[:2] for code in codes} == {"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.finding.code)
def test_every_rule_says_in_plain_words_what_it_means(rule):
    finding = rule.finding
    assert re.fullmatch(r"S\d{3}", finding.code)
    assert finding.title[0].isupper()
    assert len(finding.explanation) > 60
    assert finding.explanation.endswith((".", "?"))


def test_a_story_that_could_not_be_read_keeps_its_findings_and_meets_no_rule(desk):
    found = desk.findings(desk.write("broken", "title: a: b"))
    assert len(found) == 1
    assert found[0].startswith("S001 error")


def test_one_broken_field_hides_no_other(desk):
    fields = """\
colour: red
leader: {name: Kavita Verma, role: Astronaut}
school: {name: Primary School Rampur, udise: "99"}
place: {state: Uttar Pradesh, district: Sitapurr}
domain: Sports
practice:
started: 2026-01-05
finished: 2025-01-05
tasks: [{title: Invite the grandmothers}]
evidence: [{file: lost.jpg, caption: A, alt: B}]
"""
    checked = desk.check(desk.write("story", fields, files={}))[0]
    assert sorted(found.code for found in checked.diagnostics) == ["S101", "S201", "S302", "S313", "S401", "S405", "S501"]
    assert not checked.passed


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("domain: {a: b}", ["S103"]),
        ("domian: Sports\ndomain:", ["S101"]),
        ("title: [READING]", ["S103"]),
        ("summary:", ["S102"]),
        ("leader: Kavita", ["S110"]),
        ("place: Sitapur", ["S110"]),
        ("place: {state: [x], district: Aurangabad}", ["S103"]),
        ("place: {state: Uttar Pradesh, district: [x], block: Biswan}", ["S103"]),
        ("started: yesterday", ["S105"]),
        ("milestones: [{date: 2026-02-01, title: A}, {date: soon, title: B}, {date: 2026-03-01, title: C}]", ["S105"]),
        ("tasks: Invite them", ["S109"]),
        ("evidence: reading.jpg", ["S109"]),
        ("evidence: [reading.jpg]", ["S110"]),
        ("evidence: [{fiel: reading.jpg}]", ["S101"]),
        ("evidence: [{file: reading.jpg, caption: A, alt: B, consent: perhaps}]\nconsent: {by: Kavita Verma, on: 2026-03-28, names: yes}", ["S106"]),
        ("measures: [{name: A, before: one, source: us}]", ["S104"]),
        ("consent: {by: [x], on: 2026-03-28, photos: yes, names: yes}", ["S103"]),
        ("consent: yes", ["S110"]),
        ("language: Hindi", ["S112"]),
        ("themes: [reading, *x]", ["S004"]),
    ],
)
def test_what_was_refused_is_told_once(desk, fields, codes):
    assert [found.code for found in desk.check(desk.write("story", fields))[0].diagnostics] == codes


@pytest.mark.parametrize("entry", ["{caption: [x]}", "{caption: A, alt: B, task: one}"])
def test_a_refused_field_hides_nothing_of_its_neighbours(desk, entry):
    story = desk.write("story", f"evidence: [{{file: reading.jpg, caption: A, alt: B}}, {entry}, {{file: lost.jpg}}]")
    assert [line.split()[0] for line in desk.findings(story, codes="S50")] == ["S501", "S509"]


def test_findings_come_in_order_and_each_once(desk):
    story = desk.check(desk.write("many", "title: READING FOR ALL OF US\nfinished: 2025-01-01\ndomain: Arts\nevidence:"))[0]
    assert story.diagnostics == in_order(story.diagnostics)
    assert len(set(story.diagnostics)) == len(story.diagnostics) > 3
    assert not story.passed


def test_warnings_alone_let_a_story_pass(desk):
    story = desk.check(desk.write("warned", "title: READING FOR ALL OF US"))[0]
    assert [diagnostic.severity for diagnostic in story.diagnostics] == [Severity.WARNING]
    assert story.passed


def test_stories_come_back_sorted_by_id(desk):
    later, earlier = desk.write("b"), desk.write("a", "title: Another one")
    assert [story.submission.id for story in desk.check(later, earlier)] == ["a", "b"]


@pytest.mark.parametrize("processes", [1, 2])
def test_reading_and_checking_at_once_finds_what_one_after_the_other_finds(desk, processes):
    for name in ("a", "b", "region/a", "c"):
        desk.write(name, f"title: About {name[::2]}")
    desk.write("d", "title: READING\nstarted: yesterday")
    one_after_the_other = check_stories(read_stories(desk.project, 1), desk.content, 1)
    assert check_project(desk.project, desk.content, find_folders(desk.project).folders, processes) == one_after_the_other
    assert {"S702", "S031"} <= {diagnostic.code for story in one_after_the_other for diagnostic in story.diagnostics}


def test_a_finding_of_intake_stands_beside_those_of_the_rules(desk):
    submitted = desk.write("both", "titel: x\ntitle: READING FOR ALL OF US")
    assert all(isinstance(diagnostic, Diagnostic) for diagnostic in submitted.diagnostics)
    assert [line[:4] for line in desk.findings(submitted)] == ["S157", "S101"]


@pytest.mark.parametrize(
    "body",
    [
        "9876543210 a@example.org " * 40_000,
        "[a](" + "x" * 3000 + "\n",
        ("[a](" + "x" * 1999 + " ") * 500,
        "[" * 200_000,
        "![" * 100_000 + "](" * 1000,
        "<a " * 200_000,
        "```\n~~~\n" * 100_000,
        "a." * 300_000 + "@",
        "1 " * 400_000,
        "[x](" + "(" * 100_000,
        "# " * 100_000,
    ],
    ids=range(11),
)
def test_no_text_makes_the_checks_slow(desk, body):
    story = desk.write("story", body=body)
    began = time.process_time()
    desk.check(story)
    assert time.process_time() - began < 3


def test_a_thousand_misspelt_names_are_guessed_in_no_time(desk):
    story = desk.write("story", "themes: [reding, writting]\nplace: {state: Uttar Pradesh, district: Sitapurr}\nadapted_from: story-00x")
    copies = [replace(story, id=f"story-{number:04}") for number in range(1000)]
    began = time.process_time()
    assert len(desk.check(*copies)) == 1000
    assert time.process_time() - began < 6
