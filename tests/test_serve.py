import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.client import HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.serve import Builds, Handler
from generator.site.policy import with_policy


@pytest.fixture
def builds() -> Builds:
    made = Builds()
    made.done()
    return made


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    path.write_text(with_policy("<!doctype html><title>First</title><body><h1>First</h1></body>"))
    return path


@pytest.fixture
def address(page: Path, builds: Builds) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, builds=builds, directory=str(page.parent))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def opened(address: str) -> HTTPResponse:
    return urllib.request.urlopen(address, timeout=60)


def test_a_page_knows_the_build_it_comes_from(address: str, builds: Builds) -> None:
    with opened(address) as answer:
        assert b'src="/_mela/reload.js" data-build="1"></script></body>' in answer.read()
    builds.failed("no")
    with opened(address) as answer:
        assert b'data-build="1"' in answer.read()


@pytest.mark.parametrize("asked", ["stories/x/", "stories/x/index.html", "stories/x/?q=1"])
def test_the_address_of_a_withdrawn_story_is_answered_with_410_and_its_page(address: str, page: Path, asked: str) -> None:
    (page.parent / "stories/x").mkdir(parents=True)
    (page.parent / "stories/x/gone").write_text("410")
    page.rename(page.parent / "stories/x/index.html")
    with pytest.raises(urllib.error.HTTPError) as answer:
        opened(address + asked)
    with answer.value:
        assert (answer.value.code, b"<h1>First</h1>" in answer.value.read()) == (410, True)


def test_a_build_that_was_done_before_the_page_listened_is_told_at_once(address: str, builds: Builds) -> None:
    builds.done()
    with opened(f"{address}_mela/changes?since=1") as changes:
        assert changes.readline() == b"data: built\n"


def test_a_build_that_changed_nothing_is_told_only_after_one_that_failed(builds: Builds) -> None:
    builds.done(changed=False)
    assert builds.after(1, 0) is None
    builds.failed("no")
    builds.done(changed=False)
    assert builds.after(1, 0) == (3, "")


def test_a_build_that_failed_is_told_with_its_reason(address: str, builds: Builds) -> None:
    builds.failed("Not built:\nno settings")
    with opened(f"{address}_mela/changes?since=1") as changes:
        assert changes.readline() == b"event: failed\n"
        assert json.loads(changes.readline().removeprefix(b"data: ")) == "Not built:\nno settings"


def test_the_browser_shows_why_the_site_was_not_built_and_reloads_when_it_is(address: str, builds: Builds, page: Path, browser: Browser) -> None:
    tab = browser.new_page()
    tab.goto(address)
    builds.failed("Not built: <b>mkdocs.yml</b>, line 3")
    shown = tab.get_by_role("alert")
    shown.wait_for()
    assert shown.inner_text() == "Not built: <b>mkdocs.yml</b>, line 3"
    page.write_text(with_policy("<!doctype html><title>Second</title><body><h1>Second</h1></body>"))
    builds.done()
    tab.get_by_role("heading", name="Second").wait_for()
    assert tab.get_by_role("alert").count() == 0
    tab.close()
