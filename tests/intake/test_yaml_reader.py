"""YAML is read as it was meant, with the place of every value; whatever could harm or mislead is a problem."""

import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.intake.yaml_reader import FASTEST_PARSER, PythonParser, read_yaml
from generator.model.diagnostic import Span

PARSERS = [FASTEST_PARSER, PythonParser]


def problems(text: str, parser: object = None) -> list[str]:
    return [f"{p.span.line}:{p.span.column} {p.code}" for p in read_yaml(text, "story.yml", parser).problems]


@pytest.mark.parametrize(
    "written", ["no", "on", "NO", "true", "1:30", "22:22:22", "012", "0110001", "09240100101", "2024-01-02", "2024-13-45", "1_000", "0x1F", ".inf", "1e3", "="]
)
def test_a_plain_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read_yaml(f"value: {written}\n", "story.yml").value == {"value": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# only a comment"])
def test_an_empty_value_is_none(written: str) -> None:
    assert read_yaml(f"value: {written}\n", "story.yml").value == {"value": None}


@pytest.mark.parametrize("written", ['"null"', "'null'", "!!str null"])
def test_null_that_is_said_to_be_text_is_text(written: str) -> None:
    assert read_yaml(f"value: {written}\n", "story.yml").value == {"value": "null"}


def test_lists_groups_and_long_texts_are_read() -> None:
    text = "---\n# yaml-language-server: $schema=../story.schema.json\na: [1, {b: c}]\nd:\n  - |\n    one\n    two\n  - >-\n    three\n    four\n"
    assert read_yaml(text, "story.yml").value == {"a": ["1", {"b": "c"}], "d": ["one\ntwo\n", "three four"]}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: one\ntitle: two\n", ["2:1 S002"]),
        ("a: {b: 1, b: 2}\n", ["1:11 S002"]),
        ("title: !!python/object/apply:os.system [x]\n", ["1:8 S003"]),
        ("title: !mela x\n", ["1:8 S003"]),
        ("title: !!int 3\n", ["1:8 S003"]),
        ("title: ! Attention\n", ["1:8 S003"]),
        ("a: &a x\nb: *a\n", ["1:4 S004", "2:4 S004"]),
        ("a: &a [*a]\n", ["1:4 S004", "1:8 S004"]),
        ("<<: {a: b}\n", ["1:1 S005"]),
        ("? [a]\n: b\n", ["1:3 S006"]),
        ("null: a\n", ["1:1 S006"]),
        ("?\n: a\n", ["1:2 S006"]),
        ("a: b\n---\nc: d\n", ["2:1 S007"]),
        ("a: x\0y\n", ["1:5 S009"]),
        ("a: 😀 x\x07y\n", ["1:7 S009"]),
        ('a: "x\\0y"\n', ["1:4 S009"]),
        ("title: Reading: a start\n", ["1:15 S001"]),
        ("a: b\n\tc: d\n", ["2:1 S001"]),
        ('title: "Reading\nsummary: x\n', ["1:8 S001"]),
        ('title: "a" b\n', ["1:12 S001"]),
        ("a: @home\n", ["1:4 S001"]),
        ("title: x\nsummary\nleader: y\n", ["2:1 S001"]),
        ("a: [b, c\n", ["1:4 S001"]),
        ("%YAML " + "9" * 5_000 + ".1\n---\na: b\n", ["1:1 S001"]),
    ],
)
def test_what_is_refused_has_its_place(text: str, expected: list[str], parser: object) -> None:
    assert problems(text, parser) == expected


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("escape", ["\\UFFFFFFFF", "\\U00110000", "\\ud800", "\\x00"])
def test_an_escape_for_no_character_is_refused(escape: str, parser: object) -> None:
    assert read_yaml(f'a: "{escape}"\n', "story.yml", parser).problems


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title: Reading: a start\n", "a colon inside a text", "in quotes"),
        ("a: @home\n", "a text may not begin with '@'", "in quotes"),
        ("a:\n\tb: c\n", "a tab stands where only spaces may", "spaces"),
        ("a: *.jpg\n", "'&' or '*'", "in quotes"),
        ('a: "C:\\photos"\n', "a backslash inside double quotes", "single quotes"),
        ("title: 'it's'\n", "goes on behind the quote", "other kind of quote"),
        ("title: x\n  summary: y\n", "indented deeper", "Line it up"),
        ("title:x\nsummary: y\n", "indented deeper", "a blank behind every colon"),
        ("tasks:\n- title: a\n done: b\n", "fits no field above", "other fields of its group"),
        ("a: ? b\n", "may not begin with '?'", "in quotes"),
        ("a: - b\n", "a list begins in the middle of a line", "line of its own"),
        ("title: x\nsummary\nleader: y\n", "no colon", "name: value"),
    ],
)
def test_a_syntax_error_says_in_plain_words_what_to_do(text: str, message: str, hint: str) -> None:
    (problem,) = read_yaml(text, "story.yml").problems
    assert message in problem.message
    assert hint in (problem.hint or "")


