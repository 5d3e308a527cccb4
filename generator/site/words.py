"""The program's own words in templates: `_("Menu")` is translated once, when a template is compiled for a language, not on every page."""

from collections.abc import Callable, Iterator
from functools import cache
from gettext import NullTranslations
from typing import Any

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from generator.engine.compiling import text as written

_CALL = ("name", "lparen", "string", "rparen")


class FixedWords(Extension):
    """Reads `_("Menu")`, with nothing to be set into it, as `("Menu" | translated)`: a filter of a constant, which Jinja works out when it compiles."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template with these calls replaced."""
        held: list[Token] = []
        for token in stream:
            held.append(token)
            if tuple(t.type for t in held) == _CALL and held[0].value == "_":
                line = token.lineno
                yield from (held[1], held[2], Token(line, "pipe", "|"), Token(line, "name", "translated"), held[3])
                held = []
            while held and (held[0].value != "_" or tuple(t.type for t in held) != _CALL[: len(held)]):
                yield held.pop(0)
        yield from held


def install(environment: jinja2.Environment, catalogue: NullTranslations) -> None:
    """Lets the templates of an environment speak the language of a catalogue: `_("Menu")`, `_("Page %(number)s", number=2)`."""
    say = _translator(catalogue)
    environment.filters["translated"] = say
    environment.globals["_"] = say
    environment.add_extension(FixedWords)


def _translator(catalogue: NullTranslations) -> Callable[..., Markup]:
    """As Jinja's own newstyle gettext: a translation is trusted, what is set into it is escaped."""

    @cache
    def fixed(text: str) -> Markup:
        return Markup(catalogue.gettext(text)) % {}  # noqa: S704 - the program's own words

    pattern = cache(catalogue.gettext)

    def say(text: str, **values: Any) -> Markup:
        if not values:
            return fixed(text)
        # Made as a text of this class at once: Markup's own way asks first whether it is given markup.
        return str.__new__(Markup, pattern(text) % {name: written(value) for name, value in values.items()})

    return say
