"""Facet columns: what every story is filed under, for filters and counts in the reader's browser.

A column costs what it says and no more: a story's set of values is written as its Huffman code (canonical, so that the reader needs only how many codes there are
of each length), the codes one after another as characters of six bits.
"""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from typing import Any

from generator.catalog.facets import Facet
from generator.model.label import in_language
from generator.search.postings import ALPHABET

WITHIN = {"district": "state"}
"""Facets whose values each lie within one of another facet's: which one is known, so that a value is told among those that lie within the same."""

Filed = Sequence[Mapping[str, tuple[str, ...]]]
"""The ids of the values that each story is filed under, by facet, the oldest story first."""

Set = tuple[int, ...]


def column(facet: Facet, filed: Filed) -> dict[str, Any]:
    """The column of a facet over all stories.

    It has `sets`, combinations of values, parted by `|` (most facets have one value a story, but grades, themes and languages have several), each value as its
    place among all, in `width` characters; `lengths`, how many of the sets have a code of one bit, of two and so on, none where all
    stories have the same set; and `codes`. Where values lie within another facet's, `within` is that facet, `parents` the value there of each, and places are
    counted among the values with the same parent.
    """
    places = _places(facet)
    named = [story.get(facet.id, ()) for story in filed]
    counts: Counter[Set] = Counter()
    sets = {}
    for values, count in Counter(named).items():
        sets[values] = known = tuple(sorted(places[value] for value in values))
        counts[known] += count
    codes = _codes(counts)
    written = {values: codes[known] for values, known in sets.items()}
    width = 1 if max(places.values(), default=0) < 64 else 2 if max(places.values()) < 64**2 else 3
    lengths = Counter(len(code) for code in codes.values() if code)
    made = {
        "width": width,
        "sets": "|".join("".join(_fixed(place, width) for place in known) for known in codes),
        "lengths": [lengths[length] for length in range(1, max(lengths, default=0) + 1)],
        "codes": _characters("".join(map(written.__getitem__, named))),
    }
    if within := _within(facet):
        made |= {"within": within, "parents": [value.parent for value in facet.values.values()]}
    return made


def _within(facet: Facet) -> str | None:
    return WITHIN.get(facet.id) if all(value.parent for value in facet.values.values()) else None


def _places(facet: Facet) -> dict[str, int]:
    if not _within(facet):
        return {value: place for place, value in enumerate(facet.values)}
    before: Counter[str | None] = Counter()
    places = {}
    for value in facet.values.values():
        places[value.id] = before[value.parent]
        before[value.parent] += 1
    return places


def _codes(counts: Mapping[Set, int]) -> dict[Set, str]:
    """Each set's code in noughts and ones, the shortest first."""
    lengths = _lengths(counts)
    ordered = sorted(counts, key=lambda known: (lengths[known], known))
    codes, code, before = {}, -1, 0
    for known in ordered:
        code = (code + 1) << (lengths[known] - before)
        before = lengths[known]
        codes[known] = f"{code:0{before}b}" if before else ""
    return codes


def _lengths(counts: Mapping[Set, int]) -> dict[Set, int]:
    """The length of each set's code after Huffman; equal counts in the order of the sets, so that there is one answer."""
    heap: list[tuple[int, int, list[Set]]] = [(counts[known], place, [known]) for place, known in enumerate(sorted(counts))]
    heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    for place in range(len(heap), 2 * len(heap) - 1):
        count, _, rarest = heappop(heap)
        more, _, others = heap[0]
        for known in (together := rarest + others):
            lengths[known] += 1
        heapreplace(heap, (count + more, place, together))
    return lengths


def _fixed(value: int, width: int) -> str:
    """A number in so many characters, the highest first."""
    return "".join(ALPHABET[value >> 6 * place & 63] for place in reversed(range(width)))


def _characters(bits: str) -> str:
    """Bits as characters of six each, the last filled up with noughts."""
    if not bits:
        return ""
    filled = bits.ljust(-(-len(bits) // 24) * 24, "0")
    return urlsafe_b64encode(int(filled, 2).to_bytes(len(filled) // 8, "big")).decode()[: -(-len(bits) // 6)]


def labels(facet: Facet, language: str, facets: Mapping[str, Facet]) -> list[str]:
    """The names of a facet's values for readers of `language`, as listed; values of one name carry their parent's."""
    named = {value.id: in_language(value.labels, language) or value.id for value in facet.values.values()}
    twice = {name for name, count in Counter(named.values()).items() if count > 1}
    above = facets[WITHIN[facet.id]].values if facet.id in WITHIN else {}
    return [
        f"{named[value.id]}, {in_language(above[value.parent].labels, language)}"
        if value.parent and value.parent in above and named[value.id] in twice
        else named[value.id]
        for value in facet.values.values()
    ]
