"""A report as SARIF 2.1.0 (OASIS), which editors and code hosts read. Columns count characters (Unicode code points)."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.check.report import Report, in_sentences
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, findings: Sequence[Finding]) -> str:
    """The report as SARIF; `findings` is the register of everything that may be found, from which the rules' help comes."""
    numbers = {finding.code: number for number, finding in enumerate(findings)}
    run = {
        "tool": {"driver": {"name": "Mela", "semanticVersion": __version__, "rules": [_rule(finding) for finding in findings]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The project's folder."}}},
        "results": [_result(diagnostic, numbers) for diagnostic in report.diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    words = " ".join(finding.explanation.split())
    return {
        "id": finding.code,
        "shortDescription": {"text": f"{finding.title}."},
        "fullDescription": {"text": words},
        "help": {"text": words, "markdown": finding.explanation},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(diagnostic: Diagnostic, numbers: dict[str, int]) -> dict[str, Any]:
    span = diagnostic.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": in_sentences(diagnostic)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(diagnostic.file), "uriBaseId": "PROJECT"}, "region": region}}],
    }
    if diagnostic.code in numbers:
        result["ruleIndex"] = numbers[diagnostic.code]
    if diagnostic.story:
        result["properties"] = {"story": diagnostic.story}
    return result
