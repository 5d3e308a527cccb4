"""Hostile and strange YAML of others: never an exception, always an answer in time."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.intake.stories import read_story
from generator.intake.yaml_reader import FASTEST_PARSER, PythonParser, read_yaml
from generator.model.project import Project
from tests.corpora import corpus

ACCEPTED = {
    # Files that the suite (YAML 1.2) wants refused and PyYAML's parser (YAML 1.1) reads: wrong indentation inside quotes and brackets, tabs there, comments
    # without a blank before them, dashes in brackets, more blank lines than text.
    "9C9N", "9JBA", "CVW2", "DK95/01", "G5U8", "MUS6", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y/03", "YJV2",
}  # fmt: skip

DIFFERENT = {"652Z", "HM87/01", "JEF9/02", "L24T/01"}
"""Files that PyYAML's parser reads in its own way: a question mark that begins a word inside brackets, blanks behind the last line of a long text."""


TAKEN = {
    "norway", "sexagesimal", "octal pin", "huge int", "float inf", "nan", "timestamp out of range", "timestamp year 0", "bom", "c1 control", "no final newline", "empty",
    "scalar root", "list root", "null fields", "bool title", "mapping title", "crlf", "bidi override", "template text",
}  # fmt: skip
"""Hostile texts that are YAML with nothing forbidden in it: each value stays the text that was written, for the fields to judge."""


def cases(folder: str) -> list[dict[str, object]]:
    return json.loads((corpus(folder) / "cases.json").read_text(encoding="utf-8"))


def text_of(case: dict[str, object]) -> str:
    if "parts" in case:
        return "".join(text * count for text, count in case["parts"])
    if "lines" in case:
        return "".join(case["lines"]["indent"] * depth + case["lines"]["text"] + "\n" for depth in range(case["lines"]["count"]))
    if "numbered" in case:
        numbered = case["numbered"]
        return "".join(numbered["define"].replace("{n}", str(number)) for number in range(numbered["count"])) + numbered.get("use", "")
    return case["yaml"]


@pytest.mark.parametrize("parser", [FASTEST_PARSER, PythonParser])
def test_hostile_yaml_gives_problems_with_a_place_in_seconds(parser: object) -> None:
    start = time.monotonic()
    for case in cases("own-yaml-hostile"):
        text = text_of(case)
        for problem in read_yaml(text, "story.yml", parser).problems:
            assert 1 <= problem.span.line <= text.count("\n") + 1, case["name"]
    assert time.monotonic() - start < 60


def test_what_the_yaml_test_suite_refuses_is_refused() -> None:
    read = {case["id"] for case in cases("yaml-test-suite") if case["fail"] and not read_yaml(case["yaml"], "story.yml").problems}
    assert read == ACCEPTED


def test_what_the_yaml_test_suite_reads_is_read_with_the_same_texts() -> None:
    different = set()
    for case in cases("yaml-test-suite"):
        document = read_yaml(case["yaml"], "story.yml")
        if case["fail"] or case["json"] is None or document.problems:
            continue
        try:
            expected = json.loads(case["json"], parse_int=str, parse_float=str, parse_constant=str)
        except ValueError:
            continue  # several values in one stream
        if document.value != expected:
            different.add(case["id"])
    assert different == DIFFERENT


def test_of_hostile_yaml_only_harmless_texts_are_read_and_as_they_are_written() -> None:
    read = {case["name"]: read_yaml(text_of(case), "story.yml") for case in cases("own-yaml-hostile")}
    taken = {name: document.value for name, document in read.items() if not document.problems}
    assert taken.keys() == TAKEN
    texts = {name: value for name, value in taken.items() if isinstance(value, dict) and name in ("norway", "sexagesimal", "octal pin", "float inf", "bool title")}
    assert texts == {
        "norway": {"district": "NO"},
        "sexagesimal": {"time": "22:22:22"},
        "octal pin": {"pin": "0110001"},
        "float inf": {"children": ".inf"},
        "bool title": {"title": "yes"},
    }


def test_as_a_story_no_text_raises_and_what_is_forbidden_is_an_error_at_a_line(project: Project, write: Callable[..., Path]) -> None:
    for case in [*cases("own-yaml-hostile"), *cases("yaml-test-suite")]:
        text = text_of(case)
        folder = write("stories/a/story.yml", text.encode("utf-8", "surrogatepass")).parent
        problems = read_story(folder, project).diagnostics
        assert all(1 <= problem.span.line <= text.count("\n") + 1 for problem in problems), case
        if case.get("fail") or ("fail" not in case and case["name"] not in TAKEN):
            assert any(problem.is_error for problem in problems), case
