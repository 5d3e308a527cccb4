"""docs/checks.md and docs/fields.md, written from the registers of findings and from the models: `python -m generator.documentation` writes them anew."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.check.findings import FINDINGS
from generator.model.content import Edition, Festival, Practice, Term, Withdrawal
from generator.model.diagnostic import Severity
from generator.model.finding import Finding
from generator.model.grouping import Grouping
from generator.model.story import EvidenceKind, Status, Story

TOPICS = {
    "S0": "Reading files and folders",
    "S10": "Fields: types, unknown names, what is required",
    "S11": "Fields: types, unknown names, what is required",
    "S15": "Text and fields",
    "S16": "Text and fields",
    "S17": "Measures",
    "S2": "Dates",
    "S30": "Places",
    "S31": "UDISE codes",
    "S4": "Taxonomy and references",
    "S5": "Evidence",
    "S6": "Consent and private data",
    "S7": "Duplicates",
    "S8": "Links",
    "P": "Content: taxonomy, places, practices, festivals, editions",
}
"""Headings by the beginning of a code."""

MODELS: tuple[tuple[type[BaseModel], str], ...] = (
    (Story, "A story: `stories/<id>/story.yml`"),
    (Practice, "A practice: `content/practices/<id>.yml`"),
    (Festival, "A festival: `content/festivals/<id>.yml`"),
    (Edition, "A book or booklet: `content/editions/<id>.yml`"),
    (Term, "A word of the taxonomy: an entry of `content/taxonomy/<kind>.yml`"),
    (Withdrawal, "A story that was taken back: an entry of `content/withdrawn.yml`"),
)
"""The records that people write, with their headings; those within them follow."""


def _one_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"


_CHOICES = {kind.__name__: _one_of(kind) for kind in (EvidenceKind, Grouping, Status)} | {"Box": "four numbers from 0 to 100: `[x, y, width, height]`"}
"""What a field of one of these kinds takes, and a box."""


def checks_page(findings: Iterable[Finding]) -> str:
    """docs/checks.md."""
    lines = [
        "# Checks",
        "",
        "`mela check` looks at every story and at the content it refers to, and tells everything that it finds in one run. Each finding has a code;",
        "this page says what the codes mean. An **error** keeps its story out of the website and the book until it is mended (in a file under `content/`,",
        "it keeps out what is wrong). A **warning** asks to look; the story is published. A **remark** is worth knowing.",
        "",
        "This page is written by `python -m generator.documentation` from the rules themselves.",
    ]
    topic = ""
    for finding in findings:
        heading = next(TOPICS[start] for length in (3, 2, 1) if (start := finding.code[:length]) in TOPICS)
        if heading != topic:
            topic = heading
            lines += ["", f"## {heading}"]
        lines += [
            "",
            f"### {finding.code} {finding.title}",
            "",
            f"*{'remark' if finding.severity is Severity.INFO else finding.severity.value}*",
            "",
            *_paragraphs(finding.explanation),
        ]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, each on one line, with an empty line between."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        yield " ".join(paragraph.split())


def fields_page() -> str:
    """docs/fields.md."""
    lines = [
        "# Fields",
        "",
        "What may be written in the files of a project. Every field but those marked as required may be left out.",
        "In YAML a value needs no quotation marks, unless it holds a colon and a blank, or begins with a sign such as `[`, `{`, `*`, `&`, `#`, `!`, `%` or `@`.",
        "",
        "This page is written by `python -m generator.documentation` from the models; `mela schema` gives the same to editors.",
    ]
    told: set[str] = set()
    for model, heading in MODELS:
        schema = model.model_json_schema()
        parts: Mapping[str, Any] = schema.get("$defs", {})
        lines += ["", f"## {heading}", "", schema["description"].split("\n")[0], "", *_table(schema, named_by_its_file=model is not Story)]
        for name, part in parts.items():
            if "properties" in part and name not in told:
                told.add(name)
                lines += ["", f"### {name}", "", part["description"].split("\n")[0], "", *_table(part)]
    return "\n".join(lines) + "\n"


def _table(schema: Mapping[str, Any], *, named_by_its_file: bool = False) -> Iterator[str]:
    yield "| field | what it takes | what it means |"
    yield "| --- | --- | --- |"
    required = schema.get("required", [])
    for name, field in schema["properties"].items():
        words = field.get("description", "")
        note = "May be left out. " if name == "id" and named_by_its_file else "**Required.** " if name in required else ""
        yield f"| `{name}` | {_kind(field).replace('|', '&#124;')} | {note}{words.replace('|', '&#124;')} |"


def _kind(field: Mapping[str, Any]) -> str:
    """What a field takes, in words."""
    options = [option for option in field.get("anyOf", []) if option.get("type") != "null"]
    if options:
        return " or ".join(dict.fromkeys(_kind(option) for option in options))
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return _CHOICES.get(name) or f"[{name}](#{name.lower()})"
    kind = field.get("type")
    if kind == "array":
        items = _kind(field.get("items", {}))
        return f"list of {items}" if items.startswith("[") else f"list: each {items}"
    if kind == "object":
        return "text by language: `{en: ..., hi: ...}`"
    return _plain_kind(field)


def _plain_kind(field: Mapping[str, Any]) -> str:
    form = field.get("format")
    if form in ("date", "date-time", "uri"):
        return {"date": "date: `2026-07-15`", "date-time": "date and time: `2026-07-15T10:30:00+05:30`", "uri": "address: `https://...`"}[form]
    if field.get("type") in ("integer", "number"):
        low, high = (field.get(f"{word}imum", field.get(short)) for word, short in (("min", "ge"), ("max", "le")))
        bounds = f" from {low} to {high}" if low is not None and high is not None else f" from {low}" if low is not None else ""
        return f"{'whole number' if field['type'] == 'integer' else 'number'}{bounds}"
    if field.get("type") == "boolean":
        return "yes or no"
    if field.get("pattern", "").startswith("^[a-z0-9]"):
        return "id: lower-case letters a to z, digits, hyphens"
    limit = field.get("maxLength")
    return f"text of at most {limit:,} characters" if limit and limit < 2_000 else "text"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"checks.md": checks_page(FINDINGS), "fields.md": fields_page()}
