from generator.catalog.relations import RELATED


def test_an_adapted_story_and_its_parent_know_each_other(build):
    catalog = build({"id": "parent"}, {"id": "child", "adapted_from": "parent"}, {"id": "second", "adapted_from": "parent"})
    assert (catalog.entries["child"].adapted_from, sorted(catalog.entries["parent"].adaptations)) == ("parent", ["child", "second"])


def test_a_parent_that_is_not_published_is_dropped(build):
    catalog = build({"id": "child", "adapted_from": "parent"}, {"id": "parent", "status": "draft"})
    assert catalog.entries["child"].adapted_from is None


def test_a_story_is_not_its_own_parent(build):
    catalog = build({"id": "a", "adapted_from": "a"})
    assert (catalog.entries["a"].adapted_from, catalog.entries["a"].adaptations) == (None, ())


def test_the_same_practice_is_closer_than_the_same_place(build):
    catalog = build(
        {"id": "here", "practice": "guided-reading", "place": {"district": "Sitapur"}},
        {"id": "same-place", "place": {"district": "Sitapur"}},
        {"id": "same-practice", "practice": "guided-reading"},
        {"id": "nothing-in-common"},
    )
    assert catalog.entries["here"].related == ("same-practice", "same-place")


def test_at_most_three_related_stories_never_the_story_itself(build):
    catalog = build(*({"id": f"s{number}", "themes": ["Reading"]} for number in range(40)))
    for entry in catalog.entries.values():
        assert len(set(entry.related)) == RELATED
        assert entry.id not in entry.related


def test_relations_do_not_depend_on_the_order_in_which_stories_came(build):
    stories = [{"id": f"s{number}", "themes": ["Reading"], "grades": [str(number % 2 + 1)]} for number in range(10)]
    one, other = build(*stories), build(*reversed(stories))
    assert {name: entry.related for name, entry in one.entries.items()} == {name: entry.related for name, entry in other.entries.items()}
