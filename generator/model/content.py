"""What an organiser writes under content/: taxonomy, practices, festivals, editions; with the places, all that stories refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from generator.model.diagnostic import Diagnostic
from generator.model.grouping import Grouping
from generator.model.label import fold
from generator.model.place import Places
from generator.model.source import Positions
from generator.model.story import LanguageCode, Record, Resource
from generator.model.values import Count, Date, Id, Label, LongText, Text, Texts


class Term(Record):
    """A word of the taxonomy: a domain, theme, role, grade or subject."""

    id: Id = Field(description="Its id, used in addresses.")
    label: Label = Field(description="Its name, in as many languages as are known.")
    aliases: Texts = Field((), description="Other ways in which it is written.")
    description: Label | None = Field(None, description="One sentence about it.")


class PracticeTask(Record):
    """A step of a practice."""

    title: Label = Field(description="What to do.")
    remarks: Label | None = Field(None, description="How to do it.")


class Practice(Record):
    """A reusable micro-improvement that many stories may follow."""

    id: Id = Field(description="Its id, the file's name.")
    label: Label = Field(description="Its title.")
    domain: Text | None = Field(None, description="Domain that it belongs to.")
    objective: Label = Field(description="What it is to achieve.")
    duration: Label | None = Field(None, description="How long it takes.")
    tasks: tuple[PracticeTask, ...] = Field((), description="The steps, in order.")
    resources: tuple[Resource, ...] = Field((), description="What helps.")
    about: LongText | None = Field(None, description="More about it, in Markdown.")


class Category(Record):
    """A category of a festival in which awards are given."""

    id: Id = Field(description="Its id.")
    label: Label = Field(description="Its name.")
    description: Label | None = Field(None, description="What it rewards.")


class Award(Record):
    """An award given to one story."""

    story: Id = Field(description="Id of the story.")
    category: Id = Field(description="Id of the category.")
    level: Id = Field("winner", description="winner, runner-up, special-mention ...: id of content/taxonomy/awards.")
    citation: Label | None = Field(None, description="The jury's words.")


class Ceremony(Record):
    """Where and when the awards are handed over."""

    date: Date = Field(description="The day.")
    venue: Label | None = Field(None, description="The place.")


class Juror(Record):
    """A member of the jury."""

    name: Text = Field(description="Name.")
    role: Text | None = Field(None, description="Role.")


class Festival(Record):
    """One edition of a festival: categories, jury, awards, ceremony."""

    id: Id = Field(description="Its id, the file's name.")
    label: Label = Field(description="Its name.")
    year: Annotated[Count, Field(ge=1900, le=2200)] = Field(description="Its year.")
    summary: Label | None = Field(None, description="One sentence about it.")
    organiser: Label | None = Field(None, description="Who holds it.")
    about: LongText | None = Field(None, description="More about it, in Markdown.")
    categories: tuple[Category, ...] = Field((), description="What awards are given for.")
    jury: tuple[Juror, ...] = Field((), description="Who decided.")
    awards: tuple[Award, ...] = Field((), description="Who won.")
    ceremony: Ceremony | None = Field(None, description="The award ceremony.")


class Edition(Record):
    """A book or booklet: what stands on its cover and in its first pages, and how its stories are grouped."""

    id: Id = Field("book", description="Its id, the file's name.")
    title: Label = Field(description="The title.")
    subtitle: Label | None = Field(None, description="The line below the title.")
    publisher: Label | None = Field(None, description="Who publishes it: the state's or organisation's name.")
    language: LanguageCode = Field("en", description="Language of its own words.")
    group_by: Grouping = Field(Grouping.DOMAIN, description="The facet that makes its chapters.")
    festival: Id | None = Field(None, description="Festival whose winners open it.")
    cover: Text | None = Field(None, description="Id of the story whose first photo is the cover.")
    foreword: LongText | None = Field(None, description="Foreword, in Markdown.")
    foreword_by: Text | None = Field(None, description="Who signs the foreword.")
    colophon: LongText | None = Field(None, description="Last page, in Markdown.")
    date: Date | None = Field(None, description="Date of publication.")


class Withdrawal(Record):
    """A story that was taken back: its id stays out of everything, whatever comes in under it, and its address says that it was withdrawn."""

    id: Id = Field(description="Id of the story.")
    day: Date | None = Field(None, description="The day it was taken back.")
    languages: tuple[LanguageCode, ...] = Field((), description="The languages in which it stood beside the one it was written in: their addresses answer too.")
    reason: Text | None = Field(None, description="Why; for the organisers alone, it is published nowhere.")


class Named(Protocol):
    """Anything with an id and a label."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def label(self) -> Mapping[str, str]:
        """Its name by language."""
        ...


NamedThing = TypeVar("NamedThing", bound=Named)


def find(items: Mapping[str, NamedThing], name: str) -> NamedThing | None:
    """The item whose id, label in any language or alias is `name`, upper or lower case; None where there is none."""
    return items[name] if name in items else items.get(_names(items).get(fold(name), ""))


def closest(items: Mapping[str, NamedThing], name: str) -> NamedThing | None:
    """The item that `name` most likely means, for "did you mean"; None where none is close."""
    names = _names(items)
    close = get_close_matches(fold(name), names, n=1, cutoff=0.7)
    return items[names[close[0]]] if close else None


def _names(items: Mapping[str, NamedThing]) -> dict[str, str]:
    return {fold(name): item.id for item in items.values() for name in (item.id, *item.label.values(), *getattr(item, "aliases", ()))}


@dataclass(frozen=True)
class Content:
    """Everything stories refer to, by kind and id; `diagnostics` are the findings about these files themselves.

    `positions` tells where each value of a practice's, festival's or edition's file stands, by the file's path from the project's root.
    """

    places: Places = field(default_factory=Places)
    domains: Mapping[str, Term] = field(default_factory=dict)
    themes: Mapping[str, Term] = field(default_factory=dict)
    roles: Mapping[str, Term] = field(default_factory=dict)
    grades: Mapping[str, Term] = field(default_factory=dict)
    awards: Mapping[str, Term] = field(default_factory=dict)
    practices: Mapping[str, Practice] = field(default_factory=dict)
    festivals: Mapping[str, Festival] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    positions: Mapping[str, Positions] = field(default_factory=dict)
