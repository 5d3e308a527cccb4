"""What every kind of page needs: the shells, the photos, the words, and one way to make a finished page of an article."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup, escape

from generator.catalog.entry import Entry
from generator.catalog.marks import Chart
from generator.engine.fingerprint import fingerprint
from generator.engine.output import Page
from generator.engine.templates import environment
from generator.locale.messages import messages
from generator.media.document import PublishedDocument
from generator.media.photo import Photo, Rendition
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.project import Project
from generator.model.story import Evidence
from generator.site.addresses import browse_path, depth, festival_path, practice_path, quoted, story_path
from generator.site.card import ROOT, Card, card_of
from generator.site.chrome import Chrome
from generator.site.words import install

WEBP = "image/webp"

DRAWINGS = 5_000
"""Drawn charts that a process keeps."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a story: what was written about it and its renditions."""

    evidence: Evidence
    photo: Photo

    @property
    def largest(self) -> Rendition:
        """The rendition that a click opens."""
        return [rendition for rendition in self.photo.renditions if rendition.media_type == WEBP][-1]


def srcset(photo: Photo, root: str, media_type: str = WEBP) -> str:
    """The photo's files of one kind with their widths, as HTML's srcset wants them, "" where there are none; `root` leads to the site's root."""
    return ", ".join([f"{root}media/{rendition.name} {rendition.width}w" for rendition in photo.renditions if rendition.media_type == media_type])


def fallback(photo: Photo) -> Rendition:
    """The file for readers without WebP."""
    return next(rendition for rendition in photo.renditions if rendition.media_type == "image/jpeg")


@dataclass(frozen=True)
class SiteContext:
    """The finished parts that pages are made from.

    `themes` are the folders of templates, the project's own first; `stories` the cards of all published stories by id, which may be read when they are asked
    for; `rendered`, if given, tells by id what `card_html` made of them before, in the site's main language.
    """

    project: Project
    chrome: Chrome
    photos: Mapping[str, Photo]
    documents: Mapping[str, PublishedDocument]
    themes: tuple[Path, ...]
    stories: Mapping[str, Card] = field(default_factory=dict)
    rendered: Callable[[str], str] | None = None

    @property
    def language(self) -> str:
        """The site's main language: its pages have no prefix."""
        return self.project.languages[0]

    def address(self, path: str) -> str:
        """The absolute address of a path from the site's root ("stories/x/"); "" where the project does not say where its site will be."""
        return self.project.url + path if self.project.url else ""

    def story_path(self, story: Entry | Card, language: str) -> str:
        """The path of a story's page in a language, or as written where it was not translated."""
        return story_path(story, language)

    def photos_of(self, entry: Entry) -> list[ShownPhoto]:
        """The photos of a story that could be derived, in the story's order."""
        return [ShownPhoto(shown.evidence, self.photos[shown.file.appearance]) for shown in entry.photos if shown.file.appearance in self.photos]

    def cards_of(self, ids: Iterable[str]) -> list[Card]:
        """The cards of the stories with these ids, in this order."""
        return [self.stories[story] for story in ids]

    def card_html(self, card: Card, language: str) -> str:
        """A card in the words of a language, with card.ROOT where the way to the site's root belongs."""
        return self.render("site/card.html", language, card=card, root=ROOT)

    def cards(self, stories: Iterable[Card | Entry], root: str, language: str) -> Markup:
        """The cards of several stories, one after the other, on a page `root` away from the site's root. A story is on many pages: its card is rendered once."""
        cards = [story if isinstance(story, Card) else card_of(story, self.photos) for story in stories]
        known: dict[str, str] = self.once(("cards", language), dict)
        made = [known.get(card.id) or known.setdefault(card.id, self._shown(card, language)) for card in cards]
        return Markup("\n".join(made).replace(ROOT, root))  # noqa: S704 - made by an escaping template

    def _shown(self, card: Card, language: str) -> str:
        return self.rendered(card.id) if self.rendered and language == self.language else self.card_html(card, language)

    def drawn(self, chart: Chart, percent: bool, language: str) -> Markup:
        """The marks of a measure's chart, in per cent or not; drawn once for charts that are the same object (measures.bars)."""
        key = (id(chart), percent, language)
        known = self._drawings.get(key)
        if known is None:
            if len(self._drawings) >= DRAWINGS:
                self._drawings.clear()
            made = Markup(self.render("site/story/marks.html", language, chart=chart, percent=percent))  # noqa: S704 - made by an escaping template
            known = self._drawings[key] = (chart, made)
        return known[1]

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, which many pages share under `key`: it is made once in this process."""
        known: dict[Hashable, Made] = self._made
        if key not in known:
            known[key] = make()
        return known[key]

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
        in_head, trail = self.head_and_trail(path, language, description=description, head=head, breadcrumbs=breadcrumbs, alternates=alternates)
        return self.filled(path, kind, language, title=str(escape(title)), head=in_head, breadcrumbs=trail, article=article)

    def head_and_trail(
        self,
        path: str,
        language: str,
        *,
        description: str = "",
        head: str = "",
        breadcrumbs: Iterable[tuple[str, str]] = (),
        alternates: Iterable[tuple[str, str]] = (),
    ) -> tuple[str, str]:
        """What stands in the head and above the article of the page at `path`, as HTML; see `page`."""
        in_head = self.render("site/partials/head.html", language, path=path, description=description, head=head, alternates=alternates)
        return in_head, self.render("site/partials/breadcrumbs.html", language, breadcrumbs=breadcrumbs) if breadcrumbs else ""

    def filled(self, path: str, kind: str, language: str, *, title: str, head: str, breadcrumbs: str, article: str) -> Page:
        """The page at `path` of these pieces of HTML, in the shell of its kind."""
        shell = self.chrome.shell(kind, depth(path), language)
        return Page(f"{path}index.html", shell.fill(title=title, head=head, breadcrumbs=breadcrumbs, article=article))

    def _template(self, language: str, name: str) -> jinja2.Template:
        known = self._templates.get((language, name))
        if known is None:
            if language not in self._environments:
                self._environments[language] = _environment(self.themes, language, self.project.cache / "templates")
            known = self._templates[language, name] = self._environments[language].get_template(name)
        return known

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    @cached_property
    def _drawings(self) -> dict[tuple[int, bool, str], tuple[Chart, Markup]]:
        return {}

    @cached_property
    def _environments(self) -> dict[str, jinja2.Environment]:
        return {}

    @cached_property
    def _templates(self) -> dict[tuple[str, str], jinja2.Template]:
        return {}


def _environment(themes: tuple[Path, ...], language: str, kept: Path) -> jinja2.Environment:
    """The templates in a language. Dates, numbers and the program's own words recur on every page, so what they come to is kept."""
    made = environment(themes, language, kept, _made_by())
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
    made.filters["urlencode"] = quoted
    for name in ("date", "number"):
        made.filters[name] = cache(made.filters[name])
    return made


@cache
def _made_by() -> str:
    """What this module and the words of the site add to the code of templates."""
    return fingerprint(*(Path(__file__).with_name(name).read_bytes() for name in ("context.py", "words.py")))
