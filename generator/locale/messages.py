"""Messages: the program's own words in the reader's language, from gettext catalogues `<language>.po` beside this module."""

import gettext
import io
import re
import struct
from functools import cache
from pathlib import Path

_MESSAGE = re.compile(r"""^msgid ((?:".*"\n)+)(?:msgid_plural ((?:".*"\n)+))?((?:msgstr(?:\[\d\])? (?:".*"(?:\n|\Z))+)+)""", re.MULTILINE)
_FORM = re.compile(r"""^msgstr(?:\[\d\])? ((?:".*"(?:\n|\Z))+)""", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")


@cache
def messages(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; where there is none, of its base language, else English as written in the templates."""
    path = catalogue(language)
    return gettext.GNUTranslations(io.BytesIO(compiled(path.read_text(encoding="utf-8")))) if path else gettext.NullTranslations()


def catalogue(language: str) -> Path | None:
    """The file of a language's catalogue, else of its base language's; None where there is none."""
    paths = (Path(__file__).with_name(f"{code}.po") for code in (language, language.split("-")[0]))
    return next((path for path in paths if path.is_file()), None)


def compiled(catalogue: str) -> bytes:
    """A catalogue of messages, the text of a .po file, in the binary form that Python's gettext reads; a message without a translation is left out.

    Babel does this for any catalogue, in forty times the time. Those of this program, made by tools/messages.py, have neither contexts nor doubtful translations.

    Source: GNU gettext manual, "The Format of GNU MO Files".
    """
    pairs = {}
    for message, plural, forms in _MESSAGE.findall(catalogue):
        said = [_unquoted(form) for form in _FORM.findall(forms)]
        if all(said):
            pairs["\0".join(map(_unquoted, filter(None, (message, plural)))).encode()] = "\0".join(said).encode()
    listed = sorted(pairs.items())
    start = 28 + 16 * len(listed)
    tables: list[list[int]] = [[], []]
    texts = []
    for table, column in zip(tables, zip(*listed, strict=True), strict=True):
        for text in column:
            table += [len(text), start]
            start += len(text) + 1
            texts.append(text + b"\0")
    header = struct.pack("<7I", 0x950412DE, 0, len(listed), 28, 28 + 8 * len(listed), 0, 0)
    return header + struct.pack(f"<{4 * len(listed)}I", *tables[0], *tables[1]) + b"".join(texts)


def _unquoted(lines: str) -> str:
    """The text of one or more quoted lines."""
    text = "".join(line[1:-1] for line in lines.splitlines())
    return _ESCAPED.sub(lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), text)


def languages_with_messages() -> tuple[str, ...]:
    """The languages that the program's own words are translated into; English is always there."""
    return ("en", *sorted(path.stem for path in Path(__file__).parent.glob("*.po")))
