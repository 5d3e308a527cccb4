"""A card is small, comes back from bytes as it was, and is set into any page by one replacement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.entry import Where
from generator.model.story import Evidence, StoryText
from generator.site.card import ROOT, Card, CardText, card_of, decode, encode


@pytest.fixture
def cards_of(catalog_of, context_of):
    """The cards of stories with the context of their pages."""

    def make(**stories):
        catalog = catalog_of(**stories)
        return context_of(catalog)

    return make


def test_a_card_holds_what_other_pages_show(cards_of, rich_story):
    card = cards_of(reading_corner=rich_story).stories["reading-corner"]
    assert (card.id, card.language, list(card.texts), card.where.label("en")) == ("reading-corner", "en", ["en", "hi"], "Sitapur, Uttar Pradesh")
    assert (card.domain.id, card.award.id, card.alt) == ("strengthening-teaching-learning-process", "winner", "Children choose books from a line")
    assert card.photo.fingerprint == "reading-corner-line.jpg"


def test_its_words_are_the_readers_where_there_are_any(cards_of, rich_story):
    card = cards_of(reading_corner=rich_story).stories["reading-corner"]
    assert [card.text_in(language).language for language in ("hi", "en", "te")] == ["hi", "en", "en"]


def test_a_photo_that_could_not_be_derived_is_not_shown(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    entry = catalog.entries["reading-corner"]
    known = context_of(catalog).photos
    without_first = {name: photo for name, photo in known.items() if name != "reading-corner-line.jpg"}
    assert card_of(entry, without_first).photo.fingerprint == "reading-corner-girl.jpg"
    assert card_of(entry, {}).photo is None


def test_a_full_card_comes_back_from_its_bytes(cards_of, rich_story, festival_content):
    card = cards_of(reading_corner=rich_story).stories["reading-corner"]
    assert decode(encode(card), festival_content) == card


texts = st.text(max_size=20)


@given(story=texts, first=st.sampled_from(["en", "hi"]), words=st.dictionaries(st.sampled_from(["en", "hi", "te"]), st.tuples(texts, texts)), alt=texts)
def test_any_words_come_back_from_bytes_and_equal_cards_have_equal_bytes(festival_content, story, first, words, alt):
    def made():
        return Card(story, first, {code: CardText(code, *pair) for code, pair in words.items()}, Where(), alt=alt)

    assert decode(encode(made()), festival_content) == made()
    assert encode(made()) == encode(decode(encode(made()), festival_content))


@given(st.text(min_size=1, max_size=50), st.text(max_size=50))
def test_no_text_of_a_story_holds_the_mark_of_the_root(before, after):
    words = f"a{before}{ROOT}{after}"
    text = StoryText(language="en", title=words, summary=words)
    evidence = Evidence(file="a.jpg", alt=words, caption=words)
    assert not any(ROOT in shown for shown in (text.title, text.summary, evidence.alt, evidence.caption))


@pytest.mark.parametrize("root", ["./", "../../", "../../../"])
def test_a_card_leads_to_its_story_from_any_page(cards_of, rich_story, root):
    context = cards_of(reading_corner=rich_story)
    html = context.cards(context.cards_of(["reading-corner"]), root, "en")
    assert ROOT not in html
    assert f'<a href="{root}stories/reading-corner/">' in html
    assert f'src="{root}media/reading-corner-line-800.jpg"' in html


def test_an_entry_is_shown_as_its_card(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    context = context_of(catalog)
    assert context.cards(catalog.entries.values(), "../", "hi") == context.cards(context.cards_of(catalog.entries), "../", "hi")
