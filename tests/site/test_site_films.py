"""Documents and films on a story's page: what a reader sees of them before a click, and where the click leads."""

from dataclasses import replace

import pytest

from generator.media.photo import Photo, Rendition
from generator.site.story import story_page

PAGE = Photo("x", 400, 566, "data:,", (Rendition(400, 566, "image/webp", "x-400.webp"), Rendition(400, 566, "image/jpeg", "x-400.jpg")))
FILM = {"url": "https://www.youtube.com/watch?v=abc", "caption": "They read aloud"}


@pytest.fixture
def shown(catalog_of, context_of, read_page):
    """The page of a story with some evidence, whose documents have pictures of their first pages."""

    def make(*evidence, photos=True):
        catalog = catalog_of(step={"title": "A small step", "summary": "We did it.", "evidence": list(evidence), "consent": {"photos": photos}})
        context = context_of(catalog)
        documents = {one: replace(document, picture=PAGE) for one, document in context.documents.items()}
        return read_page(story_page(catalog, replace(context, documents=documents), catalog.entries["step"], "en").content)

    return make


def links(page):
    return {found["href"]: found for found in page.all("a") if "rel" in found and "ugc" in str(found["rel"])}


def test_a_document_is_shown_by_its_first_page_with_room_kept_for_it(shown):
    page = shown({"file": "register.pdf", "caption": "The register"})
    (picture,) = page.all("img", **{"class": "full"})
    assert (picture["width"], picture["height"], picture["alt"], picture["loading"]) == ("400", "566", "", "lazy")
    assert "../../media/step-register.pdf" in page.links()
    assert "The register PDF, 2 pages" in page.text


def test_a_film_is_a_still_that_leads_to_where_it_lies(shown):
    page = shown(FILM)
    assert links(page)[FILM["url"]]["rel"] == "nofollow ugc noopener"
    assert [found["class"] for found in page.all("span") if found.get("class") == "still"] == ["still"]
    assert "They read aloud Video on YouTube" in page.text
    assert page.all("iframe") == page.all("video") == page.all("embed") == []
    assert [address for address in page.resources() if "youtube" in address] == []


def test_the_photo_of_a_film_stands_for_it(shown):
    page = shown({**FILM, "file": "still.jpg"})
    alone = shown({"file": "still.jpg"})
    assert len(page.all("img", **{"class": "full"})) == len(alone.all("img", **{"class": "full"})) + 1


def test_a_photo_that_may_not_be_shown_stands_for_no_film_and_the_film_is_not_shown_either(shown):
    page = shown({**FILM, "file": "still.jpg"}, photos=False)
    assert page.all("img", **{"class": "full"}) == []
    assert FILM["url"] not in links(page)


@pytest.mark.parametrize(
    "evidence",
    [
        {"url": "https://films.example.org/a", "kind": "video"},
        {"url": "https://youtube.com.example.org/a"},
        {"url": "https://diksha.gov.in/"},
        {**FILM, "kind": "link"},
    ],
)
def test_what_lies_elsewhere_or_is_no_film_is_an_ordinary_link(shown, evidence):
    page = shown(evidence)
    assert links(page)[evidence["url"]]["rel"] == "nofollow ugc noopener"
    assert [found for found in page.all("span") if found.get("class") == "still"] == []
    assert "Video on" not in page.text
