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


def test_documents_need_the_same_consent(build):
    register = {"files": [("register.pdf", "application/pdf", None)], "evidence": [{"file": "register.pdf"}]}
    catalog = build({"id": "a", "consent": {"photos": True}, **register}, {"id": "b", **register})
    assert [len(catalog.entries[name].documents) for name in ("a", "b")] == [1, 0]


@pytest.mark.parametrize("file", [("class.jpg", "text/html", None), ("class.jpg", "image/jpeg", "it ends in the middle"), ("other.jpg", "image/jpeg", None)])
def test_what_is_no_readable_photo_is_not_shown(build, file):
    assert shown(build({"id": "a", "files": [file], "consent": {"photos": True}, "evidence": [{"file": "class.jpg"}]})) == []


def test_a_file_that_the_story_does_not_name_is_not_shown(build):
    assert shown(build({"id": "a", "files": [JPEG], "consent": {"photos": True}})) == []


@pytest.mark.parametrize(("names", "name"), [(None, "Asha Verma"), (True, "Asha Verma"), (False, None)])
def test_the_leader_is_named_unless_those_named_refused(build, names, name):
    catalog = build({"id": "a", "leader": {"name": "Asha Verma"}, "consent": {"names": names}})
    assert catalog.entries["a"].leader_name == name


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_stories_are_not_in_the_catalog(build, status):
    catalog = build({"id": "a", "status": status, "themes": ["Reading"]})
    assert (dict(catalog.entries), dict(catalog.facets["theme"].values)) == ({}, {})
