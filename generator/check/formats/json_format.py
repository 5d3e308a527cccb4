"""A report as JSON, for other programs. Its shape is a contract: a change of it is a new version."""

import json
from collections.abc import Mapping

from generator.check.report import Report
from generator.model.diagnostic import Diagnostic, Severity

VERSION = 1


def render(report: Report) -> str:
    """The report as JSON, findings sorted by file, line and code, with a line break at its end."""
    totals = {"version": VERSION, "stories": len(report.stories), "errors": report.count(Severity.ERROR), "warnings": report.count(Severity.WARNING)}
    head, tail = _indented({**totals, "diagnostics": []}).split("[]")
    # Finding by finding: the encoder cuts what it is given into small pieces and holds them all.
    findings = ",\n    ".join(_indented(_as_json(diagnostic)).replace("\n", "\n    ") for diagnostic in report.diagnostics)
    return f"{head}[\n    {findings}\n  ]{tail}\n" if findings else f"{head}[]{tail}\n"


def _indented(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _as_json(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "story": diagnostic.story,
        "file": diagnostic.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
