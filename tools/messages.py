"""Collects the program's own words into the catalogues of `generator/locale/`: `python tools/messages.py hi te`.

They stand in the templates, in the program and in the sample's navigation. New words are added untranslated, words that nothing uses any more are dropped,
translations are kept. The same words always make the same file.
"""

import io
import sys
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from generator.site.mkdocs_run import read_settings

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "generator" / "locale"
METHODS = {".html": "jinja2", ".svg": "jinja2", ".xml": "jinja2", ".py": "python"}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None}
"""The functions whose text is translated. `say` is what the program calls the gettext of a catalogue: `say = messages(language).gettext`."""

HEADER = """\
# The program's own words in {language}. `python tools/messages.py {code}` adds what is new and drops what is gone.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def collected() -> Catalog:
    """Every message that the program has translated, without translations.

    Raises:
        jinja2.TemplateSyntaxError: a template cannot be read.
    """
    catalog = Catalog()
    for path in sorted([*(ROOT / "themes").rglob("*"), *(ROOT / "generator").rglob("*")]):
        if path.suffix not in METHODS or (path.suffix == ".py" and b"gettext" not in path.read_bytes()):
            continue
        with path.open("rb") as file:
            for line, message, comments, context in extract(METHODS[path.suffix], file, KEYWORDS, options=OPTIONS):
                catalog.add(message, None, [(path.relative_to(ROOT).as_posix(), line)], auto_comments=comments, context=context)
    for title in read_settings(ROOT).titles:
        catalog.add(title, None, [("mkdocs.yml", 0)])
    return catalog


def update(language: str) -> tuple[int, int]:
    """Brings a language's catalogue up to date; gives the numbers of its messages and of those that still lack a translation."""
    path = LOCALE / f"{language}.po"
    header = HEADER.format(code=language, language=Locale.parse(language).get_display_name("en"), plurals=to_gettext(Locale.parse(language).plural_form))
    catalog = read_po(io.BytesIO(path.read_bytes() if path.is_file() else header.encode()), locale=language)
    catalog.update(collected(), no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(written, catalog, sort_output=True, include_lineno=False, omit_header=True, width=0, ignore_obsolete=True)
    path.write_bytes(header.encode() + written.getvalue())
    messages = [message for message in catalog if message.id]
    return len(messages), sum(not is_translated(message) for message in messages)


def is_translated(message: Message) -> bool:
    """Whether a message has all its forms in the language."""
    return bool(message.string) and all(message.string if isinstance(message.string, tuple) else (message.string,))


if __name__ == "__main__":
    for code in sys.argv[1:]:
        whole, missing = update(code)
        print(f"{code}: {whole} messages, {missing} to translate")
