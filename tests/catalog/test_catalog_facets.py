from generator.catalog.facets import FILED_UNDER
from generator.model.grouping import Grouping


def filed(catalog, facet):
    return {value.id: value.stories for value in catalog.facets[facet].values.values()}


def test_a_story_is_filed_under_everything_it_names(build):
    catalog = build(
        {
            "id": "corner",
            "place": {"district": "Sitapur"},
            "domain": "developing self",
            "themes": ["Reading", "reading", "Attendance"],
            "grades": ["2"],
            "leader": {"name": "Asha", "role": "teacher"},
            "practice": "Guided reading",
            "festival": "mela-2026",
            "finished": "2026-03-01",
            "translations": ["hi"],
        }
    )
    assert catalog.entries["corner"].facets == {
        "domain": ("developing-self",),
        "theme": ("reading", "attendance"),
        "practice": ("guided-reading",),
        "state": ("uttar-pradesh",),
        "district": ("sitapur",),
        "grade": ("2",),
        "role": ("teacher",),
        "award": ("winner",),
        "festival": ("mela-2026",),
        "year": ("2026",),
        "language": ("en", "hi"),
    }


def test_every_facet_is_there_even_where_no_story_has_it(build):
    assert {facet: filed(build(), facet) for facet in FILED_UNDER} == {facet: {} for facet in FILED_UNDER}


def test_what_the_taxonomy_does_not_know_files_a_story_nowhere(build):
    catalog = build({"id": "a", "domain": "Gardening", "themes": ["Kites"], "place": {"state": "Atlantis"}})
    assert catalog.entries["a"].facets == {"language": ("en",)}


def test_stories_of_a_value_stand_newest_first(build):
    days = {"old": "2024-01-01", "new": "2026-01-01", "undated": None, "middle": "2025-01-01"}
    catalog = build(*({"id": name, "themes": ["Reading"], "finished": day} for name, day in days.items()))
    assert filed(catalog, "theme") == {"reading": ("new", "middle", "old", "undated")}


def test_grades_follow_the_taxonomy_themes_the_alphabet_years_the_newest(build):
    catalog = build(
        {"id": "a", "grades": ["10", "2"], "themes": ["Reading", "Attendance"], "finished": "2024-05-01"},
        {"id": "b", "grades": ["1"], "themes": ["Libraries"], "finished": "2026-05-01"},
    )
    assert [list(filed(catalog, facet)) for facet in ("grade", "theme", "year")] == [["1", "2", "10"], ["attendance", "libraries", "reading"], ["2026", "2024"]]


def test_a_district_knows_its_state(build):
    catalog = build({"id": "a", "place": {"district": "Patna"}})
    assert catalog.facets["district"].values["patna"].parent == "bihar"


def test_a_value_is_found_by_id_and_by_label_in_any_language(build):
    catalog = build({"id": "a", "place": {"district": "Sitapur"}})
    assert [value and value.id for value in map(catalog.facets["district"].find, ("sitapur", "SITAPUR", "सीतापुर", "Patna"))] == ["sitapur", "sitapur", "sitapur", None]


def test_neighbours_are_those_before_and_after_in_the_same_value(build):
    catalog = build(*({"id": name, "themes": ["Reading"], "finished": f"2026-01-0{day}"} for day, name in enumerate(("c", "b", "a"), 1)))
    assert [catalog.neighbours(name, "theme") for name in ("a", "b", "c")] == [(None, "b"), ("a", "c"), ("b", None)]
    assert catalog.neighbours("a", "district") == (None, None)


def test_a_part_of_the_catalog_counts_anew(build):
    catalog = build({"id": "a", "themes": ["Reading"]}, {"id": "b", "themes": ["Reading", "Attendance"], "adapted_from": "a"})
    part = catalog.only(["b"])
    assert filed(part, "theme") == {"attendance": ("b",), "reading": ("b",)}
    assert part.entries["b"].adapted_from is None


def test_a_book_may_be_grouped_by_every_facet():
    assert [str(grouping) for grouping in Grouping] == list(FILED_UNDER)
