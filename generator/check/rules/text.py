"""Rules about the words of a story: title, summary, placeholders, languages."""

import re
from collections.abc import Iterator
from functools import cache

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import quoted
from generator.model.diagnostic import Severity, Span
from generator.model.label import fold
from generator.model.language import LANGUAGES, language

_PLACEHOLDER = re.compile(r"lorem ipsum|\btodo\b|\btbd\b|\bfixme\b|\bx{3,}\b|\basdf\w*|\byour text here\b|\binsert \w+ here\b|यहाँ लिखें", re.IGNORECASE)
_MARKS = (b"lorem", b"todo", b"tbd", b"fixme", b"xxx", b"asdf", b" here")
_HINDI_MARK = "यहाँ लिखें"
"""What the placeholders have in them: a quick look before the slow one."""

_LETTERS = {
    "Latn": r"A-Za-z\u00c0-\u024f",
    "Deva": r"\u0904-\u0939\u0958-\u0961",
    "Beng": r"\u0985-\u09b9\u09dc-\u09e1\u09f0\u09f1",
    "Telu": r"\u0c05-\u0c39\u0c58-\u0c61",
    "Taml": r"\u0b85-\u0bb9",
    "Arab": r"\u0620-\u06d5",
    "Gujr": r"\u0a85-\u0ab9",
    "Knda": r"\u0c85-\u0cb9",
    "Mlym": r"\u0d05-\u0d3a",
    "Orya": r"\u0b05-\u0b39\u0b5c-\u0b61",
    "Guru": r"\u0a05-\u0a39\u0a59-\u0a5e",
}
"""Letters of each script (Unicode blocks)."""

FEW = 20
"""Letters of other scripts that a text may have in any case: a name, a unit."""

SAMPLE = 600
"""Characters of a text by which its script is told."""


@story_rule("S157", Severity.WARNING, "The title is in capitals")
def title_in_capitals(case: Case) -> Iterator[Fault]:
    """A title in capital letters shouts, and reads badly on a card and on a book's page. Write it as a sentence: "Reading hour with grandmothers"."""
    title = case.story.title
    if len(title) > 8 and " " in title and title.isupper():
        yield Fault(f"the title {quoted(title)} is all in capital letters", case.at("title"), f"write it as a sentence: {quoted(title.capitalize())}")


@story_rule("S158", Severity.WARNING, "HTML that will not be shown")
def html_in_body(case: Case) -> Iterator[Fault]:
    """The text is written in Markdown.

    HTML tags such as `<font>` or `<script>` in it are taken out before it is published. Use Markdown instead: `**bold**`, `- list`, `[words](https://address)`.
    """
    for body in case.bodies:
        tag = re.search(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])|<!--", body.text) if "<" in body.text else None
        if tag:
            yield Fault(f"the HTML {quoted(tag[0])} in the text is not shown", body.span(*tag.span()), "remove it, or write it in Markdown", body.file)


@story_rule("S159", Severity.WARNING, "Placeholder text")
def placeholder(case: Case) -> Iterator[Fault]:
    """Words such as "lorem ipsum", "TODO" or "xxx" were left where something was still to be written. Write it, or take them out."""
    latin = case.latin
    if not any(mark in latin for mark in _MARKS) and _HINDI_MARK not in case.everything:
        return
    for passage in case.passages:
        if found := _PLACEHOLDER.search(passage.text):
            yield Fault(
                f"{passage.name} still holds the placeholder {quoted(found[0])}", passage.span(*found.span()), "write what belongs there, or remove it", passage.file
            )


@story_rule("S160", Severity.INFO, "A language without a name")
def unnamed_language(case: Case) -> Iterator[Fault]:
    """Mela knows the names and scripts of English and twelve Indian languages. A story in another language is published, under the code of its language."""
    code = case.story.language
    if code.split("-")[0] not in LANGUAGES:
        yield Fault(f"the language {quoted(code)} is known by its code alone", case.at("language"), "check the code: hi is Hindi, te is Telugu, en is English")


@story_rule("S167", Severity.WARNING, "A translation in a language without a name")
def unnamed_translation(case: Case) -> Iterator[Fault]:
    """Mela knows the names of English and twelve Indian languages. A translation in another one is offered to readers under its code alone.

    Often the code in the file's name is a slip of the pen: `story.hi.md` is Hindi, `story.te.md` Telugu, `story.mr.md` Marathi.
    """
    for text in case.submission.texts[1:]:
        code = text.text.language
        if code.split("-")[0] not in LANGUAGES:
            known = ", ".join(f"{language.code} is {language.english}" for language in LANGUAGES.values())
            yield Fault(
                f"the language {quoted(code)} of this translation is known by its code alone", Span(), f"name the file by the right code: {known}", text.source.file
            )


@story_rule("S161", Severity.WARNING, "Text in another script than its language")
def other_script(case: Case) -> Iterator[Fault]:
    """A story says that it is written in one language, but most of its letters are of another's script.

    Search, fonts and the reading direction follow the language: write the right one in `language`, or in the name of the translation's file (`story.hi.md`).
    """
    for number, text in enumerate(case.submission.texts):
        code = text.text.language
        if code.split("-")[0] not in LANGUAGES:
            continue
        sample = f"{text.text.title} {text.text.summary} {text.text.body[:SAMPLE]}"
        script = code.split("-")[1] if "-" in code and re.search("-[A-Z][a-z]{3}", code) else language(code).script
        if script not in _LETTERS or _count(sample, *_others(script)) <= FEW:
            continue
        own = _count(sample, script)
        other, most = max(((other, _count(sample, other)) for other in _others(script)), key=lambda found: found[1])
        if most > 2 * own and most > FEW and (own < 40 or own < len(sample) * 0.3):
            span, file = (case.at("language"), None) if number == 0 else (text.positions.of(("title",)), text.source.file)
            name = next((known.english for known in LANGUAGES.values() if known.script == other), other)
            yield Fault(f"the text is said to be {language(code).english}, but is written in the letters of {name}", span, "correct the language", file)


def _others(script: str) -> tuple[str, ...]:
    return tuple(other for other in _LETTERS if other != script)


def _count(sample: str, *scripts: str) -> int:
    """How many letters of these scripts the sample has."""
    return sum(map(len, _runs(scripts).findall(sample)))


@cache
def _runs(scripts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(_LETTERS[script] for script in scripts)}]+")


@story_rule("S162", Severity.WARNING, "The summary only repeats the title")
def summary_repeats_title(case: Case) -> Iterator[Fault]:
    """The summary stands below the title on every card: it should add what was done and what it changed."""
    if fold(case.story.summary) == fold(case.story.title):
        yield Fault("the summary says the same as the title", case.at("summary"), "say in one or two sentences what was done and what it changed")


@story_rule("S163", Severity.WARNING, "A translation that is not translated")
def untranslated(case: Case) -> Iterator[Fault]:
    """A translation's file has the same words as the original.

    Readers of that language would be sent to a page that they cannot read. Translate it or remove the file.
    """
    original = case.original
    for text in case.submission.texts[1:]:
        same_title = text.text.title == case.story.title and text.text.summary == case.story.summary
        if same_title and original and text.text.body.strip() == original.text.body.strip():
            hint = "translate it, or remove the file until it is translated"
            yield Fault(f"the {language(text.text.language).english} text is the same as the original", text.positions.of(("title",)), hint, text.source.file)
