"""A Markdown file is cut into its fields and its body, and every line keeps its number."""

import pytest

from generator.intake.front_matter import read_markdown
from generator.model.submission import SourceText


@pytest.mark.parametrize(
    ("text", "fields", "body", "line"),
    [
        ("Only text\n", None, "Only text", 1),
        ("---\ntitle: x\n---\n\nText\n", {"title": "x"}, "Text", 5),
        ("---  \ntitle: x\n...\nText", {"title": "x"}, "Text", 4),
        ("---\ntitle: x\n---\n \n\n    code\n\n", {"title": "x"}, "    code", 6),
        ("---\ntitle: x\n---", {"title": "x"}, "", 3),
        ("---\n---\nText\n", None, "Text", 3),
        ("\n---\nText\n---\n", None, "---\nText\n---", 2),
        ("----\nText\n", None, "----\nText", 1),
        ("---\ntitle: x\n---\nText\n\n---\n\nMore\n", {"title": "x"}, "Text\n\n---\n\nMore", 4),
    ],
)
def test_fields_stand_between_two_lines_of_hyphens(text: str, fields: object, body: str, line: int) -> None:
    markdown = read_markdown(SourceText("story.md", text))
    assert (markdown.fields.value if markdown.fields else None, markdown.body, markdown.body_line, markdown.problems) == (fields, body, line, ())


def test_places_count_from_the_top_of_the_file() -> None:
    markdown = read_markdown(SourceText("story.md", "---\ntitle: x\nsummary: y\n---\n"))
    assert markdown.fields is not None
    assert markdown.fields.positions.of(("summary",)).line == 3


def test_fields_without_an_end_are_a_problem() -> None:
    (problem,) = read_markdown(SourceText("story.md", "---\ntitle: x\n\nText\n")).problems
    assert problem.code == "S023"
