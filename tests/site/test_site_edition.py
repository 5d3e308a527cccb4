import re
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from generator.model.content import Edition
from generator.site import edition, festival
from generator.site.schema import edition_data

STORIES = {
    "alpha": {"title": "Alpha", "summary": "x", "domain": "developing-self", "themes": ["reading"], "finished": "2026-01-03"},
    "beta": {"title": "Beta", "summary": "x", "domain": "setting-direction", "finished": "2026-01-02"},
    "gamma": {"title": "Gamma", "summary": "x", "finished": "2026-01-01"},
    "delta": {"title": "Delta", "summary": "x", "domain": "developing-self", "finished": "2026-01-04"},
}


@pytest.fixture
def printed(catalog_of):
    """A catalog of STORIES, or others, with these editions."""

    def made(*editions, **stories):
        catalog = catalog_of(**(stories or STORIES))
        return replace(catalog, content=replace(catalog.content, editions={one.id: one for one in editions}))

    return made


def book(**fields):
    return Edition(**{"title": "Before the Bell", **fields})


def page_of(catalog, context_of, path="editions/book/index.html"):
    return next(page.content.decode() for page in edition.pages(catalog, context_of(catalog)) if page.path == path)


def contents(catalog, one):
    return [(chapter.title, [entry.id for entry in chapter.stories]) for chapter in edition.chapters(catalog, one, "en")]


def test_chapters_follow_the_facet_and_those_without_a_value_stand_last(printed):
    assert contents(printed(), book()) == [("Setting Direction", ["beta"]), ("Developing Self", ["delta", "alpha"]), ("Other stories", ["gamma"])]
    assert contents(printed(), book(group_by="theme")) == [("Reading", ["alpha"]), ("Other stories", ["delta", "beta", "gamma"])]


def test_the_page_says_what_the_book_is_and_what_stands_in_it(printed, context_of, read_page):
    one = book(subtitle="Small improvements", publisher="Festival Office", date=date(2026, 11, 14), foreword="We *asked* for stories.", foreword_by="The Office")
    page = read_page(page_of(printed(one), context_of))
    assert page.headings == [
        "h1 Before the Bell",
        "h2 Foreword",
        "h2 Contents",
        "h3 Setting Direction 1",
        "h3 Developing Self 2",
        "h3 Other stories 1",
    ]
    assert all(words in page.text for words in ("Small improvements", "Festival Office", "14 November 2026", "We asked for stories.", "The Office", "Stories 4"))
    assert {f"../../stories/{story}/" for story in STORIES} <= set(page.links())


def test_every_chapter_leads_to_its_stories(printed, context_of, read_page):
    assert {"../../browse/domain/developing-self/", "../../browse/"} <= set(read_page(page_of(printed(book()), context_of)).links())


def test_the_foreword_is_cleaned_and_says_its_language(printed, context_of):
    page = page_of(printed(book(language="hi", foreword="नमस्ते<script>alert(1)</script>")), context_of)
    assert "alert(" not in page
    assert '<div class="prose" lang="hi" dir="ltr"><p>नमस्ते' in page


def test_a_hostile_title_is_text(printed, context_of):
    page = page_of(printed(book(title="<img src=x onerror=alert(1)>", publisher="<b>x</b>")), context_of)
    assert "<img src=x" not in page
    assert "<b>x" not in page


def test_the_cover_storys_photo_opens_the_page(printed, context_of, rich_story):
    stories = {"plain": {"title": "Plain", "summary": "x"}, "reading_corner": rich_story}
    page = page_of(printed(book(cover="reading-corner"), **stories), context_of)
    assert "Children choose books from a line" in page


@pytest.mark.parametrize("cover", [None, "withdrawn", "plain"])
def test_without_a_cover_photo_of_its_own_the_first_photo_opens_it(printed, context_of, rich_story, cover):
    catalog = printed(book(cover=cover), plain={"title": "Plain", "summary": "x"}, reading_corner=rich_story)
    assert edition.opener(catalog, catalog.content.editions["book"], context_of(catalog)).id == "reading-corner"


