"""What happens to characters on the way from a written word to its key: tables and rules as data, so that Python and the reader's script run the same ones.

`letters.txt` holds Unicode's own table (version, runs of letters, marks and numbers, noughts of every script), written by tools/write_letters.py; it is kept
as a file so that the index does not depend on the Unicode version of the Python at hand. The equivalences below follow the Unicode Standard, chapters 9 and 12
(tables "do not use" of vowels, chillu letters, khanda ta, nasal conjuncts), and the usual spelling variants of the languages.
Every pattern is written in the part of the regular-expression language that Python and JavaScript (flag `u`) share; a replacement is plain text.
"""

from functools import cache
from pathlib import Path
from typing import Any

Rule = tuple[str, str]

JOINED = "'’‘＇,٬，"
"""Characters that may stand inside a word or a number, besides letters, marks and numbers."""

DROPPED = (
    "ad 2060 feff 200c-200f 61c 202a-202e 2066-2069 fe00-fe0f "  # joiners, direction marks, soft hyphen, variation selectors
    "300-36f 2be-2bf "  # Latin accents once they are decomposed; half rings of transliteration
    "93c 9bc a3c abc b3c cbc "  # nukta
    "610-61a 640 64b-652 654-65f 670 6d6-6dc 6df-6e4 6e7-6e8 6ea-6ed"  # harakat, hamza above and below, tatweel; the madda 653 makes another letter and stays
)
"""Characters that no key holds: hexadecimal code points and runs of them."""

FOLDED = {
    "’": "'", "‘": "'", "ʼ": "'", "٬": ",",
    "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ς": "σ",
    # Urdu: the Arabic letters that keyboards give for the Urdu ones
    "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0647": "\u06c1", "\u06d5": "\u06c1", "\u0629": "\u06c3", "\u0671": "\u0627",
    # chandrabindu (for Gurmukhi also tippi) to anusvara
    "\u0900": "\u0902", "\u0901": "\u0902", "\u0981": "\u0982", "\u0a01": "\u0a02", "\u0a70": "\u0a02", "\u0a81": "\u0a82", "\u0b01": "\u0b02",
    "\u0c00": "\u0c02", "\u0c01": "\u0c02", "\u0c81": "\u0c82", "\u0d00": "\u0d02", "\u0d01": "\u0d02",
    # candra e of Hindi and of Marathi; the two letters in use for the Tamil "sri"
    "\u090d": "\u0972", "\u0bb6": "\u0bb8",
}  # fmt: skip
"""One character for another, after decomposition and lower case."""

_CHILLUS = (("\u0d23", "\u0d7a"), ("\u0d28", "\u0d7b"), ("\u0d30", "\u0d7c"), ("\u0d31", "\u0d7c"), ("\u0d32", "\u0d7d"), ("\u0d33", "\u0d7e"), ("\u0d15", "\u0d7f"))

BEFORE: tuple[Rule, ...] = (*((f"{letter}\u0d4d\u200d", chillu) for letter, chillu in _CHILLUS), ("\u09a4\u09cd\u200d", "\u09ce"))
"""Rules while joiners are still there: the older spelling of Malayalam chillu letters and of Bengali khanda ta."""

_NASAL_BLOCKS = (0x900, 0x980, 0xA00, 0xA80, 0xB00, 0xC00, 0xC80, 0xD00)
"""Blocks whose nasals before a stop are also written as anusvara. They are laid out alike, so that a letter has the same place in each. Tamil has no such spelling."""


