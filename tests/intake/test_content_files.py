"""What stories refer to: the built-in data, what a project adds or replaces, and what is wrong with its files."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.intake.content import TAXONOMY, load_content
from generator.model.content import Term, find
from generator.model.diagnostic import Diagnostic
from generator.model.project import Project

Write = Callable[..., Path]
Lines = Callable[[Iterable[Diagnostic]], list[str]]

FESTIVAL = """label: {en: Festival 2026, hi: उत्सव 2026}
year: 2026
categories:
  - {id: reading, label: Reading}
  - {id: community, label: Community}
awards:
"""


def test_built_in_places_know_states_and_districts_by_any_name(project: Project) -> None:
    places = load_content(project).places
    assert (len(places.states), len(places.districts)) == (36, 763)
    uttar_pradesh = places.find_state("उत्तर प्रदेश")
    assert uttar_pradesh is not None
    sitapur = places.find_district("SITAPUR", uttar_pradesh.id)
    assert sitapur is not None
    assert places.district_of_udise("09240100101") == sitapur


def test_the_built_in_taxonomy_speaks_english_hindi_and_telugu(project: Project) -> None:
    content = load_content(project)
    terms = [term for name in TAXONOMY for term in getattr(content, name).values()]
    assert [term.id for term in terms if not {"en", "hi", "te"} <= set(term.label)] == []
    assert list(content.domains) == ["setting-direction", "developing-self", "strengthening-teaching-learning-process", "developing-communities"]
    assert list(content.grades) == ["pre-primary", *map(str, range(1, 13))]
    assert list(content.awards) == ["winner", "runner-up", "special-mention", "finalist"]
    assert content.diagnostics == ()


@pytest.mark.parametrize(
    ("kind", "name", "term"),
    [
        ("grades", "Class 5", "5"),
        ("grades", "कक्षा ५", "5"),
        ("grades", "V", "5"),
        ("grades", "LKG", "pre-primary"),
        ("roles", "Headmistress", "headmaster"),
        ("roles", "BEO", "block-officer"),
        ("roles", "शिक्षिका", "teacher"),
        ("roles", "Head Teacher", "head-teacher"),
        ("themes", "Girls' Education", "girls-education"),
        ("themes", "पठन", "reading"),
        ("domains", "Teaching-Learning Process", "strengthening-teaching-learning-process"),
        ("awards", "First prize", "winner"),
    ],
)
def test_a_term_is_found_by_the_names_that_people_write(project: Project, kind: str, name: str, term: str) -> None:
    found: Term | None = find(getattr(load_content(project), kind), name)
    assert found is not None
    assert found.id == term


def test_a_project_replaces_and_adds_terms_and_places(project: Project, write: Write) -> None:
    write("content/taxonomy/themes.yml", "reading:\n  label: Reading aloud\nkitchen:\n  label: {en: Kitchen, hi: रसोई}\n")
    write("content/places/states.csv", "id,lgd,label_en,label_fr,aliases\nbihar,10,Bihar,Le Bihar,BR; Behar\n")
    write("content/places/districts.csv", "id,lgd,state,label_en,label_hi,udise\nnew-town,999,bihar,New Town,नया नगर,1099 1098\n")
    content = load_content(project)
    assert content.diagnostics == ()
    assert content.themes["reading"].label == {"en": "Reading aloud"}
    assert list(content.themes)[-1] == "kitchen"
    assert content.places.states["bihar"].labels == {"en": "Bihar", "fr": "Le Bihar"}
    assert content.places.states["bihar"].aliases == ("BR", "Behar")
    assert content.places.districts["new-town"].udise == ("1099", "1098")


def test_practices_festivals_and_editions_are_called_by_their_files(project: Project, write: Write) -> None:
    write(
        "content/practices/learn-o-vate.yml", "label: Learn-o-vate\ndomain: Teaching-Learning Process\nobjective: Share ideas\ntasks:\n  - title: {en: Meet, hi: मिलें}\n"
    )
    write("content/festivals/festival-2026.yml", FESTIVAL + "  - {story: a, category: reading}\n  - {story: a, category: community, level: runner-up}\n")
    write("content/editions/girls.yml", "id: girls\ntitle: Girls\nfestival: festival-2026\n")
    write("content/festivals/index.md", "# Festivals\n")
    content = load_content(project)
    assert content.diagnostics == ()
    assert content.practices["learn-o-vate"].tasks[0].title == {"en": "Meet", "hi": "मिलें"}
    assert [award.level for award in content.festivals["festival-2026"].awards] == ["winner", "runner-up"]
    assert set(content.editions) == {"girls", "book"}


def test_without_an_edition_book_there_is_one_with_the_projects_name(project: Project, write: Write) -> None:
    assert load_content(project).editions["book"].title == {"en": "Stories of our schools"}
    write("content/editions/book.yml", "title: The book\n")
    assert load_content(project).editions["book"].title == {"en": "The book"}


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("practices/a.yml", "label: A: b\n", ["a.yml:1:9 P101 a colon inside a text: it reads as a second field on this line"]),
        ("practices/a.yml", "", ["a.yml:1:1 P113 no fields of a practice are here"]),
        (
            "practices/a.yml",
            "label: A\nobjectiv: B\n",
            ["a.yml:1:1 P152 a practice needs 'objective', which is missing", "a.yml:2:1 P151 'objectiv' is no field of a practice; did you mean 'objective'?"],
        ),
        ("practices/a.yml", "id: b\nlabel: A\nobjective: B\n", ["a.yml:1:5 P120 the id 'b' differs from the file's name"]),
        ("practices/a.yml", "label: A\nobjective: B\ndomain: developing-me\n", ["a.yml:3:9 P125 there is no domain 'developing-me'"]),
        ("practices/a.yml", "label: [a]\nobjective: B\n", ["a.yml:1:8 P153 'label' takes one text, or one text for each language"]),
        ("practices/a.yaml", "label: A\n", ["a.yaml:1:1 P127 the file is not read: its name must end in .yml"]),
        ("practices/A b.yml", "label: A\n", ["A b.yml:1:1 P121 the file's name 'A b' cannot be an id: only lower-case letters a to z, digits and hyphens may be in it"]),
        ("practices/a.yml", "label: caf\xe9".encode("latin-1"), ["a.yml:1:11 P110 the byte 0xE9 here is no letter in UTF-8"]),
        ("festivals/f.yml", FESTIVAL + "  - {story: a, category: readin}\n", ["f.yml:7:26 P122 the festival has no category 'readin'"]),
        ("festivals/f.yml", FESTIVAL + "  - {story: a, category: reading, level: best}\n", ["f.yml:7:42 P125 there is no award level 'best'"]),
        (
            "festivals/f.yml",
            FESTIVAL + "  - {story: a, category: reading}\n  - {story: a, category: reading, level: finalist}\n",
            ["f.yml:8:13 P123 'a' has an award in the category 'reading' already (award 1)"],
        ),
        ("festivals/f.yml", "label: F\nyear: soon\n", ["f.yml:2:7 P154 'soon' is not a number; write digits only, for example 142"]),
        ("editions/e.yml", "title: E\nfestival: f\n", ["e.yml:2:11 P125 there is no festival 'f'"]),
        ("taxonomy/themes.yml", "- reading\n", ["themes.yml:1:1 P113 the file consists of ids, each with its fields below it"]),
        (
            "taxonomy/themes.yml",
            "Big Idea:\n  label: x\n",
            ["themes.yml:1:1 P162 the term's name 'Big Idea' cannot be an id: only lower-case letters a to z, digits and hyphens may be in it"],
        ),
        (
            "taxonomy/themes.yml",
            "a:\n  lable: x\n",
            ["themes.yml:1:1 P152 the term 'a' needs 'label', which is missing", "themes.yml:2:3 P151 'lable' is no field of the term 'a'; did you mean 'label'?"],
        ),
        ("taxonomy/themes.yml", "a:\n  label: x\nb:\n  label: B\n  aliases: [X]\n", ["themes.yml:3:1 P126 'x' is a name of 'a' and of 'b'"]),
        ("taxonomy/theme.yml", "a:\n  label: x\n", ["theme.yml:1:1 P127 no file of this name is read here"]),
        ("places/states.csv", "id,name\nbihar,Bihar\n", ["states.csv:1:1 P124 the table has no column 'lgd'"]),
        (
            "places/states.csv",
            "id,lgd,label_en\nbihar,ten,Bihar\nnew,1,\n",
            ["states.csv:2:1 P124 lgd is 'ten', which is no LGD code; write its digits, or 0 where there is none", "states.csv:3:1 P124 label_en is empty"],
        ),
        (
            "places/districts.csv",
            "id,lgd,state,label_en\nx,1,atlantis,X\n",
            ["districts.csv:2:1 P124 the state 'atlantis' has no row in states.csv; write its id, for example uttar-pradesh"],
        ),
        ("places/districts.csv", "id,lgd,state,label_en,udise\nx,1,bihar,X,10\n", ["districts.csv:2:1 P124 '10' is no UDISE code of a district, which has four digits"]),
        ("places/blocks.csv", "id\n", ["blocks.csv:1:1 P127 no file of this name is read here"]),
    ],
)
def test_what_is_wrong_with_a_file_is_said_at_its_place(project: Project, write: Write, lines: Lines, file: str, text: str | bytes, expected: list[str]) -> None:
    write(f"content/{file}", text)
    folder = f"content/{file.rsplit('/', 1)[0]}/"
    assert [line.removeprefix(folder) for line in lines(load_content(project).diagnostics)] == expected


def test_links_are_not_followed(project: Project, write: Write, lines: Lines, tmp_path: Path) -> None:
    elsewhere = write("elsewhere.yml", "label: A\nobjective: B\n")
    write("content/practices/real.yml", "label: A\nobjective: B\n")
    os.symlink(elsewhere, tmp_path / "content/practices/linked.yml")
    content = load_content(project)
    assert list(content.practices) == ["real"]
    assert lines(content.diagnostics) == ["content/practices/linked.yml:1:1 P128 links are not followed"]
