"""The index's shards from the records of all stories: a process owns a range of terms, reads every record once and keeps the postings of its own.

So nothing is merged, and no process holds more than its part. Ranges begin with terms before which there is a cut in any case (`shards.ALWAYS_CUT`).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from generator.search.postings import LAST, LEVELS, coded
from generator.search.record import terms_in
from generator.search.shards import ALWAYS_CUT, Shard, cut, rank, term_order

Read = Callable[[Sequence[str]], Iterator[bytes]]
"""The records of stories of these ids, in this order."""

SAMPLE = 256
"""Records from which ranges of about the same work are estimated."""

MOST = 24_000_000
"""Postings that a process holds at most: some 150 MB with their terms."""


class Range(NamedTuple):
    """Terms from `first` on that come before `after`; "" stands for no end."""

    first: str
    after: str


def ranges(sample: Iterable[bytes], stories: int, processes: int) -> list[Range]:
    """Ranges of terms with about the same number of postings, judged by a sample of the stories' records: one a process, more where they would not fit."""
    counts: Counter[str] = Counter()
    read = 0
    for record in sample:
        counts.update(terms_in(record)[1])
        read += 1
    wanted = max(processes, ceil(counts.total() * stories / max(read, 1) / MOST))
    step, passed, starts = counts.total() / wanted, 0, [""]
    for term in sorted(counts):
        if passed >= step * len(starts) and rank(term) < ALWAYS_CUT and max(term) < "\ud800":  # where the orders of UTF-16 and of code points agree
            starts.append(term)
        passed += counts[term]
    return [Range(first, after) for first, after in pairwise([*starts, ""])]


def shards_of(records: Iterable[bytes], wanted: Range) -> Iterator[Shard]:
    """The shards of a range of terms over the records of all stories, the oldest first."""
    marks = _marks(records, wanted)
    terms = sorted(marks, key=term_order)
    return cut(terms, [coded(marks.pop(term)) for term in terms])


def _marks(records: Iterable[bytes], wanted: Range) -> "dict[str, array[int]]":
    marks: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    first, after = wanted.first, wanted.after or "\U0010ffff"
    for story, record in enumerate(records):
        highest = story * LEVELS + LAST
        for level, term in zip(*terms_in(record), strict=True):
            if first <= term < after:
                marks[term].append(highest - level)
    return marks
