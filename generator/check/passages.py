"""The running text of a story, passage by passage, and where each of its characters stands."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.diagnostic import Span
from generator.model.private_texts import fields_of
from generator.model.source import FieldPath, Positions
from generator.model.story import Story
from generator.model.submission import SubmittedStory, SubmittedText


class Passage(NamedTuple):
    """A piece of running text: a field's value, or a body.

    `name` is what a writer calls it ("the summary"), `file` the file it stands in, `path` the way to its value in `positions`. Where it is a body, `body_line`
    and `body_column` are the place in the file at which it begins, so that a place within it can be told; `body_line` is 0 where it is a field.
    """

    name: str
    text: str
    file: str
    positions: Positions
    path: FieldPath = ()
    body_line: int = 0
    body_column: int = 1

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` up to `end` stand: exactly in a body; the whole value in a field, which YAML may fold or escape."""
        if not self.body_line:
            return self.positions.of(self.path)
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(end)
        return Span(line, column, end_line, end_column)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        lines = self.text.count("\n", 0, offset)
        column = offset - self.text.rfind("\n", 0, offset) if lines else self.body_column + offset
        return self.body_line + lines, column


def body_of(text: SubmittedText) -> Passage:
    """The body of one language's text. Blank lines before it may have been dropped: it is looked up in its file."""
    source, line, column = text.source.text, max(text.body_line, 1), 1
    begin = _start_of_line(source, line)
    found = begin if source.startswith(text.text.body, begin) else source.find(text.text.body, begin)
    if found > begin:
        line += source.count("\n", begin, found)
        column = found - source.rfind("\n", 0, found)
    return Passage("the text", text.text.body, text.source.file, text.positions, (), line, column)


def _start_of_line(text: str, number: int) -> int:
    """The offset at which a 1-based line begins."""
    offset = 0
    for _ in range(number - 1):
        offset = text.find("\n", offset) + 1
    return offset


def bodies(submission: SubmittedStory) -> Iterator[Passage]:
    """The bodies in all languages, the original first."""
    return (body_of(text) for text in submission.texts if text.text.body)


def passages(submission: SubmittedStory, story: Story) -> Iterator[Passage]:
    """Every passage that readers will see, fields first, then the bodies; translations after the original."""
    file, positions = submission.fields.file, submission.positions
    for name, value, path in _fields(story):
        if value:
            yield Passage(name, value, file, positions, path)
    for text in submission.texts[1:]:
        yield Passage("the title", text.text.title, text.source.file, text.positions, ("title",))
        yield Passage("the summary", text.text.summary, text.source.file, text.positions, ("summary",))
    yield from bodies(submission)


def other_fields(submission: SubmittedStory, story: Story) -> Iterator[Passage]:
    """The texts of the other fields: names, credits, sources, addresses, names of files."""
    told = {path for _, _, path in _fields(story)}
    for path, value in fields_of(story):
        if path not in told:
            yield Passage(f"the field {path[-1] if isinstance(path[-1], str) else path[0]}", value, submission.fields.file, submission.positions, path)


def everything(submission: SubmittedStory, story: Story) -> str:
    """All passages in one, a line break between them."""
    texts = [value for _, value, _ in _fields(story) if value]
    for text in submission.texts[1:]:
        texts += text.text.title, text.text.summary
    return "\n".join([*texts, *(text.text.body for text in submission.texts)])


def _fields(story: Story) -> Iterator[tuple[str, str | None, FieldPath]]:
    yield "the title", story.title, ("title",)
    yield "the summary", story.summary, ("summary",)
    yield "the objective", story.objective, ("objective",)
    for number, task in enumerate(story.tasks):
        yield "the task", task.title, ("tasks", number, "title")
        yield "the remark", task.remarks, ("tasks", number, "remarks")
    for number, evidence in enumerate(story.evidence):
        yield "the caption", evidence.caption, ("evidence", number, "caption")
        yield "the description of the photo", evidence.alt, ("evidence", number, "alt")
    for number, quote in enumerate(story.quotes):
        yield "the quote", quote.text, ("quotes", number, "text")
