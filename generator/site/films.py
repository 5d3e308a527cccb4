"""Films on a story's page: each a still that leads to where the film lies.

The still is the evidence's own photo, or drawn by the page's style; nothing foreign is loaded.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.media.photo import Photo
from generator.model.film import film_host
from generator.model.story import Evidence
from generator.site.context import ShownPhoto


class Film(NamedTuple):
    """A film: what was written about it, the name of the place where it lies, and the photo that stands for it, None where the story gives none."""

    evidence: Evidence
    host: str
    still: Photo | None


def films_among(links: Sequence[Evidence], photos: Sequence[ShownPhoto]) -> tuple[list[Film], list[Evidence]]:
    """The films among the links of a story, whose photos are `photos`, and the links that are not shown as films."""
    stills = {shown.evidence.file: shown.photo for shown in photos}
    films, others = [], []
    for link in links:
        host = film_host(link)
        if host:
            films.append(Film(link, host.name, stills.get(link.file)))
        else:
            others.append(link)
    return films, others
