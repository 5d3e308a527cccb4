"""One run of MkDocs: the few settings that are read from mkdocs.yml, and the command itself, in a process of its own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from generator.engine.ending import end_with_parent
from generator.errors import MachineError, ProjectError

VERSIONS = (sys.version, *(f"{package} {version(package)}" for package in ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")))
"""What the built pages depend on besides their own text."""


_MACHINE = re.compile(rb"^(?:OSError|PermissionError): \[Errno \d+\] ([^:\n]+)[^\n]*\s*\Z", re.MULTILINE)
"""The last line of what Python says of an error of the system's that nobody caught."""


class _Lenient(yaml.SafeLoader):
    """YAML with any tag: MkDocs knows more of them than are looked at here."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project's mkdocs.yml says about its theme: name, folder of overrides, and the titles in the navigation."""

    theme: str
    overrides: Path | None
    titles: tuple[str, ...]


def read_settings(root: Path) -> Settings:
    """The settings of the mkdocs.yml in `root`.

    Raises:
        ProjectError: it is no YAML mapping.
    """
    try:
        raw = yaml.load((root / "mkdocs.yml").read_bytes(), _Lenient)  # noqa: S506 - a SafeLoader that makes nothing of unknown tags
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise ProjectError(f"mkdocs.yml could not be read: {str(error).splitlines()[0]}.") from error
    if not isinstance(raw, dict):
        raise ProjectError("mkdocs.yml holds no settings. It needs at least a line such as: site_name: Our festival")
    theme = raw.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    folder = theme.get("custom_dir")
    return Settings(str(theme.get("name") or "material"), root / str(folder) if folder else None, tuple(_titles(raw.get("nav"))))


def _titles(nav: Any) -> list[str]:
    """The titles in a navigation, however deep."""
    if isinstance(nav, list):
        return [title for item in nav for title in _titles(item)]
    if isinstance(nav, dict):
        return [title for name, below in nav.items() for title in (str(name), *_titles(below if isinstance(below, list) else None))]
    return []


def run_mkdocs(root: Path, settings: Settings, work: Path, extra: Mapping[str, Any]) -> None:
    """Builds `work`/docs with the overrides in `work`/overrides into `work`/site, by the project's mkdocs.yml with `extra` added to its `extra`.

    Raises:
        MachineError: the disk is full or may not be written.
        ProjectError: MkDocs failed; the text is what it said.
    """
    derived = {
        "INHERIT": "mkdocs.yml",
        "docs_dir": str(work / "docs"),
        "site_dir": str(work / "site"),
        "theme": {"name": settings.theme, "custom_dir": str(work / "overrides")},
        "use_directory_urls": True,
        "extra": dict(extra),
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "-"],
        input=json.dumps(derived).encode(),
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"},
        capture_output=True,
        check=False,
        preexec_fn=partial(end_with_parent, os.getpid()),
    )
    if done.returncode:
        if machine := _MACHINE.search(done.stderr):
            raise MachineError(
                f"MkDocs could not build the hand-written pages: {machine[1].decode(errors='replace')}. Free some space or mend the permissions, then build again."
            )
        said = (done.stderr or done.stdout).decode(errors="replace").strip().replace(str(work / "docs"), "content").replace(f"{root}{os.sep}", "")
        raise ProjectError("MkDocs could not build the hand-written pages:\n" + "\n".join(said.splitlines()[-12:]))
