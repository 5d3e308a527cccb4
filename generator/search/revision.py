"""Shards brought up to date: only those with a changed term are opened, and those that are cut otherwise because of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.search.postings import changed
from generator.search.shards import Listed, Shard, cuts, listed, rank, term_order, weight

Levels = Mapping[int, int | None]
"""New levels of a term by the number of the story; None where the story has it no more."""


def changes(moves: Mapping[int, tuple[Mapping[str, int], Mapping[str, int]]]) -> dict[str, dict[int, int | None]]:
    """What changes for each term, where these are the levels of terms under a story's number before and now."""
    found: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
    for number, (before, now) in moves.items():
        for term in before.keys() | now.keys():
            if before.get(term) != now.get(term):
                found[term][number] = now.get(term)
    return found


@dataclass(frozen=True, slots=True)
class Revision:
    """All shards as they are now, and the scripts of those that may be new by their names."""

    shards: Sequence[Listed]
    scripts: Mapping[str, bytes]


def revise(shards: Sequence[Listed], load: Callable[[Listed], Shard], wanted: Mapping[str, Levels]) -> Revision:
    """The shards after a change of these terms; `load` gives what is in a listed shard."""
    opened = _opened(shards, load, wanted)
    items: list[Listed | tuple[str, str]] = []
    for place, shard in enumerate(shards):
        items += opened[place].items() if place in opened else [shard]
    starts = cuts(*_measures(items))
    now, scripts = [], {}
    for start, end in pairwise([*starts, len(items)]):
        first = items[start]
        if end - start == 1 and isinstance(first, Listed):
            now.append(first)
            continue
        made, script = listed(_joined(items[start:end], load))
        now.append(made)
        scripts[made.name] = script
    return Revision(now, scripts)


def _opened(shards: Sequence[Listed], load: Callable[[Listed], Shard], wanted: Mapping[str, Levels]) -> dict[int, dict[str, str]]:
    """The shards with a changed term by their places, as terms and new postings. One whose successor has lost its first term, where they were cut, is among them."""
    firsts = [term_order(shard.first) for shard in shards]
    terms: defaultdict[int, list[str]] = defaultdict(list)
    for term in wanted:
        terms[max(bisect_right(firsts, term_order(term)) - 1, 0)].append(term)
    opened: dict[int, dict[str, str]] = {}
    lost = False
    for place in reversed(range(len(shards))):
        if place not in terms and not lost:
            continue
        known = dict(zip(*load(shards[place]), strict=True))
        before = set(known)
        for term in terms.get(place, ()):
            known[term] = changed(known.get(term, ""), wanted[term])
            if not known[term]:
                del known[term]
        opened[place] = {term: known[term] for term in sorted(known, key=term_order)} if known.keys() - before else known
        lost = shards[place].first not in known
    return opened


def _measures(items: Sequence[Listed | tuple[str, str]]) -> tuple[list[int], list[int]]:
    """Ranks and weights, for the cuts."""
    ranks = [rank(item.first if isinstance(item, Listed) else item[0]) for item in items]
    return ranks, [item.weight if isinstance(item, Listed) else weight(*item) for item in items]


def _joined(items: Iterable[Listed | tuple[str, str]], load: Callable[[Listed], Shard]) -> Shard:
    terms: list[str] = []
    codes: list[str] = []
    for item in items:
        if isinstance(item, Listed):
            more = load(item)
            terms += more.terms
            codes += more.codes
        else:
            terms.append(item[0])
            codes.append(item[1])
    return Shard(terms, codes)
