"""Where each page lies: paths from the site's root, ending in a slash, and what is made of them."""

from generator.catalog.entry import Entry
from generator.model.content import Edition, Festival, Practice
from generator.model.project import Project


def story_path(entry: Entry, language: str) -> str:
    """The path of a story in `language`: of a translation if there is one, else of the story as written."""
    if language != entry.language and language in entry.texts:
        return f"{language}/stories/{entry.id}/"
    return f"stories/{entry.id}/"


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
