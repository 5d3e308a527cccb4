"""One made story: its fields, its text and its translation, all told by its number, so that a project of a thousand begins like one of a million."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import PurePosixPath

from generator.model.sections import usual_heading
from made import campaign
from made.languages import Language, language
from made.places import OWN_LANGUAGE, Spot, block, cluster, spot, udise
from made.yaml_text import Value, written

CHARACTERS = 1_850
"""Characters of a story's text, on average."""

SECTIONS = {"need": 0.2, "work": 0.26, "change": 0.2, "difficulty": 0.12, "spread": 0.1, "try": 0.12}
"""The sections of a text and what part of it each takes."""

YEARS = {2026: 55, 2025: 20, 2024: 12, 2023: 8, 2022: 5}
FOLLOWING, ADAPTED, QUOTED, LINE_FORM = 0.7, 0.05, 0.8, 0.4
"""Shares of the stories that follow a practice, that adapted another, that quote somebody, whose fields stand in braces."""

GRADES = (("Primary", 1, 5), ("Upper Primary", 6, 8), ("Secondary", 9, 10))

Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a project is to be like: languages (the first is the main one), photos of a story, share of stories with a translation."""

    languages: Sequence[str]
    photos: int = 0
    translations: float = 0.0


@dataclass(frozen=True, slots=True)
class MadeStory:
    """A story's folder below the project and the texts of its files by name; `photos` are the names of the photos that belong there too."""

    folder: str
    texts: Mapping[str, str]
    photos: Sequence[str]


def story_id(number: int) -> str:
    """The id of the story of this number."""
    return f"{language('en').phrase(random.Random(f'id {number}'), 2).lower().replace(' ', '-')}-{number:06d}"


def make_story(number: int, wishes: Wishes) -> MadeStory:
    """The story of this number."""
    source = random.Random(f"story {number}")
    where = spot(source)
    code = where.language if where.language in wishes.languages and source.random() < OWN_LANGUAGE else source.choice(wishes.languages)
    words = language(code)
    parent = story_id(source.randrange(max(0, number - 500), number)) if number and source.random() < ADAPTED else None
    photos = [f"img-{2026 - index}{source.randint(1000, 9999)}-{number:06d}.jpg" for index in range(wishes.photos)]
    fields = _fields(number, source, where, words, parent, photos)
    texts = {"story.yml": written(fields, flow=source.random() < LINE_FORM), "story.md": _body(source, words, parent)}
    others = [other for other in wishes.languages if other != code]
    if others and source.random() < wishes.translations:
        texts.update([_translation(source, language(source.choice(others)), parent)])
    return MadeStory(str(PurePosixPath("stories", where.state, where.district, story_id(number))), texts, photos)


def _fields(number: int, source: random.Random, where: Spot, words: Language, parent: str | None, photos: Sequence[str]) -> Fields:
    """The fields of story.yml, in the order of the sample stories."""
    level, first, last = source.choices(GRADES, weights=(6, 3, 1))[0]
    started, finished = _days(number, source)
    practice = _drawn(source, "practices") if source.random() < FOLLOWING else None
    domain = campaign.practices()[practice] if practice else _drawn(source, "domains")
    code, leader = udise(where, number), f"{words.name(source, 2)} {words.name(source, 3)}"
    lowest = source.randint(first, last)
    children = source.randint(20, 400)
    tasks = [{"title": words.phrase(source, source.randint(4, 12)), "done": str(day)} for day in _days_between(source, started, finished, source.randint(3, 6))]
    optional: Fields = {
        **({"festival": campaign.FESTIVAL} if started.year == 2026 and (number % campaign.AWARDED == 0 or source.random() < 0.8) else {}),
        **({"practice": practice} if practice else {}),
        **({"adapted_from": parent} if parent else {}),
    }
    return {
        "title": words.phrase(source, source.randint(4, 8)),
        "summary": _summary(source, words),
        "language": words.code,
        "leader": {"name": leader, "role": _drawn(source, "roles")},
        "school": {"name": _school(words, level, source), **({"udise": code} if code else {}), "type": level},
        "place": {"state": where.state_name, "district": where.district_name, "block": block(where, number, words), "cluster": cluster(where, number, words)},
        **optional,
        "domain": domain,
        "themes": list(dict.fromkeys(_drawn(source, "themes") for _ in range(source.choice((1, 2, 2, 3))))),
        "grades": [str(grade) for grade in range(lowest, min(last, lowest + source.randint(0, 3)) + 1)],
        "subjects": [words.phrase(source, 1)],
        "started": str(started),
        "finished": str(finished),
        "cost": {"amount": source.choice((0, 0, 150, 400, 1_200, 4_000))},
        "reached": {"students": children, "teachers": source.randint(1, 14), "parents": source.randint(5, 200)},
        "objective": words.text(source, words.words_in(90)),
        "tasks": tasks,
        "measures": [_measure(source, words, children) for _ in range(source.choice((1, 1, 2)))],
        **({"evidence": [_evidence(source, words, name, leader, len(tasks)) for name in photos]} if photos else {}),
        **(
            {"quotes": [{"text": words.text(source, words.words_in(100)), "by": words.name(source, 2), "role": words.phrase(source, 1)}]}
            if source.random() < QUOTED
            else {}
        ),
        "consent": {"by": leader, "on": str(finished), "photos": "yes", "names": "yes"},
        "submitted": f"{finished + timedelta(days=source.randint(1, 30))}T{source.randint(8, 20):02d}:{source.randint(0, 59):02d}:00+05:30",
        "status": "published",
    }


