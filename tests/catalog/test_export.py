"""Open data: what the table says, what it never says, and that it opens rightly in a spreadsheet."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.export import BETWEEN, COLUMNS, MARK, cell, data_package, json_row, practices_json, stories_json, stories_table, table_row
from generator.model.content import Content
from generator.model.project import Project
from generator.model.story import Story, StoryText
from tests.corpora import corpus

CORNER = {
    "id": "corner",
    "title": 'The "corner", hung up',
    "summary": "Forty books on a line.",
    "language": "hi",
    "translations": ("en",),
    "leader": {"name": "Sunita Verma", "role": "Teacher"},
    "authors": ["Rakesh Kumar"],
    "school": {"name": "प्राथमिक विद्यालय", "udise": "09240100101"},
    "place": {"state": "Uttar Pradesh", "district": "Sitapur", "block": "Biswan"},
    "domain": "Developing Self",
    "themes": ["Reading", "Libraries"],
    "grades": ["1", "10"],
    "practice": "guided-reading",
    "started": "2026-01-10",
    "finished": "2026-04-20",
    "reached": {"students": 142, "teachers": 0},
    "cost": {"amount": "1240.50"},
    "contact": {"name": "Sunita Verma", "email": "sunita@example.org", "phone": "9876543210", "publish": "yes"},
    "quotes": [{"text": "I read to my mother now.", "by": "Asha"}],
    "consent": {"by": "The head of the block", "photos": "yes", "names": "yes"},
}


def table_of(catalog):
    return stories_table(table_row(entry, catalog.project) for entry in catalog.entries.values())


def json_of(catalog):
    return stories_json(json_row(entry, catalog.project) for entry in catalog.entries.values())


def rows(catalog):
    return list(csv.DictReader(io.StringIO(table_of(catalog).decode("utf-8-sig"), newline="")))


@pytest.fixture
def corner(build):
    return build(CORNER)


def test_a_row_says_where_what_when_and_how_much(corner):
    assert rows(corner) == [
        {
            "id": "corner",
            "title": 'The "corner", hung up',
            "language": "hi",
            "languages": "hi; en",
            "state": "Uttar Pradesh",
            "state_lgd": "9",
            "district": "Sitapur",
            "district_lgd": "172",
            "block": "Biswan",
            "school": "प्राथमिक विद्यालय",
            "udise": "09240100101",
            "domain": "Developing Self",
            "themes": "Reading; Libraries",
            "grades": "1; 10",
            "practice": "guided-reading",
            "leader_role": "Teacher",
            "started": "2026-01-10",
            "finished": "2026-04-20",
            "year": "2026",
            "reached_students": "142",
            "reached_teachers": "0",
            "reached_parents": "",
            "reached_schools": "",
            "reached_officers": "",
            "cost": "1240.5",
            "currency": "INR",
            "awards": "Winner, Reading, Mela 2026",
            "address": "stories/corner/",
        }
    ]


def test_the_json_holds_the_same_with_lists_and_numbers(corner):
    (story,) = json.loads(json_of(corner))
    assert list(story) == [column.name for column in COLUMNS]
    assert [story[name] for name in ("languages", "reached_students", "reached_parents", "cost", "udise")] == [["hi", "en"], 142, None, 1240.5, "09240100101"]
    assert [{name: cell(value) for name, value in story.items()}] == rows(corner)


def test_names_are_in_the_sites_main_language_and_addresses_are_whole(corner):
    there = replace(corner, project=replace(corner.project, url="https://mela.example/", languages=("hi",)))
    (row,) = rows(there)
    assert (row["district"], row["address"]) == ("सीतापुर", "https://mela.example/stories/corner/")


@pytest.mark.parametrize("private", ["Sunita", "Rakesh", "Asha", "sunita@example.org", "9876543210", "The head of the block", "my mother", "Forty books"])
def test_nothing_about_persons_and_no_text_of_a_story_is_in_the_data(corner, private):
    assert private.encode() not in table_of(corner) + json_of(corner) + practices_json(corner) + data_package(corner.project)


def test_drafts_and_withdrawn_stories_are_not_in_the_data(build):
    assert rows(build({"id": "one", "status": "draft"}, {"id": "two", "status": "withdrawn"})) == []


def test_a_role_that_no_taxonomy_knows_stays_out_for_it_may_hold_a_name(build):
    assert rows(build({"id": "one", "leader": {"role": "Teacher Asha Devi"}}))[0]["leader_role"] == ""


@pytest.mark.parametrize("text", ['=HYPERLINK("https://example.org")', "+1", "-1+1", "@SUM(A1)", "\tx", "\r=1"])
def test_a_cell_that_begins_like_a_formula_is_text(text):
    assert cell(text) == f"'{text}"


def test_a_title_cannot_calculate(build):
    catalog = build({"id": "one", "title": "=1+1", "school": {"name": "@home"}, "place": {"block": "-2"}})
    assert [rows(catalog)[0][name] for name in ("title", "school", "block")] == ["'=1+1", "'@home", "'-2"]


OPENS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet calculates (owasp.org, "CSV Injection")."""

