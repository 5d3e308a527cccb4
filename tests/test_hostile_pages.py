"""Whatever is submitted, pages hold words of it and nothing else: read back by a parser that nobody here wrote, and in Chromium with and without their policy."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from playwright.sync_api import Browser, Page
from pydantic import ValidationError

from generator import pipeline
from generator.check.names import Names
from generator.engine.progress import Progress
from generator.intake.names import id_problem, name_problem
from generator.model.content import Content, Term
from generator.model.label import slug
from generator.model.story import Resource
from tests.corpora import corpus
from tests.hostile import ALLOWED, SHARED, faults_of, headline, one_line, reduced, strings, write_project
from tests.witness import Witness, witness

OWN = (
    "<script>window.stolen=1;alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<form><input name=attributes><button formaction=javascript:alert(1)>send</button></form>",
    "<base href=https://evil.invalid/><link rel=stylesheet href=https://evil.invalid/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe><object data=https://evil.invalid/x></object>",
    '<a href="jav&#x09;ascript:alert(1)">here</a> <a href=//evil.invalid>there</a>',
    "[here](javascript:alert(1)) [there](data:text/html;base64,PHNjcmlwdD4=) [disk](//evil.invalid/share) [x](https:evil.invalid) [y](https://gov.in@evil.invalid/)",
    '[a](https://example.org "onclick=alert(1)") <https://example.org/a?b=1&c=2> ![x](https://evil.invalid/pixel.png "t")',
    "<table background=//evil.invalid/x><tr><td style='background:url(https://evil.invalid/y)'>cell</table>",
    "<style>@import 'https://evil.invalid/x.css'; body{display:none}</style><p style=position:fixed;inset:0>over</p>",
    "</script><script>alert(1)</script><!--",
    "<!--<script>",
    "]]></title></textarea></style><script>alert(1)</script>",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} #{7*7} {{ context.project }} {# x #}",
    "@@mela:article@@ @@mela-home@@ @@mela-search-box@@ @@mela-root@@",
    "%(name)s %s %(count)s {0} {name!r}",
    'Line\u2028one\u2029two \\u003c/script> \\" \\',
    "photo\u202egpj.exe \u2066open \u200f\u061c and \u0915\u094d\u200d\u0937",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "<details open ontoggle=alert(1)><summary>x</summary></details><video><source onerror=alert(1)></video>",
    "<em onclick=alert(1)>written</em> <h2 id=content>heading</h2> <td>cell</td> `<em>code</em>`",
    "=cmd|'/c calc'!A0",
    "| a | b |\n|---|--:|\n| <img src=x onerror=alert(1)> | [x](vbscript:x) |",
)
"""Our own vectors, of which each stands for a kind."""

_REORDERING = re.compile("[\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]")
_MASKED = re.compile(r"@|\d(?:\D{0,2}\d){6}")
"""What may be an address or number of a person, which is shown in part only."""

LIVE = """
[...new Set([...document.querySelectorAll("*")].flatMap((element) =>
  [element.localName, ...element.getAttributeNames().map((name) => element.localName + " " + name)]))]
