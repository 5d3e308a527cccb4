"""The words of a text, each as its key: the one form in which all usual ways of writing a word meet.

themes/site/search.js holds the twin of this module; both run the tables of `alphabet` in the same order, and tests/search compares them character for character.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from generator.search.alphabet import AFTER, BEFORE, FOLDED, GROUPED, JOINED, dropped, letters, zeros

LONGEST = 48
"""Characters of a key; what is longer is cut, so that no submitted text can blow up the index."""


def _class(runs: tuple[tuple[int, int], ...], more: str = "") -> str:
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in runs) + re.escape(more)


_OUTSIDE = re.compile(f"[^{_class((*letters(), *dropped()), JOINED)}]")
_WORD = re.compile(f"[{_class(letters())}]+(?:'[{_class(letters())}]+)*")
_FOLD = str.maketrans(
    FOLDED | {chr(code): "" for first, last in dropped() for code in range(first, last + 1)} | {chr(zero + digit): str(digit) for zero in zeros() for digit in range(10)},
)
_BEFORE = [(re.compile(pattern), written) for pattern, written in BEFORE]
_AFTER = [(re.compile(pattern), written) for pattern, written in AFTER]
_GROUPED = re.compile(GROUPED, re.ASCII)


def words(text: str) -> list[str]:
    """The keys of the words of a text, in order.

    A word is a run of letters, vowel signs and other marks, and numbers; dandas and all other punctuation end it. An apostrophe between letters does not: it is
    dropped with an English possessive s ("children's" is `children`, "don't" `dont`). Digits are grouped by commas as in 1,24,000 or not: one number.
    Vowel signs, viramas, madda, do-chashmi he and nun ghunna make other words and are kept; nuktas, joiners, harakat, hamzas above and below and Latin accents
    are not; nasals before their stops, chandrabindu and tippi are anusvara.
    """
    return list(chain.from_iterable(map(_keys, text.split())))


@lru_cache(maxsize=200_000)
def _keys(part: str) -> tuple[str, ...]:
    """The keys in a text without blanks."""
    text = unicodedata.normalize("NFKD", _OUTSIDE.sub(" ", part)).lower()
    for pattern, written in _BEFORE:
        text = pattern.sub(written, text)
    text = text.translate(_FOLD)
    for pattern, written in _AFTER:
        text = pattern.sub(written, text)
    text = _GROUPED.sub(lambda number: number[0].replace(",", ""), unicodedata.normalize("NFC", text))
    found = (_without_apostrophes(word) for word in _WORD.findall(text))
    return tuple(key[:LONGEST] for key in found if key)


def _without_apostrophes(word: str) -> str:
    return word.removesuffix("'s").replace("'", "")
