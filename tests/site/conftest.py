"""Small festivals for the tests of the site: stories given as the fields of their story.yml, and everything that they refer to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.catalog.catalog import Catalog, build_catalog
from generator.engine.templates import theme_folders
from generator.media.document import PublishedDocument
from generator.media.photo import Photo, Rendition
from generator.model.content import Award, Category, Content, Festival, Practice, PracticeTask, Term
from generator.model.place import District, Places, State
from generator.model.project import Project
from generator.model.source import Positions
from generator.model.story import Story, StoryText
from generator.model.submission import CheckedStory, SourceText, SubmittedFile, SubmittedStory, SubmittedText
from generator.site.card import cards_of_entries
from generator.site.chrome import Chrome, build_chrome
from generator.site.context import SiteContext

ROOT = Path(__file__).parents[2]
PIXEL = "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

CatalogOf = Callable[..., Catalog]
ContextOf = Callable[[Catalog], SiteContext]


def term(name: str, english: str, **labels: str) -> Term:
    return Term(id=name, label={"en": english, **labels})


def by_id(*items: Any) -> dict[str, Any]:
    return {item.id: item for item in items}


@pytest.fixture(scope="session")
def sample_project() -> Project:
    """The sample project in this repository."""
    return Project(ROOT, "A festival of small improvements", "https://mela.example/", "Stories of small improvements.", ("en",))


@pytest.fixture(scope="session")
def festival_content() -> Content:
    """Two states, three districts, the four domains, one practice, one festival that gave an award to the story "reading-corner"."""
    states = by_id(State("uttar-pradesh", {"en": "Uttar Pradesh", "hi": "उत्तर प्रदेश", "ur": "اتر پردیش"}, 9), State("telangana", {"en": "Telangana"}, 36))
    districts = by_id(
        District("sitapur", {"en": "Sitapur", "hi": "सीतापुर", "ur": "سیتاپور"}, "uttar-pradesh", 1),
        District("barabanki", {"en": "Barabanki"}, "uttar-pradesh", 2),
        District("medak", {"en": "Medak"}, "telangana", 3),
    )
    practice = Practice(
        id="guided-reading",
        label={"en": "Guided Reading Campaign", "hi": "निर्देशित पठन अभियान"},
        objective={"en": "Every child reads for twenty minutes a day."},
        duration={"en": "100 days"},
        tasks=(PracticeTask(title={"en": "Count who reads what"}),),
    )
    festival = Festival(
        id="festival-2026",
        label={"en": "Micro-innovations Festival 2026"},
        year=2026,
        categories=(Category(id="learning", label={"en": "Learning"}),),
        awards=(Award(story="reading-corner", category="learning", level="winner", citation={"en": "It asked for nothing that a school does not have."}),),
    )
    return Content(
        places=Places(states, districts),
        domains=by_id(
            term("setting-direction", "Setting Direction"),
            term("developing-self", "Developing Self"),
            term("strengthening-teaching-learning-process", "Strengthening Teaching-Learning Process", hi="शिक्षण-अधिगम प्रक्रिया"),
            term("developing-communities", "Developing Communities"),
        ),
        themes=by_id(term("reading", "Reading", hi="पढ़ना")),
        roles=by_id(term("head-teacher", "Head teacher", hi="प्रधानाध्यापक")),
        grades=by_id(*(term(str(number), f"Grade {number}") for number in range(1, 6))),
        awards=by_id(term("winner", "Winner")),
        practices={practice.id: practice},
        festivals={festival.id: festival},
    )


@pytest.fixture
def catalog_of(sample_project: Project, festival_content: Content) -> CatalogOf:
    """Makes a catalog of stories given by id as fields; `body` is the text, `translations` are texts by language, `pdf` and photo names need not exist."""

    def make(**stories: dict[str, Any]) -> Catalog:
        checked = [CheckedStory(_submission(name.replace("_", "-"), dict(fields))) for name, fields in stories.items()]
        return build_catalog(sample_project, festival_content, checked)

    return make


def _submission(name: str, fields: dict[str, Any]) -> SubmittedStory:
    body, translations = fields.pop("body", ""), fields.pop("translations", {})
    story = Story.model_validate(fields)
    texts = [StoryText(language=story.language, title=story.title, summary=story.summary, body=body)]
    texts += [StoryText(language=code, **words) for code, words in translations.items()]
    source = SourceText(f"stories/{name}/story.yml", "")
    return SubmittedStory(
        id=name,
        folder=f"stories/{name}",
        fields=source,
        positions=Positions(),
        story=story,
        texts=tuple(SubmittedText(text, source, 1) for text in texts),
        files=tuple(_file(name, item.file) for item in story.evidence if item.file),
    )


def _file(story: str, name: str) -> SubmittedFile:
    kind = "application/pdf" if name.endswith(".pdf") else "image/jpeg"
    return SubmittedFile(name, ROOT / "missing" / name, 1000, kind, f"{story}-{name}", 1600, 1200)


def photo_of(fingerprint: str, width: int = 1600, height: int = 1200) -> Photo:
    stem = fingerprint.rsplit(".", 1)[0]
    webp = [Rendition(w, w * height // width, "image/webp", f"{stem}-{w}.webp") for w in (400, 800, 1600)]
    return Photo(fingerprint, width, height, PIXEL, (*webp, Rendition(800, 800 * height // width, "image/jpeg", f"{stem}-800.jpg")))


@pytest.fixture(scope="session")
def sample_chrome(sample_project: Project, festival_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    """The chrome of the sample project, built once for all tests."""
    return build_chrome(sample_project, festival_content, tmp_path_factory.mktemp("chrome"), ["en", "hi", "te", "ur"])


@pytest.fixture
def context_of(sample_project: Project, sample_chrome: Chrome) -> ContextOf:
    """Makes the context of a catalog: every photo in three sizes, every document of two pages."""

    def make(catalog: Catalog) -> SiteContext:
        photos = {shown.file.fingerprint: photo_of(shown.file.fingerprint) for entry in catalog.entries.values() for shown in entry.photos}
        documents = {
            shown.file.fingerprint: PublishedDocument(shown.file.fingerprint, f"{shown.file.fingerprint}", 2000, 2)
            for entry in catalog.entries.values()
            for shown in entry.documents
        }
        return SiteContext(sample_project, sample_chrome, photos, documents, theme_folders(sample_project.themes), cards_of_entries(catalog.entries, photos))

    return make


RICH: dict[str, Any] = {
    "title": "The corridor that became a library",
    "summary": "Forty books on a clothes line and twenty minutes a day: the children of grade 2 and 3 learned to read.",
    "language": "en",
    "leader": {"name": "Sunita Verma", "role": "head-teacher"},
    "authors": ["Sunita Verma", "Rakesh Kumar"],
    "school": {"name": "Primary School Rampur", "udise": "09240100101", "type": "Primary"},
    "place": {"state": "Uttar Pradesh", "district": "Sitapur", "block": "Biswan", "cluster": "Rampur"},
    "festival": "festival-2026",
    "practice": "guided-reading",
    "domain": "strengthening-teaching-learning-process",
    "themes": ["reading"],
    "grades": ["2", "3"],
    "subjects": ["Hindi"],
    "target_group": "students",
    "started": "2026-01-10",
    "finished": "2026-04-20",
    "cost": {"amount": "1240"},
    "reached": {"students": 142, "teachers": 4},
    "objective": "Every child reads a page a day.",
    "tasks": [{"title": "Hang a line in the corridor", "done": "2026-01-12", "remarks": "Any rope will do."}, {"title": "Count who reads what", "done": "2026-01-20"}],
    "milestones": [{"date": "2026-02-01", "title": "Forty books on the line"}],
    "measures": [{"name": "read a grade 2 text", "unit": "children", "before": 31, "after": 88, "total": 142, "source": "Class teachers, with the state's reading test"}],
    "evidence": [
        {"file": "line.jpg", "caption": "The line on its first day", "alt": "Children choose books from a line", "credit": "Rakesh Kumar"},
        {"file": "girl.jpg", "caption": "Reading aloud"},
        {"file": "register.pdf", "caption": "The reading register"},
        {"url": "https://example.org/film", "kind": "video", "caption": "A film of the first week"},
    ],
    "quotes": [{"text": "I read to my mother now.", "by": "Asha", "role": "grade 3"}],
    "resources": [{"title": "A list of forty books", "url": "https://example.org/books"}],
    "contact": {"name": "Sunita Verma", "email": "sunita@example.org", "publish": True},
    "consent": {"by": "Sunita Verma", "on": "2026-01-09", "photos": True, "names": True},
    "submitted": "2026-05-02",
    "body": "## The need\n\nBooks lay in a locked trunk.\n\n## What we did\n\nWe hung them up.\n\n## What changed\n\nChildren read.\n\n"
    "## What was hard\n\nRain.\n\n## How it spread\n\nTwo schools copied it.\n\n## Try it yourself\n\nBegin with ten books.\n",
    "translations": {
        "hi": {
            "title": "गलियारा जो पुस्तकालय बन गया",
            "summary": "रस्सी पर चालीस किताबें और रोज़ बीस मिनट।",
            "body": "## ज़रूरत\n\nकिताबें बंद थीं।\n\n## हमने क्या किया\n\nहमने उन्हें टाँग दिया।\n\n## क्या बदला\n\nबच्चे पढ़ते हैं।\n\n"
            "## क्या कठिन था\n\nबारिश।\n\n## कैसे फैला\n\nदो स्कूल।\n\n## आप भी करें\n\nदस किताबें।\n",
        }
    },
}


@pytest.fixture
def rich_story() -> dict[str, Any]:
    """A story with every field, in English with a Hindi translation."""
    return dict(RICH)


@pytest.fixture
def system_story() -> dict[str, Any]:
    """A story of a whole system: no school, no place, no photo."""
    return {
        "title": "LEAD: officers learn from officers",
        "summary": "Three courses on a technology platform, with peer meetings, for officers of a state education department.",
        "organisation": "Maharashtra Institute of Educational Planning & Administration",
        "established": 2017,
        "target_group": "leaders",
        "domain": "developing-self",
        "measures": [{"name": "average course completion", "unit": "%", "after": 73}],
        "reached": {"officers": 461},
        "body": "## The need\n\nOfficers are promoted without training.\n",
    }


@dataclass
class PageReader(HTMLParser):
    """What a page is made of: every element with its attributes, the headings, the text, the scripts that run."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag + " ")
        if tag in ("script", "style") and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self.inline.append(tag)
        if tag in ("h1", "h2", "h3", "script", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style"):
            return
        self.words.append(data)
        if self._open:
            self.headings[-1] += data

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag and all(found.get(key) == value for key, value in attributes.items())]

    def links(self) -> list[str]:
        return [str(found.get("href")) for found in self.all("a")]

    def resources(self) -> list[str]:
        """Addresses that a browser loads by itself."""
        loaded = [str(found[key]) for _, found in self.elements for key in ("src", "poster", "data") if found.get(key)]
        sets = [part.split()[0] for _, found in self.elements if found.get("srcset") for part in str(found["srcset"]).split(",")]
        styles = [str(found["href"]) for found in self.all("link") if found.get("rel") in ("stylesheet", "icon", "preload", "preconnect", "modulepreload")]
        return loaded + sets + styles


@pytest.fixture(scope="session")
def read_page() -> Callable[[bytes | str], PageReader]:
    """Reads a page's HTML."""

    def read(page: bytes | str) -> PageReader:
        reader = PageReader()
        reader.feed(page.decode() if isinstance(page, bytes) else page)
        return reader

    return read
