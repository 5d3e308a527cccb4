"""From values to records: pydantic checks them, and each of its errors becomes a diagnostic in plain words with its place."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.intake.findings import finding
from generator.model.diagnostic import Diagnostic, Span
from generator.model.source import FieldPath, Positions

RecordType = TypeVar("RecordType", bound=BaseModel)

_OUR_WORDS: tuple[tuple[str, str], ...] = (
    # the words that generator.model.values says, the code they have
    ("number", "S104"),
    ("date", "S105"),
    ("yes nor no", "S106"),
    ("address", "S111"),
)
_FORMS = {
    "language": ("a language code", "Write hi, te, en ..., or with a region en-IN."),
    "currency": ("a currency code", "Write three capital letters: INR."),
}


def read_record(
    kind: type[RecordType], value: Any, file: str, positions: Positions, what: str, within: FieldPath = (), extra: Mapping[str, Any] | None = None
) -> tuple[RecordType | None, tuple[Diagnostic, ...]]:
    """The record of a document's value, and everything that is wrong with it. An empty field counts as missing.

    Args:
        kind: the record's model.
        value: what the YAML reader gave.
        file: path of the file from the project's root.
        positions: the places of the values.
        what: what the record is, with its article: "a story".
        within: the way to `value` in its document.
        extra: fields that the file does not hold itself, such as its id.
    """
    if not isinstance(value, dict):
        empty = value is None
        message = f"no fields of {what} are here" if empty else f"{what} consists of fields, not of {'a list' if isinstance(value, list) else 'one text'}"
        return None, (finding("S013", message, file, positions.of(within), hint="Write lines such as 'title: Reading for all'."),)
    with suppress(ValidationError):
        # Nearly all records are as they should be, and most of their fields take None for nothing: these need no copy.
        return kind.model_validate({**value, **(extra or {})}), ()
    fields = {**filled(value), **(extra or {})}
    try:
        return kind.model_validate(fields), ()
    except ValidationError as error:
        return None, tuple(dict.fromkeys(_diagnostic(kind, dict(e), file, positions, what, within) for e in error.errors(include_url=False)))


def filled(value: Any) -> Any:
    """A copy of the value without the empty fields of its groups; empty entries of lists stay, so that the others keep their numbers."""
    if isinstance(value, dict):
        return {key: item if isinstance(item, str) else filled(item) for key, item in value.items() if item is not None}
    return [item if isinstance(item, str) else filled(item) for item in value] if isinstance(value, list) else value


def _diagnostic(kind: type[BaseModel], error: Mapping[str, Any], file: str, positions: Positions, what: str, within: FieldPath) -> Diagnostic:
    way = _way(error["loc"], positions, within)
    path: FieldPath = (*within, *way)
    if error["type"] == "extra_forbidden":
        return _unknown_field(kind, way, file, positions.of_key(path), what)
    if error["type"] == "missing":
        return _missing_field(way, file, positions, path, what)
    code, message, hint = _words(error, str(next((part for part in reversed(way) if isinstance(part, str)), what)))
    # The words quote what was written, which may have several lines; a message has one.
    return finding(code, message.replace("\n", " "), file, positions.of(path), hint=hint)


def _way(loc: Iterable[str | int], positions: Positions, within: FieldPath) -> FieldPath:
    """The part of pydantic's location that is a way in the document: it also names the members of unions and the like."""
    way: list[str | int] = []
    parts = list(loc)
    for number, part in enumerate(parts):
        here = (*within, *way, part)
        if here in positions.values or here in positions.keys or number == len(parts) - 1:
            way.append(part)
    return tuple(way)


def _unknown_field(kind: type[BaseModel], way: FieldPath, file: str, span: Span, what: str) -> Diagnostic:
    name = str(way[-1])
    owner = model_at(kind, way[:-1])
    close = close_field(kind, way)
    groups = [part for part in way[:-1] if isinstance(part, str)]
    of = f"'{groups[-1]}'" if groups else what
    names = list(owner.model_fields) if owner else []
    message = f"'{name[:60]}' is no field of {of}"
    if close:
        return finding("S101", f"{message}; did you mean '{close}'?", file, span, hint=f"Write {close}.")
    return finding("S101", message, file, span, hint=f"The fields are: {', '.join(names)}." if names else None)


def close_field(kind: type[BaseModel], way: FieldPath) -> str | None:
    """The field that was meant by the unknown one at `way`; None where none has a name like it."""
    owner = model_at(kind, way[:-1])
    name = str(way[-1]).lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(name, list(owner.model_fields), n=1, cutoff=0.6)), None) if owner else None


def _missing_field(way: FieldPath, file: str, positions: Positions, path: FieldPath, what: str) -> Diagnostic:
    name = str(way[-1])
    if path in positions.keys:
        return finding(
            "S102", f"'{name}' is empty, but {what if len(way) == 1 else _group(way)} needs it", file, positions.keys[path], hint=f"Write it behind '{name}:'."
        )
    message = f"{what if len(way) == 1 else _group(way)} needs '{name}', which is missing"
    return finding("S102", message, file, _place_of_missing(positions, path[:-1]), hint=f"Add a line '{name}: ...'.")


