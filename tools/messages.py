"""Collects the words of the templates into the catalogues of `generator/locale/`: `python tools/messages.py hi te`.

New words are added untranslated, words that no template uses any more are dropped, translations are kept.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "generator" / "locale"
METHODS = [("**/*.html", "jinja2"), ("**/*.svg", "jinja2"), ("**/*.xml", "jinja2"), ("**/*.css", "jinja2"), ("**.py", "python")]
OPTIONS = {pattern: {"trim_blocks": "true", "lstrip_blocks": "true"} for pattern, method in METHODS if method == "jinja2"}


def collected() -> Catalog:
    """Every message of the templates and of the program's own words, without translations."""
    catalog = Catalog(charset="utf-8", header_comment="# Mela's own words. Made by tools/messages.py; translated by people.")
    for folder in (ROOT / "themes", ROOT / "generator"):
        for name, line, message, comments, context in extract_from_dir(folder, METHODS, OPTIONS, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}):
            catalog.add(message, None, [(f"{folder.name}/{name}", line)], auto_comments=comments, context=context)
    return catalog


def update(language: str) -> tuple[int, int]:
    """Brings a language's catalogue up to date; gives the numbers of its messages and of those that still lack a translation."""
    path = LOCALE / f"{language}.po"
    if path.is_file():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, charset="utf-8")
    else:
        catalog = Catalog(locale=language, charset="utf-8")
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, sort_output=True, no_location=True, omit_header=False, width=0, ignore_obsolete=True)
    messages = [message for message in catalog if message.id]
    return len(messages), sum(not message.string or message.string == ("", "") for message in messages)


if __name__ == "__main__":
    for code in sys.argv[1:]:
        whole, missing = update(code)
        print(f"{code}: {whole} messages, {missing} to translate")
