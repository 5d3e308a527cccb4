"""Where measurements are written down: between two marks of bench/README.md, and as drawings beside it."""

import re
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_between(name: str, text: str) -> None:
    """Puts a text between the marks `<!-- name -->` and `<!-- /name -->` of bench/README.md.

    Raises:
        ValueError: the marks are not there.
    """
    path = FOLDER / "README.md"
    page = path.read_text(encoding="utf-8")
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    if opening not in page or closing not in page:
        raise ValueError(f"bench/README.md has no place for {name}: it needs the lines {opening} and {closing}")
    whole = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
    path.write_text(whole.sub(lambda _: f"{opening}\n\n{text}\n\n{closing}", page), encoding="utf-8")


def write_drawing(name: str, drawing: str) -> None:
    """Writes bench/<name>.svg."""
    (FOLDER / f"{name}.svg").write_text(drawing, encoding="utf-8")