def test_photos_without_consent_are_no_cover(printed, context_of, rich_story):
    rich_story["consent"] = {"photos": "no", "names": "no"}
    catalog = printed(book(cover="reading-corner"), reading_corner=rich_story)
    page = page_of(catalog, context_of)
    assert "media/" not in page
    assert "Sunita" not in page


def test_a_story_in_another_language_says_so(printed, context_of):
    page = page_of(printed(book(), one={"title": "घंटी", "summary": "x", "language": "hi"}), context_of)
    assert '<a href="../../stories/one/" lang="hi" dir="ltr">घंटी</a>' in page


def test_a_long_chapter_leads_to_the_rest(printed, context_of, monkeypatch):
    monkeypatch.setattr(edition, "LISTED", 4)
    stories = {f"s{number}": {"title": "S", "summary": "x", "domain": "developing-self"} for number in range(5)}
    page = page_of(printed(book(), **stories), context_of)
    assert page.count('href="../../stories/') == 4
    assert ">All stories</a>" in page


def test_a_book_without_stories_says_so(catalog_of, context_of):
    catalog = catalog_of()
    catalog = replace(catalog, content=replace(catalog.content, editions={"book": book()}))
    assert "There are no stories yet." in page_of(catalog, context_of)


def test_the_festival_and_its_book_lead_to_each_other(printed, context_of, read_page):
    catalog = printed(book(festival="festival-2026"))
    assert "../../festivals/festival-2026/" in read_page(page_of(catalog, context_of)).links()
    (page,) = (page for page in festival.pages(catalog, context_of(catalog)) if page.path == "festivals/festival-2026/index.html")
    assert "../../editions/book/" in read_page(page.content).links()


def test_a_festival_that_does_not_exist_is_left_out(printed, context_of):
    assert "<dt>Festival</dt>" not in page_of(printed(book(festival="gone")), context_of)


def test_the_list_holds_every_edition_the_newest_first(printed, context_of, read_page):
    catalog = printed(book(id="undated", title="U"), book(id="old", title="O", date=date(2024, 1, 1)), book(id="new", title="N", date=date(2026, 1, 1)))
    page = read_page(page_of(catalog, context_of, "editions/index.html"))
    assert page.headings == ["h1 Books", "h2 N", "h2 O", "h2 U"]


def test_without_an_edition_there_is_no_page(catalog_of, context_of):
    catalog = catalog_of(**STORIES)
    assert list(edition.pages(catalog, context_of(catalog))) == []
    assert list(edition.addresses(catalog)) == []


def test_the_addresses_are_those_of_the_pages(printed, context_of):
    catalog = printed(book(), book(id="compact"))
    assert [f"{path}index.html" for path in edition.addresses(catalog)] == [page.path for page in edition.pages(catalog, context_of(catalog))]


def test_no_page_needs_an_inline_script_or_style(printed, context_of, read_page, rich_story):
    for page in edition.pages(catalog := printed(book(), reading_corner=rich_story), context_of(catalog)):
        assert read_page(page.content).inline == []
        assert not re.search(rb"\sstyle=", page.content)


def test_links_among_the_editions_hold(printed, context_of, read_page):
    catalog = printed(book(), book(id="compact"))
    made = list(edition.pages(catalog, context_of(catalog)))
    there = {page.path for page in made}
    for page in made:
        own = [link for link in read_page(page.content).links() if "editions/" in link or link.endswith("/index.html")]
        targets = {_target(page.path, link) for link in own}
        assert targets <= there


def _target(path, link):
    parts = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(link).parts:
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join([*parts, "index.html"])


def test_the_data_is_a_book(sample_project):
    one = book(subtitle="Small", publisher="Office", language="hi", date=date(2026, 11, 14))
    assert edition_data(sample_project, one, "en", None) == {
        "@context": "https://schema.org",
        "@type": "Book",
        "url": "https://mela.example/editions/book/",
        "name": "Before the Bell",
        "alternativeHeadline": "Small",
        "inLanguage": "hi",
        "publisher": {"@type": "Organization", "name": "Office"},
        "datePublished": "2026-11-14",
    }
    assert edition_data(replace(sample_project, url=""), book(), "en", None) == {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": "Before the Bell",
        "inLanguage": "en",
    }
