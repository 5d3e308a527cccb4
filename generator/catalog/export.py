"""The collection as open data: a table of stories, the same as JSON, the practices, and a description of them that programs can read.

Only what the site shows, and of that nothing about persons: no names of leaders or authors, no contact, no texts, no photos. Names of places and terms are in
the site's main language. The same catalog always makes the same bytes.

Sources: Data Package 1.0 and Table Schema 1.0 (specs.frictionlessdata.io); RFC 4180 for the CSV; owasp.org, "CSV Injection", for cells that begin like formulas.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry, GivenAward
from generator.model.content import Named, Practice, find
from generator.model.label import in_language, slug
from generator.model.place import District, State
from generator.model.project import Project

Value = str | int | float | list[str] | None

BETWEEN = "; "
"""What stands between several values in one cell."""

FORMULA = re.compile(r"[\s\"';,|\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""Beginnings of a text that a spreadsheet takes for a formula, full-width forms too, also where what stands before them was taken for the end of another cell."""

MARK = "\ufeff"
"""The byte order mark, by which spreadsheets know UTF-8."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of stories: its name, its type in Table Schema, what it holds, and its value for an entry of a project."""

    name: str
    type: str
    description: str
    value: Callable[[Entry, Project], Value]


def stories_table(rows: Iterable[bytes]) -> bytes:
    """The stories as CSV, a row a story (`table_row`), newest first: UTF-8 with a byte order mark, a semicolon between several values of a cell, no cell a formula."""
    return MARK.encode() + _row([column.name for column in COLUMNS]) + b"".join(rows)


def stories_json(rows: Iterable[bytes]) -> bytes:
    """The stories as a JSON array of objects (`json_row`) with the table's columns, each on a line of its own; several values are a list, what is not known is null."""
    return _array(rows)


def table_row(entry: Entry, project: Project) -> bytes:
    """A story's row of the table."""
    return _row([cell(column.value(entry, project)) for column in COLUMNS])


def json_row(entry: Entry, project: Project) -> bytes:
    """A story's object in the JSON array."""
    return json.dumps({column.name: column.value(entry, project) for column in COLUMNS}, ensure_ascii=False).encode()


def _row(cells: list[str]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue().encode()


def practices_json(catalog: Catalog) -> bytes:
    """The practices as a JSON array of objects, each with its tasks and the ids of the stories that follow it."""
    return _array(json.dumps(_practice(practice, catalog), ensure_ascii=False).encode() for practice in catalog.content.practices.values())


def data_package(project: Project) -> bytes:
    """The Data Package `datapackage.json`: the three files that lie beside it, and every column of the table."""
    table = {
        **_resource("stories-table", "csv", "text/csv", "The stories, one row each, newest first. " + CELLS),
        "profile": "tabular-data-resource",
        "path": "stories.csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [{"name": column.name, "type": column.type, "description": column.description} for column in COLUMNS],
            "primaryKey": "id",
            "missingValues": [""],
        },
    }
    stories = _resource("stories", "json", "application/json", "The stories with the same fields; several values are a list, what is not known is null.")
    practices = _resource("practices", "json", "application/json", "The practices with their tasks, resources and the ids of the stories that follow them.")
    package = {
        "profile": "data-package",
        "name": slug(project.name) or "stories",
        "title": project.name,
        "description": project.description,
        "homepage": project.url,
        "resources": [table, stories, practices],
    }
    return (json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=2) + "\n").encode()


CELLS = f'Several values of a cell have "{BETWEEN}" between them; a text that begins like a formula has an apostrophe before it.'


def cell(value: Value) -> str:
    """A value as the text of a cell; a text that a spreadsheet would calculate gets an apostrophe before it, also one of several. Numbers stay numbers."""
    if isinstance(value, list):
        return BETWEEN.join(map(_harmless, value))
    return _harmless(value) if isinstance(value, str) else "" if value is None else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _resource(name: str, ending: str, media_type: str, description: str) -> dict[str, Any]:
    return {
        "profile": "data-resource",
        "name": name,
        "path": f"{name}.{ending}",
        "format": ending,
        "mediatype": media_type,
        "encoding": "utf-8",
        "description": description,
    }


def _array(records: Iterable[bytes]) -> bytes:
    """A JSON array with each record on a line of its own, so that two versions can be compared."""
    return b"[\n" + b",\n".join(records) + b"\n]\n"


