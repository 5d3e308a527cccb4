"""The files of the index: what is in them, and that they are the same however they were made."""

import json
import re
from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.facets import Facet, FacetValue
from generator.search import inversion, parts
from generator.search.columns import column, labels
from generator.search.index import search_pages
from generator.search.postings import ALPHABET, changed, coded
from generator.search.record import card_in, facets_in, levels_in, record_of
from generator.search.script import values_of
from generator.search.shards import LONGEST, Shard, cut, listed, packed, separators, shard_of, term_order, unpacked, weight
from generator.search.terms import terms
from generator.search.texts import texts_of

Levels = dict[int, int]


def read(code: str) -> Levels:
    """Story numbers and levels of written postings, as a reader takes them."""
    found, story, value, shift = {}, -1, 0, 0
    for character in code:
        bits = ALPHABET.index(character)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            story = value >> 3 if story < 0 else story - (value >> 3) - 1
            found[story] = value & 7
            value = shift = 0
    return found


def marks(levels: Levels) -> "array[int]":
    return array("I", [story * 8 + 7 - level for story, level in sorted(levels.items())])


postings = st.dictionaries(st.integers(0, 200_000), st.integers(0, 7), min_size=1, max_size=40)


@given(postings)
def test_postings_come_back_as_written(levels: Levels) -> None:
    """Story numbers and levels survive the delta code."""
    assert read(coded(marks(levels))) == levels


@given(
    st.dictionaries(st.integers(0, 30), st.integers(0, 7), max_size=20),
    st.dictionaries(st.integers(0, 34), st.none() | st.integers(0, 7), min_size=1, max_size=8),
)
def test_changed_postings_are_those_written_anew(levels: Levels, changes: dict[int, int | None]) -> None:
    """Stories that come, go or have another level leave no trace of the way."""
    now = {story: level for story, level in (levels | changes).items() if level is not None}
    before = coded(marks(levels)) if levels else ""
    assert changed(before, changes) == (coded(marks(now)) if now else "")


@given(st.sets(st.text("abपढ𐐨ꯀ﨩", min_size=1, max_size=5), min_size=1))
def test_packed_terms_come_back(known: set[str]) -> None:
    """Front-coded terms are the same again, in UTF-16 units as the reader's browser counts."""
    ordered = sorted(known, key=term_order)
    assert unpacked("|".join(packed(ordered))) == ordered


@given(st.lists(st.sets(st.text("abपढ𐐨ꯀ﨩", min_size=1, max_size=5), min_size=1), min_size=2))
def test_a_separator_parts_two_shards(groups: list[set[str]]) -> None:
    """Each comes after the last term before it, and is a beginning of the first term after it."""
    ordered = sorted(set().union(*groups), key=term_order)
    shards = [Shard(ordered[start : start + 3], ["A"] * len(ordered[start : start + 3])) for start in range(0, len(ordered), 3)]
    rows = [listed(shard)[0] for shard in shards]
    for before, separator, row in zip(rows, list(separators(rows))[1:], rows[1:], strict=False):
        assert row.first.startswith(separator)
        assert term_order(before.last) < term_order(separator)


def test_shards_hold_every_term_once_in_order() -> None:
    """No shard but one with a single huge term is longer than the longest, and what is in it can be read again."""
    given_terms = {f"{stem}{number}": "A" * 40 for stem in ("a", "ab", "पढ", "𐐨", "ꯀ", "﨩") for number in range(500)} | {"huge": "B" * (LONGEST + 5)}
    ordered = sorted(given_terms, key=term_order)
    found: list[tuple[str, str]] = []
    for shard in cut(ordered, [given_terms[term] for term in ordered]):
        row, script = listed(shard)
        assert row.weight == sum(map(weight, shard.terms, shard.codes))
        assert row.weight <= LONGEST or row.first == row.last == "huge"
        assert shard_of(script) == Shard(list(shard.terms), list(shard.codes))
        found += zip(shard.terms, shard.codes, strict=True)
    assert dict(found) == given_terms
    assert [term for term, _ in found] == ordered


