from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from generator.engine.templates import closure, environment, program_themes, theme_file, theme_folders


def test_text_is_escaped(tmp_path: Path) -> None:
    made = environment([tmp_path], "en").from_string("{{ text }} {{ _('%(name)s wrote', name=text) }}").render(text="<b>")
    assert made == "&lt;b&gt; &lt;b&gt; wrote"


def test_a_name_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment([tmp_path], "en").from_string("{{ nothing }}").render()


def test_a_project_overrides_a_file_of_the_program(tmp_path: Path) -> None:
    folders = theme_folders(tmp_path)
    assert theme_file(folders, "serve/reload.js") == program_themes() / "serve" / "reload.js"
    (tmp_path / "serve").mkdir()
    (tmp_path / "serve" / "reload.js").write_text("")
    assert theme_file(folders, "serve/reload.js") == tmp_path / "serve" / "reload.js"


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    folder = tmp_path / "themes"
    folder.mkdir()
    for name, text in {
        "page": '{% from "part" import part %}{% include "row" %}{{ part() }}',
        "row": "<i>",
        "part": "{% macro part() %}<b>{% endmacro %}",
        "other": "x",
    }.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(("changed", "concerns_page"), [("page", True), ("row", True), ("part", True), ("other", False)])
def test_the_closure_of_a_template_is_it_and_all_that_it_names(themes: Path, changed: str, concerns_page: bool) -> None:
    before = closure([themes], "page")
    (themes / changed).write_text("changed")
    assert (closure([themes], "page") != before) == concerns_page


def test_a_template_that_names_another_by_a_variable_may_mean_any(themes: Path) -> None:
    (themes / "page").write_text("{% include name %}")
    before = closure([themes], "page")
    (themes / "other").write_text("changed")
    assert closure([themes], "page") != before


def test_a_template_that_is_not_there_has_no_closure(themes: Path) -> None:
    with pytest.raises(FileNotFoundError):
        closure([themes], "nothing")


class CompiledError(Exception):
    """A template was compiled."""


@pytest.fixture
def warm(themes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Renders the page from what an earlier run kept, in which compiling raises an exception."""
    kept = tmp_path / "kept"

    def render(language: str = "hi", made_by: str = "") -> str:
        return environment([themes], language, kept, made_by).get_template("page").render()

    render()

    def refuse(*_: object, **__: object) -> None:
        raise CompiledError

    monkeypatch.setattr("jinja2.environment.Environment.compile", refuse)
    return render


def test_a_template_is_compiled_once_ever(warm: Callable[..., str]) -> None:
    assert warm() == "<i><b>"


@pytest.mark.parametrize("changed", ["page", "row"])
def test_what_changed_is_compiled_anew(warm: Callable[..., str], themes: Path, changed: str) -> None:
    (themes / changed).write_text("changed")
    with pytest.raises(CompiledError):
        warm()


@pytest.mark.parametrize("other", [{"language": "te"}, {"made_by": "another"}])
def test_code_made_for_others_is_not_run(warm: Callable[..., str], other: dict[str, str]) -> None:
    with pytest.raises(CompiledError):
        warm(**other)


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:200] + bytes([raw[200] ^ 1]) + raw[201:], lambda raw: b"", lambda raw: raw[:32]])
def test_damaged_code_is_noticed_and_not_run(warm: Callable[..., str], tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    for path in (tmp_path / "kept").rglob("*"):
        if path.is_file():
            path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CompiledError):
        warm()


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(themes: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file in the place of the folder")
    assert environment([themes], "hi", tmp_path / "kept").get_template("page").render() == "<i><b>"
