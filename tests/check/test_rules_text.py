"""The words of a story: title, summary, body, languages."""

import pytest

CASES = {
    "a title in capitals": (
        "title: READING WITH GRANDMOTHERS",
        [
            "S157 warning [READING WITH GRANDMOTHERS] the title 'READING WITH GRANDMOTHERS' is all in capital letters "
            "(Write it as a sentence: 'Reading with grandmothers'.)"
        ],
    ),
    "a Hindi title has no capitals": ("title: दादियों के साथ पढ़ने का घंटा", []),
    "an abbreviation is no shouting": ("title: LEAD", []),
    "a placeholder in a field": (
        "objective: TODO",
        ["S159 warning [TODO] the objective still holds the placeholder 'TODO' (Write what belongs there, or remove it.)"],
    ),
    "a placeholder in a caption": (
        "evidence:\n  - {file: reading.jpg, caption: xxxx, alt: A girl reads.}",
        ["S159 warning [xxxx] the caption still holds the placeholder 'xxxx' (Write what belongs there, or remove it.)"],
    ),
    "words that only look like placeholders": ("objective: Mastodons eat, and Class XX reads here.", []),
    "a language without a name": (
        "language: fr",
        ["S160 info [fr] the language 'fr' is known by its code alone (Check the code: hi is Hindi, te is Telugu, en is English.)"],
    ),
    "a language in another script": (
        "language: ta",
        ["S161 warning [ta] the text is said to be Tamil, but is written in the letters of English (Correct the language.)"],
    ),
    "a summary that repeats the title": (
        "summary: Reading hour, with grandmothers",
        ["S162 warning [Reading hour, with grandmothers] the summary says the same as the title (Say in one or two sentences what was done and what it changed.)"],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_words_of_the_fields(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S157 S158 S159 S16") == expected


FIELDS = {
    "a school without a place": (
        "place:",
        ['S150 warning [{name: Primary School Rampur, udise: "09240100101"}] a school is named, but no place (Add place: with state: and district:)'],
    ),
    "no domain": (
        "domain:",
        ["S151 warning [title] the story has no domain (Add domain: teaching-learning, that of its practice.)"],
    ),
    "neither domain nor practice": (
        "domain:\npractice:",
        ["S151 warning [title] the story has no domain (Add domain: with one of Strengthening Teaching-Learning Process or Developing Communities.)"],
    ),
    "no leader": ("leader:", ["S152 warning [title] the story does not say who did it (Add leader: with name: and role:, or organisation: for a system's work.)"]),
    "an organisation instead of a leader": ("leader:\norganisation: Leadership For Equity", []),
    "no tasks": ("tasks:\nevidence:", ["S164 info [title] the story lists no tasks (Add tasks: with a title: for each step.)"]),
}


@pytest.mark.parametrize(("fields", "expected"), FIELDS.values(), ids=FIELDS)
def test_fields_that_a_story_should_have(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S150 S151 S152 S164") == expected


SECTIONS = {
    "no text": (
        "",
        ["S153 warning [] the story has no text (Write it in story.md, with the headings The need, What we did, What changed, How it spread, Try it yourself.)"],
    ),
    "one section of six": (
        "## What we did\n" + "We read every day. " * 20,
        [
            "S154 warning [] the text has no sections 'The need', 'What changed', 'How it spread' and 'Try it yourself' "
            "(Begin each with its heading, for example '## The need'.)",
            "S155 info [] the text has no section 'What was hard' (Add it, with the heading '## What was hard'.)",
        ],
    ),
    "headings inside a block of code are none": (
        "## The need\n## What changed\n## What was hard\n## How it spread\n## Try it yourself\n```\n## What we did\n```\n" + "We read. " * 40,
        ["S154 warning [] the text has no section 'What we did' (Begin each with its heading, for example '## What we did'.)"],
    ),
    "closing marks and capitals do not matter": (
        "# THE NEED\n### What we did: ###\n## What changed?\n## What was hard\n## how it spread\n## Try it yourself!\n" + "We read. " * 40,
        [],
    ),
    "few words": (
        "## The need\n## What we did\n## What changed\n## What was hard\n## How it spread\n## Try it yourself\nWe read.",
        ["S156 warning [] the text has 24 words only (Write at least 60 words.)"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SECTIONS.values(), ids=SECTIONS)
def test_sections_of_the_body(desk, body, expected):
    assert desk.findings(desk.write("story", body=body), codes="S153 S154 S155 S156") == expected


def test_a_text_as_long_as_a_book_is_refused(desk, honest_body):
    assert desk.findings(desk.write("long", body=honest_body + "We read. " * 22_000), codes="S165") == []
    assert desk.findings(desk.write("longer", body="\n" + "We read. " * 25_000), codes="S165") == [
        "S165 error [] the text has 224,999 characters, about 67 pages of the book; at most 200,000 are taken "
        "(Tell it in two or three pages, and put the rest into a PDF that the evidence names.)"
    ]


SHOWN = "a" * 60 + "…"
WORDS = {
    "in the text": ("", f"We {'a' * 301} read.", [f"S166 error [{'a' * 301}] the text holds the 'word' '{SHOWN}' of 301 characters"]),
    "in a field": (f"objective: {'a' * 301}", "", [f"S166 error [{'a' * 301}] the objective holds the 'word' '{SHOWN}' of 301 characters"]),
    "in a caption": (
        f"evidence: [{{file: reading.jpg, caption: {'a' * 400}, alt: B}}]",
        "",
        [f"S166 error [{'a' * 400}] the caption holds the 'word' '{SHOWN}' of 400 characters"],
    ),
    "in a quote": (f"quotes: [{{text: {'क' * 301}}}]", "", [f"S166 error [{'क' * 301}] the quote holds the 'word' '{'क' * 60}…' of 301 characters"]),
    "at the limit": (f"objective: {'a' * 300}", "a" * 300, []),
    "a link to a long address": ("", f"[here](https://example.org/{'a' * 900}), ![x](data:{'a' * 900})", []),
}


@pytest.mark.parametrize(("fields", "body", "expected"), WORDS.values(), ids=WORDS)
def test_a_word_without_an_end(desk, honest_body, fields, body, expected):
    found = desk.findings(desk.write("story", fields, body=f"{honest_body}\n{body}\n"), codes="S166")
    assert found == [f"{line} (Put the blanks back between its words, or shorten it.)" for line in expected]


def test_a_long_address_is_to_be_written_as_a_link(desk, honest_body):
    found = desk.findings(desk.write("story", body=f"{honest_body}\nhttps://example.org/{'a' * 900}\n"), codes="S166")
    assert [line.split(" (")[1] for line in found] == ["Write it as [what it is](https://...).)"]


@pytest.mark.parametrize(("name", "expected"), [("story.zz.md", ["S167 warning"]), ("story.hi.md", []), ("story.en-IN.md", [])])
def test_a_translation_in_a_language_without_a_name(desk, name, expected):
    story = desk.write("story", texts={name: "---\ntitle: Grannies read\nsummary: They read each week.\n---\nSome text.\n"})
    found = desk.findings(story, codes="S167")
    assert [line[:12] for line in found] == expected
    assert all("hi is Hindi" in line for line in found)


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("hi", ("ज़रूरत", "हमने क्या किया", "क्या बदला", "क्या कठिन था?", "कैसे फैला", "ख़ुद आज़माएँ")),
        ("te", ("అవసరం", "మేము ఏమి చేశాం", "ఏమి మారింది", "ఏది కష్టమైంది", "ఎలా వ్యాపించింది", "మీరూ ప్రయత్నించండి")),
        ("ta", ("தேவை", "நாங்கள் செய்தது", "என்ன மாறியது", "எது கடினமாக இருந்தது", "இது எப்படிப் பரவியது", "நீங்களும் முயலுங்கள்")),
        ("ur", ("ضرورت", "ہم نے کیا کیا", "کیا بدلا", "کیا مشکل تھا", "یہ کیسے پھیلا", "آپ بھی کریں")),
        ("as", ("প্ৰথম কথা",)),
    ],
)
def test_sections_are_known_in_other_languages(desk, language, headings):
    body = "\n\n".join(f"## {heading}\n\n{'word ' * 15}" for heading in headings * 1) + "word " * 60
    assert desk.findings(desk.write("story", f"language: {language}", body=body), codes="S154 S155") == []


def test_nukta_may_be_written_in_both_ways_or_left_out(desk):
    headings = ("ज़रूरत", "हमने क्या किया", "क्या बदला", "चुनौतियां", "कैसे फैला", "खुद आजमाएं")
    body = "\n\n".join(f"## {heading}\n\nशब्द" for heading in headings)
    assert desk.findings(desk.write("story", "language: hi", body=body), codes="S154 S155") == []


def test_html_in_the_body_is_marked_where_it_stands(desk, honest_body):
    body = honest_body.replace("for one hour", "for <font color=red>one</font> hour")
    assert desk.findings(desk.write("story", body=body), codes="S158") == [
        "S158 warning [<font] the HTML '<font' in the text is not shown (Remove it, or write it in Markdown.)"
    ]


def test_signs_of_comparison_and_addresses_are_no_html(desk, honest_body):
    assert desk.findings(desk.write("story", body=f"{honest_body}\n2 < 3 and a<b>; see <https://example.org/x>\n".replace("a<b>", "a < b")), codes="S158") == []


def test_a_placeholder_in_the_body_is_marked_where_it_stands(desk, honest_body):
    story = desk.write("story", body=f"{honest_body}\nLorem ipsum dolor.\n")
    assert desk.findings(story, codes="S159") == [
        "S159 warning [Lorem ipsum] the text still holds the placeholder 'Lorem ipsum' (Write what belongs there, or remove it.)"
    ]
    finding = next(d for d in desk.check(story)[0].diagnostics if d.code == "S159")
    assert (finding.file, finding.span.line) == ("stories/story/story.md", honest_body.count("\n") + 2)


def test_a_translation_that_is_a_copy(desk, honest_body):
    head = "---\ntitle: Reading hour with grandmothers\nsummary: Every Friday grandmothers listen to children reading; within a term twice as many read a page.\n---\n"
    story = desk.write("story", texts={"story.hi.md": head + honest_body})
    assert desk.findings(story, codes="S161 S163") == [
        "S161 warning [Reading hour with grandmothers] the text is said to be Hindi, but is written in the letters of English (Correct the language.)",
        "S163 warning [Reading hour with grandmothers] the Hindi text is the same as the original (Translate it, or remove the file until it is translated.)",
    ]


def test_a_translation_in_its_own_script_is_fine(desk):
    text = "---\ntitle: दादियों के साथ पढ़ने का घंटा\nsummary: हर शुक्रवार दादियाँ बच्चों को पढ़ते हुए सुनती हैं।\n---\n\n## ज़रूरत\n\nबच्चे पढ़ नहीं पाते थे।\n"
    assert desk.findings(desk.write("story", texts={"story.hi.md": text})) == []


MEASURES = {
    "neither before nor after": (
        "{name: children who read, source: test}",
        ["S170 warning [{name: children who read, source: test}] the measure 'children who read' has neither before nor after (Add before: and after:)"],
    ),
    "a percentage over 100": (
        "{name: attendance, unit: '%', before: 60, after: 120, total: 80, source: register}",
        ["S171 warning [120] 120 per cent is not between 0 and 100 (Correct the number or the unit.)"],
    ),
    "more than there are": (
        "{name: children who read, before: 31, after: 188, total: 142, source: test}",
        ["S172 warning [188] after is 188, more than the total of 142 (Correct one of the two.)"],
    ),
    "per cent of how many": (
        "{name: attendance, unit: per cent, before: 60, after: 80, source: register}",
        ["S173 info [per cent] the measure 'attendance' is a percentage, but of how many is not said (Add total:)"],
    ),
    "nothing changed": (
        "{name: children who read, before: 31, after: 31, source: test}",
        ["S174 info [31] before and after are both 31 (Correct it, unless nothing changed.)"],
    ),
    "nobody counted": (
        "{name: readers, before: 31, after: 32}",
        ["S175 info [{name: readers, before: 31, after: 32}] the measure 'readers' does not say who counted (Add source:, for example the attendance register.)"],
    ),
    "an honest percentage": ("{name: attendance, unit: '%', before: 60, after: 80.5, total: 142, source: register}", []),
}


@pytest.mark.parametrize(("measure", "expected"), MEASURES.values(), ids=MEASURES)
def test_measures(desk, measure, expected):
    assert desk.findings(desk.write("story", f"measures:\n  - {measure}"), codes="S17") == expected
