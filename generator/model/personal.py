"""Personal data in text: where telephone numbers, e-mail addresses and numbers of identity documents stand, and the text without them.

It finds what is written as such things are written. It is no promise that nothing else in a text is private. Its many expressions take a while to make: import it where
`suspicion.may_hold` says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from generator.model.identity import aadhaar, announced, documents
from generator.model.lookalikes import Plain, plain
from generator.model.numbers import Group, chains
from generator.model.suspicion import DIGITS, Kind, may_hold
from generator.model.telephone import is_named, telephone

SIGN = "•••"
"""What stands in the place of personal data: a sign that every language reads, that is in every font, and that means nothing in Markdown, in addresses or in tables."""

MOST_DIGITS = 18
"""Digits that it has at most: those of an account."""

GROUPS = 8
"""Groups of digits that one number is written in at most."""

_EMAIL = re.compile(
    r"(?<![^\s@<>()\[\]{},;:\"'|/=?&…•*_])[^\s@<>()\[\]{},;:\"|/=?&…•]{1,64}@(?:[^\s@<>()\[\]{},;:\"'|/\\?&.…•*_]{1,63}\.)+(?:xn--[a-z0-9-]{1,59}|[^\W\d_][^\s@<>()\[\]{},;:\"'|/\\?&.!…•*_0-9]{1,24})"
    r"|(?<![\w.+-])[\w.+-]{2,64} ?@ ?(?:[\w-]{1,63}\.)+(?:com|in|org|net|edu|gov)\b"
    r"|(?<![\w.+-])[\w.+-]{1,64} ?[(\[{] ?at ?[)\]}] ?[\w-]{1,63}(?: ?(?:\.|[(\[{] ?dot ?[)\]}]| dot ) ?[\w-]{1,63}){1,4}"
    r"|(?<![\w.+-])[\w.+-]{2,64}@(?:ybl|ibl|axl|upi|paytm|apl|yapl|rapl|okaxis|oksbi|okicici|okhdfcbank|waaxis|waicici|wahdfcbank|wasbi|pt(?:axis|hdfc|sbi|yes)|sbi|icici|hdfcbank"
    r"|axisbank|kotak|pnb|barodampay|postbank|airtel|jio|freecharge)\b",
    re.IGNORECASE,
)
"""E-mail addresses, also of other scripts (RFC 6531), and as people write them to hide them from programs; and addresses of the payment system UPI."""


class Private(NamedTuple):
    """Personal data in a text, from `start` up to `end`."""

    start: int
    end: int
    kind: Kind


def spans(text: str) -> tuple[Private, ...]:
    """The personal data in a text, in order, none inside another."""
    if not may_hold(text):
        return ()
    read = plain(text)
    found: list[Private] = []
    for start, end, kind in sorted(_found(read), key=lambda one: (one[0], -one[1])):
        place = read.span(start, end)
        if not found or place[0] >= found[-1].end:
            found.append(Private(*place, kind))
    return tuple(found)


def _found(read: Plain) -> Iterator[Private]:
    text = read.text
    if "@" in text or "at" in text:
        yield from (Private(*found.span(), Kind.EMAIL) for found in _EMAIL.finditer(text))
    yield from (Private(*place, Kind.DOCUMENT) for place in documents(text))
    for chain in chains(text):
        yield from _numbers(chain, text)


def _numbers(chain: tuple[Group, ...], text: str) -> Iterator[Private]:
    """The private numbers in a chain of groups of digits, the longest first."""
    before = list(accumulate((len(group.digits) for group in chain), initial=0))
    begin = 0
    while begin < len(chain):
        last = min(len(chain), begin + GROUPS)
        if before[last] - before[begin] >= DIGITS:
            for end in range(last, begin, -1):
                if DIGITS <= before[end] - before[begin] <= MOST_DIGITS and (kind := _kind(chain[begin:end], text)):
                    yield Private(_opening(chain[begin:end], text), chain[end - 1].end, kind)
                    begin = end - 1
                    break
        begin += 1


def _opening(groups: tuple[Group, ...], text: str) -> int:
    """Where a number begins, with its plus sign and the bracket around its first digits."""
    start = groups[0].start
    if text[start - 1 : start] == "(" and any(")" in group.gap for group in groups):
        start -= 1
    if text[start - 1 : start] == "+":
        return start - 1
    return start - 2 if text[max(0, start - 2) : start] == "+ " else start


def _stands_alone(groups: tuple[Group, ...], text: str) -> bool:
    """Whether no Latin letter stands right before or behind. Words of other scripts are often written close to a number; so is "Mob"."""
    before, behind = text[groups[0].start - 1 : groups[0].start], text[groups[-1].end : groups[-1].end + 1]
    return not (behind.isascii() and behind.isalpha()) and (not (before.isascii() and before.isalpha()) or is_named(groups, text))


def _kind(groups: tuple[Group, ...], text: str) -> Kind | None:
    if not _stands_alone(groups, text):
        return None
    if telephone(groups, text):
        return Kind.TELEPHONE
    if aadhaar(groups):
        return Kind.AADHAAR
    return Kind.DOCUMENT if announced(groups, text) else None


def masked(text: str) -> str:
    """The text with `SIGN` in the place of personal data; links that lead to it are words. Doing it again changes nothing."""
    before = None
    while text != before:
        before = text
        if found := spans(text):
            text = _without_links(_replaced(text, found, lambda _: SIGN))
    return text


def blanked(text: str) -> str:
    """The text with a dot in the place of each character of personal data: lines and columns stay what they are."""
    while found := spans(text):
        text = _replaced(text, found, lambda private: _VISIBLE.sub(SIGN[0], private))
    return text


_VISIBLE = re.compile(r"[^\n]")


def _replaced(text: str, found: Iterable[Private], by: Callable[[str], str]) -> str:
    pieces, position = [], 0
    for start, end, _ in found:
        pieces += [text[position:start], by(text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


_LINK = re.compile(rf"(?<!!)!?\[([^\[\]]*)\]\([^()\n]{{0,500}}{SIGN}[^()\n]{{0,500}}\)")
_DEFINITION = re.compile(rf"^ {{0,3}}\[[^\]\n]{{1,200}}\]:[^\n]{{0,500}}{SIGN}[^\n]*$", re.MULTILINE)
_BARE = re.compile(
    rf"<?(?:https?://|www\.)[^\s<>]{{0,500}}{SIGN}[^\s<>)\]]*>?|<?(?:mailto|tel|sms|callto|whatsapp|skype):(?://)?[^\s<>]{{0,50}}{SIGN}[^\s<>)\]]*>?|wa\.me/\+?{SIGN}",
    re.IGNORECASE,
)


def _without_links(text: str) -> str:
    """A masked text in which no link's address holds what was masked: the link's words stay."""
    return _BARE.sub(SIGN, _DEFINITION.sub("", _LINK.sub(r"\1", text)))
