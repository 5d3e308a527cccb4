"""A story's page: everything it has in its place, nothing for what it lacks, nothing of it taken for markup."""

from dataclasses import replace

import pytest

from generator.engine.pool import batches
from generator.site.collection import in_memory
from generator.site.context import SiteContext
from generator.site.plan import Grounds, make, story_pages
from generator.site.story import AROUND_TEMPLATES, MAIN_TEMPLATES, around, complete, main_part, neighbours, pages, spread, story_page

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} @@mela:article@@"


@pytest.fixture
def page_of(catalog_of, context_of, read_page):
    """The read page of the first of some stories."""

    def make(language="en", **stories):
        catalog = catalog_of(**stories)
        name = next(iter(stories)).replace("_", "-")
        return read_page(story_page(catalog, context_of(catalog), catalog.entries[name], language).content)

    return make


def minimal(**fields):
    return {"title": "A small step", "summary": "We did it.", **fields}


def test_a_full_story_is_told_in_order(page_of, rich_story):
    assert page_of(reading_corner=rich_story).headings == [
        "h1 The corridor that became a library",
        "h2 The need",
        "h2 What we did",
        "h3 Milestones",
        "h2 What changed",
        "h2 What was hard",
        "h2 How it spread",
        "h2 Try it yourself",
        "h2 Photos",
        "h2 Documents and links",
        "h2 Contact",
    ]


def test_a_full_story_names_its_people_place_and_figures(page_of, rich_story):
    text = page_of(reading_corner=rich_story).text
    for words in (
        "Sunita Verma Head teacher",
        "Primary School Rampur Primary UDISE 09240100101",
        "Rampur Biswan Sitapur Uttar Pradesh",
        "31 → 88 of 142 children read a grade 2 text",
        "10 Jan 2026 – 20 Apr 2026",
        "₹ 1,240",
        "142 students 4 teachers",
        "Hang a line in the corridor 12 Jan 2026 Any rope will do.",
        "I read to my mother now. Asha, grade 3",
        "It asked for nothing that a school does not have. The jury",
        "Guided Reading Campaign , 100 days",
        "It was not evaluated by others.",
    ):
        assert words in text


def test_a_full_story_leads_to_everything_it_belongs_to(page_of, rich_story):
    links = page_of(reading_corner=rich_story).links()
    for address in (
        "../../browse/domain/strengthening-teaching-learning-process/",
        "../../browse/district/sitapur/",
        "../../browse/state/uttar-pradesh/",
        "../../browse/grade/2/",
        "../../browse/theme/reading/",
        "../../practices/guided-reading/",
        "../../festivals/festival-2026/",
        "../../hi/stories/reading-corner/",
        "../../media/reading-corner-line-1600.webp",
        "../../media/reading-corner-register.pdf",
        "https://example.org/film",
        "https://example.org/books",
        "mailto:sunita%40example.org",
    ):
        assert address in links


def test_the_landmarks_of_a_page_have_names(page_of, rich_story):
    page = page_of(reading_corner=rich_story, other=minimal(place={"district": "Sitapur"}))
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert [found["aria-label"] for found in page.all("nav")] == ["Main", "Where you are", "This story in other languages", "Neighbouring stories"]
    assert [found["aria-label"] for found in page.all("aside")] == ["At a glance"]
    ids = [found["id"] for _, found in page.elements if found.get("id")]
    assert len(ids) == len(set(ids))
    named = {str(found["aria-labelledby"]) for _, found in page.elements if found.get("aria-labelledby")}
    assert {name for value in named for name in value.split()} <= set(ids)


def test_the_first_photo_comes_at_once_and_the_others_when_they_are_near(page_of, rich_story):
    photos = [found for found in page_of(reading_corner=rich_story).all("img") if found["class"] == "full"]
    assert [(found["alt"], found.get("loading"), found.get("fetchpriority")) for found in photos] == [
        ("Children choose books from a line", None, "high"),
        ("Reading aloud", "lazy", None),
    ]
    assert all(found["width"] == "1600" and found["height"] == "1200" for found in photos)


def test_nothing_is_shown_of_what_is_missing(page_of):
    page = page_of(step=minimal())
    assert page.headings == ["h1 A small step"]
    assert page.all("figure") == page.all("dt") == page.all("dialog") == []
    assert [script["src"] for script in page.all("script") if "src" in script] == ["../../assets/site.js"]


