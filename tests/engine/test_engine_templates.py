from pathlib import Path

import jinja2
import pytest

from generator.engine.templates import environment, program_themes, theme_file, theme_folders


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
