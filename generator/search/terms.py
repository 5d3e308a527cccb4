"""From a story's texts to its terms, each with a level: how much the story is about that word.

The level stands for BM25's part that depends on the story alone (k1 = 1.2, b = 0.75), with something on top where the word stands in the title or summary:

    impact = tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / TYPICAL_LENGTH)) + TITLE * [in a title] + SUMMARY * [in a summary]

`tf` is how often the word occurs in the texts, labels counting once; `length` the words of all texts but labels, by language. The typical length is fixed
rather than the collection's mean, so that a story's terms depend on that story alone. The impact is rounded to the nearest of `IMPACTS` (ties to the smaller).
The reader's script multiplies it by the word's rarity, ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N stories.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from generator.catalog.prose import plain
from generator.search.texts import Texts
from generator.search.words import counted, words

K1 = 1.2
B = 0.75
TYPICAL_LENGTH = 300
"""Words of a story in one language."""

TITLE = 2.2
SUMMARY = 1.1
"""What a word in the title or summary adds: as much as BM25 gives a word repeated without end, and half of that."""

IMPACTS = (50, 80, 115, 160, 220, 290, 370, 470)
"""The impacts that can be told apart, in hundredths; a level is a place in this tuple."""

_MARKING = "<>&*_`[]\\~|"
_NUMBERED = re.compile(r"\n[ \t+-]*[0-9]+[.)]")
"""What may be markup of more than headings, bullets and lines across, which hold no words: these characters; the number of a list's item, which counts for none."""

_MIDDLES = tuple((low + high) / 200 for low, high in pairwise(IMPACTS))


def terms(texts: Texts) -> dict[str, int]:
    """The level of every word of a story, by its key."""
    counts = counted("\n".join([*texts.titles, *texts.summaries, *texts.details, *map(spoken, texts.bodies)]))
    dampening = K1 * (1 - B + B * sum(counts.values()) / (TYPICAL_LENGTH * max(len(texts.titles), 1)))
    counts.update(list(dict.fromkeys(word for label in texts.labels for word in _label_words(label))))

    def level(count: int, more: float = 0) -> int:
        return bisect_left(_MIDDLES, count * (K1 + 1) / (count + dampening) + more)

    usual = {count: level(count) for count in set(counts.values())}
    levels = dict(zip(counts, map(usual.__getitem__, counts.values()), strict=True))
    in_title, in_summary = set(words("\n".join(texts.titles))), set(words("\n".join(texts.summaries)))
    for word in in_title | in_summary:
        levels[word] = level(counts[word], TITLE * (word in in_title) + SUMMARY * (word in in_summary))
    return levels


def spoken(body: str) -> str:
    """A text with the words of a body. Where nothing in it can be markup that holds words or hides them, that is the body itself."""
    return plain(body) if any(mark in body for mark in _MARKING) or _NUMBERED.search(f"\n{body}") else body


@lru_cache(10_000)
def _label_words(label: str) -> tuple[str, ...]:
    return tuple(words(label))
