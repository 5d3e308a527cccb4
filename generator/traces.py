"""Traces: what a project's cache and its site keep of stories, and how those of one that was withdrawn are removed.

The cache is swept, not searched: what the stories that are left need stays, all else goes, whatever it is and however it came there.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.book.printed import keep_sheets_without
from generator.engine.cache import Cache
from generator.engine.lock import NAME as LOCK
from generator.engine.packs import Packs
from generator.engine.pool import batches, in_parallel
from generator.engine.trees import Trees, identity
from generator.intake.evidence import submitted_file
from generator.intake.folders import list_files, survey
from generator.last_build import LastBuild
from generator.media.records import STEM, keep_only
from generator.model.project import Project
from generator.site.withdrawn import GONE

FRAME = (LOCK, "chrome", "templates")
"""What lies in the cache and comes of no story."""

TWIN = ("site.other", "site.behind")
"""The twin of the site, which is the same as the site when it has caught up (engine/trees.py)."""

SWEPT = ("packs", "builds", "media", "book", "facts")
"""What lies there and comes of stories; `sweep` knows what to keep of each. Anything else is not kept."""

FOLDERS = 50
"""Stories' folders whose evidence a worker looks at in one go."""

_MEDIA = re.compile(rb"media/([0-9a-f]{%d}[\w.-]*)" % STEM)
_STORY_PAGE = re.compile(r"(.+/)?stories/[^/]+/index\.html")


@dataclass(frozen=True, slots=True)
class _Asked(Cache):
    """A cache that notes what it was asked for."""

    keys: set[str] = field(default_factory=set)

    def get(self, key: str) -> bytes | None:
        """As `Cache.get`."""
        self.keys.add(key)
        return Cache.get(self, key)


def sweep(project: Project, story: str) -> None:
    """Removes from the cache whatever came of the story, which is in the site no more. What it shared with stories in the site stays.

    Raises:
        OSError: something cannot be removed.
        MachineError: the twin of the site cannot be written.
    """
    cache = project.cache
    Trees(project.site, cache).catch_up()
    for path in cache.iterdir():
        if path.name not in (*FRAME, *SWEPT, *TWIN):
            _remove(path)
    _remove(project.root / f".{project.site.name}.old")
    _sweep_builds(project)
    shown = {path.name for path in (project.site / "media").glob("*")}
    keep_only(cache / "media", shown.__contains__)
    stems = {name[:STEM] for name in shown}
    keep_only(cache / "book" / "photos", lambda name: name[:STEM] in stems)
    keep_sheets_without(cache / "book" / "sheets", story)
    _sweep_facts(project)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sweep_builds(project: Project) -> None:
    """Keeps what is known of the site that stands, and the packs that it was made of."""
    builds, standing = LastBuild.of(project.root), identity(project.site)
    result = builds.result(standing)
    builds.forget_all_but(standing if result else "")
    Packs(project.cache / "packs").remove_all_but({one.place.pack for one in result.derived.values() if one.place} if result else ())


def _sweep_facts(project: Project) -> None:
    """Keeps the facts about files that lie in the folders of stories. A story whose file is the same, byte for byte, needs the same facts."""
    folder = project.cache / "facts"
    if not folder.is_dir():
        return
    kept = set().union(*in_parallel(partial(_asked, project.root, folder), batches(list(survey(project).stamps), FOLDERS)))
    for path in folder.glob("*/*"):
        if path.name not in kept:
            path.unlink()


def _asked(root: Path, facts: Path, folders: Sequence[str]) -> set[str]:
    """The keys of the facts that are asked for when the evidence in these folders is read."""
    cache = _Asked(facts)
    for where in folders:
        for name, path in list_files(root / where, where).files.items():
            submitted_file(Path(path), name, cache)
    return cache.keys


def take_down(project: Project, story: str) -> tuple[str, ...]:
    """Takes every page out of the site that shows the story or a way to it, with the search index and the open data: for a site that cannot be built anew.

    Gives the paths of what was taken. What people wrote by hand stays, unless it links to the story.

    Raises:
        MachineError: the site cannot be written.
    """
    site, trees = project.site, Trees(project.site, project.cache)
    link = re.compile(rb"stories/%b(?![a-z0-9-])" % re.escape(story.encode()))
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    media = {name.removeprefix("media/").encode() for name in files if _MEDIA.fullmatch(name.encode())}
    # A page that says no more than that its story was withdrawn stays.
    tombs = {name for name in files if (site / name).with_name(GONE).exists()}
    shown: dict[str, set[bytes]] = {}
    for name in files:
        if name not in tombs and name.removeprefix("media/").encode() not in media:
            content = (site / name).read_bytes()
            if not (_is_of_all(name) or link.search(f"{name} ".encode()) or link.search(content)):
                shown[name] = media.intersection(_MEDIA.findall(content))
    # Pages such as the list of editions show a photo without a way to its story. Only what stands on another story's own page is sure not to be this one's.
    others = set().union(*(names for page, names in shown.items() if _STORY_PAGE.fullmatch(page)))
    kept = {name for name, photos in shown.items() if photos <= others} | {f"media/{name.decode()}" for name in others} | tombs
    taken = [name for name in files if name not in kept]
    if trees.behind() is None:
        for name in taken:
            (site / name).unlink()
    else:
        trees.publish(trees.prepare((), taken), taken)
    return tuple(taken)


def _is_of_all(name: str) -> bool:
    """Whether a file of the site is made of all stories and need not link to each."""
    return name.startswith(("search/", "data/")) and name not in ("search/index.html", "data/index.html")
