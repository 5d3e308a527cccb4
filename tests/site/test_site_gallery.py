"""The photos of a story in a real browser, opened from a disk."""

import pytest

from generator.engine.output import write_pages
from generator.site import assets
from generator.site.story import pages


@pytest.fixture
def story_url(catalog_of, context_of, rich_story, tmp_path):
    catalog = catalog_of(reading_corner=rich_story)
    context = context_of(catalog)
    write_pages(tmp_path, [*assets.pages(context.themes), *pages(catalog, context)])
    return (tmp_path / "stories" / "reading-corner" / "index.html").as_uri()


def test_photos_open_turn_and_close_by_keyboard_and_the_palette_is_kept(browser, story_url):
    page = browser.new_page(color_scheme="light")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(story_url)

    links, dialog, caption = page.locator("a.enlarge"), page.locator("dialog.large"), page.locator("dialog.large p")
    links.first.focus()
    page.keyboard.press("Enter")
    assert dialog.is_visible()
    assert caption.inner_text() == "The line on its first day"
    page.keyboard.press("ArrowRight")
    assert caption.inner_text() == "Reading aloud"
    page.keyboard.press("ArrowRight")
    assert caption.inner_text() == "The line on its first day"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement === document.querySelectorAll('a.enlarge')[1]")

    page.get_by_role("button", name="Dark").click()
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("link", name="हिन्दी").click()
    page.wait_for_url("**/hi/stories/reading-corner/index.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert faults == []
    page.close()
