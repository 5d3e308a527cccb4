import re
from html.parser import HTMLParser

import pytest

from generator.site.browse import PER_PAGE, VALUE_TEMPLATES, addresses, narrowed, pages, value_pages, ways_in
from generator.site.collection import in_memory
from generator.site.context import SiteContext
from generator.site.facet_words import facet_name, facet_title, sentence
from generator.site.plan import Grounds, listing_pages, make


def stories(count, **fields):
    return {f"s{number:03}": {"title": f"Story {number}", "summary": "x", "place": {"district": "Sitapur"}, **fields} for number in range(count)}


class Outline(HTMLParser):
    """Headings and links of a page's article, as lines of text."""

    def __init__(self):
        super().__init__()
        self.lines, self._open = [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("h1", "h2", "h3"):
            self._open = [tag]

    def handle_data(self, data):
        if self._open:
            self._open.append(data)

    def handle_endtag(self, tag):
        if self._open and tag == self._open[0]:
            self.lines.append(f"{tag} {' '.join(''.join(self._open[1:]).split())}")
            self._open = None


def outline(page):
    parser = Outline()
    parser.feed(page.content.decode().split('<div class="listing"', 1)[1].split("<footer", 1)[0])
    return parser.lines


@pytest.fixture
def browse(catalog_of, context_of):
    """The browse pages of stories, by path."""

    def made(**told):
        catalog = catalog_of(**told)
        return {page.path: page for page in pages(catalog, context_of(catalog))}

    return made


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (2 * PER_PAGE + 1, 3)])
def test_a_value_has_a_page_for_each_24_stories(browse, count, expected):
    found = [path for path in browse(**stories(count)) if path.startswith("browse/district/sitapur/")]
    assert found == ["browse/district/sitapur/index.html", *(f"browse/district/sitapur/{number}/index.html" for number in range(2, expected + 1))]


def test_every_story_stands_on_one_of_the_pages_newest_first(browse):
    told = {name: {**fields, "finished": f"2026-01-{number + 1:02}"} for number, (name, fields) in enumerate(stories(25).items())}
    made = browse(**told)
    first, second = (outline(made[f"browse/district/sitapur/{part}index.html"]) for part in ("", "2/"))
    cards = [line for line in (*first, *second) if line.startswith("h3 Story")]
    assert cards == [f"h3 Story {number}" for number in range(24, -1, -1)]


def test_pages_know_their_neighbours(browse):
    made = browse(**stories(2 * PER_PAGE + 1))
    links = [
        re.findall(r'<(?:link|a)[^>]* rel="(prev|next)" href="([^"]+)"', made[f"browse/district/sitapur/{part}index.html"].content.decode()) for part in ("", "2/", "3/")
    ]
    root = "../../../../browse/district/sitapur/"
    assert [set(found) for found in links] == [{("next", "../../../browse/district/sitapur/2/")}, {("prev", root), ("next", f"{root}3/")}, {("prev", f"{root}2/")}]


def test_a_festival_without_stories_says_so_and_lists_nothing(browse):
    made = browse()
    assert list(made) == ["browse/index.html"]
    assert "There are no stories yet." in made["browse/index.html"].content.decode()


def test_the_ways_in_are_the_facets_with_their_counts(browse):
    made = browse(**stories(3, domain="developing-self", grades=["2"]))
    assert outline(made["browse/index.html"]) == ["h1 Browse all stories", "h2 Domains", "h2 States and union territories", "h2 Districts", "h2 Grades", "h2 Languages"]
    assert re.search(
        r'href="\.\./browse/district/sitapur/"><span class="choice-name">Sitapur</span> <span class="choice-count">3<', made["browse/index.html"].content.decode()
    )


def test_districts_stand_under_their_states(browse):
    told = {"a": ("medak",), "b": ("sitapur",), "c": ("barabanki",)}
    made = browse(**{name: {"title": name, "summary": "x", "place": {"district": district}} for name, (district,) in told.items()})
    page = made["browse/district/index.html"]
    assert outline(page) == ["h1 Districts", "h2 Telangana", "h2 Uttar Pradesh"]
    assert re.findall('class="choice-name">([^<]+)<', page.content.decode()) == ["Medak", "Barabanki", "Sitapur"]


def test_states_stand_on_their_grid_too(browse):
    assert "<title>Uttar Pradesh: 2</title>" in browse(**stories(2))["browse/state/index.html"].content.decode()


