"""The plain YAML in which nearly every story is written, read line by line.

That is: fields and entries by their indentation, texts of one line in quotes or without, one-line {groups: of} such [texts, in] brackets, comments. At anything else
it gives up, and PyYAML reads the text. Of any text the two give the same values at the same places, or this one gives none (tests/intake/test_yaml_plain.py).
"""

import re
from functools import lru_cache
from typing import Any

from generator.intake.characters import is_printable
from generator.intake.yaml_full import NODE_LIMIT, NULL

INDENT_LIMIT = 16
"""Columns that a line may be indented. Each level of nesting takes one or more, so that no plain text comes near the limit of levels."""
REMEMBERED = 32
"""Texts that are kept with their places: those of one text are asked for many in a row."""

Line = re.Match[str]
"""A line, or the part of one between two commas in brackets: what it says, and where in the text."""
Group = tuple[Line | None, int | None, dict[Any, Any]]
"""The line with the name of a group, if it has one; the offset at which it begins, None where brackets on that line hold it; and the places in it."""
Place = Line | Group
"""Where a value stands: by the name of a field or the number of an entry."""

_BEGIN = "---\n"
_UNUSUAL = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that are forbidden, and those that one reader of YAML or another takes for a blank, a line end or nothing."""

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_-]{0,99}+):(?:\ ++|$)"
_FIRST = r"""(?:[^\ \n\-?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9]))"""
_QUOTED = r"""(?P<quoted>"[^"\\\n]*+(?:\\["\\][^"\\\n]*+)*+"|'[^'\n]*+(?:''[^'\n]*+)*+')\ *+"""
_ESCAPED = re.compile(r'\\(["\\])')

_LINE = re.compile(
    rf"""
    ^(?P<indent>\ *+)
    (?:(?P<dash>-(?:\ ++|$))|)
    (?:{_NAME}|)
    (?: (?P<plain>{_FIRST}[^:\#\n]*+(?:(?::(?=[^\ \n])|(?<!\ )\#)[^:\#\n]*+)*+)
      | {_QUOTED}
      | (?P<flow>\[[^\]\n]*+\]|\{{[^}}\n]*+\}})\ *+
      |
    )
    (?:(?<![^\ \n])\#[^\n]*+|)
    (?:\n|\Z)
    | (?P<strange>[^\n]+)
    """,
    re.VERBOSE | re.MULTILINE,
)
"""One line; the last of these groups that is in it tells what it ends with."""

_PART = re.compile(
    rf"""
    \ *+
    (?:{_NAME}|)
    (?: (?P<plain>{_FIRST}[^:?\#,\[\]{{}}]*+(?::(?=[^\ :?,\[\]{{}}])[^:?\#,\[\]{{}}]*+)*+)
      | {_QUOTED}
    )
    (?:,(?!\Z)|\Z)
    | (?P<strange>.)
    """,
    re.VERBOSE,
)
"""One field or entry between brackets."""


class _Unusual(Exception):  # noqa: N818 - nothing is wrong yet
    """Here is something that only PyYAML can judge."""


@lru_cache(maxsize=REMEMBERED)
def read_plainly(text: str) -> tuple[Any, Place | None] | None:
    """The value of `text`, which is not to be changed, and where it and all in it stands (None where there is nothing); None for a text that is not plain."""
    # A text has fewer values than characters.
    if len(text) > NODE_LIMIT or (not is_printable(text) and _UNUSUAL.search(text)):
        return None
    try:
        return _read(text)
    except _Unusual:
        return None


def _read(text: str) -> tuple[Any, Place | None]:
    groups = _Groups()
    level, group, places = document = groups.open[0]
    key: str | int | None = 0
    begin = len(_BEGIN) if text.startswith(_BEGIN) else 0
    for line in _LINE.finditer(text, begin):
        indent, dash, name, plain, quoted, flow, _ = line.groups()
        if name is None or dash is not None or type(group) is list or len(indent) != level:
            if line.lastgroup == "indent":
                continue  # a blank line, or a comment
            level, group, places = groups.turn_to(line, key)
        key = None
        place: Place = line
        if plain is not None:
            value = _plain(plain)
        elif quoted is not None:
            value = _unquoted(quoted)
        elif flow is not None:
            value, place = _between_brackets(line)
        else:
            # A group in the lines below may take the place of nothing.
            key, value = len(group) if name is None else name, None
        if name is None:
            places[len(group)] = place
            group.append(value)
        elif name in group or name in NULL:
            raise _Unusual
        else:
            places[name] = place
            group[name] = value
    _, (value,), whole = document
    if begin and not whole:
        raise _Unusual
    return value, whole.get(0)


class _Groups:
    """The groups of fields (dict) and of entries (list) that are open: the column of each, its values and their places. The outermost is a list of one: the document."""

    def __init__(self) -> None:
        self.open: list[tuple[int, Any, dict[Any, Any]]] = [(-1, [None], {})]

    def turn_to(self, line: Line, key: str | int | None) -> tuple[int, Any, dict[Any, Any]]:
        """The group that a line belongs to. A new one gets the place of the value at `key` in the one before, if it has none yet."""
        column = line.end("indent") - line.start()
        if line["dash"] is not None:
            self.turn(list, column, line.start("dash"), key)
            if line["name"] is not None:
                # The entry is a group of fields, which begins behind the dash.
                entries = self.open[-1][1]
                entries.append(None)
                self.turn(dict, column + len(line["dash"]), line.start("name"), len(entries) - 1)
        elif line["name"] is not None:
            self.turn(dict, column, line.start("name"), key)
        else:
            raise _Unusual
        return self.open[-1]

    def turn(self, kind: type, column: int, start: int, key: str | int | None) -> None:
        """Makes the group of a kind at a column the innermost one: opens it at the offset `start`, or closes what is inside it."""
        level, group, places = self.open[-1]
        if column > level or (kind is list and column == level and type(group) is dict):
            if key is None or column > INDENT_LIMIT:
                raise _Unusual
            self.open.append((column, kind(), {}))
            _, group[key], inside = self.open[-1]
            places[key] = places.get(key), start, inside
            return
        while level > column or (level == column and kind is dict and type(group) is list):
            self.open.pop()
            level, group, _ = self.open[-1]
        if level != column or type(group) is not kind:
            raise _Unusual


def _plain(written: str) -> str | None:
    value = written.rstrip(" ")
    return None if value in NULL else value


def _unquoted(written: str) -> str:
    value = written[1:-1]
    return value.replace("''", "'") if written[0] == "'" else _ESCAPED.sub(r"\1", value) if "\\" in value else value


def _between_brackets(line: Line) -> tuple[Any, Group]:
    """The group that a line ends with."""
    opening, closing = line.start("flow"), line.end("flow") - 1
    kind: type = list if line.string[opening] == "[" else dict
    group: Any = kind()
    places: dict[Any, Place] = {}
    for part in _PART.finditer(line.string, opening + 1, closing):
        name, plain, quoted, strange = part.groups()
        if strange is not None or (name is None) is not (kind is list):
            raise _Unusual
        value = _unquoted(quoted) if plain is None else _plain(plain)
        if name is None:
            places[len(group)] = part
            group.append(value)
        elif name in group or name in NULL:
            raise _Unusual
        else:
            places[name] = part
            group[name] = value
    return group, (line, None, places)
