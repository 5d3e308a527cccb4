import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import datetime

import pytest

from generator.site import feeds, sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def feed_of(catalog):
    made = list(feeds.pages(catalog))
    return ElementTree.fromstring(made[0].content) if made else None


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def told(title, **fields):
    return {"title": title, "summary": "x", **fields}


def test_the_feed_has_what_atom_requires(catalog_of, rich_story):
    feed = feed_of(catalog_of(reading_corner=rich_story))
    entry = feed.find(f"{ATOM}entry")
    assert [feed.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated")] == [
        "A festival of small improvements",
        "https://mela.example/",
        "2026-05-01T18:30:00+00:00",
    ]
    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated", "summary")] == [
        "The corridor that became a library",
        "https://mela.example/stories/reading-corner/",
        "2026-05-01T18:30:00+00:00",
        rich_story["summary"],
    ]
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Sunita Verma"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {None: "https://mela.example/", "self": "https://mela.example/feed.xml"}


def test_what_changed_last_comes_first(catalog_of):
    catalog = catalog_of(
        b=told("Handed in", submitted="2026-05-01"),
        a=told("Mended", submitted="2026-01-01", updated="2026-06-01T10:00:00+05:30"),
        c=told("Undated"),
        d=told("Ended", finished="2026-03-01"),
    )
    assert titles(feed_of(catalog)) == ["Mended", "Handed in", "Ended"]


def test_moments_without_a_zone_are_indias(catalog_of):
    feed = feed_of(catalog_of(a=told("A", updated="2026-06-01T10:00:00")))
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == datetime.fromisoformat("2026-06-01T10:00:00+05:30")


def test_the_feed_holds_the_newest_fifty(catalog_of):
    catalog = catalog_of(**{f"s{number}": told(f"S{number}", finished=f"2026-0{1 + number // 28}-{1 + number % 28:02}") for number in range(51)})
    assert (len(titles(feed_of(catalog))), "S0" in titles(feed_of(catalog))) == (50, False)


def test_a_name_that_may_not_be_published_is_not_in_the_feed(catalog_of):
    feed = feed_of(catalog_of(a=told("A", finished="2026-01-01", leader={"name": "Asha"}, consent={"names": False}, organisation="SCERT")))
    assert feed.find(f"{ATOM}entry/{ATOM}author/{ATOM}name").text == "SCERT"


@pytest.mark.parametrize("title", ["<b>&\"'", "]]><x>", "a\x07b\ufffec"])
def test_hostile_titles_leave_the_feed_readable(catalog_of, title):
    expected = title.replace("\x07", "").replace("\ufffe", "")
    assert titles(feed_of(catalog_of(a=told(title, finished="2026-01-01")))) == [expected]


def test_without_an_address_there_is_no_feed(catalog_of):
    catalog = catalog_of(a=told("A", finished="2026-01-01"))
    assert feed_of(replace(catalog, project=replace(catalog.project, url=""))) is None


def test_a_feed_without_dated_stories_is_empty_and_still_whole(catalog_of):
    feed = feed_of(catalog_of(a=told("Undated")))
    assert (titles(feed), feed.findtext(f"{ATOM}updated")) == ([], feeds.NEVER)


def addresses(pages):
    return {page.path: [where.text.removeprefix("https://mela.example/") for where in ElementTree.fromstring(page.content).iter(f"{MAP}loc")] for page in pages}


def test_the_sitemap_lists_stories_listings_and_hand_written_pages_but_no_shell(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    listed = addresses(sitemap.pages(catalog, context_of(catalog)))["sitemap.xml"]
    assert {
        "",
        "about/",
        "stories/reading-corner/",
        "hi/stories/reading-corner/",
        "browse/district/sitapur/",
        "festivals/festival-2026/",
        "practices/",
        "figures/",
    } <= set(listed)
    assert len(listed) == len(set(listed))
    assert not [path for path in listed if "shell" in path or "404" in path or path.startswith("search")]


def test_translations_name_one_another_and_the_day_of_change(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner={**rich_story, "updated": "2026-06-01T02:00:00+05:30"})
    page = next(iter(sitemap.pages(catalog, context_of(catalog))))
    stories = [url for url in ElementTree.fromstring(page.content) if "/stories/" in url.findtext(f"{MAP}loc")]
    alternates = [{link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")} for url in stories]
    assert alternates == [{"en": "https://mela.example/stories/reading-corner/", "hi": "https://mela.example/hi/stories/reading-corner/"}] * 2
    assert [url.findtext(f"{MAP}lastmod") for url in stories] == ["2026-05-31"] * 2


@pytest.mark.parametrize(("count", "files"), [(2, ["sitemap.xml"]), (3, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])])
def test_too_many_addresses_are_split_under_an_index(catalog_of, count, files):
    listed = [sitemap.Listed(f"https://mela.example/{number}/") for number in range(count)]
    made = addresses(sitemap.sitemap(catalog_of(), listed, limit=2))
    assert list(made) == files
    if count == 3:
        assert made == {"sitemap.xml": ["sitemap-1.xml", "sitemap-2.xml"], "sitemap-1.xml": ["0/", "1/"], "sitemap-2.xml": ["2/"]}


def test_without_an_address_there_is_no_sitemap(catalog_of, context_of):
    catalog = catalog_of()
    assert list(sitemap.pages(replace(catalog, project=replace(catalog.project, url="")), context_of(catalog))) == []
