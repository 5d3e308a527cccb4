"""Tables of places: the built-in states and districts, and what a project adds to them or replaces."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from generator.intake.findings import content_code, finding
from generator.intake.names import id_problem
from generator.intake.text_files import TEXT_LIMIT, read_text
from generator.model.diagnostic import Diagnostic, Span
from generator.model.place import District, Places, State

Row = dict[str, str]
Kind = TypeVar("Kind", State, District)


def read_places(built_in: Path, own: Path, where: str) -> tuple[Places, tuple[Diagnostic, ...]]:
    """The places of the tables states.csv and districts.csv in `built_in`, with those of the folder `own` on top, and what is wrong with the latter.

    Columns: id, lgd, aliases (with `;` between them), label_<language>; states also iso_3166_2, districts state (an id) and udise (four digits each, blanks between).

    Args:
        built_in: folder of the program's tables.
        own: folder of the project's tables, which may be missing.
        where: its path from the project's root.
    """
    problems: list[Diagnostic] = []
    broken: list[Diagnostic] = []
    states = {state.id: state for state in _read(built_in / "states.csv", "states.csv", _state, broken)}
    states |= {state.id: state for state in _read(own / "states.csv", f"{where}/states.csv", _state, problems)}

    def district(row: Row) -> District:
        if row.get("state", "") not in states:
            raise ValueError(f"the state '{row.get('state', '')}' has no row in states.csv; write its id, for example uttar-pradesh")
        return _district(row)

    districts = {district.id: district for district in _read(built_in / "districts.csv", "districts.csv", _district, broken)}
    districts |= {found.id: found for found in _read(own / "districts.csv", f"{where}/districts.csv", district, problems)}
    if broken:
        raise AssertionError(f"the built-in places are broken: {broken}")
    return Places(states, districts), tuple(problems)


def _read(path: Path, file: str, make: Callable[[Row], Kind], problems: list[Diagnostic]) -> Iterable[Kind]:
    if path.is_symlink():
        problems.append(finding("P128", "links are not followed", file, hint="Put the file itself here."))
        return
    if not path.is_file():
        return
    source, problem = read_text(path, file, TEXT_LIMIT)
    if problem:
        problems.append(finding(content_code(problem.code), problem.message, file, problem.span, hint=problem.hint))
        return
    table = csv.DictReader(io.StringIO(source.text, newline=""))
    missing = [column for column in ("id", "lgd", "label_en") if column not in (table.fieldnames or ())]
    if missing:
        message = f"the table has no column '{missing[0]}'"
        problems.append(finding("P124", message, file, hint="Its first line names the columns: id,lgd,aliases,label_en,label_hi ..."))
        return
    try:
        for row in table:
            line = Span(table.line_num, 1, table.line_num, 2)
            plain = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and not isinstance(value, list)}
            wrong = id_problem(plain["id"], file, "P124", "row")
            if wrong:
                problems.append(finding("P124", wrong.message, file, line, hint=wrong.hint))
                continue
            try:
                yield make(plain)
            except ValueError as error:
                problems.append(finding("P124", str(error), file, line, hint="Mend the row."))
    except csv.Error as error:
        problems.append(finding("P124", f"this is no table: {error}", file, Span(table.line_num, 1, table.line_num, 2), hint="Save it as CSV with commas, in UTF-8."))


def _state(row: Row) -> State:
    return State(row["id"], _labels(row), _lgd(row), row.get("iso_3166_2", ""), _split(row.get("aliases", "")))


def _district(row: Row) -> District:
    codes = tuple(re.split(r"[;\s]+", row["udise"])) if row.get("udise") else ()
    for code in codes:
        if not re.fullmatch(r"\d{4}", code):
            raise ValueError(f"'{code}' is no UDISE code of a district, which has four digits")
    return District(row["id"], _labels(row), row.get("state", ""), _lgd(row), codes, _split(row.get("aliases", "")))


def _labels(row: Row) -> dict[str, str]:
    labels = {column.removeprefix("label_"): value for column, value in row.items() if column.startswith("label_") and value}
    if "en" not in labels:
        raise ValueError("label_en is empty")
    return labels


def _lgd(row: Row) -> int:
    if not re.fullmatch(r"\d{1,6}", row["lgd"]):
        raise ValueError(f"lgd is '{row['lgd']}', which is no LGD code; write its digits, or 0 where there is none")
    return int(row["lgd"])


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
