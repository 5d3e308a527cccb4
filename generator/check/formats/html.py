"""A report as one page that an organiser sends to a district coordinator: by district and story, with small photos, in plain words, printable, whole in itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from pathlib import Path

from generator.check.report import PHOTOS, Heading, Report, ReportedStory, in_sentences, visible
from generator.check.thumbnails import thumbnail
from generator.engine.templates import environment, theme_file
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.model.place import Places

PHOTOS_IN_ALL = 800
"""Photos of a whole report: beyond, the page would be too heavy for a mail (each has about 3 KB)."""

MARKED = 90
"""Characters of the marked words that are shown."""

PRIVATE = ("S604", "S605", "S606", "S607", "S608", "S610")
"""Findings whose words are not repeated on a page that is sent around: personal data, which would be dots, and children's names."""

STYLES = ("shared/tokens.css", "report/report.css")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as the page tells it: what is wrong and how to mend it, the file's name in the story's folder, and the words at fault."""

    diagnostic: Diagnostic
    message: str
    hint: str
    file: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story of the page. `photos` are data URIs with the names of their files."""

    reported: ReportedStory
    title: str
    language: str
    direction: str
    school: str
    leader: str
    photos: tuple[tuple[str, str], ...]
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The stories of one district; `district` and `state` are "" where they are not known."""

    state: str
    district: str
    stories: tuple[ShownStory, ...]


def render(report: Report, *, places: Places, folders: Sequence[Path], project: str, language: str = "en") -> str:
    """The report as a page of HTML.

    Args:
        report: what was found; stories without findings are only counted.
        places: the table by which stories are put under their district.
        folders: theme folders, the project's first.
        project: the project's name.
        language: language of the page's own words.
    """
    left = count(PHOTOS_IN_ALL, -PHOTOS)
    told = sorted((story for story in report.stories if story.diagnostics), key=lambda story: (_place(story, places, language), story.passed, story.id))
    groups = [
        Group(state, district, tuple(_story(story, report, next(left) > 0) for story in stories))
        for (_, state, district), stories in groupby(told, key=lambda story: _place(story, places, language))
    ]
    styles = "\n".join(theme_file(folders, name).read_text(encoding="utf-8") for name in STYLES)
    template = environment(folders, language).get_template("report/report.html")
    return template.render(
        report=report,
        groups=groups,
        content=[_finding(diagnostic, "", report) for diagnostic in report.content],
        totals={severity.value: report.count(severity) for severity in Severity},
        project=project,
        language=language,
        direction=language_of(language).direction,
        styles=styles,
    )


def _place(story: ReportedStory, places: Places, language: str) -> tuple[bool, str, str]:
    """Whether the place is unknown (those come last), and the names of state and district as far as they are known."""
    heading = story.heading
    state = places.find_state(heading.state) if heading.state else None
    district = places.find_district(heading.district, state.id if state else None) if heading.district else None
    if district:
        state = places.states[district.state]
    return state is None, in_language(state.labels, language) if state else "", in_language(district.labels, language) if district else ""


def _story(story: ReportedStory, report: Report, with_photos: bool) -> ShownStory:
    heading = story.heading
    return ShownStory(
        story,
        visible(heading.title),
        heading.language,
        language_of(heading.language).direction,
        visible(heading.school),
        visible(heading.leader),
        tuple(_thumbnails(heading)) if with_photos else (),
        tuple(_finding(diagnostic, story.folder, report) for diagnostic in _worst_first(story.diagnostics)),
    )


def _worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    order = list(Severity)
    return sorted(diagnostics, key=lambda diagnostic: order.index(diagnostic.severity))


def _thumbnails(heading: Heading) -> Iterator[tuple[str, str]]:
    for photo in heading.photos:
        small = thumbnail(photo)
        if small:
            yield visible(photo.name), small


def _finding(diagnostic: Diagnostic, folder: str, report: Report) -> ShownFinding:
    span = diagnostic.span
    line = report.line(diagnostic)
    words = "" if diagnostic.code in PRIVATE else line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None].strip()
    shown = f"{words[:MARKED]}…" if len(words) > MARKED else words
    message = in_sentences(replace(diagnostic, hint=None))
    return ShownFinding(
        diagnostic,
        visible(message[:1].upper() + message[1:]),
        visible(diagnostic.hint or ""),
        visible(diagnostic.file.removeprefix(f"{folder}/")),
        visible(shown).replace("\t", " "),
    )
