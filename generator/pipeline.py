"""The whole program in one picture: from a project's folder to what readers see, a line a stage.

The rooms are imported by the stages that need them: loading WeasyPrint alone takes longer than checking a thousand stories, and a build with nothing to do needs none.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine.progress import Progress
from generator.engine.runner import HERE, Runner
from generator.engine.trees import identity
from generator.errors import ProjectError
from generator.last_build import Built, LastBuild, inputs_of

if TYPE_CHECKING:
    from generator.catalog.catalog import Catalog
    from generator.check.report import Report
    from generator.intake.folders import Found
    from generator.model.content import Content, Edition
    from generator.model.project import Project
    from generator.model.submission import CheckedStory


@dataclass(frozen=True)
class Checked:
    """A project with its stories, checked."""

    project: "Project"
    content: "Content"
    stories: "tuple[CheckedStory, ...]"

    @property
    def left_out(self) -> tuple[str, ...]:
        """The ids of the stories that errors keep out of the build."""
        return tuple(story.id for story in self.stories if not story.passed)


@dataclass(frozen=True)
class Reported:
    """A project with everything that was found about it."""

    project: "Project"
    content: "Content"
    report: "Report"


def check(root: Path, progress: Progress) -> Checked:
    """Reads the project at `root` and checks its stories, to make something of them.

    Raises:
        ProjectError: there is no project at `root`.
    """
    from generator.check.checks import check_project

    project, content, found = _open(root, progress)
    with progress.step("Checking stories") as step:
        stories = check_project(project, content, found.folders)
        step.count = len(stories)
    return Checked(project, content, stories)


def report(root: Path, progress: Progress) -> Reported:
    """Reads the project at `root` and checks all of it, to tell what was found; of the stories themselves nothing is kept.

    Raises:
        ProjectError: there is no project at `root`.
    """
    from generator.check.checks import check_content, report_project
    from generator.check.report import Report

    project, content, found = _open(root, progress)
    with progress.step("Checking stories") as step:
        stories = report_project(project, content, found.folders)
        step.count = len(stories)
    return Reported(project, content, Report(stories, (*check_content(stories, content), *found.strays)))


def _open(root: Path, progress: Progress) -> "tuple[Project, Content, Found]":
    from generator.intake.content import load_content
    from generator.intake.folders import find_folders
    from generator.intake.project import load_project

    project = load_project(root)
    with progress.step("Reading content") as step:
        content = load_content(project)
        step.count = len(content.practices) + len(content.festivals) + len(content.editions)
    return project, content, find_folders(project)


def catalog_of(checked: Checked, progress: Progress) -> "Catalog":
    """The catalog of the stories that may be published."""
    from generator.catalog.catalog import build_catalog

    with progress.step("Relating stories") as step:
        catalog = build_catalog(checked.project, checked.content, checked.stories)
        step.count = len(catalog.entries)
    return catalog


def site(root: Path, progress: Progress, *, search: bool = True, run: Runner = HERE) -> Built:
    """Lets `run` bring the website of the project at `root` up to date, beside the one that stands, and puts it in its place. Nothing is done where nothing changed.

    Raises:
        ProjectError: there is no project at `root`, or its settings or templates cannot be used.
        MachineError: the disk is full or may not be written. The last good site stands.
    """
    with progress.step("Looking for changes") as step:
        inputs = inputs_of(root, search=search)
        step.count = len(inputs.stories)
        before = LastBuild.of(root).inputs(identity(root / "site"))
    if before and inputs.is_same(before.inputs, root):
        return Built(root / "site", before.left_out)
    from generator.publishing import publish

    return publish(root, inputs, progress, search=search, run=run)


def book(catalog: "Catalog", progress: Progress, *, edition: str = "book", part: tuple[str, str] | None = None, run: Runner = HERE) -> Path:
    """Lets `run` typeset an edition, or the part of it that has one facet value; gives the PDF's path.

    Raises:
        ProjectError: there is no such edition, facet value, or no story to print.
    """
    from generator.book.book import build_book

    with progress.step("Typesetting", unit="sheets") as step:
        chosen, found = _edition(catalog, edition), _part(catalog, part)
        stories = catalog.stories_with(*found) if found else tuple(catalog.entries.values())
        if not stories:
            raise ProjectError("There is no story to print yet. Put checked stories under stories/, then run mela book again.")
        made = build_book(catalog, chosen, catalog.project.print, catalog.project.cache / "book", run, part=found, on_sheet=step.reach)
        step.count = len(stories)
        return made


def clear_prints(checked: Checked) -> tuple[Path, ...]:
    """Removes the finished books with a story or a photo that may no longer be shown, and what the cache holds of such photos; gives the books' paths.

    A story that only has errors may stay in what was printed before: a ceremony does not wait for a typing mistake.
    """
    from generator.book.printed import forget_photos, photo_name, remove_outdated
    from generator.media.records import STEM

    files = {one.id: one.submission.shown_files for one in checked.stories if one.submission.story is None or one.submission.story.status.is_shown}
    forget_photos(checked.project.cache / "book", {file.appearance[:STEM] for shown in files.values() for file in shown})
    return remove_outdated(checked.project.print, {story: {photo_name(story, file) for file in shown} for story, shown in files.items()})


def _edition(catalog: "Catalog", name: str) -> "Edition":
    editions = catalog.content.editions
    if name not in editions:
        raise ProjectError(f"There is no edition '{name}' under content/editions/. There is: {', '.join(sorted(editions))}.")
    return editions[name]


def _part(catalog: "Catalog", part: tuple[str, str] | None) -> tuple[str, str] | None:
    """The facet and value id of a part named by a label or id."""
    if part is None:
        return None
    facet, name = part
    value = catalog.find_value(facet, name)
    if value is None:
        known = [found.labels.get("en", found.id) for found in catalog.facets[facet].values.values()]
        raise ProjectError(f"No published story has the {facet} '{name}'. There are stories for: {', '.join(known[:20]) or 'none'}.")
    return facet, value.id
