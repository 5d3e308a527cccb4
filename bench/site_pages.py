"""What a page costs: `python bench/site_pages.py FOLDER`, with FOLDER a project, such as one of bench/make_project.py.

Prints the CPU milliseconds of the first pages, for which templates are loaded or, the first time, compiled; of the main part of a story's page, of the ways to
other stories behind it, and of putting both into the shell; and of a page of listed stories: each in one process, without photos. Beside
them stand the milliseconds of a fixed piece of work, so that runs on a machine that is busy with other things can be compared, by their ratio. The best of
several rounds counts, each with a context of its own.
"""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from generator import pipeline
from generator.catalog.catalog import Catalog
from generator.engine.output import Page
from generator.engine.progress import Progress
from generator.engine.templates import theme_folders
from generator.site import browse, story
from generator.site.addresses import root_from, story_path
from generator.site.card import cards_of_entries
from generator.site.chrome import build_chrome
from generator.site.context import SiteContext


def load(folder: Path) -> tuple[Catalog, SiteContext]:
    """The catalog of a project and what its pages are made of, but for photos."""
    progress = Progress(quiet=True)
    catalog = pipeline.catalog_of(pipeline.check(folder, progress), progress)
    project = catalog.project
    languages = tuple(dict.fromkeys([*project.languages, *catalog.facets["language"].values]))
    chrome = build_chrome(project, catalog.content, project.cache / "chrome", languages)
    return catalog, SiteContext(project, chrome, {}, {}, theme_folders(project.themes), cards_of_entries(catalog.entries, {}))


def milliseconds(work: Iterable[object]) -> tuple[float, float]:
    """CPU time of a piece of work in this process, as a whole and for each thing that comes of it."""
    start = time.process_time()
    count = sum(1 for _ in work)
    whole = 1000 * (time.process_time() - start)
    return whole, whole / count


def first_stories(catalog: Catalog, context: SiteContext) -> Iterable[Page]:
    """A page in each language, for which its templates are compiled: what they cost comes once, not with every page."""
    for entry in {entry.language: entry for entry in catalog.entries.values()}.values():
        yield story.story_page(catalog, context, entry, entry.language)


def main_parts(catalog: Catalog, context: SiteContext) -> Iterable[object]:
    """What is made of each story alone."""
    return (story.main_part(entry, entry.language, context) for entry in catalog.entries.values())


def finished(catalog: Catalog, context: SiteContext) -> Iterable[Page]:
    """What is made of cards and of main parts that are there."""
    empty = story.MainPart("", "", "", "")
    for entry in catalog.entries.values():
        path = story_path(entry, entry.language)
        beside = story.neighbours(catalog, context, entry.id, entry.language)
        around = story.around(entry.language, root_from(path), beside, context.cards_of(entry.related), context)
        yield story.complete(path, entry.language, empty, around, context)


def calibration() -> Iterable[str]:
    """The fixed piece of work: short texts, formatted, escaped and joined, as a page is made of."""
    for number in range(20_000):
        yield "".join([f"<li>{number:,}</li>", str(number).replace("&", "&amp;"), "x" * 20])


def main() -> None:
    """Reads the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    catalog, context = load(chosen.folder.resolve())
    best: dict[str, float] = {}
    for _ in range(chosen.rounds):
        fresh = SiteContext(context.project, context.chrome, context.photos, context.documents, context.themes, context.stories)
        spent = {
            "calibration": milliseconds(calibration())[0],
            "first stories": milliseconds(first_stories(catalog, fresh))[0],
            "main part": milliseconds(main_parts(catalog, fresh))[1],
            "the rest of a story page": milliseconds(finished(catalog, fresh))[1],
            "listing page": milliseconds(browse.pages(catalog, fresh))[1],
        }
        best = {name: min(best.get(name, value), value) for name, value in spent.items()}
    for name, value in best.items():
        print(f"{name}: {value:.3f} ms, {value / best['calibration']:.4f} of the calibration")


if __name__ == "__main__":
    main()
