"""Front matter: the fields between two lines `---` at the head of a Markdown file."""

import re
from dataclasses import dataclass

from generator.intake.characters import FORBIDDEN, is_printable
from generator.intake.findings import finding
from generator.intake.spans import Lines
from generator.intake.text_files import FIELDS_LIMIT
from generator.intake.yaml_full import Document
from generator.intake.yaml_reader import read_yaml
from generator.model.diagnostic import Diagnostic, Span
from generator.model.source import Positions
from generator.model.submission import SourceText

_OPENING = re.compile(r"---[ \t]*(\n|$)")
_BLANK_LINES = re.compile(r"([^\S\n]*\n)*")
_CLOSING = re.compile(r"^(---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Markdown:
    """A Markdown file cut in two: `fields` is None where it has no front matter; `body`, without the blank lines around it, begins on the 1-based line `body_line`."""

    fields: Document | None
    body: str
    body_line: int

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the front matter."""
        return self.fields.problems if self.fields else ()


def read_markdown(source: SourceText) -> Markdown:
    """The front matter and the body of a text. Never raises."""
    text = source.text
    opening = _OPENING.match(text)
    if not opening:
        return Markdown(None, *_body(text, 0))
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the fields that begin here have no end"
        hint = "Put a second line '---' behind the last field; a line across the page is written '***'."
        return Markdown(Document(None, Positions(), (finding("S023", message, source.file, Span(1, 1, 1, 4), hint=hint),)), "", 1)
    head = text[: closing.start()]
    body, body_line = _body(text, closing.end() + 1)
    if len(head.encode()) > FIELDS_LIMIT:
        problem = finding("S011", f"the fields have more than {FIELDS_LIMIT:,} bytes", source.file, Span(1, 1, 1, 4))
        return Markdown(Document(None, Positions(), (problem,)), body, body_line)
    # The opening line is YAML's own beginning of a document, so that every place in it is right as it stands.
    return Markdown(read_yaml(head, source.file), body, body_line)


def control_characters(markdown: Markdown, file: str) -> tuple[Diagnostic, ...]:
    """The finding about the first character of a body that is no part of any text."""
    found = [] if is_printable(markdown.body) else list(FORBIDDEN.finditer(markdown.body))
    if not found:
        return ()
    span = Lines.of(markdown.body).span(found[0].start(), found[0].end())
    here = Span(span.line + markdown.body_line - 1, span.column, span.end_line + markdown.body_line - 1, span.end_column)
    more = f", and {len(found) - 1:,} more behind it" if len(found) > 1 else ""
    message = f"the character U+{ord(found[0][0]):04X} cannot be part of this file{more}"
    return (finding("S009", message, file, here, hint="Delete it; it is invisible in most editors."),)


def _body(text: str, start: int) -> tuple[str, int]:
    """The body that begins at the offset `start` or below, and its line."""
    blank = _BLANK_LINES.match(text, min(start, len(text)))
    first = blank.end() if blank else start
    return text[first:].rstrip(), text.count("\n", 0, first) + 1
