"""A project is read from its mkdocs.yml, and nothing in it is run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import MachineError, ProjectError
from generator.intake.project import load_project


def test_settings_are_read_beside_the_tags_of_plugins(tmp_path: Path, write: Callable[..., Path]) -> None:
    write(
        "mkdocs.yml",
        """site_name: Stories of our schools
site_url: https://example.org/stories
site_description: >
  What schools
  improved.
theme: &theme
  name: material
  language: hi
extra:
  mela: {languages: [en, te, hi], avif: true}
  again: *theme
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      run: !!python/object/apply:os.abort []
hooks: !relative $config_dir
""",
    )
    project = load_project(tmp_path)
    assert (project.name, project.url, project.description) == ("Stories of our schools", "https://example.org/stories/", "What schools improved.")
    assert project.languages == ("hi", "en", "te")
    assert project.avif


def test_a_name_may_be_a_number(tmp_path: Path, write: Callable[..., Path]) -> None:
    write("mkdocs.yml", "site_name: 2026\n")
    assert load_project(tmp_path).name == "2026"


def test_photos_are_not_made_as_avif_unless_the_project_wants_it(tmp_path: Path, write: Callable[..., Path]) -> None:
    write("mkdocs.yml", "site_name: x\nextra: {mela: {languages: [hi]}}\n")
    assert not load_project(tmp_path).avif


@pytest.mark.parametrize(("setting", "url"), [("!ENV [MELA_TEST_URL, 'https://b.org/']", "https://b.org/"), ("!ENV MELA_TEST_URL", ""), ("", "")])
def test_a_setting_from_the_environment_falls_back_to_its_default(tmp_path: Path, write: Callable[..., Path], setting: str, url: str) -> None:
    write("mkdocs.yml", f"site_name: x\nsite_url: {setting}\n")
    assert load_project(tmp_path).url == url


def test_a_setting_from_the_environment_is_taken(tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MELA_TEST_URL", "https://c.org")
    write("mkdocs.yml", "site_name: x\nsite_url: !ENV [MELA_TEST_URL, 'https://b.org/']\n")
    assert load_project(tmp_path).url == "https://c.org/"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (None, "mela init"),
        ("theme: material\n", "no site_name"),
        ("site_name: a: b\n", "line 1"),
        ("- a\n", "no settings"),
        ("", "no settings"),
        ("site_name: x\nsite_url: example.org\n", "no address"),
        ("site_name: x\ntheme: {language: hindi}\n", "no language code"),
        ("site_name: x\nextra: {mela: {avif: sometimes}}\n", "Write true"),
        ("site_name: x\nwhen: 2026-13-45\n", "no YAML"),
        ("site_name: " + "[" * 400, "no YAML"),
        ("site_name: caf\xe9".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_project_that_cannot_be_used_says_what_to_do(tmp_path: Path, write: Callable[..., Path], settings: str | None, message: str) -> None:
    if settings is not None:
        write("mkdocs.yml", settings)
    with pytest.raises(ProjectError, match=message):
        load_project(tmp_path)


def test_a_folder_that_is_missing_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no folder"):
        load_project(tmp_path / "nowhere")


def test_settings_that_may_not_be_read_are_the_machines_fault(tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    write("mkdocs.yml", "site_name: Stories\n")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.intake.text_files.open", refused, raising=False)
    with pytest.raises(MachineError, match="cannot be read: Permission denied"):
        load_project(tmp_path)
