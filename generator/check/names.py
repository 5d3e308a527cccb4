"""The names of everything in the content, folded once: stories are many, and each names a dozen things."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from generator.model.content import Content, Festival, Named, Practice, Term
from generator.model.label import fold, in_language

FORMER_STATES = {"36": ("28",), "37": ("01",), "38": ("25", "26")}
"""UDISE parts of states whose schools may keep the codes of the state they were part of: Telangana, Ladakh, Dadra and Nagar Haveli and Daman and Diu."""

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

    def close(self, kind: str, name: str) -> str | None:
        """The English label of the thing of a kind (domain, theme ...) that `name` most likely means; None where none is close."""
        names = self.folded[kind]
        close = get_close_matches(fold(name), names, n=1, cutoff=0.7)
        return in_language(self._items[kind][names[close[0]]].label, "en") if close else None

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
