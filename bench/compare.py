"""Builds the same stories with Mela, Hugo, MkDocs + Material and Zensical, side by side: `python bench/compare.py --stories 26171 --runs 3`.

Mela and Hugo build the same site: a page a story, every facet's values with 24 cards a page, practices, the festival, a sitemap, a feed; the script says how many
pages each made and how heavy they are. MkDocs and Zensical know no listings: they build the stories' pages alone. Every build is cold: no output, no cache.
The builders take turns, so that a slow minute of the machine hits all of them. `--write` puts table and drawing into bench/README.md.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import chart
from make_project import make
from measuring import Cost, cost_of, middle
from report import table, write_between, write_drawing
from rivals.hugo import write_hugo
from rivals.mkdocs import write_mkdocs

ROOT = Path(__file__).resolve().parent.parent

ALIKE = 0.1
"""How far pages of Mela and Hugo may differ in number and weight for their builds to be the same work."""


@dataclass(frozen=True, slots=True)
class Builder:
    """A site builder: its command, where it writes, what of an earlier build is removed first, and how often it runs."""

    name: str
    command: Sequence[object]
    site: Path
    leftovers: Sequence[Path]
    runs: int
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a builder made: all HTML pages and their megabytes; pages of stories and listings and the median bytes of each."""

    pages: int
    megabytes: float
    stories: int
    story_bytes: float
    listings: int
    listing_bytes: float


def builders(folder: Path, chosen: argparse.Namespace) -> list[Builder]:
    """Those that are installed, with their sources in `folder`: made now, unless they are there from an earlier call."""
    languages = chosen.languages.split(",")
    project = _once(folder / "mela", lambda target: make(target, chosen.stories, languages))
    own = [sys.executable, "-m", "generator", "site", "--quiet", "--no-search", "--project", project]
    found = [Builder("Mela", own, project / "site", [project / "site", project / ".cache"], chosen.runs, {**os.environ, "PYTHONPATH": str(ROOT)})]
    if hugo := _program("Hugo", chosen.hugo, chosen.without):
        source = _once(folder / "hugo", lambda target: write_hugo(project, target, languages))
        command = [hugo, "--quiet", "--source", source, "--destination", "site"]
        found.append(Builder("Hugo", command, source / "site", [source / "site", source / "resources"], chosen.runs))
    slow = _once(folder / "pages", lambda target: write_mkdocs(project, target))
    if mkdocs := _program("MkDocs + Material", chosen.mkdocs, chosen.without):
        command = [mkdocs, "build", "--quiet", "--config-file", slow / "mkdocs.yml", "--site-dir", folder / "mkdocs-site"]
        found.append(Builder("MkDocs + Material", command, folder / "mkdocs-site", [folder / "mkdocs-site"], chosen.slow_runs))
    if zensical := _program("Zensical", chosen.zensical, chosen.without):
        command = [zensical, "build", "--config-file", slow / "mkdocs.yml"]
        found.append(Builder("Zensical", command, slow / "site", [slow / "site", slow / ".cache"], chosen.slow_runs))
    return found


