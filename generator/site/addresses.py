"""Where each page lies: paths from the site's root, ending in a slash, and what is made of them."""

import re
from collections.abc import Container
from typing import Protocol

from generator.catalog.filing import Filing
from generator.model.content import Edition, Festival, Practice
from generator.model.project import Project

_QUOTED = re.compile(rb"[^A-Za-z0-9_.~/-]+")


class Told(Protocol):
    """A story in its languages: an entry of the catalog, or a card."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def language(self) -> str:
        """The language that it was written in."""
        ...

    @property
    def texts(self) -> Container[str]:
        """Its languages."""
        ...


def story_path(story: Told, language: str) -> str:
    """The path of a story in `language`: of a translation if there is one, else of the story as written."""
    if language != story.language and language in story.texts:
        return f"{language}/stories/{story.id}/"
    return f"stories/{story.id}/"


def filed_paths(filing: Filing) -> dict[str, str]:
    """The paths of a story in each of its languages, that in which it was written first."""
    first, *others = filing.facets["language"]
    return {first: f"stories/{filing.id}/"} | {language: f"{language}/stories/{filing.id}/" for language in others}


def browse_path(facet: str | None = None, value: str | None = None, number: int = 1) -> str:
    """The path of the ways in, of a facet's values, or of the page `number` (from 1) of a value's stories."""
    parts = ["browse", *(part for part in (facet, value) if part), *([str(number)] if number > 1 else [])]
    return "/".join(parts) + "/"


def festival_path(festival: Festival) -> str:
    """The path of a festival."""
    return f"festivals/{festival.id}/"


def edition_path(edition: Edition) -> str:
    """The path of an edition."""
    return f"editions/{edition.id}/"


def practice_path(practice: Practice) -> str:
    """The path of a practice."""
    return f"practices/{practice.id}/"


def root_from(path: str) -> str:
    """The way from a page back to the site's root: "../../" from "stories/x/", "./" from the root itself."""
    return "../" * depth(path) or "./"


def depth(path: str) -> int:
    """How many folders below the root a page lies."""
    return path.count("/")


def absolute(project: Project, path: str) -> str:
    """The whole address of a path; "" where the project has none."""
    return project.url + path if project.url else ""


def quoted(text: str) -> str:
    """Words as part of an address, the same as `urllib.parse.quote` writes them; that looks at each letter of a text in Devanagari three times."""
    return _QUOTED.sub(lambda found: b"%" + found[0].hex("%").upper().encode(), text.encode()).decode()
