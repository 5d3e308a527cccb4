"""`mela withdraw`: a story is taken out of everything that was made of it.

recorded in content/withdrawn.yml -> books -> site -> cache. It is recorded first, and each step may be done again: whoever runs it after it was stopped finishes it.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from generator import pipeline
from generator.book.printed import remove_books_with, stories_in
from generator.engine.progress import Progress
from generator.engine.storage import in_full, storage_at
from generator.engine.trees import identity
from generator.errors import ProjectError
from generator.intake import withdrawn
from generator.intake.folders import survey
from generator.intake.project import load_project
from generator.last_build import LastBuild
from generator.model.content import Withdrawal
from generator.model.grouping import Grouping
from generator.model.label import ID_PATTERN
from generator.model.project import Project
from generator.model.story import LANGUAGE_PATTERN
from generator.traces import sweep, take_down

NEAR = 3
"""Ids that are named where one is not known."""

_TRANSLATION = re.compile(r"story\.(.+)\.md")
_BOOK = re.compile(rf"(?P<edition>[a-z0-9-]+?)(-(?P<facet>{'|'.join(Grouping)})-(?P<value>[a-z0-9-]+))?\.pdf")


@dataclass(frozen=True)
class Withdrawn:
    """What became of a story that was taken back.

    `folders` are those under stories/ that still hold it or, where `deleted`, held it; `books` were removed; `mentions` are the files under content/ that name it still.
    Where the site could not be built without it, `failure` says why and `taken` are the files that were taken out of the site instead.
    """

    story: str
    folders: tuple[Path, ...]
    deleted: bool
    books: tuple[Path, ...]
    mentions: tuple[str, ...]
    taken: tuple[str, ...] = ()
    failure: Exception | None = None


def find_story(root: Path, name: str) -> str:
    """The id of a story of the project at `root` that is there, or was when something was made of it. `name` may be its folder's path.

    Raises:
        ProjectError: there is no such story, or no project at `root`.
    """
    project, story = _project(root), Path(name).name
    known = _known(project)
    if story not in known:
        hint = _near(story, known) or "A story's id is the name of its folder under stories/."
        raise ProjectError(f"There is no story '{story}', and nothing here was made of one. {hint}")
    return story


def folders_of(root: Path, story: str) -> tuple[Path, ...]:
    """The folders under stories/ that hold a story, withdrawn or not."""
    seen = survey(Project(root, ""))
    return tuple(root / where for where in sorted([*seen.stamps, *seen.withdrawn]) if where.rpartition("/")[2].lower() == story)


def withdraw(root: Path, story: str, day: date, progress: Progress, *, reason: str | None = None, delete: bool = False, storage: str | None = None) -> Withdrawn:
    """Takes the story with this id, which `find_story` gave, out of everything that was made in the project at `root`, on this day.

    With `delete` its folders go too. `storage` is that of a cluster which builds were given: it is emptied. Whoever calls this is the only builder (engine/lock.py).

    Raises:
        ProjectError: content/withdrawn.yml cannot be understood.
        MachineError, OSError: something cannot be written or removed. Once that is mended, the same call finishes.
    """
    project, folders = Project(root, ""), folders_of(root, story)
    if story not in withdrawn.withdrawn_ids(project.content):
        withdrawn.record(project.content, Withdrawal(id=story, day=day, languages=_languages(project, story, folders), reason=reason))
    books = remove_books_with(project.print, story)
    if storage:
        storage_at(in_full(storage)).empty()
    if delete:
        for folder in folders:
            _delete(folder)
    taken, failure = _publish_without(project, story, progress)
    with progress.step("Clearing the cache", unit="stories"):
        sweep(project, story)
    return Withdrawn(story, folders, delete, books, _mentions(project, story), taken, failure)


def undo(root: Path, name: str) -> str:
    """Takes the entry of a story out of content/withdrawn.yml of the project at `root`: the next build publishes what is in its folder. Gives its id.

    Raises:
        ProjectError: no such story was withdrawn.
    """
    project, story = _project(root), Path(name).name
    ids = withdrawn.withdrawn_ids(project.content)
    if story not in ids:
        raise ProjectError(f"The story '{story}' is not withdrawn. {_near(story, ids)}".rstrip())
    withdrawn.take_back_in(project.content, story)
    return story


def told(done: Withdrawn, shown: Callable[[Path], str]) -> Iterator[str]:
    """What a person should know of a withdrawal, a sentence or two a line; `shown` tells how a path is shown."""
    where = "the books and the cache" if done.failure else "the site, the books and the cache"
    yield f"Withdrew {done.story}: nothing of it is left in {where}."
    if done.failure:
        yield f"The site could not be built without it, so {len(done.taken):,} files that showed it were taken out of site/. Mend what is said below, then run mela site."
    for book in done.books:
        yield f"Removed {shown(book)}, which held it. Print it again: {print_again(book)}"
    if done.folders and done.deleted:
        yield f"Removed {', '.join(map(shown, done.folders))}."
    elif done.folders:
        yield f"What was handed in stays, and nothing reads it: {', '.join(map(shown, done.folders))}. To remove it too: mela withdraw {done.story} --delete"
    if done.mentions:
        yield f"It is still named in {', '.join(done.mentions)}: take it out there if it should not be."
    yield "Publish site/ again. Copies that are online until then, downloaded or printed are out of reach."


def print_again(book: Path) -> str:
    """The command that makes a removed book anew: "mela book --district sitapur"."""
    found = _BOOK.fullmatch(book.name)
    words = ["mela book"]
    if found and found["edition"] != "book":
        words.append(f"--edition {found['edition']}")
    if found and found["facet"]:
        words.append(f"--{found['facet']} {found['value']}")
    return " ".join(words)


def _project(root: Path) -> Project:
    """The project at `root`, whatever is wrong with its settings: only its folders are asked for."""
    return Project(root, "") if (root / "mkdocs.yml").is_file() else load_project(root)


def _known(project: Project) -> set[str]:
    """The ids of stories that are in the project or in anything that was made of it."""
    seen = survey(project)
    built = LastBuild.of(project.root).result(identity(project.site))
    names = {
        *(where.rpartition("/")[2] for where in (*seen.stamps, *seen.withdrawn, *(built.derived if built else ()))),
        *(path.name for path in project.site.glob("stories/*")),
        *(story for path in project.print.glob("*.pdf") for story in stories_in(path)),
        *withdrawn.withdrawn_ids(project.content),
    }
    return {name for name in names if re.fullmatch(ID_PATTERN, name)}


def _near(story: str, known: Iterable[str]) -> str:
    near = get_close_matches(story, sorted(known), n=NEAR, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _languages(project: Project, story: str, folders: Iterable[Path]) -> tuple[str, ...]:
    """The languages into which a story was translated, as its pages or its files tell."""
    built = {path.parent.parent.name for path in project.site.glob(f"*/stories/{story}")}
    written = {found[1] for folder in folders for path in folder.glob("story.*.md") if (found := _TRANSLATION.fullmatch(path.name))}
    return tuple(sorted(code for code in built | written if re.fullmatch(LANGUAGE_PATTERN, code)))


def _delete(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():  # it may have lain in another one of the story's
        shutil.rmtree(folder)


def _publish_without(project: Project, story: str, progress: Progress) -> tuple[tuple[str, ...], Exception | None]:
    """Brings the site up to date. Where that fails, what shows the story is taken out of it: gives what was taken, and why."""
    if not project.site.is_dir():
        return (), None
    known = LastBuild.of(project.root).inputs(identity(project.site))
    search = known is None or (project.site / "search" / "directory.js").is_file()
    try:
        pipeline.site(project.root, progress, search=search)
    except Exception as error:  # whatever it is, the story goes
        return take_down(project, story), error
    return (), None


def _mentions(project: Project, story: str) -> tuple[str, ...]:
    """The files under content/ that name the story, but for the list of the withdrawn."""
    word = re.compile(rb"(?<![a-z0-9-])%b(?![a-z0-9-])" % re.escape(story.encode()))
    files = [path for path in sorted(project.content.rglob("*")) if path.suffix in (".md", ".yml", ".csv") and path.is_file()]
    named = [path.relative_to(project.root).as_posix() for path in files if word.search(path.read_bytes())]
    return tuple(name for name in named if name != withdrawn.WITHDRAWN)
