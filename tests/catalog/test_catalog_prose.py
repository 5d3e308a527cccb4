import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.prose import html, plain, sections

ALLOWED = {"p", "br", "em", "strong", "del", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "h3", "h4", "h5", "h6"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("We *read* **aloud**.", "<p>We <em>read</em> <strong>aloud</strong>.</p>"),
        ("# Loud", "<h3>Loud</h3>"),
        ("### Quiet", "<h3>Quiet</h3>"),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>'),
        ("<script>alert(1)</script>", ""),
        ("a <b onclick='x'>bold</b> word", "<p>a bold word</p>"),
        ("![a face](face.jpg)", "<p></p>"),
        ("<!-- a note -->", ""),
    ],
)
def test_the_dialect(markdown, expected):
    assert html(markdown).strip() == expected


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "JaVaScRiPt:x"])
def test_only_links_that_a_reader_may_follow_are_links(address):
    assert "href" not in html(f"[here]({address}) <a href='{address}'>there</a>")


def test_links_say_that_they_were_submitted():
    assert html("[a](https://example.org/)") == '<p><a href="https://example.org/" rel="nofollow ugc noopener">a</a></p>\n'


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="<>/=\"'&;# abonclick:scriptyle\n`*[]()!"))
def test_nothing_but_the_allowed_elements_comes_out(markdown):
    made = html(markdown)
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", made)) <= ALLOWED
    assert not re.search(r"<[^>]*\s(on\w+|style|class|id|src)\s*=", made)


def test_a_body_is_cut_at_its_second_level_headings():
    found = sections("Before.\n\n## The need\nFew books.\n### More\nx\n## What we did ##\nWe read.\n## Empty\n")
    assert [(part.heading, part.id, part.markdown) for part in found] == [
        ("", "section-0", "Before."),
        ("The need", "the-need", "Few books.\n### More\nx"),
        ("What we did", "what-we-did", "We read."),
    ]


def test_a_heading_in_a_code_fence_is_no_heading():
    assert [part.heading for part in sections("## One\n```\n## not this\n```\nend")] == ["One"]


def test_a_heading_without_latin_letters_gets_a_numbered_id():
    assert [(part.heading, part.id) for part in sections("## ज़रूरत\nx")] == [("ज़रूरत", "section-1")]


def test_plain_words_keep_no_markup_and_single_spaces():
    assert plain("# One\n\n*two*   &amp; <b>three</b>\n- four") == "One two & three four"


def test_a_heading_full_of_blanks_costs_no_time():
    assert [part.heading for part in sections("## a" + " " * 20_000 + "b ##\nx")] == ["a" + " " * 20_000 + "b"]


@pytest.mark.parametrize("words", ['He said "no" & left', "<p onclick=x>a</p>", "a < b > c", "</p><p>x", "&lt;script&gt;"])
def test_plain_paragraphs_come_out_as_the_cleaner_would_write_them(words):
    assert nh3.clean(html(words), tags={"p"}) == html(words)
