"""A full reading of YAML: the value and place of everything in a text, and everything that is wrong with it."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.intake.characters import FORBIDDEN
from generator.intake.findings import finding
from generator.intake.spans import Lines, Spans
from generator.intake.yaml_words import mended
from generator.model.diagnostic import Diagnostic
from generator.model.source import FieldPath, Positions

Value = dict[str, Any] | list[Any] | str | None

BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line ends of YAML 1.1 that are none in YAML 1.2, and that no editor counts as lines: text copied from a word processor holds them."""
NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that stand for no value."""
TEXT_TAGS = frozenset({None, "tag:yaml.org,2002:str"})
"""Tags that say no more than that a text is a text."""
DEPTH_LIMIT = 20
"""Levels of nesting; a story needs four."""
NODE_LIMIT = 20_000
"""Values in one file; a long story has two hundred."""
PROBLEM_LIMIT = 50
"""Problems after which a file is read no further."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text says: its value (None where it is empty or cannot be read), the place of each value, and what is wrong with it."""

    value: Value
    positions: Positions
    problems: tuple[Diagnostic, ...] = ()


def _offsets(event: Any) -> tuple[int, int]:
    """Where an event begins and ends: offsets in characters."""
    return event.start_mark.index, event.end_mark.index


class _Stop(Exception):  # noqa: N818 - it ends the reading and is no error of its own
    """Nothing more can be read."""


def read_fully(text: str, file: str, parser: Any) -> Document:
    """What `read_yaml` gives, with the place of every value and all problems at once."""
    reading = _Reading(text, file)
    value: Value = None
    try:
        reading.refuse_control_characters()
        value = reading.document(parser(BREAKS.sub(" ", text)))
    except _Stop:
        pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the Python parser fails so on escapes and versions that are no numbers
        reading.add_syntax_error(error)
    return Document(value, Positions(Spans(reading.values, reading.lines), Spans(reading.keys, reading.lines)), tuple(reading.problems))


