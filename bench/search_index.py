"""Reads, checks and indexes a made project, a step at a time: `python bench/search_index.py --stories 2000`.

For each step the wall time, the processor time of this process and of its workers, and the megabytes of the largest process so far (a worker begins with all
that this process holds); then the size of the index and of its parts. `--processes 1` does all of it in this process, `--folder` keeps the project and uses it
again. Processor time tells more than wall time where others use the machine too.
"""

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from make_project import make

from generator.catalog.catalog import build_catalog
from generator.check.checks import check_project
from generator.engine.output import Page
from generator.intake.content import load_content
from generator.intake.folders import find_folders
from generator.intake.project import load_project
from generator.search.index import search_pages


@contextmanager
def measured(name: str) -> Iterator[None]:
    """Prints what the block cost."""
    before, began = _processor(), time.perf_counter()
    yield
    wall, (own, workers) = time.perf_counter() - began, (now - then for now, then in zip(_processor(), before, strict=True))
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{name:<18} {wall:>6.1f} s wall {own:>6.1f} s here {workers:>6.1f} s in workers {largest:>6.0f} MB")


def _processor() -> tuple[float, float]:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, workers = (usage.ru_utime + usage.ru_stime for usage in usages)
    return own, workers


def sizes(pages: list[Page]) -> Iterator[str]:
    """A line a kind of file: how many, all bytes, the largest."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        kinds[PurePosixPath(page.path).stem.partition("-")[0]].append(len(page.content))
    for kind, lengths in sorted(kinds.items()):
        yield f"{kind:<18} {len(lengths):>6} files {sum(lengths) / 1e6:>8.2f} MB, the largest {max(lengths) / 1e3:>7.1f} KB"


def run(folder: Path, processes: int | None) -> None:
    """Measures the project in `folder`."""
    project = load_project(folder)
    content = load_content(project)
    with measured("read and check"):
        stories = check_project(project, content, find_folders(project).folders, processes)
    with measured("relate"):
        catalog = build_catalog(project, content, stories)
    with measured("index"):
        pages = list(search_pages(catalog, {}, processes))
    print(*sizes(pages), sep="\n")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--processes", type=int)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary) / "project"
        if not folder.exists():
            make(folder, chosen.stories, ("en", "hi", "te"))
        run(folder, chosen.processes)


if __name__ == "__main__":
    main()
