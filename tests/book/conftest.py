"""Small catalogs with drawn photos, and a book made of one."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from generator.book.book import build_book
from generator.catalog.catalog import Catalog, build_catalog
from generator.engine.fingerprint import fingerprint
from generator.engine.runner import Here
from generator.model.content import Award, Category, Content, Edition, Festival, Term
from generator.model.place import District, Places, State
from generator.model.project import Project
from generator.model.source import Positions
from generator.model.story import Story, StoryText
from generator.model.submission import CheckedStory, SourceText, SubmittedFile, SubmittedStory, SubmittedText

BODY = "## The need\n\nThe books lay in a locked cupboard.\n\n## What we did\n\nWe hung them on a line.\n\n## What changed\n\nChildren read before the bell.\n"

CONTENT = Content(
    places=Places(
        {"uttar-pradesh": State("uttar-pradesh", {"en": "Uttar Pradesh"}, 9), "telangana": State("telangana", {"en": "Telangana"}, 36)},
        {
            "sitapur": District("sitapur", {"en": "Sitapur", "hi": "सीतापुर"}, "uttar-pradesh", 1),
            "hardoi": District("hardoi", {"en": "Hardoi"}, "uttar-pradesh", 2),
            "nalgonda": District("nalgonda", {"en": "Nalgonda"}, "telangana", 3),
        },
    ),
    domains={
        "setting-direction": Term(id="setting-direction", label="Setting Direction", description="Where a school is going."),
        "developing-communities": Term(id="developing-communities", label="Developing Communities"),
    },
    themes={"reading": Term(id="reading", label="Reading"), "attendance": Term(id="attendance", label="Attendance")},
    grades={str(grade): Term(id=str(grade), label=f"Grade {grade}") for grade in range(1, 6)},
    awards={"winner": Term(id="winner", label="Winner"), "runner-up": Term(id="runner-up", label="Runner-up")},
    festivals={
        "festival-2026": Festival(
            id="festival-2026",
            label="Festival of Small Steps",
            year=2026,
            categories=(Category(id="reading", label="Reading and language"),),
            awards=(
                Award(story="reading-line", category="reading", level="winner", citation="A line, a peg and a Saturday."),
                Award(story="two-gates", category="reading", level="runner-up"),
            ),
        )
    },
)

EDITION = Edition(
    id="book", title="Small Steps", publisher="Samagra Shiksha", foreword="A school changes when somebody begins.", foreword_by="The Director", date=date(2026, 9, 5)
)


def draw_photo(path: Path, width: int, height: int, seed: int) -> None:
    """A picture of coloured squares."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (240, 220, 190))
    pen = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = chance.randrange(width), chance.randrange(height)
        pen.rectangle((x, y, x + 60, y + 60), fill=tuple(chance.randrange(256) for _ in range(3)))
    image.save(path, quality=85)


@pytest.fixture(scope="session")
def submit(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., CheckedStory]:
    """Makes a checked story: its id, the sizes of its photos, translations by language, fields."""
    folder = tmp_path_factory.mktemp("submitted")

    def make(
        name: str, *, photos: tuple[tuple[int, int], ...] = (), body: str = BODY, translations: dict[str, tuple[str, str]] | None = None, **fields: object
    ) -> CheckedStory:
        given = {"title": f"The story of {name}", "summary": "What was done and what it changed.", "consent": {"photos": "yes", "names": "yes"}} | fields
        given.setdefault("evidence", [{"file": f"{name}-{number}.jpg", "caption": f"Photo {number}"} for number in range(len(photos))])
        story = Story.model_validate(given)
        files = []
        for number, (width, height) in enumerate(photos):
            path = folder / f"{name}-{number}.jpg"
            draw_photo(path, width, height, number + 7 * len(name))
            files.append(SubmittedFile(path.name, path, path.stat().st_size, "image/jpeg", fingerprint(path.read_bytes()), width, height))
        texts = [StoryText(language=story.language, title=story.title, summary=story.summary, body=body)]
        texts += [StoryText(language=code, title=title, summary=story.summary, body=text) for code, (title, text) in (translations or {}).items()]
        source = SourceText(f"stories/{name}/story.yml", "")
        submitted = tuple(SubmittedText(text, source, 1) for text in texts)
        return CheckedStory(SubmittedStory(name, f"stories/{name}", source, Positions(), story, submitted, tuple(files)))

    return make


@pytest.fixture(scope="session")
def catalog_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Catalog]:
    """Makes a catalog of checked stories."""
    project = Project(tmp_path_factory.mktemp("project"), "Mela", "https://stories.example.org/")
    return lambda *stories: build_catalog(project, CONTENT, stories)


@pytest.fixture(scope="session")
def catalog(submit: Callable[..., CheckedStory], catalog_of: Callable[..., Catalog]) -> Catalog:
    """Six stories in three districts, two domains and three languages; one writer means harm."""
    wide, tall = (600, 450), (450, 600)
    sitapur, hardoi = {"state": "Uttar Pradesh", "district": "Sitapur"}, {"district": "Hardoi"}
    direction, communities = "Setting Direction", "Developing Communities"
    measure = {"name": "children who read", "unit": "children", "before": 31, "after": 88, "total": 142}
    hostile = '<img src="file:///etc/passwd"> <link rel="attachment" href="file:///etc/passwd"> <style>body { display: none }</style> Words that stay.'
    return catalog_of(
        submit(
            "reading-line",
            photos=(wide, wide, tall),
            title="The reading line",
            domain=direction,
            place=sitapur,
            themes=["reading"],
            measures=[measure],
            leader={"name": "Sunita Devi"},
        ),
        submit(
            "two-gates",
            photos=(tall,),
            title="Two gates",
            domain=direction,
            place=hardoi,
            grades=["1", "2", "3", "5"],
            tasks=[{"title": "Paint the gate", "done": "2026-04-11"}],
        ),
        submit("no-photo", title="Words alone", domain=direction, place=sitapur, themes=["attendance"], quotes=[{"text": "Nobody asked me before.", "by": "The cook"}]),
        submit(
            "kahani", language="hi", title="कहानी की थैली", body="## ज़रूरत\n\nदीवार नहीं थी, इसलिए किताबें थैली में रखीं।\n", photos=(wide,), domain=communities, place=sitapur
        ),
        submit(
            "telugu",
            language="te",
            title="వేరుశనగ లెక్కలు",
            body="పిల్లలు లెక్కలు నేర్చుకున్నారు.",
            domain=communities,
            place={"district": "Nalgonda"},
            translations={"en": ("Groundnut sums", BODY)},
        ),
        submit("hostile", title="<b>Bold</b> & {{ 7 * 7 }}", body=hostile, summary="<script>alert(1)</script>", place=hardoi),
    )


@pytest.fixture(scope="session")
def book(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of these stories."""
    folder = tmp_path_factory.mktemp("print")
    return build_book(catalog, EDITION, folder, folder / "cache", run=Here(1))


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition that the book is made of."""
    return EDITION
