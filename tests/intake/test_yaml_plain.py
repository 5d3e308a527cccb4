"""Plain YAML is read line by line, to the same values at the same places as PyYAML reads it; what is not plain is left to PyYAML."""

import json
import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.intake.yaml_full import NODE_LIMIT, read_fully
from generator.intake.yaml_plain import INDENT_LIMIT, REMEMBERED, read_plainly
from generator.intake.yaml_reader import FASTEST_PARSER, PythonParser, read_yaml
from generator.model.diagnostic import Span
from tests.corpora import corpus

ROOT = Path(__file__).resolve().parents[2]


def agrees(text: str) -> bool:
    """Whether the text is plain; fails where PyYAML reads anything else in it."""
    plain = read_plainly(text)
    if plain is None:
        return False
    positions = read_yaml(text, "story.yml").positions
    for parser in (FASTEST_PARSER, PythonParser):
        full = read_fully(text, "story.yml", parser)
        assert (full.value, full.problems) == (plain[0], ())
        assert positions.values == full.positions.values
        assert list(positions.keys.items()) == list(full.positions.keys.items())
    return True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n\n",
        "a: b",
        "---\na: b\n",
        "a:   b   # c\n\n   \n# d\ne: f#g\n  # h\n",
        'title: it\'s 10:30, [so] they say {all}:"yes"?\n',
        "a: 'it''s'\nb: \"c: #d\" # e\nf: ''\ng: \"h \\\"i\\\" \\\\\"\n",
        "a: ~\nb: null\nc:\nd: # e\n",
        "a: -5\nb: https://example.org/?a=b#c\n",
        "themes: [reading, \"a, b\", 'c', ~, -1, d-e]\nno: []\nnor: {}\n",
        "leader: {name: Md. Asha, role: 'head: teacher', url: https://a.b/c, none: null}\n",
        "tasks:\n  - title: One\n    done: 2026-01-02\n\n  # and\n  - {title: Two}\n  -   title: Three\n      remarks:\n  - four\n  -\n",
        "tasks:\n- a\n-\n- b: c\n  d:\n  - e\nf: g\n",
        "- a\n-\n  b: c\n-\n  - d\n",
        "a:\n    b:\n     c: d\n  # e\ne: f\n",
        "a: स्वच्छ 😀 क्\u200dष\nb: [😀, 'x\u00a0y']\nc: \u3000d\n",
    ],
)
def test_plain_yaml_has_the_values_and_places_that_pyyaml_reads(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "one text",
        "a: b\n  c",
        "a: b\n  - c\n",
        "a: b: c\n",
        "a:\n  b\n",
        "a: 'b\n  c'\n",
        "a: 'b' c\n",
        'a: "\\n"\n',
        "a: |\n  b\n",
        "a: > # b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: @b\n",
        "a: - b\n",
        "a: ? b\n",
        "? a\n: b\n",
        "'a': b\n",
        "a : b\n",
        "अ: b\n",
        "null: a\n",
        "<<: a\n",
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "a: {b: c, d}\n",
        "a: {b: , c: d}\n",
        "a: [b, {c: d}]\n",
        "a: [b, ]\n",
        "a: [b: c]\n",
        "a: [b,\n  c]\n",
        "a: [why?]\n",
        "a: [b] c\n",
        "[a]: b\n",
        "- - a\n",
        "- a\nb: c\n",
        "a: b\n- c\n",
        " a: b\nc: d\n",
        "a:\n  b: c\n d: e\n",
        "a:\tb\n",
        "a: b\rc: d\n",
        "a: b\u2028c\n",
        "a: b\ufeffc\n",
        "a: b\x07\n",
        "a: \ud800\n",
        "---\n",
        "--- a\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(INDENT_LIMIT + 2)),
        "a: " + "b" * NODE_LIMIT,
    ],
)
def test_what_is_not_plain_is_left_to_pyyaml(text: str) -> None:
    assert read_plainly(text) is None


