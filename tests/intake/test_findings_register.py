"""Every finding of intake is in the register once, under a code of its own."""

import re
from pathlib import Path

from generator.intake.findings import FINDINGS, content_code

INTAKE = Path(__file__).resolve().parents[2] / "generator" / "intake"


def test_codes_are_unique_and_in_their_ranges() -> None:
    codes = [finding.code for finding in FINDINGS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"S0[0-9]{2}|S1[0-4][0-9]|P1[0-9]{2}", code) for code in codes)


def test_every_code_in_the_room_is_registered_and_every_registered_code_is_used() -> None:
    text = "".join(path.read_text() for path in INTAKE.glob("*.py") if path.name != "findings.py")
    used = set(re.findall(r'"([SP]\d{3})"', text))
    registered = {finding.code for finding in FINDINGS}
    assert used <= registered
    made_from_others = {content_code(code) for code in registered if code.startswith("S") and (code < "S020" or code >= "S100")}
    assert registered - used - made_from_others == set()


def test_each_finding_says_what_it_means() -> None:
    for finding in FINDINGS:
        assert finding.title
        assert not finding.title.endswith(".")
        assert finding.explanation.endswith(".")
