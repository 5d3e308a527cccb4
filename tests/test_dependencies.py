"""What Mela is built on: locked with hashes, and under licences that go with its own."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DIRECT = [Requirement(line) for line in PROJECT["project"]["dependencies"]]

PERMISSIVE = re.compile(r"(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|zlib|HPND)\b", re.IGNORECASE)
"""Licences that ask for no more than to be named."""

NAMED = {
    "certifi": "MPL-2.0: the files themselves stay under it",
    "pathspec": "MPL-2.0: the files themselves stay under it",
    "pikepdf": "MPL-2.0: the files themselves stay under it",
    "pyphen": "GPL-2.0+, LGPL-2.1+ or MPL-1.1, as one chooses: MPL-1.1",
    "pypdfium2": "BSD-3-Clause or Apache-2.0, and the licences of PDFium's parts, all permissive",
    "pyromark": "MIT, said in its README and LICENSE alone",
    "pillow-heif": "BSD-3-Clause; its wheel brings libheif and libde265 (LGPL-3.0) and x265 (GPL-2.0), which Mela's own package does not hold",
}
"""What was looked at by a person, and why it may stay."""


def locked(name: str) -> dict[str, tuple[Requirement, int]]:
    """What a lock file names, with the number of its hashes."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = [(Requirement(entry.split("\\")[0].strip()), entry.count("--hash=sha256:")) for entry in entries if entry.strip()]
    return {canonicalize_name(requirement.name): (requirement, hashes) for requirement, hashes in found}


RUN, TEST = locked("requirements.lock"), locked("requirements-test.lock")


@pytest.mark.parametrize("requirement", DIRECT, ids=str)
def test_each_dependency_is_locked_within_its_range(requirement: Requirement) -> None:
    (pin,) = RUN[canonicalize_name(requirement.name)][0].specifier
    assert pin.operator == "=="
    assert requirement.specifier.contains(pin.version)
    assert {bound.operator for bound in requirement.specifier} == {">=", "<"}


def test_everything_that_is_locked_has_a_version_and_hashes() -> None:
    for requirement, hashes in (*RUN.values(), *TEST.values()):
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement
        assert hashes, requirement


def test_the_tests_run_with_what_is_installed_for_everybody() -> None:
    differ = [name for name, (requirement, _) in RUN.items() if name not in TEST or TEST[name][0].specifier != requirement.specifier]
    assert differ == []


@pytest.mark.parametrize("name", sorted(RUN))
def test_each_licence_goes_with_the_mit_licence(name: str) -> None:
    requirement, _ = RUN[name]
    if requirement.marker and not requirement.marker.evaluate():
        pytest.skip("this computer has no use for it")
    try:
        facts = metadata(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is locked and not installed: run build.py test")
    marked = [line.split(" :: ")[-1] for line in facts.get_all("Classifier") or () if line.startswith("License ::")]
    expression, words = facts.get("License-Expression"), facts.get("License") or ""
    licences = [expression] if expression else marked or [words.split("\n")[0]]
    good = bool(licences) and all(PERMISSIVE.match(part) for licence in licences for part in re.split(r" AND | OR |, ", licence.strip("()")))
    assert good or name in NAMED, licences


def test_nothing_is_named_that_is_no_longer_there() -> None:
    assert NAMED.keys() <= RUN.keys()
