"""Text as a program that looks for numbers and addresses wants it: every digit 0 to 9, every dash a hyphen, nothing that readers do not see.

Each character knows where it came from, so that what is found can be marked in the text itself.
"""

import re
import unicodedata
from html import unescape
from typing import NamedTuple

_DIGITS = (
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\uff10-\uff19"
    "\U00010000-\U0010ffff"
)
"""The digits of the scripts of India and full-width ones, as ranges of a regular expression's set; with all beyond the Basic Multilingual Plane, where more are."""

_OTHER = re.compile(
    rf"[\t\xa0\xad\u061c\u1680\u180e\u2000-\u2015\u202a-\u202f\u205f-\u206f\u20e3\u2212\u3000\ufe0e\ufe0f\ufe58\ufe63\ufe6b\ufeff\uff01-\uff5e{_DIGITS}]"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
    r"|%(?:40|2[0B89DE]|3[0-9A])"
    r"|<!--.{0,200}?-->|</?[A-Za-z]{1,10}[ ]?/?>"
    r"|\\(?=[!-/:-@\[-`{-~])",
    re.DOTALL,
)
"""Characters that have a plain form, and those written in another way: of HTML, of addresses, behind a backslash as in Markdown; and tags."""

_KEYCAP = frozenset("\ufe0e\ufe0f\u20e3")
"""What makes a picture of the digit before it (Unicode Technical Standard 51)."""


class Plain(NamedTuple):
    """The plain text, and for each of its characters where its original begins and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the plain characters from `start` up to `end`."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """The text with the digits of every script, full-width forms, dashes, blanks and written-out characters in their plain form, invisible ones left out."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for found in _OTHER.finditer(text):
        start, end = found.span()
        pieces.append(text[position:start])
        starts += range(position, start)
        ends += range(position + 1, start + 1)
        position = end
        if shown := _plain(found[0] if end - start == 1 and found[0] != "\\" else _read(found[0])):
            pieces.append(shown)
            starts.append(start)
            ends.append(end)
    length = len(text)
    return Plain("".join([*pieces, text[position:]]), (*starts, *range(position, length)), (*ends, *range(position + 1, length + 1)))


def _read(written: str) -> str:
    """The character that was written out, "" where it is none that is shown."""
    if written[0] == "&":
        read = unescape(written)
        return read if len(read) == 1 else "\ufffd"
    return chr(int(written[1:], 16)) if written[0] == "%" else ""


def _plain(character: str) -> str:
    if not character or " " <= character <= "~" or character == "\n":
        return character
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind == "Cf" or character in _KEYCAP:
        return ""
    if kind == "Zs" or character == "\t":
        return " "
    if kind == "Pd" or character == "\u2212":
        return "-"
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return "@" if character == "\ufe6b" else character
