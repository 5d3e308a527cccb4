"""Relations between stories: what was adapted from what, and which three stories a reader may like next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.catalog.entry import Entry

WEIGHTS = {"practice": 4, "theme": 3, "district": 2, "domain": 2, "grade": 1, "state": 1}
"""What a shared value of each facet counts: doing the same thing before being in the same place."""

RELATED = 3
"""Related stories a story shows."""

NEAR = 12
"""Stories looked at before and after a story in each of its groups: keeps the work per story the same at any size of the collection."""


def relate(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries with `related`, `adapted_from` and `adaptations` filled from one another; a parent that is not among them is dropped."""
    known = {entry.id for entry in entries}
    children: dict[str, list[str]] = {}
    for entry in entries:
        if entry.story.adapted_from in known and entry.story.adapted_from != entry.id:
            children.setdefault(str(entry.story.adapted_from), []).append(entry.id)
    groups = _groups(entries)
    parents = {child: parent for parent, ids in children.items() for child in ids}
    return tuple(
        replace(
            entry,
            related=_related(entry, groups),
            adapted_from=parents.get(entry.id),
            adaptations=tuple(children.get(entry.id, ())),
        )
        for entry in entries
    )


Groups = Mapping[tuple[str, str], tuple[list[str], dict[str, int]]]


def _groups(entries: Sequence[Entry]) -> Groups:
    members: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        for facet in WEIGHTS:
            for value in entry.facets.get(facet, ()):
                members.setdefault((facet, value), []).append(entry.id)
    return {group: (ids, {story: number for number, story in enumerate(ids)}) for group, ids in members.items()}


def _related(entry: Entry, groups: Groups) -> tuple[str, ...]:
    score: dict[str, int] = {}
    for facet, weight in WEIGHTS.items():
        for value in entry.facets.get(facet, ()):
            ids, numbers = groups[facet, value]
            here = numbers[entry.id]
            for other in ids[max(0, here - NEAR) : here + NEAR + 1]:
                score[other] = score.get(other, 0) + weight
    score.pop(entry.id, None)
    return tuple(sorted(score, key=lambda other: (-score[other], other))[:RELATED])
