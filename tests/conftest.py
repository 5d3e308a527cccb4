"""One browser for all tests of a process (Playwright's synchronous face can be opened only once), and the sample project, built once for all of them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.sample import built_sample

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("MELA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("no Chromium here; set MELA_CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the sample project. It is shared: read it, change nothing in it."""
    return built_sample(tmp_path_factory, "site", "site")


@pytest.fixture(scope="session")
def sample_booklet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The printed booklet of one district of the sample project, with its cover, stories, indexes and edges."""
    return built_sample(tmp_path_factory, "print/book-district-sitapur.pdf", "book", "--district", "sitapur")
