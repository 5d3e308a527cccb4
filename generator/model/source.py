"""Where in a file each value of a YAML document stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.diagnostic import Span

FieldPath = tuple[str | int, ...]
"""The way to a value: `("tasks", 0, "title")`."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Spans of the values and of the keys of one YAML document, by the way to them."""

    values: Mapping[FieldPath, Span] = field(default_factory=dict)
    keys: Mapping[FieldPath, Span] = field(default_factory=dict)

    def of(self, path: FieldPath) -> Span:
        """The span of the value at `path`; of the nearest thing around it where the value is missing: its parent's key, or the document's first key."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
            if path in self.keys:
                return self.keys[path]
        return next(iter(self.keys.values()), Span())

    def of_key(self, path: FieldPath) -> Span:
        """The span of the key at `path`, or what `of` gives where there is no such key."""
        return self.keys[path] if path in self.keys else self.of(path)
