"""How findings speak: values in quotation marks, lists in words, the nearest known name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice

MANY = 500
"""Known names above which only those with the same two first letters are compared: each comparison costs 20 us."""

SHOWN = 60
"""Characters of a submitted value that a message repeats."""


def quoted(value: str) -> str:
    """A submitted value as messages show it: on one line, in quotation marks, cut after `SHOWN` characters."""
    line = " ".join(value[: SHOWN * 4].split())
    return f"'{line[:SHOWN]}…'" if len(line) > SHOWN else f"'{line}'"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def did_you_mean(name: str | None) -> str | None:
    """The question after a misspelt name; None where nothing is close."""
    return f"did you mean '{name}'?" if name else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is nearest to `name`, upper or lower case; None where none is near."""
    wanted = name.casefold()
    folded = {other.casefold(): other for other in known}
    if len(folded) > MANY:
        folded = dict(islice(((key, other) for key, other in folded.items() if key[:2] == wanted[:2]), MANY))
    close = get_close_matches(wanted, folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None
