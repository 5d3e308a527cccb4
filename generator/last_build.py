"""What the last build left for the next: how the files looked that it read, what it derived from each story, and which pages it made of that.

It is kept under the identity of the tree of pages that it belongs to, so that the two can never disagree, whenever a build was stopped.
"""

import marshal
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint
from generator.engine.stamps import is_same, stamp_of_file, stamp_of_folder
from generator.engine.templates import PROGRAM, program_themes
from generator.intake.folders import survey
from generator.model.project import Project

if TYPE_CHECKING:
    from generator.derive import Derived
    from generator.site.site import SiteMap

VERSION = "1"
"""Raise it when what is stored has another form."""


@dataclass(frozen=True)
class Inputs:
    """How everything looked that a build read: the stamps of the settings, the content, the templates and the program by path, and those of the stories' folders.

    `options` is what else it was told: whether to index, what the environment says to mkdocs.yml.
    """

    options: str
    sources: Mapping[str, str]
    stories: Mapping[str, str]

    def is_same(self, before: "Inputs", root: Path) -> bool:
        """Whether nothing has changed since `before`."""
        return (
            self.options == before.options
            and self.sources.keys() == before.sources.keys()
            and self.stories.keys() == before.stories.keys()
            and all(is_same(before.sources[path], stamp, path) for path, stamp in self.sources.items())
            and all(stamp and (stamp == before.stories[folder] or is_same(before.stories[folder], stamp, str(root / folder))) for folder, stamp in self.stories.items())
        )

    def changed(self, before: "Inputs", root: Path) -> list[str]:
        """The stories' folders that may have changed since `before`, the new ones among them."""
        return [folder for folder, stamp in self.stories.items() if not is_same(before.stories.get(folder, ""), stamp, str(root / folder))]


def inputs_of(root: Path, *, search: bool) -> Inputs:
    """How everything looks now that a build of the project at `root` reads.

    Raises:
        ProjectError: stories/ is no folder.
        MachineError: it may not be read.
    """
    settings = root / "mkdocs.yml"
    folders = [root / "content", root / "themes", PROGRAM, program_themes()]
    sources = {str(settings): stamp_of_file(settings)} | {str(folder): stamp_of_folder(folder) or "none" for folder in folders}
    try:
        asks = b"!ENV" in settings.read_bytes()
    except OSError:
        asks = False
    told = repr(sorted(os.environ.items())) if asks else ""
    return Inputs(fingerprint(str(search), told), sources, survey(Project(root, "")).stamps)


@dataclass(frozen=True)
class Result:
    """What a build made.

    `ground` is what derived things depend on beside their story; `derived` is by folder, `published` are the folders of the stories in it, `left_out` the ids of
    those that errors keep out, `related` is by story, `search` what the index keeps and `searched` its paths.
    """

    ground: bytes
    derived: "Mapping[str, Derived]"
    published: tuple[str, ...]
    left_out: tuple[str, ...]
    related: Mapping[str, tuple[str, ...]]
    pages: "SiteMap"
    search: bytes = b""
    searched: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Built:
    """A finished site: its folder, the ids of the stories that errors keep out of it, the errors with their places, and how many files were written and removed."""

    folder: Path
    left_out: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    written: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Before:
    """How the inputs of a tree looked, and which stories were left out of it."""

    inputs: Inputs
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class LastBuild:
    """The last builds of a project, by the identity of their trees."""

    cache: Cache

    @classmethod
    def of(cls, root: Path) -> "LastBuild":
        """Those of the project at `root`."""
        return cls(Cache(root / ".cache" / "builds"))

    def inputs(self, identity: str) -> Before | None:
        """How the inputs of the tree looked; None where nothing is known of it."""
        raw = self.cache.get(_key(identity, "inputs"))
        if raw is None:
            return None
        *inputs, left_out = marshal.loads(raw)  # noqa: S302 - our own bytes, with a checksum
        return Before(Inputs(*inputs), left_out)

    def result(self, identity: str) -> Result | None:
        """What the build of the tree made; None where nothing is known of it."""
        raw = self.cache.get(_key(identity, "result"))
        return _result(marshal.loads(raw)) if raw else None  # noqa: S302 - our own bytes, with a checksum

    def keep(self, identity: str, inputs: Inputs, result: Result) -> None:
        """Stores both for the tree."""
        self.cache.put(_key(identity, "result"), marshal.dumps(_plain(result)))
        self.cache.put(_key(identity, "inputs"), marshal.dumps((inputs.options, dict(inputs.sources), dict(inputs.stories), result.left_out)))

    def forget_all_but(self, identity: str) -> None:
        """Removes what belongs to no tree any more."""
        kept = {_key(identity, part) for part in ("inputs", "result")}
        for path in self.cache.folder.glob("*/*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)


def _key(identity: str, part: str) -> str:
    return fingerprint(VERSION, identity, part)


def _plain(result: Result) -> tuple[Any, ...]:
    from generator.derive import to_plain

    pages = (dict(result.pages.keys), {kind: (made.key, made.paths, made.opened) for kind, made in result.pages.kinds.items()})
    derived = [to_plain(one) for one in result.derived.values()]
    return result.ground, derived, result.published, result.left_out, dict(result.related), pages, result.search, result.searched


def _result(plain: tuple[Any, ...]) -> Result:
    from generator.derive import from_plain
    from generator.site.site import Made, SiteMap

    ground, derived, published, left_out, related, (keys, kinds), search, searched = plain
    known = {one.folder: one for one in map(from_plain, derived)}
    return Result(ground, known, published, left_out, related, SiteMap(keys, {kind: Made(*made) for kind, made in kinds.items()}), search, searched)
