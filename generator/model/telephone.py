"""Telephone numbers among groups of digits: those of India however they are written, and of any country behind a plus sign.

How a number is written decides whether it can be one; whether its digits belong to a numbering plan says the library phonenumbers (Google's libphonenumber).
It is large, and imported only when there is such a number.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model.numbers import Group, is_year

MOBILE_FORMS = frozenset(((10,), (5, 5), (3, 3, 4), (4, 3, 3), (3, 4, 3), (4, 6), (2, 4, 4), (2, 8), (6, 4)))
"""How the ten digits of a mobile number are grouped."""

_NAMED = re.compile(
    r"(?:\b(?:tele)?phone|\bmob(?:ile)?|\btel|\bcell|\bwhats ?app|\bcall|\bsms|\bcontact|\bwa\.me"
    r"|फ़ोन|फोन|मोबाइल|मोबाईल|दूरभाष|व्हाट्सऐप|संपर्क|सम्पर्क|ফোন|মোবাইল|ফোন|ఫోన్|మొబైల్|தொலைபேசி|கைபேசி|அலைபேசி|فون|موبائل|ફોન|મોબાઇલ|ಫೋನ್|ಮೊಬೈಲ್|ഫോൺ|മൊബൈൽ|ଫୋନ|ମୋବାଇଲ|ਫ਼ੋਨ|ਫੋਨ|ਮੋਬਾਈਲ)"
    r"[^\w\n]{0,3}(?:(?:no|number|num|at|on|is|us|me|नं|नंबर|नम्बर|संख्या|क्रमांक|নম্বর|నంబర్|எண்|نمبر|નંબર|ಸಂಖ್ಯೆ|നമ്പർ|ନମ୍ବର|ਨੰਬਰ)[^\w\n]{0,3}){0,2}[+(]*$",
    re.IGNORECASE,
)
"""Words right before a number that say that it is a telephone's."""

_CODES = re.compile(r"(?:isbn|issn|\bdoi|u[- ]?dise|यू-?डाइस|school code|विद्यालय कोड|do_|₹|\brs\.?|\binr|रु\.?|रुपये|\bpin\b|\bupc|\bean)[^\n]{0,24}$", re.IGNORECASE)
"""Words before a number that say that it is something else."""

_UDISE = re.compile(r"(?:0[1-8](?:0[1-9]|[1-5][0-9])|09(?:0[1-9]|[1-6][0-9]|7[0-5]))(?:0[1-9]|[12][0-9])[0-9]{5}")
"""A UDISE code that begins with 0: state, district (75 in Uttar Pradesh, fewer elsewhere), block, village, school. Some mobile numbers behind a 0 look so."""

_FRACTION = re.compile(r"[0-9][.,]$")
_TOLL_FREE = ("1800", "1860")


def telephone(groups: Sequence[Group], text: str) -> bool:
    """Whether these groups of digits of a plain text are a telephone number, as a whole."""
    digits, sizes = "".join(group.digits for group in groups), tuple(len(group.digits) for group in groups)
    if not 9 <= len(digits) <= 17 or len(set(digits)) < 3 or any(":" in group.gap for group in groups):
        return False
    before = text[max(0, groups[0].start - 40) : groups[0].start]
    if before.endswith(("+", "+(", "+ ")):
        return len(digits) <= 15 and digits[0] != "0" and _possible(f"+{digits}", len(digits))
    if digits.startswith("00"):
        return _possible(f"+{digits[2:]}", len(digits) - 2)
    if digits.startswith(_TOLL_FREE):
        return False
    if not any(is_year(group.digits) for group in groups[-2:]) and (
        _mobile(digits, sizes, groups, before) or _landline(digits, sizes) or _foreign(digits, sizes, groups, before)
    ):
        return not _CODES.search(before) or is_named(groups, text)
    return len(digits) <= 13 and not _is_date(groups) and is_named(groups, text)


def is_named(groups: Sequence[Group], text: str) -> bool:
    """Whether the words right before these digits say that they are a telephone's."""
    return bool(_NAMED.search(text[max(0, groups[0].start - 40) : groups[0].start]))


def _is_date(groups: Sequence[Group]) -> bool:
    return len(groups) > 2 and any(is_year(group.digits) for group in groups) and sum(len(group.digits) <= 2 for group in groups) >= 2


def _mobile(digits: str, sizes: tuple[int, ...], groups: Sequence[Group], before: str) -> bool:
    """Ten digits of which the first is 6 to 9 (National Numbering Plan), with or without 0 or 91 before them."""
    if groups[0].digits == "0" and groups[-1].gap == ".":
        return False
    for prefix in ("", "0", "91", "091"):
        number = digits.removeprefix(prefix)
        if len(digits) - len(prefix) == len(number) == 10 and number[0] in "6789":
            rest = sizes[1:] if prefix and sizes[0] == len(prefix) else (sizes[0] - len(prefix), *sizes[1:])
            if prefix == "0" and sizes == (11,) and _UDISE.fullmatch(digits):
                return False
            if rest in MOBILE_FORMS and not (sizes == (10,) and _FRACTION.search(before)):
                return _valid(number)
        elif prefix == "91" and len(digits) - len(prefix) == len(number) == 10 and len(sizes) > 1 and sizes[0] == 2:
            return _possible(f"+{digits}", len(digits))
    return False


def _landline(digits: str, sizes: tuple[int, ...]) -> bool:
    """A trunk prefix 0 and an area code, then the subscriber's number in one or two groups."""
    return digits[0] == "0" and digits[1] != "0" and 9 <= len(digits) <= 11 and 2 <= len(sizes) <= 3 and 2 <= sizes[0] <= 5 and min(sizes[1:]) >= 3


def _foreign(digits: str, sizes: tuple[int, ...], groups: Sequence[Group], before: str) -> bool:
    """The form 415-555-0132, or an area code in brackets."""
    if before.endswith("(") and ")" in groups[min(1, len(groups) - 1)].gap:
        return 10 <= len(digits) <= 11 and 2 <= len(sizes) <= 3 and 3 <= sizes[0] <= 5
    return sizes == (3, 3, 4) and digits[0] in "23456789" and digits[3] in "23456789" and all("-" in group.gap for group in groups[1:])


@lru_cache(1_000)
def _valid(number: str) -> bool:
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.parse(number, "IN"))


@lru_cache(1_000)
def _possible(number: str, length: int) -> bool:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed) and (length >= 10 or phonenumbers.is_valid_number(parsed))
