from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.addresses import absolute, browse_path, depth, quoted, root_from, story_path


@pytest.mark.parametrize(("language", "path"), [("hi", "stories/a/"), ("en", "en/stories/a/"), ("te", "stories/a/")])
def test_a_story_as_written_has_no_prefix_a_translation_has_its_language(catalog_of, language, path):
    entry = catalog_of(a={"title": "A", "summary": "x", "language": "hi", "translations": {"en": {"title": "A", "summary": "x"}}}).entries["a"]
    assert story_path(entry, language) == path


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ((), "browse/"),
        (("district",), "browse/district/"),
        (("district", "sitapur"), "browse/district/sitapur/"),
        (("district", "sitapur", 2), "browse/district/sitapur/2/"),
    ],
)
def test_browse_pages_lie_below_one_another(parts, path):
    assert browse_path(*parts) == path


@pytest.mark.parametrize(("path", "folders", "root"), [("", 0, "./"), ("figures/", 1, "../"), ("hi/stories/a/", 3, "../../../")])
def test_the_way_back_to_the_root(path, folders, root):
    assert (depth(path), root_from(path)) == (folders, root)


def test_a_site_without_an_address_has_no_absolute_ones(sample_project):
    assert [absolute(project, "about/") for project in (sample_project, replace(sample_project, url=""))] == ["https://mela.example/about/", ""]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_are_quoted_as_python_quotes_them(text):
    assert quoted(text) == quote(text)
