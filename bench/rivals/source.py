"""A made project as it lies on the disk, read for the other builders: its stories and the names of all that they refer to."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date
from made.campaign import terms
from made.places import DATA

from generator.locale.messages import messages
from generator.model.language import language

Fields = dict[str, Any]
Labels = Mapping[str, Mapping[str, str]]

FACETS = ("domain", "theme", "practice", "state", "district", "grade", "role", "award", "festival", "year", "language")
"""Mela's facets: what a story is filed under."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its id, its fields, its Markdown."""

    id: str
    fields: Fields
    body: str


def read_story(folder: Path) -> Story:
    """The story in a folder."""
    return Story(folder.name, read_yaml(folder / "story.yml"), (folder / "story.md").read_text(encoding="utf-8"))


def read_yaml(path: Path) -> Fields:
    """A file's fields, dates as they are written."""
    fields: Fields = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    return fields


class _Loader(yaml.CSafeLoader):
    """Values that JSON knows: no dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"] for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Source:
    """A project's names: `labels` by facet and value; practices and festivals as they are written; awards by story."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.practices = {path.stem: read_yaml(path) for path in sorted((project / "content" / "practices").glob("*.yml"))}
        self.festivals = {path.stem: read_yaml(path) for path in sorted((project / "content" / "festivals").glob("*.yml"))}

    @property
    def story_folders(self) -> list[Path]:
        """The folders of all stories."""
        return sorted(path.parent for path in (self.project / "stories").glob("*/*/*/story.yml"))

    @cached_property
    def labels(self) -> Mapping[str, Labels]:
        """The names of each facet's values by language."""
        taxonomy = {kind: {term: value["label"] for term, value in terms(f"{kind}s").items()} for kind in ("domain", "theme", "role", "grade", "award")}
        written = {"practice": self.practices, "festival": self.festivals}
        return {
            **taxonomy,  # type: ignore[dict-item]
            **{kind: {name: fields["label"] for name, fields in found.items()} for kind, found in written.items()},
            "state": {row["id"]: _labels(row) for row in _rows("states.csv")},
            "district": {row["id"]: _labels(row) for row in _rows("districts.csv")},
            "year": {str(year): {"en": str(year)} for year in range(2000, 2100)},
            "language": {
                code: {"en": language(code).english, code: language(code).name} for code in ("en", "hi", "te", "bn", "mr", "ta", "ur", "gu", "kn", "ml", "or", "pa", "as")
            },
        }

    @cached_property
    def awards(self) -> Mapping[str, list[Fields]]:
        """What each story won: festival, level, the category's name, the citation."""
        given: dict[str, list[Fields]] = {}
        for name, festival in self.festivals.items():
            categories = {category["id"]: category["label"] for category in festival["categories"]}
            for award in festival.get("awards", ()):
                won = {"festival": name, "level": award["level"], "category": categories[award["category"]], "citation": award["citation"]}
                given.setdefault(award["story"], []).append(won)
        return given

    @cached_property
    def place_ids(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """The ids of a state and district by their English names."""
        states = {row["id"]: row["label_en"] for row in _rows("states.csv")}
        return {(states[row["state"]], row["label_en"]): (row["state"], row["id"]) for row in _rows("districts.csv")}


def words(code: str, texts: tuple[str, ...]) -> dict[str, Any]:
    """The program's own words in a language, with the direction of its script and the short names of the months."""
    catalogue = messages(code)
    months = [format_date(date(2026, month, 15), "MMM", locale=f"{code}_IN") for month in range(1, 13)]
    return {text: re.sub(r"%\(\w+\)s", "%s", catalogue.gettext(text)) for text in texts} | {"direction": language(code).direction, "months": months}


def _labels(row: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix("label_"): text for name, text in row.items() if name.startswith("label_") and text}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
