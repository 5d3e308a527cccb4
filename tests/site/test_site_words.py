"""The program's words in templates."""

import gettext

import jinja2
import pytest

from generator.site.words import install


class Backwards(gettext.NullTranslations):
    """A language in which every text is read from its end, placeholders excepted."""

    def gettext(self, message: str) -> str:
        return message if "%" in message else message[::-1]


@pytest.fixture
def words() -> jinja2.Environment:
    made = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    install(made, Backwards())
    return made


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Menu") }}', "uneM"),
        ("{{ _('Menu') }}", "uneM"),
        ('{{ _("Menu").upper() }}', "UNEM"),
        ('{% set word = _("Menu") %}<a title="{{ word }}">', '<a title="uneM">'),
        ('{{ _("Menu") ~ "<" }}', "uneM&lt;"),
        ('{{ _("100%%") }}', "100%"),
        ('{{ _("by %(name)s", name="<b>") }}', "by &lt;b&gt;"),
        ("{% for text in ('ab',) %}{{ _(text) }}{% endfor %}", "ba"),
        ("{{ f(_) }}", "ba"),
    ],
)
def test_words_are_translated_and_what_is_set_into_them_is_escaped(words, template, expected):
    assert words.from_string(template).render(f=lambda say: say("ab")) == expected


def test_fixed_words_are_part_of_the_compiled_template(words):
    assert "uneM" in words.compile('{{ _("Menu") }}', raw=True)
