"""The website: what changed since the last build is derived anew, the pages that differ are made, and the tree of pages that readers see is exchanged.

folders' stamps -> derived stories -> catalog, relations -> pages by key -> search -> two trees
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from generator.catalog.catalog import Catalog, awards_by_story, entry_of, newest_first, with_relations
from generator.catalog.entry import Entry
from generator.catalog.facets import build_facets
from generator.catalog.filing import Filing
from generator.catalog.relations import Groups, Kin, kinships, related, touched
from generator.catalog.stored import RECORD, Stored, digest
from generator.check.checks import collection_errors
from generator.derive import Derived, Desk, derive
from generator.engine.fingerprint import fingerprint, fingerprint_of_folders
from generator.engine.output import Page, link_files, write_pages
from generator.engine.packs import DamagedPack, Packs
from generator.engine.pool import batches
from generator.engine.program import program
from generator.engine.progress import Progress
from generator.engine.runner import HERE, Here, Runner
from generator.engine.templates import closure, theme_folders
from generator.engine.trees import Trees, identity
from generator.errors import MachineError
from generator.intake.content import load_content
from generator.intake.project import load_project
from generator.intake.stories import read_story
from generator.last_build import Built, Inputs, LastBuild, Result
from generator.media.records import keep_only
from generator.media.stored import documents_in, photos_in
from generator.model.content import Content
from generator.model.project import Project
from generator.sharing import files_of, worth_sending
from generator.site import browse, story
from generator.site.chrome import Chrome, build_chrome
from generator.site.collection import Collection, ReadEntries, StoredCards
from generator.site.context import SiteContext
from generator.site.plan import Grounds
from generator.site.site import Folders, Site, SiteMap, write_site

BATCH = 64
"""Stories that a worker derives in one go at the most; each batch is a pack."""

SENT = 16
"""Stories that another machine derives in one go: with their photos that takes some ten seconds, which is no great loss if the machine fails."""

STORY_TEMPLATES = (*story.MAIN_TEMPLATES, "site/card.html")
"""The templates of what is derived from a story alone."""

NEAR_AT_ONCE = 500
"""Stories for which a worker looks for related ones in one go."""


@dataclass(frozen=True)
class Index:
    """A search index: the paths of all its files, of those written, and what it keeps for the next build."""

    paths: frozenset[str]
    written: tuple[str, ...]
    state: bytes


@dataclass(frozen=True)
class Build:
    """One build of a site: what it reads, and what the tree that stands was made of (`last`, None where that is not known)."""

    project: Project
    content: Content
    inputs: Inputs
    last_inputs: Inputs | None
    last: Result | None
    run: Runner
    search: bool

    @property
    def packs(self) -> Path:
        """The folder of the packs."""
        return self.project.cache / "packs"

    @property
    def media(self) -> Path:
        """The folder of derived photos and documents."""
        return self.project.cache / "media"

    @cached_property
    def ground(self) -> bytes:
        """What every derived story depends on besides its own files."""
        data = [path for path in sorted(self.project.content.rglob("*")) if path.suffix in (".yml", ".yaml", ".csv") and path.is_file()]
        content = [part for path in data for part in (path.relative_to(self.project.content).as_posix(), path.read_bytes())]
        return digest(repr(self.project).encode(), fingerprint(*content).encode(), self.program, _templates(self.project, STORY_TEMPLATES))

    @cached_property
    def program(self) -> bytes:
        """The program itself."""
        return program().encode()


def publish(root: Path, inputs: Inputs, progress: Progress, *, search: bool = True, run: Runner = HERE) -> Built:
    """Lets `run` bring the site of the project at `root` up to date with inputs that look like `inputs`.

    Raises:
        ProjectError: there is no project at `root`, or its settings or templates cannot be used.
        MachineError: the disk is full or may not be written. The last good site stands.
    """
    for trusting in (True, False):
        try:
            return _publish(root, inputs, progress, search, run, trusting)
        except DamagedPack:
            continue
    raise MachineError(f"What is written to {root / '.cache'} does not stay as it was. Check the disk, then build again.")


def _publish(root: Path, inputs: Inputs, progress: Progress, search: bool, run: Runner, trusting: bool) -> Built:
    project = load_project(root)
    trees, builds = Trees(project.site, project.cache), LastBuild.of(project.root)
    standing = identity(project.site)
    with progress.step("Reading content", unit="files") as step:
        content = load_content(project)
        step.count = len(content.practices) + len(content.festivals) + len(content.editions)
        before = builds.inputs(standing)
        build = Build(project, content, inputs, before.inputs if before else None, builds.result(standing), run, search)
    derived = _derived(build, trusting, progress)
    published, refused = _standing(derived.values())
    collection = _collection(build, published, progress)
    with progress.step("Building the frame", unit="files") as step:
        languages = tuple(dict.fromkeys([*project.languages, *collection.catalog.facets["language"].values]))
        chrome = build_chrome(project, content, project.cache / "chrome", languages)
        step.count = len(chrome.pages)
    last = build.last if trees.behind() is not None else None
    folders = Folders(trees.begin(), before=project.site) if last else Folders(trees.begin(), trees.begin_twin())
    site = _site(build, collection, chrome)
    with progress.step("Writing pages", unit="pages") as step:
        # To put a page together takes less than to send it: it is done here.
        pages, written = write_site(site, folders, last.pages if last else SiteMap(), run if isinstance(run, Here) else HERE, step.advance)
    media = {f"media/{name}" for one in published.values() for name in one.media}
    shown = {f"media/{name}" for folder in last.published for name in last.derived[folder].media} if last else set()
    written += _link(media - shown, build.media, folders)
    index: Index | None = None
    if search:
        with progress.step("Indexing for search", unit="files") as step:
            index = _index(site, build, last if trusting else None, folders)
            step.count = len(index.written)
            written += index.written
    result = Result(
        build.ground,
        derived,
        tuple(one.folder for one in published.values()),
        tuple(sorted(refused)),
        collection.related,
        pages,
        index.state if index else b"",
        index.paths if index else frozenset(),
    )
    gone = (last.pages.paths() | shown | last.searched) - pages.paths() - media - result.searched if last else frozenset()
    changed = sorted({*written, *gone})
    ready = trees.prepare(written, gone) if last and changed else folders.new
    if changed or not last:
        builds.keep(identity(ready), inputs, result)
        trees.publish(ready, changed if last else None)
    else:
        builds.keep(standing, inputs, result)
    builds.forget_all_but(identity(project.site))
    Packs(build.packs).remove_all_but({one.place.pack for one in derived.values() if one.place})
    if last is None or shown - media:
        # A photo that is no longer shown, or no longer like that, lies nowhere any more.
        trees.catch_up()
        keep_only(build.media, {name for one in derived.values() for name in one.media}.__contains__)
    errors = [error for one in derived.values() for error in one.errors]
    return Built(project.site, result.left_out, tuple(errors), len(written), len(gone))


def _derived(build: Build, trusting: bool, progress: Progress) -> dict[str, Derived]:
    """Every story folder as it is derived, by folder: those anew that may have changed, and all of them where what was kept is not to be trusted."""
    last, before = build.last, build.last_inputs
    usable = trusting and last is not None and before is not None and last.ground == build.ground
    kept = last.derived if last and usable else {}
    changed = build.inputs.changed(before, build.project.root) if before and usable else list(build.inputs.stories)
    todo = {folder for folder in build.inputs.stories if folder not in kept or (build.search and _lacks_record(kept[folder]))}.union(changed)
    with progress.step("Reading stories", total=len(todo)) as step:
        fresh: dict[str, Derived] = {}
        for made in _derive(build, todo):
            fresh |= {one.folder: one for one in made}
            step.advance(len(made))
        for made in _derive(build, _beside_what_is_gone(kept, fresh, build.inputs.stories)):
            fresh |= {one.folder: one for one in made}
    return {folder: fresh.get(folder) or kept[folder] for folder in sorted(build.inputs.stories)}


def _beside_what_is_gone(kept: Mapping[str, Derived], fresh: Mapping[str, Derived], stories: Mapping[str, str]) -> list[str]:
    """The folders of stories that share a pack with one that shows a photo no longer, so that the pack, which holds a small picture of it, can go."""
    changed = [folder for folder in (*fresh, *(kept.keys() - stories.keys())) if folder in kept]
    places = [kept[folder].place for folder in changed if not set(kept[folder].media) <= set(fresh[folder].media if folder in fresh else ())]
    packs = {place.pack for place in places if place}
    return [folder for folder in stories if folder not in fresh and (place := kept[folder].place) and place.pack in packs] if packs else []


def _lacks_record(derived: Derived) -> bool:
    return derived.place is not None and not derived.digests.record


def _derive(build: Build, todo: Iterable[str]) -> Iterator[list[Derived]]:
    """What comes of the stories in these folders, batch by batch."""
    project, folders = build.project, sorted(todo)
    work = partial(derive, Desk(project, build.content, build.packs, build.media, build.search))
    if isinstance(build.run, Here):
        yield from build.run(work, batches(folders, _size(len(folders))))
        return
    changed = build.inputs.changed(build.last_inputs, project.root) if build.last_inputs else build.inputs.stories
    known = {folder: build.last.derived[folder] for folder in build.inputs.stories.keys() - changed if folder in build.last.derived} if build.last else {}
    sent = worth_sending((folder for folder in folders if build.inputs.stories[folder]), project.root, project.avif, known)
    yield from build.run(
        work,
        batches([folder for folder in folders if folder in sent], SENT),
        reads=partial(files_of, root=project.root),
        shared=(project.themes,),
        writes=(build.packs, build.media, project.cache / "facts"),
    )
    here = [folder for folder in folders if folder not in sent]
    yield from HERE(work, batches(here, _size(len(here))))


def _size(count: int) -> int:
    """Stories in a batch: enough that a worker's way is worth it, few enough that no worker waits long for another."""
    return max(1, min(BATCH, count // (4 * (os.cpu_count() or 1))))


def _standing(derived: Iterable[Derived]) -> tuple[dict[str, Derived], set[str]]:
    """The stories to publish by id, newest first, and the ids of those that errors keep out, their own or those of the collection."""
    every = list(derived)
    kept_out = collection_errors(every)
    refused = {one.id for one in every if one.errors or one.folder in kept_out}
    by_id = {one.id: (one, one.filing) for one in every if one.filing and one.folder not in kept_out}
    return {story: by_id[story][0] for story in newest_first(filing for _, filing in by_id.values())}, refused


def _collection(build: Build, published: Mapping[str, Derived], progress: Progress) -> Collection:
    project, content = build.project, build.content
    with progress.step("Relating stories") as step:
        filings = {one.id: one.filing for one in published.values() if one.filing}
        near, kin = _related(build, filings), kinships(filings)
        step.count = len(filings)
    awards = awards_by_story(content)

    def read(story: str) -> Entry:
        submission = read_story(project.root / published[story].folder, project)
        if submission.story is None:
            raise MachineError(f"{submission.folder} changed while it was read. Build again.")
        return with_relations(entry_of(submission, submission.story, content, awards), near[story], kin.get(story, Kin()))

    catalog = Catalog(project, content, ReadEntries(filings, read), build_facets(filings.values(), content), filings)
    digests = {story: one.digests for story, one in published.items()}
    return Collection(catalog, near, kin, digests, _stored(build, published.values()))


def _stored(build: Build, stories: Iterable[Derived]) -> Stored:
    """The parts of these stories, as far as they have any."""
    return Stored(build.packs, {one.id: one.place for one in stories if one.place})


def _related(build: Build, filings: Mapping[str, Filing]) -> dict[str, tuple[str, ...]]:
    """The stories like each one. Where a few stories changed, only those near them are asked again."""
    groups = Groups(filings.values())
    asked = list(filings)
    kept: Mapping[str, tuple[str, ...]] = {}
    if build.last:
        before = {one.id: one.filing for folder in build.last.published if (one := build.last.derived[folder]).filing}
        moved = [filing for story, filing in filings.items() if _spot(before.get(story)) != _spot(filing)]
        moved_before = [filing for story, filing in before.items() if _spot(filings.get(story)) != _spot(filing)]
        if len(moved) + len(moved_before) < len(filings) // 10:
            kept = build.last.related
            old = Groups(before.values()) if moved_before else groups
            asked = [story for story in dict.fromkeys(chain(touched(moved, groups), touched(moved_before, old))) if story in filings]
    found = HERE(partial(_relate, filings, groups), batches(asked, NEAR_AT_ONCE))
    fresh = dict(zip(asked, chain.from_iterable(found), strict=True))
    return {story: fresh[story] if story in fresh else kept[story] for story in filings}


def _spot(filing: Filing | None) -> object:
    """What decides beside which others a story stands."""
    return (filing.day, filing.facets) if filing else None


def _relate(filings: Mapping[str, Filing], groups: Groups, stories: Iterable[str]) -> list[tuple[str, ...]]:
    return [related(filings[story], groups) for story in stories]


def _site(build: Build, collection: Collection, chrome: Chrome) -> Site:
    project, content = build.project, build.content
    cards = StoredCards(collection.digests, collection.kept, content)
    context = SiteContext(project, chrome, photos_in(build.media), documents_in(build.media), theme_folders(project.themes), cards, cards.html)
    shells = {kind: digest(*(piece for name, shell in sorted(chrome.shells.items()) if name[0] == kind for piece in shell.pieces)) for kind in ("story", "browse")}
    common = digest(repr(project).encode(), build.program)
    grounds = Grounds(
        digest(common, shells["story"], _templates(project, story.AROUND_TEMPLATES)),
        digest(common, shells["browse"], _templates(project, browse.VALUE_TEMPLATES)),
    )
    themes = fingerprint_of_folders([project.themes])
    pages = digest(*(part for page in chrome.pages for part in (page.path.encode(), page.content)))
    every_shell = digest(*(piece for _, shell in sorted(chrome.shells.items()) for piece in shell.pieces))
    return Site(collection, context, grounds, digest(common, themes.encode(), pages, every_shell, build.ground))


def _link(names: Iterable[str], media: Path, folders: Folders) -> list[str]:
    """Links derived photos and documents into the site; gives their paths."""
    files = {name: media / name.removeprefix("media/") for name in sorted(names)}
    for folder in filter(None, (folders.new, folders.twin)):
        link_files(folder, files)
    return list(files)


def _templates(project: Project, names: Iterable[str]) -> bytes:
    """What the templates with these names, and all that they are made with, look like."""
    return closure(theme_folders(project.themes), *names).encode()


def _index(site: Site, build: Build, last: Result | None, folders: Folders) -> Index:
    """Brings the search index up to date and writes what is new of it."""
    from generator.search.index import Indexed, Previous, update

    catalog, digests = site.collection.catalog, site.collection.digests
    stories = [Indexed(story, filing.submitted, digests[story].record.hex(), filing.facets) for story, filing in catalog.filings.items()]
    previous = None
    # An index that another version of the program made may have another form.
    if last and last.search and last.ground == build.ground:
        before = _stored(build, (last.derived[folder] for folder in last.published))
        previous = Previous(last.search, partial(before.parts, number=RECORD), lambda path: (build.project.site / path).read_bytes())
    index = update(stories, partial(site.collection.kept.parts, number=RECORD), catalog.facets, build.project.languages, previous)
    written = write_pages(folders.new, [Page(path, content) for path, content in index.pages.items()], twin=folders.twin, before=folders.before)
    return Index(index.kept | index.pages.keys(), tuple(written), index.state)
