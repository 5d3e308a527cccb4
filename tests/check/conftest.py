"""Builders for the tests of the checks: an honest story whose single fields a test replaces, read through intake as any other."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PIL import Image

from generator.check.checks import check_content, check_stories
from generator.check.report import Report, reported
from generator.intake.content import BUILT_IN
from generator.intake.places import read_places
from generator.intake.stories import read_story
from generator.model.content import Award, Category, Content, Edition, Festival, Practice, Term
from generator.model.diagnostic import Diagnostic
from generator.model.project import Project
from generator.model.submission import CheckedStory, SourceText, SubmittedStory

HONEST = """\
title: Reading hour with grandmothers
summary: Every Friday grandmothers listen to children reading; within a term twice as many read a page.
language: en
leader: {name: Kavita Verma, role: Head teacher}
school: {name: Primary School Rampur, udise: "09240100101"}
place: {state: Uttar Pradesh, district: Sitapur, block: Biswan}
festival: festival-2026
practice: guided-reading
domain: Strengthening Teaching-Learning Process
themes: [reading]
grades: [3, 4]
started: 2026-01-05
finished: 2026-03-27
tasks:
  - {title: Invite the grandmothers, done: 2026-01-05}
  - {title: Read every Friday, done: 2026-03-20}
milestones:
  - {date: 2026-02-01, title: Ten grandmothers come}
measures:
  - {name: children who read a page, unit: children, before: 31, after: 88, total: 142, source: reading test of the block}
evidence:
  - {file: reading.jpg, caption: A grandmother listens., alt: A girl reads to an old woman., task: 2}
resources:
  - {title: Stories to read, url: "https://storyweaver.org.in/"}
consent: {by: Kavita Verma, on: 2026-03-28, photos: yes, names: yes}
submitted: 2026-04-01T10:00:00+05:30
"""

BODY = """\
## The need

In our school few of the children could read a page of their own book, and nobody at home had the time or the courage to sit down and listen to them.

## What we did

We invited the grandmothers of the village to come every Friday for one hour. Each of them listens to three children, one after the other, and asks what happens next.

## What changed

More children read aloud without fear, and the grandmothers ask for new books every month.

## What was hard

In the first weeks only two came, because nobody had told them that they need not read themselves.

## How it spread

Two schools of the cluster have begun to do the same.

## Try it yourself

Begin with three grandmothers and one book.
"""


def photo(width: int = 1600, height: int = 1200, shade: int = 90) -> bytes:
    """A plain photo as JPEG."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 120, 140)).save(stream, "JPEG")
    return stream.getvalue()


def _term(name: str, label: str, *aliases: str) -> Term:
    return Term(id=name, label={"en": label}, aliases=aliases)


def _by_id(*things: Term) -> dict[str, Term]:
    return {thing.id: thing for thing in things}


def _content() -> Content:
    places, problems = read_places(BUILT_IN, Path("none"), "content/places")
    assert not problems
    guided = Practice(id="guided-reading", label={"en": "Guided Reading"}, domain="teaching-learning", objective={"en": "To read."})
    return Content(
        places=places,
        domains=_by_id(_term("teaching-learning", "Strengthening Teaching-Learning Process"), _term("communities", "Developing Communities")),
        themes=_by_id(_term("reading", "Reading"), _term("out-of-school", "Out-of-school children")),
        roles=_by_id(_term("head-teacher", "Head teacher"), _term("teacher", "Teacher")),
        grades=_by_id(*(_term(str(grade), f"Grade {grade}") for grade in range(1, 13)), _term("pre-primary", "Pre-primary")),
        awards=_by_id(_term("winner", "Winner")),
        practices={"guided-reading": guided},
        festivals={"festival-2026": Festival(id="festival-2026", label={"en": "Festival 2026"}, year=2026, categories=(Category(id="best", label={"en": "Best"}),))},
    )


def with_award(content: Content, story: str) -> Content:
    """The content with an award for a story."""
    festival = content.festivals["festival-2026"]
    return replace(content, festivals={festival.id: festival.model_copy(update={"awards": (Award(story=story, category="best"),)})})


def with_cover(content: Content, story: str) -> Content:
    """The content with an edition whose cover comes from a story."""
    return replace(content, editions={"book": Edition(title={"en": "Book"}, cover=story)})


@dataclass
class Desk:
    """A project in which tests put stories and read what is found about them."""

    project: Project
    content: Content = field(default_factory=_content)

    def write(self, name: str, fields: str = "", *, body: str = BODY, texts: Mapping[str, str] = {}, files: Mapping[str, bytes] | None = None) -> SubmittedStory:
        """An honest story called `name`, with `fields` (YAML) in the place of its own fields of those names."""
        folder = self.project.stories / name
        folder.mkdir(parents=True)
        (folder / "story.yml").write_text(merged(HONEST, fields), encoding="utf-8")
        (folder / "story.md").write_text(body, encoding="utf-8")
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        for file, raw in ({"reading.jpg": PHOTO} if files is None else files).items():
            (folder / file).write_bytes(raw)
        return read_story(folder, self.project)

    def check(self, *stories: SubmittedStory) -> tuple[CheckedStory, ...]:
        """The stories, checked."""
        return check_stories(stories, self.content)

    def findings(self, *stories: SubmittedStory, codes: str = "S") -> list[str]:
        """What is found in the stories, as text: code, severity, the marked words in brackets, message, hint; codes that begin with one of `codes`."""
        return [line for story in self.check(*stories) for line in told(story.diagnostics, story.submission.sources, codes)]

    def content_findings(self, *stories: SubmittedStory) -> list[str]:
        """What is found in the content, as text."""
        return told(check_content(self.check(*stories), self.content), {}, "S P")


def report_of(checked: Iterable[CheckedStory], content: Iterable[Diagnostic] = ()) -> Report:
    """The report of stories that were checked."""
    return Report(tuple(reported(story.submission, story.diagnostics) for story in checked), tuple(content))


def told(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], codes: str) -> list[str]:
    """Findings as text."""
    return [f"{d.code} {d.severity} [{marked(d, sources)}] {d.message}{f' ({d.hint})' if d.hint else ''}" for d in diagnostics if d.code.startswith(tuple(codes.split()))]


def marked(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    """The words that a finding marks, up to the end of their first line."""
    source, span = sources.get(diagnostic.file), diagnostic.span
    line = source.line(span.line) if source else ""
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


def merged(fields: str, changes: str) -> str:
    """Fields as YAML with some of them replaced; a changed field without value is left out."""
    blocks = {block.split(":")[0]: block for block in re.split(r"^(?=\S)", fields, flags=re.MULTILINE) if block}
    blocks |= {block.split(":")[0]: block.rstrip("\n") + "\n" for block in re.split(r"^(?=\w)", changes, flags=re.MULTILINE) if block}
    return "".join(block for block in blocks.values() if block.strip()[-1] != ":")


PHOTO = photo()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A fresh project with an honest content."""
    (tmp_path / "stories").mkdir()
    return Desk(Project(tmp_path, "Test"))


@pytest.fixture(name="report_of")
def report_of_fixture() -> Callable[..., Report]:
    """Makes reports."""
    return report_of


@pytest.fixture
def award() -> Callable[[Content, str], Content]:
    """Gives an award."""
    return with_award


@pytest.fixture
def cover() -> Callable[[Content, str], Content]:
    """Chooses a cover."""
    return with_cover


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Makes photos."""
    return photo


@pytest.fixture
def honest_body() -> str:
    """The body of the honest story."""
    return BODY