HARMLESS = ["plain", "1,240", "2026-01-10", "a=1", "Rs. 5", "it's", '"Corner"']


@pytest.mark.parametrize("text", HARMLESS)
def test_a_cell_that_is_no_formula_is_left_alone(text):
    assert cell(text) == text


@pytest.mark.parametrize(("value", "said"), [(-5, "-5"), (1240.5, "1240.5"), (None, ""), ("-5", "'-5"), ("＝1+1", "'＝1+1"), (" =1+1", "' =1+1"), (";=1+1", "';=1+1")])
def test_numbers_stay_numbers_and_texts_stay_texts(value, said):
    assert cell(value) == said


def test_no_cell_of_any_column_is_a_formula(build):
    """Whatever the public cases of formulas say in any text of a story, what a spreadsheet reads from the table is text, and all of it comes back."""
    for text in [*json.loads((corpus("own-csv-formula") / "cases.json").read_text(encoding="utf-8")), "=1+1"]:
        fields = {
            "title": text,
            "summary": text,
            "organisation": text,
            "school": {"name": text, "udise": text},
            "place": {"block": text, "district": text, "state": text},
        }
        catalog = build({"id": "one", **fields, "themes": [text], "subjects": [text], "leader": {"name": text, "role": text}})
        for name, said in rows(catalog)[0].items():
            assert not said.lstrip().startswith(OPENS), (name, said)
        (held,) = json.loads(json_of(catalog))
        row = rows(catalog)[0]
        assert row["title"] in (held["title"], f"'{held['title']}")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20), max_size=3))
def test_no_value_becomes_a_formula_and_all_of_it_is_kept(values):
    said = cell(values)
    assert not any(cell(value).lstrip().startswith(OPENS) for value in values)
    assert said == BETWEEN.join(cell(value) for value in values)
    assert all(cell(value) in (value, f"'{value}") for value in values)


@given(title=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=50).filter(str.strip))
def test_a_title_comes_back_from_the_table(title):
    text = StoryText(language="en", title=title, summary="x")
    entry = Entry("one", Story(title=title, summary="x"), {"en": text})
    (row,) = rows(Catalog(Project(Path("/project"), "Mela"), Content(), {"one": entry}))
    assert row["title"] == cell(text.title)


def test_spreadsheets_know_the_encoding_and_lines_end_as_they_expect(corner):
    table = table_of(corner)
    assert table.startswith(MARK.encode() + b"id,title,")
    assert table.count(b"\r\n") == table.count(b"\n") == 2


def test_practices_come_with_the_stories_that_follow_them(corner):
    assert json.loads(practices_json(corner)) == [
        {
            "id": "guided-reading",
            "title": "Guided reading",
            "domain": None,
            "objective": "Read each day.",
            "duration": None,
            "tasks": [],
            "resources": [],
            "stories": ["corner"],
            "address": "practices/guided-reading/",
        }
    ]


def test_the_package_describes_every_column_of_the_table(corner):
    package = json.loads(data_package(Project(Path("/project"), "Mela, a festival", "https://mela.example/")))
    table = package["resources"][0]
    assert [field["name"] for field in table["schema"]["fields"]] == list(rows(corner)[0])
    assert {field["type"] for field in table["schema"]["fields"]} <= {"string", "integer", "number", "date"}
    assert [resource["path"] for resource in package["resources"]] == ["stories.csv", "stories.json", "practices.json"]
    assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in [package["name"], *(resource["name"] for resource in package["resources"])])


def test_a_typed_column_holds_its_type_or_nothing(corner):
    reads = {"integer": int, "number": float, "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0], "string": str}
    (row,) = rows(corner)
    assert all(reads[column.type](row[column.name]) is not None for column in COLUMNS if row[column.name])


def test_an_empty_collection_is_an_empty_table(build):
    assert (rows(build()), json.loads(json_of(build()))) == ([], [])


def test_the_same_catalog_makes_the_same_bytes(build):
    assert [table_of(build(CORNER)), json_of(build(CORNER))] == [table_of(build(CORNER)), json_of(build(CORNER))]
