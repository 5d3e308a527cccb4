"""The same project gives the same bytes: whoever builds it, where, when, and on how many processors."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[1]
STORIES = ("bihar/nalanda/staffroom-circle-hilsa", "uttar-pradesh/sitapur/kahani-ki-thaili", "telangana/adilabad/nine-oclock-call-boath")
"""Three of the sample's stories: three photos, one story with a translation, one without a photo."""

CLOCK = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
"""What makes every program believe in another time (Debian's package libfaketime)."""

OTHER_MACHINE = """\
import os

names, entries, processors = os.listdir, os.scandir, {processors}
os.cpu_count = lambda: processors


class Backwards:
    def __init__(self, *path):
        with entries(*path) as found:
            self.entries = iter(list(found)[::-1])

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def close(self):
        pass


if {backwards}:
    os.listdir, os.scandir = lambda *path: names(*path)[::-1], Backwards
"""
"""What Python runs before anything else: it sets the number of processors, and folders list their files in another order."""

FIRST = {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8", "LANGUAGE": "hi"}
SECOND = {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "LANGUAGE": "de", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def project(root: Path, *, backwards: bool) -> Path:
    """The project; its files come into being in one order or the other, and are of today or twenty years old."""
    root.mkdir(parents=True)
    names = [Path("mkdocs.yml"), Path("content"), *(Path("stories", story) for story in STORIES)]
    for name in names[::-1] if backwards else names:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    story = root / "stories" / STORIES[0]
    with (story / "story.yml").open(encoding="utf-8") as file:
        fields = file.read()
    (story / "story.yml").write_text(fields.replace("\nevidence:\n", "\nevidence:\n  - {file: plan.pdf, caption: The plan}\n"), encoding="utf-8")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(story / "plan.pdf", static_id=True)
    if backwards:
        for path in sorted(root.rglob("*"), reverse=True):
            os.utime(path, (1_100_000_000, 1_100_000_000))
    return root


def run(home: Path, circumstances: Mapping[str, str], clock: str, umask: int, *arguments: str) -> str:
    """What Python prints in these circumstances, with nothing of this machine's own but its programs."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("MELA_") or name in ("PATH", "LD_LIBRARY_PATH")}
    time = {"LD_PRELOAD": str(CLOCK), "FAKETIME": f"@{clock}", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
    environment = {**kept, **circumstances, **time, "HOME": str(home), "PYTHONPATH": os.pathsep.join([str(home), str(ROOT)])}
    return subprocess.run([sys.executable, *arguments], env=environment, cwd=home, umask=umask, check=True, stdout=subprocess.PIPE, text=True).stdout


def published(project: Path) -> dict[str, bytes]:
    """Everything that a build has published, by path."""
    files = (path for folder in ("site", "print") for path in (project / folder).rglob("*"))
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.skipif(CLOCK is None, reason="libfaketime is not here: apt-get install libfaketime")
def test_site_and_book_are_the_same_bytes_on_another_machine_at_another_time(tmp_path: Path) -> None:
    trees = []
    for place, home, circumstances, clock, processors, backwards, umask in (
        ("one", "home", FIRST, "2026-02-28 23:30:00", 1, False, 0o022),
        ("elsewhere, later/मेला", "another home", SECOND, "2031-07-01 04:00:00", 3, True, 0o077),
    ):
        root = project(tmp_path / place, backwards=backwards)
        (tmp_path / home).mkdir()
        (tmp_path / home / "sitecustomize.py").write_text(OTHER_MACHINE.format(processors=processors, backwards=backwards), encoding="utf-8")
        said = run(tmp_path / home, circumstances, clock, umask, "-c", "import datetime, os; print(datetime.date.today(), os.cpu_count(), os.scandir.__name__)")
        assert said.split() == [clock[:10], str(processors), "Backwards" if backwards else "scandir"]
        run(tmp_path / home, circumstances, clock, umask, "-m", "generator", "build", "--quiet", "--project", str(root))
        trees.append(published(root))
    first, second = trees
    assert {"site/index.html", "site/search/index.html", "print/book.pdf"} <= first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert not [name for name, content in first.items() if str(tmp_path).encode() in content]
