"""Indexes the stories of one built site with Mela and with Pagefind, in turns: `python bench/search_index.py --stories 26171 --runs 3`.

Both read what a build of the site left: Mela the records of the stories, Pagefind (of npm or PyPI, `--pagefind` names its program) the stories' pages; both write
their index into an empty folder. Beside each run stands the calibration of measuring.py. `--folder FOLDER` keeps the project and its site and uses them again.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from make_project import make
from measuring import Cost, cost_of, middle
from report import table

from generator.catalog.facets import build_facets
from generator.catalog.stored import Stored
from generator.engine.output import Page, write_pages
from generator.engine.trees import identity
from generator.intake.content import load_content
from generator.intake.project import load_project
from generator.last_build import LastBuild
from generator.publishing import Records
from generator.search.index import Indexed, update

PAGES = "{stories/*/index.html,*/stories/*/index.html}"
"""The pages that Pagefind reads."""


def index(root: Path, target: Path) -> None:
    """Makes the whole search index of the site that was built of the project at `root`, below `target`."""
    project = load_project(root)
    result = LastBuild.of(root).result(identity(project.site))
    if result is None:
        raise SystemExit(f"There is no finished site of {root}. Build it, then measure again.")
    published = [result.derived[folder] for folder in result.published]
    stories = [Indexed(one.id, one.filing.submitted, one.digests.record.hex(), one.filing.facets) for one in published if one.filing]
    facets = build_facets([one.filing for one in published if one.filing], load_content(project))
    read = Records(Stored(project.cache / "packs", {one.id: one.place for one in published if one.place}))
    write_pages(target, (Page(path, content) for path, content in update(stories, read, facets, project.languages).pages.items()))


def measure(folder: Path, runs: int, pagefind: str) -> dict[str, list[Cost]]:
    """The costs of both, run after run."""
    costs: dict[str, list[Cost]] = {"Mela": [], "Pagefind": []}
    for _ in range(runs):
        for name, found in costs.items():
            target = folder / f"index-{name.lower()}"
            shutil.rmtree(target, ignore_errors=True)
            site: Sequence[object] = [pagefind, "--site", folder / "site", "--output-path", target, "--glob", PAGES]
            found.append(cost_of([sys.executable, __file__, "--index", target, "--folder", folder] if name == "Mela" else site, folder / "index.log"))
    return costs


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--pagefind", default="pagefind")
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.index:
        index(chosen.folder, chosen.index)
        return
    with TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary) / "project"
        if not folder.exists():
            make(folder, chosen.stories, languages=("en", "hi", "te"))
        if not (folder / "site").exists():
            cost_of([sys.executable, "-m", "generator", "--project", folder, "site"], folder.parent / "site.log")
        costs = measure(folder, chosen.runs, chosen.pagefind)
        rows = []
        mela, rival = (middle(found) for found in costs.values())
        for name, cost in (("Mela", mela), ("Pagefind", rival)):
            files = [path.stat().st_size for path in (folder / f"index-{name.lower()}").rglob("*") if path.is_file()]
            rows.append(
                [
                    name,
                    f"{cost.wall:.1f}",
                    f"{cost.processor:.1f}",
                    f"{cost.largest:.0f}",
                    f"{cost.together:.0f}",
                    f"{len(files):,}",
                    f"{sum(files) / 1e6:.1f}",
                    f"{cost.calibration:.2f}",
                ]
            )
        rows.append(
            [
                "Mela : Pagefind",
                *(
                    f"{one / other:.2f}"
                    for one, other in ((mela.wall, rival.wall), (mela.processor, rival.processor), (mela.largest, rival.largest), (mela.together, rival.together))
                ),
                "",
                "",
                "",
            ]
        )
        print(table(["index", "wall s", "processor s", "largest process MB", "all processes MB", "files", "MB", "calibration s"], rows))


if __name__ == "__main__":
    main()
