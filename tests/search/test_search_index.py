"""The files of the index: what is in them, and that they are the same however they were made."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import index
from generator.search.columns import columns, labels
from generator.search.index import search_pages
from generator.search.postings import ALPHABET, merge, runs
from generator.search.shards import TARGET, cut, term_order
from generator.search.terms import terms
from generator.search.texts import texts_of


def read(code: str) -> list[tuple[int, int]]:
    """Story numbers and levels of written postings."""
    found, story, value, shift = [], -1, 0, 0
    for character in code:
        bits = ALPHABET.index(character)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            story += (value >> 3) + 1
            found.append((story, value & 7))
            value = shift = 0
    return found


postings = st.dictionaries(st.integers(0, 200_000), st.integers(0, 7), min_size=1, max_size=40).map(lambda found: sorted(found.items()))


@given(postings, st.integers(0, 40))
def test_postings_come_back_as_written(found: list[tuple[int, int]], cut_at: int) -> None:
    """Story numbers and levels survive the delta code, read in one batch or in two."""
    parts = [runs((story, {"word": level}) for story, level in part) for part in (found[:cut_at], found[cut_at:]) if part]
    assert read(merge(parts)["word"]) == found


def test_run_knows_its_ends() -> None:
    """A run says its first posting and its last story, by which the next one is joined."""
    assert runs([(3, {"a": 1}), (9, {"a": 7})]) == {"a": (25, 9, ALPHABET[32 | 15] + ALPHABET[1])}


def test_shards_hold_every_term_once_in_order() -> None:
    """Terms are front-coded in the order of UTF-16; no shard but one with a single huge term is longer than wanted."""
    given_terms = {f"{stem}{number}": "A" * 40 for stem in ("a", "ab", "पढ", "𐐨", "ꯀ", "﨩") for number in range(500)} | {"huge": "B" * (TARGET + 5)}
    found: dict[str, str] = {}
    firsts = []
    for shard in cut(given_terms):
        assert len(shard.content) <= TARGET * 1.1 or shard.first == "huge"
        first, lines = re.fullmatch(r'mela\.shard\("([^"]*)","([^"]*)"\)\n', shard.content.decode()).groups()
        assert first == shard.first
        firsts.append(first)
        before = ""
        for line in lines.split("|"):
            head, code = line.split(" ")
            kept = before.encode("utf-16-be")[: 2 * ALPHABET.index(head[0])].decode("utf-16-be")
            before = kept + head[1:]
            found[before] = code
    assert found == given_terms
    assert list(found) == sorted(found, key=term_order)
    assert all(term_order(one) < term_order(other) for one, other in pairwise(firsts))


def test_index_is_the_same_with_any_number_of_processes(catalog_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches and processes leave no trace in the bytes."""
    stories = [{"title": f"Story {number}", "summary": "Reading हिंदी", "body": f"Body number {number % 7}"} for number in range(30)]
    catalog = catalog_of(*stories)
    alone = list(search_pages(catalog, {}, processes=1))
    monkeypatch.setattr(index, "FEWEST", 2)
    monkeypatch.setattr(index, "MOST", 7)
    assert list(search_pages(catalog, {}, processes=2)) == alone


def test_files_are_named_by_content_but_the_directory(catalog_of) -> None:
    """Only directory.js keeps its name; a file whose content changes gets another."""
    before = {page.path: page.content for page in search_pages(catalog_of({"title": "Reading"}), {})}
    after = {page.path: page.content for page in search_pages(catalog_of({"title": "Writing"}), {})}
    assert [path for path in before if path in after and before[path] != after[path]] == ["search/directory.js"]
    assert all(re.fullmatch(r"search/(directory|(words|cards|facets|labels)-[0-9a-f]{12})\.js", path) for path in before)


def test_hostile_text_stays_a_string(catalog_of) -> None:
    """Quotes, line separators and script ends in a story do not leave the string they stand in."""
    title = 'A "quoted" \\ </script> \u2028 title'
    pages = search_pages(catalog_of({"title": title}), {})
    card = next(page.content.decode() for page in pages if "cards-" in page.path)
    assert "\u2028" not in card
    assert json.loads(f"[{card.removeprefix('mela.cards(').rstrip().removesuffix(')')}]")[1][0][2][0][1] == " ".join(title.split())


def test_what_is_not_published_is_not_searched(catalog_of) -> None:
    """A leader who did not agree to be named, contacts and authors are not in the index."""
    catalog = catalog_of(
        {
            "title": "A story",
            "leader": {"name": "Savitri Devi", "role": "teacher"},
            "consent": {"names": "no"},
            "authors": ["Ramesh"],
            "contact": {"name": "Kamala", "email": "kamala@example.org", "publish": "yes"},
        }
    )
    found = terms(texts_of(next(iter(catalog.entries.values()))))
    assert not {"savitri", "devi", "ramesh", "kamala"} & set(found)
    assert "teacher" in found


def test_labels_are_searched_in_every_language(catalog_of) -> None:
    """A story in Sitapur is found by the district's name in English and in Hindi, and by its theme's."""
    catalog = catalog_of({"title": "A story", "place": {"district": "Sitapur"}, "themes": ["reading"]})
    found = terms(texts_of(next(iter(catalog.entries.values()))))
    assert {"sitapur", "सीतापुर", "uttar", "उत्तर", "reading", "पठन"} <= set(found)


def test_columns_hold_several_values_a_story(catalog_of) -> None:
    """A column names for each story, newest first, its set of values."""
    catalog = catalog_of(
        {"id": "old", "title": "Old", "finished": "2024-01-01", "grades": ["2", "1"]},
        {"id": "new", "title": "New", "finished": "2025-01-01", "grades": ["1"]},
        {"id": "none", "title": "None", "finished": "2023-01-01"},
    )
    column = next(column for column in columns(catalog) if "grade" in column["facets"])
    grade = column["facets"]["grade"]
    assert grade["values"] == ["1", "2"]
    assert [grade["sets"][ALPHABET.index(code)] for code in column["column"]] == [(0,), (0, 1), ()]
    assert labels(catalog, "hi")["grade"] == ["Grade 1", "Grade 2"]


def test_state_and_district_share_a_column(catalog_of) -> None:
    """A district decides its state: one column says both, also of a story that knows only its state."""
    catalog = catalog_of(*({"title": "One", "place": place} for place in ({"district": "Agra"}, {"state": "Bihar"}, {"district": "Gaya"})))
    column = next(column for column in columns(catalog) if "state" in column["facets"])
    named = [{facet: [known["values"][place] for place in known["sets"][ALPHABET.index(code)]] for facet, known in column["facets"].items()} for code in column["column"]]
    assert named == [{"state": ["uttar-pradesh"], "district": ["agra"]}, {"state": ["bihar"], "district": []}, {"state": ["bihar"], "district": ["gaya"]}]


def test_empty_project_has_an_index(catalog_of) -> None:
    """No story: a directory, labels and facets without a value."""
    assert [page.path.split("-")[0] for page in search_pages(catalog_of(), {})] == ["search/facets", "search/labels", "search/labels", "search/directory.js"]