class _Reading:
    """One reading of a text: the values, places and problems so far."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = Lines.of(text)
        self.values: dict[FieldPath, tuple[int, int]] = {}
        self.keys: dict[FieldPath, tuple[int, int]] = {}
        self.problems: list[Diagnostic] = []
        self.nodes = 0
        self.parser: Any = None

    def problem(self, code: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        self.problems.append(finding(code, message, self.file, self.lines.span(start, end), hint=hint))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise _Stop

    def refuse_control_characters(self) -> None:
        found = FORBIDDEN.search(self.text)
        if found:
            self.problem(
                "S009", f"the character U+{ord(found[0]):04X} cannot be part of this file", found.start(), found.end(), "Delete it; it is invisible in most editors."
            )
            raise _Stop

    def add_syntax_error(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        at = min(mark.index if mark else 0, len(self.text))
        message, hint, from_context = mended(str(getattr(error, "context", None) or ""), str(getattr(error, "problem", None) or error), self.text, at)
        code = "S008" if "nesting depth" in str(error) else "S001"
        if from_context and context:
            at = min(context.index, len(self.text))
        self.problems.append(finding(code, message, self.file, self.lines.span(at, at + 1 if at < len(self.text) and self.text[at] != "\n" else at), hint=hint))

    def document(self, parser: Any) -> Value:
        """The value of the first document; a second one is a problem."""
        self.parser = parser
        parser.get_event()
        if isinstance(parser.peek_event(), yaml.StreamEndEvent):
            return None
        parser.get_event()
        value = self.node(parser.get_event(), ())
        parser.get_event()
        following: Any = parser.get_event()
        if isinstance(following, yaml.DocumentStartEvent):
            start, _ = _offsets(following)
            self.problem(
                "S007", "a second document begins here; this file holds one", start, start + 3, "Delete the line '---', or put what follows into a file of its own."
            )
        return value

    def node(self, event: Any, path: FieldPath) -> Value:
        """The value that begins with `event`."""
        self.nodes += 1
        start, end = _offsets(event)
        if self.nodes > NODE_LIMIT:
            self.problem("S008", f"more than {NODE_LIMIT:,} values in one file", start, start + 1)
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self.alias(event)
            self.values[path] = start, end
            return self.text[start:end]
        if event.anchor is not None:
            self.problem(
                "S004",
                "a text that begins with '&' is an anchor in YAML, which a story may not use",
                start,
                end,
                "Put the text in quotes, or delete the anchor.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        self.refuse_tag(event)
        if len(path) >= DEPTH_LIMIT:
            self.problem("S008", f"values lie more than {DEPTH_LIMIT} levels deep", start, start + 1)
            raise _Stop
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, path)
        return self.sequence(event, path)

    def scalar(self, event: Any, path: FieldPath) -> str | None:
        self.refuse_tag(event)
        start, end = _offsets(event)
        value: str = event.value
        if event.style == '"' and "\\" in self.text[start:end]:
            found = FORBIDDEN.search(value)
            if found:
                self.problem("S009", f"the escape for the character U+{ord(found[0]):04X} cannot be part of a text", start, end, "Delete it.")
                value = FORBIDDEN.sub("", value)
        elif event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        self.values[path] = start, end
        return None if event.tag is None and not event.style and value in NULL else value

    def mapping(self, event: Any, path: FieldPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        start, end = _offsets(event)
        while not isinstance(key_event := self.parser.get_event(), yaml.MappingEndEvent):
            key = self.key(key_event, path)
            if key is not None and key in result:
                first = self.lines.span(*self.keys[(*path, key)]).line
                self.problem("S002", f"'{key[:60]}' stands here a second time", *_offsets(key_event), f"It is first given in line {first}; delete one of the two.")
                key = None
            # What stands under a key that is refused is read for its problems, below a way that no field has.
            here = (*path, -1 if key is None else key)
            if key is not None:
                self.keys[here] = _offsets(key_event)
            value = self.node(self.parser.get_event(), here)
            end = max(_offsets(key_event)[1], self.values[here][1])
            if key is not None:
                result[key] = value
        self.values[path] = start, _offsets(key_event)[1] if event.flow_style else end
        return result

    def sequence(self, event: Any, path: FieldPath) -> list[Any]:
        result: list[Any] = []
        start, end = _offsets(event)
        while not isinstance(item := self.parser.get_event(), yaml.SequenceEndEvent):
            here = (*path, len(result))
            result.append(self.node(item, here))
            end = self.values[here][1]
        self.values[path] = start, _offsets(item)[1] if event.flow_style else end
        return result

    def key(self, event: Any, path: FieldPath) -> str | None:
        """The text of a key in the mapping at `path`; None where it is refused."""
        start, end = _offsets(event)
        if isinstance(event, yaml.AliasEvent):
            self.alias(event)
            return None
        if not isinstance(event, yaml.ScalarEvent):
            self.problem("S006", "a field's name must be a text, not a list or a group of fields", start, start + 1, "Write 'name: value'.")
            self.node(event, (*path, -1))
            return None
        self.nodes += 1
        if event.anchor is not None:
            self.problem("S004", "a name that begins with '&' is an anchor in YAML, which a story may not use", start, end, "Delete the anchor.")
        self.refuse_tag(event)
        value: str = event.value
        if not event.style and value == "<<":
            self.problem("S005", "'<<' merges fields in YAML, which a story may not do", start, end, "Write the fields out.")
            return None
        if not value.strip() or (not event.style and value in NULL):
            self.problem("S006", "a field's name is missing before the colon", start, max(end, start + 1), "Write 'name: value'.")
            return None
        return value

    def alias(self, event: Any) -> None:
        self.problem(
            "S004",
            "a text that begins with '*' is an alias in YAML, which a story may not use",
            *_offsets(event),
            "Put the text in quotes, or write the value out.",
        )

    def refuse_tag(self, event: Any) -> None:
        if event.tag not in TEXT_TAGS:
            start, _ = _offsets(event)
            written = re.match(r"(?:&\S+\s+)?(!\S*)", self.text[start : start + 200])
            end = start + (written.end() if written else 1)
            name = written[1][:40] if written else str(event.tag)[:40]
            self.problem("S003", f"'{name}' is a tag in YAML, which a story may not use", start, end, "Delete the tag, or put a text that begins with '!' in quotes.")
