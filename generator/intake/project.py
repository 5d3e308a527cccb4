"""A project's settings from its mkdocs.yml. Tags such as `!!python/name:` are passed over, never run."""

import os
import re
from pathlib import Path
from typing import Any

import yaml

from generator.errors import MachineError, ProjectError
from generator.intake.text_files import FIELDS_LIMIT, read_text
from generator.model.project import Project

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


class _Settings(yaml.SafeLoader):
    """YAML's plain values; whatever a plugin's own tag asks for is None, and `!ENV` gives what MkDocs would take."""


def _passed_over(loader: _Settings, suffix: str, node: yaml.Node) -> None:
    """No value for a tag that MkDocs hands to a plugin."""


def _environment(loader: _Settings, node: yaml.Node) -> Any:
    """The value of the first environment variable that is set, else the default that stands last in the list (MkDocs user guide, `!ENV`)."""
    value = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [loader.construct_scalar(node)] if isinstance(node, yaml.ScalarNode) else []
    names, default = (value[:-1], value[-1]) if len(value) > 1 else (value, None)
    return next((os.environ[name] for name in names if isinstance(name, str) and name in os.environ), default)


_Settings.add_multi_constructor("!", _passed_over)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", _passed_over)
_Settings.add_constructor("!ENV", _environment)


def load_project(root: Path) -> Project:
    """The project in the folder `root`.

    Raises:
        ProjectError: there is no mkdocs.yml, or its settings cannot be used.
        MachineError: it may not be read.
    """
    root = root.resolve()
    if not root.is_dir():
        raise ProjectError(f"There is no folder {root}. Give a project with --project, or make one with `mela init {root}`.")
    if not (root / "mkdocs.yml").is_file():
        other = (
            " Rename mkdocs.yaml to mkdocs.yml."
            if (root / "mkdocs.yaml").is_file()
            else f" Run `mela init {root}` to make a project there, or give another folder with --project."
        )
        raise ProjectError(f"{root} is no project: it has no mkdocs.yml.{other}")
    settings = _settings(root / "mkdocs.yml")
    name = _text(settings.get("site_name"))
    if not name:
        raise ProjectError("mkdocs.yml has no site_name. Add a line such as `site_name: Stories of our schools`.")
    return Project(root, name, _address(settings.get("site_url")), _text(settings.get("site_description")), _languages(settings), _avif(settings))


def _settings(path: Path) -> dict[str, Any]:
    source, problem = read_text(path, "mkdocs.yml", FIELDS_LIMIT)
    if problem and problem.code == "S012":
        raise MachineError(f"mkdocs.yml: {problem.message}. {problem.hint}")
    if problem:
        raise ProjectError(f"mkdocs.yml: {problem.message}. {problem.hint}")
    try:
        loader = _Settings(source.text)
        settings = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ProjectError(f"mkdocs.yml{line} is no YAML: {error.problem}. Mend the line, then try again.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ProjectError(f"mkdocs.yml is no YAML: {error}. Mend it, then try again.") from error
    if not isinstance(settings, dict):
        raise ProjectError("mkdocs.yml has no settings. It needs at least a line such as `site_name: Stories of our schools`.")
    return settings


def _address(value: Any) -> str:
    """The site's address, ending in a slash; "" where none is set."""
    if not value:
        return ""
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value.strip()):
        raise ProjectError(f"site_url in mkdocs.yml is '{value}', which is no address. Write it in full, for example https://example.org/stories/.")
    return value.strip().rstrip("/") + "/"


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _ours(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings under `extra.mela`."""
    extra = settings.get("extra")
    ours = extra.get("mela") if isinstance(extra, dict) else None
    return ours if isinstance(ours, dict) else {}


def _avif(settings: dict[str, Any]) -> bool:
    value = _ours(settings).get("avif", False)
    if not isinstance(value, bool):
        raise ProjectError(f"extra.mela.avif in mkdocs.yml is '{value}'. Write true to offer photos as AVIF too, or false.")
    return value


def _languages(settings: dict[str, Any]) -> tuple[str, ...]:
    theme = settings.get("theme")
    main = theme.get("language") if isinstance(theme, dict) else None
    others = _ours(settings).get("languages")
    # YAML 1.1 reads the code of Norwegian as a truth value.
    codes = ["no" if code is False else code for code in (main or "en", *(others if isinstance(others, list) else [others] if others else []))]
    for code in codes:
        if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
            raise ProjectError(f"'{code}' in mkdocs.yml is no language code. Write theme.language and extra.mela.languages as hi, te, en-IN ...")
    return tuple(dict.fromkeys(codes))
