"""A story's words as the book sets them: the text in the edition's language where there is one, its facts, and how many lines they take."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from generator.book.prose import html
from generator.book.qr import qr_path
from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.measures import MeasureBars, measure_bars
from generator.catalog.prose import plain, sections
from generator.model.label import in_language
from generator.model.language import language as known_language
from generator.model.sections import section_of
from generator.model.story import Quote

LINE, STEP_LINE = 62, 46
"""Characters on a line of the text column and of a step, as set in themes/book/styles/story.css."""

LONGEST_QUOTE = 600
"""Characters up to which a quotation is set on its own; a longer one is left to the story's page."""

LEADING, INDIC_LEADING = {"Latn": 1.0, "Arab": 2.0}, 1.16
"""Height of a line in lines of the grid, by script."""

AFTER_THE_PICTURE = ("change", "difficulty", "spread", "try")
"""Sections that stand on the second spread of a longer story."""


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section ready to be set: `kind` is need, work, change ... or "" for a heading of the writer's own."""

    heading: str
    kind: str
    html: Markup
    lines: int


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What stands on a story's pages. `original` is its title as first written, "" where the book sets that text itself; `address` is "" without a site."""

    language: str
    direction: str
    title: str
    summary: str
    original: str
    original_language: str
    domain: str
    place: str
    leader: str
    role: str
    school: str
    grades: str
    practice: str
    awards: tuple[str, ...]
    sections: tuple[SetSection, ...]
    measures: tuple[MeasureBars, ...]
    quotes: tuple[Quote, ...]
    address: str
    code: Markup
    code_size: int
    step_lines: int
    side_lines: int

    @property
    def lines(self) -> int:
        """Lines of all its text and steps."""
        return lines_of(self.sections) + self.step_lines

    @property
    def before_picture(self) -> tuple[SetSection, ...]:
        """The sections of the first spread: up to what changed; the first half where the writer has no such heading."""
        cut = next((number for number, section in enumerate(self.sections) if section.kind in AFTER_THE_PICTURE), None)
        return self.sections[: ceil(len(self.sections) / 2) if cut is None else max(cut, 1)]

    @property
    def after_picture(self) -> tuple[SetSection, ...]:
        """The sections of the second spread."""
        return self.sections[len(self.before_picture) :]


def story_words(entry: Entry, catalog: Catalog, language: str) -> StoryWords:
    """The words of an entry for readers of `language`."""
    text, story = entry.text_in(language), entry.story
    spoken = known_language(text.language)
    leading = LEADING.get(spoken.script, INDIC_LEADING)
    set_sections = tuple(_section(section.heading, section.markdown, leading) for section in sections(text.body))
    address = f"{catalog.project.url}{'' if text.language == entry.language else text.language + '/'}stories/{entry.id}/" if catalog.project.url else ""
    code, size = qr_path(address) if address else ("", 0)
    translated = text.language != entry.language
    return StoryWords(
        language=text.language,
        direction=spoken.direction,
        title=text.title,
        summary=text.summary,
        original=entry.text.title if translated else "",
        original_language=entry.language,
        domain=in_language(entry.domain.label, language) if entry.domain else "",
        place=entry.where.label(language),
        leader=entry.leader_name or story.organisation or "",
        role=entry.role_in(language),
        school=story.school.name if story.school and story.school.name else "",
        grades=_grades(entry, catalog, language),
        practice=in_language(entry.practice.label, language) if entry.practice else "",
        awards=tuple(f"{in_language(award.level.label, language)} · {in_language(award.category.label, language)}" for award in entry.awards),
        sections=set_sections,
        measures=tuple(bars for measure in story.measures if (bars := measure_bars(measure, spoken.direction))),
        quotes=tuple(quote for quote in story.quotes if len(quote.text) <= LONGEST_QUOTE),
        address=address,
        code=Markup(code),  # noqa: S704 - digits and path letters that qr_path made
        code_size=size,
        step_lines=ceil(leading * sum(0.5 + _lines(task.title + (task.remarks or ""), STEP_LINE) for task in story.tasks)) + 2,
        side_lines=12 + 12 * min(2, len(story.measures)) + (9 if story.quotes else 0) + (9 if address else 0),
    )


def lines_of(parts: Iterable[SetSection]) -> int:
    """Lines that sections take one below the other."""
    return sum(part.lines for part in parts)


def _section(heading: str, markdown: str, leading: float) -> SetSection:
    paragraphs = [plain(paragraph) for paragraph in markdown.split("\n\n")]
    lines = ceil(leading * (sum(_lines(paragraph, LINE) for paragraph in paragraphs) + (2 if heading else 1)))
    return SetSection(heading, section_of(heading) or "", html(markdown), lines)


def _lines(text: str, line: int) -> int:
    """Lines of a paragraph; signs that stand above or below a letter take no room of their own."""
    return ceil(sum(unicodedata.category(letter) != "Mn" for letter in text) / line)


def _grades(entry: Entry, catalog: Catalog, language: str) -> str:
    """The grades in the taxonomy's order; three or more in a row as the first and the last of them."""
    order = list(catalog.content.grades)
    runs: list[list[int]] = []
    for number in sorted(order.index(grade.id) for grade in entry.grades):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [[run[0], run[-1]] if len(run) > 2 else run for run in runs]
    names = [[in_language(catalog.content.grades[order[number]].label, language) for number in run] for run in shown]
    return ", ".join((" – " if len(run) > 2 else ", ").join(name) for run, name in zip(runs, names, strict=True))
