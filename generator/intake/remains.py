"""What is left of a record when the values that were refused are taken out of it, so that the rules can look at the rest."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.intake.records import close_field, filled, model_at
from generator.model.source import FieldPath

RecordType = TypeVar("RecordType", bound=BaseModel)

ROUNDS = 8
"""Times that values are taken out at the most: what was required of a group of fields is missed only after it was taken out."""

STAND_IN = "…"
"""What stands for a text that was refused where there must be one."""

STAND_INS: Mapping[str, str] = {"date": "1900-01-01", "url": "https://example.org/", "amount": "0"}
"""What stands for a required field that takes no text of any kind."""


def read_remains(kind: type[RecordType], value: Any, stand_ins: Mapping[str, str] = {}) -> tuple[RecordType | None, frozenset[FieldPath]]:
    """The record of the values that are fine, and the ways to those that were refused or are missing; None where nothing can be made of it.

    A refused field counts as missing, a refused entry of a list keeps its place, and where something is required a neutral value stands for it: the record is there
    to be looked at together with the list of what was refused, never to be published.

    Args:
        kind: the record's model.
        value: what the YAML reader gave.
        stand_ins: what stands for required fields of the record itself.
    """
    if not isinstance(value, dict):
        return None, frozenset()
    rest = filled(value)
    refused: set[FieldPath] = set()
    for _ in range(ROUNDS):
        try:
            return kind.model_validate(rest), frozenset(refused)
        except ValidationError as error:
            # From behind, so that nothing is sought in what was taken out already.
            for problem in reversed(error.errors(include_url=False, include_input=False, include_context=False)):
                refused |= _take_out(kind, rest, problem["type"], problem["loc"], stand_ins)
    return None, frozenset()


def _take_out(kind: type[BaseModel], rest: Any, problem: str, loc: tuple[str | int, ...], stand_ins: Mapping[str, str]) -> set[FieldPath]:
    """Takes the value at pydantic's location out of `rest` and gives the ways to what is missed now."""
    group, way, last = _reach(rest, loc)
    if last is None:
        return set()
    path: FieldPath = (*way, last)
    if isinstance(last, int):
        group[last] = {} if model_at(kind, path) else STAND_IN
        return {path}
    if problem == "extra_forbidden":
        group.pop(last, None)
        meant = close_field(kind, path)
        return {(*way, meant)} if meant and meant not in group else set()
    if problem == "missing":
        group[last] = stand_ins.get(last, STAND_IN) if not way else STAND_INS.get(last, STAND_IN)
    else:
        group.pop(last, None)
    return {path}


def _reach(rest: Any, loc: tuple[str | int, ...]) -> tuple[Any, FieldPath, str | int | None]:
    """The group or list that holds what stands at `loc`, the way to it, and the field's name or the entry's number there.

    Where pydantic means an entry of a list and one text stands for the list, it is the field that has the text.
    """
    here: Any = rest
    way: list[str | int] = []
    for number, part in enumerate(loc):
        inside = here.get(part) if isinstance(here, dict) else here[part] if isinstance(here, list) and isinstance(part, int) and part < len(here) else None
        if number == len(loc) - 1 or not isinstance(inside, dict | list):
            return here, tuple(way), part
        here = inside
        way.append(part)
    return here, tuple(way), None
