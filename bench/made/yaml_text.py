"""Values as the YAML that people write: blocks of lines, or groups in braces on a line, quotes only where they are needed."""

import re
from collections.abc import Mapping, Sequence

Value = str | int | Mapping[str, "Value"] | Sequence["Value"]

_PLAIN = re.compile(r"[^\W\d_][^:#\"'{}\[\]&*!|>%@`\\\n]*[^\s:#\"'{}\[\]&*!|>%@`\\\n]|[^\W\d_]|\d{4}-\d\d-\d\d\S*")
"""Texts that need no quotes outside of braces: a letter first, no sign that YAML could take for its own; dates and moments."""

Block = Mapping[str, Value]


def written(fields: Block, flow: bool) -> str:
    """The fields as a file's text. With `flow` a group of fields stands on one line in braces, as in `leader: {name: Asha, role: teacher}`."""
    return "".join(f"{line}\n" for key, value in fields.items() for line in _lines(key, value, flow))


def _lines(key: str, value: Value, flow: bool) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{key}: {_flow(value)}"] if flow else [f"{key}:", *(f"  {line}" for name, inner in value.items() for line in _lines(name, inner, flow))]
    if isinstance(value, (str, int)):
        return [f"{key}: {_scalar(value)}"]
    if not any(isinstance(item, Mapping) for item in value):
        return [f"{key}: {_flow(value)}"]
    return [f"{key}:", *(line for item in value for line in _item(item, flow))]


def _item(value: Value, flow: bool) -> list[str]:
    """An entry of a list of groups."""
    if flow or not isinstance(value, Mapping):
        return [f"  - {_flow(value)}"]
    lines = [line for name, inner in value.items() for line in _lines(name, inner, flow)]
    return [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def _flow(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, (str, int)):
        text = _scalar(value)
        return text if text.startswith('"') or not re.search("[,?]", text) else f'"{text}"'
    return "[" + ", ".join(map(_flow, value)) + "]"


def _scalar(value: str | int) -> str:
    return value if isinstance(value, str) and _PLAIN.fullmatch(value) else str(value) if isinstance(value, int) else '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
