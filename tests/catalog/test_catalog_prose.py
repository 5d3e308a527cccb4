import json
import re
import resource
import subprocess
import sys
from collections.abc import Iterator

import nh3
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.catalog import prose
from generator.catalog.prose import html, plain, sections
from tests.corpora import corpus
from tools.fuzz.targets import ELEMENTS


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("We *read* **aloud**.", "<p>We <em>read</em> <strong>aloud</strong>.</p>"),
        ("# Loud", "<h3>Loud</h3>"),
        ("### Quiet", "<h3>Quiet</h3>"),
        ("##### a\n##### b\n# c\n#### d\n### e", "<h3>a</h3>\n<h3>b</h3>\n<h3>c</h3>\n<h4>d</h4>\n<h3>e</h3>"),
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
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", made)) <= ELEMENTS
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


HARD = st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="a \xa0\r\n\t&#;\"'0xlt\u2028\x00\ufdd0\u202e")


@given(HARD)
def test_what_need_not_be_cleaned_comes_out_as_the_cleaner_would_write_it(words):
    words = words.replace("<", "")
    made = pyromark.html(words, options=prose._OPTIONS)
    assert html(words) == prose._CLEANER.clean(prose._in_order(made))


@pytest.mark.parametrize(
    "words", ['He said "no" & left', "<p onclick=x>a</p>", "a < b > c", "</p><p>x", "&lt;script&gt;", "a\xa0b", "a&#13;b", "x\r\ny\rz", "&#0;&#x80;"]
)
def test_plain_paragraphs_come_out_as_the_cleaner_would_write_them(words):
    assert nh3.clean(html(words), tags={"p"}) == html(words)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a <em>b</em> <strong>c</strong>", "<p>a b c</p>"),
        ("<table><tr><td>cell</td></tr></table>", "<p>cell</p>"),
        ("<H2 id=x>loud</H2>", "<p>loud</p>"),
        ("<a href='https://example.org/'>there</a>", "<p>there</p>"),
        ("`<em>` and <https://example.org/>", '<p><code>&lt;em&gt;</code> and <a href="https://example.org/" rel="nofollow ugc noopener">https://example.org/</a></p>'),
        ("    <p>code</p>", "<pre><code>&lt;p&gt;code&lt;/p&gt;</code></pre>"),
        ('[a](https://example.org/ "title")', '<p><a href="https://example.org/" rel="nofollow ugc noopener">a</a></p>'),
    ],
)
def test_a_tag_that_somebody_wrote_makes_no_element(markdown, expected):
    assert re.sub(r"\s*\n\s*", "", html(markdown)) == expected


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("HTTP://example.org", True),
        ("https://example.org/@someone", True),
        ("mailto:school@example.org", True),
        ("../reading-hour/", True),
        ("../reading-hour/#what-changed", True),
        ("https:example.org", False),
        ("https:///example.org", False),
        ("https://gov.in@example.org/", False),
        ("https://gov.in\\\\@example.org/", False),
        ("//example.org/share", False),
        ("/admin/", False),
        ("../../../etc/", False),
        ("#content", False),
        ("tel:+911234567890", False),
        ("sms:1", False),
        ("blob:https://example.org/x", False),
    ],
)
def test_a_link_leads_to_a_whole_address_or_to_another_story(address, followed):
    assert ("href" in html(f"[a]({address})")) is followed


def elements(made: str) -> set[str]:
    return {node.tag for node in LexborHTMLParser(f"<main>{made}</main>").css("main *")}


def test_the_examples_of_commonmark_make_no_element_that_a_parser_without_raw_html_does_not_make():
    """The reference is markdown-it with HTML off. What stands within a block of HTML is text to it and nothing to us, so ours may have fewer."""
    reference = MarkdownIt("commonmark", {"html": False})
    examples = [example["markdown"] for example in json.loads((corpus("commonmark-spec") / "spec.json").read_text(encoding="utf-8"))]
    assert len(examples) > 600
    for markdown in examples:
        made, expected = elements(html(markdown)), elements(reference.render(markdown))
        assert {re.sub("h[1-6]", "heading", tag) for tag in expected} >= {re.sub("h[1-6]", "heading", tag) for tag in made}, markdown


def test_links_of_markdown_it_that_no_reader_should_follow_are_none():
    cases = json.loads((corpus("markdown-it") / "xss.json").read_text(encoding="utf-8"))
    addresses = [str(node.attributes.get("href") or "https:") for case in cases for node in LexborHTMLParser(html(case["markdown"])).css("a")]
    assert addresses
    assert all(re.match(r"https?:|mailto:|\.\./[a-z]", address) for address in addresses)


PATHOLOGICAL = (
    "*a **a " * 20_000,
    "> " * 50_000 + "a",
    "- " * 30_000 + "x" + "\n" * 30_000,
    ">" * 50_000 + "a*" * 50_000,
    "*" * 60_000 + "a" + "*" * 60_000,
    "[" * 50_000 + "](" * 50_000,
    "<b>" * 100_000,
    "<div>\n" + "<a \"'" * 100_000,
    "<div>\n" + '<i title=">">' * 299,
    "</" + "<!--" * 100_000,
    "![[]()" * 50_000,
    "&#" * 100_000,
    "|" * 20_000 + "\n" + "|-" * 10_000 + "\n" + "|a\n" * 200,
    "## a\n" + "<p>" * 299 + "\n",
)
"""Our own inputs of a kind that made parsers and cleaners quadratic or ran them out of stack."""


def pathological() -> Iterator[str]:
    for case in json.loads((corpus("markdown-pathological") / "cases.json").read_text(encoding="utf-8")):
        if "parts" in case:
            yield "".join(text * times for text, times in case["parts"])
        elif "lines" in case:
            yield "\n".join(case["lines"]["indent"] * number + case["lines"]["text"] for number in range(case["lines"]["count"]))
        elif "growing" in case:
            growing = case["growing"]
            yield "".join(growing["prefix"] + growing["unit"] * number for number in range(growing["from"], growing["to"]))
        else:
            yield "".join(case["numbered"]["define"].format(n=number) for number in range(case["numbered"]["count"])) + case["numbered"]["tail"] * 5_000


RENDER = """
import json, sys
from generator.catalog.prose import html, plain, sections
for markdown in json.load(sys.stdin):
    made = [html(part.markdown) for part in sections(markdown)]
    plain(markdown[:200_000])
    print(max([0, *(text.count("<li>") + text.count("<blockquote>") for text in made)]))
"""
SECONDS, BYTES = 40, 4_000_000_000
"""More than fifty times what they take, so that only what grows with the square or the depth runs into it."""


@pytest.mark.parametrize("inputs", [lambda: PATHOLOGICAL, pathological], ids=["own", "collection"])
def test_pathological_markdown_ends(inputs):
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    texts = list(inputs())
    done = subprocess.run([sys.executable, "-c", RENDER], input=json.dumps(texts), capture_output=True, text=True, preexec_fn=limit)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", len(texts))


def test_what_is_nested_too_deeply_keeps_its_words():
    made = html("> " * 200 + "a\n\n" + "*b* " * 200)
    assert made.count("<blockquote>") == prose.DEEPEST
    assert LexborHTMLParser(made).body.text().split() == ["a", *["b"] * 200]
    assert made.count("<em>b</em>") == 200


def test_a_page_of_code_with_very_many_tags_stays_readable():
    made = html("`<p>` " * prose.MANY + "<em>x</em> &lt;")
    assert made.count("<code>&lt;p&gt;</code>") == prose.MANY
    assert "&lt;em&gt;x&lt;/em&gt; &lt;" in made
