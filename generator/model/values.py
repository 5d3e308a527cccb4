"""Values as people write them in YAML cells: every cell is text until a field asks for something else.

The YAML reader hands over each plain or quoted scalar as text (and an empty one, `~` or `null` as None), so that `no`, `012` and `1:30` stay what was written;
the types here turn text into numbers, dates and truth values, and say in plain words why they cannot.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, HttpUrl, StringConstraints, TypeAdapter, WithJsonSchema

from generator.model.label import ID_PATTERN

_TRUTH = {"true": True, "yes": True, "y": True, "on": True, "false": False, "no": False, "n": False, "off": False}
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,9})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?")
_URL = TypeAdapter(HttpUrl)
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb]")
"""Characters that order, swap or annotate the letters around them: those left open in a field would turn the words after it.

HTML says the direction instead. Source: Unicode Standard Annex 9, 2.1 to 2.5; Unicode Technical Report 20, 3 (characters not suitable for use with markup).
"""


def _number(value: Any) -> Any:
    """Text to the text of a number: digits grouped by commas are accepted as India groups them (1,24,000)."""
    if isinstance(value, bool):
        raise ValueError("a number is expected")
    if not isinstance(value, str):
        return value
    text = value.strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"'{value[:40]}' is not a number; write digits only, for example 142")
    return text


def _truth(value: Any) -> Any:
    if isinstance(value, str):
        word = value.strip().lower()
        if word not in _TRUTH:
            raise ValueError(f"'{value[:40]}' is neither yes nor no; write yes or no")
        return _TRUTH[word]
    return value


def _date(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and not _DAY.fullmatch(value.strip()):
        raise ValueError(f"'{value[:40]}' is not a date as year-month-day, for example 2026-07-15")
    return value


def _date_time(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, str):
        text = value.strip()
        if _DAY.fullmatch(text):
            return text + "T00:00:00"
        if not _MOMENT.fullmatch(text):
            raise ValueError(f"'{value[:40]}' is not a date and time, for example 2026-07-15T10:30:00+05:30")
        return text.replace(" ", "T")
    return value


def _text(value: Any) -> Any:
    """Numbers and truth values that came from JSON or a spreadsheet are text here; runs of white space become one space, what reorders letters is left out."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or (value.isprintable() and "  " not in value):
        return value  # the one white space that is printable is the blank; those at the ends are cut off later
    return " ".join(_REORDERING.sub("", value).split())


def _url(value: Any) -> Any:
    """An address that a reader may follow: http or https, with a host, no user name or password in it."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text.isprintable() or " " in text or "\\" in text:
        raise ValueError("an address holds no blanks, backslashes or invisible characters; copy it from the browser's address bar")
    address = _URL.validate_python(text)
    if address.username or address.password:
        raise ValueError("an address with a user name or password in it is not published")
    return text


def _text_list(value: Any) -> Any:
    return [value] if isinstance(value, (str, int)) else value


def _label(value: Any) -> Any:
    labels = {"en": value} if isinstance(value, str) else value
    return {code: _REORDERING.sub("", name) if isinstance(name, str) else name for code, name in labels.items()} if isinstance(labels, dict) else labels


# The limits come before the function: pydantic then sees to them itself, without a call of Python for each.
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000), BeforeValidator(_text)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Truth = Annotated[bool, BeforeValidator(_truth, json_schema_input_type=bool)]
Count = Annotated[int, BeforeValidator(_number, json_schema_input_type=int), Field(ge=0)]
Number = Annotated[float, Field(allow_inf_nan=False), BeforeValidator(_number)]
Date = Annotated[date, BeforeValidator(_date, json_schema_input_type=date)]
DateTime = Annotated[datetime, BeforeValidator(_date_time, json_schema_input_type=str), WithJsonSchema({"type": "string", "format": "date-time"})]
Url = Annotated[
    str,
    BeforeValidator(_url, json_schema_input_type=str),
    StringConstraints(max_length=2_000),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_text_list, json_schema_input_type=list[str])]
Code = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    BeforeValidator(_text),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}], "minLength": 1, "maxLength": 100}),
]
"""Text that often looks like a number (a grade, an identifier): an editor must accept it unquoted."""

Codes = Annotated[tuple[Code, ...], BeforeValidator(_text_list, json_schema_input_type=list[str | int])]

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=100)]
Label = Annotated[dict[str, str], BeforeValidator(_label, json_schema_input_type=str | dict[str, str])]
"""A name by language code; in YAML a plain text stands for English."""
