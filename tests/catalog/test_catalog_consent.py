import pytest

JPEG = ("class.jpg", "image/jpeg", None)


def shown(catalog):
    return [item.file.name for item in catalog.entries["a"].photos]


@pytest.mark.parametrize(
    ("story_consent", "own_consent", "published"),
    [
        (None, None, False),
        ({"by": "Head teacher"}, None, False),
        ({"photos": False}, None, False),
        ({"photos": True}, None, True),
        ({"photos": True}, False, False),
        (None, True, True),
        ({"photos": False}, True, True),
    ],
)
def test_a_photo_is_published_only_with_consent_its_own_word_first(build, story_consent, own_consent, published):
    catalog = build({"id": "a", "files": [JPEG], "consent": story_consent, "evidence": [{"file": "class.jpg", "consent": own_consent}]})
    assert shown(catalog) == (["class.jpg"] if published else [])


def test_a_file_that_is_named_twice_is_not_shown_where_one_of_the_two_says_no(build):
    twice = [{"file": "class.jpg", "consent": True}, {"file": "class.jpg", "consent": False}]
    assert shown(build({"id": "a", "files": [JPEG], "consent": {"photos": True}, "evidence": twice})) == []


@pytest.mark.parametrize(
    ("evidence", "led_to"),
    [
        ({"url": "https://example.org/film"}, True),
        ({"url": "https://example.org/film", "consent": False}, False),
        ({"url": "https://example.org/film", "file": "class.jpg"}, False),
        ({"url": "https://example.org/film", "file": "class.jpg", "consent": True}, True),
    ],
)
def test_a_link_whose_people_refused_or_whose_photo_may_not_be_shown_is_left_out(build, evidence, led_to):
    assert bool(build({"id": "a", "files": [JPEG], "evidence": [evidence]}).entries["a"].links) == led_to


def test_documents_need_the_same_consent(build):
    register = {"files": [("register.pdf", "application/pdf", None)], "evidence": [{"file": "register.pdf"}]}
    catalog = build({"id": "a", "consent": {"photos": True}, **register}, {"id": "b", **register})
    assert [len(catalog.entries[name].documents) for name in ("a", "b")] == [1, 0]


@pytest.mark.parametrize("file", [("class.jpg", "text/html", None), ("class.jpg", "image/jpeg", "it ends in the middle"), ("other.jpg", "image/jpeg", None)])
def test_what_is_no_readable_photo_is_not_shown(build, file):
    assert shown(build({"id": "a", "files": [file], "consent": {"photos": True}, "evidence": [{"file": "class.jpg"}]})) == []


def test_a_file_that_the_story_does_not_name_is_not_shown(build):
    assert shown(build({"id": "a", "files": [JPEG], "consent": {"photos": True}})) == []


@pytest.mark.parametrize(("names", "name"), [(None, None), (True, "Asha Verma"), (False, None)])
def test_nobody_is_named_without_consent_to_names(build, names, name):
    entry = build(
        {
            "id": "a",
            "leader": {"name": "Asha Verma", "role": "teacher"},
            "authors": ["Asha Verma"],
            "quotes": [{"text": "We read now.", "by": "Asha Verma", "role": "teacher"}],
            "consent": {"names": names},
        }
    ).entries["a"]
    assert entry.leader_name == name
    assert ("Asha" in repr(entry.story)) == bool(name)
    assert (entry.story.leader.role, entry.story.quotes[0].text, entry.story.quotes[0].role) == ("teacher", "We read now.", "teacher")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_stories_are_not_in_the_catalog(build, status):
    catalog = build({"id": "a", "status": status, "themes": ["Reading"]})
    assert (dict(catalog.entries), dict(catalog.facets["theme"].values)) == ({}, {})
