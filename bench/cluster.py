"""What the work costs that many machines may share, done by this machine alone and by a cluster: `python bench/cluster.py --stories 400 --photos 1 --megapixels 12`.

The cluster is two processes of this machine, so the wall time says nothing; what counts is the processor time of each side, and the bytes that went through storage.
Workers have loaded the program before they are measured. `--book` typesets the book too.
"""

import argparse
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import Client, LocalCluster
from make_project import make
from measuring import calibration

from generator import pipeline
from generator.engine.progress import Progress
from generator.engine.runner import Here, Runner, runner

MADE = (".cache/packs", ".cache/media", ".cache/facts", ".cache/builds", ".cache/book", "site", "print")
"""What a build makes, but for the frame."""


@dataclass
class Timed:
    """A runner that adds up the processor time of this process, and of those that it forked, while it waits for results."""

    run: Runner
    seconds: float = 0.0

    def __call__(self, *given: Any, **named: Any) -> Iterator[Any]:
        """As `Runner`."""
        results = self.run(*given, **named)
        while True:
            before = sum(os.times()[:4])
            try:
                result = next(results)
            except StopIteration:
                return
            finally:
                self.seconds += sum(os.times()[:4]) - before
            yield result


def site(project: Path, run: Runner) -> int:
    """Builds the site but for the search index, which this machine makes in any case. Gives the number of stories."""
    pipeline.site(project, Progress(quiet=True), search=False, run=run)
    return sum(1 for _ in project.glob("stories/**/story.yml"))


def book(project: Path, run: Runner) -> int:
    """Typesets the book. Gives its pages."""
    import pikepdf

    quiet = Progress(quiet=True)
    with pikepdf.open(pipeline.book(pipeline.catalog_of(pipeline.check(project, quiet), quiet), quiet, run=run)) as made:
        return len(made.pages)


def anew(project: Path) -> None:
    """Takes away what a build made."""
    for name in MADE:
        shutil.rmtree(project / name, ignore_errors=True)


def of_workers(client: Client) -> float:
    """Processor seconds of the workers up to now, and of the processes that they forked."""
    return sum(client.run(lambda: sum(os.times()[:4])).values())


def alone(work: Callable[[Path, Runner], int], project: Path) -> str:
    """What this machine takes."""
    run = Timed(Here(1))
    things = work(project, run)
    anew(project)
    return f"{run.seconds / things * 1_000:.2f} ms of {things:,}"


def shared(work: Callable[[Path, Runner], int], project: Path) -> str:
    """What this machine and a cluster take."""
    storage = project / "storage"
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        runner(cluster.scheduler_address, str(storage), project) as run,
        Client(cluster.scheduler_address) as client,
    ):
        work(project, run)
        anew(project)
        shutil.rmtree(storage)
        here, there = Timed(run), of_workers(client)
        things = work(project, here)
        there = of_workers(client) - there
    sizes = [path.stat().st_size for path in storage.rglob("*") if path.is_file()]
    anew(project)
    shutil.rmtree(storage)
    stored = f"{sum(sizes) / things / 1_000:,.0f} KB in {len(sizes) / things:.2f} objects"
    return f"{here.seconds / things * 1_000:.2f} ms here, {there / things * 1_000:.2f} ms by workers, {stored}"


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=400)
    parser.add_argument("--photos", type=int, default=1)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--book", action="store_true")
    chosen = parser.parse_args()
    kinds = {"a story": site} | ({"a page of the book": book} if chosen.book else {})
    with TemporaryDirectory() as temporary:
        project = Path(temporary) / "project"
        make(project, chosen.stories, ("en", "hi", "te"), chosen.photos, megapixels=chosen.megapixels)
        for name, work in kinds.items():
            for way, measured in {"alone": partial(alone, work), "on a cluster": partial(shared, work)}.items():
                print(f"{name}, {way}: {measured(project)} (calibration {calibration():.2f} s)", flush=True)


if __name__ == "__main__":
    main()
