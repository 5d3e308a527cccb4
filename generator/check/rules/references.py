"""Rules about what stories and content say of other stories: adaptations, awards, covers."""

from collections.abc import Iterator, Mapping, Sequence

from generator.check.case import Case
from generator.check.rule import Fault, PlaceOf, collection_rule, content_rule, story_rule
from generator.check.traits import Traits
from generator.check.words import did_you_mean, nearest, quoted
from generator.model.content import Content
from generator.model.diagnostic import Severity
from generator.model.source import Positions

GUESSES = 200
"""Unknown stories whose names are guessed: a guess among 26,000 names costs 10 ms."""


@collection_rule("S410", Severity.WARNING, "Adapted from a story that is not there")
def adapted_from_unknown(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """`adapted_from` names the id (the folder's name) of the story that this one adapted. No story here has this id; the story is published without the link."""
    known = dict.fromkeys(one.id for one in stories)
    guesses: dict[str, str | None] = {}
    for one in stories:
        parent = one.adapted_from
        if parent and parent not in known:
            if parent not in guesses:
                guesses[parent] = nearest(parent, known) if len(guesses) < GUESSES else None
            hint = did_you_mean(guesses[parent]) or "write the name of the other story's folder"
            yield one, Fault(f"there is no story {quoted(parent)} that it could be adapted from", place_of(one, "adapted_from"), hint)


@story_rule("S411", Severity.WARNING, "Adapted from itself")
def adapted_from_itself(case: Case) -> Iterator[Fault]:
    """A story cannot be adapted from itself. Name the other story, or remove `adapted_from`."""
    if case.story.adapted_from == case.submission.id:
        yield Fault("the story is said to be adapted from itself", case.at("adapted_from"), "name the other story, or remove adapted_from")


@collection_rule("S412", Severity.WARNING, "Adapted in a circle")
def adapted_in_a_circle(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """Stories are said to be adapted from one another in a circle. One of them was first: remove its `adapted_from`."""
    circles = _circles({one.id: one.adapted_from for one in stories})
    for one in stories:
        circle = circles.get(one.id)
        if circle:
            way = " from ".join([*circle, circle[0]])
            shown = way if len(circle) <= 6 else f"{' from '.join(circle[:5])} from … from {circle[0]}"
            yield one, Fault(f"the stories are adapted in a circle: {shown}", place_of(one, "adapted_from"), "remove adapted_from in the story that was first")


def _circles(parents: Mapping[str, str | None]) -> dict[str, list[str]]:
    """The circle of each story that lies on one of two or more, beginning with that story; every story is walked once."""
    done: set[str] = set()
    circles: dict[str, list[str]] = {}
    for start in parents:
        way: dict[str, int] = {}
        here: str | None = start
        while here is not None and here in parents and here not in done and here not in way:
            way[here] = len(way)
            here = parents[here]
        if here is not None and here in way:
            circle = list(way)[way[here] :]
            if len(circle) > 1:
                circles.update({story: circle[turn:] + circle[:turn] for turn, story in enumerate(circle[:50])})
        done.update(way)
    return circles


def _award(content: Content, festival: str, number: int, message: str, hint: str) -> Fault:
    file = f"content/festivals/{festival}.yml"
    return Fault(message, content.positions.get(file, Positions()).of(("awards", number, "story")), hint, file)


@content_rule("S420", Severity.ERROR, "An award for a story that is not there")
def award_without_story(published: Mapping[str, bool], content: Content) -> Iterator[Fault]:
    """A festival gives an award to a story whose id (its folder's name) no story here has. The winner would be missing from the festival's page and from the book."""
    for festival in content.festivals.values():
        for number, award in enumerate(festival.awards):
            if award.story not in published:
                hint = did_you_mean(nearest(award.story, published)) or "write the name of the story's folder"
                yield _award(content, festival.id, number, f"an award goes to the story {quoted(award.story)}, which is not there", hint)


@content_rule("S421", Severity.WARNING, "An award for a story that is not published")
def award_for_a_faulty_story(published: Mapping[str, bool], content: Content) -> Iterator[Fault]:
    """A festival gives an award to a story that has errors, is a draft or was withdrawn, so that it is not published.

    Mend the story: its own findings say how. A draft becomes a story with `status: submitted`. If the story was taken back, delete the award.
    """
    for festival in content.festivals.values():
        for number, award in enumerate(festival.awards):
            if published.get(award.story) is False:
                message = f"an award goes to the story {quoted(award.story)}, which is not published"
                yield _award(content, festival.id, number, message, "mend its errors or its status, or delete the award")


@content_rule("S422", Severity.WARNING, "A cover of a story that is not published")
def cover_without_story(published: Mapping[str, bool], content: Content) -> Iterator[Fault]:
    """An edition takes its cover photo from a story that is not there or is not published. The book would have no photograph on its cover."""
    for edition in content.editions.values():
        if edition.cover and not published.get(edition.cover, False):
            file = f"content/editions/{edition.id}.yml"
            known = edition.cover in published
            hint = "mend its errors, or its status" if known else did_you_mean(nearest(edition.cover, published)) or "write the name of a story's folder"
            message = f"the cover is to come from the story {quoted(edition.cover)}, which is not published"
            yield Fault(message, content.positions.get(file, Positions()).of(("cover",)), hint, file)
