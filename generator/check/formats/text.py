"""A report for people at a terminal: where, what, the line with its mark, how to mend it, and the totals at the end."""

import io

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from generator.check.report import Report, visible
from generator.model.diagnostic import Diagnostic, Severity, Span

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}

TAB = 4
"""Columns of a tab."""

WIDEST = 110
"""Characters of a source line that are shown; of a longer one the part around the mark."""

BEFORE = 40
"""Characters before the mark that are shown of a longer line."""


def render(report: Report, *, color: bool = False) -> str:
    """The report as lines of text; with `color`, ANSI colours besides. The words say everything that the colours say."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=color, color_system="standard" if color else None, width=100_000, highlight=False, emoji=False, legacy_windows=False)
    for diagnostic in report.diagnostics:
        console.print(_told(diagnostic, visible(report.line(diagnostic))), soft_wrap=True)
    console.print(_totals(report), soft_wrap=True)
    return stream.getvalue()


def _told(diagnostic: Diagnostic, line: str) -> Text:
    span = diagnostic.span
    style = _STYLES[diagnostic.severity]
    text = Text.assemble(
        (f"{diagnostic.severity.value}[{diagnostic.code}]", style),
        (f": {visible(diagnostic.message)}\n", "bold"),
        ("  --> ", "dim"),
        f"{visible(diagnostic.file)}:{span.line}:{span.column}\n",
    )
    number = str(span.line)
    if line.strip():
        shown, before, marked = _excerpt(line, span)
        text.append(f"  {number} | ", "dim").append(f"{shown}\n")
        text.append(f"  {' ' * len(number)} | ", "dim").append(" " * before).append(f"{'^' * marked}\n", style)
    if diagnostic.hint:
        text.append("  help: ", "bold").append(f"{visible(diagnostic.hint)}\n")
    return text


def _excerpt(line: str, span: Span) -> tuple[str, int, int]:
    """The line as it is shown, the cells before the mark and the cells of the mark, at least one.

    Wide characters take two cells and combining signs none; tabs are drawn as blanks.
    """
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    head, tail = "", ""
    if len(line) > WIDEST:
        first = max(0, start - BEFORE)
        last = min(len(line), first + WIDEST)
        head, tail = "…" if first else "", "…" if last < len(line) else ""
        line, start, end = line[first:last], start - first, min(end, last) - first
    before = cell_len(_drawn(head + line[:start]))
    marked = cell_len(_drawn(head + line[: max(start, end)])) - before
    return _drawn(head + line + tail), before, max(1, marked)


def _drawn(text: str) -> str:
    """Text with its tabs as blanks up to the next multiple of `TAB` cells."""
    if "\t" not in text:
        return text
    drawn = ""
    for part in text.split("\t")[:-1]:
        drawn += part
        drawn += " " * (TAB - cell_len(drawn) % TAB)
    return drawn + text.rsplit("\t", 1)[1]


def counted(number: int, one: str, many: str) -> str:
    """A number with its word: "1 story", "3 stories"."""
    return f"{number:,} {one if number == 1 else many}"


def _totals(report: Report) -> Text:
    errors, warnings, infos = (report.count(severity) for severity in Severity)
    stories = counted(len(report.stories), "story", "stories")
    if not report.diagnostics:
        return Text(f"{stories} checked, nothing found.", "bold green")
    found = f"{counted(errors, 'error', 'errors')}, {counted(warnings, 'warning', 'warnings')}, {counted(infos, 'remark', 'remarks')}"
    text = Text(f"{stories} checked: {found}.", "bold")
    if report.faulty:
        text.append(f" {counted(len(report.faulty), 'story', 'stories')} cannot be published until the errors are mended.")
    return text
