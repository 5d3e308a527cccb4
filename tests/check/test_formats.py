"""The forms in which a report is written."""

import base64
import html as html_words
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.check.findings import FINDINGS
from generator.check.formats import github, html, json_format, sarif, text
from generator.check.report import Report, reported, visible
from generator.engine.templates import program_themes
from generator.model.diagnostic import Diagnostic, Severity, Span
from generator.model.source import Positions
from generator.model.submission import SourceText, SubmittedStory


def report(line: str, column: int, end_column: int, message: str = "it is wrong", hint: str | None = "Mend it.", **rest: object) -> Report:
    """A report of one error in the one line of a file."""
    source = SourceText("stories/a/story.yml", line)
    found = Diagnostic("S302", Severity.ERROR, message, source.file, Span(1, column, 1, end_column), "a", hint)
    return Report((reported(SubmittedStory("a", "stories/a", source, Positions(), None, sources={source.file: source}), (replace(found, **rest),)),))


@pytest.fixture
def mixed(desk, report_of) -> Report:
    """Three stories: one in order, one with an error and a warning, one that cannot be read."""
    stories = [
        desk.write("reading-hour"),
        desk.write("school-radio", "title: SCHOOL RADIO FOR ALL\nplace: {state: Uttar Pradesh, district: Sitapurr}\nevidence: []", files={}),
        desk.write("unread", "titel: x"),
    ]
    return report_of(desk.check(*stories), (Diagnostic("P120", Severity.ERROR, "the id differs", "content/festivals/x.yml"),))


def test_text_shows_place_line_mark_and_hint():
    shown = text.render(report("place: {state: Uttar Pradesh, district: Sitapurr}", 42, 50, "district 'Sitapurr' is not in Uttar Pradesh", "Did you mean 'Sitapur'?"))
    assert shown == (
        "error[S302]: district 'Sitapurr' is not in Uttar Pradesh\n"
        "  --> stories/a/story.yml:1:42\n"
        "  1 | place: {state: Uttar Pradesh, district: Sitapurr}\n"
        "    |                                          ^^^^^^^^\n"
        "  help: Did you mean 'Sitapur'?\n"
        "\n"
        "1 story checked: 1 error, 0 warnings, 0 remarks. 1 story cannot be published until the errors are mended.\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "drawn", "mark"),
    [
        ("a: bad", 4, 7, "a: bad", "   ^^^"),
        ("読書: bad", 5, 8, "読書: bad", "      ^^^"),
        ("a: 読書", 4, 6, "a: 読書", "   ^^^^"),
        ("ক্ষ: bad", 6, 9, "ক্ষ: bad", None),
        ("e\u0301: bad", 5, 8, "e\u0301: bad", "   ^^^"),
        ("\ta: bad", 5, 8, "    a: bad", "       ^^^"),
        ("ab\tc: bad", 7, 10, "ab  c: bad", "       ^^^"),
        ("a: bad", 7, 7, "a: bad", "      ^"),
        ("a:", 40, 50, "a:", "  ^"),
    ],
)
def test_the_mark_stands_under_the_words(line, column, end, drawn, mark):
    shown = text.render(report(line, column, end)).splitlines()
    assert shown[2] == f"  1 | {drawn}"
    if mark is not None:
        assert shown[3] == f"    | {mark}"
    assert set(shown[3].split("| ")[1].strip()) == {"^"}


def test_of_a_long_line_the_part_around_the_mark_is_shown():
    shown = text.render(report("x" * 5000 + "BAD" + "y" * 5000, 5001, 5004)).splitlines()
    assert len(shown[2]) < 130
    assert shown[2][shown[3].index("^") : shown[3].rindex("^") + 1] == "BAD"


def test_a_mark_over_several_lines_ends_with_the_first():
    made = report("quote: >\n  more", 8, 3)
    story = made.stories[0]
    wide = replace(story.diagnostics[0], span=Span(1, 8, 2, 7))
    assert text.render(Report((replace(story, diagnostics=(wide,)),))).splitlines()[3] == "    |        ^"


