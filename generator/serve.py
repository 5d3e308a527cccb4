"""`mela serve`: the site on this machine, rebuilt when a file changes and reloaded in the browser."""

import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator import pipeline
from generator.engine.progress import Progress
from generator.engine.templates import program_themes
from generator.errors import MachineError, MelaError

QUIET_TIME = 0.3
"""Seconds without a further change before the site is built anew: an editor or a copy of photos makes many changes at once."""

RELOAD = b'<script src="/_mela/reload.js"></script></body>'


class Changes(FileSystemEventHandler):
    """Collects changes of files; `wait` gives way when something changed and has come to rest."""

    def __init__(self) -> None:
        self._changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes a change; reading a file is none."""
        if event.event_type not in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            self._changed.set()

    def wait(self) -> None:
        """Returns once something has changed and nothing more has for a moment."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(QUIET_TIME)


class Builds:
    """How many times the site was built; readers' pages wait on it."""

    def __init__(self) -> None:
        self._number = 0
        self._condition = threading.Condition()

    def done(self) -> None:
        """Says that the site was built anew."""
        with self._condition:
            self._number += 1
            self._condition.notify_all()

    def wait_for_next(self, seconds: float) -> bool:
        """Whether the site was built anew within so many seconds."""
        with self._condition:
            seen = self._number
            return self._condition.wait_for(lambda: self._number != seen, seconds)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site's files; each page gets the script that reloads it."""

    protocol_version = "HTTP/1.0"

    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self.builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers a request."""
        if self.path == "/_mela/changes":
            self._changes()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page with the reload script, or the file as it lies there."""
        if self.path == "/_mela/reload.js":
            return self._content((program_themes() / "serve" / "reload.js").read_bytes(), "text/javascript")
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path = path / "index.html"
        if path.suffix == ".html" and path.is_file():
            return self._content(path.read_bytes().replace(b"</body>", RELOAD), "text/html; charset=utf-8")
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server calls
        """Requests are not shown."""

    def end_headers(self) -> None:
        """Nothing is kept: the next request must see the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _content(self, content: bytes, media_type: str) -> BytesIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def _changes(self) -> None:
        """A stream of server-sent events: one when the site was built anew, a comment now and then to notice readers that left."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"data: built\n\n" if self.builds.wait_for_next(15) else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return


def serve(root: Path, port: int, *, search: bool = True) -> None:
    """Builds the site of the project at `root`, serves it at 127.0.0.1:`port` and rebuilds it until Ctrl-C.

    Raises:
        ProjectError: there is no project at `root`.
        MachineError: the port is taken.
    """
    progress, builds, changes = Progress(), Builds(), Changes()
    folder = _build(root, progress, search)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, builds=builds, directory=str(folder)))
    except OSError as error:
        raise MachineError(f"Port {port} cannot be used: {error.strerror}. Choose another one: mela serve --port {port + 1}") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    observer = Observer()
    for name in ("stories", "content", "themes", "mkdocs.yml"):
        if (root / name).exists():
            observer.schedule(changes, str(root / name), recursive=True)
    observer.start()
    progress.say(f"Look at http://127.0.0.1:{port}/ (Ctrl-C ends).")
    try:
        while True:
            changes.wait()
            try:
                _build(root, progress, search)
            except MelaError as error:
                progress.say(f"Not built: {error}")
                continue
            builds.done()
    finally:
        observer.stop()
        server.shutdown()


def _build(root: Path, progress: Progress, search: bool) -> Path:
    checked = pipeline.check(root, progress)
    for story in checked.report.stories:
        for found in story.diagnostics:
            if found.is_error:
                progress.say(f"{found.file}:{found.span.line}:{found.span.column}: {found.message}")
    return pipeline.site(pipeline.catalog_of(checked, progress), progress, search=search)
