"""The running text of a story, passage by passage, and where each of its characters stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.diagnostic import Span
from generator.model.source import FieldPath, Positions
from generator.model.story import Story
from generator.model.submission import SubmittedStory, SubmittedText


@dataclass(frozen=True)
class Passage:
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

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def body_of(text: SubmittedText) -> Passage:
    """The body of one language's text. Blank lines before it may have been dropped: it is looked up in its file."""
    source, line, column = text.source.text, max(text.body_line, 1), 1
    begin = _start_of_line(source, line)
    found = source.find(text.text.body, begin)
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


def passages(submission: SubmittedStory, story: Story) -> Iterator[Passage]:
    """Every passage that readers will see, fields first, then the bodies; translations after the original."""
    yield from _fields(submission, story)
    for text in submission.texts[1:]:
        file, positions = text.source.file, text.positions
        yield Passage("the title", text.text.title, file, positions, ("title",))
        yield Passage("the summary", text.text.summary, file, positions, ("summary",))
    for text in submission.texts:
        if text.text.body:
            yield body_of(text)


def _fields(submission: SubmittedStory, story: Story) -> Iterator[Passage]:
    file, positions = submission.fields.file, submission.positions

    def field(name: str, value: str | None, *path: str | int) -> Iterator[Passage]:
        if value:
            yield Passage(name, value, file, positions, path)

    yield from field("the title", story.title, "title")
    yield from field("the summary", story.summary, "summary")
    yield from field("the objective", story.objective, "objective")
    for number, task in enumerate(story.tasks):
        yield from field("the task", task.title, "tasks", number, "title")
        yield from field("the remark", task.remarks, "tasks", number, "remarks")
    for number, evidence in enumerate(story.evidence):
        yield from field("the caption", evidence.caption, "evidence", number, "caption")
        yield from field("the description of the photo", evidence.alt, "evidence", number, "alt")
    for number, quote in enumerate(story.quotes):
        yield from field("the quote", quote.text, "quotes", number, "text")
