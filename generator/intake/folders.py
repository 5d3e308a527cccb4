"""Story folders: where they lie below stories/, and what lies there that is none."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from generator.engine.stamps import stamp
from generator.errors import MachineError, ProjectError
from generator.intake.findings import finding
from generator.intake.names import is_hidden, name_problem, same_names, shown
from generator.intake.withdrawn import withdrawn_ids
from generator.model.diagnostic import Diagnostic, in_order
from generator.model.label import file_name
from generator.model.project import Project

DEPTH_LIMIT = 10
"""Levels of folders below stories/."""
FILE_LIMIT = 200
"""Files in one story's folder."""

STORY_FILES = frozenset({"story.yml", "story.md", "story.yaml", "story.markdown"})
"""Names, in lower case, that make a folder a story's: the right ones, and those that are a slip of the pen."""


@dataclass(frozen=True)
class Found:
    """What lies below stories/: folders to read as stories (absolute paths, sorted), and findings about what belongs to no story."""

    folders: tuple[Path, ...] = ()
    strays: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Survey:
    """What the file system says of stories/ without a file being opened.

    `stamps` gives for each folder to read as a story (its POSIX path from the project's root) a text that changes whenever a file in it may have changed; "" where
    that cannot be told. `withdrawn` are the folders of stories that were taken back: they are not read.
    """

    stamps: dict[str, str] = field(default_factory=dict)
    strays: tuple[Diagnostic, ...] = ()
    withdrawn: tuple[str, ...] = ()


def holds_story(entries: list[os.DirEntry[str]]) -> bool:
    """Whether a folder with these entries is a story's."""
    return any(entry.name.lower() in STORY_FILES for entry in entries)


def listed(folder: str | Path) -> list[os.DirEntry[str]]:
    """The entries of a folder by name, hidden ones left out; none where it cannot be read."""
    return sorted(scanned(folder) or (), key=lambda entry: entry.name)


def scanned(folder: str | Path) -> list[os.DirEntry[str]] | None:
    """The entries of a folder in no order, hidden ones left out; None where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not is_hidden(entry.name)]
    except OSError:
        return None


def unreadable(folder: str | Path) -> bool:
    """Whether the computer does not hand over what a folder holds."""
    return not os.access(folder, os.R_OK | os.X_OK)


def find_folders(project: Project) -> Found:
    """Every folder below stories/ that is a story's or was meant to be one: it holds a story file, or files and no story below or above it.

    Links are not followed: a linked folder is reported as a story that cannot be read.

    Raises:
        ProjectError: stories/ is no folder.
        MachineError: it may not be read. To go on without any story would empty the site.
    """
    seen = survey(project)
    return Found(tuple(sorted(project.root / folder for folder in seen.stamps)), seen.strays)


def survey(project: Project) -> Survey:
    """The same folders as `find_folders`, each with its stamp.

    Raises:
        ProjectError: stories/ is no folder, or it cannot be told which stories were withdrawn.
        MachineError: it may not be read.
    """
    if os.path.lexists(project.stories) and not project.stories.is_dir():
        raise ProjectError(f"{project.stories} is no folder. Put the stories' folders into a folder of that name.")
    if project.stories.is_dir() and unreadable(project.stories):
        raise MachineError(f"{project.stories} cannot be read. Check its permissions.")
    stamps: dict[str, str] = {}
    strays: list[Diagnostic] = []
    _walk(str(project.stories), "stories", 0, stamps, strays)
    withdrawn = _take_withdrawn(stamps, withdrawn_ids(project.content))
    strays += [_withdrawn(folder) for folder in withdrawn]
    return Survey(stamps, in_order(strays), withdrawn)


def _take_withdrawn(stamps: dict[str, str], ids: frozenset[str]) -> tuple[str, ...]:
    """Takes the folders of withdrawn stories, with the stories inside them, out of `stamps`, and gives them sorted."""
    if not ids:
        return ()
    taken = {folder for folder in stamps if folder.rpartition("/")[2].lower() in ids}
    taken |= {folder for folder, stamp in stamps.items() if not stamp and any(folder.startswith(f"{outer}/") for outer in taken)}
    for folder in taken:
        del stamps[folder]
    return tuple(sorted(taken))


def _withdrawn(folder: str) -> Diagnostic:
    name = folder.rpartition("/")[2]
    hint = f"Remove the folder: mela withdraw {name} --delete. Or take the story back in: mela withdraw --undo {name}."
    return finding("S040", "this story was withdrawn: nothing of it is read", "/".join(map(shown, folder.split("/"))), story=shown(name), hint=hint)


def _walk(folder: str, where: str, depth: int, stamps: dict[str, str], strays: list[Diagnostic]) -> None:
    entries = scanned(folder)
    if not entries and depth and unreadable(folder):
        stamps[where] = ""
    if not entries:
        return
    if depth and not STORY_FILES.isdisjoint([entry.name.lower() for entry in entries]):
        stamps[where] = stamp(entries, folder)
        _nested(entries, where, stamps)
        return
    files, before = [], len(stamps)
    for entry in entries:
        if entry.is_symlink():
            if os.path.isdir(entry.path):
                stamps[f"{where}/{entry.name}"] = ""
            else:
                strays.append(finding("S032", "links are not followed", _shown_path(where, entry), hint="Put the file itself into the folder."))
        elif not entry.is_dir(follow_symlinks=False):
            files.append(entry)
        elif depth >= DEPTH_LIMIT:
            message = f"folders lie more than {DEPTH_LIMIT} levels deep here; what is below is not read"
            strays.append(finding("S035", message, _shown_path(where, entry), hint="Move the stories up."))
        else:
            _walk(entry.path, f"{where}/{entry.name}", depth + 1, stamps, strays)
    if files and depth and len(stamps) == before:
        stamps[where] = stamp(entries, folder)
        return
    strays += [
        finding("S033", "this file lies in no story's folder, so it is not used", _shown_path(where, entry), hint="Move it into the story's folder, or delete it.")
        for entry in files
        if entry.name != "README.md"
    ]


def _shown_path(where: str, entry: os.DirEntry[str]) -> str:
    return "/".join(map(shown, [*where.split("/"), entry.name]))


def _nested(entries: list[os.DirEntry[str]], where: str, stamps: dict[str, str], depth: int = 0) -> None:
    """Story folders inside a story's folder. What is wrong with them depends on the folders around them, so they are always read again."""
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and depth < DEPTH_LIMIT:
            inside = scanned(entry.path) or []
            if holds_story(inside):
                stamps[f"{where}/{entry.name}"] = ""
            _nested(inside, f"{where}/{entry.name}", stamps, depth + 1)


