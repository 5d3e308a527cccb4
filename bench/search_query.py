"""A reader's first query on a browser that knows nothing of the site yet: `python bench/search_query.py SITE --queries 12`.

Opens the search page of a built site with words in its address, in a fresh context of Chromium for each query, and takes the time until the cards stand there: as it
is, throttled like a slow mobile line (150 ms, 1.6 Mbit/s, both ways), and from the disk. The site is served over HTTP/1.1 with gzip, and the server adds up what it
sends: bodies as they go over the wire, and 220 bytes of headers a request. The words are those of titles: two of one story, or one. Then every facet is
opened, which loads the columns of those that were closed.
"""

import argparse
import gzip
import http.server
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median

from measuring import calibration
from playwright.sync_api import Browser, Page, sync_playwright
from report import table

HEADERS = 220
"""Bytes of the headers of a request's answer."""

LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""150 ms and 1.6 Mbit/s."""

KINDS = {
    "search.js": "script", "search_page.js": "script", "directory": "directory", "words": "words", "facets": "facets", "labels": "facets", "cards": "cards",
}  # fmt: skip

DRAWN = "document.querySelectorAll('[data-results] .card').length > 0"
COUNTED = f"{DRAWN} && !document.querySelector('[data-search][aria-busy]')"


class Site(http.server.ThreadingHTTPServer):
    """A server of a folder that counts what it sends, by kind of file."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder, self.sent, self.requests = folder, Counter[str](), Counter[str]()
        super().__init__(("127.0.0.1", 0), Answer)


class Answer(http.server.BaseHTTPRequestHandler):
    """Answers with a file of the site."""

    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Sends the file, compressed."""
        path = self.server.folder / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        body = compressed(path) if path.is_file() else b""
        name = path.name if path.parent.name == "assets" else path.name.split("-")[0].removesuffix(".js")
        kind = KINDS.get(name, "page")
        self.server.sent[kind] += len(body) + HEADERS
        self.server.requests[kind] += 1
        self.send_response(200 if body else 404)
        types = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
        self.send_header("Content-Type", f"{types.get(path.suffix, 'application/octet-stream')}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip") if body else None
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing."""


@cache
def compressed(path: Path) -> bytes:
    """A file as gzip sends it."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def queries(site: Path, count: int) -> list[str]:
    """Words of the titles of random stories."""
    source = random.Random(count)
    found: list[str] = []
    blocks = sorted((site / "search").glob("cards-*.js"))
    while len(found) < count:
        cards = json.loads(source.choice(blocks).read_text(encoding="utf-8").strip()[len("mela.cards(") : -1])
        words = [word for word in source.choice(source.choice(cards)[2])[1].split() if len(word) > 2]
        if len(words) > 1:
            found.append(" ".join(source.sample(words, 1 + len(found) % 2)))
    return found


@contextmanager
def fresh(browser: Browser, throttled: bool) -> Iterator[Page]:
    """A page in a browser that has seen nothing."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    if throttled:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
    yield page
    context.close()


def seconds(page: Page, address: str) -> tuple[float, float]:
    """From the beginning of the navigation until the cards stand there, and until the counts of the facets do too."""
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN, polling=10)
    drawn = page.evaluate("performance.now()")
    page.wait_for_function(COUNTED, polling=10)
    return drawn / 1000, page.evaluate("performance.now()") / 1000


def run(folder: Path, asked: Sequence[str]) -> None:
    """Measures and prints."""
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        server = Site(folder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start = f"http://127.0.0.1:{server.server_port}/search/?q="
        speed = calibration()
        for place, (name, address, throttled) in enumerate(
            [("http", start, False), ("150 ms, 1.6 Mbit/s", start, True), ("from the disk", f"{(folder / 'search' / 'index.html').as_uri()}?q=", False)]
        ):
            taken, sent, requests, opened = [], Counter[str](), Counter[str](), []
            for query in asked:
                server.sent, server.requests = Counter(), Counter()
                with fresh(browser, throttled) as page:
                    taken.append(seconds(page, address + query.replace(" ", "+")))
                    sent += server.sent
                    requests += server.requests
                    if place == 0:
                        server.sent = Counter()
                        page.evaluate("mela.find({ text: '', filters: {} }).then((found) => found.count(mela.facets()))")
                        opened.append(server.sent.total())
            rows.append([name, *(f"{value:.2f}" for found in zip(*taken, strict=True) for value in (median(found), max(found)))])
            if place == 0:
                kinds = ["script", "directory", "words", "facets", "cards", "page"]
                print(
                    table(
                        ["kilobytes of a first query, with headers", *kinds, "all but the page", "then all facets"],
                        [
                            [
                                "mean",
                                *(f"{sent[kind] / len(asked) / 1e3:.1f}" for kind in kinds),
                                f"{(sent.total() - sent['page']) / len(asked) / 1e3:.1f}",
                                f"{median(opened) / 1e3:.1f}",
                            ],
                            ["requests", *(f"{requests[kind] / len(asked):.1f}" for kind in kinds), f"{(requests.total() - requests['page']) / len(asked):.1f}", ""],
                        ],
                    )
                )
                print()
        server.shutdown()
    print(table(["seconds until", "cards", "slowest", "cards and counts", "slowest"], rows))
    print(f"\n{len(asked)} queries; calibration {speed:.2f} s.")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=12)
    chosen = parser.parse_args()
    run(chosen.site.resolve(), queries(chosen.site, chosen.queries))


if __name__ == "__main__":
    main()
