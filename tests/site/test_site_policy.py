"""The Content-Security-Policy: what a page refuses, and that the whole site works under it."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.serve import Builds, Handler
from generator.site.policy import policy, with_policy
from tests.witness import witness

META = '<meta http-equiv="Content-Security-Policy"'
INLINE = "<script>document.title = 'run'</script>"
STYLED = "<style>p { color: rgb(1, 2, 3) }</style>"
ATTRIBUTE = '<p style="color: rgb(1, 2, 3)">x</p>'


def directives(page: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy(page).split("; "))


def test_a_page_loads_its_own_files_and_nothing_else():
    assert directives("<p>words</p>") == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-src": "'none'",
        "object-src": "'none'",
    }


def test_what_stands_in_a_page_is_allowed_by_its_hash_alone():
    found = directives(f"<script>alert('Hello, world.');</script>{STYLED}{ATTRIBUTE}<script src='x.js'></script>")
    assert found["script-src"] == "'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"  # the example of CSP3, 2.3.1
    assert found["style-src"].startswith("'self' 'sha256-")
    assert found["style-src-attr"].startswith("'unsafe-hashes' 'sha256-")
    assert "unsafe-inline" not in policy(STYLED + ATTRIBUTE + INLINE) + policy("")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8"><script src="x"></script>', '<meta charset="utf-8">\n<meta http'),
        ("<!doctype html><html><head><title>x</title>", "<head>\n<meta http"),
        ("<!doctype html><p>x", "<!doctype html>\n<meta http"),
        ("<p>x", "<meta http"),
    ],
)
def test_the_policy_stands_before_all_that_it_could_refuse(page, expected):
    made = with_policy(page)
    assert expected in made
    assert made.index(META) < min([made.index(mark) for mark in ("<script", "<title", "<p>") if mark in made])


def test_every_page_of_a_site_has_one_policy_before_its_scripts_and_styles(sample_site: Path):
    pages = list(sample_site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert page.count(META) == 1, path
        assert not re.search("<script|<style|<link", page[: page.index(META)]), path
        assert not re.search(r"unsafe-|https?:|\*", page[page.index(META) :].split(">", 1)[0]), path


@pytest.mark.parametrize("inline", [INLINE, STYLED + "<p>x</p>", ATTRIBUTE])
def test_a_browser_runs_what_the_frame_was_written_with_and_refuses_what_comes_later(browser, tmp_path, inline):
    page = f'<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{inline}<!-- slot --></body></html>'
    (tmp_path / "own.html").write_text(with_policy(page))
    (tmp_path / "theirs.html").write_text(with_policy(page.replace(inline, "")).replace("<!-- slot -->", inline))
    effects = []
    for name in ("own.html", "theirs.html"):
        with witness(browser, tmp_path.as_uri()) as seen:
            seen.page.goto((tmp_path / name).as_uri())
            effect = seen.page.evaluate("[document.title, document.querySelector('p') && getComputedStyle(document.querySelector('p')).color]")
            effects.append(("run" in effect or "rgb(1, 2, 3)" in effect, bool(seen.faults)))
    assert effects == [(True, False), (False, True)]


KINDS = (
    "",
    "404.html",
    "about/",
    "accessibility/",
    "browse/",
    "browse/theme/",
    "browse/state/uttar-pradesh/",
    "data/",
    "editions/",
    "editions/book/",
    "festivals/",
    "festivals/micro-innovations-festival-2026/",
    "figures/",
    "how-to-take-part/",
    "practices/",
    "practices/guided-reading-campaign/",
)


@pytest.fixture(params=["from a disk", "served"])
def address(request, sample_site: Path):
    """The site's address."""
    if request.param == "from a disk":
        yield sample_site.as_uri() + "/"
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, builds=Builds(), directory=str(sample_site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_the_whole_site_works_without_one_violation(browser, address: str, sample_site: Path):
    file = "index.html" if address.startswith("file:") else ""
    stories = [path.parent.relative_to(sample_site).as_posix() + "/" for path in sorted(sample_site.glob("**/stories/*/index.html"))]
    kinds = [kind for kind in KINDS if kind != "404.html" or not file]  # its links begin at the server's root
    with witness(browser, address, color_scheme="light") as seen:
        page = seen.page
        for path in [*kinds, stories[0], stories[-1]]:
            page.goto(address + path + (file if not path.endswith(".html") else ""))
            assert page.evaluate("document.styleSheets.length && document.documentElement.className") == "js", path

        with_photos = next(story for story in stories if 'class="enlarge"' in (sample_site / story / "index.html").read_text(encoding="utf-8"))
        page.goto(address + with_photos + file)
        page.locator("a.enlarge").first.click()
        page.locator("dialog.large img").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Dark").click()
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"

        page.locator(".search-box-words").fill("reading")
        page.keyboard.press("Enter")
        page.locator(".search-cards .card").first.wait_for()
        page.locator("[data-facet=state] input").first.check()
        page.locator("[data-chosen] button").first.wait_for()
        page.locator("[data-sort]").select_option("date")
        page.locator("[data-search]:not([aria-busy]) .search-cards a").first.click()
        page.locator("article.story h1").wait_for()
        page.get_by_role("link", name="Practices").first.click()
        page.locator("h1").wait_for()
        assert seen.faults == []
        assert seen.foreign == []
