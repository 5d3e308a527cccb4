"""Builds the whole site of a made project with `mela site` and says what each step cost: `python bench/build_site.py --stories 2000`.

The project lies in a temporary folder, or in `--folder`, where it is kept and used again. `--runs 3` builds three times and shows the medians: the first run
fills the cache. `--no-search` leaves the search index out. Wall time of each step, and the megabytes of the largest process so far.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from make_project import make

ROOT = Path(__file__).resolve().parent.parent


def build(project: Path, *options: str) -> dict[str, Any]:
    """One build; gives what `--stats` wrote."""
    stats = project / "stats.json"
    subprocess.run(
        [sys.executable, "-m", "generator", "site", "--quiet", "--project", str(project), "--stats", str(stats), *options],
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    written: dict[str, Any] = json.loads(stats.read_text(encoding="utf-8"))
    return written


def table(runs: list[dict[str, Any]]) -> str:
    """A line a step: things, median of seconds, all seconds where there are several runs, megabytes."""
    lines = [f"{'step':<24} {'things':>7} {'seconds':>8} {'MB':>6}" + ("   each run" if len(runs) > 1 else "")]
    for number, step in enumerate(runs[0]["steps"]):
        lines.append(_line(step["name"], f"{step['count']:,}", [run["steps"][number] for run in runs]))
    lines.append(_line("all", "", [run["total"] for run in runs]))
    return "\n".join(lines)


def _line(name: str, things: str, costs: list[dict[str, Any]]) -> str:
    seconds = [cost["seconds"] for cost in costs]
    each = "   " + " ".join(f"{value:.1f}" for value in seconds) if len(seconds) > 1 else ""
    return f"{name:<24} {things:>7} {median(seconds):>8.1f} {max(cost['megabytes'] for cost in costs):>6.0f}{each}"


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--no-search", action="store_true")
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        project = chosen.folder or Path(temporary) / "project"
        if not project.exists():
            make(project, chosen.stories, ("en", "hi", "te"))
        print(table([build(project, *(["--no-search"] if chosen.no_search else [])) for _ in range(chosen.runs)]))


if __name__ == "__main__":
    main()
