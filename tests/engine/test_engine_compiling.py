from datetime import date

import jinja2
import pytest
from markupsafe import Markup, escape

from generator.engine.compiling import Environment, Inlined, text


def environment(**templates):
    loader = jinja2.DictLoader(templates)
    return Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, extensions=[Inlined])


@pytest.mark.parametrize("value", ["<b> & \"'", "सीतापुर", "", Markup("<b>"), 3, 2.5, True, None, date(2026, 1, 30), ["<"], type("Word", (str,), {})("<")])
def test_a_value_is_written_as_markupsafe_escapes_it(value):
    assert text(value) == str(escape(value))
    assert environment(page="<p>{{ value }}</p>").get_template("page").render(value=value) == f"<p>{escape(value)}</p>"


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        environment(page="{{ value }}").get_template("page").render()


def test_included_templates_share_the_names_around_them():
    found = environment(page='{% for n in (1, 2) %}\n{% include "row" %}\n{% endfor %}', row='<i>{{ n }}</i>{% include "end" %}\n', end="{{ name }}")
    assert found.get_template("page").render(name="<") == "<i>1</i>&lt;\n<i>2</i>&lt;\n"


def test_calls_take_names_and_lists_as_python_does():
    page = environment(page="{{ join(1, sign='<') }}{{ join(*more) }}{{ join(**named) }}{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('&') }}").get_template("page")
    assert page.render(join=lambda a, sign="-": f"{a}{sign}", more=(2, "+"), named={"a": 3}) == "1&lt;2+3-<&amp;>"


def test_functions_of_the_environment_may_want_the_context():
    found = environment(page="{{ here() }}")
    found.globals["here"] = jinja2.pass_context(lambda context: context["name"])
    assert found.get_template("page").render(name="Sitapur") == "Sitapur"


class Story:
    def __init__(self):
        self.title = "<Rain>"
        self.where = {"district": {"name": "Sitapur"}}

    def __getitem__(self, name):
        return f"item {name}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ story.title }}", "&lt;Rain&gt;"),
        ("{{ story.other }}", "item other"),
        ("{{ story.where.district.name }}", "Sitapur"),
        ("{{ story.where.state is defined }}", "False"),
        ("{{ story.where.state | default('?') }}", "?"),
        ("{{ nothing is defined }}{{ nothing | default('-') }}", "False-"),
        ("{% for n in (1, 2) %}{{ story.title if loop.first }}{{ later | default('.') }}{% set later = n %}{{ later }}{% endfor %}", "&lt;Rain&gt;.1.2"),
        ("{% macro m() %}{{ story.title }}{% endmacro %}{{ m() }}", "&lt;Rain&gt;"),
        ("{{ 'x' if false }}{{ ('<' | e) ~ story.title }}", "&lt;&lt;Rain&gt;"),
    ],
)
def test_names_and_attributes_are_what_they_are_in_jinja(template, expected):
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    assert plain.from_string(template).render(story=Story()) == expected
    assert environment(page=template).get_template("page").render(story=Story()) == expected


@pytest.mark.parametrize("template", ["{{ story.where.state }}", "{{ story.where.state.name }}", "{% if nothing %}{% endif %}", "{% for n in nothing %}{% endfor %}"])
def test_what_is_missing_is_an_error_as_in_jinja(template):
    with pytest.raises(jinja2.UndefinedError):
        environment(page=template).get_template("page").render(story=Story())


def test_a_template_that_may_not_change_is_found_again():
    found = environment(page="x")
    found.auto_reload = False
    assert found.get_template("page") is found.get_template("page")