WRITTEN = [
    "", "b", "b c ", "-", "-1", "- b", "~", "'", "'b'", "'b'' c'", '"b"', '"\\"', '"\\\\\\""', "[", "[]", "[b, 'c']", "[ b ,c]", "{b: c}", "{b: c, d: e f}", "{b}",
    "|", ">", "&b", "*b", "b: c", "b:", ":b", "b:c", "?", "b #c", "b#c", "#b", "# b", "<<", "null", "@", "\t", "😀", "\u2028", "\u200d", "\xa0", "---", "...",
]  # fmt: skip
"""What may stand behind a name or a dash, and some of it elsewhere."""

lines = st.builds(
    lambda indent, dash, name, written, end: " " * indent + dash + name + written + end,
    st.integers(0, 4),
    st.sampled_from(["", "", "", "- ", "-   ", "-"]),
    st.sampled_from(["a: ", "b: ", "c: ", "d:  ", "e:", "a:", "", "null: ", "'a': ", "a b: "]),
    st.sampled_from(WRITTEN),
    st.sampled_from(["", "", " ", " # c", "#"]),
)
texts = st.lists(lines, max_size=7).map("\n".join) | st.lists(lines, max_size=5).map(lambda some: "---\n" + "\n".join(some) + "\n")


@given(texts | st.text(st.sampled_from("ab\n\n  :-#'\"&*!|>[]{},?~\\0x😀\u2028"), max_size=40))
@example("a:\n- b: [c]\n  d:\n  - {e: }\n")
@settings(max_examples=600, deadline=None)
def test_whatever_is_written_the_two_agree(text: str) -> None:
    agrees(text)


names = st.sampled_from(["title", "summary", "no", "y", "en", "null"])
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(" :#-'\","), max_size=12)
values = st.recursive(st.none() | words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=12)


@given(st.dictionaries(names, values, max_size=4), st.sampled_from([False, None]))
@settings(max_examples=300, deadline=None)
def test_of_what_another_program_wrote_the_two_agree(value: dict[str, object], flow: bool | None) -> None:
    agrees(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10_000))


def test_the_stories_of_the_sample_project_are_plain() -> None:
    files = sorted((ROOT / "stories").rglob("story.yml"))
    assert len(files) > 40
    assert [file.parent.name for file in files if not agrees(file.read_text(encoding="utf-8"))] == []


def test_over_broken_stories_and_content_the_two_agree() -> None:
    files = [*(ROOT / "tests" / "broken").rglob("story.yml"), *(ROOT / "content").rglob("*.yml"), *(ROOT / "generator" / "data").rglob("*.yml")]
    assert sum(agrees(file.read_bytes().decode("utf-8", "replace")) for file in files) > 30


def test_over_the_yaml_test_suite_and_hostile_texts_the_two_agree() -> None:
    cases = [case for folder in ("yaml-test-suite", "own-yaml-hostile") for case in json.loads((corpus(folder) / "cases.json").read_text(encoding="utf-8"))]
    assert sum(agrees(case["yaml"]) for case in cases if "yaml" in case) > 20


def test_over_naughty_strings_as_values_the_two_agree() -> None:
    strings = json.loads((corpus("naughty-strings") / "blns.json").read_text(encoding="utf-8"))
    assert sum(agrees(f"a: {string}\nb: [{string}]\nc:\n  - {{d: {string}}}\n") for string in strings) > 20


def test_places_can_be_asked_for_in_another_process_and_when_the_text_was_long_forgotten() -> None:
    document = read_yaml("a: 1\nb:\n  - c\n", "story.yml")
    again = pickle.loads(pickle.dumps(document))
    for number in range(REMEMBERED + 1):
        read_yaml(f"a: {number}\n", "story.yml")
    assert again.positions.of(("b", 0)) == document.positions.of(("b", 0)) == Span(3, 5, 3, 6)
    assert again == document


def test_no_way_leads_to_a_place_that_is_not_there() -> None:
    positions = read_yaml("a: [b, c]\nd: e\n", "story.yml").positions
    for path in (("b",), ("a", 2), ("a", -1), ("a", "0"), ("d", 0), ("d", "e"), ("a", 0, 0)):
        assert path not in positions.values
        assert path not in positions.keys
    assert ("a", 0) in positions.values
    assert ("a", 0) not in positions.keys
    assert list(read_yaml("# nothing\n", "story.yml").positions.values) == []
