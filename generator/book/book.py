"""The book: plan, typeset, merge."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import jinja2

from generator.book.chapter import Sheet, Typeset, known, typeset
from generator.book.layouts import PrintedPhoto
from generator.book.merge import Imprint, OutlineEntry, merge
from generator.book.pagination import Edge, Pagination, paginate
from generator.book.plan import Plan, plan_book
from generator.book.printed import photo_name
from generator.book.sheets import Part, html_of, parts_of
from generator.catalog.catalog import Catalog
from generator.engine.pool import batches
from generator.engine.runner import HERE, Runner
from generator.engine.templates import environment, theme_file, theme_folders
from generator.errors import MachineError
from generator.locale.messages import messages
from generator.media.photo import print_photo, stored_print
from generator.media.picture import PictureError
from generator.model.content import Edition
from generator.model.label import in_language

STYLES = ("shared/tokens.css", *(f"book/styles/{name}.css" for name in ("type", "pages", "front", "story", "back")))
"""Style sheets of the book below themes/, in order."""

EDGES_A_SHEET = 400
"""Page edges typeset in one go."""

ROUNDS = 5
"""Times the page numbers may move: numbers, once known, are as wide as the zeros that stood for them, so two are enough unless a book passes page 999."""

OnSheet = Callable[[int, int], None]
"""Told after each typeset sheet how many are done, and of how many in this round."""


def build_book(
    catalog: Catalog,
    edition: Edition,
    folder: Path,
    cache: Path,
    run: Runner = HERE,
    part: tuple[str, str] | None = None,
    on_sheet: OnSheet | None = None,
) -> Path:
    """Typesets an edition, or the booklet of the stories with one facet value (facet, value id), and gives the path of the PDF in `folder`.

    `run` prepares photos and typesets. The book is written beside the last one and renamed in at the end. Only what changed since the last time is typeset again.

    Raises:
        MachineError: the book cannot be written.
    """
    plan, photos = _plan(catalog, edition, cache / "photos", run, part)
    folders = theme_folders(catalog.project.themes)
    words = environment(folders, plan.language)
    publisher = in_language(edition.publisher, plan.language) if edition.publisher else catalog.project.name
    styles = "\n".join(theme_file(folders, name).read_text(encoding="utf-8") for name in STYLES)
    words.globals |= {"chart_styles": theme_file(folders, "shared/charts/print.css").read_text(encoding="utf-8"), "colours": _colours(styles)}
    press = partial(_typeset, folder=cache / "sheets", run=run, on_sheet=on_sheet)
    parts = parts_of(plan, publisher)
    pagination = _paginate(parts, plan, words, styles, photos, press)
    _check_complete(plan, pagination)
    edges = press([_edges_sheet(run, words, plan, styles) for run in batches(pagination.edges, EDGES_A_SHEET)])
    name = "-".join((edition.id, *(part or ()))) + ".pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f".{name}.new"
        title = f"{plan.title}: {plan.part}" if plan.part else plan.title
        merge(pagination, edges, _outline(plan), Imprint(title, publisher, plan.language, _shown(plan)), cache / "sheets", beside)
        return beside.replace(folder / name)
    except OSError as error:
        raise MachineError(f"{folder / name} could not be written: {error.strerror}. The last good one still stands.") from error


def _shown(plan: Plan) -> tuple[str, ...]:
    """The names of the photos that are printed, each with the story that it belongs to."""
    printed = {photo.shown.file.appearance for photo in plan.photos.values()}
    names = {photo_name(story.entry.id, photo.file) for story in plan.stories for photo in story.entry.photos if photo.file.appearance in printed}
    return tuple(sorted(names))


def _colours(styles: str) -> dict[str, str]:
    """The colours by the names of their custom properties, as they are first set: charts are drawn apart from the page's style sheet."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", styles):
        found.setdefault(name, value)
    series = ("setting-direction", "developing-self", "strengthening-teaching-learning-process", "developing-communities")
    return found | {f"series-{number}": found[name] for number, name in enumerate(series, 1) if name in found}


