"""What holds for all rules together."""

import re
import time
from dataclasses import replace

import pytest

from generator.check.checks import check_project, check_stories
from generator.check.rules import RULES
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
    found = desk.findings(desk.write("broken", "started: yesterday"))
    assert len(found) == 1
    assert found[0].startswith("S105 error [yesterday]")


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
    assert check_project(desk.project, desk.content, processes) == one_after_the_other
    assert {"S702", "S031"} <= {diagnostic.code for story in one_after_the_other for diagnostic in story.diagnostics}


def test_a_finding_of_intake_stands_beside_those_of_the_rules(desk):
    submitted = desk.write("both", "titel: x\ntitle: READING FOR ALL OF US")
    assert all(isinstance(diagnostic, Diagnostic) for diagnostic in submitted.diagnostics)
    assert desk.findings(submitted)[0].startswith("S101 error")


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
