import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.content import Ceremony
from generator.site.card import Card, CardText, cards_of_entries
from generator.site.schema import Crumb, breadcrumb_json, collection_json, festival_data, item_json, json_in_html, practice_data, story_data
from generator.site.structured import festival_head, listing_head, shortened, story_head

HOSTILE = "</script><script>alert('x')</script><!-- \u2028 & \"quotes\""


class Head(HTMLParser):
    """The metas, links and JSON-LD of a head."""

    def __init__(self, text):
        super().__init__()
        self.metas, self.links, self.data, self.scripts, self._in_data = {}, {}, [], 0, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta":
            self.metas[given.get("property") or given["name"]] = given["content"]
        elif tag == "link":
            self.links[given["rel"]] = given["href"]
        elif tag == "script":
            self.scripts += 1
            self._in_data = given.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self._in_data = False

    def handle_data(self, data):
        if self._in_data:
            self.data.append(json.loads(data))


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_comes_back_from_html_as_it_went_in(data):
    text = str(json_in_html(data))
    assert json.loads(text) == data
    assert not set("<>&\u2028\u2029") & set(text)


@given(st.text(), st.text())
def test_names_of_pages_and_of_stories_neither_end_the_script_nor_change(sample_project, name, title):
    card = Card("a", "en", {"en": CardText("en", title, "")})
    way, listing = breadcrumb_json(sample_project, [Crumb(name, "")]), collection_json(sample_project, name, title, "", [item_json(sample_project, card, "en")])
    assert json.loads(way)["itemListElement"][0]["name"] == name
    assert json.loads(listing)["mainEntity"]["itemListElement"][0]["name"] == title
    assert not set("<>&\u2028\u2029") & set(way + listing)


def test_a_hostile_title_neither_ends_the_script_nor_changes(catalog_of, context_of):
    catalog = catalog_of(a={"title": HOSTILE, "summary": HOSTILE})
    head = Head(story_head(catalog.entries["a"], "en", context_of(catalog)))
    title = catalog.entries["a"].text.title
    assert (head.scripts, head.data[0]["headline"], head.metas["og:title"]) == (1, title, title)


