"""What the stories of a made project refer to: its settings, practices, the festival with its awards, and two hand-written pages."""

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import yaml

from made.languages import Language, language
from made.places import DATA
from made.yaml_text import Value, written

FESTIVAL = "made-festival-2026"

PRACTICES = 24
"""Practices of the campaign."""

AWARDED = 200
"""One story in so many has an award."""

CATEGORIES = ("reading", "every-child", "community", "leading-with-data", "teachers-who-learn")
LEVELS = ("winner", "runner-up", "special-mention")

SETTINGS = """\
site_name: A made campaign
site_url: https://mela.example/
site_description: Stories made for measuring.
docs_dir: content
exclude_docs: |
  *.yml
  *.csv
theme:
  name: material
  language: {main}
  font: false
plugins: []
markdown_extensions:
  - tables
  - toc
nav:
  - Home: index.md
  - Stories: browse/
  - Practices: practices/
  - Festivals: festivals/
  - Figures: figures/
  - About: about.md
validation:
  nav:
    not_found: ignore
"""


@cache
def terms(kind: str) -> Mapping[str, Mapping[str, Value]]:
    """The built-in taxonomy's domains, themes, roles, grades or awards, by id."""
    found: Mapping[str, Mapping[str, Value]] = yaml.load((DATA / "taxonomy" / f"{kind}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


@cache
def practices() -> Mapping[str, str]:
    """The practices' ids, the most followed first, and each one's domain."""
    source, domains = random.Random("practices"), list(terms("domains"))
    made = {f"{words.replace(' ', '-')}-{number}": number for number in range(PRACTICES) if (words := language("en").phrase(source, 2).lower())}
    return {name: source.choices(domains, weights=(2, 2, 6, 3))[0] for name in made}


def files(languages: Sequence[str], winners: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The paths and texts of a project's files but its stories; `winners` are the ids of the stories with an award."""
    yield "mkdocs.yml", SETTINGS.format(main=languages[0])
    yield "content/index.md", _page("A made campaign", language(languages[0]), random.Random("home"))
    yield "content/about.md", _page("About", language(languages[0]), random.Random("about"))
    for name, domain in practices().items():
        yield f"content/practices/{name}.yml", written(_practice(random.Random(name), domain, languages), flow=False)
    yield f"content/festivals/{FESTIVAL}.yml", written(_festival(random.Random(FESTIVAL), languages, winners), flow=True)
    yield "content/editions/book.yml", written({"title": _said(random.Random("book"), languages, 3), "festival": FESTIVAL, "date": "2026-11-14"}, flow=True)


def _page(title: str, words: Language, source: random.Random) -> str:
    paragraphs = "\n\n".join(f"## {words.phrase(source, 3)}\n\n{words.text(source, 60)}" for _ in range(3))
    return f"# {title}\n\n{words.text(source, 40)}\n\n{paragraphs}\n"


def _said(source: random.Random, languages: Sequence[str], count: int) -> Mapping[str, str]:
    """A label of so many words in English and all languages."""
    return {code: language(code).phrase(source, count) for code in dict.fromkeys(["en", *languages])}


def _practice(source: random.Random, domain: str, languages: Sequence[str]) -> Mapping[str, Value]:
    return {
        "label": _said(source, languages, 4),
        "domain": domain,
        "objective": _said(source, languages, 16),
        "duration": _said(source, languages, 2),
        "tasks": [{"title": _said(source, languages, 8)} for _ in range(5)],
        "resources": [{"title": "DIKSHA", "url": "https://diksha.gov.in/"}],
        "about": language("en").text(source, 80),
    }


def _festival(source: random.Random, languages: Sequence[str], winners: Sequence[str]) -> Mapping[str, Value]:
    awards: list[Value] = [
        {
            "story": story,
            "category": CATEGORIES[number % len(CATEGORIES)],
            "level": LEVELS[min(number // len(CATEGORIES), len(LEVELS) - 1)],
            "citation": _said(source, languages, 18),
        }
        for number, story in enumerate(winners)
    ]
    return {
        "label": _said(source, languages, 3),
        "year": 2026,
        "summary": _said(source, languages, 12),
        "organiser": _said(source, languages, 4),
        "categories": [{"id": category, "label": _said(source, languages, 2), "description": _said(source, languages, 9)} for category in CATEGORIES],
        "jury": [{"name": language("en").phrase(source, 2), "role": language("en").phrase(source, 4)} for _ in range(5)],
        **({"awards": awards} if awards else {}),
        "ceremony": {"date": "2026-11-14", "venue": _said(source, languages, 4)},
    }
