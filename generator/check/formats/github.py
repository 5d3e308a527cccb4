"""A report as workflow commands, which GitHub shows beside the changed lines.

Source: "Workflow commands for GitHub Actions", docs.github.com.
"""

from generator.check.report import Report, in_sentences
from generator.model.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a finding, errors first: GitHub shows ten of each kind a step."""
    order = list(_COMMANDS)
    return "".join(_command(diagnostic) for diagnostic in sorted(report.diagnostics, key=lambda diagnostic: order.index(diagnostic.severity)))


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"file={_property(diagnostic.file)},line={span.line},endLine={span.end_line},col={span.column}"
    if span.line == span.end_line and span.end_column > span.column:
        place += f",endColumn={span.end_column - 1}"
    return f"::{_COMMANDS[diagnostic.severity]} {place},title={diagnostic.code}::{_data(in_sentences(diagnostic))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