def test_the_page_says_what_it_shows(browse):
    assert "25 stories in Sitapur, newest first · page 2 of 2" in browse(**stories(25))["browse/district/sitapur/2/index.html"].content.decode()


def test_a_listing_is_narrowed_with_true_counts(catalog_of):
    catalog = catalog_of(**stories(3, grades=["1"]), other={"title": "x", "summary": "x", "place": {"district": "Sitapur"}, "themes": ["reading"], "grades": ["1", "2"]})
    facet = catalog.facets["district"]
    found = narrowed(catalog, facet, facet.values["sitapur"], "en")
    assert [(group.title, [(choice.name, choice.href, choice.count) for choice in group.choices]) for group in found] == [
        ("Themes", [("Reading", "search/?district=sitapur&theme=reading", 1)]),
        ("Grades", [("Grade 2", "search/?district=sitapur&grade=2", 1)]),
    ]


@pytest.mark.parametrize(("facet", "value", "places"), [("grade", "1", ["state"]), ("state", "uttar-pradesh", ["district"]), ("district", "sitapur", [])])
def test_places_narrow_a_listing_one_step_at_a_time(catalog_of, facet, value, places):
    at = {district: {"title": district, "summary": "x", "grades": ["1"], "place": {"district": district}} for district in ("sitapur", "barabanki", "medak")}
    catalog = catalog_of(**at, again=at["sitapur"])
    found = narrowed(catalog, catalog.facets[facet], catalog.facets[facet].values[value], "en")
    assert [group.facet for group in found] == places


def test_a_single_story_is_not_narrowed(catalog_of):
    catalog = catalog_of(**stories(1, themes=["reading"]))
    facet = catalog.facets["district"]
    assert narrowed(catalog, facet, facet.values["sitapur"], "en") == ()


def test_the_addresses_are_those_of_the_pages(browse, catalog_of):
    told = stories(30, themes=["reading"], finished="2026-02-01", language="hi")
    assert sorted(f"{path}index.html" for path in addresses(catalog_of(**told))) == sorted(browse(**told))


def test_titles_are_words_not_markup(browse):
    made = browse(a={"title": "</h2><script>alert(1)</script>", "summary": "<img src=x onerror=y>", "place": {"district": "Sitapur"}})
    page = made["browse/district/sitapur/index.html"].content.decode()
    assert "alert(1)</script>" not in page
    assert "<img src=x" not in page


def test_the_same_stories_make_the_same_bytes(browse):
    told = stories(5, themes=["reading"], grades=["1", "2"])
    assert {path: page.content for path, page in browse(**told).items()} == {path: page.content for path, page in browse(**told).items()}


def test_shares_of_any_size_make_the_same_pages(catalog_of, context_of):
    catalog = catalog_of(**stories(60, themes=["reading"], grades=["1"]))
    whole = list(pages(catalog, context_of(catalog)))
    collection, context = in_memory(catalog), context_of(catalog)
    jobs = [planned.job for planned in listing_pages(collection, Grounds(b"", b""))]
    listed = [page for job in jobs for page in make([job], collection, context)]
    assert [*ways_in(catalog, context), *listed] == whole


def test_every_facet_has_words(catalog_of):
    for facet in catalog_of().facets:
        assert facet_name(facet, "en")
        assert facet_title(facet, "en")
        assert sentence(facet, "X", 1, "en").startswith("1 story ")


@pytest.mark.parametrize(
    ("facet", "name", "count", "expected"),
    [
        ("district", "Sitapur", 42, "42 stories in Sitapur, newest first"),
        ("district", "Sitapur", 1, "1 story in Sitapur"),
        ("theme", "Reading", 124000, "1,24,000 stories about Reading, newest first"),
        ("language", "Hindi", 2, "2 stories to read in Hindi, newest first"),
    ],
)
def test_the_sentence_of_a_listing(facet, name, count, expected):
    assert sentence(facet, name, count, "en") == expected


def test_a_listing_is_rendered_with_no_other_templates_than_its_key_knows(catalog_of, context_of, monkeypatch):
    catalog = catalog_of(**stories(2, grades=["1"]), other={"title": "x", "summary": "x", "place": {"district": "Sitapur"}, "themes": ["reading"]})
    facet, used, render = catalog.facets["district"], set(), SiteContext.render
    monkeypatch.setattr(SiteContext, "render", lambda self, template, *args, **values: used.add(template) or render(self, template, *args, **values))
    assert list(value_pages(catalog, facet, facet.values["sitapur"], context_of(catalog), [1]))
    assert used == set(VALUE_TEMPLATES)