"""
MARKS = "['stolen', 'xss', 'pwned', 'XSS', 'done'].filter((name) => typeof window[name] !== 'undefined' && !(window[name] instanceof Element))"


@dataclass(frozen=True)
class Festival:
    """A built site of hostile stories."""

    root: Path
    stories: int
    left_out: tuple[str, ...]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def pages(self, pattern: str) -> list[Path]:
        found = sorted(self.site.glob(pattern))
        assert found, pattern
        return found


def vectors_of(collection: str) -> list[str]:
    """The vectors of one of the collections that are put into every field."""
    folder = corpus(collection)
    data = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    keys = {"xss-dompurify": "payload", "markdown-it": "markdown", "own-bidi-invisible": "text"}
    if key := keys.get(collection):
        return [case[key] for cases in data for case in cases]
    return list(strings(data))


FIELDS = ("xss-dompurify", "xss-sanitisers", "own-script-breakout", "naughty-strings", "own-bidi-invisible", "svg-svg-hush")
"""Collections of which each vector goes through every field; the others are Markdown, for bodies."""

BODIES = ("markdown-it", "commonmark-spec")


@pytest.fixture(scope="module", params=["own", "collections"])
def festival(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Festival:
    """The site of our own vectors, and that of all collections."""
    root = tmp_path_factory.mktemp("hostile")
    if request.param == "own":
        vectors, bodies = list(OWN), list(OWN)
    else:
        vectors = [vector for name in FIELDS for vector in vectors_of(name)]
        bodies = [*vectors_of("markdown-it"), *(case["markdown"] for case in json.loads((corpus("commonmark-spec") / "spec.json").read_text(encoding="utf-8")))]
    write_project(root, vectors, bodies)
    built = pipeline.site(root, Progress(quiet=True))
    return Festival(root, len(list((root / "stories").iterdir())), built.left_out)


def test_words_are_no_reason_to_refuse_a_story(festival: Festival) -> None:
    assert festival.left_out == ()
    assert len(festival.pages("stories/*/index.html")) == len(festival.pages("hi/stories/*/index.html")) == festival.stories


def test_no_page_has_an_element_attribute_address_or_script_but_its_templates_own(festival: Festival) -> None:
    faults = [f"{path.relative_to(festival.site)}: {fault}" for path in festival.pages("**/*.html") for fault in faults_of(path.read_bytes())]
    assert faults == []


def test_a_title_is_read_as_it_was_written(festival: Festival) -> None:
    read = 0
    for path in festival.pages("stories/one-*/index.html"):
        fields = (festival.root / "stories" / path.parent.name / "story.yml").read_text(encoding="utf-8")
        title = " ".join(_REORDERING.sub("", title_of(fields)).split())
        if not _MASKED.search(title) and title:
            heading, tab, data = headline(path.read_bytes())
            assert (heading, tab, " ".join(data.split())) == (title, f"{title} - A festival", title)
            read += 1
    assert read > 20


def title_of(fields: str) -> str:
    return str(yaml.load(fields, yaml.CBaseLoader)["title"])


def test_feed_sitemap_tables_and_data_stay_what_they_are(festival: Festival) -> None:
    for name in ("feed.xml", "sitemap.xml"):
        assert ElementTree.parse(festival.site / name).getroot().tag.endswith(("feed", "urlset"))
    stories = json.loads((festival.site / "data" / "stories.json").read_text(encoding="utf-8"))
    with (festival.site / "data" / "stories.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(stories) == len(rows) - 1 == festival.stories
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_browser_runs_loads_and_asks_nothing_of_theirs(browser: Browser, festival: Festival) -> None:
    with witness(browser, festival.site.as_uri()) as seen:
        for path in [*festival.pages("stories/many-*/index.html"), *others(festival)]:
            seen.page.goto(path.as_uri())
            look_at(seen, path)


def test_nor_does_a_browser_that_knows_no_policy(browser: Browser, festival: Festival) -> None:
    with witness(browser, festival.site.as_uri(), bypass_csp=True) as seen:
        for path in festival.pages("stories/many-*/index.html"):
            seen.page.goto(path.as_uri())
            look_at(seen, path)


def others(festival: Festival) -> Iterator[Path]:
    """Pages on which vectors stand beside the stories that have many: long texts, lists in which each is a title and a summary, the organiser's own words."""
    yield from festival.pages("stories/text-*/index.html")
    yield from festival.pages("browse/state/uttar-pradesh/**/index.html")
    for name in ("", "festivals/f", "practices/p", "practices", "editions/book", "browse", "browse/theme", "browse/theme/t1", "figures", "hi/stories/many-0"):
        yield festival.site / name / "index.html"


def look_at(seen: Witness, path: Path) -> None:
    live = set(seen.page.evaluate(LIVE))
    allowed = {name.lower() for name in ALLOWED} | {f"{tag} {name}".lower() for tag, own in ALLOWED.items() for name in own | SHARED}
    assert {name for name in map(str.lower, live) if name not in allowed} == set(), path
    assert seen.page.evaluate(MARKS) == [], path
    assert seen.page.url == path.as_uri()
    assert (seen.faults, seen.foreign) == ([], []), path


