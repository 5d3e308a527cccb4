"""The search page in a browser: what a reader sees and does."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

STORIES = [
    {
        "id": f"more-{number:02d}",
        "title": f"Another story {number}",
        "summary": "A garden behind the school.",
        "finished": "2022-01-01",
        "place": {"state": "Bihar"},
        "domain": "developing-self",
    }
    for number in range(30)
] + [
    {
        "id": "reading-hour",
        "title": "A reading hour",
        "summary": "Children read aloud; reading became a habit.",
        "finished": "2024-05-01",
        "place": {"district": "Sitapur"},
        "domain": "developing-self",
        "themes": ["reading", "library"],
        "grades": ["1", "2"],
    },
    {
        "id": "library-bus",
        "title": "The library bus",
        "summary": "Books travel, and children's reading follows.",
        "finished": "2026-05-01",
        "place": {"district": "Agra"},
        "domain": "developing-communities",
        "themes": ["library"],
        "grades": ["2"],
        "translations": {"hi": ("पुस्तकालय की बस", "किताबें गाँव-गाँव जाती हैं।", "हर सोमवार को बस आती है।")},
    },
    {
        "id": "urdu",
        "title": "کہانی کا گھر",
        "summary": "بچے کہانی پڑھتے ہیں۔",
        "language": "ur",
        "finished": "2025-05-01",
        "place": {"district": "Gaya"},
        "themes": ["reading"],
    },
    {"id": "hostile", "title": "<img src=x onerror=alert(1)> tricks", "summary": 'A </script> & "quoted" one.', "finished": "2023-01-01"},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, catalog_of, publish) -> Path:
    folder = tmp_path_factory.mktemp("site")
    return publish(folder, catalog_of(*STORIES, awards={"reading-hour": "winner"}), thumbnails={"reading-hour": "media/photo-400.webp"})


def sentence(page) -> str:
    return page.inner_text("[data-sentence]")


def titles(page) -> list[str]:
    return page.locator("main .card-title").all_inner_texts()


def waits_for(page, text: str) -> None:
    expect(page.locator("[data-sentence]")).to_contain_text(text)
    settles(page)


def settles(page) -> None:
    """Waits until all of a result stands there."""
    page.locator("[data-search]:not([aria-busy])").wait_for()


def counts(page, facet: str) -> dict[str, str]:
    box = page.locator(f'[data-facet="{facet}"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
        page.locator("[data-search][aria-busy]").or_(box.locator(".facet-value").first).first.wait_for(state="attached")
        settles(page)
    values = page.locator(f'[data-facet="{facet}"] .facet-value')
    return {value.locator(".facet-label").text_content(): value.locator(".facet-count").text_content() for value in values.all()}


def test_address_shows_its_results_from_a_disk(site: Path, visit) -> None:
    """Words and filters of an address give their stories, as links in main, with the words marked."""
    page = visit(site, "?q=reading&theme=library")
    assert sentence(page) == "2 stories about “reading” about Library, best matches first"
    assert titles(page) == ["A reading hour", "The library bus"]
    assert page.locator("main .card-title a").first.get_attribute("href") == "../stories/reading-hour/"
    assert page.locator("mark").all_inner_texts() == ["reading", "reading", "reading"]
    card = page.locator(".card").first
    assert card.locator(".card-marks").inner_text().split("\n") == ["Developing Self", "Winner"]
    assert card.locator(".card-place").inner_text() == "Sitapur, Uttar Pradesh"
    assert card.get_attribute("data-domain") == "developing-self"
    assert page.locator(".card-photo img").get_attribute("src") == "../media/photo-400.webp"
    assert page.title() == "reading – search"


@pytest.fixture(autouse=True)
def photo(context):
    """The one photo that a card names."""
    context.route("**/photo-400.webp", lambda route: route.fulfill(status=200, content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>'))
    yield
    context.unroute("**/photo-400.webp")


def test_form_filters_and_back_work_from_a_server(served, catalog_of, publish, visit) -> None:
    """Each choice makes an address; going back shows what stood there before."""
    folder, address = served
    publish(folder, catalog_of(*STORIES))
    page = visit(f"{address}search/")
    assert sentence(page) == "34 stories, newest first"
    page.fill("#search-words", "children")
    page.press("#search-words", "Enter")
    waits_for(page, "children")
    assert page.url == f"{address}search/?q=children"
    page.check('input[value="library"]')
    waits_for(page, "about Library")
    assert page.url == f"{address}search/?q=children&theme=library"
    page.select_option("[data-sort]", "date")
    waits_for(page, "newest first")
    assert page.url == f"{address}search/?q=children&theme=library&sort=date"
    assert titles(page) == ["The library bus", "A reading hour"]
    page.go_back()
    waits_for(page, "best matches first")
    page.go_back()
    waits_for(page, "2 stories about “children”, best")
    page.reload()
    waits_for(page, "2 stories about “children”, best")


def test_counts_of_a_facet_leave_its_own_filter_out(site: Path, visit) -> None:
    """A chosen district narrows the themes' counts but not the districts': those say what each of them would give."""
    page = visit(site, "?theme=library&district=agra")
    assert counts(page, "district") == {"Agra": "1", "Sitapur": "1"}
    assert counts(page, "theme") == {"Library": "1"}
    assert counts(page, "grade") == {"Grade 2": "1"}
    page = visit(site, "?grade=1&grade=2")
    assert sentence(page) == "2 stories for Grade 1 or Grade 2, newest first"


def test_chosen_filters_can_be_taken_away(site: Path, visit) -> None:
    """Every chosen value stands above the results as a word that removes it."""
    page = visit(site, "?q=reading&theme=library&state=uttar-pradesh")
    page.get_by_role("button", name="Remove Library").click()
    waits_for(page, "2 stories about “reading” in Uttar Pradesh")
    page.get_by_role("button", name="Remove Uttar Pradesh").click()
    waits_for(page, "3 stories about “reading”, best")
    assert page.locator("[data-chosen]").is_hidden()


def test_keyboard_alone_is_enough(site: Path, visit) -> None:
    """From the field to a filter and to a story with Tab, Space and Enter; a chosen filter keeps the focus."""
    page = visit(site)
    page.keyboard.press("Tab")
    page.keyboard.type("reading")
    page.keyboard.press("Enter")
    waits_for(page, "3 stories")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.openFilters") == ""
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "facet-name"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    waits_for(page, "1 story about “reading” about Developing Self")
    assert page.evaluate("[document.activeElement.value, document.activeElement.checked]") == ["developing-self", True]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../stories/reading-hour/"


def test_filters_are_a_sheet_on_a_phone(site: Path, visit) -> None:
    """On a narrow screen the filters open over the page, and Escape gives the focus back."""
    page = visit(site, "?q=reading")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.locator('[data-facet="theme"]').is_hidden()
    page.click("[data-open-filters]")
    page.check('dialog input[value="library"]')
    waits_for(page, "about Library")
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()
    assert page.inner_text("[data-open-filters]") == "Filters (1)"
    assert page.evaluate("document.activeElement.dataset.openFilters") == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_more_stories_come_on_demand(site: Path, visit) -> None:
    """Twelve stories at first; "more" shows twelve more, moves the focus to the first of them, and a reload still shows all."""
    page = visit(site, "?q=garden")
    assert len(titles(page)) == 12
    page.click("[data-more]")
    expect(page.locator("main .card")).to_have_count(24)
    assert page.evaluate("document.activeElement.textContent") == titles(page)[12]
    page.click("[data-more]")
    expect(page.locator("main .card")).to_have_count(30)
    assert len(set(titles(page))) == 30
    assert page.locator("[data-more]").is_hidden()
    page.reload()
    expect(page.locator("main .card")).to_have_count(30)


def test_a_result_of_two_dozen_is_shown_whole(tmp_path: Path, catalog_of, publish, visit) -> None:
    """Nobody presses "more" for the last few stories."""
    stories = ({"id": f"well-{number}", "title": "A well", "summary": "Water."} for number in range(24))
    page = visit(publish(tmp_path, catalog_of(*stories)), "?q=water")
    assert len(titles(page)) == 24
    assert page.locator("[data-more]").is_hidden()


def test_nothing_found_says_what_to_loosen(site: Path, visit) -> None:
    """Words that no story has are named; words that no story has together, and filters, can be loosened by one press."""
    page = visit(site, "?q=zebra+reading")
    assert sentence(page) == "No stories about “zebra reading”"
    assert page.locator("[data-empty] p").all_inner_texts() == ["No story has the word “zebra”.", "Fewer or other words may find more."]
    page = visit(site, "?q=garden+bus")
    assert page.inner_text("[data-empty] p") == "No story has all of these words."
    page.get_by_role("button", name="Show stories with any of these words").click()
    waits_for(page, "31 stories with any of the words “garden bus”")
    assert page.url.endswith("?q=garden+bus&any=1")
    assert titles(page)[0] == "The library bus"
    page = visit(site, "?q=reading&state=bihar&theme=library")
    assert page.locator("[data-empty] button").all_inner_texts() == ["Without Library: 1 story", "Without Bihar: 2 stories", "Remove all"]
    page.get_by_role("button", name="Without Bihar: 2 stories").click()
    waits_for(page, "2 stories about “reading” about Library")


@pytest.mark.parametrize(
    ("query", "title", "link", "language", "direction"),
    [
        ("?q=पुस्तकालय", "पुस्तकालय की बस", "../hi/stories/library-bus/", "hi", "ltr"),
        ("?q=सोमवार", "पुस्तकालय की बस", "../hi/stories/library-bus/", "hi", "ltr"),
        ("?q=bus", "The library bus", "../stories/library-bus/", None, None),
        ("?q=کہانی", "کہانی کا گھر", "../stories/urdu/", "ur", "rtl"),
    ],
)
def test_card_shows_the_language_that_matched(site: Path, visit, query: str, title: str, link: str, language: str | None, direction: str | None) -> None:
    """A story is shown and linked in the language in which it was found, and says so where that is not the page's."""
    page = visit(site, query)
    assert titles(page) == [title]
    heading = page.locator("main .card-title")
    assert heading.locator("a").get_attribute("href") == link
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == (language, direction)


