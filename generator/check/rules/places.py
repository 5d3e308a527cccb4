"""Rules about state, district and block."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import did_you_mean, listed, quoted
from generator.model.diagnostic import Severity


@story_rule("S301", Severity.ERROR, "Unknown state")
def unknown_state(case: Case) -> Iterator[Fault]:
    """The state or union territory is not in the table of India's states.

    It may be written as its name in English or an Indian language, or as its id (`uttar-pradesh`).
    """
    place = case.story.place
    if place and place.state and case.state is None:
        hint = did_you_mean(case.names.close_state(place.state)) or "write the state's name in English, for example Uttar Pradesh"
        yield Fault(f"{quoted(place.state)} is not a state or union territory of India", case.at("place", "state"), hint)


@story_rule("S302", Severity.ERROR, "Unknown district")
def unknown_district(case: Case) -> Iterator[Fault]:
    """No district of that name is known, neither in the state that is named nor elsewhere.

    The table follows the Local Government Directory of 2022; an organiser adds a younger district under `content/places/`.
    """
    place = case.story.place
    if not place or not place.district or case.district or (place.state and case.state is None) or case.content.places.districts_named(place.district):
        return
    if case.state:
        close = case.names.close_district(place.district, case.state.id)
        message = f"district {quoted(place.district)} is not in {case.state.labels['en']}"
    else:
        close = case.names.close_district(place.district, None)
        message = f"district {quoted(place.district)} is not known"
    yield Fault(message, case.at("place", "district"), did_you_mean(close) or "write the district's name as the state writes it")


@story_rule("S303", Severity.ERROR, "District of another state")
def district_of_another_state(case: Case) -> Iterator[Fault]:
    """The district exists, but in another state than the story says."""
    place = case.story.place
    if not place or not place.district or case.state is None or case.district:
        return
    others = case.content.places.districts_named(place.district)
    if others:
        states = listed([case.content.places.states[other.state].labels["en"] for other in others])
        message = f"district {quoted(place.district)} is not in {case.state.labels['en']}; it is in {states}"
        hint = did_you_mean(case.names.close_district(place.district, case.state.id)) or f"write state: {states}, or correct the district"
        yield Fault(message, case.at("place", "district"), hint)


@story_rule("S304", Severity.WARNING, "A district of several states")
def ambiguous_district(case: Case) -> Iterator[Fault]:
    """The state is not named, and more than one state has a district of this name: the story is filed under none of them. Add `state`."""
    place = case.story.place
    if place and place.district and not place.state and case.district is None and not case.is_refused("place", "state"):
        states = [case.content.places.states[district.state].labels["en"] for district in case.content.places.districts_named(place.district)]
        if states:
            yield Fault(f"{listed(states)} have a district {quoted(place.district)}", case.at("place", "district"), f"add state: {listed(states, 'or')}")


@story_rule("S305", Severity.WARNING, "A block without a district")
def block_without_district(case: Case) -> Iterator[Fault]:
    """A block or cluster is named, but not the district that it lies in: many districts have blocks of the same name. Add `district`."""
    place = case.story.place
    if place and not place.district and (place.block or place.cluster) and not case.is_refused("place", "district"):
        field = "block" if place.block else "cluster"
        yield Fault(f"the {field} {quoted(place.block or place.cluster or '')} is named, but no district", case.at("place", field), "add district:")