def test_index_is_the_same_with_any_number_of_processes(catalog_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges of terms and processes leave no trace in the bytes."""
    stories = [{"title": f"Story {number}", "summary": "Reading हिंदी", "body": " ".join(f"word{number * place}" for place in range(40))} for number in range(30)]
    catalog = catalog_of(*stories)
    alone = list(search_pages(catalog, {}, processes=1))
    monkeypatch.setattr(inversion, "ALWAYS_CUT", 2**32 // 1024)
    monkeypatch.setattr(inversion, "MOST", 300)
    monkeypatch.setattr(parts, "GROUPS", 1)
    assert list(search_pages(catalog, {}, processes=2)) == alone


def test_ranges_begin_where_there_is_always_a_cut(catalog_of) -> None:
    """Each range but the first begins with a term that begins a shard, and together they hold all terms."""
    records = [
        record_of(entry)
        for entry in catalog_of(*({"title": f"{number}", "body": " ".join(f"w{number * place}" for place in range(200))} for number in range(40))).entries.values()
    ]
    found = inversion.ranges(records, len(records), 4)
    assert len(found) > 1
    assert [(part.first, part.after) for part in found] == list(zip([part.first for part in found], [*(part.first for part in found[1:]), ""], strict=True))
    pieces = [shard for part in found for shard in inversion.shards_of(records, part)]
    assert [listed(shard) for shard in pieces] == [listed(shard) for shard in inversion.shards_of(records, inversion.Range("", ""))]


def test_files_are_named_by_content_but_the_directory(catalog_of) -> None:
    """Only directory.js keeps its name; a file whose content changes gets another."""
    before = {page.path: page.content for page in search_pages(catalog_of({"title": "Reading"}), {})}
    after = {page.path: page.content for page in search_pages(catalog_of({"title": "Writing"}), {})}
    assert [path for path in before if path in after and before[path] != after[path]] == ["search/directory.js"]
    assert all(re.fullmatch(r"search/(directory|(words|cards-[0-9]+|facets|labels)-[a-z2-7]{8})\.js", path) for path in before)


def test_a_record_says_what_its_story_says(catalog_of) -> None:
    """Terms with levels, facets and the card come back; the record of a story of a thousand words stays small."""
    catalog = catalog_of({"title": "पुस्तकालय", "place": {"district": "Sitapur"}, "themes": ["reading"], "body": " ".join(f"शब्द{number % 400}" for number in range(1000))})
    entry = next(iter(catalog.entries.values()))
    record = record_of(entry, "media/photo.webp")
    assert levels_in(record) == terms(texts_of(entry))
    assert facets_in(record) == {facet: list(values) for facet, values in entry.facets.items()}
    assert json.loads(card_in(record))[:2] == ["story-0", "media/photo.webp"]
    assert len(record) < 4_000


def test_hostile_text_stays_a_string(catalog_of) -> None:
    """Quotes, line separators and script ends in a story do not leave the string they stand in."""
    title = 'A "quoted" \\ </script> \u2028 title'
    card = next(page.content for page in search_pages(catalog_of({"title": title}), {}) if "cards-" in page.path)
    assert "\u2028" not in card.decode()
    assert values_of(card)[0][0][2][0][1] == " ".join(title.split())


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


def decoded(made: dict) -> list[tuple[int, ...]]:
    """For each story the places in its set, read with the codes that the lengths of canonical codes give."""
    sets = made["sets"].split("|")
    codes, code = {}, 0
    for length, count in enumerate(made["lengths"], 1):
        code <<= 1
        for _ in range(count):
            codes[f"{code:0{length}b}"] = sets[len(codes)]
            code += 1
    found, read = [], ""
    for bit in "".join(f"{ALPHABET.index(character):06b}" for character in made["codes"]):
        read += bit
        if read in codes:
            found.append(codes[read])
            read = ""
    width = made["width"]
    return [
        tuple(sum(ALPHABET.index(c) << 6 * (width - 1 - at) for at, c in enumerate(known[start : start + width])) for start in range(0, len(known), width))
        for known in found
    ]


@given(
    st.lists(st.sets(st.integers(0, 99), max_size=3).map(lambda known: tuple(map(str, sorted(known)))), min_size=2, max_size=60).filter(lambda filed: len(set(filed)) > 1)
)
def test_columns_hold_several_values_a_story(filed: list[tuple[str, ...]]) -> None:
    """A column names for each story its set of values, the frequent ones in fewer bits."""
    facet = Facet("grade", {str(value): FacetValue(str(value), {"en": str(value)}, ()) for value in range(100)})
    made = column(facet, [{"grade": values} if values else {} for values in filed])
    assert decoded(made)[: len(filed)] == [tuple(sorted(map(int, values))) for values in filed]
    assert sum(made["lengths"]) == len(Counter(filed))


def test_what_all_stories_share_takes_no_room(catalog_of) -> None:
    """A facet of which every story has the same values has no codes."""
    catalog = catalog_of({"title": "One", "grades": ["2"]}, {"title": "Two", "grades": ["2"]})
    assert column(catalog.facets["grade"], [entry.facets for entry in catalog.entries.values()]) == {"width": 1, "sets": "A", "lengths": [], "codes": ""}
    assert labels(catalog.facets["grade"], "hi", catalog.facets) == ["Grade 2"]


def test_districts_are_told_among_those_of_their_state(catalog_of) -> None:
    """A story's state is known, so that its district is one of few."""
    catalog = catalog_of(*({"title": place, "place": {"district": place}} for place in ("Agra", "Sitapur", "Gaya")))
    made = column(catalog.facets["district"], [entry.facets for entry in catalog.entries.values()])
    assert (made["within"], made["parents"]) == ("state", ["uttar-pradesh", "bihar", "uttar-pradesh"])
    assert sorted(made["sets"]) == ["A", "B", "|"]


def test_empty_project_has_an_index(catalog_of) -> None:
    """No story: only a directory that says so."""
    assert [page.path for page in search_pages(catalog_of(), {})] == ["search/directory.js"]
