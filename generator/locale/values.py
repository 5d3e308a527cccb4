"""Numbers and dates as readers of a language write them.

Digits are grouped as India groups them (12,34,567) in every language: CLDR's data for kn and ur groups by thousands, so the pattern is given.
Babel is loaded with the first value: a run with nothing to render does without.
"""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

PATTERN = "#,##,##0.##"

REMEMBERED = 10_000
"""Values whose words are kept: Babel takes a tenth of a millisecond for each, and stories share most of their days and small numbers."""


@cache
def _locale(language: str) -> "Locale":
    """Babel's locale, India's where there is one."""
    from babel import Locale, UnknownLocaleError

    for name in (f"{language.split('-')[0]}_IN", language.split("-")[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_IN")


@lru_cache(REMEMBERED)
def number_words(value: float, language: str) -> str:
    """A number with Indian digit grouping and at most two decimals: 1,24,000."""
    from babel.numbers import format_decimal

    return format_decimal(value, format=PATTERN, locale=_locale(language))


@lru_cache(REMEMBERED)
def date_words(value: date, language: str, width: str = "long") -> str:
    """A date in words; `width` is Babel's short, medium or long, or a pattern such as "MMMM y"."""
    from babel.dates import format_date

    return format_date(value, format=width, locale=_locale(language))
