"""The project as a Hugo site: the layouts of bench/hugo/, a content file a story, and the names of all that they refer to as data."""

import json
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rivals.source import FACETS, Fields, Source, read_story, words

LAYOUTS = Path(__file__).resolve().parents[1] / "hugo"

FACET_NAMES = {
    "domain": ("Domain", "Domains"),
    "theme": ("Theme", "Themes"),
    "practice": ("Practice", "Practices"),
    "state": ("State", "States and union territories"),
    "district": ("District", "Districts"),
    "grade": ("Grade", "Grades"),
    "role": ("Role", "Roles"),
    "award": ("Award", "Awards"),
    "festival": ("Festival", "Festivals"),
    "year": ("Year", "Years"),
    "language": ("Language", "Languages"),
}

WORDS = tuple(
    "Skip to content|Main|Stories|Practices|Festivals|Figures|About|Search|Quick search|Search stories|Light|Dark|Books|Open data|Feed|Where you are|Next photo"
    "|Previous photo|Aim|The jury|At a glance|Who|School|Place|Grades|Subjects|When|Cost|No money|Reached|students|teachers|parents|Practice|Themes|Festival|Print|E-mail"
    "|First step|What helps|then|of %(total)s|Before|After|Counted by|The numbers as a table|Measure|Out of|Neighbouring stories|Previous|Next|Stories like this one"
    "|Last changed on %(day)s.|The information on this page was given by those who did the work. It was not evaluated by others.".split("|")
)
"""The program's own words on a page, as in Mela's templates."""

SECTIONS = (
    ("stories", "/stories/", "All stories"),
    ("browse", "/browse/", "Browse all stories"),
    ("guides", "/practices/", "Practices"),
    ("events", "/festivals/", "Festivals"),
)
"""Folders of the content, their addresses and titles. A folder `practices` beside a taxonomy `practice` would be taken for one of its terms."""

BATCH = 250


def write_hugo(project: Path, folder: Path, languages: Sequence[str]) -> None:
    """Writes the site's source into `folder`, which is not there yet."""
    source = Source(project)
    shutil.copytree(LAYOUTS, folder)
    _write_data(folder / "data", source, languages)
    for name, fields in source.practices.items():
        head = {"title": fields["label"]["en"], "description": fields["objective"]["en"], "id": name, "url": f"/practices/{name}/"}
        _write(folder / "content" / "guides" / f"{name}.md", head, fields["about"])
    for name, fields in source.festivals.items():
        winners = [award["story"] for award in fields.get("awards", ())]
        head = {
            "title": fields["label"]["en"],
            "description": fields["summary"]["en"],
            "day": fields["ceremony"]["date"],
            "winners": winners,
            "url": f"/festivals/{name}/",
        }
        _write(folder / "content" / "events" / f"{name}.md", head, "")
    for name, url, title in SECTIONS:
        _write(folder / "content" / name / "_index.md", {"title": title, "url": url}, "")
    for name, path in (("_index", "index"), ("about", "about")):
        _write(folder / "content" / f"{name}.md", {"title": "About"}, (project / "content" / f"{path}.md").read_text(encoding="utf-8"))
    (folder / "content" / "stories").mkdir(exist_ok=True)
    folders = source.story_folders
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write_stories, project, folder), [folders[start : start + BATCH] for start in range(0, len(folders), BATCH)]))


def _write_data(folder: Path, source: Source, languages: Sequence[str]) -> None:
    data = {
        "labels": {code: _labels_in(code, source) for code in languages},
        "practices": source.practices,
        "facets": {facet: dict(zip(("one", "many"), FACET_NAMES[facet], strict=True)) for facet in FACETS},
        "words": {code: words(code, WORDS) for code in languages},
    }
    folder.mkdir()
    for name, value in data.items():
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _labels_in(code: str, source: Source) -> dict[str, dict[str, str]]:
    """The names of each facet's values in a language, where they have none in English."""
    return {facet: {value: label.get(code) or label["en"] for value, label in labels.items()} for facet, labels in source.labels.items()}


def _write_stories(project: Path, folder: Path, homes: Sequence[Path]) -> None:
    source = Source(project)
    for home in homes:
        story = read_story(home)
        _write(folder / "content" / "stories" / f"{story.id}.md", _head(source, story.id, story.fields), story.body)


def _head(source: Source, story: str, fields: Fields) -> Fields:
    """A story's front matter: its fields under their own names, and what it is filed under as Hugo's taxonomies."""
    state, district = source.place_ids[fields["place"]["state"], fields["place"]["district"]]
    awards = source.awards.get(story, [])
    kept = ("title", "leader", "school", "place", "subjects", "started", "finished", "cost", "reached", "objective", "tasks", "measures", "quotes", "submitted")
    filed = {
        "domain": [fields["domain"]],
        "theme": fields["themes"],
        "practice": [fields["practice"]] if "practice" in fields else [],
        "state": [state],
        "district": [district],
        "grade": fields["grades"],
        "role": [fields["leader"]["role"]],
        "award": list(dict.fromkeys(award["level"] for award in awards)),
        "festival": [fields["festival"]] if "festival" in fields else [],
        "year": [fields["finished"][:4]],
        "language": [fields["language"]],
    }
    own = {"description": fields["summary"], "date": fields["finished"], "tongue": fields["language"], "awards": awards}
    return {name: fields[name] for name in kept if name in fields} | {name: value for name, value in (own | filed).items() if value}


def _write(path: Path, head: Mapping[str, object], body: str) -> None:
    """A content file. Its front matter is JSON, which Hugo reads faster than YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{body}", encoding="utf-8")
