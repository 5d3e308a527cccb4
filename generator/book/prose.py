"""The Markdown of stories as the typesetter takes it: nested no deeper than it can go, which is less deep than any browser."""

from markupsafe import Markup

from generator.catalog import prose

DEEPEST = 16
"""Elements inside one another that are kept; an honest list in a quotation has six. The typesetter calls itself some ten times for each."""


def html(markdown: str) -> Markup:
    """Sanitised HTML of submitted Markdown. Of what is nested too deeply the words stay and the elements go."""
    return Markup(prose.shallow(prose.html(markdown), DEEPEST))  # noqa: S704 - sanitised by prose.html, of which whole pairs of tags are taken out
