"""Rules about stories that are in the collection twice. The work per story is bounded, whatever the number of stories."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeVar

from generator.check.rule import Fault, PlaceOf, collection_rule
from generator.check.sketch import hashes_of
from generator.check.traits import Identity, Traits
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.label import fold

One = TypeVar("One", bound=Identity)

REMEMBERED = 6
"""Stories that each shingle remembers; more would say nothing new."""

ALIKE = 0.75
"""Share of a sketch in common from which two texts count as nearly the same."""


def imported_again(stories: Iterable[One]) -> Iterator[tuple[One, One]]:
    """Of stories sorted by id those that come from an entry from which another came already, each with that other."""
    first: dict[tuple[str, str], One] = {}
    for one in stories:
        if one.source:
            system, entry = one.source
            other = first.setdefault((fold(system), entry), one)
            if other is not one:
                yield one, other


@collection_rule("S701", Severity.ERROR, "Imported twice")
def imported_twice(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """Two stories come from the same entry of the same system (`source`): one of them would be published twice. Withdraw or remove one."""
    for one, other in imported_again(stories):
        system, entry = one.source or ("", "")
        message = f"{quoted(system)} {quoted(entry)} was imported already, as {other.id}"
        yield one, Fault(message, place_of(one, "source", "id"), "remove one of the two, or write status: withdrawn")


@collection_rule("S702", Severity.WARNING, "Nearly the same text")
def same_text(stories: Sequence[Traits], _: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """Two stories have almost the same text.

    One was sent twice, or copied from the other. Where a school adapted another's story, let it tell its own, with `adapted_from`.
    """
    repeated = _repeated(stories)
    remembered: dict[int, list[int]] = {}
    for number, one in enumerate(stories):
        hashes = hashes_of(one.sketch)
        if not one.kept or repeated.isdisjoint(hashes):
            continue
        shared = Counter(other for shingle in hashes for other in remembered.get(shingle, ()))
        close = [(-count, other) for other, count in shared.items() if count >= ALIKE * len(hashes)]
        if close and one.opening:
            count, other = -min(close)[0], stories[min(close)[1]]
            if one.adapted_from != other.id or count == len(hashes):
                file, span = one.opening
                yield one, Fault(f"the text is nearly the same as that of {other.id}", span, "withdraw one of the two, or tell what was different", file)
        for shingle in repeated.intersection(hashes):
            alike = remembered.setdefault(shingle, [])
            if len(alike) < REMEMBERED:
                alike.append(number)


def _repeated(stories: Sequence[Traits]) -> set[int]:
    """The hashes that stand in more than one sketch. Only these need be remembered, and hardly any text has one: sorting all costs less memory than a table of them."""
    hashes = sorted(chain.from_iterable(hashes_of(one.sketch) for one in stories if one.kept))
    return {shingle for shingle, following in pairwise(hashes) if shingle == following}


@collection_rule("S703", Severity.WARNING, "The same title in one district")
def same_title(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """Two stories of one district have the same title. Readers cannot tell them apart in a list; perhaps one was sent twice. Say in the title what is special."""
    first: dict[tuple[str, str], Traits] = {}
    for one in stories:
        other = first.setdefault(one.title, one) if one.kept else one
        if other is not one:
            message = f"{other.id}, of the same district, has the same title"
            yield one, Fault(message, place_of(one, "title"), "say in the title what is special, or withdraw one of the two")


@collection_rule("S704", Severity.WARNING, "The same photo")
def same_photo(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """The very same file is evidence of two stories, or twice of one. A photo shows one school: in one of the two it is the wrong one, or the story was sent twice."""
    first: dict[str, tuple[Traits, str]] = {}
    for one in stories:
        for number, file, fingerprint in one.evidence if one.kept else ():
            other, name = first.setdefault(fingerprint, (one, file))
            if other is one and name != file:
                message = f"the files {quoted(name)} and {quoted(file)} are the same"
                yield one, Fault(message, place_of(one, "evidence", number, "file"), "remove one of the two")
            elif other is not one:
                message = f"the file {quoted(file)} is the same as {quoted(name)} of {other.id}"
                yield one, Fault(message, place_of(one, "evidence", number, "file"), "use each photo in the one story that it shows")
