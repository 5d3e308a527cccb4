"""The rules, a topic a module, each rule one function. A new rule is found by standing in one of these modules."""

from types import ModuleType

from generator.check.rule import CollectionRule, ContentRule, Rule, StoryRule
from generator.check.rules import (
    body,
    children,
    consent,
    dates,
    duplicates,
    evidence,
    fields,
    links,
    measures,
    photos,
    places,
    privacy,
    references,
    taxonomy,
    text,
    udise,
)

MODULES: tuple[ModuleType, ...] = (
    *(text, fields, body, measures, dates, places, udise, taxonomy),
    *(references, evidence, photos, consent, privacy, children, duplicates, links),
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (rule for module in MODULES for rule in vars(module).values() if isinstance(rule, StoryRule | CollectionRule | ContentRule)),
        key=lambda rule: rule.finding.code,
    )
)
"""Every rule, by code."""

STORY_RULES = tuple(rule for rule in RULES if isinstance(rule, StoryRule))
COLLECTION_RULES = tuple(rule for rule in RULES if isinstance(rule, CollectionRule))
CONTENT_RULES = tuple(rule for rule in RULES if isinstance(rule, ContentRule))