def test_a_search_shows_hostile_stories_as_words(browser: Browser, festival: Festival) -> None:
    with witness(browser, festival.site.as_uri()) as seen:
        for query in ("script", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "alert&theme=t1", "onerror&state=%3Csvg%20onload%3Dalert(1)%3E"):
            path = festival.site / "search" / "index.html"
            seen.page.goto(f"{path.as_uri()}?q={query}")
            searched(seen.page)
            if query == "script":
                assert seen.page.locator(".search-cards .card").count() > 3
            assert set(seen.page.evaluate(LIVE)) & {"script onerror", "img onerror", "svg", "iframe", "object", "style"} == set()
            assert (seen.faults, seen.foreign, seen.page.evaluate(MARKS)) == ([], [], [])


def searched(page: Page) -> None:
    page.locator("[data-search]:not([aria-busy]) [data-sentence]:not(:empty)").wait_for(state="attached")


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<script src='https://evil.invalid/x.js'></script>",
        "<script type=application/ld+json>{</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='https://evil.invalid/x'>",
        "<img src='//evil.invalid/x'>",
        "<p style='color:red'>x</p>",
        "<iframe></iframe>",
        "<svg onload=alert(1)>",
        "<a href='java&#9;script:alert(1)'>x</a>",
        "<a href='//evil.invalid'>x</a>",
        "<a href='https://evil.invalid/'>x</a>",
        "<form action='https://evil.invalid/'>x</form>",
        "<div class=prose><span>x</span></div>",
        "<div class=prose><p id=x>x</p></div>",
    ],
)
def test_the_reader_of_pages_sees_harm(harm: str) -> None:
    page = '<!doctype html><meta http-equiv="Content-Security-Policy" content="x"><title>x</title><p>x</p>'
    assert list(faults_of(page.encode())) == []
    assert list(faults_of((page + harm).encode()))


def test_the_builder_keeps_its_vectors_alive() -> None:
    assert [one_line(reduced(vector), 2000) for vector in OWN[:4]] == list(OWN[:4])


@pytest.mark.parametrize("address", ["https://example.org/\u202egnp.exe", "https://example.org/a b", "https://gov.in\\@evil.invalid/", "https://a@evil.invalid/"])
def test_an_address_that_is_read_otherwise_than_it_looks_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        Resource(title="x", url=address)


def test_what_reorders_letters_is_left_out_of_words_and_refused_in_file_names() -> None:
    assert Resource(title="photo\u202egpj.exe\u2066 \u200fक\u094d\u200dष", url="https://example.org/").title == "photogpj.exe \u200fक\u094d\u200dष"
    assert Term(id="x", label={"hi": "\u202eab"}).label == {"hi": "ab"}
    assert name_problem("photo\u202egpj.exe", "stories/x")
    assert name_problem("क\u094d\u200dष.jpg", "stories/x") is None


def letters() -> list[tuple[str, str]]:
    """Characters with the ASCII letter or digit that each may be taken for."""
    table = json.loads((corpus("confusables") / "confusables.json").read_text(encoding="utf-8"))
    return [(one["c"], plain) for plain in "abcdefghijklmnopqrstuvwxyz0123456789" for one in table.get(plain, []) if len(one["c"]) == 1 and not one["c"].isascii()]


def test_a_folder_that_looks_like_another_ones_id_is_refused_and_takes_nobodys_address() -> None:
    pairs = letters()
    assert len(pairs) > 500
    for lookalike, plain in pairs:
        assert id_problem(f"read{lookalike}ing", "stories/x", "S021", "folder"), lookalike
        ascii_form = unicodedata.normalize("NFKD", lookalike).encode("ascii", "ignore").decode().lower()
        assert slug(f"read{lookalike}ing") != f"read{plain}ing" or ascii_form == plain, lookalike


def test_a_theme_that_only_looks_like_another_is_not_that_theme() -> None:
    names = Names(Content(themes={"reading": Term(id="reading", label={"en": "Reading"})}))
    assert names.theme("READING") is not None
    for lookalike, plain in letters():
        if plain in "reading" and names.theme("reading".replace(plain, lookalike, 1)):
            assert unicodedata.normalize("NFKC", lookalike).casefold() == plain
