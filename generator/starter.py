"""Beginnings: a new project, a new story's folder, the schemas that editors read."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.engine.templates import PROGRAM
from generator.errors import MachineError, ProjectError
from generator.intake.content import load_content
from generator.intake.project import load_project
from generator.model.label import slug
from generator.model.language import LANGUAGES
from generator.model.schema import schemas
from generator.model.story import LANGUAGE_PATTERN

STARTER = PROGRAM / "data" / "starter"
"""The files of a new project and of a new story; `{{name}}` and the like are filled in."""


def start_project(folder: Path, name: str) -> None:
    """Makes a project in `folder`, which is new or empty.

    Raises:
        ProjectError: there is something in the folder already.
        MachineError: it cannot be written; nothing is left of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(f"{folder} is there already and not empty. Name a new folder.")
    with _whole_or_nothing(folder):
        _copy(STARTER / "project", folder)
        for path in sorted(folder.rglob("*.yml")):
            _fill(path, name=json.dumps(name, ensure_ascii=False))
        write_schemas(folder / "schema")


def start_story(root: Path, title: str, *, story_id: str | None, state: str | None, district: str | None, language: str) -> Path:
    """Makes the folder of a new story under stories/, in its state's and district's folder if they are given; gives the folder.

    Raises:
        ProjectError: the language or place is unknown, no id can be made of the title, or the id is taken.
        MachineError: the folder cannot be written; nothing is left of it.
    """
    project = load_project(root)
    if not re.fullmatch(LANGUAGE_PATTERN, language):
        known = ", ".join(f"{code} ({known.english})" for code, known in LANGUAGES.items())
        raise ProjectError(f"'{language}' is no language code. Write one of {known}.")
    content = load_content(project)
    places = content.places
    found_state = places.find_state(state) if state else None
    if state and found_state is None:
        raise ProjectError(f"There is no state '{state}'.{_did_you_mean(places.close_state(state))}")
    found = places.find_district(district, found_state.id if found_state else None) if district else None
    if district and found is None:
        close = places.close_district(district, found_state.id) if found_state else None
        raise ProjectError(f"There is no single district '{district}'{'' if found_state else '; name its state too'}.{_did_you_mean(close)}")
    if found and found_state is None:
        found_state = places.states[found.state]
    name = story_id or slug(title)[:80].strip("-")
    if not name or slug(name) != name:
        raise ProjectError("The story needs an id of lower-case English letters, digits and hyphens. Give one: --id reading-corner")
    taken = next((path for path in project.stories.rglob(name) if path.is_dir()), None)
    if taken:
        raise ProjectError(f"The id '{name}' is taken by {taken.relative_to(root)}. Give another one: --id {name}-2")
    if name in content.withdrawn:
        raise ProjectError(f"The story '{name}' was withdrawn, so its id stays out. Give another one: --id {name}-2")
    folder = project.stories.joinpath(*[place.id for place in (found_state, found) if place], name)
    with _whole_or_nothing(folder):
        _copy(STARTER / "story", folder)
        _fill(
            folder / "story.yml",
            schema=Path(os.path.relpath(root / "schema" / "story.schema.json", folder)).as_posix(),
            title=json.dumps(title, ensure_ascii=False),
            language=language,
            state=found_state.labels["en"] if found_state else "",
            district=found.labels["en"] if found else "",
        )
    return folder


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes the JSON Schema of each kind of file as `<kind>.schema.json` and gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {folder / name: schema for name, schema in schemas().items()}
    for path, schema in made.items():
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return tuple(made)


@contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[None]:
    """Takes away what the block made in `folder`, which is new or empty, when the machine fails; so the same command can be given again."""
    was_there = folder.exists()
    try:
        yield
    except OSError as error:
        for path in folder.iterdir() if was_there and folder.is_dir() else [folder]:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif was_there:
                path.unlink(missing_ok=True)
        reason = error.strerror or "the machine refused"
        raise MachineError(f"{folder} cannot be written: {reason}. Make room on the disk or check the folder's permissions, then try again.") from error


def _copy(source: Path, target: Path) -> None:
    """Copies a folder; fails at the first file that cannot be written. `shutil.copytree` would go on, and fail with a list."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)


def _fill(path: Path, **values: str) -> None:
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    path.write_text(text, encoding="utf-8")


def _did_you_mean(name: str | None) -> str:
    return f" Did you mean '{name}'?" if name else ""
