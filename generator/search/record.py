"""Records: all that the index needs of one story, made from that story alone.

A record is the story's card as JSON in UTF-8 behind its length, then compressed lines: the story's facet values as JSON, the levels of its terms, one character each
from U+0000, and its terms.
"""

import json
import zlib
from collections.abc import Mapping

from generator.catalog.entry import Entry
from generator.search.script import written
from generator.search.terms import terms
from generator.search.texts import texts_of

NAMED = ("state", "domain", "award")
"""Facets whose values stand on a card as ids, for the reader's page names them in its language. Districts, which are many, come with their names."""

CODING = "utf-16-le"
"""Lines are packed in two bytes a character: quicker than UTF-8, and smaller for the scripts of India."""

Card = tuple[str, str, list[tuple[str, str, str]], dict[str, str | Mapping[str, str]]]


def record_of(entry: Entry, thumbnail: str = "") -> bytes:
    """The record of an entry. `thumbnail` is the path of its small photo from the site's root."""
    card = written(card_of(entry, thumbnail)).encode()
    levels = terms(texts_of(entry))
    lines = [written(entry.facets), bytes(levels.values()).decode("latin-1"), *levels]
    return len(card).to_bytes(4, "big") + card + zlib.compress("\n".join(lines).encode(CODING), 1)


def card_of(entry: Entry, thumbnail: str) -> Card:
    """The story's id, its photo's path, language, title and summary of each text, the original first, and the values that are named on it."""
    named: dict[str, str | Mapping[str, str]] = {facet: values[0] for facet in NAMED if (values := entry.facets.get(facet))}
    if entry.where.district:
        named["district"] = entry.where.district.labels
    return entry.id, thumbnail, [(text.language, text.title, text.summary) for text in entry.texts.values()], named


def card_in(record: bytes) -> str:
    """The card of a record, as JSON."""
    return record[4 : _middle(record)].decode()


def levels_in(record: bytes) -> dict[str, int]:
    """The level of each term of a record."""
    levels, terms = terms_in(record)
    return dict(zip(terms, levels, strict=True))


def facets_in(record: bytes) -> Mapping[str, list[str]]:
    """The ids of the values that a record's story is filed under, by facet."""
    found: dict[str, list[str]] = json.loads(_lines(record).split("\n", 1)[0])
    return found


def terms_in(record: bytes) -> tuple[bytes, list[str]]:
    """The levels and the terms of a record, in one order, as they are read most quickly."""
    _, levels, *terms = _lines(record).split("\n")
    return levels.encode("latin-1"), terms


def _middle(record: bytes) -> int:
    return 4 + int.from_bytes(record[:4], "big")


def _lines(record: bytes) -> str:
    return zlib.decompress(record[_middle(record) :]).decode(CODING)
