"""What a submitted UDISE code says, however a spreadsheet or a keyboard left it: 11 digits, state 2, district 2, block 2, village or ward 3, school 2."""

import re
import unicodedata
from functools import lru_cache

_DESTROYED = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+|\d{4,}0{5,}(\.0)?")
"""What a spreadsheet leaves of a long number: 9.2401E+10, or zeros for the digits of village and school (no village 000 has a school 00)."""

_AS_NUMBER = re.compile(r"^(\d{10,11})\.0$")
"""A code that a spreadsheet took for a number; no digit is lost but a zero at its head."""


def cleaned(written: str) -> str:
    """The code with the digits of every script as 0 to 9, without blanks and hyphens between them."""
    if written.isascii() and written.isdigit():
        return written
    digits = "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in written)
    return re.sub(r"(?<=\d)[\s\-\u2010-\u2013/]+(?=\d)", "", digits)


def is_number(code: str) -> bool:
    """Whether a spreadsheet took a cleaned code for a number and put .0 behind it."""
    return _AS_NUMBER.match(code) is not None


def without_point(code: str) -> str:
    """A cleaned code without a spreadsheet's .0."""
    return _AS_NUMBER.sub(r"\1", code)


@lru_cache(1_000)
def is_destroyed(code: str) -> bool:
    """Whether a spreadsheet rounded the code, so that its digits are lost."""
    return _DESTROYED.fullmatch(code) is not None


def mended(code: str) -> str | None:
    """The 11 digits of a code, with a lost leading zero put back; None where it is no such code."""
    if not code.isdigit() or len(code) not in (10, 11) or is_destroyed(code):
        return None
    return code if len(code) == 11 else f"0{code}"
