"""Ranking and counts, compared with a plain reading of every story in memory."""

import math
import random
from collections import Counter
from pathlib import Path

import pytest

from generator.catalog.catalog import Catalog
from generator.catalog.entry import Entry
from generator.catalog.prose import plain
from generator.search import shards
from generator.search.terms import IMPACTS
from generator.search.texts import texts_of
from generator.search.words import words

LATIN = ["read", "reading", "reader", "reads", "school", "schools", "girl", "girls", "water", "library", "book", "books", "2026", "1,24,000", "don't", "élan"]
INDIC = [
    "दल",
    "दाल",
    "दिल",
    "हिंदी",
    "हिन्दी",
    "पढ़ना",
    "पढना",
    "किताब",
    "किताबें",
    "शाला",
    "పాఠశాల",
    "బడి",
    "పుస్తకం",
    "পড়া",
    "বই",
    "ਪੱਕਾ",
    "ਪਕਾ",
    "ପାଠ",
    "പാഠം",
    "ಶಾಲೆ",
    "શાળા",
    "பள்ளி",
]
VOCABULARY = [*LATIN, *INDIC, "کتاب", "کتابیں", "𐐨𐐩"]


def plain_search(
    catalog: Catalog, levels: list[dict[str, int]], text: str, filters: dict[str, list[str]], *, any_word: bool, by_date: bool
) -> tuple[list[int], dict[str, dict[str, int]]]:
    """The stated formula, straight: every story's words (with their `levels`) are gone through for every query."""
    entries = oldest_first(catalog)
    asked = list(dict.fromkeys(words(text)))
    scores, hits = [0] * len(entries), [0] * len(entries)
    for word in asked:
        is_prefix = word == asked[-1] and len(word) >= 2
        matched = [
            max((IMPACTS[level] * (10 if term == word else 6) for term, level in story.items() if term == word or (is_prefix and term.startswith(word))), default=0)
            for story in levels
        ]
        count = sum(match > 0 for match in matched)
        rarity = math.floor(1000 * math.log(1 + (len(entries) - count + 0.5) / (count + 0.5)) + 0.5)
        for story, match in enumerate(matched):
            scores[story] += rarity * match
            hits[story] += match > 0
    enough = min(1, len(asked)) if any_word else len(asked)
    matching = [story for story in range(len(entries)) if hits[story] >= enough]
    found = [story for story in reversed(matching) if passes(entries[story], filters)]
    if asked and not by_date:
        found.sort(key=lambda story: (-scores[story], -story))
    counts = {
        facet: Counter(value for story in matching if passes(entries[story], filters, facet) for value in entries[story].facets.get(facet, ()))
        for facet, known in catalog.facets.items()
        if known.values
    }
    return found, {facet: {value: counts[facet][value] for value in catalog.facets[facet].values} for facet in counts}


def oldest_first(catalog: Catalog) -> list[Entry]:
    return sorted(catalog.entries.values(), key=lambda entry: (entry.date, entry.id))


def passes(entry: Entry, filters: dict[str, list[str]], but: str = "") -> bool:
    return all(set(values) & set(entry.facets.get(facet, ())) for facet, values in filters.items() if facet != but)


def levels_of(entry: Entry) -> dict[str, int]:
    texts = texts_of(entry)
    titles, summaries, labels = (words(" ".join(part)) for part in (texts.titles, texts.summaries, texts.labels))
    spoken = titles + summaries + words(" ".join([*map(plain, texts.bodies), *texts.details]))
    length = len(spoken) / len(texts.titles)
    levels = {}
    for word in {*spoken, *labels}:
        tf = spoken.count(word) + (word in labels)
        impact = tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / 300)) + 2.2 * (word in titles) + 1.1 * (word in summaries)
        levels[word] = min(range(len(IMPACTS)), key=lambda level: (abs(IMPACTS[level] - 100 * impact), level))
    return levels


