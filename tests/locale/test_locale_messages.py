"""The catalogues of the program's own words: complete, and true to what they translate."""

import gettext
import importlib.util
import io
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from generator.locale import messages as locale_messages

LOCALE = Path(locale_messages.__file__).parent
ROOT = LOCALE.parent.parent
LANGUAGES = tuple(code for code in locale_messages.languages_with_messages() if code != "en")
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|%")
TAG = re.compile(r"<[^>]*>|&\w+;|&#\w+;")


@cache
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def collected() -> Catalog:
    catalog: Catalog = tool().collected()
    return catalog


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def translations(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def pairs(message: Message) -> list[tuple[str, str]]:
    """Each form of a translation with what it translates."""
    return [(forms(message.id)[min(number, 1)] if message.pluralizable else forms(message.id)[0], form) for number, form in enumerate(forms(message.string))]


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, tuple | list) else ()


def keys(catalog: Catalog) -> set[tuple[str | tuple[str, ...], str | None]]:
    return {(message.id if isinstance(message.id, str) else tuple(message.id), message.context) for message in catalog if message.id}


def test_the_languages_of_the_sample_are_translated() -> None:
    assert {"hi", "te", "ur"} <= set(LANGUAGES)


def test_words_are_collected_from_templates_program_and_navigation() -> None:
    found = {message.id for message in collected() if message.id}
    assert {"At a glance", "Leaders and schools", "Skip to content", "Six weeks", "Take part", ("%(count)s story", "%(count)s stories")} <= found


def test_every_catalogue_that_the_program_opens_is_called_by_a_known_name() -> None:
    called = {
        name for path in (ROOT / "generator").rglob("*.py") for name in re.findall(r"(\w+) = messages\([^)]*\)\.n?gettext\b(?!\()", path.read_text(encoding="utf-8"))
    }
    assert called <= set(tool().KEYWORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    missing, unused = keys(collected()) - keys(catalogue(language)), keys(catalogue(language)) - keys(collected())
    assert not missing, f"Run: python tools/messages.py {language}, and translate what is new."
    assert not unused, f"Run: python tools/messages.py {language}"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_in_all_its_forms(language: str) -> None:
    assert [message.id for message in translations(language) if not tool().is_translated(message)] == []
    plurals = [message for message in translations(language) if message.pluralizable]
    assert plurals
    assert {len(forms(message.string)) for message in plurals} == {catalogue(language).num_plurals}
    assert [message.id for message in translations(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    for message in translations(language):
        for source, said in pairs(message):
            assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(said)), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_and_markup_are_those_of_the_source(language: str) -> None:
    for message in translations(language):
        for source, said in pairs(message):
            assert (source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]) == (
                said[: len(said) - len(said.lstrip())],
                said[len(said.rstrip()) :],
            ), said
            assert sorted(TAG.findall(source)) == sorted(TAG.findall(said)), said
            assert ("<" in said, "\n" in said) == ("<" in source, "\n" in source), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_written_the_same_each_time(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = (LOCALE / f"{language}.po").read_bytes()
    (tmp_path / f"{language}.po").write_bytes(written)
    whole = collected()
    monkeypatch.setattr(tool(), "LOCALE", tmp_path)
    monkeypatch.setattr(tool(), "collected", lambda: whole)
    tool().update(language)
    rewritten = (tmp_path / f"{language}.po").read_text(encoding="utf-8")
    assert without_places(rewritten) == without_places(written.decode())
    assert not re.search(r"PROJECT|ORGANIZATION|FIRST AUTHOR|Date:|#, fuzzy", rewritten)


def without_places(text: str) -> list[str]:
    """The lines without those that name files: a template may be moved before its catalogues are rewritten."""
    return [line for line in text.splitlines() if not line.startswith("#: ")]


def test_a_translation_is_said() -> None:
    words = locale_messages.messages("hi")
    assert words.gettext("Search") == "खोजें"
    assert words.ngettext("%(count)s story", "%(count)s stories", 1) % {"count": 1} == "1 कहानी"
    assert words.ngettext("%(count)s story", "%(count)s stories", 2) % {"count": 2} == "2 कहानियाँ"
    assert locale_messages.messages("hi-IN").gettext("Search") == "खोजें"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_read_as_babel_reads_it(language):
    read = locale_messages.messages(language)
    for message in translations(language):
        if not message.string or not all(forms(message.string)):
            continue
        if message.pluralizable:
            one, many = message.id
            assert {read.ngettext(one, many, number) for number in range(12)} == set(forms(message.string))
        else:
            assert read.gettext(message.id) == message.string


def test_texts_over_several_lines_and_with_escaped_characters_are_read_whole():
    catalogue = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid ""\n"say \\"hello\\", "\n"twice"\nmsgstr "a\\\\b\\n"\n\nmsgid "later"\nmsgstr ""\n'
    )
    read = gettext.GNUTranslations(io.BytesIO(locale_messages.compiled(catalogue)))
    assert [read.gettext(text) for text in ('say "hello", twice', "later")] == ["a\\b\n", "later"]