def _plan(catalog: Catalog, edition: Edition, folder: Path, run: Runner, part: tuple[str, str] | None) -> tuple[Plan, dict[str, Path]]:
    """The plan with its photos prepared; where one cannot be read, the plan is made again without it."""
    unreadable: frozenset[str] = frozenset()
    while True:
        plan = plan_book(catalog, edition, part, unreadable)
        made = run(partial(_prepare, folder=folder), list(plan.photos.values()), reads=partial(_photo_files, folder=folder), writes=(folder,))
        paths = dict(zip(plan.photos, made, strict=True))
        bad = {plan.photos[key].shown.file.appearance for key, path in paths.items() if path is None}
        if not bad:
            return plan, {key: path for key, path in paths.items() if path}
        unreadable |= bad


def _prepare(photo: PrintedPhoto, folder: Path) -> Path | None:
    try:
        return print_photo(photo.shown.file, *photo.pixels, folder)
    except PictureError:
        return None


def _photo_files(photo: PrintedPhoto, folder: Path) -> tuple[Path] | None:
    """What is read to prepare a photo; None for one that is ready."""
    return None if stored_print(photo.shown.file, *photo.pixels, folder) else (photo.shown.file.path,)


def _typeset(sheets: Sequence[Sheet], folder: Path, run: Runner, on_sheet: OnSheet | None) -> list[Typeset]:
    """The sheets typeset in worker processes, in their order; the longest are begun first."""
    order = sorted(range(len(sheets)), key=lambda number: -len(sheets[number].html))
    made: dict[int, Typeset] = {}
    jobs = [(sheets[number], folder) for number in order]
    for number, result in zip(order, run(typeset, jobs, reads=_sheet_files, writes=(folder,)), strict=True):
        made[number] = result
        if on_sheet:
            on_sheet(len(made), len(sheets))
    return [made[number] for number in range(len(sheets))]


def _sheet_files(job: tuple[Sheet, Path]) -> tuple[Path, ...] | None:
    """What is read to typeset a sheet; None for one that lies in the cache."""
    return None if known(*job) else tuple(job[0].files.values())


def _paginate(
    parts: Sequence[Part], plan: Plan, words: jinja2.Environment, styles: str, photos: Mapping[str, Path], press: Callable[[Sequence[Sheet]], list[Typeset]]
) -> Pagination:
    """Typesets the parts until the page numbers that they print are those on which things stand. Stories print none, so only lists are typeset twice."""
    pages: Mapping[str, int] = {}
    typeset_before: dict[str, Typeset] = {}
    for _ in range(ROUNDS):
        pages_of = [html_of(part, plan, words, pages) for part in parts]
        sheets = {html: Sheet(html, styles, {photo.key: photos[photo.key] for photo in part.photos}) for html, part in zip(pages_of, parts, strict=True)}
        changed = [html for html in sheets if html not in typeset_before]
        typeset_before |= dict(zip(changed, press([sheets[html] for html in changed]), strict=True))
        pagination = paginate(parts, [typeset_before[html] for html in pages_of])
        if pagination.pages == pages:
            return pagination
        pages = pagination.pages
    raise MachineError("The page numbers of the book do not come to rest. Please report this with the project.")


def _check_complete(plan: Plan, pagination: Pagination) -> None:
    """Refuses a book in which the typesetter lost a story."""
    lost = [story.entry.id for story in plan.stories if story.anchor not in pagination.pages]
    if lost:
        raise MachineError(f"The typesetter lost {len(lost)} stories, the first is '{lost[0]}'. No book was written; the last good one still stands.")


def _edges_sheet(edges: Sequence[Edge], words: jinja2.Environment, plan: Plan, styles: str) -> Sheet:
    return Sheet(words.get_template("book/edges.html").render(edges=edges, plan=plan, direction="ltr"), styles, tagged=False)


def _outline(plan: Plan) -> list[OutlineEntry]:
    say = messages(plan.language).gettext
    front = [OutlineEntry(say("Foreword"), "foreword")] if plan.edition.foreword and plan.part is None else []
    awards = [OutlineEntry(say("Awards"), "awards")] if plan.winners or plan.honours else []
    chapters = [
        OutlineEntry(
            chapter.title or say("Other stories"),
            chapter.anchor if chapter.opened else chapter.stories[0].anchor,
            tuple(OutlineEntry(story.words.title, story.anchor) for story in chapter.stories),
        )
        for chapter in plan.chapters
    ]
    return [OutlineEntry(plan.title, "cover"), *front, OutlineEntry(say("Contents"), "contents"), *awards, *chapters, OutlineEntry(say("Index"), "index")]
