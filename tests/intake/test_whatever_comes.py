"""Whatever is submitted, reading it ends with a story or with findings, each at a place that exists."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.evidence import facts_of
from generator.intake.front_matter import read_markdown
from generator.intake.kinds import kind_of
from generator.intake.records import read_record
from generator.intake.remains import read_remains
from generator.intake.stories import read_story
from generator.intake.yaml_reader import read_yaml
from generator.model.content import Edition, Festival, Practice
from generator.model.project import Project
from generator.model.story import Story
from generator.model.submission import SourceText
from tests.corpora import corpus

WRITTEN = ["", "no", "12", "-1", "1,24,000", "2026-02-30", "2026-07-15", "https://example.org", "http://a:b@c", "en-IN", "स्कूल", "x" * 400, "9" * 40, "1e5"]
HEADS = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"PK\3\4", b"\0\0\0\x18ftypavif", b"II*\0", b"BM" + b"\0" * 8, b"<"]

texts = st.sampled_from(WRITTEN) | st.text(max_size=8)
fields = st.sampled_from([*Story.model_fields, *Festival.model_fields, "titel", "amount", "unit", "url", "en", "id", "done"])
values = st.recursive(st.none() | texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=5), max_leaves=25)


@pytest.mark.parametrize("kind", [Story, Practice, Festival, Edition])
@given(value=st.dictionaries(fields, values, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_values_give_a_record_or_findings(kind: type, value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    document = read_yaml(text, "story.yml")
    record, problems = read_record(kind, document.value, "story.yml", document.positions, "a story")
    assert (record is None) is bool(problems)
    for problem in problems:
        assert 1 <= problem.span.line <= text.count("\n") + 1
        assert (problem.span.line, problem.span.column) < (problem.span.end_line, problem.span.end_column)
        assert "\n" not in problem.message


@given(value=st.dictionaries(fields, values, max_size=12))
@settings(max_examples=150, deadline=None)
def test_of_any_values_something_remains(value: dict[str, object]) -> None:
    document = read_yaml(yaml.safe_dump(value, allow_unicode=True), "story.yml")
    record, problems = read_record(Story, document.value, "story.yml", document.positions, "a story")
    remains, refused = read_remains(Story, document.value)
    assert remains == record or (remains is not None and problems)
    assert all(path[0] in Story.model_fields for path in refused)


@given(st.text(st.characters() | st.sampled_from("-\n: "), max_size=60))
def test_any_text_is_cut_into_fields_and_body(text: str) -> None:
    markdown = read_markdown(SourceText("story.md", "---\n" + text))
    lines = ("---\n" + text).split("\n")
    if markdown.body:
        assert lines[markdown.body_line - 1].startswith(markdown.body.split("\n")[0])


@given(st.sampled_from(HEADS), st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_bytes_have_a_kind_and_facts(head: bytes, tail: bytes) -> None:
    facts = facts_of(head + tail)
    assert facts.kind == kind_of(head + tail)
    assert (facts.width == 0) is (facts.height == 0)


@given(st.dictionaries(st.sampled_from(["story.yml", "story.md", "story.hi.md", "story.xx-XX.md", "a.jpg"]), st.binary(max_size=120), min_size=1))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_folder_is_read(project: Project, write: Callable[..., Path], files: dict[str, bytes]) -> None:
    folder = project.stories / "a"
    for path in folder.glob("*"):
        path.unlink()
    for name, content in files.items():
        write(f"stories/a/{name}", content)
    story = read_story(folder, project)
    assert story.story is not None or any(problem.is_error for problem in story.diagnostics)
    assert all(problem.story == "a" and problem.file.startswith("stories/a") for problem in story.diagnostics)


def test_hostile_names_of_files_stay_inside_the_folder(project: Project, write: Callable[..., Path]) -> None:
    write("stories/a/story.yml", "title: A\nsummary: B\n")
    made = []
    for name in json.loads((corpus("own-file-names") / "cases.json").read_text()):
        if "/" not in name and "\0" not in name and len(os.fsencode(name)) < 256 and name not in ("", ".", ".."):
            write(f"stories/a/{name}", "x")
            made.append(name)
    assert len(made) > 30
    story = read_story(project.stories / "a", project)
    assert {file.name for file in story.files} <= set(made)
    refused = {problem.file.removeprefix("stories/a/") for problem in story.diagnostics}
    assert {"a\\x0ab.jpg", "a\\x09b.jpg", "C:\\evil.jpg"} <= refused
    for problem in story.diagnostics:
        assert problem.file.isprintable() or not problem.file.isascii()
        assert "\n" not in problem.message


def test_hostile_names_of_folders_are_no_ids(project: Project, write: Callable[..., Path]) -> None:
    for name in json.loads((corpus("own-file-names") / "cases.json").read_text()):
        if "/" not in name and "\0" not in name and len(os.fsencode(name)) < 256 and name not in ("", ".", ".."):
            folder = write(f"stories/{name}/story.yml", "title: A\nsummary: B\n").parent
            codes = [problem.code for problem in read_story(folder, project).diagnostics]
            assert codes == ([] if name == "photo" else ["S030"])