@pytest.mark.parametrize("parser", PARSERS)
def test_every_value_and_key_has_its_span_in_characters(parser: object) -> None:
    text = "title: 'स्वच्छ 😀' # x\nleader: {name: 😀😀, role: teacher}\ntasks:\n  - title: One\n    done: 2026-01-02\n  -   two\nabout: |\n  more\n\nlast: 1\n"
    positions = read_yaml(text, "story.yml", parser).positions
    assert positions.values["title",] == Span(1, 8, 1, 18)
    assert positions.values["leader", "role"] == Span(2, 26, 2, 33)
    assert positions.keys["leader", "role"] == Span(2, 20, 2, 24)
    assert positions.values["leader",] == Span(2, 9, 2, 34)
    assert positions.values["tasks", 0, "done"] == Span(5, 11, 5, 21)
    assert positions.values["tasks", 1] == Span(6, 7, 6, 10)
    assert positions.values["tasks",] == Span(4, 3, 6, 10)
    assert positions.values["about",] == Span(7, 8, 8, 7)
    assert positions.keys["last",] == Span(10, 1, 10, 5)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_no_editor_shows_are_blanks(sign: str) -> None:
    document = read_yaml(f"title: one{sign}two\nsummary: x\n", "story.yml")
    assert document.value == {"title": "one two", "summary": "x"}
    assert document.positions.values["summary",].line == 2


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000 + "]" * 20_000,
        "{a: " * 20_000,
        "? " * 20_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
        "".join(f"k{number}: 1\n" for number in range(12_000)),
        "[" + "a, " * 25_000 + "]",
    ],
    ids=["brackets", "braces", "question marks", "indents", "keys", "entries"],
)
def test_depth_and_number_of_values_are_bounded(text: str, parser: object) -> None:
    start = time.monotonic()
    document = read_yaml(text, "story.yml", parser)
    assert [problem.code for problem in document.problems][-1:] == ["S008"]
    assert time.monotonic() - start < 20


def test_a_file_full_of_problems_is_read_only_so_far() -> None:
    text = "".join(f"a{number}: &a{number} x\n" for number in range(5_000))
    assert len(read_yaml(text, "story.yml").problems) == 50


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n: #-'\"&*!|>%@`[]{},?"), max_size=30)
values = st.recursive(texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts.filter(str.strip), inner, max_size=3), max_leaves=12)


@given(st.dictionaries(st.sampled_from(["title", "summary", "no", "1:30", "~", "<<"]), values, max_size=4), st.booleans())
@settings(max_examples=150, deadline=None)
def test_texts_that_another_program_wrote_come_back_as_they_were(value: dict[str, object], flow: bool) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10_000)
    if any(sign in written for sign in "\u2028\u2029"):
        written = yaml.safe_dump(value, allow_unicode=False, default_flow_style=flow, sort_keys=False, width=10_000)
    document = read_yaml(written, "story.yml")
    assert document.problems == ()
    assert document.value == value


@given(st.text(st.characters() | st.sampled_from("\n\t: #-'\"&*!|>%@`[]{},?\r\0\\"), max_size=60))
@example("\ud800: x")
@example("a: \ufeff\n")
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_both_parsers_agree_on_what_both_read(text: str) -> None:
    fast, slow = (read_yaml(text, "story.yml", parser) for parser in PARSERS)
    if not fast.problems and not slow.problems:
        assert fast.value == slow.value
        assert dict(fast.positions.values) == dict(slow.positions.values)
    for problem in (*fast.problems, *slow.problems):
        assert 1 <= problem.span.line <= text.count("\n") + 1
        assert (problem.span.line, problem.span.column) < (problem.span.end_line, problem.span.end_column)
