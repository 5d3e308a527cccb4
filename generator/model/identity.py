"""Numbers of identity documents of India: forms, check digits, and the words that announce them.

Sources: UIDAI (Aadhaar, virtual id: the last digit is Verhoeff's); Income Tax Department (PAN: the fourth letter names the kind of holder); Central Board of
Indirect Taxes (GSTIN holds a PAN); Passport Seva; Election Commission (EPIC: three letters, seven digits); Central Motor Vehicles Rules 1989, rule 50 (vehicles).
"""

import re
from collections.abc import Iterator, Sequence

from generator.model.numbers import Group

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

_MOMENT = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9]")
"""Year, month, day, hour and minute in a row."""

_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}){3}")

_STATES = "AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TG|TN|TR|TS|UA|UK|UP|WB"
_DOCUMENT = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:0[1-9]|[12][0-9]|3[0-7])[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]"
    r"|[A-Z]{3}[ABCFGHJLPTK][A-Z] ?[0-9]{4} ?[A-Z]"
    r"|[A-Z]{5}(?!19|20)[0-9]{4}[A-Z]"
    r"|[A-Z](?!19|20)[0-9]{4}[A-Z]{5}"
    r"|(?!(?:IMG|DSC|PIC|VID|MOV)[0-9])[A-Za-z]{3}[0-9]{7}"
    r"|[A-Z][1-9][0-9] ?[0-9]{4}[1-9]"
    rf"|(?:{_STATES})[0-9]{{2}}[ -]?(?:19|20)[0-9]{{9}}"
    rf"|(?:{_STATES})(?P<gap>[ -]?)[0-9]{{1,2}}(?P=gap)(?!JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{{1,3}}(?P=gap)[0-9]{{4}}"
    r")(?![^\W_])"
)
"""GSTIN, PAN, PAN-like numbers, voter's card, passport, driving licence, vehicle."""

_ANNOUNCED = re.compile(
    r"(?:\b(?:account|a/c|acct|aadhaa?r|aadhar|adhaar|uid|apaar|samagra|ration card|pan card|pen)|आधार|खाता|समग्र|अपार|আধার|ఆధార్|ஆதார்|آدھار|આધાર|ಆಧಾರ್|ആധാർ|ଆଧାର|ਆਧਾਰ)"
    r"(?:[^\w\n]{1,3}(?:card|id|no|number|num|is|नंबर|नं|संख्या|क्रमांक|नम्बर|কার্ড|নম্বর|నంబర్|எண்|نمبر|નંબર|ಸಂಖ್ಯೆ|നമ്പർ|ନମ୍ବର|ਨੰਬਰ)){0,3}[^\w\n]{0,3}$",
    re.IGNORECASE,
)
"""Words right before a number that say that it is an account's or a document's."""


def verhoeff(digits: str) -> bool:
    """Whether the last digit is Verhoeff's check digit of those before it."""
    check = 0
    for place, character in enumerate(reversed(digits)):
        digit = int(character)
        for _ in range(place % 8):
            digit = _SHIFT[digit]
        check = _TIMES[check][digit]
    return check == 0


def aadhaar(groups: Sequence[Group]) -> bool:
    """Whether groups of digits are an Aadhaar number or the sixteen digits that stand for one: in fours or together, the first from 2 to 9, the last the check digit."""
    digits = "".join(group.digits for group in groups)
    if len(digits) not in (12, 16) or digits[0] in "01" or (len(groups) > 1 and any(len(group.digits) != 4 for group in groups)):
        return False
    return verhoeff(digits) and digits != digits[::-1] and not _MOMENT.fullmatch(digits) and not _YEARS.fullmatch(digits)


def announced(groups: Sequence[Group], text: str) -> bool:
    """Whether the words before these digits say that they are the number of an account or of a person's document."""
    return 9 <= sum(len(group.digits) for group in groups) <= 18 and bool(_ANNOUNCED.search(text[max(0, groups[0].start - 60) : groups[0].start]))


def documents(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers with letters in them stand that an identity document, a tax office or a vehicle has."""
    return (found.span() for found in _DOCUMENT.finditer(text))
