"""Places: states and districts of India with their LGD and UDISE codes, and how a written name finds its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from generator.model.label import fold


@dataclass(frozen=True, slots=True)
class State:
    """A state or union territory. `lgd` is its LGD code, which as two digits is also the UDISE state part."""

    id: str
    labels: Mapping[str, str]
    lgd: int
    iso: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def udise(self) -> str:
        """The first two digits of the UDISE codes of its schools."""
        return f"{self.lgd:02d}"


@dataclass(frozen=True, slots=True)
class District:
    """A district of a state. `id` is the name as words, with the state's id behind it where two districts share the name.

    `udise` are the four-digit UDISE codes (state and district part) under which its schools are registered; none where the district is younger than the table.
    """

    id: str
    labels: Mapping[str, str]
    state: str
    lgd: int
    udise: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """The table of states and districts, by id, with look-up by any written name."""

    states: Mapping[str, State] = field(default_factory=dict)
    districts: Mapping[str, District] = field(default_factory=dict)

    def find_state(self, name: str) -> State | None:
        """The state of an id, a label in any language or an alias; None where there is none."""
        return self.states.get(self._state_names.get(fold(name), ""))

    def find_district(self, name: str, state: str | None = None) -> District | None:
        """The district of an id, label or alias, within the state with the id `state` if given; None where there is none or several states have one."""
        found = [d for d in self._district_names.get(fold(name), ()) if state is None or self.districts[d].state == state]
        return self.districts[found[0]] if len(found) == 1 else None

    def districts_named(self, name: str) -> tuple[District, ...]:
        """The districts of all states that have this id, label or alias."""
        return tuple(self.districts[found] for found in self._district_names.get(fold(name), ()))

    def district_of_udise(self, code: str) -> District | None:
        """The district whose schools' codes begin like the 11-digit `code`."""
        return self.districts.get(self._udise.get(code[:4], ""))

    def districts_in(self, state: str) -> tuple[District, ...]:
        """The districts of the state with the id `state`, in the table's order."""
        return tuple(district for district in self.districts.values() if district.state == state)

    def close_state(self, name: str) -> str | None:
        """The English name of the state that `name` most likely means."""
        close = get_close_matches(fold(name), self._state_names, n=1, cutoff=0.7)
        return self.states[self._state_names[close[0]]].labels["en"] if close else None

    def close_district(self, name: str, state: str) -> str | None:
        """The English name of the district of `state` that `name` most likely means."""
        names = {folded: d for folded, ids in self._district_names.items() for d in ids if self.districts[d].state == state}
        close = get_close_matches(fold(name), names, n=1, cutoff=0.7)
        return self.districts[names[close[0]]].labels["en"] if close else None

    @cached_property
    def _state_names(self) -> dict[str, str]:
        return {fold(name): state.id for state in self.states.values() for name in (state.id, *state.labels.values(), *state.aliases)}

    @cached_property
    def _district_names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for district in self.districts.values():
            for name in dict.fromkeys(fold(n) for n in (district.id, *district.labels.values(), *district.aliases)):
                names.setdefault(name, []).append(district.id)
        return names

    @cached_property
    def _udise(self) -> dict[str, str]:
        return {code: district.id for district in self.districts.values() for code in district.udise}
