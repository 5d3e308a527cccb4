"""Films on a story's page: each a still that leads to where the film lies.

The still is the evidence's own photo, or drawn by the page's style; nothing foreign is loaded.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.catalog.entry import Entry
from generator.media.photo import Photo
from generator.model.film import film_host
from generator.model.story import Evidence
from generator.site.context import ShownPhoto


class Film(NamedTuple):
    """A film: what was written about it, the name of the place where it lies, and the photo that stands for it, None where the story gives none."""

    evidence: Evidence
    host: str
    still: Photo | None


def films_of(entry: Entry, photos: Sequence[ShownPhoto]) -> list[Film]:
    """The films among the links of a story, whose photos are `photos`."""
    films = [(link, host) for link in entry.links if (host := film_host(link))]
    stills = {shown.evidence.file: shown.photo for shown in photos} if films else {}
    return [Film(link, host.name, stills.get(link.file)) for link, host in films]


def plain_links_of(entry: Entry) -> list[Evidence]:
    """The links of a story that are not shown as films."""
    return [link for link in entry.links if not film_host(link)]