def random_story(source: random.Random, number: int) -> dict:
    def text(most: int) -> str:
        return " ".join(source.choices(VOCABULARY, weights=range(len(VOCABULARY), 0, -1), k=source.randint(1, most)))

    fields: dict = {"id": f"story-{number:03d}", "title": text(4), "summary": text(8), "body": text(source.choice((5, 60, 400)))}
    fields["finished"] = f"202{source.randint(3, 6)}-0{source.randint(1, 9)}-11"
    place = source.choice([None, {"state": "Bihar"}, {"state": "Bihar", "district": "Gaya"}, {"district": "Sitapur"}, {"district": "Agra"}])
    if place:
        fields["place"] = place
    fields["domain"] = source.choice(["developing-self", "developing-communities"])
    fields["themes"] = source.sample(["reading", "library", "attendance"], k=source.randint(0, 3))
    fields["grades"] = source.sample("12345", k=source.randint(0, 4))
    fields["tasks"] = [{"title": text(5)} for _ in range(source.randint(0, 2))]
    if source.random() < 0.3:
        fields["translations"] = {"hi": (text(4), text(6), text(50))}
    return fields


def random_query(source: random.Random) -> dict:
    asked = source.sample(VOCABULARY, k=source.choice((0, 1, 1, 2, 2, 3)))
    if asked and source.random() < 0.4:
        asked[-1] = asked[-1][: source.randint(1, len(asked[-1]))]
    choices = {
        "theme": ["reading", "library", "attendance"],
        "district": ["sitapur", "gaya", "agra"],
        "year": ["2024", "2025"],
        "grade": list("123"),
        "language": ["hi", "en"],
    }
    filters = {facet: source.sample(choices[facet], k=source.randint(1, 2)) for facet in source.sample(sorted(choices), k=source.choice((0, 0, 1, 2, 3)))}
    return {"text": " ".join(asked), "filters": filters, "any": source.random() < 0.3, "byDate": source.random() < 0.2}


@pytest.mark.parametrize(("seed", "size", "target"), [(1, 3, 30_000), (2, 60, 300), (3, 150, 900)])
def test_browser_ranks_and_counts_like_a_plain_reading(
    seed: int, size: int, target: int, tmp_path: Path, catalog_of, publish, visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For random collections and queries the stories, their order and every facet's counts are those of the stated formula."""
    monkeypatch.setattr(shards, "LONGEST", target)
    source = random.Random(seed)
    catalog = catalog_of(*(random_story(source, number) for number in range(size)))
    queries = [random_query(source) for _ in range(60)]
    levels = [levels_of(entry) for entry in oldest_first(catalog)]
    page = visit(publish(tmp_path, catalog))
    theirs = page.evaluate(
        """(queries) => Promise.all(queries.map(async (query) => {
            const { numbers, count } = await mela.find(query);
            return { numbers, counts: await count(mela.facets()), facets: mela.names };
        }))""",
        queries,
    )
    assert len({tuple(found["numbers"]) for found in theirs}) > 10 or size < 10
    for query, found in zip(queries, theirs, strict=True):
        numbers, counts = plain_search(catalog, levels, query["text"], query["filters"], any_word=query["any"], by_date=query["byDate"])
        shown = {facet: dict(zip(found["facets"][facet]["values"], values, strict=True)) for facet, values in found["counts"].items()}
        assert (query, found["numbers"], shown) == (query, numbers, counts)


def test_title_counts_more_than_summary_and_summary_more_than_body(catalog_of) -> None:
    """One mention in the title outranks many in the body."""
    catalog = catalog_of(
        {"id": "body", "title": "One", "body": "water " * 40},
        {"id": "summary", "title": "Two", "summary": "About water.", "body": "water"},
        {"id": "title", "title": "Water", "body": "water"},
    )
    levels = {entry.id: levels_of(entry)["water"] for entry in catalog.entries.values()}
    assert levels["title"] > levels["summary"] > levels["body"]
