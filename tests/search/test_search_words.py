"""Words: what meets, what stays apart, and that the reader's browser says the same."""

import json
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.prose import plain
from generator.search import words as words_module
from generator.search.alphabet import letters
from generator.search.terms import spoken
from generator.search.words import LONGEST, words

CASES = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
SAME = [(case["language"], *case["same"]) for case in CASES if "same" in case]
DIFFERENT = [(case["language"], *case["different"]) for case in CASES if "different" in case]
LISTS = [(case["text"], case["words"]) for case in CASES if "words" in case]

INDIC = [chr(code) for first, last in ((0x900, 0xDFF), (0x600, 0x6FF)) for code in range(first, last + 1)]
OTHERS = list("abcXYZéÉßŁøñİΣσς09,.'’-_ \u00a0\u200c\u200d\u200b\u2060\u00ad\u0301\ufb01\ufe8d\ufefb²½Ⅷ０।॥؟€ꯀᱚ\u02bc\u066c\U00011100\U0001e900\U000118a0")


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_two_ways_of_writing_a_word_meet(language: str, one: str, other: str) -> None:
    """Spelling variants of a word have one key, though they are written differently."""
    assert one != other
    assert words(one) == words(other)
    assert len(words(one)) == 1


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_two_words_stay_two(language: str, one: str, other: str) -> None:
    """Words that differ by a vowel sign, a length or a letter have keys of their own."""
    assert words(one) != words(other)
    assert len(words(one)) == len(words(other)) == 1


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_text_is_cut_where_words_end(text: str, expected: list[str]) -> None:
    """Dandas, hyphens and other punctuation end words; apostrophes between letters do not."""
    assert words(text) == expected


def test_every_language_has_cases_of_both_kinds() -> None:
    """The table speaks of English and eleven languages of India."""
    languages = {"en", "hi", "mr", "bn", "gu", "pa", "or", "ta", "te", "kn", "ml", "ur"}
    assert {language for language, *_ in SAME} == languages
    assert {language for language, *_ in DIFFERENT} == languages


@given(st.text())
def test_keys_hold_only_parts_of_words(text: str) -> None:
    """Whatever is submitted, a key is short, never empty, and of letters, marks and numbers alone."""
    runs = letters()
    for key in words(text):
        assert 0 < len(key) <= LONGEST
        assert all(any(first <= ord(character) <= last for first, last in runs) for character in key)


@given(st.text(st.sampled_from(INDIC + OTHERS), max_size=30))
def test_words_do_not_depend_on_the_normal_form(text: str) -> None:
    """A text has the same words composed and decomposed."""
    assert words(unicodedata.normalize("NFC", text)) == words(unicodedata.normalize("NFD", text))


@given(st.lists(st.text("ab'’s1,\u0928\u094d\u0924 \n-", max_size=8), max_size=8))
def test_words_do_not_depend_on_what_was_read_before(texts: list[str]) -> None:
    """Written forms are remembered, several are normalised at once, and at the limit all are forgotten: none of it shows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_module, "REMEMBERED", 3)
        together = words(" ".join(texts))
    alone = []
    for text in texts:
        words_module._single.clear()
        words_module._others.clear()
        alone += words(text)
    assert together == alone


@given(st.text("a1.) -+#*_`[]<>&|\\~\n=:", max_size=30))
def test_words_of_a_body_are_those_of_its_plain_text(body: str) -> None:
    """A body that is taken as it stands has the words that its rendering has."""
    assert words(spoken(body)) == words(plain(body))


def test_letters_are_unicodes() -> None:
    """The table of letters is that of the Unicode version it names, where this Python has that version."""
    version = (Path(__file__).parents[2] / "generator" / "search" / "letters.txt").read_text(encoding="ascii").split("\n")[0]
    if version != unicodedata.unidata_version:
        pytest.skip(f"this Python knows Unicode {unicodedata.unidata_version}, the table is of {version}")
    inside = {code for first, last in letters() for code in range(first, last + 1)}
    assert inside == {code for code in range(0x110000) if unicodedata.category(chr(code))[0] in "LMN"}


def test_browser_finds_the_same_words(tmp_path: Path, catalog_of, publish, visit) -> None:
    """The reader's script gives the very same keys, for the table and for thousands of random texts in all scripts of India."""
    source = random.Random(11)
    texts = [text for case in CASES for text in (case.get("same") or case.get("different") or [case["text"]])]
    texts += ["".join(source.choices(INDIC + OTHERS, k=source.randint(1, 12))) for _ in range(3000)]
    texts += ["".join(source.choices(INDIC[block : block + 128], k=source.randint(2, 9))) for block in range(0, len(INDIC), 128) for _ in range(150)]
    texts += ["".join(chr(source.choice(source.choice(letters()))) for _ in range(6)) for _ in range(1000)]
    texts += ["x" * 100, "𐐀" * 100]
    page = visit(publish(tmp_path, catalog_of({"title": "One"})))
    theirs = page.evaluate("(texts) => texts.map((text) => mela.words(text))", texts)
    assert [(text, found) for text, found in zip(texts, theirs, strict=True) if found != words(text)] == []
