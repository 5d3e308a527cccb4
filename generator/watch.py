"""Watching a project: gives way when something that its site is made of has changed and come to rest."""

import errno
import os
import threading
import time
from pathlib import Path
from types import TracebackType

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.errors import MachineError

WATCHED = ("content", "mkdocs.yml", "stories", "themes")
"""What a site is made of, by its name in the project's folder."""

QUIET_TIME = 0.05
"""Seconds without a further change before something is made of it: an editor writes a file in several steps."""

LONGEST_QUIET_TIME = 0.4
"""What it grows to, doubled again and again, while changes go on: a copy of photos makes many."""


class Watch(FileSystemEventHandler):
    """Watches the folder of a project from the making of this object until its block ends."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._changed = threading.Event()
        self._moved = threading.Event()
        self._observer = Observer()
        self._observer.start()
        self._begin()

    def __enter__(self) -> "Watch":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes a change; reading a file is none."""
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        for path in (event.src_path, event.dest_path):
            first, *below = os.path.relpath(os.fsdecode(path), self._root).split(os.sep) if path else [""]
            if first in WATCHED:
                if event.is_directory and not below:
                    self._moved.set()
                self._changed.set()

    def wait(self) -> None:
        """Returns once something has changed and nothing more has for a moment."""
        self._changed.wait()
        quiet = QUIET_TIME
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(quiet)
            quiet = min(2 * quiet, LONGEST_QUIET_TIME)
        if self._moved.is_set():
            self._moved.clear()
            self._observer.unschedule_all()
            self._begin()

    def _begin(self) -> None:
        """Watches the project's folder itself, which tells of mkdocs.yml and of new folders, and all that lies below the folders that are there."""
        try:
            self._observer.schedule(self, self._root, recursive=False)
            for name in WATCHED:
                if os.path.isdir(os.path.join(self._root, name)):
                    self._observer.schedule(self, os.path.join(self._root, name), recursive=True)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EMFILE):
                raise MachineError(
                    "The system watches too few folders for a project of this size. Let it watch more: sudo sysctl fs.inotify.max_user_watches=1048576"
                ) from error
            raise
