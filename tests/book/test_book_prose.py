"""The Markdown of stories as the typesetter takes it."""

import re

import weasyprint

from generator.book.prose import DEEPEST, html
from generator.catalog import prose


def deepest(text: str) -> int:
    depth = most = 0
    for closing in re.findall(r"<(/?)(?!br|hr)[a-z]", text):
        depth += -1 if closing else 1
        most = max(most, depth)
    assert depth == 0
    return most


def test_honest_nesting_stays_as_it_is() -> None:
    text = "> - *one*\n>   1. two **three**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\nfour  \nfive"
    assert html(text) == prose.html(text)


def test_what_is_nested_without_end_is_typeset() -> None:
    for text in (">" * 3000 + " words", "- " * 300 + "words", "> - " * 200 + "words\n\nand more"):
        made = html(text)
        assert deepest(made) <= DEEPEST
        assert "words" in made
        assert weasyprint.HTML(string=made).render().pages
