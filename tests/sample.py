"""The sample project of this repository, built once for all tests of a run, however many processes they are shared among."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SOURCES = ("stories", "content", "themes", "mkdocs.yml")
"""What the project is made of."""


def built_sample(factory: pytest.TempPathFactory, target: str, *command: str) -> Path:
    """`target` in a copy of the sample project, made by `mela COMMAND` unless another process of this run has made it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    project = shared / "sample"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.exists():
            project.mkdir()
            for name in SOURCES:
                (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
        if not (project / target).exists():
            subprocess.run([sys.executable, "-m", "generator", *command, "--project", str(project), "--quiet"], check=True, cwd=ROOT)
    return project / target
