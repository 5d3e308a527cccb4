"""Whatever stands in a story: no traceback, the mark under the right words, nothing alive in the reports."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.findings import FINDINGS
from generator.check.formats import github, html, json_format, sarif, text
from generator.check.passages import body_of
from generator.engine.templates import program_themes
from generator.model.source import Positions
from generator.model.story import StoryText
from generator.model.submission import SourceText, SubmittedStory, SubmittedText
from tests.corpora import corpus

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)


@pytest.fixture
def story(desk) -> SubmittedStory:
    """An honest story."""
    return desk.write("story")


@given(before=st.text("\n #ab क", max_size=20), body=st.text("\n\tab कि読", min_size=1, max_size=40).filter(str.strip), data=st.data())
def test_a_place_in_a_body_is_the_place_in_its_file(before, body, data):
    source = SourceText("story.md", f"---\ntitle: x\n---\n{before.replace('#', '')}\n{body}")
    words = StoryText(language="en", title="x", summary="x", body=source.text.split("---\n", 2)[2])
    passage = body_of(SubmittedText(words, source, 4, Positions()))
    start = data.draw(st.integers(0, len(words.body) - 1))
    span = passage.span(start, start + 1)
    letter = words.body[start]
    assert (source.line(span.line) + "\n")[span.column - 1] == letter


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=TEXT)
def test_any_words_in_any_field_give_a_report(desk, report_of, story, words):
    fields = {
        "title": words,
        "summary": words,
        "domain": words,
        "practice": words,
        "themes": (words,),
        "grades": (words,),
        "objective": words,
        "school": story.story.school.model_copy(update={"name": words, "udise": words}),
        "place": story.story.place.model_copy(update={"state": words, "district": words, "block": words}),
        "leader": story.story.leader.model_copy(update={"name": words, "role": words}),
        "evidence": (story.story.evidence[0].model_copy(update={"file": words, "caption": words}),),
    }
    body = replace(story.texts[0], text=story.texts[0].text.model_copy(update={"body": words}))
    changed = replace(story, story=story.story.model_copy(update=fields), texts=(body,))
    report = report_of(desk.check(changed))
    assert report.faulty
    assert json.loads(json_format.render(report))["errors"] == len([d for d in report.diagnostics if d.is_error])
    assert json.loads(sarif.render(report, FINDINGS))["runs"][0]["results"]
    assert github.render(report).count("\n") == len(report.diagnostics)
    assert "\x1b" not in text.render(report)


def test_naughty_strings_stay_words(desk, report_of, story):
    strings = [string for string in json.loads((corpus("naughty-strings") / "blns.json").read_text(encoding="utf-8")) if string.strip()]
    stories = [
        replace(
            story,
            id=f"story-{number:03}",
            story=story.story.model_copy(update={"title": string[:200], "domain": string, "school": story.story.school.model_copy(update={"name": string})}),
        )
        for number, string in enumerate(strings)
    ]
    report = report_of(desk.check(*stories))
    page = html.render(report, places=desk.content.places, folders=(program_themes(),), project="Test")
    assert len(report.faulty) == len(strings) > 400
    assert page.count("<article") == len(strings)
    lively = page.replace("<style>", "").split("</style>")[1].lower()
    assert not any(tag in lively for tag in ("<script", "<svg", "<iframe", "<img src=x", '<a href="j', "<a href=j"))
    assert "\x1b" not in text.render(report)