@dataclass
class Listing:
    """The paths of the files of one story's folder by their POSIX path in it (in NFC, see `file_name`), and what is wrong with their names and numbers."""

    files: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def list_files(folder: Path, where: str) -> Listing:
    """The files of a story's folder and of the folders in it that are no stories themselves; `where` is its path from the project's root."""
    listing = Listing()
    _collect(str(folder), where, "", 0, listing)
    listing.problems += [_same_name(first, second, where) for first, second in same_names(listing.files)]
    return listing


def _same_name(first: str, second: str, where: str) -> Diagnostic:
    return finding("S038", f"'{second}' and '{first}' are one name on many computers", f"{where}/{second}", hint="Rename one of the two.")


def _collect(folder: str, where: str, within: str, depth: int, listing: Listing) -> None:
    # The story's own texts come first, so that no number of other files crowds them out.
    for entry in sorted(scanned(folder) or (), key=lambda entry: (not entry.name.lower().startswith("story."), entry.name)):
        name = within + entry.name
        file = f"{where}/{shown(name)}"
        problem = _entry_problem(entry, file, depth)
        if problem:
            listing.problems.append(problem)
        elif entry.is_dir(follow_symlinks=False):
            if not holds_story(listed(entry.path)):
                _collect(entry.path, where, f"{name}/", depth + 1, listing)
        elif len(listing.files) < FILE_LIMIT:
            known = listing.files.setdefault(file_name(name), entry.path)
            if known != entry.path:
                listing.problems.append(_same_name(f"{within}{os.path.basename(known)}", name, where))
        else:
            too_many = finding("S035", f"the folder holds more than {FILE_LIMIT} files", where, hint="Keep the best ones.")
            if too_many not in listing.problems:
                listing.problems.append(too_many)
            return


def _entry_problem(entry: os.DirEntry[str], file: str, depth: int) -> Diagnostic | None:
    """What is wrong with a file or folder inside a story's folder, before anything of it is read."""
    problem = name_problem(entry.name, file)
    if entry.is_symlink():
        return finding("S032", "links are not followed", file, hint="Put the file itself into the folder.")
    if problem or entry.is_file(follow_symlinks=False):
        return problem
    if not entry.is_dir(follow_symlinks=False):
        return finding("S039", "this is no ordinary file", file, hint="Delete it.")
    if depth >= DEPTH_LIMIT:
        return finding("S035", f"folders lie more than {DEPTH_LIMIT} levels deep here", file, hint="Move the files up.")
    return None
