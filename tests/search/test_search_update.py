"""An index brought up to date: the very one that would have been made anew, and no more of it written than what changed."""

import random
from collections.abc import Iterator, Mapping, Sequence

import pytest

from generator.catalog.catalog import Catalog
from generator.engine.fingerprint import fingerprint
from generator.search import index, parts, shards, state
from generator.search.index import Index, Indexed, Previous, update
from generator.search.record import levels_in, record_of
from generator.search.shards import shard_of

WORDS = [f"{stem}{end}" for stem in ("read", "school", "पढ़", "బడి", "کتاب", "𐐨", "water", "girl") for end in ("", "a", "en", "ing", "s", "x1", "y22", "z")]


class Tree:
    """The files of an index from update to update, and what was asked for on the way."""

    def __init__(self, languages: Sequence[str] = ("en", "hi")) -> None:
        self.files: Mapping[str, bytes] = {}
        self.languages, self.last, self.records = languages, None, {}
        self.opened: list[str] = []

    def show(self, catalog: Catalog, processes: int = 1) -> Index:
        """Brings the index up to date."""
        before, records = self.records, {entry.id: record_of(entry) for entry in catalog.entries.values()}
        previous = Previous(self.last.state, reader(before), self._page) if self.last else None
        made = update(indexed(catalog, records), reader(records), catalog.facets, self.languages, previous, processes)
        assert not made.kept & made.pages.keys()
        self.files = {path: self.files[path] for path in made.kept} | made.pages
        self.last, self.records = made, records
        return made

    def _page(self, path: str) -> bytes:
        self.opened.append(path)
        return self.files[path]


def reader(records: Mapping[str, bytes]):
    def read(ids: Sequence[str]) -> Iterator[bytes]:
        return (records[story] for story in ids)

    return read


def indexed(catalog: Catalog, records: Mapping[str, bytes]) -> list[Indexed]:
    return [Indexed(entry.id, str(entry.story.submitted or entry.date or ""), fingerprint(records[entry.id]), entry.facets) for entry in catalog.entries.values()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards, blocks and groups so small that few stories make many, and every change counts as a small one."""
    monkeypatch.setattr(shards, "LONGEST", 60)
    monkeypatch.setattr(shards, "ALWAYS_CUT", 2**32 // 16)
    monkeypatch.setattr(parts.cards, "GROUP", 8)
    monkeypatch.setattr(index, "SHARE", 0)


def any_story(source: random.Random, number: int) -> dict:
    fields = {
        "id": f"story-{number}",
        "title": " ".join(source.sample(WORDS, 2)),
        "summary": " ".join(source.choices(WORDS, k=3)),
        "body": " ".join(source.choices(WORDS, k=source.choice((0, 5, 30)))),
        "finished": f"2025-0{source.randint(1, 9)}-11",
        "themes": source.sample(["reading", "library", "attendance"], k=source.randint(0, 2)),
    }
    place = source.choice([None, {"state": "Bihar"}, {"district": "Gaya"}, {"district": "Sitapur"}])
    return fields | ({"place": place} if place else {})


@pytest.mark.parametrize("seed", range(3))
def test_grown_index_is_a_fresh_one(seed: int, catalog_of, small: None) -> None:
    """After each of many random additions, edits and removals all files are those of an index that was made anew."""
    source, tree = random.Random(seed), Tree()
    stories = {number: any_story(source, number) for number in range(12)}
    tree.show(catalog_of(*stories.values()))
    for number in range(12, 79):
        for _ in range(source.choice((1, 1, 3))):
            kind = source.choice(("add", "add", "append", "edit", "edit", "remove")) if len(stories) > 2 else "add"
            chosen = number if kind in ("add", "append") else source.choice(list(stories))
            stories[chosen] = any_story(source, chosen) | (
                {"finished": "2026-01-01"} if kind == "append" else {"finished": stories[chosen]["finished"]} if kind == "edit" else {}
            )
            if kind == "remove":
                del stories[chosen]
        catalog, fresh = catalog_of(*stories.values()), Tree()
        tree.show(catalog)
        made = fresh.show(catalog)
        assert tree.files == fresh.files
        assert tree.last is not None
        assert tree.last.state == made.state


def test_an_edit_writes_only_the_shards_of_its_words(catalog_of, small: None) -> None:
    """Where some words of a story change, only the shards between whose first and last term one of them lies are opened, and only what was in them is written."""
    source, tree = random.Random(9), Tree()
    stories = [any_story(source, number) for number in range(40)]
    tree.show(catalog_of(*stories))
    before, files = tree.records["story-7"], tree.files
    stories[7]["body"] += " water schoolz బడిz"
    made = tree.show(catalog_of(*stories))
    old, new = levels_in(before), levels_in(tree.records["story-7"])
    moved = {term for term in old.keys() | new.keys() if old.get(term) != new.get(term)}
    written = {term for path, page in made.pages.items() if "words-" in path for term in shard_of(page).terms}
    opened = {term for path in tree.opened for term in shard_of(files[path]).terms}
    assert moved <= written <= opened | moved
    assert len(tree.opened) <= len(moved)
    assert len([path for path in made.kept if "words-" in path]) > 3 * len(tree.opened)
    assert {path.split("/")[1].split("-")[0] for path in made.pages} == {"words", "directory.js"}


def test_nothing_changed_writes_nothing(catalog_of) -> None:
    """The same stories again: every file stays."""
    tree, catalog = Tree(), catalog_of(*(any_story(random.Random(1), number) for number in range(5)))
    first = tree.show(catalog)
    again = tree.show(catalog)
    assert (again.pages, again.kept, again.state) == ({}, first.pages.keys(), first.state)


def test_a_label_changes_no_shard_or_column(catalog_of) -> None:
    """Another language of the site's pages is a file of labels and the directory."""
    tree, catalog = Tree(("en",)), catalog_of({"title": "One", "themes": ["reading"]})
    tree.show(catalog)
    tree.languages = ("en", "hi")
    assert {path.split("/")[1].split("-")[0] for path in tree.show(catalog).pages} == {"labels", "directory.js"}


def test_state_of_another_form_is_not_used(catalog_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of how indexes are made, all is made anew."""
    tree, catalog = Tree(), catalog_of({"title": "One"})
    tree.show(catalog)
    monkeypatch.setattr(state, "FORM", [2])
    tree.opened = []
    made = tree.show(catalog)
    assert tree.opened == []
    assert made.pages.keys() == tree.files.keys()
