"""Messages: the program's own words in the reader's language, from gettext catalogues `<language>.po` beside this module."""

import gettext
import io
from functools import cache
from pathlib import Path


@cache
def messages(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; where there is none, of its base language, else English as written in the templates."""
    for code in (language, language.split("-")[0]):
        path = Path(__file__).with_name(f"{code}.po")
        if path.is_file():
            # Loaded here: English needs neither.
            from babel.messages.mofile import write_mo
            from babel.messages.pofile import read_po

            compiled = io.BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file, locale=code))
            return gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    return gettext.NullTranslations()


def languages_with_messages() -> tuple[str, ...]:
    """The languages that the program's own words are translated into; English is always there."""
    return ("en", *sorted(path.stem for path in Path(__file__).parent.glob("*.po")))
