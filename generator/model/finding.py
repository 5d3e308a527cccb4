"""What may be found: the register from which docs/checks.md is written."""

from dataclasses import dataclass

from generator.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of finding: its code, how bad it is, a short title, and what it means and how to mend it in a few sentences."""

    code: str
    severity: Severity
    title: str
    explanation: str
