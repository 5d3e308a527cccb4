"""What is wrong, where, and how to mend it: the one form in which findings travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. Only an error keeps a story out of the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text file: 1-based lines and columns, columns in characters, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `file` is a POSIX path from the project's root; `story` is the story's id, or None where the finding belongs to no story;
    `code` is a letter and three digits, listed in docs/checks.md.
    """

    code: str
    severity: Severity
    message: str
    file: str
    span: Span = Span()
    story: str | None = None
    hint: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding keeps its story out of the build."""
        return self.severity is Severity.ERROR


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by file, line, code, then column and message, each once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.file, d.span.line, d.code, d.span.column, d.message)))
