"""Consent, and private data in text."""

import json

import pytest

from generator.model.identity import verhoeff
from tests.corpora import corpus

CONSENT = {
    "photos without consent": (
        "consent: {names: yes, by: A, on: 2026-01-01}",
        ["S601 warning [consent] no consent is recorded: 'reading.jpg' is left out (Ask those shown, or their parents; then add consent: with photos: yes, by: and on:)"],
    ),
    "consent at the photo itself": (
        "consent: {names: yes, by: A, on: 2026-01-01}\nevidence: [{file: reading.jpg, caption: A, alt: B, consent: yes}]",
        [],
    ),
    "names without consent": (
        "consent: {photos: yes, by: A, on: 2026-01-01}",
        ["S602 warning [consent] 'Kavita Verma' is named, but no consent to names is recorded (Add consent: with names: yes or names: no.)"],
    ),
    "nobody is named": ("leader: {role: teacher}\nconsent: {photos: yes, by: A, on: 2026-01-01}", []),
    "consent without who and when": (
        "consent: {photos: yes, names: yes}",
        ["S603 warning [{photos: yes, names: yes}] consent is given, but not by whom and when (Add by and on.)"],
    ),
    "consent without when": (
        "consent: {photos: yes, names: yes, by: A}",
        ["S603 warning [{photos: yes, names: yes, by: A}] consent is given, but not when (Add on.)"],
    ),
    "a contact that is not published": (
        "contact: {email: a@example.org}",
        ["S607 info [{email: a@example.org}] the contact is not published (With the person's leave, write publish: yes.)"],
    ),
    "a contact that is published": ("contact: {email: a@example.org, publish: yes}", []),
    "photos that were refused": (
        "consent: {photos: no, names: no}",
        [
            "S609 info [{file: reading.jpg, caption: A grandmother listens., alt: A girl reads to an old woman., task: 2}] "
            "'reading.jpg' is left out, because consent was refused (Remove the file.)"
        ],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), CONSENT.values(), ids=CONSENT)
def test_consent(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S6") == expected


PRIVATE = {
    "Call 9876543210 for books.": ["S604 [9876543210]"],
    "Call +91 98765 43210.": ["S604 [+91 98765 43210]"],
    "Call 09876543210 now": ["S604 [09876543210]"],
    "Office: 05862-242424": ["S604 [05862-242424]"],
    "Ask in London: +44 (20) 7123 4567 or here": ["S604 [+44 (20) 7123 4567]"],
    "It grew by +20 25 30 in three terms": [],
    "Write to kavita.verma@example.org today": ["S605 [kavita.verma@example.org]"],
    "Her number is 3123 4567 8909.": ["S606 [3123 4567 8909]"],
    "Her number is 399876543211.": ["S606 [399876543211]"],
    "From 2021 2022 2023 on": [],
    "School UDISE code 09876543210": [],
    "The code 3123 4567 8908 is of a book": [],
    "Marks were 65 70 80 90 55 and 31 of 142": [],
    "On 2026-03-28 at 10:30 we met 1234567890123456 times": [],
    "We spent 1,24,000 rupees @ 20 a book": [],
    "Our school is 09240100101": [],
}


@pytest.mark.parametrize(("words", "expected"), PRIVATE.items(), ids=PRIVATE)
def test_private_data_in_the_body(desk, honest_body, words, expected):
    found = desk.findings(desk.write("story", body=f"{honest_body}\n{words}\n"), codes="S604 S605 S606")
    assert [line[:5] + line[line.index("[") : line.index("]") + 1] for line in found] == expected


@pytest.mark.parametrize(
    "fields",
    [
        "title: Call 9876543210 for reading",
        "summary: Call 9876543210",
        "quotes: [{text: Call 9876543210, by: Meena}]",
        "evidence: [{file: reading.jpg, caption: Call 9876543210, alt: x}]",
    ],
)
def test_private_data_in_fields(desk, fields):
    found = desk.findings(desk.write("story", fields), codes="S604")
    assert len(found) == 1
    assert found[0].endswith("holds a telephone number; it is masked in what is published (Move it to contact:, or remove it.)")


def test_private_data_in_a_translation(desk):
    text = "---\ntitle: दादियों के साथ\nsummary: पढ़ना, ९८७६५४३२१०\n---\n\nफ़ोन 9876543210\n"
    found = desk.check(desk.write("story", texts={"story.hi.md": text}))[0].diagnostics
    assert [(d.code, d.file, d.span.line) for d in found if d.code == "S604"] == [
        ("S604", "stories/story/story.hi.md", 3),
        ("S604", "stories/story/story.hi.md", 6),
    ]


def test_the_finding_does_not_repeat_what_is_private(desk, honest_body):
    story = desk.check(desk.write("story", body=f"{honest_body} 9876543210 a@example.org 312345678909\n"))[0]
    said = " ".join(f"{d.message} {d.hint}" for d in story.diagnostics)
    assert len(story.diagnostics) == 3
    assert not any(secret in said for secret in ("9876543210", "a@example.org", "312345678909"))


@pytest.mark.parametrize("kind", ["IN_AADHAAR", "EMAIL_ADDRESS"])
def test_private_data_are_known_as_others_know_them(desk, kind):
    cases = [case for case in json.loads((corpus("pii-presidio") / "cases.json").read_text(encoding="utf-8")) if case["kind"] == kind]
    code = {"IN_AADHAAR": "S606", "EMAIL_ADDRESS": "S605"}[kind]
    for number, case in enumerate(cases):
        (checked,) = desk.check(desk.write(f"story-{number}", body=f"{case['text']}\n"))
        assert sum(d.code == code for d in checked.diagnostics) == case["expected"], case["text"]
    assert len(cases) > 5


@pytest.mark.parametrize(("digits", "good"), [("2363", True), ("2364", False), ("312345678909", True), ("399876543211", True), ("123456789012", False)])
def test_the_check_digit_of_verhoeff(digits, good):
    assert verhoeff(digits) is good
