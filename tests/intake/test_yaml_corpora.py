"""Hostile and strange YAML of others: never an exception, always an answer in time."""

import json
import time

import pytest

from generator.intake.yaml_reader import FASTEST_PARSER, PythonParser, read_yaml
from tests.corpora import corpus

ACCEPTED = {
    # Files that the suite (YAML 1.2) wants refused and PyYAML's parser (YAML 1.1) reads: wrong indentation inside quotes and brackets, tabs there, comments
    # without a blank before them, dashes in brackets, more blank lines than text.
    "9C9N", "9JBA", "CVW2", "DK95/01", "G5U8", "MUS6", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y/03", "YJV2",
}  # fmt: skip

DIFFERENT = {"652Z", "HM87/01", "JEF9/02", "L24T/01"}
"""Files that PyYAML's parser reads in its own way: a question mark that begins a word inside brackets, blanks behind the last line of a long text."""


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
    assert read - ACCEPTED == set()


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
