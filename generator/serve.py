"""`mela serve`: the site on this machine, rebuilt when a file changes and reloaded in the browser."""

import json
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs, urlsplit

from generator import pipeline
from generator.engine.lock import only_builder
from generator.engine.progress import Progress
from generator.engine.templates import program_themes
from generator.errors import MachineError, MelaError
from generator.intake.project import load_project
from generator.last_build import Built
from generator.site.withdrawn import GONE
from generator.watch import Watch

ADDED = '<link rel="stylesheet" href="/_mela/reload.css"><script src="/_mela/reload.js" data-build="{build}"></script></body>'
"""What each page gets in the place of its end: the script that reloads it when a later build than its own is done."""

FILES = {"/_mela/reload.js": "text/javascript", "/_mela/reload.css": "text/css"}

PATIENCE = 15.0
"""Seconds after which a reader who waits is sent a sign of life, to notice those that left."""


POLL = 0.1
"""Seconds between two looks of the server whether it shall end."""


class Builds:
    """What became of the builds, by their number; readers' pages wait for the next one."""

    def __init__(self) -> None:
        self._number = self._good = 0
        self._problem = ""
        self._condition = threading.Condition()

    @property
    def good(self) -> int:
        """The number of the last build that came to its end."""
        return self._good

    def done(self, *, changed: bool = True) -> None:
        """Says that the site was built; readers are told where something `changed` in it or the build before had failed."""
        if changed or self._problem:
            self._next("")

    def failed(self, problem: str) -> None:
        """Says why the site could not be built."""
        self._next(problem)

    def after(self, number: int, seconds: float) -> tuple[int, str] | None:
        """The last build's number and problem ("" without one) once it is later than `number`; None after so many seconds without one."""
        with self._condition:
            if self._condition.wait_for(lambda: self._number > number, seconds):
                return self._number, self._problem
        return None

    def _next(self, problem: str) -> None:
        with self._condition:
            self._number, self._problem = self._number + 1, problem
            self._good = self._good if problem else self._number
            self._condition.notify_all()


class Handler(SimpleHTTPRequestHandler):
    """Serves the site's files; each page gets the script that reloads it."""

    protocol_version = "HTTP/1.0"

    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self.builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers a request."""
        address = urlsplit(self.path)
        if address.path == "/_mela/changes":
            since = parse_qs(address.query).get("since", [""])[0]
            self._changes(int(since) if since.isdecimal() else self.builds.good)
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page with the reload script, or the file as it lies there."""
        if self.path in FILES:
            return self._content((program_themes() / "serve" / Path(self.path).name).read_bytes(), FILES[self.path])
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path = path / "index.html"
        if path.suffix == ".html" and path.is_file():
            added = ADDED.format(build=self.builds.good).encode()  # asked before the page is read: a page older than its number would never be reloaded
            status = HTTPStatus.GONE if path.with_name(GONE).is_file() else HTTPStatus.OK
            return self._content(path.read_bytes().replace(b"</body>", added), "text/html; charset=utf-8", status)
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server calls
        """Requests are not shown."""

    def end_headers(self) -> None:
        """Nothing is kept: the next request must see the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _content(self, content: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def _changes(self, since: int) -> None:
        """A stream of server-sent events: one for each build after the one numbered `since`."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                found = self.builds.after(since, PATIENCE)
                if found is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    since, problem = found
                    self.wfile.write(f"event: failed\ndata: {json.dumps(problem)}\n\n".encode() if problem else b"data: built\n\n")
                self.wfile.flush()
        except OSError:
            return


def serve(root: Path, port: int, *, search: bool = True) -> None:
    """Builds the site of the project at `root`, serves it at 127.0.0.1:`port` and rebuilds it until Ctrl-C.

    Raises:
        ProjectError: there is no project at `root`.
        MachineError: the port is taken, or the system watches no more folders.
    """
    progress, builds, cache = Progress(), Builds(), load_project(root).cache
    # What changes while the first build runs is built after it.
    with Watch(root) as watch:
        folder = _build(root, cache, progress, search).folder
        builds.done()
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, builds=builds, directory=str(folder)))
        except OSError as error:
            raise MachineError(f"Port {port} cannot be used: {error.strerror}. Choose another one: mela serve --port {port + 1}") from error
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True).start()
        progress.say(f"Look at http://127.0.0.1:{port}/ (Ctrl-C ends).")
        try:
            while True:
                watch.wait()
                try:
                    built = _build(root, cache, progress, search)
                except (MelaError, OSError) as error:
                    progress.say(f"Not built: {error}")
                    builds.failed(f"Not built: {error}")
                else:
                    builds.done(changed=bool(built.written or built.removed))
        finally:
            server.shutdown()


def _build(root: Path, cache: Path, progress: Progress, search: bool) -> Built:
    with only_builder(cache, progress):
        built = pipeline.site(root, progress, search=search)
    for error in built.errors:
        progress.say(error)
    return built
