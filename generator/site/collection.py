"""The collection as pages are made from it: the catalog, what each story is to others, and where the finished parts of each story lie."""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.export import json_row, table_row
from generator.catalog.relations import Kin
from generator.catalog.stored import CARD, CARD_HTML, JSON_ROW, MAIN, TABLE_ROW, Digests, Stored
from generator.model.content import Content
from generator.site.card import Card, decode
from generator.site.story import MainPart


class StoredCards(Mapping[str, Card]):
    """The cards of all published stories, read when they are asked for and then kept."""

    def __init__(self, stories: Iterable[str], stored: Stored, content: Content) -> None:
        self._stories, self._stored, self._content = frozenset(stories), stored, content
        self._known: dict[str, Card] = {}

    def __getitem__(self, story: str) -> Card:
        if story not in self._known:
            if story not in self._stories:
                raise KeyError(story)
            self._known[story] = decode(self._stored.part(story, CARD), self._content)
        return self._known[story]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._stories))

    def __len__(self) -> int:
        return len(self._stories)

    def html(self, story: str) -> str:
        """The story's card as HTML in the site's main language."""
        return self._stored.part(story, CARD_HTML).decode()


class ReadEntries(Mapping[str, Entry]):
    """The entries of all published stories, each read from its folder when it is asked for. `opened` are the ids of those that were."""

    def __init__(self, stories: Mapping[str, object], read: Callable[[str], Entry]) -> None:
        self._stories, self._read = stories, read
        self._known: dict[str, Entry] = {}
        self.opened: set[str] = set()

    def __getitem__(self, story: str) -> Entry:
        if story not in self._stories:
            raise KeyError(story)
        self.opened.add(story)
        if story not in self._known:
            self._known[story] = self._read(story)
        return self._known[story]

    def __contains__(self, story: object) -> bool:
        return story in self._stories

    def __iter__(self) -> Iterator[str]:
        return iter(self._stories)

    def __len__(self) -> int:
        return len(self._stories)


@dataclass(frozen=True)
class Collection:
    """Everything about stories that a page may be made from. `related` are the stories like each one, `kin` those that it was adapted from or that were from it."""

    catalog: Catalog
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kin: Mapping[str, Kin] = field(default_factory=dict)
    digests: Mapping[str, Digests] = field(default_factory=dict)
    stored: Stored | None = None

    @property
    def kept(self) -> Stored:
        """The parts of the stories, of a collection of which they were kept."""
        assert self.stored is not None
        return self.stored

    def main(self, story: str, number: int) -> MainPart:
        """The main part of a story's page in its language with this number."""
        return MainPart(*marshal.loads(self.kept.part(story, MAIN + number)))  # noqa: S302 - the cache's own bytes, with a checksum

    def table(self) -> Iterable[bytes]:
        """The stories' rows of the open data's CSV file, newest first."""
        return self._rows(TABLE_ROW)

    def array(self) -> Iterable[bytes]:
        """The stories' rows of the open data's JSON file, newest first."""
        return self._rows(JSON_ROW)

    def _rows(self, part: int) -> Iterable[bytes]:
        if self.stored is not None:
            return self.stored.parts(self.catalog.filings, part)
        row = table_row if part == TABLE_ROW else json_row
        return (row(entry, self.catalog.project) for entry in self.catalog.entries.values())


def in_memory(catalog: Catalog) -> Collection:
    """The collection of a catalog whose entries lie in memory, of which nothing was kept."""
    entries = catalog.entries
    kin = {story: Kin(entry.adapted_from, entry.adaptations) for story, entry in entries.items() if entry.adapted_from or entry.adaptations}
    digests = {story: Digests(mains=(b"",) * len(entry.texts)) for story, entry in entries.items()}
    return Collection(catalog, {story: entry.related for story, entry in entries.items()}, kin, digests)
