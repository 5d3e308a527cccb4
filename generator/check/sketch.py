"""The sketch of a text: a few numbers by which nearly the same text is known again.

They are the lowest hashes of its shingles, so that two texts keep the same ones (A. Broder, On the resemblance and containment of documents, 1997).
"""

from zlib import crc32

SHINGLE = 5
"""Words of a shingle: a run of words that two texts have in common only if one was copied."""

SIZE = 24
"""Hashes in a sketch."""

FEWEST = 5
"""Shingles below which nothing can be said."""

LEAST = 30
"""Words below which a text is not compared."""

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a text in lower case, ascending; none of a short one.

    A shingle begins at a word of a certain length: which ones are taken is told by the text itself, and an inserted word moves none of the others.
    """
    words = text.split()
    if len(words) < LEAST:
        return ()
    hashes = {crc32(" ".join(words[start : start + SHINGLE]).encode()) for start, word in enumerate(words) if len(word) & 3 == 1}
    return tuple(sorted(hashes)[:SIZE]) if len(hashes) >= FEWEST else ()
