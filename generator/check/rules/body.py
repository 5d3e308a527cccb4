"""Rules about the body of a story and its sections."""

import re
from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import listed, quoted
from generator.model.diagnostic import Severity, Span
from generator.model.sections import SECTIONS, usual_heading

SHORT = 60
"""Words below which a body says too little to be tried by another school."""

LONG = 200_000
"""Characters above which a body is a book of its own: about sixty printed pages, which take minutes to typeset."""

LONG_WORD = 300
"""Characters above which a run without a blank is no word of any language; it breaks out of every page, and typesetting it takes seconds."""

_RUN = re.compile(rf"(?<!\S)\S{{{LONG_WORD + 1},}}")
_WINDOW = LONG_WORD // 2 + 1
"""Characters of a window; a run of more than `LONG_WORD` fills at least one of those that lie side by side."""

_TARGET = re.compile(r"\]\([^()\s]*\)")
"""What a Markdown link leads to: it is not shown, and may be long."""


@story_rule("S153", Severity.WARNING, "No text")
def no_body(case: Case) -> Iterator[Fault]:
    """The story has fields, but nobody has told it: `story.md` is missing or empty. Write in a few paragraphs why, what was done and what changed."""
    unreadable = any(diagnostic.is_error and diagnostic.file.endswith("/story.md") for diagnostic in case.submission.diagnostics)
    if case.body is None and not unreadable:
        original = case.original
        file = original.source.file if original else None
        yield Fault("the story has no text", Span(), "write it in story.md, with the headings The need, What we did, What changed, How it spread, Try it yourself", file)


@story_rule("S154", Severity.WARNING, "Sections are missing")
def missing_sections(case: Case) -> Iterator[Fault]:
    """By convention a story has five sections: The need, What we did, What changed, How it spread, Try it yourself.

    Each stands under its own `## ` heading in the story's language; the headings are known in English, Hindi, Telugu and Marathi. Readers who know one story then
    find their way in every other. Other sections may stand beside them.
    """
    missing = case.missing_sections - {"difficulty"}
    if case.body and missing:
        names = [f"'{usual_heading(section, case.story.language)}'" for section in SECTIONS if section in missing]
        what = "section" if len(names) == 1 else "sections"
        span = Span(case.body.body_line, 1, case.body.body_line, 1)
        yield Fault(f"the text has no {what} {listed(names)}", span, f"begin each with its heading, for example '## {names[0][1:-1]}'", case.body.file)


@story_rule("S155", Severity.INFO, "Nothing is said of difficulties")
def no_difficulty(case: Case) -> Iterator[Fault]:
    """What was hard, and what did not work, is what others learn from most. Stories that tell it are believed. The section is called What was hard."""
    if case.body and "difficulty" in case.missing_sections:
        heading = usual_heading("difficulty", case.story.language)
        yield Fault(
            f"the text has no section '{heading}'", Span(case.body.body_line, 1, case.body.body_line, 1), f"add it, with the heading '## {heading}'", case.body.file
        )


@story_rule("S156", Severity.WARNING, "A very short text")
def short_body(case: Case) -> Iterator[Fault]:
    """The text has fewer than sixty words. Another school cannot try what is not told: say who did what, when, and what changed."""
    if case.body and (count := len(case.opening)) < SHORT:
        span = Span(case.body.body_line, 1, case.body.body_line, 1)
        yield Fault(f"the text has {count} words only" if count > 1 else "the text is a single word", span, f"write at least {SHORT} words", case.body.file)


@story_rule("S165", Severity.ERROR, "A text as long as a book")
def long_body(case: Case) -> Iterator[Fault]:
    """The text has more than 200,000 characters, about sixty pages of the book. Such a story takes the place of thirty others, and nobody would read it.

    Tell it in two or three pages. What else there is to say goes into a document: put the PDF beside `story.yml` and name it under `evidence`.
    """
    for body in case.bodies:
        if len(body.text) > LONG:
            message = f"the text has {len(body.text):,} characters, about {len(body.text) * 60 // LONG} pages of the book; at most {LONG:,} are taken"
            hint = "tell it in two or three pages, and put the rest into a PDF that the evidence names"
            yield Fault(message, Span(body.body_line, 1, body.body_line, 1), hint, body.file)


@story_rule("S166", Severity.ERROR, "A word without an end")
def long_word(case: Case) -> Iterator[Fault]:
    """More than 300 characters stand without a blank between them. No line of a page or screen is that long, and such words make the book slow.

    Often the blanks were lost when the text was copied, or a key was held down. Put the blanks back, or delete it. A long address on the web is written
    `[what it is](https://...)`.
    """
    for passage in case.passages if _may_hold_a_run(case.everything) else ():
        for found in _RUN.finditer(passage.text):
            word = _TARGET.sub("]", found[0])
            if len(word) > LONG_WORD:
                hint = "write it as [what it is](https://...)" if "://" in word else "put the blanks back between its words, or shorten it"
                yield Fault(f"{passage.name} holds the 'word' {quoted(word)} of {len(word):,} characters", passage.span(*found.span()), hint, passage.file)


def _may_hold_a_run(text: str) -> bool:
    """Whether a window of the text is without a space, as it is where a run without a blank fills it; a few finds instead of a look at every character."""
    return any(text.find(" ", start, start + _WINDOW) < 0 for start in range(0, len(text) - _WINDOW + 1, _WINDOW))