def test_a_story_of_a_whole_system_stands_without_school_or_place(page_of, system_story):
    page = page_of(lead=system_story)
    assert page.headings == ["h1 LEAD: officers learn from officers", "h2 The need", "h2 What changed"]
    assert "India" in page.text
    assert "Since 2017" in page.text
    assert "73 %" in page.text
    assert "School" not in page.text


def test_tasks_without_a_told_section_stand_where_readers_expect_them(page_of):
    body = "## The need\n\nBooks.\n\n## What was hard\n\nRain.\n\n## Thanks\n\nTo all.\n"
    fields = minimal(body=body, tasks=[{"title": "Begin"}], measures=[{"name": "books", "after": 4}])
    assert page_of(step=fields).headings[1:] == ["h2 The need", "h2 What we did", "h2 What changed", "h2 What was hard", "h2 Thanks"]


def test_a_translation_has_its_own_words_and_marks_those_that_were_not_translated(page_of, rich_story):
    page = page_of("hi", reading_corner=rich_story)
    assert page.all("html")[0]["lang"] == "hi"
    assert page.headings[:4] == ["h1 गलियारा जो पुस्तकालय बन गया", "h2 ज़रूरत", "h2 हमने क्या किया", page.headings[3]]
    assert page.all("ol", **{"class": "tasks"})[0] == {"class": "tasks", "lang": "en", "dir": "ltr"}
    assert "../../../browse/district/sitapur/" in page.links()
    assert {(found["hreflang"], found["href"]) for found in page.all("link", rel="alternate") if "hreflang" in found} == {
        ("en", "https://mela.example/stories/reading-corner/"),
        ("hi", "https://mela.example/hi/stories/reading-corner/"),
    }


def test_a_story_in_urdu_reads_from_right_to_left(page_of):
    page = page_of("ur", step=minimal(language="ur", measures=[{"name": "بچے", "before": 1, "after": 2}]))
    assert page.all("body")[0]["dir"] == "rtl"
    assert "1 ← 2" in page.text


def test_names_that_may_not_be_published_are_not(page_of, rich_story):
    fields = {**rich_story, "consent": {"photos": False, "names": False}, "contact": {"name": "Sunita Verma", "publish": False}}
    fields["translations"] = {}
    page = page_of(reading_corner=fields)
    for name in ("Sunita", "Rakesh", "Asha"):
        assert name not in page.text
    assert "grade 3" in page.text
    assert page.all("img") == []


def test_related_and_neighbouring_stories_are_offered(page_of):
    here = {"place": {"district": "Sitapur"}, "themes": ["reading"]}
    page = page_of(one=minimal(started="2026-02-01", **here), two=minimal(started="2026-01-01", adapted_from="one", **here))
    assert page.headings[-1] == "h3 A small step"
    assert "h2 Stories like this one" in page.headings
    assert page.links().count("../../stories/two/") == 3  # the tree of adaptations, the neighbour, the card


