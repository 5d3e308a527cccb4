"""A report as JSON, for other programs. Its shape is a contract: a change of it is a new version."""

import json

from generator.check.report import Report
from generator.model.diagnostic import Diagnostic, Severity

VERSION = 1


def render(report: Report) -> str:
    """The report as JSON, findings sorted by file, line and code, with a line break at its end."""
    return (
        json.dumps(
            {
                "version": VERSION,
                "stories": len(report.stories),
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "diagnostics": [_as_json(diagnostic) for diagnostic in report.diagnostics],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


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
