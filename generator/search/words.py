"""The words of a text, each as its key: the one form in which all usual ways of writing a word meet.

themes/site/search.js holds the twin of this module; both run the tables of `alphabet` in the same order, and tests/search compares them character for character.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from sys import intern

from generator.search.alphabet import AFTER, BEFORE, FOLDED, GROUPED, JOINED, dropped, letters, zeros

LONGEST = 48
"""Characters of a key; what is longer is cut, so that no submitted text can blow up the index."""

REMEMBERED = 200_000
"""Written forms whose keys a process remembers: some 30 MB."""


def _class(runs: tuple[tuple[int, int], ...], more: str = "") -> str:
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in runs) + re.escape(more)


_LETTERS = _class(letters())
_OUTSIDE = re.compile(f"[^\n{_class((*letters(), *dropped()), JOINED)}]")
_BETWEEN = re.compile(f"[^\n'{_LETTERS}]|'(?![{_LETTERS}])|'(?<![{_LETTERS}]')")
_POSSESSIVE = re.compile(r"'s(?![^ \n])")
_FOLD = str.maketrans(
    FOLDED | {chr(code): "" for first, last in dropped() for code in range(first, last + 1)} | {chr(zero + digit): str(digit) for zero in zeros() for digit in range(10)},
)
_BEFORE = [(re.compile(pattern), written) for pattern, written in BEFORE]
_AFTER = [(re.compile(pattern), written) for pattern, written in AFTER]
_GROUPED = re.compile(GROUPED, re.ASCII)

_single: dict[str, str] = {}
_others: dict[str, tuple[str, ...]] = {}
"""The key in each text without blanks that this process met before, or its keys where it has none or several: of ten words of a text nine were."""


def words(text: str) -> list[str]:
    """The keys of the words of a text, in order.

    A word is a run of letters, vowel signs and other marks, and numbers; dandas and all other punctuation end it. An apostrophe between letters does not: it is
    dropped with an English possessive s ("children's" is `children`, "don't" `dont`). Digits are grouped by commas as in 1,24,000 or not: one number.
    Vowel signs, viramas, madda, do-chashmi he and nun ghunna make other words and are kept; nuktas, joiners, harakat, hamzas above and below and Latin accents
    are not; nasals before their stops, chandrabindu and tippi are anusvara.
    """
    parts = text.split()
    keys, others = _keys_of(parts)
    if not others:
        return keys  # type: ignore[return-value]
    return [key for part, only in zip(parts, keys, strict=True) for key in (_others[part] if only is None else (only,))]


def counted(text: str) -> Counter[str]:
    """How often each key occurs in a text: `Counter(words(text))`, sooner."""
    keys, others = _keys_of(text.split())
    counts = Counter(keys)
    if others:
        del counts[None]
        counts.update(chain.from_iterable(map(_others.__getitem__, others)))
    return counts  # type: ignore[return-value]


def _keys_of(parts: Sequence[str]) -> tuple[list[str | None], list[str]]:
    """The key of each part of a text, None where it has none or several, and the parts with None: their keys are in `_others`."""
    keys = list(map(_single.get, parts))
    others = [part for part, key in zip(parts, keys, strict=True) if key is None] if None in keys else []
    new = set(others) - _others.keys() if others else None
    if not new:
        return keys, others
    _learn(new, parts)
    return _keys_of(parts)


def _learn(new: set[str], parts: Iterable[str]) -> None:
    """Makes the keys of the new parts of a text known."""
    if len(_single) + len(_others) + len(new) > REMEMBERED:
        _single.clear()
        _others.clear()
        new = set(parts)
    for part, keys in zip(new, _keys(new), strict=True):
        if len(keys) == 1:
            key = intern(keys[0])
            _single[key if key == part else part] = key  # one string for both, so that a look-up reaches for memory once
        else:
            _others[part] = tuple(keys)


def _keys(parts: Iterable[str]) -> Iterator[list[str]]:
    """The keys in each of the texts without blanks. They are read as the lines of one text: no rule crosses a line, and each costs the same for one as for many."""
    text = unicodedata.normalize("NFKD", _OUTSIDE.sub(" ", "\n".join(parts))).lower()
    for pattern, written in _BEFORE:
        text = pattern.sub(written, text)
    text = text.translate(_FOLD)
    for pattern, written in _AFTER:
        text = pattern.sub(written, text)
    text = _GROUPED.sub(lambda number: number[0].replace(",", ""), unicodedata.normalize("NFC", text))
    text = _POSSESSIVE.sub("", _BETWEEN.sub(" ", text)).replace("'", "")
    for line in text.split("\n"):
        yield line.split() if len(line) <= LONGEST else [key[:LONGEST] for key in line.split()]