def _once(target: Path, write: Callable[[Path], None]) -> Path:
    """A source, made if it is not there whole."""
    if not target.exists():
        beside = target.with_name(f"{target.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        write(beside)
        beside.rename(target)
    return target


def _program(name: str, given: str, without: str) -> str | None:
    """The path of a program; None, with a word about it, where it is not installed or not wanted."""
    if name.split()[0].lower() in without.split(","):
        return None
    path = shutil.which(given)
    if path is None:
        print(f"{name} is left out: there is no program {given}")
    return path


def measure(found: Sequence[Builder], log: Path) -> dict[str, list[Cost]]:
    """The costs of each builder's runs. They take turns."""
    costs: dict[str, list[Cost]] = {builder.name: [] for builder in found}
    for number in range(max(builder.runs for builder in found)):
        for builder in found:
            if number < builder.runs:
                for path in (*builder.leftovers, builder.site):
                    shutil.rmtree(path, ignore_errors=True)
                cost = cost_of(builder.command, log, builder.environment)
                costs[builder.name].append(cost)
                print(f"{builder.name}: {cost.wall:.1f} s, {cost.processor:.1f} s of processor, {cost.largest:.0f} MB, calibration {cost.calibration:.2f} s", flush=True)
    return costs


def built(site: Path) -> Built:
    """What lies in a site's folder."""
    stories, listings, pages = [], [], []
    for path in site.rglob("*.html"):
        size, parts = path.stat().st_size, path.relative_to(site).parts
        pages.append(size)
        if parts[-3:-2] == ("stories",):
            stories.append(size)
        elif parts[0] == "browse" and len(parts) > 3:
            listings.append(size)
    return Built(len(pages), sum(pages) / 1e6, len(stories), median(stories or [0]), len(listings), median(listings or [0]))


def differences(one: Built, other: Built) -> list[str]:
    """In what two sites differ by more than a tenth."""
    pairs = {
        "pages": (one.pages, other.pages),
        "pages of stories": (one.stories, other.stories),
        "bytes of a story's page": (one.story_bytes, other.story_bytes),
        "listings": (one.listings, other.listings),
        "bytes of a listing": (one.listing_bytes, other.listing_bytes),
    }
    return [f"{what}: {here:,.0f} and {there:,.0f}" for what, (here, there) in pairs.items() if abs(here - there) > ALIKE * max(here, there)]


def result(costs: Mapping[str, Sequence[Cost]], sites: Mapping[str, Built]) -> str:
    """The table: medians of the runs, each beside its ratio to Hugo's."""
    hugo = middle(costs["Hugo"]) if "Hugo" in costs else None
    rows = []
    for name, runs in costs.items():
        cost, site = middle(runs), sites[name]
        rows.append(
            [
                name,
                f"{cost.wall:.1f}",
                " ".join(f"{run.wall:.1f}" for run in runs),
                f"{cost.wall / hugo.wall:.2f}" if hugo else "",
                f"{cost.processor:.1f}",
                f"{cost.processor / hugo.processor:.2f}" if hugo else "",
                f"{cost.largest:,.0f}",
                f"{cost.together:,.0f}",
                f"{cost.calibration:.2f}",
                f"{site.pages:,}",
                f"{site.megabytes:,.0f}",
                f"{site.story_bytes / 1000:.1f}",
                f"{site.listing_bytes / 1000:.1f}" if site.listings else "none",
            ]
        )
    head = "builder|seconds|each run|of Hugo's|processor s|of Hugo's|largest MB|all MB|calibration s|pages|MB|KB a story|KB a listing".split("|")
    return table(head, rows)


def main() -> None:
    """Reads the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=26_171)
    parser.add_argument("--languages", default="en,hi,te")
    parser.add_argument("--runs", type=int, default=3, help="runs of Mela and Hugo")
    parser.add_argument("--slow-runs", type=int, default=1, help="runs of MkDocs and Zensical")
    parser.add_argument("--folder", type=Path, help="where sources and sites are kept for the next call; else they are removed")
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--mkdocs", default=str(Path(sys.executable).with_name("mkdocs")))
    parser.add_argument("--zensical", default="zensical")
    parser.add_argument("--without", default="", help="builders to leave out, with commas: mkdocs,zensical")
    parser.add_argument("--write", action="store_true", help="write table and drawing into bench/README.md")
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = builders(folder, chosen)
        costs = measure(found, folder / "log.txt")
        sites = {builder.name: built(builder.site) for builder in found}
    text = result(costs, sites)
    print(text)
    if "Hugo" in sites:
        print(*(differences(sites["Mela"], sites["Hugo"]) or ["Mela's and Hugo's pages agree in number and weight within a tenth."]), sep="\n")
    if chosen.write:
        write_between("compare", f"{chosen.stories:,} stories in {chosen.languages}, medians:\n\n{text}\n\n![The seconds as bars](compare.svg)")
        rows = [(name, middle(runs).wall, f"{middle(runs).wall:.1f} s") for name, runs in costs.items()]
        write_drawing("compare", chart.bars(f"Seconds to build a site of {chosen.stories:,} stories, cold, without search", rows, "Mela"))


if __name__ == "__main__":
    main()
