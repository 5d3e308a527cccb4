from datetime import date

import pytest


def test_an_award_of_an_unknown_story_level_or_category_is_nobodys(build):
    catalog = build({"id": "corner"}, {"id": "other"})
    assert [(award.category.id, award.level.id, dict(award.citation)) for award in catalog.entries["corner"].awards] == [
        ("reading", "winner", {"en": "Quiet and thorough."})
    ]
    assert catalog.entries["other"].awards == ()


def test_the_state_follows_from_the_district(build):
    assert build({"id": "a", "place": {"district": "Patna"}}).entries["a"].where.label("en") == "Patna, Bihar"


def test_a_district_of_another_state_is_no_place(build):
    assert build({"id": "a", "place": {"state": "Bihar", "district": "Sitapur"}}).entries["a"].where.label("en") == "Bihar"


def test_a_system_level_story_has_no_place(build):
    assert build({"id": "a"}).entries["a"].where.label("hi") == ""


def test_places_are_named_in_the_readers_language(build):
    assert build({"id": "a", "place": {"district": "Sitapur"}}).entries["a"].where.label("hi") == "सीतापुर, उत्तर प्रदेश"


def test_a_story_is_sorted_by_its_end_else_its_start_else_its_submission_else_its_year(build):
    catalog = build(
        {"id": "a", "finished": "2026-02-03", "started": "2025-01-01"},
        {"id": "b", "started": "2025-01-01"},
        {"id": "c", "submitted": "2024-05-06T10:00:00+05:30"},
        {"id": "d", "established": 2017},
        {"id": "e"},
    )
    assert [entry.date for entry in catalog.entries.values()] == [date(2026, 2, 3), date(2025, 1, 1), date(2024, 5, 6), date(2017, 1, 1), None]


def test_words_are_given_in_the_language_asked_for_or_as_written(build):
    entry = build({"id": "a", "title": "Corner", "language": "hi", "translations": ["en"]}).entries["a"]
    assert [entry.text_in(code).title for code in ("hi", "en", "te")] == ["Corner", "Corner (en)", "Corner"]


@pytest.mark.parametrize(
    ("written", "language", "words"),
    [
        ("teacher", "en", "Teacher"),
        ("Assistant teacher", "en", "Assistant teacher"),
        ("Assistant teacher", "hi", "शिक्षक"),
        ("milk van driver", "en", "Milk van driver"),
        ("milk van driver", "hi", "Milk van driver"),
        (None, "en", ""),
    ],
)
def test_a_role_is_shown_as_it_was_written_to_readers_of_the_same_language(build, written, language, words):
    assert build({"id": "a", "leader": {"role": written}}).entries["a"].role_in(language) == words


@pytest.mark.parametrize(
    ("written", "shown"),
    [("09240100101", "09240100101"), ("9240100101", "09240100101"), ("9240100101.0", "09240100101"), ("09240100101.0", "09240100101"), (None, None)],
)
def test_a_code_that_a_spreadsheet_harmed_is_shown_mended(build, written, shown):
    assert build({"id": "a", "school": {"udise": written}}).entries["a"].udise == shown
