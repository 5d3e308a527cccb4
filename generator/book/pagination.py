"""Pagination: where each part begins, the number of the page on which each anchor stands, and what stands on the edges of each page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.book.chapter import Typeset
from generator.book.sheets import Part


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with its pages, and the number of its first page. Pages are numbered from the cover, 1, so that a number is the page's place in the PDF too."""

    part: Part
    typeset: Typeset
    start: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands on the edges of a page: its number and running words (not where it is `silent`), and the chapter's mark."""

    number: int
    silent: bool = True
    running: str = ""
    accent: str | None = None
    tab: int | None = None

    @property
    def left(self) -> bool:
        """Whether it is a left page."""
        return self.number % 2 == 0


@dataclass(frozen=True, slots=True)
class Pagination:
    """The placed parts, the page number of each anchor, and the edges of every page, blank ones between the parts included."""

    parts: tuple[PlacedPart, ...]
    pages: Mapping[str, int]
    edges: tuple[Edge, ...]


def paginate(parts: Sequence[Part], typeset: Sequence[Typeset]) -> Pagination:
    """Places the parts one after another, each on the side that it begins on, and fills the last spread."""
    placed: list[PlacedPart] = []
    pages: dict[str, int] = {}
    edges: list[Edge] = []
    for part, made in zip(parts, typeset, strict=True):
        next_is_left = len(edges) % 2 == 1
        if part.left is not None and part.left != next_is_left:
            edges.append(Edge(len(edges) + 1))
        start = len(edges) + 1
        placed.append(PlacedPart(part, made, start))
        pages |= {anchor: start + page for anchor, page in made.anchors.items()}
        edges += _edges(part, made, start)
    return Pagination(tuple(placed), pages, tuple(edges))


def _edges(part: Part, made: Typeset, start: int) -> list[Edge]:
    begins = {made.anchors[anchor]: place for anchor, place in part.places.items() if anchor in made.anchors}
    place, edges = "", []
    for page in range(made.pages):
        place = begins.get(page, place)
        number = start + page
        running = part.running if number % 2 == 0 or not place else place
        edges.append(Edge(number, page in made.silent, running, part.accent, part.tab))
    return edges
