from generator.catalog.figures import Totals, by_state, by_year, counts, totals


def test_a_school_of_two_stories_counts_once(build):
    catalog = build(
        {"id": "a", "school": {"name": "PS Bhadawan", "udise": "09250100101"}},
        {"id": "b", "school": {"name": "Primary School, Bhadawan", "udise": "9250100101"}},
        {"id": "c", "school": {"name": "MS Reusa"}, "place": {"district": "Sitapur"}},
        {"id": "d", "school": {"name": "ms  reusa"}, "place": {"district": "Sitapur"}},
        {"id": "e", "school": {"name": "MS Reusa"}, "place": {"district": "Bahraich"}},
        {"id": "system-level"},
    )
    assert totals(catalog.filings.values()) == Totals(stories=6, schools=3, districts=2, states=1, students=0)


def test_students_are_added_up(build):
    catalog = build({"id": "a", "reached": {"students": 142}}, {"id": "b", "reached": {"students": 58}}, {"id": "c", "reached": {"teachers": 3}})
    assert totals(catalog.filings.values()).students == 200


def test_nothing_counts_nothing(build):
    catalog = build()
    assert totals(catalog.filings.values()) == Totals(0, 0, 0, 0, 0)
    assert (counts(catalog, "domain"), by_year(catalog), by_state(catalog)) == ((), (), ())


def test_counts_follow_the_facets_order(build):
    catalog = build({"id": "a", "domain": "Developing Self"}, {"id": "b", "domain": "Setting Direction"}, {"id": "c", "domain": "Developing Self"})
    assert [(count.id, count.stories) for count in counts(catalog, "domain")] == [("setting-direction", 1), ("developing-self", 2)]


def test_years_without_a_story_are_counted_as_none(build):
    catalog = build({"id": "a", "finished": "2023-01-01"}, {"id": "b", "finished": "2025-01-01"})
    assert [(count.id, count.stories) for count in by_year(catalog)] == [("2023", 1), ("2024", 0), ("2025", 1)]


def test_only_the_last_ten_years_are_shown(build):
    catalog = build({"id": "a", "established": 1950}, {"id": "b", "finished": "2026-01-01"})
    assert [count.id for count in by_year(catalog)] == [str(year) for year in range(2017, 2027)]


def test_states_with_most_stories_first_with_the_districts_that_have_none(build):
    catalog = build(
        {"id": "a", "place": {"district": "Patna"}, "domain": "Developing Self"},
        {"id": "b", "place": {"district": "Sitapur"}, "domain": "Developing Self"},
        {"id": "c", "place": {"state": "Uttar Pradesh"}, "domain": "Setting Direction"},
    )
    assert [(state.id, state.stories, state.by_domain, state.districts, state.districts_without) for state in by_state(catalog)] == [
        ("uttar-pradesh", 2, (1, 1), 2, ("bahraich",)),
        ("bihar", 1, (0, 1), 1, ()),
    ]
