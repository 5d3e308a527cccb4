"""The values of plain YAML, fast: the common case, in which nothing is wrong and nobody asks where a value stands.

It reads what generator.intake.yaml_full reads, or gives up; over any text it gives the same values or none (tests/intake/test_yaml_reader.py holds it to that).
"""

import re
from typing import Any

import yaml

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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


def fast_value(text: str, parser: Any) -> Any:
    """The value of the one document in `text`, by a class of event parser.

    Raises:
        UnusualYaml: something needs a closer look.
        yaml.YAMLError: it is no YAML.
    """
    if FORBIDDEN.search(text):
        raise UnusualYaml
    next_event = parser(text if text.isascii() else BREAKS.sub(" ", text)).get_event
    next_event()
    event = next_event()
    if type(event) is yaml.StreamEndEvent:
        return None
    value = _root(next_event)
    next_event()
    if type(next_event()) is not yaml.StreamEndEvent:
        raise UnusualYaml
    return value


def _root(next_event: Any) -> Any:
    top: list[Any] = []
    within: Any = top
    outer: list[tuple[Any, str | None]] = []
    key: str | None = None
    for _ in range(NODE_LIMIT):
        event = next_event()
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            within, key = outer.pop()
            if not outer:
                return top[0]
            continue
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise UnusualYaml
        if type(within) is dict and key is None:
            key = _key(event, within)
            continue
        value: Any = _scalar(event) if kind is yaml.ScalarEvent else {} if kind is yaml.MappingStartEvent else []
        if type(within) is dict:
            within[key] = value
        else:
            within.append(value)
        if kind is yaml.ScalarEvent:
            key = None
            if not outer:
                return value
        else:
            if len(outer) >= DEPTH_LIMIT:
                raise UnusualYaml
            outer.append((within, None))
            within, key = value, None
    raise UnusualYaml


def _key(event: Any, within: dict[str, Any]) -> str:
    if type(event) is not yaml.ScalarEvent:
        raise UnusualYaml
    key: str = event.value
    if key in within or not key.strip() or (not event.style and (key in NULL or key == "<<")):
        raise UnusualYaml
    return key


def _scalar(event: Any) -> str | None:
    value: str = event.value
    if not event.style:
        return None if value in NULL else value
    if event.style == '"' and FORBIDDEN.search(value):
        raise UnusualYaml
    return value
