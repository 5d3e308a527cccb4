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


_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""Pydantic's words for bounds of numbers that are checked behind a text, and JSON Schema's."""


def _as_written(schema: Any) -> Any:
    """The schema as people write YAML: yes and no beside true and false, and a field that is not required may be left empty."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {_BOUNDS.get(key, key): _as_written(value) for key, value in schema.items() if not _is_noise(key, value)}
    if made.get("type") == "boolean":
        del made["type"]
        made["enum"] = [True, False, "yes", "no"]
    if made.get("type") == "object" and "properties" in made:
        required = made.get("required", [])
        made["properties"] = {name: field if name in required else _or_empty(field) for name, field in made["properties"].items()}
    return made


def _is_noise(key: str, value: Any) -> bool:
    """Whether it helps no writer: titles made of field names, and defaults that an editor would write into the file as `null` or `[]`."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and (value is None or value == []))


def _or_empty(field: dict[str, Any]) -> dict[str, Any]:
    if {"type": "null"} in field.get("anyOf", []):
        return field
    kept = {key: value for key, value in field.items() if key in ("description", "default")}
    kind = {key: value for key, value in field.items() if key not in kept}
    return {"anyOf": [kind, {"type": "null"}], **kept}
