from datetime import date

import pytest

from generator.locale.messages import languages_with_messages, messages
from generator.locale.values import date_words, number_words
from generator.model.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_grouped_as_india_groups_them(language: str) -> None:
    digits = [character for character in number_words(1_234_567, language) if character.isalnum()]
    separators = number_words(1_234_567, language)
    assert len(digits) == 7
    assert [len(part) for part in separators.replace("٬", ",").split(",")] == [2, 2, 3]


def test_dates_are_written_in_words_of_the_language() -> None:
    assert date_words(date(2024, 3, 2), "en") == "2 March 2024"
    assert date_words(date(2024, 3, 2), "hi") == "2 मार्च 2024"
    assert date_words(date(2024, 3, 2), "en", "MMMM y") == "March 2024"


def test_a_language_without_a_catalogue_reads_english() -> None:
    assert messages("xx").gettext("Search") == "Search"
    assert "en" in languages_with_messages()