def _group(way: FieldPath) -> str:
    names = [part for part in way[:-1] if isinstance(part, str)]
    return f"an entry of '{names[-1]}'" if isinstance(way[-2], int) else f"'{names[-1]}'"


def _place_of_missing(positions: Positions, parent: FieldPath) -> Span:
    """The key of the group that lacks a field; the first key inside where the group has none, as in a list or a whole document."""
    if parent in positions.keys:
        return positions.keys[parent]
    inside = [span for path, span in positions.keys.items() if len(path) == len(parent) + 1 and path[:-1] == parent]
    return min(inside, key=lambda span: (span.line, span.column), default=positions.values.get(parent, Span()))


def _words(error: Mapping[str, Any], name: str) -> tuple[str, str, str | None]:
    """Code, message and hint for an error of pydantic's in the field called `name`."""
    kind: str = error["type"]
    value = error.get("input")
    limits: Mapping[str, Any] = error.get("ctx") or {}
    written = str(value)[:40] if isinstance(value, str) else name
    if value is None:
        return "S114", f"an entry of '{name}' is empty", "Fill it in or delete its line."
    if kind == "value_error":
        message = str(error["msg"]).removeprefix("Value error, ")
        return next((code for word, code in _OUR_WORDS if word in message), "S119"), message, None
    for pattern, words in _KINDS:
        if re.match(pattern, kind):
            code, message, hint = words
            values = {"name": name, "written": written, **_limits(limits)}
            return code, message.format_map(values), hint.format_map(values) if hint else _hint(name)
    return "S119", f"the value of '{name}' does not fit: {error['msg']}", None


_KINDS: tuple[tuple[str, tuple[str, str, str | None]], ...] = (
    # pydantic's type of error, then the code, the message and the hint
    (r"model_(type|attributes_type)", ("S110", "'{name}' takes a group of fields here", "Write each of its fields on a line of its own below it: 'name: value'.")),
    (r"tuple_type|list_type", ("S109", "'{name}' takes a list", "Begin each entry on a line of its own with '- '.")),
    (r"dict_type", ("S103", "'{name}' takes one text, or one text for each language", "Write 'en: ...' and 'hi: ...' below it.")),
    (r"string_type", ("S103", "'{name}' takes one text", "Write it behind the colon; put it in quotes if it has a colon or brackets in it.")),
    (r"(string_)?too_long", ("S108", "'{name}' is longer than {max_length} characters", "Shorten it.")),
    (r"string_too_short", ("S114", "'{name}' is an empty text", "Fill it in or delete the line.")),
    (r"string_pattern_mismatch", ("S112", "'{written}' is not written as '{name}' must be", None)),
    (r"enum|literal_error", ("S107", "'{written}' is none of the words that '{name}' takes: {expected}", "Write one of them.")),
    (r"int_(parsing|from_float|type).*", ("S104", "'{written}' is not a whole number", "Write digits only, for example 142.")),
    (r"float_(parsing|type)|finite_number", ("S104", "'{written}' is not a number", "Write digits only, for example 142 or 62.5.")),
    (r"bool_", ("S106", "'{written}' is neither yes nor no", "Write yes or no.")),
    (r"date", ("S105", "'{written}' is no day of the calendar", "Write year-month-day, for example 2026-07-15.")),
    (r"time", ("S105", "'{written}' is no time of the day", "Write it as 2026-07-15T10:30:00+05:30.")),
    (r"greater_than_equal", ("S113", "'{name}' is smaller than {ge}, which it cannot be", "Check the number.")),
    (r"less_than_equal", ("S113", "'{name}' is larger than {le}, which it cannot be", "Check the number.")),
    (r"url_", ("S111", "'{written}' is no address on the web", "Copy it from the browser's address bar; it begins with https://.")),
)


def _hint(name: str) -> str:
    return _FORMS[name][1] if name in _FORMS else "Use lower-case letters a to z, digits and hyphens."


def _limits(limits: Mapping[str, Any]) -> dict[str, str]:
    """Pydantic's limits as words: 2000 as 2,000, words of a list with commas."""
    words = {key: f"{value:,.10g}" if isinstance(value, (int, float)) else str(value) for key, value in limits.items()}
    expected = words.get("expected", "").replace(" or ", ", ").replace("'", "")
    return {"max_length": "", "ge": "", "le": "", **words, "expected": expected}


def model_at(kind: type[BaseModel], way: FieldPath) -> type[BaseModel] | None:
    """The model of the group of fields at `way`."""
    model: type[BaseModel] | None = kind
    for part in way:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part) if model else None
        model = _model_in(field.annotation) if field else None
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, Enum):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple):
        return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
    return None
