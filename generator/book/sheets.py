"""From a plan to the sheets that are typeset: each part of the book, in order, as a template with what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import jinja2
from markupsafe import Markup

from generator.book.indexes import index_of_names, index_of_places, index_of_themes
from generator.book.layouts import PrintedPhoto
from generator.book.plan import Chapter, Plan
from generator.book.prose import html
from generator.engine.pool import batches
from generator.locale.messages import messages
from generator.model.language import language

STORIES_A_SHEET = 25
"""Stories typeset in one go: memory grows by half a megabyte a page, and a changed story is typeset again with its sheet."""

UNKNOWN = "000"
"""Stands for a page number before it is known, as wide as one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book, typeset as one sheet: its template below themes/book, what the template says, and how its pages look at their edges.

    `left` says that it begins on a left page, or else on a right one; where it is None, on the next one. `running` stands beside the page numbers, until
    a story's place takes over; `accent` and `tab` are the colour and the place of the chapter's mark on the outer edge, None without one.
    """

    name: str
    template: str
    says: Mapping[str, object] = field(default_factory=dict)
    photos: tuple[PrintedPhoto, ...] = ()
    left: bool | None = True
    running: str = ""
    accent: str | None = None
    tab: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    """The running place from an anchor on."""


def parts_of(plan: Plan, publisher: str) -> tuple[Part, ...]:
    """The parts of the book in their order; `publisher` is the name on the cover and in the imprint."""
    return tuple(_parts(plan, publisher))


def _parts(plan: Plan, publisher: str) -> Iterator[Part]:
    say = messages(plan.language).gettext
    edition = plan.edition
    common = {"publisher": publisher, "foreword": _prose(edition.foreword), "colophon": _prose(edition.colophon)}
    yield Part("cover", "cover.html", common, (plan.cover,) if plan.cover else (), left=False)
    if plan.part is None:
        yield Part("front", "front.html", common, left=False)
    yield Part("contents", "contents.html", common, running=say("Contents"))
    if plan.winners or plan.honours:
        photos = tuple(winner.photo for winner in plan.winners if winner.photo)
        yield Part("winners", "winners.html", photos=photos, running=say("Awards"))
    for number, chapter in enumerate(plan.chapters):
        yield from _chapter(chapter, number, say("Other stories"))
    yield Part("indexes", "indexes.html", {"places": index_of_places(plan), "themes": index_of_themes(plan), "names": index_of_names(plan)}, running=say("Index"))
    yield Part("colophon", "colophon.html", common, left=None)


def _chapter(chapter: Chapter, number: int, others: str) -> Iterator[Part]:
    title = chapter.title or others
    says = {"chapter": chapter, "title": title}
    if chapter.opened:
        yield Part(chapter.anchor, "chapter.html", says, (chapter.photo,) if chapter.photo else (), running=title, accent=chapter.accent, tab=number)
    for run, stories in enumerate(batches(chapter.stories, STORIES_A_SHEET)):
        yield Part(
            f"{chapter.anchor}-stories-{run + 1}",
            "stories.html",
            {**says, "stories": stories, "first": run == 0 and not chapter.opened},
            tuple(photo for story in stories for photo in story.photos),
            running=title,
            accent=chapter.accent,
            tab=number,
            places={story.anchor: story.words.place for story in stories},
        )


def _prose(markdown: str | None) -> Markup:
    return html(markdown or "")


def html_of(part: Part, plan: Plan, words: jinja2.Environment, pages: Mapping[str, int]) -> str:
    """The part's HTML with the page numbers of `pages` by anchor; numbers that are not known yet are written as zeros."""
    template = words.get_template(f"book/{part.template}")
    return template.render(plan=plan, direction=language(plan.language).direction, part=part, page=lambda anchor: pages.get(anchor, UNKNOWN), **part.says)