def test_a_story_is_an_article_of_its_author_place_and_award(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    data = Head(story_head(catalog.entries["reading-corner"], "en", context_of(catalog))).data[0]
    assert {key: data[key] for key in ("@type", "@id", "headline", "inLanguage", "award", "datePublished")} == {
        "@type": "Article",
        "@id": "https://mela.example/stories/reading-corner/",
        "headline": "The corridor that became a library",
        "inLanguage": "en",
        "award": ["Winner, Learning, Micro-innovations Festival 2026"],
        "datePublished": "2026-05-02T00:00:00",
    }
    assert data["author"] == [{"@type": "Person", "name": "Sunita Verma"}, {"@type": "Person", "name": "Rakesh Kumar"}]
    assert data["about"] == [{"@type": "Thing", "name": "Strengthening Teaching-Learning Process"}, {"@type": "Thing", "name": "Reading"}]
    assert data["locationCreated"]["address"] == {"@type": "PostalAddress", "addressLocality": "Sitapur", "addressRegion": "Uttar Pradesh", "addressCountry": "IN"}
    assert data["image"] == {"@type": "ImageObject", "url": "https://mela.example/media/reading-corner-line-800.jpg", "width": 800, "height": 600}
    assert data["workTranslation"] == [{"@type": "Article", "@id": "https://mela.example/hi/stories/reading-corner/", "inLanguage": "hi"}]


def test_a_translation_names_its_original(catalog_of, sample_project, rich_story):
    data = story_data(sample_project, catalog_of(reading_corner=rich_story).entries["reading-corner"], "hi", None)
    assert (data["@id"], data["translationOfWork"]["@id"]) == ("https://mela.example/hi/stories/reading-corner/", "https://mela.example/stories/reading-corner/")
    assert data["about"][0]["name"] == "शिक्षण-अधिगम प्रक्रिया"


def test_the_first_photo_stands_for_the_story(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    metas = Head(story_head(catalog.entries["reading-corner"], "en", context_of(catalog))).metas
    assert {name: metas[name] for name in ("og:type", "og:image", "og:image:alt", "og:image:width", "og:locale", "twitter:card")} == {
        "og:type": "article",
        "og:image": "https://mela.example/media/reading-corner-line-800.jpg",
        "og:image:alt": "Children choose books from a line",
        "og:image:width": "800",
        "og:locale": "en_IN",
        "twitter:card": "summary_large_image",
    }


def test_without_an_address_only_what_needs_none_is_said(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    context = context_of(catalog)
    text = story_head(catalog.entries["reading-corner"], "en", replace(context, project=replace(context.project, url="")), [Crumb("Home", "")])
    head = Head(text)
    assert not [name for name in head.metas if name in ("og:url", "og:image")]
    assert not {"@id", "url", "image", "workTranslation"} & set(head.data[0])
    assert "mela.example" not in text


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        (
            {"leader": {"name": "Asha"}, "consent": {"names": False}, "authors": ["Asha"], "school": {"name": "PS Rampur"}},
            [{"@type": "Organization", "name": "PS Rampur"}],
        ),
        ({"leader": {"name": "Asha"}, "consent": {"names": True}, "authors": ["Asha"]}, [{"@type": "Person", "name": "Asha"}]),
            ({"leader": {"name": "Asha"}, "authors": ["Asha"]}, None),
        ({"organisation": "SCERT"}, [{"@type": "Organization", "name": "SCERT"}]),
        ({}, None),
    ],
)
def test_only_those_are_authors_who_may_be_named(catalog_of, sample_project, fields, author):
    entry = catalog_of(a={"title": "A", "summary": "x", **fields}).entries["a"]
    assert story_data(sample_project, entry, "en", None).get("author") == author


def test_a_festival_is_an_event_on_the_day_of_its_ceremony_else_in_its_year(sample_project, festival_content):
    festival = festival_content.festivals["festival-2026"]
    held = festival.model_copy(update={"ceremony": Ceremony(date="2026-11-14", venue="Ravindralaya, Lucknow")})
    assert [festival_data(sample_project, one, "en", None)["startDate"] for one in (festival, held)] == ["2026", "2026-11-14"]
    assert festival_data(sample_project, held, "en", None)["location"]["name"] == "Ravindralaya, Lucknow"


def test_a_practice_is_a_how_to_with_its_tasks_as_steps(sample_project, festival_content):
    data = practice_data(sample_project, festival_content.practices["guided-reading"], "en")
    assert (data["@type"], data["step"]) == ("HowTo", [{"@type": "HowToStep", "position": 1, "name": "Count who reads what", "text": "Count who reads what"}])


def test_a_listing_names_its_stories_in_order(catalog_of, sample_project):
    catalog = catalog_of(a={"title": "A", "summary": "x"}, b={"title": "B", "summary": "x", "finished": "2026-01-01"})
    items = [item_json(sample_project, card, "en") for card in cards_of_entries(catalog.entries, {}).values()]
    data = json.loads(collection_json(sample_project, "All", "Both", "browse/", items))
    assert [(item["position"], item["name"], item["url"]) for item in data["mainEntity"]["itemListElement"]] == [
        (1, "B", "https://mela.example/stories/b/"),
        (2, "A", "https://mela.example/stories/a/"),
    ]


def test_the_way_to_a_page_is_a_list_of_steps(sample_project):
    data = json.loads(breadcrumb_json(sample_project, [Crumb("Home", ""), Crumb("Browse", "browse/")]))
    assert [(item["position"], item["name"], item["item"]) for item in data["itemListElement"]] == [
        (1, "Home", "https://mela.example/"),
        (2, "Browse", "https://mela.example/browse/"),
    ]


def test_a_page_of_a_listing_links_to_those_around_it_and_to_the_feed(catalog_of, context_of):
    context = context_of(catalog_of())
    head = Head(listing_head((), "en", context, title="T", description="D", path="browse/", before="../a/", after="../b/"))
    assert head.links == {"prev": "../a/", "next": "../b/", "alternate": "../feed.xml"}


def test_a_festival_without_a_summary_is_described_by_its_name(catalog_of, context_of, festival_content):
    context = context_of(catalog_of())
    assert Head(festival_head(festival_content.festivals["festival-2026"], "en", context)).metas["og:description"] == "Micro-innovations Festival 2026"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("short", 10, "short"), ("one two three", 9, "one two…"), ("one, two", 6, "one…"), ("abcdefghij", 5, "abcd…"), ("  a \n b ", 10, "a b")],
)
def test_descriptions_are_cut_between_words(text, limit, expected):
    assert shortened(text, limit) == expected


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_a_description_is_never_longer_than_its_limit(text, limit):
    assert len(shortened(text, limit)) <= limit
