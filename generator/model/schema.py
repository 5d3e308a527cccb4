"""JSON Schemas of the files that people write, so that their editors complete and check them (JSON Schema 2020-12)."""

from typing import Any

from pydantic import BaseModel

from generator.model.content import Edition, Festival, Practice
from generator.model.story import Story

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def story_schema() -> dict[str, Any]:
    """The schema of `story.yml`."""
    return _schema(Story, "Story", "The fields of story.yml: one school's improvement, as submitted.")


def practice_schema() -> dict[str, Any]:
    """The schema of a file in content/practices/."""
    return _schema(Practice, "Practice", "A reusable micro-improvement that many stories may follow.", named_by_file=True)


def festival_schema() -> dict[str, Any]:
    """The schema of a file in content/festivals/."""
    return _schema(Festival, "Festival", "One edition of a festival: categories, jury, awards, ceremony.", named_by_file=True)


def edition_schema() -> dict[str, Any]:
    """The schema of a file in content/editions/."""
    return _schema(Edition, "Edition", "A book or booklet: its cover, first pages and chapters.", named_by_file=True)


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file: `story.schema.json` ..."""
    made = {"story": story_schema(), "practice": practice_schema(), "festival": festival_schema(), "edition": edition_schema()}
    return {f"{name}.schema.json": schema for name, schema in made.items()}


def _schema(kind: type[BaseModel], title: str, description: str, named_by_file: bool = False) -> dict[str, Any]:
    schema = _as_written(kind.model_json_schema())
    if named_by_file:
        # The file's name is the id; the field may repeat it.
        schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    return {"$schema": DIALECT, **schema, "title": title, "description": description}


def _as_written(schema: Any) -> Any:
    """The schema as people write YAML: yes and no beside true and false, and any field may be left empty."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _as_written(value) for key, value in schema.items() if key != "title" or not isinstance(value, str)}
    if made.get("type") == "boolean":
        del made["type"]
        made["enum"] = [True, False, "yes", "no"]
    return made
