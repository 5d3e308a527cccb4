"""Relations between stories: what was adapted from what, and which three stories a reader may like next."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.catalog.filing import Filing

WEIGHTS = {"practice": 4, "theme": 3, "district": 2, "domain": 2, "grade": 1, "state": 1}
"""What a shared value of each facet counts: doing the same thing before being in the same place."""

RELATED = 3
"""Related stories a story shows."""

NEAR = 12
"""Stories looked at before and after a story in each of its groups: keeps the work per story the same at any size of the collection."""


class Kin(NamedTuple):
    """What a published story was adapted from, and what was adapted from it, by ids."""

    adapted_from: str | None = None
    adaptations: tuple[str, ...] = ()


class Groups:
    """The stories that share a value of a facet, newest first, and where each stands among them."""

    def __init__(self, filings: Iterable[Filing]) -> None:
        self._members: dict[tuple[str, str], list[str]] = {}
        for filing in filings:
            for facet in WEIGHTS:
                for value in filing.facets.get(facet, ()):
                    self._members.setdefault((facet, value), []).append(filing.id)
        self._numbers: dict[tuple[str, str], dict[str, int]] = {}

    def near(self, facet: str, value: str, story: str) -> Sequence[str]:
        """The stories around `story`, itself among them, in a group; none where it is not in it."""
        members = self._members.get((facet, value), [])
        here = self._number(facet, value).get(story)
        return members[max(0, here - NEAR) : here + NEAR + 1] if here is not None else ()

    def _number(self, facet: str, value: str) -> dict[str, int]:
        found = self._numbers.get((facet, value))
        if found is None:
            found = self._numbers[facet, value] = {story: number for number, story in enumerate(self._members.get((facet, value), ()))}
        return found


def kinships(filings: Mapping[str, Filing]) -> dict[str, Kin]:
    """The kin of each story that has any; a parent that is not among them is none, nor is a story its own."""
    children: dict[str, list[str]] = {}
    parents = {}
    for story, filing in filings.items():
        parent = filing.adapted_from
        if parent and parent in filings and parent != story:
            children.setdefault(parent, []).append(story)
            parents[story] = parent
    return {story: Kin(parents.get(story), tuple(children.get(story, ()))) for story in filings if story in parents or story in children}


def related(filing: Filing, groups: Groups) -> tuple[str, ...]:
    """The ids of the stories that have most in common with this one, among those near it in its groups."""
    score: dict[str, int] = {}
    for facet, weight in WEIGHTS.items():
        for value in filing.facets.get(facet, ()):
            for other in groups.near(facet, value, filing.id):
                score[other] = score.get(other, 0) + weight
    score.pop(filing.id, None)
    return tuple(sorted(score, key=lambda other: (-score[other], other))[:RELATED])


def touched(changed: Collection[Filing], groups: Groups) -> Iterator[str]:
    """The stories whose related ones may be others once these have come, gone or moved: those near them in `groups`, to be asked before and after the change."""
    for filing in changed:
        yield filing.id
        for facet in WEIGHTS:
            for value in filing.facets.get(facet, ()):
                yield from groups.near(facet, value, filing.id)