def test_what_could_act_on_a_terminal_is_made_visible():
    shown = text.render(report("a: \x1b[2J\u202ebad", 4, 8, message="it is \x1b]0;x\x07 wrong", hint="mend\x1b[31m"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\u241b[2J\ufffdbad" in shown


def test_joiners_of_indian_scripts_stay():
    assert visible("क्\u200dष ന്\u200c") == "क्\u200dष ന്\u200c"


def test_colour_only_adds_to_the_words():
    made = report("a: bad", 4, 7)
    coloured = text.render(made, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text.render(made)


def test_nothing_found_is_said():
    assert text.render(Report(())) == "0 stories checked, nothing found.\n"


def test_json_keeps_its_contract(mixed):
    read = json.loads(json_format.render(mixed))
    assert list(read) == ["version", "stories", "errors", "warnings", "diagnostics"]
    assert (read["version"], read["stories"], read["errors"]) == (1, 3, 3)
    assert read["warnings"] == sum(d["severity"] == "warning" for d in read["diagnostics"])
    assert read["diagnostics"][0]["story"] is None
    assert read["diagnostics"] == sorted(read["diagnostics"], key=lambda d: (d["file"], d["line"], d["code"]))
    district = next(d for d in read["diagnostics"] if d["code"] == "S302")
    assert list(district) == ["code", "severity", "story", "file", "line", "column", "end_line", "end_column", "message", "hint"]
    line = next(mixed.line(found) for found in mixed.diagnostics if found.code == "S302")
    assert line[district["column"] - 1 : district["end_column"] - 1] == "Sitapurr"
    assert (district["severity"], district["story"], district["hint"]) == ("error", "school-radio", "Did you mean 'Sitapur'?")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_laid_out_as_the_encoder_does_it(count):
    found = report("a: b", 4, 5, message="one\u2028two\x85\nthree").stories[0].diagnostics
    made = json_format.render(Report((), tuple(replace(found[0], file=f"{number}.yml") for number in range(count))))
    assert made == json.dumps(json.loads(made), ensure_ascii=False, indent=2) + "\n"
    assert [d["message"] for d in json.loads(made)["diagnostics"]] == ["one\u2028two\x85\nthree"] * count


def test_sarif_names_its_rules_and_places(mixed):
    read = json.loads(sarif.render(mixed, FINDINGS))
    (run,) = read["runs"]
    assert read["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(FINDINGS)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert len(run["results"]) == len(mixed.diagnostics)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert all(number >= 1 for number in place["region"].values())


def test_sarif_writes_file_names_as_addresses():
    read = json.loads(sarif.render(report("a: b", 1, 2, file="stories/a/दादी 1.md"), FINDINGS))
    uri = read["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "stories/a/%E0%A4%A6%E0%A4%BE%E0%A4%A6%E0%A5%80%201.md"


def test_github_shows_errors_first(mixed):
    kinds = [line.split(" ")[0] for line in github.render(mixed).splitlines()]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert len(kinds) == len(mixed.diagnostics)


def test_github_commands_cannot_be_broken_out_of():
    made = github.render(report("a: b", 4, 5, message="50% wrong\n::error::x", hint=None, file="stories/a,b:c/x\ny"))
    assert made == "::error file=stories/a%2Cb%3Ac/x%0Ay,line=1,endLine=1,col=4,endColumn=4,title=S302::50%25 wrong%0A::error::x.\n"


@pytest.fixture
def page(desk, report_of) -> Callable[..., str]:
    """Makes the page of stories."""
    return lambda *stories: html.render(report_of(desk.check(*stories)), places=desk.content.places, folders=(program_themes(),), project="Festival <2026>")


def words(page: str) -> str:
    return " ".join(html_words.unescape(re.sub(r"<[^>]*>", " ", page.split("</head>")[1])).split())


def test_the_page_is_grouped_by_district_and_unknown_places_come_last(desk, page):
    shown = page(
        desk.write("a", "title: a: b"),
        desk.write("b", "domain: Sports"),
        desk.write("c", "title: C\ndomain: Sports\nschool:\nplace: {state: Bihar, district: Gaya}"),
        desk.write("d", "title: D\ndomain: Sports\nplace: {state: Bihar, district: Nowhere}\nschool:"),
        desk.write("e", "title: E"),
    )
    headings = re.findall(r"<h2>(.*?)</h2>", shown)
    assert [" ".join(re.sub(r"<[^>]*>", " ", heading).split()) for heading in headings] == [
        "District not known Bihar",
        "Gaya Bihar",
        "Sitapur Uttar Pradesh",
        "Place not known",
    ]


def test_the_page_tells_a_finding_in_plain_words(desk, page):
    shown = words(page(desk.write("a", "place: {state: Uttar Pradesh, district: Sitapurr}\nschool:")))
    assert "Must be mended District 'Sitapurr' is not in Uttar Pradesh. Sitapurr Did you mean 'Sitapur'? story.yml, line" in shown
    assert "1 story was checked. 1 of them cannot be published until it is mended." in shown


def test_the_page_takes_nothing_from_elsewhere_and_runs_nothing(desk, page, picture):
    shown = page(desk.write("a", "title: <script>alert(1)</script>\ndomain: '<img src=x onerror=alert(1)>'\nleader: {name: '<b>Q</b>', role: teacher}"))
    assert "<script" not in shown
    assert "onerror" not in re.sub(r"&lt;.*?&gt;", "", shown)
    assert not re.findall(r'(?:src|href)="(?!data:image/jpeg;base64,|#)', shown)
    assert "url(" not in shown
    assert "@import" not in shown
    assert "<title>What to mend in the stories – Festival &lt;2026&gt;</title>" in shown


def test_the_page_shows_small_photos_without_metadata(desk, page):
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6
    Image.new("RGB", (1600, 1200), (10, 200, 90)).save(stream, "JPEG", exif=exif)
    shown = page(desk.write("a", "domain: Sports", files={"reading.jpg": stream.getvalue()}))
    (data,) = re.findall(r"data:image/jpeg;base64,([^\"]+)", shown)
    raw = base64.b64decode(data)
    assert len(raw) < 4000
    assert b"secret" not in raw
    assert Image.open(io.BytesIO(raw)).size == (90, 120)


@pytest.mark.parametrize(
    "fields",
    [
        "consent: {photos: no, names: no}",
        "consent:",
        "consent: {photos: perhaps}",
        "evidence: [{file: reading.jpg, consent: no}]",
        "evidence: [{file: reading.jpg, blur: faces}]",
        "evidence:",
    ],
)
def test_a_photo_that_may_not_be_shown_is_not_in_the_page_either(desk, page, fields):
    assert "<img" not in page(desk.write("a", f"domain: Sports\n{fields}"))


def test_a_photo_that_cannot_be_read_is_not_shown(desk, page, picture):
    assert "<img" not in page(desk.write("a", files={"reading.jpg": picture()[:2000]}))


def test_the_page_does_not_send_private_data_around(desk, page, honest_body):
    shown = page(desk.write("a", body=f"{honest_body}\nCall 9876543210 or write to k@example.org\n"))
    assert "9876543210" not in shown
    assert "k@example.org" not in shown
    assert "The text holds a telephone number; it is masked in what is published." in words(shown)
    unpublished = page(desk.write("b", "contact: {name: Kamla, phone: 9876512345, publish: no}"))
    assert "The contact is not published." in words(unpublished)
    assert "9876512345" not in unpublished


def test_the_same_report_is_the_same_bytes(desk, mixed):
    def made() -> list[str]:
        page = html.render(mixed, places=desk.content.places, folders=(program_themes(),), project="x")
        return [page, text.render(mixed), json_format.render(mixed), sarif.render(mixed, FINDINGS), github.render(mixed)]

    first = made()
    assert first == made()
    assert str(Path.cwd()) not in "".join(first)
    assert str(desk.project.root) not in "".join(first)
