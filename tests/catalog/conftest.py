"""A small festival from which each test builds the collection that it needs."""

from pathlib import Path

import pytest

from generator.catalog.catalog import build_catalog
from generator.model.content import Award, Category, Content, Festival, Practice, Term
from generator.model.place import District, Places, State
from generator.model.project import Project
from generator.model.source import Positions
from generator.model.story import Story, StoryText
from generator.model.submission import CheckedStory, SourceText, SubmittedFile, SubmittedStory, SubmittedText


def terms(*names):
    return {name.lower().replace(" ", "-"): Term(id=name.lower().replace(" ", "-"), label=name) for name in names}


@pytest.fixture
def content():
    states = (State("uttar-pradesh", {"en": "Uttar Pradesh", "hi": "उत्तर प्रदेश"}, 9), State("bihar", {"en": "Bihar"}, 10))
    districts = (
        District("sitapur", {"en": "Sitapur", "hi": "सीतापुर"}, "uttar-pradesh", 172),
        District("bahraich", {"en": "Bahraich"}, "uttar-pradesh", 130),
        District("patna", {"en": "Patna"}, "bihar", 188),
    )
    festival = Festival(
        id="mela-2026",
        label="Mela 2026",
        year=2026,
        categories=(Category(id="reading", label="Reading"),),
        awards=(Award(story="corner", category="reading", citation="Quiet and thorough."), Award(story="missing", category="reading", level="runner-up")),
    )
    return Content(
        places=Places({state.id: state for state in states}, {district.id: district for district in districts}),
        domains=terms("Setting Direction", "Developing Self"),
        themes=terms("Reading", "Attendance", "Libraries"),
        roles={"teacher": Term(id="teacher", label={"en": "Teacher", "hi": "शिक्षक"}, aliases=("Assistant teacher",))},
        grades={grade: Term(id=grade, label=f"Grade {grade}") for grade in ("1", "2", "10")},
        awards={"winner": Term(id="winner", label="Winner"), "runner-up": Term(id="runner-up", label="Runner-up")},
        practices={"guided-reading": Practice(id="guided-reading", label="Guided reading", objective="Read each day.")},
        festivals={festival.id: festival},
    )


def submitted(story_id, *, files=(), translations=(), **fields):
    story = Story(**{"title": story_id.title(), "summary": f"About {story_id}.", **fields})
    source = SourceText(f"stories/{story_id}/story.md", "")
    words = [StoryText(language=story.language, title=story.title, summary=story.summary)]
    words += [StoryText(language=code, title=f"{story.title} ({code})", summary=story.summary) for code in translations]
    shown = tuple(SubmittedFile(name, Path(name), 1, kind, f"print of {name}", 800, 600, problem) for name, kind, problem in files)
    return SubmittedStory(story_id, f"stories/{story_id}", source, Positions(), story, tuple(SubmittedText(text, source, 1) for text in words), shown)


@pytest.fixture
def build(content):
    """A catalog of stories, each given by its id and fields: `build({"id": "corner", "domain": "Developing Self"})`."""

    def made(*stories):
        return build_catalog(
            Project(Path("/project"), "Mela"),
            content,
            [CheckedStory(submitted(story["id"], **{key: value for key, value in story.items() if key != "id"})) for story in stories],
        )

    return made
