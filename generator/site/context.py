"""What every kind of page needs: the shells, the photos, the words, and one way to make a finished page of an article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import escape

from generator.catalog.entry import Entry
from generator.engine.output import Page
from generator.engine.templates import environment
from generator.media.document import PublishedDocument
from generator.media.photo import Photo
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.project import Project
from generator.model.story import Evidence
from generator.site.addresses import browse_path, depth, festival_path, practice_path, story_path
from generator.site.chrome import Chrome


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a story: what was written about it and its renditions."""

    evidence: Evidence
    photo: Photo


@dataclass(frozen=True)
class SiteContext:
    """The finished parts that pages are made from. `themes` are the folders of templates, the project's own first."""

    project: Project
    chrome: Chrome
    photos: Mapping[str, Photo]
    documents: Mapping[str, PublishedDocument]
    themes: tuple[Path, ...]

    @property
    def language(self) -> str:
        """The site's main language: its pages have no prefix."""
        return self.project.languages[0]

    def address(self, path: str) -> str:
        """The absolute address of a path from the site's root ("stories/x/"); "" where the project does not say where its site will be."""
        return self.project.url + path if self.project.url else ""

    def story_path(self, entry: Entry, language: str) -> str:
        """The path of a story's page in a language, or as written where it was not translated."""
        return story_path(entry, language)

    def photos_of(self, entry: Entry) -> list[ShownPhoto]:
        """The photos of a story that could be derived, in the story's order."""
        return [ShownPhoto(shown.evidence, self.photos[shown.file.fingerprint]) for shown in entry.photos if shown.file.fingerprint in self.photos]

    def render(self, template: str, language: str, **values: Any) -> str:
        """A template ("site/story.html") in the words of a language. It sees `context`, `language`, `direction`, the functions below and the values."""
        return _template(self.themes, language, template).render(context=self, **values)

    def page(
        self,
        path: str,
        *,
        kind: str,
        language: str,
        title: str,
        article: str,
        description: str = "",
        head: str = "",
        breadcrumbs: Iterable[tuple[str, str]] = (),
        alternates: Iterable[tuple[str, str]] = (),
    ) -> Page:
        """The page at `path` ("stories/x/", ending in a slash): an article in the shell of its kind (chrome.KINDS).

        `title` and `description` are plain words; `article` and `head` (more elements for the head, see structured.py) are HTML. `breadcrumbs` are names and
        links relative to the page, the way down to it without itself; `alternates` are languages and paths from the root of the same page in other
        languages, itself included.
        """
        shell = self.chrome.shell(kind, depth(path), language)
        in_head = self.render("site/partials/head.html", language, path=path, description=description, head=head, alternates=alternates)
        trail = self.render("site/partials/breadcrumbs.html", language, breadcrumbs=breadcrumbs) if breadcrumbs else ""
        return Page(f"{path}index.html", shell.fill(title=str(escape(title)), head=in_head, breadcrumbs=trail, article=article))


@cache
def _environment(themes: tuple[Path, ...], language: str) -> jinja2.Environment:
    """The templates in a language, once a process; dates and numbers recur, so their words are kept."""
    made = environment(themes, language)
    made.globals |= {
        "language": language,
        "direction": language_of(language).direction,
        "in_language": in_language,
        "language_of": language_of,
        "browse_path": browse_path,
        "festival_path": festival_path,
        "practice_path": practice_path,
    }
    for name in ("date", "number"):
        made.filters[name] = cache(made.filters[name])
    return made


@cache
def _template(themes: tuple[Path, ...], language: str, name: str) -> jinja2.Template:
    return _environment(themes, language).get_template(name)