def _nasal(block: int) -> Rule:
    """Nasal, virama and a stop of its own class to anusvara and the stop. The dental one also stands before c, t of loan words and s."""

    def at(*places: int) -> str:
        return "".join(chr(block + place) for place in places)

    def run(first: int, last: int) -> str:
        return f"[{at(first)}-{at(last)}]"

    virama = at(0x4D)
    velar = f"{at(0x19)}(?={virama}{run(0x15, 0x18)})"
    palatal = f"[{at(0x1E, 0x28)}](?={virama}{run(0x1A, 0x1D)})"
    retroflex = f"[{at(0x23, 0x28)}](?={virama}{run(0x1F, 0x22)})"
    dental = f"{at(0x28)}(?={virama}[{at(0x24)}-{at(0x27, 0x38)}])"
    labial = f"{at(0x2E)}(?={virama}{run(0x2A, 0x2D)})"
    return f"(?:{velar}|{palatal}|{retroflex}|{dental}|{labial}){virama}", at(2)


_COMPOSED_VOWELS = (
    ("अा", "आ"), ("अॅ", "ॲ"), ("अॉ", "ऑ"), ("अो", "ओ"), ("अौ", "औ"), ("एे", "ऐ"),
    ("অা", "আ"), ("ଅା", "ଆ"),
    ("ਅਾ", "ਆ"), ("ੲਿ", "ਇ"), ("ੲੀ", "ਈ"), ("ੳੁ", "ਉ"), ("ੳੂ", "ਊ"), ("ੲੇ", "ਏ"), ("ਅੈ", "ਐ"), ("ੳੋ", "ਓ"), ("ਅੌ", "ਔ"),
    ("અા", "આ"), ("અૅ", "ઍ"), ("અે", "એ"), ("અૈ", "ઐ"), ("અૉ", "ઑ"), ("અો", "ઓ"), ("અૌ", "ઔ"),
)  # fmt: skip
"""Independent vowels typed as a letter and a sign that look the same."""

AFTER: tuple[Rule, ...] = (
    *(_nasal(block) for block in _NASAL_BLOCKS),
    *_COMPOSED_VOWELS,
    ("([\u0a15-\u0a39])\u0a4d(?=\\1)", "\u0a71"),  # Gurmukhi: a doubled consonant is written with addak
    ("\u09a4\u09cd(?![\u0995-\u09b9\u09f0\u09f1])", "\u09ce"),  # Bengali: ta without a vowel is khanda ta
    ("\u0d7b\u0d4d?\u0d31", "\u0d28\u0d4d\u0d31"),  # Malayalam nta: its three encodings
    ("\u0d46\u0d57", "\u0d57"),  # Malayalam au: older and newer sign (decomposed here)
    ("\u0d41\u0d4d", "\u0d4d"),  # Malayalam half u: older spelling
    ("\u0627\u0621", "\u0627"),  # Urdu: hamza after alef
)
"""Rules once joiners and nuktas are gone and marks are decomposed."""

GROUPED = r"\b[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}\b"
"""A number with its digits grouped as India (12,34,567) or the West (1,234,567) group them; `\\b` in its ASCII sense."""


@cache
def _table() -> tuple[str, str]:
    _version, letters, zeros = Path(__file__).with_name("letters.txt").read_text(encoding="ascii").splitlines()
    return letters, zeros


def letters() -> tuple[tuple[int, int], ...]:
    """First and last code point of every run of characters that are parts of words, ascending."""
    runs, end = [], 0
    for step in _table()[0].split():
        distance, _, longer = step.partition("+")
        first = end + int(distance, 16)
        end = first + int(longer or "0", 16)
        runs.append((first, end))
    return tuple(runs)


def zeros() -> tuple[int, ...]:
    """The code points of the digit nought of every script; one to nine follow each."""
    return tuple(int(code, 16) for code in _table()[1].split())


def dropped() -> tuple[tuple[int, int], ...]:
    """First and last code point of every run of `DROPPED`."""
    parts = [run.partition("-") for run in DROPPED.split()]
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in parts)


def reader_alphabet() -> dict[str, Any]:
    """All of this for the reader's script, to be written as JSON."""
    return {
        "letters": _table()[0],
        "zeros": _table()[1],
        "joined": JOINED,
        "dropped": DROPPED,
        "folded": FOLDED,
        "before": BEFORE,
        "after": AFTER,
        "grouped": GROUPED,
    }
