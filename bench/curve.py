"""How a build's cost grows with the number of stories: `python bench/curve.py --sizes 1000,4000,26171`.

For each size: a cold build (no cache, no site), builds in which one story was edited, and builds in which nothing was. Seconds, processor time and memory come
from outside of the program, the work's own seconds from `--stats`. `--search` builds the index too. `--write` puts table and drawing into bench/README.md.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import chart
from make_project import make
from measuring import Cost, cost_of, middle
from report import table, write_between, write_drawing

ROOT = Path(__file__).resolve().parent.parent

COLD, EDITED, NOTHING = "cold", "one edited", "nothing to do"


@dataclass(frozen=True, slots=True)
class Point:
    """A build of a project of so many stories: what kind, what it cost, the seconds of its work after the start-up."""

    stories: int
    kind: str
    cost: Cost
    work: float


def build(project: Path, kind: str, options: Sequence[str]) -> tuple[Cost, float]:
    """Runs `mela site` once; gives its cost, and the seconds that it counted itself."""
    stats = project / "stats.json"
    command = [sys.executable, "-m", "generator", "site", "--quiet", "--project", project, "--stats", stats, *options]
    cost = cost_of(command, project / f"{kind.replace(' ', '-')}.log", {**os.environ, "PYTHONPATH": str(ROOT)})
    return cost, json.loads(stats.read_text(encoding="utf-8"))["total"]["seconds"]


def edit(project: Path, number: int) -> None:
    """Adds a sentence to the text of a story: another one with each number."""
    texts = sorted((project / "stories").glob("*/*/*/story.md"))
    text = texts[len(texts) * (number % 7 + 1) // 8]
    with text.open("a", encoding="utf-8") as file:
        file.write(f"\nWord {number}.\n")


def measure(project: Path, stories: int, runs: int, options: Sequence[str]) -> list[Point]:
    """The three kinds of builds of a project, medians of so many runs of each."""
    costs: dict[str, list[tuple[Cost, float]]] = {COLD: [], EDITED: [], NOTHING: []}
    for number in range(runs):
        for leftover in ("site", ".cache"):
            shutil.rmtree(project / leftover, ignore_errors=True)
        costs[COLD].append(build(project, COLD, options))
        edit(project, number)
        costs[EDITED].append(build(project, EDITED, options))
        costs[NOTHING].append(build(project, NOTHING, options))
    return [Point(stories, kind, middle([cost for cost, _ in found]), sorted(work for _, work in found)[len(found) // 2]) for kind, found in costs.items()]


def result(points: Sequence[Point]) -> str:
    """The table: whole costs, and those of a cold build for each story."""
    rows = [
        [
            f"{point.kind}, {point.stories:,}",
            f"{point.cost.wall:.2f}",
            f"{point.work:.2f}",
            f"{point.cost.processor:.2f}",
            f"{point.cost.largest:,.0f}",
            f"{point.cost.together:,.0f}",
            f"{point.cost.calibration:.2f}",
            f"{1000 * point.cost.wall / point.stories:.2f}" if point.kind == COLD else "",
            f"{1000 * point.cost.processor / point.stories:.2f}" if point.kind == COLD else "",
            f"{1000 * point.cost.processor / point.stories / point.cost.calibration:.1f}" if point.kind == COLD else "",
            f"{1024 * point.cost.together / point.stories:.1f}" if point.kind == COLD else "",
        ]
        for point in sorted(points, key=lambda point: ((COLD, EDITED, NOTHING).index(point.kind), point.stories))
    ]
    head = (
        "build, stories|seconds|of these work|processor s|largest MB|all MB|calibration s|ms a story|processor ms a story|of these by calibration|KB of memory a story"
    ).split("|")
    return table(head, rows)


def drawing(points: Sequence[Point]) -> str:
    """Processor milliseconds a story, cold, divided by the calibration of each minute, so that slow minutes do not bend the line."""
    cold = [point for point in points if point.kind == COLD]
    values = [1000 * point.cost.processor / point.stories / point.cost.calibration for point in cold]
    return chart.lines(
        "Processor time of a story in a cold build, by the machine's speed", [point.stories for point in cold], {"cold build": values}, "ms / s of calibration"
    )


def main() -> None:
    """Reads the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,4000,26171", help="numbers of stories, with commas")
    parser.add_argument("--languages", default="en,hi,te")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--search", action="store_true", help="build the search index too")
    parser.add_argument("--folder", type=Path, help="where projects are made; each is removed after its measurement")
    parser.add_argument("--write", action="store_true", help="write table and drawing into bench/README.md")
    chosen = parser.parse_args()
    options = [] if chosen.search else ["--no-search"]
    points: list[Point] = []
    for stories in map(int, chosen.sizes.split(",")):
        with TemporaryDirectory(dir=chosen.folder) as temporary:
            project = Path(temporary) / "project"
            make(project, stories, chosen.languages.split(","))
            points += measure(project, stories, chosen.runs, options)
        print(result(points[-3:]), flush=True)
    print(result(points))
    if chosen.write:
        write_between(
            "curve", f"In {chosen.languages}, {'with' if chosen.search else 'without'} search:\n\n{result(points)}\n\n![Processor time of a story as a line](curve.svg)"
        )
        write_drawing("curve", drawing(points))


if __name__ == "__main__":
    main()