def _practice(practice: Practice, catalog: Catalog) -> dict[str, Any]:
    project, language = catalog.project, catalog.project.languages[0]
    return {
        "id": practice.id,
        "title": _name(practice, project),
        "domain": _name(find(catalog.content.domains, practice.domain) if practice.domain else None, project),
        "objective": in_language(practice.objective, language),
        "duration": in_language(practice.duration or {}, language) or None,
        "tasks": [{"title": in_language(task.title, language), "remarks": in_language(task.remarks or {}, language) or None} for task in practice.tasks],
        "resources": [{"title": resource.title, "address": resource.url} for resource in practice.resources],
        "stories": list(catalog.ids_with("practice", practice.id)),
        "address": f"{project.url}practices/{practice.id}/",
    }


def _name(thing: Named | None, project: Project) -> str | None:
    return in_language(thing.label, project.languages[0]) if thing else None


def _place(place: State | District | None, project: Project) -> str | None:
    return in_language(place.labels, project.languages[0]) if place else None


def _award(award: GivenAward, project: Project) -> str:
    return ", ".join([_name(thing, project) or "" for thing in (award.level, award.category, award.festival)])


def _cost(entry: Entry) -> int | float | None:
    if entry.story.cost is None:
        return None
    amount = entry.story.cost.amount
    return int(amount) if amount.is_integer() else amount


def _reached(who: str) -> Callable[[Entry, Project], Value]:
    return lambda entry, _: getattr(entry.story.reached, who) if entry.story.reached else None


COLUMNS = (
    Column("id", "string", "The story's id, the same for ever.", lambda entry, _: entry.id),
    Column("title", "string", "Its title in the language it was written in.", lambda entry, _: entry.text.title),
    Column("language", "string", "The language it was written in (BCP 47).", lambda entry, _: entry.language),
    Column("languages", "string", "Every language it can be read in (BCP 47).", lambda entry, _: list(entry.texts)),
    Column("state", "string", "State or union territory.", lambda entry, project: _place(entry.where.state, project)),
    Column("state_lgd", "integer", "The state's code in the Local Government Directory.", lambda entry, _: entry.where.state.lgd if entry.where.state else None),
    Column("district", "string", "District.", lambda entry, project: _place(entry.where.district, project)),
    Column(
        "district_lgd", "integer", "The district's code in the Local Government Directory.", lambda entry, _: entry.where.district.lgd if entry.where.district else None
    ),
    Column("block", "string", "Block, as written.", lambda entry, _: entry.where.block),
    Column("school", "string", "The school's name.", lambda entry, _: entry.story.school.name if entry.story.school else None),
    Column("udise", "string", "The school's UDISE code: text of 11 digits, the first may be 0.", lambda entry, _: entry.udise),
    Column("domain", "string", "Domain of the leadership programme.", lambda entry, project: _name(entry.domain, project)),
    Column("themes", "string", "Themes.", lambda entry, project: [_name(theme, project) or "" for theme in entry.themes]),
    Column("grades", "string", "Ids of the grades: 1 to 12, or pre-primary.", lambda entry, _: [grade.id for grade in entry.grades]),
    Column("practice", "string", "Id of the practice that it follows.", lambda entry, _: entry.practice.id if entry.practice else None),
    Column("leader_role", "string", "The role of who led the work.", lambda entry, project: _name(entry.role, project)),
    Column("started", "date", "First day of the work.", lambda entry, _: entry.story.started.isoformat() if entry.story.started else None),
    Column("finished", "date", "Last day of the work.", lambda entry, _: entry.story.finished.isoformat() if entry.story.finished else None),
    Column("year", "integer", "The year it is filed under: of its end, else of its start, its submission, its establishment.", lambda entry, _: entry.story.year),
    Column("reached_students", "integer", "Students reached.", _reached("students")),
    Column("reached_teachers", "integer", "Teachers reached.", _reached("teachers")),
    Column("reached_parents", "integer", "Parents reached.", _reached("parents")),
    Column("reached_schools", "integer", "Schools reached.", _reached("schools")),
    Column("reached_officers", "integer", "Officers reached.", _reached("officers")),
    Column("cost", "number", "Money spent in all.", lambda entry, _: _cost(entry)),
    Column("currency", "string", "Currency of the cost (ISO 4217).", lambda entry, _: entry.story.cost.currency if entry.story.cost else None),
    Column("awards", "string", "Awards: level, category, festival.", lambda entry, project: [_award(award, project) for award in entry.awards]),
    Column("address", "string", "Where the story can be read.", lambda entry, project: f"{project.url}stories/{entry.id}/"),
)
"""The columns of the table of stories, in order."""
