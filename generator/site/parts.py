"""The parts of a story's page: the sections of its text, and places for what stands in its fields."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.catalog import prose
from generator.catalog.entry import Entry
from generator.model.sections import SECTIONS, section_of, usual_heading

IDS = {
    "need": "the-need",
    "work": "what-we-did",
    "change": "what-changed",
    "difficulty": "what-was-hard",
    "spread": "how-it-spread",
    "try": "try-it-yourself",
}
"""Anchors of the conventional sections, the same in every language."""


class Part(NamedTuple):
    """A section of a page: `kind` is one of model.sections.SECTIONS or "" for another, `id` its anchor.

    `html` is its sanitised text; that is empty where only tasks, figures or relations stand.
    """

    kind: str
    id: str
    heading: str
    html: Markup


def parts_of(entry: Entry, language: str) -> list[Part]:
    """The sections of a story's text in `language`, with those added that have tasks or figures but no words, in the place where readers expect them.

    One for how the story spread is always there: whether others adapted it is not known from the story.

    A translation whose headings are not known has the sections of the original, in turn, if it has as many.
    """
    written = prose.sections(entry.texts[language].body)
    kinds = _kinds(written)
    if language != entry.language and not all(kinds) and len(original := prose.sections(entry.text.body)) == len(written):
        kinds = [kind or other for kind, other in zip(kinds, _kinds(original), strict=True)]
    parts = [
        Part(kind, IDS.get(kind, section.id), section.heading, Markup(prose.html(section.markdown)))  # noqa: S704 - sanitised
        for kind, section in zip(kinds, written, strict=True)
    ]
    story = entry.story
    needed = {
        "work": story.tasks or story.milestones,
        "change": story.measures,
        "spread": True,
        "try": entry.practice or story.resources,
    }
    for kind in (kind for kind, content in needed.items() if content and kind not in kinds):
        earlier = list(SECTIONS)[: list(SECTIONS).index(kind)]
        place = max((number + 1 for number, part in enumerate(parts) if part.kind in earlier or not part.heading), default=0)
        parts.insert(place, Part(kind, IDS[kind], usual_heading(kind, language), Markup()))
    return parts


def _kinds(written: Sequence[prose.Section]) -> list[str]:
    """Which section of the convention each one is, "" for none; a kind counts once."""
    kinds: list[str] = []
    for section in written:
        kind = section_of(section.heading) or ""
        kinds.append("" if kind in kinds else kind)
    return kinds
