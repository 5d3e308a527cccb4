"""Rules about stories that are in the collection twice. The work per story is bounded, whatever the number of stories."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.check.case import Case
from generator.check.rule import Fault, collection_rule
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.label import fold
from generator.model.story import Status

REMEMBERED = 6
"""Stories that each shingle remembers; more would say nothing new."""

ALIKE = 0.75
"""Share of a sketch in common from which two texts count as nearly the same."""


def _kept(cases: Sequence[Case]) -> Iterator[Case]:
    """The stories that were not withdrawn: a withdrawn one is often the first try of another."""
    return (case for case in cases if case.story.status is not Status.WITHDRAWN)


@collection_rule("S701", Severity.ERROR, "Imported twice")
def imported_twice(cases: Sequence[Case]) -> Iterator[tuple[Case, Fault]]:
    """Two stories come from the same entry of the same system (`source`): one of them would be published twice. Withdraw or remove one."""
    first: dict[tuple[str, str], Case] = {}
    for case in _kept(cases):
        source = case.story.source
        if source:
            other = first.setdefault((fold(source.system), source.id), case)
            if other is not case:
                message = f"{quoted(source.system)} {quoted(source.id)} was imported already, as {other.submission.id}"
                yield case, Fault(message, case.at("source", "id"), "remove one of the two, or write status: withdrawn")


@collection_rule("S702", Severity.WARNING, "Nearly the same text")
def same_text(cases: Sequence[Case]) -> Iterator[tuple[Case, Fault]]:
    """Two stories have almost the same text.

    One was sent twice, or copied from the other. Where a school adapted another's story, let it tell its own, with `adapted_from`.
    """
    remembered: dict[int, list[int]] = {}
    kept = list(_kept(cases))
    for number, case in enumerate(kept):
        sketch = case.sketch
        shared = Counter(other for shingle in sketch for other in remembered.get(shingle, ()))
        close = [(-count, other) for other, count in shared.items() if count >= ALIKE * len(sketch)]
        if close and case.body:
            other = kept[min(close)[1]]
            if case.story.adapted_from != other.submission.id or -min(close)[0] == len(sketch):
                message = f"the text is nearly the same as that of {other.submission.id}"
                yield (
                    case,
                    Fault(message, case.body.span(0, len(case.body.text.split("\n", 1)[0])), "withdraw one of the two, or tell what was different", case.body.file),
                )
        for shingle in sketch:
            stories = remembered.setdefault(shingle, [])
            if len(stories) < REMEMBERED:
                stories.append(number)


@collection_rule("S703", Severity.WARNING, "The same title in one district")
def same_title(cases: Sequence[Case]) -> Iterator[tuple[Case, Fault]]:
    """Two stories of one district have the same title. Readers cannot tell them apart in a list; perhaps one was sent twice. Say in the title what is special."""
    first: dict[tuple[str, str], Case] = {}
    for case in _kept(cases):
        place = case.story.place
        district = case.district.id if case.district else fold(place.district or place.state or "") if place else ""
        other = first.setdefault((fold(case.story.title), district), case)
        if other is not case:
            yield (
                case,
                Fault(
                    f"{other.submission.id}, of the same district, has the same title", case.at("title"), "say in the title what is special, or withdraw one of the two"
                ),
            )


@collection_rule("S704", Severity.WARNING, "The same photo")
def same_photo(cases: Sequence[Case]) -> Iterator[tuple[Case, Fault]]:
    """The very same file is evidence of two stories, or twice of one. A photo shows one school: in one of the two it is the wrong one, or the story was sent twice."""
    first: dict[str, tuple[Case, str]] = {}
    for case in _kept(cases):
        for number, _, file in case.shown:
            other, name = first.setdefault(file.fingerprint, (case, file.name))
            if other is case and name != file.name:
                yield case, Fault(f"the files {quoted(name)} and {quoted(file.name)} are the same", case.at("evidence", number, "file"), "remove one of the two")
            elif other is not case:
                message = f"the file {quoted(file.name)} is the same as {quoted(name)} of {other.submission.id}"
                yield case, Fault(message, case.at("evidence", number, "file"), "use each photo in the one story that it shows")
