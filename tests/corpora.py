"""Where the public collections of hostile and hard inputs lie that some tests read. Nothing of them is copied into the project."""

import os
from pathlib import Path

import pytest

CORPORA = Path(os.environ.get("MELA_CORPORA") or Path(__file__).resolve().parents[2] / "shared" / "data" / "corpora")
"""A folder with one folder a collection; its README.md says where each comes from, under which licence, and what must hold."""


def corpus(name: str) -> Path:
    """The folder of one collection; the test that asks is skipped where it is not there."""
    folder = CORPORA / name
    if not folder.is_dir():
        pytest.skip(f"the collection {name} is not there: set MELA_CORPORA to the folder that holds it")
    return folder