def test_beginnings_of_words_find_them(site: Path, visit) -> None:
    """The last word also finds longer words; those before it only themselves."""
    assert titles(visit(site, "?q=libr")) == ["The library bus", "A reading hour"]
    assert titles(visit(site, "?q=library+bu")) == ["The library bus"]
    assert titles(visit(site, "?q=libr+bus")) == []


def test_submitted_markup_is_shown_as_text(site: Path, visit) -> None:
    """Tags in a title are words on the card, not elements."""
    page = visit(site, "?q=tricks")
    assert titles(page) == ["<img src=x onerror=alert(1)> tricks"]
    assert page.locator(".card img").count() == 0


def test_filter_may_be_named_by_its_label(site: Path, visit) -> None:
    """An address may say a value's name; one that no story has finds nothing and says so."""
    assert sentence(visit(site, "?theme=LIBRARY")) == "2 stories about Library, newest first"
    page = visit(site, "?district=atlantis")
    assert sentence(page) == "No stories in atlantis"
    assert page.locator("[data-empty] button").all_inner_texts() == ["Without atlantis: 34 stories"]
    assert sentence(visit(site, "?utm_source=mail&constructor=x")) == "34 stories, newest first"


def test_hindi_page_names_values_in_hindi(tmp_path: Path, catalog_of, publish, visit) -> None:
    """Labels come in the page's language, and a translated story is shown in it where the words do not decide."""
    page = visit(publish(tmp_path, catalog_of(*STORIES[30:]), language="hi"), "?domain=developing-communities")
    assert counts(page, "domain")["समुदाय"] == "1"
    assert titles(page) == ["पुस्तकालय की बस"]
    assert page.locator(".card-title").get_attribute("lang") is None


def test_missing_index_is_said(tmp_path: Path, catalog_of, publish, context) -> None:
    """Where the index does not load, the page says what to do."""
    site = publish(tmp_path, catalog_of({"title": "One"}))
    (tmp_path / "search" / "directory.js").unlink()
    page = context.new_page()
    page.goto(site.as_uri())
    waits_for(page, "could not be loaded")
    page.close()


def test_reader_without_script_is_led_to_browse(site: Path, browser) -> None:
    """Without JavaScript the page offers the browse pages and no dead form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.as_uri())
    assert page.locator("noscript a").get_attribute("href") == "../browse/"
    assert page.locator("#search-words").is_hidden()
    context.close()
