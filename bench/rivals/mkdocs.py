"""The stories as pages of MkDocs and of Zensical, which read the same settings: they have no listings by facet, so the stories are all that they build."""

import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rivals.source import Fields, Source, Story, read_story

SETTINGS = """\
site_name: A made campaign
site_url: https://mela.example/
docs_dir: docs
theme:
  name: material
  font: false
plugins: []
markdown_extensions:
  - tables
  - toc
nav:
  - Home: index.md
validation:
  nav:
    omitted_files: ignore
"""

BATCH = 250


def write_mkdocs(project: Path, folder: Path) -> None:
    """Writes the site's source into `folder`, which is not there yet: a page a story, with its facts, tasks and measures as tables and lists."""
    docs = folder / "docs"
    (docs / "stories").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (docs / "index.md").write_text((project / "content" / "index.md").read_text(encoding="utf-8"), encoding="utf-8")
    folders = Source(project).story_folders
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write_stories, docs / "stories"), [folders[start : start + BATCH] for start in range(0, len(folders), BATCH)]))


def _write_stories(target: Path, homes: Sequence[Path]) -> None:
    for home in homes:
        story = read_story(home)
        (target / f"{story.id}.md").write_text(_page(story), encoding="utf-8")


def _page(story: Story) -> str:
    fields = story.fields
    head = {"title": fields["title"], "description": fields["summary"]}
    tasks = "\n".join(f"1. {task['title']}, {task['done']}" for task in fields["tasks"])
    rows = "\n".join(f"| {measure['name']} | {measure['before']} | {measure['after']} | {measure['total']} |" for measure in fields["measures"])
    quotes = "\n\n".join(f"> {quote['text']}\n>\n> {quote['by']}, {quote['role']}" for quote in fields.get("quotes", ()))
    front = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
    parts = [
        f"---\n{front}\n---",
        f"# {fields['title']}",
        fields["summary"],
        _facts(fields),
        story.body,
        tasks,
        f"| | | | |\n|---|---|---|---|\n{rows}",
        quotes,
    ]
    return "\n\n".join(parts) + "\n"


def _facts(fields: Fields) -> str:
    facts = {
        "Who": f"{fields['leader']['name']}, {fields['leader']['role']}",
        "School": f"{fields['school']['name']}, {fields['school'].get('udise', '')}",
        "Place": ", ".join(fields["place"].values()),
        "Grades": ", ".join(fields["grades"]),
        "When": f"{fields['started']} – {fields['finished']}",
        "Themes": ", ".join(fields["themes"]),
    }
    return "\n".join(f"- {name}: {text}" for name, text in facts.items())
