"""The whole program in one picture: from a project's folder to what readers see, a line a stage.

The rooms behind the check are imported by the stages that need them: loading WeasyPrint alone takes longer than checking a thousand stories.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.catalog.catalog import Catalog, build_catalog
from generator.check.checks import check_content, check_project, report_project
from generator.check.report import Report
from generator.engine.output import fresh_folder, link_files, swap_in, write_pages
from generator.engine.progress import Progress
from generator.errors import ProjectError
from generator.intake.content import load_content
from generator.intake.folders import Found, find_folders
from generator.intake.project import load_project
from generator.model.content import Content, Edition
from generator.model.project import Project
from generator.model.submission import CheckedStory

if TYPE_CHECKING:
    from generator.media.document import PublishedDocument
    from generator.media.photo import Photo


@dataclass(frozen=True)
class Checked:
    """A project with its stories, checked."""

    project: Project
    content: Content
    stories: tuple[CheckedStory, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The ids of the stories that errors keep out of the build."""
        return tuple(story.id for story in self.stories if not story.passed)


@dataclass(frozen=True)
class Reported:
    """A project with everything that was found about it."""

    project: Project
    content: Content
    report: Report


def check(root: Path, progress: Progress) -> Checked:
    """Reads the project at `root` and checks its stories, to make something of them.

    Raises:
        ProjectError: there is no project at `root`.
    """
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
    project, content, found = _open(root, progress)
    with progress.step("Checking stories") as step:
        stories = report_project(project, content, found.folders)
        step.count = len(stories)
    return Reported(project, content, Report(stories, (*check_content(stories, content), *found.strays)))


def _open(root: Path, progress: Progress) -> tuple[Project, Content, Found]:
    project = load_project(root)
    with progress.step("Reading content") as step:
        content = load_content(project)
        step.count = len(content.practices) + len(content.festivals) + len(content.editions)
    return project, content, find_folders(project)


def catalog_of(checked: Checked, progress: Progress) -> Catalog:
    """The catalog of the stories that may be published."""
    with progress.step("Relating stories") as step:
        catalog = build_catalog(checked.project, checked.content, checked.stories)
        step.count = len(catalog.entries)
    return catalog


def site(catalog: Catalog, progress: Progress, *, search: bool = True) -> Path:
    """Builds the website beside the last one and swaps it in; gives its folder."""
    from generator.media.document import derive_documents
    from generator.media.photo import derive_photos
    from generator.search.index import search_pages
    from generator.site.chrome import build_chrome
    from generator.site.site import write_site

    project = catalog.project
    new = fresh_folder(project.cache / "site.new")
    media = project.cache / "media"
    with progress.step("Preparing photos") as step:
        photos = derive_photos((shown.file for entry in catalog.entries.values() for shown in entry.photos), media)
        documents = derive_documents((shown.file for entry in catalog.entries.values() for shown in entry.documents), media)
        files = _media_files(photos, documents, media)
        link_files(new, files)
        step.count = len(files)
    with progress.step("Building the frame") as step:
        languages = tuple(dict.fromkeys([*project.languages, *catalog.facets["language"].values]))
        chrome = build_chrome(project, catalog.content, project.cache / "chrome", languages)
        step.count = len(chrome.pages)
    with progress.step("Writing pages") as step:
        step.count = write_site(new, catalog, photos, documents, chrome)
    if search:
        with progress.step("Indexing for search") as step:
            step.count = len(write_pages(new, search_pages(catalog, _thumbnails(catalog, photos))))
    swap_in(new, project.site)
    return project.site


def book(catalog: Catalog, progress: Progress, *, edition: str = "book", part: tuple[str, str] | None = None) -> Path:
    """Typesets an edition, or the part of it that has one facet value; gives the PDF's path.

    Raises:
        ProjectError: there is no such edition, facet value, or no story to print.
    """
    from generator.book.book import build_book

    with progress.step("Typesetting") as step:
        chosen, found = _edition(catalog, edition), _part(catalog, part)
        stories = catalog.stories_with(*found) if found else tuple(catalog.entries.values())
        if not stories:
            raise ProjectError("There is no story to print yet. Put checked stories under stories/, then run mela book again.")
        step.count = len(stories)
        return build_book(catalog, chosen, catalog.project.print, catalog.project.cache / "book", part=found)


def clear_prints(checked: Checked) -> tuple[Path, ...]:
    """Removes the finished books with a story that was withdrawn, made a draft or taken away; gives their paths.

    A story that only has errors may stay in what was printed before: a ceremony does not wait for a typing mistake.
    """
    from generator.book.printed import remove_outdated

    kept = {story.id for story in checked.stories if story.submission.story is None or story.submission.story.status.is_shown}
    return remove_outdated(checked.project.print, kept)


def _edition(catalog: Catalog, name: str) -> Edition:
    editions = catalog.content.editions
    if name not in editions:
        raise ProjectError(f"There is no edition '{name}' under content/editions/. There is: {', '.join(sorted(editions))}.")
    return editions[name]


def _part(catalog: Catalog, part: tuple[str, str] | None) -> tuple[str, str] | None:
    """The facet and value id of a part named by a label or id."""
    if part is None:
        return None
    facet, name = part
    value = catalog.find_value(facet, name)
    if value is None:
        known = [found.labels.get("en", found.id) for found in catalog.facets[facet].values.values()]
        raise ProjectError(f"No published story has the {facet} '{name}'. There are stories for: {', '.join(known[:20]) or 'none'}.")
    return facet, value.id


def _media_files(photos: Mapping[str, "Photo"], documents: Mapping[str, "PublishedDocument"], media: Path) -> dict[str, Path]:
    names = [rendition.name for photo in photos.values() for rendition in photo.renditions] + [document.name for document in documents.values()]
    return {f"media/{name}": media / name for name in names}


def _thumbnails(catalog: Catalog, photos: Mapping[str, "Photo"]) -> dict[str, str]:
    """The path of each story's smallest photo, from the site's root."""
    first = {entry.id: photos.get(entry.photos[0].file.fingerprint) for entry in catalog.entries.values() if entry.photos}
    return {story: f"media/{photo.renditions[0].name}" for story, photo in first.items() if photo}
