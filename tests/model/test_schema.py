"""The JSON Schemas say what the models take, in the form that editors understand."""

import json

import pytest

from generator.model.content import Edition, Festival, Practice
from generator.model.schema import DIALECT, edition_schema, festival_schema, practice_schema, schemas, story_schema
from generator.model.story import Story


@pytest.mark.parametrize("schema", schemas().values(), ids=schemas())
def test_a_schema_names_its_dialect_its_title_and_every_field(schema: dict[str, object]) -> None:
    assert schema["$schema"] == DIALECT
    assert schema["title"]
    assert schema["additionalProperties"] is False
    assert "$id" not in json.dumps(schema)
    assert [name for name, field in schema["properties"].items() if not field.get("description") and "$ref" not in field] == []  # type: ignore[attr-defined]


def test_every_field_of_each_model_is_in_its_schema() -> None:
    for model, schema in ((Story, story_schema()), (Practice, practice_schema()), (Festival, festival_schema()), (Edition, edition_schema())):
        assert list(schema["properties"]) == list(model.model_fields)


def test_required_fields_are_those_that_a_writer_must_give() -> None:
    assert {name: schema["required"] for name, schema in schemas().items()} == {
        "story.schema.json": ["title", "summary"],
        "practice.schema.json": ["label", "objective"],
        "festival.schema.json": ["label", "year"],
        "edition.schema.json": ["title"],
    }


def test_fields_are_as_people_write_them() -> None:
    schema = story_schema()
    fields, parts = schema["properties"], schema["$defs"]
    assert fields["title"] == {"description": "The story's title.", "maxLength": 200, "minLength": 1, "type": "string"}
    assert fields["started"]["anyOf"][0] == {"format": "date", "type": "string"}
    assert {"enum": [True, False, "yes", "no"]} in parts["Consent"]["properties"]["photos"]["anyOf"]
    assert parts["School"]["properties"]["udise"]["anyOf"][0]["anyOf"] == [{"type": "string"}, {"type": "integer"}]
    assert parts["Status"]["enum"] == ["draft", "submitted", "published", "withdrawn"]
    assert fields["established"]["anyOf"][0] == {"maximum": 2200, "minimum": 1800, "type": "integer"}


def test_fields_that_are_not_required_may_be_left_empty() -> None:
    schema = story_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert ({"type": "null"} in field.get("anyOf", [])) is (name not in part.get("required", []))


def test_only_words_of_json_schema_are_used() -> None:
    known = {
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "default",
        "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "prefixItems", "minItems", "maxItems",
    }  # fmt: skip

    def words(schema: object) -> set[str]:
        if isinstance(schema, list):
            return set().union(*map(words, schema))
        if not isinstance(schema, dict):
            return set()
        inner = [value for key, value in schema.items() if key not in ("properties", "$defs", "default", "enum")]
        named = [value for key in ("properties", "$defs") for value in schema.get(key, {}).values()]
        return set(schema).union(*map(words, [*inner, *named]))

    assert set().union(*map(words, schemas().values())) <= known
