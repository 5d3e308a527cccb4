"""What every kind of page needs: the shells, the photos, the words, and one way to make a finished page of an article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from generator.catalog.entry import Entry
from generator.engine.output import Page
from generator.engine.templates import environment
from generator.locale.messages import messages
from generator.media.document import PublishedDocument
from generator.media.photo import Photo, Rendition
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.project import Project
from generator.model.story import Evidence
from generator.site.addresses import browse_path, depth, festival_path, practice_path, story_path
from generator.site.chrome import Chrome
from generator.site.words import install

WEBP = "image/webp"


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a story: what was written about it and its renditions."""

    evidence: Evidence
    photo: Photo

    @property
    def largest(self) -> Rendition:
        """The rendition that a click opens."""
        return [rendition for rendition in self.photo.renditions if rendition.media_type == WEBP][-1]


def srcset(photo: Photo, root: str) -> str:
    """The photo's WebP files with their widths, as HTML's srcset wants them; `root` leads to the site's root."""
    return ", ".join([f"{root}media/{rendition.name} {rendition.width}w" for rendition in photo.renditions if rendition.media_type == WEBP])


def fallback(photo: Photo) -> Rendition:
    """The file for readers without WebP."""
    return next(rendition for rendition in photo.renditions if rendition.media_type != WEBP)


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

    def card(self, entry: Entry, root: str, language: str) -> str:
        """A story's card on a page in `language`, `root` away from the site's root. A story is on many pages: its card is made once for each way to the root."""
        key = (entry.id, root, language)
        if key not in self._cards:
            self._cards[key] = self.render("site/card.html", language, entry=entry, root=root)
        return self._cards[key]

    def cards(self, entries: Iterable[Entry], root: str, language: str) -> Markup:
        """The cards of several stories, one after the other."""
        return Markup("\n".join([self.card(entry, root, language) for entry in entries]))  # noqa: S704 - made by an escaping template

    def render(self, template: str, language: str, **values: Any) -> str:
        """A template ("site/story.html") in the words of a language. It sees `context`, `language`, `direction`, the functions below and the values."""
        return self._template(language, template).render(context=self, **values)

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

    def _template(self, language: str, name: str) -> jinja2.Template:
        known = self._templates.get((language, name))
        if known is None:
            if language not in self._environments:
                self._environments[language] = _environment(self.themes, language)
            known = self._templates[language, name] = self._environments[language].get_template(name)
        return known

    @cached_property
    def _cards(self) -> dict[tuple[str, str, str], str]:
        return {}

    @cached_property
    def _environments(self) -> dict[str, jinja2.Environment]:
        return {}

    @cached_property
    def _templates(self) -> dict[tuple[str, str], jinja2.Template]:
        return {}


def _environment(themes: tuple[Path, ...], language: str) -> jinja2.Environment:
    """The templates in a language. Dates, numbers and the program's own words recur on every page, so what they come to is kept."""
    made = environment(themes, language)
    made.auto_reload = False
    install(made, messages(language))
    made.globals |= {
        "language": language,
        "direction": language_of(language).direction,
        "in_language": in_language,
        "language_of": language_of,
        "browse_path": browse_path,
        "festival_path": festival_path,
        "practice_path": practice_path,
        "srcset": srcset,
        "fallback": fallback,
    }
    made.filters["label"] = partial(in_language, code=language)
    for name in ("date", "number"):
        made.filters[name] = cache(made.filters[name])
    return made
