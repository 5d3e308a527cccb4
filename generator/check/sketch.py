"""The sketch of a text: a few numbers by which nearly the same text is known again.

They are the lowest hashes of its shingles, so that two texts keep the same ones (A. Broder, On the resemblance and containment of documents, 1997).
"""

from array import array
from collections.abc import Sequence
from zlib import crc32

SHINGLE = 4
"""Words of a shingle: a run of words that two texts have in common only if one was copied."""

SIZE = 24
"""Hashes in a sketch."""

FEWEST = 5
"""Shingles below which nothing can be said."""

OPENING = 300
"""Words of a text that are compared: who copies a text copies its beginning, and a long one costs no more than a short one."""

LEAST = 30
"""Words below which a text is not compared."""

ANCHOR = 5
"""A shingle begins at a word whose number of characters this divides: one word in six, in every language."""

Sketch = bytes
"""Hashes of four bytes, packed: a campaign's sketches stay in memory."""


def sketch(words: Sequence[str]) -> Sketch:
    """The sketch of a text, told by its first words; none of a short one.

    Which shingles are taken is told by the text itself, and an inserted word moves none of the others.
    """
    if len(words) < LEAST:
        return b""
    hashes = {crc32(" ".join(words[start : start + SHINGLE]).encode()) for start, word in enumerate(words) if len(word) % ANCHOR == 0}
    return array("I", sorted(hashes)[:SIZE]).tobytes() if len(hashes) >= FEWEST else b""


def hashes_of(packed: Sketch) -> "array[int]":
    """The hashes of a sketch, ascending."""
    return array("I", packed)
