"""What must hold of any bytes holds of the sample, of broken submissions and of whatever Hypothesis makes up; and what does not hold would be seen."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpora import corpus
from tools.fuzz import targets
from tools.fuzz.targets import DIVIDER, TARGETS
from tools.fuzz.words import WORDS

ROOT = Path(__file__).parents[1]
KNOWN = {
    "yaml": [b"-", b"a: 'it''s'\nb: [1, {c: d}]\n", "a: b\u2028c\n".encode(), b"- - - -\n", b"\xff\xfe", b"a: &x b\nc: *x\n"],
    "front-matter": [b"---\na: 1\n---\n\nbody\n", b"---\n", b"---\r\na: 1\r\n...\r\nbody", b"body\n---\n"],
    "story": [b"title: A\nsummary: B\n" + DIVIDER + b"## The need\n\nWords.\n", b"title: A\nsummary: B\n" + DIVIDER + b"\xe9", b"", DIVIDER * 3],
    "prose": [
        b'[a](/url\\ "title")\n',
        b"<a title=x href='javascript:1'>a</a>",
        b"3. c\n",
        b"a|b\n-|-\n1|2\n",
        b"<svg><style><a title='</style><img src onerror=1>'>",
    ],
    "picture": [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a\0\0\0\0", b"\0\0\0\x18ftypheic", b"BM" + b"\0" * 60],
    "document": [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n", b"%PDF-"],
}
"""Small bytes of every kind, those that once were findings among them."""


def stories() -> Iterator[bytes]:
    for fields in sorted((ROOT / "tests/broken").rglob("story.yml")):
        names = ("story.yml", "story.md", "story.hi.md")
        yield DIVIDER.join(path.read_bytes()[:20_000] if (path := fields.parent / name).is_file() else b"" for name in names)


def of_words(target: str) -> st.SearchStrategy[bytes]:
    """Bytes put together of the target's words and of others."""
    words = st.sampled_from([word.encode() for word in WORDS[target]]) | st.binary(max_size=3) | st.sampled_from([b"a", b"\n", b"  ", b"1"])
    return st.lists(words, max_size=25).map(b"".join)


@pytest.mark.parametrize(("target", "data"), [(target, data) for target, known in KNOWN.items() for data in known])
def test_it_holds_of_what_was_once_a_finding(target: str, data: bytes) -> None:
    TARGETS[target](data)


def test_it_holds_of_broken_submissions() -> None:
    tried = list(stories())
    for data in tried:
        targets.story(data)
    assert len(tried) > 10


@pytest.mark.parametrize("target", ["yaml", "front-matter", "prose"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_it_holds_of_words_put_together(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(of_words(target)))


@given(data=of_words("story"))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_holds_of_stories_put_together(data: bytes) -> None:
    targets.story(data)


@pytest.mark.parametrize("made", ["<p onclick='a'>b</p>", "<a href='javascript:a'>b</a>", "<img src='a'>", "<p><svg></svg></p>", "<a title='a' href='http://b'>c</a>"])
def test_html_outside_the_list_would_be_seen(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "html", lambda text: made)
    with pytest.raises(AssertionError):
        targets.prose(b"a")


def test_a_document_that_acts_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    path = next(path for path in sorted(corpus("pdf-pdfjs").glob("*.pdf")) if b"/JavaScript" in path.read_bytes())
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    monkeypatch.setattr(targets, "harmless", lambda data: (data, pages))
    with pytest.raises(AssertionError):
        targets.document(path.read_bytes())
