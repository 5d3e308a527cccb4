"""docs/checks.md and docs/fields.md say what the program does."""

import re
from pathlib import Path

import pytest

from generator.check.documentation import pages
from generator.check.findings import FINDINGS
from generator.model.story import Evidence, Story

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["checks.md", "fields.md"])
def test_the_page_is_what_the_program_says(name):
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run `python -m generator.documentation`"


def test_every_finding_is_told_once_and_in_order():
    codes = re.findall(r"^### ([A-Z]\d{3}) ", pages()["checks.md"], re.MULTILINE)
    assert codes == [finding.code for finding in FINDINGS]
    assert len(set(codes)) == len(codes)


def test_topics_come_once_each():
    topics = re.findall(r"^## (.*)", pages()["checks.md"], re.MULTILINE)
    assert len(set(topics)) == len(topics)


@pytest.mark.parametrize("model", [Story, Evidence])
def test_every_field_is_told(model):
    told = re.findall(r"^\| `(\w+)` \| .+ \| .+ \|$", pages()["fields.md"], re.MULTILINE)
    assert set(model.model_fields) <= set(told)


def test_required_fields_are_marked():
    required = re.findall(r"^\| `(\w+)` .*\*\*Required", pages()["fields.md"].split("### ")[0], re.MULTILINE)
    assert required == ["title", "summary"]


def test_links_inside_the_page_hold():
    page = pages()["fields.md"]
    anchors = {heading.lower() for heading in re.findall(r"^### (.*)", page, re.MULTILINE)}
    assert set(re.findall(r"\(#([a-z]+)\)", page)) <= anchors
