"""The files that pages load: one style sheet, the scripts, the icon."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.engine.output import Page
from generator.engine.templates import theme_file

FIRST = ("shared/tokens.css", "site/styles/base.css")
"""Styles on which the others build; the others follow by name."""

LAST = ("site/styles/print.css",)
"""Styles that have the last word."""


def pages(themes: Iterable[Path]) -> Iterator[Page]:
    """`assets/mela.css`, and every script and picture of the themes' `site` folder under `assets/`."""
    folders = tuple(themes)
    yield Page("assets/mela.css", _joined(folders))
    names = sorted({path.name for folder in folders for ending in ("js", "svg") for path in (folder / "site").glob(f"*.{ending}")})
    for name in names:
        yield Page(f"assets/{name}", theme_file(folders, f"site/{name}").read_bytes())


def _joined(folders: tuple[Path, ...]) -> bytes:
    """Every style sheet of the themes in one: the project's where it has one of the same name, and those that only it has."""
    names = {path.relative_to(folder).as_posix() for folder in folders for pattern in ("site/styles/*.css", "shared/charts/screen.css") for path in folder.glob(pattern)}
    ordered = [*FIRST, *sorted(names - {*FIRST, *LAST}), *LAST]
    return b"\n".join(theme_file(folders, name).read_bytes() for name in ordered)
