"""The names of everything in the content, folded once: stories are many, and each names a dozen things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TypeVar

from generator.check.words import nearest
from generator.model.content import Content, Festival, Named, Practice, Term
from generator.model.label import fold, in_language

FORMER_STATES = {"36": ("28",), "37": ("01",), "38": ("25", "26")}
"""UDISE parts of states whose schools may keep the codes of the state they were part of: Telangana, Ladakh, Dadra and Nagar Haveli and Daman and Diu."""

REMEMBERED = 10_000
"""Guesses kept."""

NamedThing = TypeVar("NamedThing", bound=Named)


@dataclass(frozen=True)
class Names:
    """Look-up by id, label in any language, or alias, upper or lower case."""

    content: Content

    def domain(self, name: str | None) -> Term | None:
        """The domain of this name."""
        return _find(self.content.domains, self.folded["domain"], name)

    def theme(self, name: str | None) -> Term | None:
        """The theme of this name."""
        return _find(self.content.themes, self.folded["theme"], name)

    def role(self, name: str | None) -> Term | None:
        """The role of this name."""
        return _find(self.content.roles, self.folded["role"], name)

    def grade(self, name: str | None) -> Term | None:
        """The grade of this name."""
        return _find(self.content.grades, self.folded["grade"], name)

    def practice(self, name: str | None) -> Practice | None:
        """The practice of this name."""
        return _find(self.content.practices, self.folded["practice"], name)

    def festival(self, name: str | None) -> Festival | None:
        """The festival of this name."""
        return _find(self.content.festivals, self.folded["festival"], name)

    @cached_property
    def close(self) -> Callable[[str, str], str | None]:
        """From a kind (domain, theme ...) and a name to the English label of the thing that it most likely means; None where none is close.

        What was asked once is remembered: many stories share a misspelling, and a guess costs a thousand times a look-up.
        """
        return lru_cache(REMEMBERED)(self._close)

    @cached_property
    def close_state(self) -> Callable[[str], str | None]:
        """From a name to the English name of the state that it most likely means, remembered."""
        return lru_cache(REMEMBERED)(self.content.places.close_state)

    @cached_property
    def close_district(self) -> Callable[[str, str | None], str | None]:
        """From a name and the id of a state, or None for all of India, to the English name of the district that it most likely means, remembered."""
        return lru_cache(REMEMBERED)(self._close_district)

    def _close(self, kind: str, name: str) -> str | None:
        names = self.folded[kind]
        close = get_close_matches(fold(name), names, n=1, cutoff=0.7)
        return in_language(self._items[kind][names[close[0]]].label, "en") if close else None

    def _close_district(self, name: str, state: str | None) -> str | None:
        places = self.content.places
        return places.close_district(name, state) if state else nearest(name, (district.labels["en"] for district in places.districts.values()))

    def labels(self, kind: str) -> list[str]:
        """The English labels of everything of a kind."""
        return [in_language(item.label, "en") for item in self._items[kind].values()]

    @cached_property
    def udise_states(self) -> frozenset[str]:
        """The state parts of UDISE codes: those of today's states, and those whose schools kept them when states were made anew."""
        return frozenset(state.udise for state in self.content.places.states.values()) | {part for parts in FORMER_STATES.values() for part in parts}

    @cached_property
    def _items(self) -> Mapping[str, Mapping[str, Named]]:
        content = self.content
        return {
            "domain": content.domains,
            "theme": content.themes,
            "role": content.roles,
            "grade": content.grades,
            "practice": content.practices,
            "festival": content.festivals,
        }

    @cached_property
    def folded(self) -> Mapping[str, Mapping[str, str]]:
        """Ids by kind and folded name."""
        return {
            kind: {fold(name): item.id for item in items.values() for name in (item.id, *item.label.values(), *getattr(item, "aliases", ()))}
            for kind, items in self._items.items()
        }


def _find(items: Mapping[str, NamedThing], folded: Mapping[str, str], name: str | None) -> NamedThing | None:
    if not name:
        return None
    return items[name] if name in items else items.get(folded.get(fold(name), ""))
