"""The values of plain YAML, fast: the common case, in which nothing is wrong and nobody asks where a value stands.

It reads what generator.intake.yaml_full reads, or gives up; over any text it gives the same values or none (tests/intake/test_yaml_reader.py holds it to that).
"""

import re
from array import array
from typing import Any

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML 1.2 does not count as printable (production 1 of the specification)."""
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


class UnusualYaml(Exception):  # noqa: N818 - nothing is wrong yet
    """There is something that only a full reading can judge."""


def fast_value(text: str, parser: Any) -> tuple[Any, "array[int]"]:
    """The value of the one document in `text`, by a class of event parser, and where everything in it stands, for generator.intake.yaml_places.

    Raises:
        UnusualYaml: something needs a closer look.
        yaml.YAMLError: it is no YAML.
    """
    if FORBIDDEN.search(text):
        raise UnusualYaml
    next_event = parser(text if text.isascii() else BREAKS.sub(" ", text)).get_event
    next_event()
    if type(next_event()) is StreamEndEvent:
        return None, array("I")
    places: list[int] = []
    value = _root(next_event, places)
    next_event()
    if type(next_event()) is not StreamEndEvent:
        raise UnusualYaml
    return value, array("I", places)


def _root(next_event: Any, places: list[int]) -> Any:
    """The value that the next events make. Each event adds two numbers to `places`: its first and last offset, or for one that opens a group its first and its flow."""
    top: list[Any] = []
    within: Any = top
    outer: list[Any] = []
    key: str | None = None
    for _ in range(NODE_LIMIT):
        event = next_event()
        places += (event.start_mark.index, event.end_mark.index)
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            within = outer.pop()
            if not outer:
                return top[0]
            continue
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            raise UnusualYaml
        in_mapping = type(within) is dict
        if in_mapping and key is None:
            key = _key(event, kind, within)
            continue
        value: Any = _scalar(event) if kind is ScalarEvent else {} if kind is MappingStartEvent else []
        if in_mapping:
            within[key] = value
            key = None
        else:
            within.append(value)
        if kind is not ScalarEvent:
            if len(outer) >= DEPTH_LIMIT:
                raise UnusualYaml
            places[-1] = bool(event.flow_style)
            outer.append(within)
            within = value
        elif not outer:
            return value
    raise UnusualYaml


def _key(event: Any, kind: type, within: dict[str, Any]) -> str:
    if kind is not ScalarEvent:
        raise UnusualYaml
    key: str = event.value
    if key in within or not key or key.isspace() or (not event.style and (key in NULL or key == "<<")):
        raise UnusualYaml
    return key


def _scalar(event: Any) -> str | None:
    value: str = event.value
    style = event.style
    if not style:
        return None if value in NULL else value
    if style == '"' and FORBIDDEN.search(value):
        raise UnusualYaml
    return value
