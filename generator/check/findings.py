"""The register of everything that may be found, by intake and by the rules."""

from generator.check.rules import RULES
from generator.intake.findings import FINDINGS as INTAKE
from generator.model.finding import Finding

FINDINGS: tuple[Finding, ...] = tuple(sorted((*INTAKE, *(rule.finding for rule in RULES)), key=lambda finding: (finding.code[0] != "S", finding.code)))
"""Every finding, stories' (S) before content's (P), by code."""
