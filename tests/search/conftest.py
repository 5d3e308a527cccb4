import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.catalog.catalog import Catalog, build_catalog
from generator.engine.output import write_pages
from generator.engine.templates import environment, program_themes
from generator.model.content import Award, Category, Content, Festival, Practice, Term
from generator.model.place import District, Places, State
from generator.model.project import Project
from generator.model.source import Positions
from generator.model.story import Story, StoryText
from generator.model.submission import CheckedStory, SourceText, SubmittedStory, SubmittedText
from generator.search.index import search_pages

POLICY = "default-src 'self'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; object-src 'none'; base-uri 'none'"


def _terms(**labels: dict[str, str]) -> dict[str, Term]:
    return {name.replace("_", "-"): Term(id=name.replace("_", "-"), label=label) for name, label in labels.items()}


def _content(awards: dict[str, str]) -> Content:
    states = {
        "uttar-pradesh": State("uttar-pradesh", {"en": "Uttar Pradesh", "hi": "उत्तर प्रदेश"}, 9),
        "bihar": State("bihar", {"en": "Bihar", "hi": "बिहार"}, 10),
    }
    districts = {
        "sitapur": District("sitapur", {"en": "Sitapur", "hi": "सीतापुर"}, "uttar-pradesh", 1),
        "agra": District("agra", {"en": "Agra", "hi": "आगरा"}, "uttar-pradesh", 2),
        "gaya": District("gaya", {"en": "Gaya"}, "bihar", 3),
    }
    festival = Festival(
        id="2026",
        label="Festival 2026",
        year="2026",
        categories=(Category(id="teaching", label="Teaching"),),
        awards=tuple(Award(story=story, category="teaching", level=level) for story, level in awards.items()),
    )
    return Content(
        places=Places(states, districts),
        domains=_terms(developing_self={"en": "Developing Self"}, developing_communities={"en": "Developing Communities", "hi": "समुदाय"}),
        themes=_terms(reading={"en": "Reading", "hi": "पठन"}, library={"en": "Library"}, attendance={"en": "Attendance"}),
        grades={str(grade): Term(id=str(grade), label=f"Grade {grade}") for grade in range(1, 6)},
        roles=_terms(teacher={"en": "Teacher"}, principal={"en": "Principal"}),
        awards=_terms(winner={"en": "Winner"}),
        practices={"circle": Practice(id="circle", label="Learning circle", objective="To learn.")},
        festivals={"2026": festival},
    )


@pytest.fixture(scope="session")
def catalog_of():
    """A catalog of stories given as dicts of fields; `id`, `body` and `translations` ({language: (title, summary, body)}) are ours."""

    def make(*stories: dict, awards: dict[str, str] | None = None, languages: tuple[str, ...] = ("en", "hi")) -> Catalog:
        checked = [_checked(number, dict(fields)) for number, fields in enumerate(stories)]
        return build_catalog(Project(Path("project"), "Test", languages=languages), _content(awards or {}), checked)

    return make


def _checked(number: int, fields: dict) -> CheckedStory:
    name = fields.pop("id", f"story-{number}")
    body, translations = fields.pop("body", ""), fields.pop("translations", {})
    story = Story(**{"summary": "A summary.", **fields})
    texts = [StoryText(language=story.language, title=story.title, summary=story.summary, body=body)]
    texts += [StoryText(language=code, title=title, summary=summary, body=more) for code, (title, summary, more) in translations.items()]
    source = SourceText("story.yml", "")
    return CheckedStory(SubmittedStory(name, f"stories/{name}", source, Positions(), story, tuple(SubmittedText(text, source, 1) for text in texts)))


@pytest.fixture(scope="session")
def publish():
    """Writes a site of nothing but the search page, its scripts and styles, and the index of a catalog; gives the page's file."""

    def write(folder: Path, catalog: Catalog, language: str = "en", thumbnails: dict[str, str] | None = None) -> Path:
        themes = program_themes()
        main = environment((themes,), language).get_template("site/search.html").render(language=language, root="../", facets=catalog.facets)
        (folder / "assets").mkdir(parents=True, exist_ok=True)
        for name in ("search.js", "search_page.js"):
            shutil.copy(themes / "site" / name, folder / "assets" / name)
        styles = [themes / "shared" / "tokens.css", *sorted((themes / "site" / "styles").glob("*.css"))]
        (folder / "assets" / "mela.css").write_text("\n".join(path.read_text(encoding="utf-8") for path in styles), encoding="utf-8")
        write_pages(folder, search_pages(catalog, thumbnails or {}))
        page = folder / "search" / "index.html"
        page.write_text(
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Search</title><meta name="viewport" content="width=device-width">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="stylesheet" href="../assets/mela.css"></head>'
            f"<body><main>{main}</main></body></html>",
            encoding="utf-8",
        )
        return page

    return write


@pytest.fixture(scope="session")
def context(browser: Browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(5_000)
    yield made
    made.close()


@pytest.fixture
def visit(context):
    """Opens the search page's file with an address's query and waits for its results and counts. What the browser complains about fails the test."""
    opened: list[Page] = []
    complaints: list[str] = []

    def open_page(where: Path | str, query: str = "") -> Page:
        page = context.new_page()
        opened.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.goto((where.as_uri() if isinstance(where, Path) else where) + query)
        page.locator("[data-search]:not([aria-busy]) [data-sentence]:not(:empty)").wait_for(state="attached")
        return page

    yield open_page
    for page in opened:
        page.close()
    assert complaints == []


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it is served."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
