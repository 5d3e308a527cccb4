"""A browser's page that tells what went on in it: refused by its policy, thrown, asked of the reader, or fetched from elsewhere."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route

_LISTEN = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("refused: " + event.effectiveDirective + " " + event.blockedURI + " " + event.sample + " on " + event.documentURI));
"""


@dataclass
class Witness:
    """The page, and what it is to be blamed for."""

    page: Page
    faults: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Addresses outside the site that the page tried to load; none was loaded."""


@contextmanager
def witness(browser: Browser, site: str, **options: object) -> Iterator[Witness]:
    """A new page that reaches nothing but the files below the address `site`, and tells on what it opens."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    context.add_init_script(_LISTEN)
    page = context.new_page()
    made = Witness(page)

    def refuse(route: Route) -> None:
        made.foreign.append(route.request.url)
        route.abort()

    def asked(dialog: Dialog) -> None:
        made.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            made.faults.append(f"{message.text} ({page.url})")

    context.route(re.compile(f"^(?!{re.escape(site)}|data:|blob:)"), refuse)
    page.on("dialog", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: made.faults.append(f"{error} ({page.url})"))
    yield made
    context.close()
