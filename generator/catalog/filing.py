"""Filings: what the collection needs to know of a story without opening it. A campaign's filings fit into memory where its stories would not."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from generator.model.label import fold

if TYPE_CHECKING:
    from generator.catalog.entry import Entry

INDIA = timezone(timedelta(hours=5, minutes=30))
"""The time of a moment written without its zone."""


class Filing(NamedTuple):
    """How a story is filed, in plain values that are quickly stored and read.

    `day` is the ordinal of the day it is sorted by (0 where unknown); `submitted` the moment it was handed in and `changed` that of its last change, in UTC as RFC 3339
    has them ("" where nothing is known); `facets` as `Entry.facets`; `adapted_from` the id that the story names, published or not; `school` what tells its school from
    every other ("" without one); `days` how long the work took; `photo` whether it has a photo that may be shown.
    """

    id: str
    day: int = 0
    submitted: str = ""
    changed: str = ""
    facets: Mapping[str, tuple[str, ...]] = {}
    adapted_from: str | None = None
    school: str = ""
    students: int = 0
    amount: float | None = None
    currency: str = ""
    days: int | None = None
    photo: bool = False


def filing_of(entry: "Entry") -> Filing:
    """The filing of a catalog entry."""
    story, day = entry.story, entry.date
    started, finished = story.started, story.finished
    return Filing(
        entry.id,
        day.toordinal() if day else 0,
        _moment(story.submitted or day),
        _moment(story.updated or story.submitted or day),
        entry.facets,
        story.adapted_from,
        _school(entry),
        (story.reached.students or 0) if story.reached else 0,
        story.cost.amount if story.cost else None,
        story.cost.currency if story.cost else "",
        (finished - started).days if started and finished else None,
        bool(entry.photos),
    )


def _moment(value: date | datetime | None) -> str:
    if value is None:
        return ""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=INDIA)
    return (moment if moment.tzinfo else moment.replace(tzinfo=INDIA)).astimezone(UTC).isoformat()


def _school(entry: "Entry") -> str:
    """What tells a school from every other: its UDISE code, else its name in its place; "" for a story without a school."""
    school = entry.story.school
    if school is None:
        return ""
    if entry.udise:
        return entry.udise
    place = entry.where.district or entry.where.state
    return f"{fold(school.name)} {place.id if place else ''} {fold(entry.where.block or '')}" if school.name else ""
