import re
from dataclasses import replace

import pytest

from generator.model.content import Award, Category, Festival, Term
from generator.site import festival

STORIES = {name: {"title": name.title(), "summary": "x", "festival": "festival-2026", "finished": "2026-01-01"} for name in ("alpha", "beta", "gamma", "delta")}


@pytest.fixture
def held(catalog_of):
    """A catalog of STORIES with one festival that gave these awards: (story, category, level, citation)."""

    def made(*awards, **festival_fields):
        catalog = catalog_of(**STORIES)
        categories = (Category(id="reading", label="Reading"), Category(id="girls", label="Girls"), Category(id="water", label="Water"))
        given = tuple(Award(story=story, category=category, level=level, citation=citation) for story, category, level, citation in awards)
        one = Festival(id="festival-2026", label="Festival 2026", year=2026, categories=categories, awards=given, **festival_fields)
        levels = {level: Term(id=level, label=level.title()) for level in ("winner", "runner-up")}
        return replace(catalog, content=replace(catalog.content, festivals={one.id: one}, awards=levels))

    return made


def found(catalog):
    made = festival.results(catalog, catalog.content.festivals["festival-2026"])
    return [(result.category.id, [given.entry.id for given in result.first], [given.entry.id for given in result.next]) for result in made]


def page_of(catalog, context_of, path="festivals/festival-2026/index.html"):
    return next(page.content.decode() for page in festival.pages(catalog, context_of(catalog)) if page.path == path)


def test_winners_stand_by_category_in_the_festivals_order_before_their_runners_up(held):
    catalog = held(("beta", "girls", "winner", None), ("gamma", "reading", "runner-up", None), ("alpha", "reading", "winner", None))
    assert found(catalog) == [("reading", ["alpha"], ["gamma"]), ("girls", ["beta"], [])]


def test_where_nobody_won_the_highest_level_given_stands_first(held):
    assert found(held(("gamma", "reading", "runner-up", None))) == [("reading", ["gamma"], [])]


def test_an_award_of_a_story_that_is_not_published_is_not_shown(held):
    assert found(held(("withdrawn", "reading", "winner", None), ("alpha", "reading", "special", None))) == []


def test_everyone_else_who_took_part_is_listed_after_the_winners(held, context_of):
    catalog = held(("alpha", "reading", "winner", None))
    one = catalog.content.festivals["festival-2026"]
    assert festival.others(catalog, one, festival.results(catalog, one)) == ("beta", "delta", "gamma")
    assert "Everyone else who took part" in page_of(catalog, context_of)


def test_the_page_says_the_jurys_words(held, context_of):
    page = page_of(held(("alpha", "reading", "winner", "It <b>asked</b> for nothing."), jury=[{"name": "R. Rao", "role": "Chair"}]), context_of)
    assert "It &lt;b&gt;asked&lt;/b&gt; for nothing." in page
    assert re.sub(r"\s+", " ", 'R. Rao</span> <span class="juror-role">Chair') in page


def test_without_a_photo_the_year_stands_large(held, context_of):
    page = page_of(held(), context_of)
    assert '<p class="festival-year">2026</p>' in page
    assert "festival-photo" not in page


def test_the_winners_photo_opens_the_page(catalog_of, context_of, rich_story):
    page = page_of(catalog_of(reading_corner=rich_story), context_of)
    assert 'class="festival-photo"' in page
    assert "Children choose books from a line" in page


def test_the_organisers_words_are_cleaned(held, context_of):
    assert "alert(" not in page_of(held(about="Come.<script>alert(1)</script>"), context_of)


def test_the_list_of_festivals_counts_stories_and_awards(held, context_of):
    assert "4 stories · 1 award<" in page_of(held(("alpha", "reading", "winner", None)), context_of, "festivals/index.html")


def test_without_a_festival_there_is_no_page(catalog_of, context_of):
    catalog = catalog_of()
    catalog = replace(catalog, content=replace(catalog.content, festivals={}))
    assert list(festival.pages(catalog, context_of(catalog))) == []
    assert list(festival.addresses(catalog)) == []


def test_the_addresses_are_those_of_the_pages(held, context_of):
    catalog = held()
    assert [f"{path}index.html" for path in festival.addresses(catalog)] == [page.path for page in festival.pages(catalog, context_of(catalog))]
