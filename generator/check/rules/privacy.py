"""Rules about private data in text that everybody will read."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.model.diagnostic import Severity

_PHONE = re.compile(
    r"(?<![\w.+])(?:\+?91[ -]?|0)?[6-9](?:\d{9}|\d{4}[ -]\d{5}|\d{2}[ -]\d{3}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{3})(?!\w)"
    r"|(?<![\w.+])(?:\+91[ -]?|0)\d{2,4}[ -]\d{6,8}(?!\w)"
    r"|(?<![\w.+])\+[1-9]\d{0,2}[ -]?\(?\d{1,10}\)?(?:[ -]\(?\d{1,10}\)?){0,5}(?!\w)"
)
"""Mobile numbers of India (ten digits, the first 6 to 9; National Numbering Plan) with or without +91 or 0, landlines with their area code,
and numbers of any country behind a plus sign (ITU-T E.164).
"""

ABROAD = 10
"""Digits that a number behind a plus sign has at least: "+20 25 30" is a growth, not a telephone."""

_TWELVE = re.compile(r"(?<![\w.])[2-9]\d{3}([ :\-]?)\d{4}\1\d{4}(?![\w])")
"""Twelve digits, the first from 2 to 9, in fours or together: the form of an Aadhaar number (UIDAI)."""

_YEARS = re.compile(r"(?:(?:19|20)\d\d\D?){3}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}(?![\w])")
_UDISE = re.compile(r"u[- ]?dise", re.IGNORECASE)

_TIMES = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_SHIFT = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
"""The multiplication of the dihedral group D5 and the permutation of Verhoeff's check digit (J. Verhoeff, Error Detecting Decimal Codes, 1969)."""


def verhoeff(digits: str) -> bool:
    """Whether the last digit is Verhoeff's check digit of those before it."""
    check = 0
    for place, character in enumerate(reversed(digits)):
        digit = int(character)
        for _ in range(place % 8):
            digit = _SHIFT[digit]
        check = _TIMES[check][digit]
    return check == 0


def _aadhaar(found: re.Match[str], _: str) -> bool:
    digits = re.sub(r"\D", "", found[0])
    return verhoeff(digits) and digits != digits[::-1] and not _YEARS.fullmatch(found[0])


def _phone(found: re.Match[str], text: str) -> bool:
    """Whether the digits are a telephone number rather than a UDISE code, of which one in ten looks like one."""
    digits = re.sub(r"\D", "", found[0])
    return not _UDISE.search(text, max(0, found.start() - 30), found.start()) and len(digits) >= ABROAD and len(set(digits)) > 2


def _plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9; every character keeps its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text)


def _each(case: Case, pattern: re.Pattern[str], private: Callable[[re.Match[str], str], bool], what: str, hint: str) -> Iterator[Fault]:
    """A fault for each passage that holds private data; the data itself is not repeated, because reports are sent around."""
    udise = case.story.school.udise if case.story.school else None
    for passage in case.numbered:
        for found in pattern.finditer(_plain_digits(passage.text)):
            if found[0] != udise and private(found, passage.text):
                yield Fault(f"{passage.name} holds {what}", passage.span(*found.span()), hint, passage.file)


@story_rule("S604", Severity.WARNING, "A telephone number in the text")
def phone_number(case: Case) -> Iterator[Fault]:
    """A telephone number in a text stays on the web, in the search index and in print for ever.

    Put it under `contact`, where it is published only with the person's leave.
    """
    return _each(case, _PHONE, _phone, "a telephone number", "move it to contact:, or remove it")


@story_rule("S605", Severity.WARNING, "An e-mail address in the text")
def email_address(case: Case) -> Iterator[Fault]:
    """An e-mail address in a text is found by senders of spam. Put it under `contact`, where it is published only with the person's leave."""
    for passage in case.passages if b"@" in case.latin else ():
        if "@" in passage.text:
            for found in _EMAIL.finditer(passage.text):
                yield Fault(f"{passage.name} holds an e-mail address", passage.span(*found.span()), "move it to contact:, or remove it", passage.file)


@story_rule("S606", Severity.WARNING, "An Aadhaar number in the text")
def aadhaar_number(case: Case) -> Iterator[Fault]:
    """Twelve digits with the right check digit: most likely somebody's Aadhaar number, which must not be published (Aadhaar Act 2016, section 29). Remove it."""
    return _each(case, _TWELVE, _aadhaar, "what looks like an Aadhaar number", "remove it; it must not be published")