def hostile(value):
    """The value with every text in it turned into an attack, as far as its field allows."""
    if isinstance(value, dict):
        return {key: item if key in KEPT else hostile(item) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


KEPT = (
    "language",
    "file",
    "url",
    "kind",
    "done",
    "date",
    "started",
    "finished",
    "submitted",
    "on",
    "domain",
    "festival",
    "practice",
    "themes",
    "grades",
    "place",
    "amount",
    "hi",
)


@pytest.mark.parametrize("language", ["en", "hi"])
def test_markup_in_any_field_is_only_text(page_of, rich_story, language):
    fields = {**hostile(rich_story), "place": {"district": "Sitapur", "block": HOSTILE, "cluster": HOSTILE}, "body": f"{HOSTILE}\n\n## {HOSTILE}\n\n{HOSTILE}\n"}
    fields["translations"] = {"hi": {"title": HOSTILE, "summary": HOSTILE, "body": fields["body"]}}
    page = page_of(language, reading_corner=fields)
    assert page.inline == []
    assert [script["src"] for script in page.all("script") if "src" in script] == [f"{'../' * (2 + (language == 'hi'))}assets/{name}.js" for name in ("site", "gallery")]
    assert [found for _, found in page.elements if any(key.startswith("on") or key == "style" for key in found)] == []
    assert [found["src"] for found in page.all("img") if not str(found["src"]).startswith(("data:image/webp", "../"))] == []
    assert page.headings[0] == f"h1 {HOSTILE}"


@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_page_loads_nothing_from_elsewhere(page_of, rich_story, language):
    page = page_of(language, reading_corner=rich_story)
    assert page.resources() != []
    assert [address for address in page.resources() if "//" in address] == []


def test_without_an_address_of_the_site_nothing_absolute_is_written(catalog_of, context_of, read_page, rich_story):
    catalog = catalog_of(reading_corner=rich_story)
    context = context_of(catalog)
    context = replace(context, project=replace(context.project, url=""))
    page = read_page(story_page(replace(catalog, project=context.project), context, catalog.entries["reading-corner"], "en").content)
    assert page.all("link", rel="canonical") == [found for found in page.all("link") if "hreflang" in found] == []
    assert [link for link in page.links() if "wa.me" in link] == []


def test_shares_of_any_size_make_the_same_pages(catalog_of, context_of):
    catalog = catalog_of(**{f"story_{number}": minimal(themes=["reading"], started="2026-01-01") for number in range(8)})
    whole = list(pages(catalog, context_of(catalog)))
    collection, context = in_memory(catalog), context_of(catalog)
    jobs = [planned.job for planned in story_pages(collection, Grounds(b"", b""))]
    assert [page for share in batches(jobs, 3) for page in make(share, collection, context)] == whole
    assert [page.path for page in whole] == [f"stories/story-{number}/index.html" for number in range(8)]


def test_the_main_part_is_made_of_one_story_alone(catalog_of, context_of, rich_story):
    alone = catalog_of(reading_corner=rich_story)
    among = catalog_of(reading_corner=rich_story, other=minimal(themes=["reading"], place={"district": "Sitapur"}))
    parts = [main_part(catalog.entries["reading-corner"], "en", context_of(catalog)) for catalog in (alone, among)]
    assert parts[0] == parts[1]


def test_a_page_is_its_main_part_with_the_ways_to_others_behind_it(catalog_of, context_of, rich_story):
    catalog = catalog_of(reading_corner=rich_story, other=minimal(themes=["reading"], place={"district": "Sitapur"}))
    context, entry = context_of(catalog), catalog.entries["reading-corner"]
    main = main_part(entry, "en", context)
    page = story_page(catalog, context, entry, "en")
    behind = page.content.decode().split(main.article + main.end, 1)[1].split("\n  </div>", 1)[0]
    assert behind.startswith('<nav class="neighbours"')
    assert complete("stories/reading-corner/", "en", main, "", behind, context) == page


@pytest.mark.parametrize("body", ["## The need\n\nBooks.", "## How it spread\n\nBy word of mouth."])
def test_adaptations_stand_in_the_storys_own_section_or_in_one_made_for_them(catalog_of, context_of, body):
    catalog = catalog_of(one=minimal(body=f"{body}\n\n## Try it yourself\n\nBegin."), two=minimal(adapted_from="one"))
    html = story_page(catalog, context_of(catalog), catalog.entries["one"], "en").content.decode()
    assert html.count('<h2 id="how-it-spread">How it spread</h2>') == 1
    assert (
        html.index('<h2 id="how-it-spread">')
        < html.index('<ul class="spread">')
        < html.index("</section>", html.index('<ul class="spread">'))
        < html.index("Try it yourself")
    )


def test_a_story_that_others_did_not_adapt_has_no_empty_section(page_of):
    page = page_of(one=minimal(body="## The need\n\nBooks."))
    assert page.headings[:2] == ["h1 A small step", "h2 The need"]
    assert "h2 How it spread" not in page.headings


def test_pages_are_rendered_with_no_other_templates_than_their_keys_know(catalog_of, context_of, rich_story, monkeypatch):
    catalog = catalog_of(reading_corner=rich_story, other=minimal(adapted_from="reading-corner", themes=["reading"], place={"district": "Sitapur"}))
    context, entry, used = context_of(catalog), catalog.entries["reading-corner"], set()
    render = SiteContext.render
    monkeypatch.setattr(SiteContext, "render", lambda self, template, *args, **values: used.add(template) or render(self, template, *args, **values))
    main = main_part(entry, "en", context)
    assert used == set(MAIN_TEMPLATES)
    used.clear()
    spread(main, "en", "../../", None, entry.adaptations, context)
    around("en", "../../", neighbours(catalog, context, entry.id, "en"), context.cards_of(entry.related), context)
    assert used == set(AROUND_TEMPLATES)
