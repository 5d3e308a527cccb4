"""Shards: the sorted terms with their postings, cut into files, of which a reader loads only those with her words.

Where they are cut depends on the terms and their sizes alone, not on how the index came about, and a small change moves few cuts: a stretch that is too long is cut
before its term of the lowest rank, a hash of the term; so are its parts, until each is short enough. Before the very lowest ranks there is always a cut: between
two of these an index can be made without the rest of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple
from zlib import crc32

from generator.search.postings import ALPHABET
from generator.search.script import call, name_of, values_of

LONGEST = 24_000
"""Bytes of a shard before compression, at most (one term may have more): the mean is half of that, and a reader's word lies in one of two thirds of it."""

ALWAYS_CUT = 2**32 // 1024
"""Terms of a lower rank, one in 1,024, begin a shard always."""

MOST_SHARED = 31
"""Characters that a term may share with the one before it: their UTF-16 units fit one character of the alphabet."""

_PLACES = {character: place for place, character in enumerate(ALPHABET)}


class Shard(NamedTuple):
    """A stretch of terms with their postings, in order."""

    terms: Sequence[str]
    codes: Sequence[str]


class Listed(NamedTuple):
    """A shard as the directory lists it: its first and last term, its weight, the name of its file."""

    first: str
    last: str
    weight: int
    name: str


def term_order(term: str) -> bytes:
    """The order of terms: by code point, in UTF-16 units as JavaScript compares."""
    return term.encode("utf-16-be", "surrogatepass")


def rank(term: str) -> int:
    """The rank of a term for cutting: evenly spread from 0 to 2**32 - 1."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def weight(term: str, code: str) -> int:
    """The bytes that a term adds to its shard, its beginning counted whole."""
    return len(term.encode("utf-8", "surrogatepass")) + len(code)


def cuts(ranks: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Where shards begin in a sequence of terms of these ranks and weights, the first place included.

    A whole shard may stand for its terms, with the rank of the first and the weight of all: the cuts are the same as long as each shard's first term still stands,
    because that one has a lower rank than any other in its shard.
    """
    starts = [0, *(place for place, known in enumerate(ranks) if known < ALWAYS_CUT and place), len(ranks)]
    until = [0, *accumulate(weights)]
    found: list[int] = []
    for start, end in pairwise(starts):
        open_stretches = [(start, end)] if start < end else []
        while open_stretches:
            first, after = open_stretches.pop()
            if after - first == 1 or until[after] - until[first] <= LONGEST:
                found.append(first)
                continue
            cut = ranks.index(min(ranks[first + 1 : after]), first + 1)
            open_stretches += [(cut, after), (first, cut)]
    return found


def cut(terms: Sequence[str], codes: Sequence[str]) -> Iterator[Shard]:
    """The shards of sorted terms with their postings."""
    starts = cuts(list(map(rank, terms)), list(map(weight, terms, codes)))
    for start, end in pairwise([*starts, len(terms)]):
        yield Shard(terms[start:end], codes[start:end])


def listed(shard: Shard) -> tuple[Listed, bytes]:
    """A shard as it is listed, and its script, which holds its terms and their postings."""
    script = call("shard", "|".join(packed(shard.terms)), "|".join(shard.codes))
    return Listed(shard.terms[0], shard.terms[-1], sum(map(weight, shard.terms, shard.codes)), name_of(script)), script


def shard_of(script: bytes) -> Shard:
    """The shard of a script."""
    terms, codes = values_of(script)
    return Shard(unpacked(terms), codes.split("|"))


def separators(shards: Iterable[Listed]) -> Iterator[str]:
    """The shortest beginning of each shard's first term that comes after the last term before it: what a directory needs to know of it."""
    last = None
    for shard in shards:
        yield "" if last is None else shard.first[: _shared(last, shard.first, len(shard.first)) + 1]
        last = shard.last


def packed(terms: Sequence[str]) -> Iterator[str]:
    """Sorted terms, each as one character for how many UTF-16 units it shares with the one before and the rest of it."""
    units = len if _is_narrow("".join(terms)) else _units
    before = ""
    for term in terms:
        shared = _shared(before, term, MOST_SHARED)
        yield ALPHABET[units(term[:shared])] + term[shared:]
        before = term


def unpacked(written: str) -> list[str]:
    """Terms that were packed and are parted by `|`."""
    terms, before, is_narrow = [], "", _is_narrow(written)
    for term in written.split("|"):
        shared = _PLACES[term[0]]
        before = (before[:shared] if is_narrow else _start(before, shared)) + term[1:]
        terms.append(before)
    return terms


def _is_narrow(text: str) -> bool:
    """Whether every character is one unit of UTF-16."""
    return max(text, default="") <= "\uffff"


def _shared(before: str, term: str, most: int) -> int:
    """How many characters two terms begin with alike, at most so many."""
    place, most = 0, min(len(before), len(term), most)
    while place < most and before[place] == term[place]:
        place += 1
    return place


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _start(text: str, units: int) -> str:
    """The beginning of a text that has so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le")
