"""Films on the web: the hosts whose films are shown as films. No page loads anything from them; a click leads there."""

from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.story import Evidence, EvidenceKind


class FilmHost(NamedTuple):
    """A place for films on the web: its name as readers know it, why it is here, and whether what lies there is a film even where nobody says so."""

    name: str
    reason: str
    holds_films_alone: bool = False


_YOUTUBE = FilmHost("YouTube", "where most schools put their films; no account is needed to watch", True)
_VIMEO = FilmHost("Vimeo", "films without advertisements; no account is needed to watch", True)

FILM_HOSTS = {
    "youtube.com": _YOUTUBE,
    "youtu.be": _YOUTUBE,
    "youtube-nocookie.com": _YOUTUBE,
    "vimeo.com": _VIMEO,
    "diksha.gov.in": FilmHost("DIKSHA", "the platform for school education of the Ministry of Education"),
    "swayamprabha.gov.in": FilmHost("SWAYAM PRABHA", "the television channels of the Ministry of Education"),
    "ciet.ncert.gov.in": FilmHost("CIET of NCERT", "the institute of NCERT that makes films for schools"),
    "commons.wikimedia.org": FilmHost("Wikimedia Commons", "free films, without advertisements or tracking"),
    "archive.org": FilmHost("Internet Archive", "a library that keeps films for ever, without advertisements or tracking"),
}
"""The named list, by host; what lies under a host (m.youtube.com) counts as the host."""


def film_host(evidence: Evidence) -> FilmHost | None:
    """Where the film lies that a piece of evidence is the address of; None where it is none, or lies elsewhere: then it is shown as an ordinary link."""
    if evidence.url is None or evidence.kind not in (None, EvidenceKind.VIDEO):
        return None
    host = _known(evidence.url)
    return host if host and (host.holds_films_alone or evidence.kind) else None


def _known(url: str) -> FilmHost | None:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    while host and host not in FILM_HOSTS:
        host = host.partition(".")[2]
    return FILM_HOSTS.get(host)