def _days(number: int, source: random.Random) -> tuple[date, date]:
    """The first and the last day of the work; an awarded story's lie in the festival's year."""
    year = 2026 if number % campaign.AWARDED == 0 else source.choices(list(YEARS), weights=list(YEARS.values()))[0]
    started = date(year, 1, 3) + timedelta(days=source.randint(0, 150))
    return started, started + timedelta(days=source.randint(30, 110))


def _days_between(source: random.Random, started: date, finished: date, count: int) -> list[date]:
    return [started + timedelta(days=day) for day in sorted(source.choices(range((finished - started).days + 1), k=count))]


@cache
def _choices(kind: str) -> tuple[list[str], list[float]]:
    """The ids of a kind with running weights: the second is half as frequent as the first, the third a third ..."""
    ids = list(campaign.practices() if kind == "practices" else campaign.terms(kind))
    return ids, list(accumulate(1 / (rank + 1) for rank in range(len(ids))))


def _drawn(source: random.Random, kind: str) -> str:
    ids, weights = _choices(kind)
    return source.choices(ids, cum_weights=weights)[0]


def _school(words: Language, level: str, source: random.Random) -> str:
    """A school's name: its level in the language's words, and its village."""
    kind = f"{level} School" if words.code == "en" else words.phrase(random.Random(level), 2)
    return f"{kind} {words.name(source)}"


def _summary(source: random.Random, words: Language) -> str:
    """Two sentences or three, within the 300 characters that a summary may have."""
    text = words.text(source, words.words_in(source.uniform(110, 230)))
    return text if len(text) <= 300 else text[:299].rsplit(" ", 1)[0]


def _measure(source: random.Random, words: Language, total: int) -> Fields:
    before = source.randint(0, total // 2)
    return {
        "name": words.phrase(source, 3),
        "unit": words.phrase(source, 1).lower(),
        "before": before,
        "after": source.randint(before + 1, total),
        "total": total,
        "source": words.phrase(source, 5),
    }


def _evidence(source: random.Random, words: Language, name: str, credit: str, tasks: int) -> Fields:
    return {"file": name, "caption": words.phrase(source, 7), "alt": words.phrase(source, 10), "credit": credit, "task": source.randint(1, tasks)}


def _body(source: random.Random, words: Language, parent: str | None) -> str:
    """A text of about CHARACTERS in the six sections, with emphasis, lists, a quotation here and there and, in an adapted story, a link to the one it adapted."""
    size = CHARACTERS * source.lognormvariate(-0.06, 0.35)
    parts = []
    for section, share in SECTIONS.items():
        parts.append(f"## {usual_heading(section, words.code)}")
        parts += _paragraphs(source, words, size * share - 20)
        if section == "try" or (section == "work" and source.random() < 0.4):
            mark = source.choice(("- ", "1. "))
            parts.append("\n".join(mark + words.text(source, source.randint(3, 9)) for _ in range(source.randint(3, 5))))
        if section == "spread" and parent:
            parts.append(f"{words.text(source, 6)} [{words.phrase(source, 3)}](../{parent}/).")
    return "\n\n".join(parts) + "\n"


def _paragraphs(source: random.Random, words: Language, characters: float) -> list[str]:
    """So much text in paragraphs of about 300 characters."""
    count = max(1, round(characters / 300))
    return [_emphasised(source, words.text(source, words.words_in(characters / count))) for _ in range(count)]


def _emphasised(source: random.Random, text: str) -> str:
    """One paragraph in three has a word in bold or italics, one in thirty is a quotation."""
    kind = source.random()
    if kind < 0.33:
        words, mark = text.split(" "), source.choice(("*", "**"))
        place = source.randrange(len(words) - 1)
        words[place] = f"{mark}{words[place].rstrip('.,،।۔')}{mark}"
        return " ".join(words)
    return f"> {text}" if kind < 0.36 else text


def _translation(source: random.Random, words: Language, parent: str | None) -> tuple[str, str]:
    """The name and text of a file such as story.hi.md."""
    head = written({"title": words.phrase(source, source.randint(4, 8)), "summary": _summary(source, words)}, flow=False)
    return f"story.{words.code}.md", f"---\n{head}---\n{_body(source, words, parent)}"
