"""The options that commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.model.grouping import Grouping

Command = TypeVar("Command", bound=Callable[..., Any])


class FileToWrite(click.Path):
    """A file that a command writes when its work is done: refused at once where it could not be written."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path of the file, whose folder is there and may be written."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        folder = path.absolute().parent
        if not folder.is_dir():
            self.fail(f"there is no folder {folder}. Make it first, or name a file in another folder.", param, ctx)
        if not os.access(path if path.exists() else folder, os.W_OK):
            self.fail(f"{path} may not be written. Check the permissions, or name a file in another folder.", param, ctx)
        return path


def project_option(command: Command) -> Command:
    """`--project DIR`, accepted before the command's name and behind it."""
    return click.option("--project", "project", type=click.Path(file_okay=False, path_type=Path), help="The project's folder (default: the current folder).")(command)


def run_options(command: Command) -> Command:
    """What every command that works on a project takes: --project, --quiet, --stats."""
    command = click.option("--quiet", is_flag=True, help="Show no progress.")(command)
    command = click.option("--stats", type=FileToWrite(), help="Write time, memory and counts of each step to FILE as JSON.")(command)
    return project_option(command)


def build_options(command: Command) -> Command:
    """What every command that builds takes besides: --strict, --no-wait."""
    command = click.option("--no-wait", is_flag=True, help="Give up if another mela is building this project, instead of waiting for it.")(command)
    command = click.option("--strict", is_flag=True, help="Exit with 1 if a story had to be left out.")(command)
    return run_options(command)


def cluster_options(command: Command) -> Command:
    """`--cluster ADDRESS` and `--storage WHERE`: the work is done by many machines."""
    where = "The folder or address (s3://bucket/mela) that every machine of the cluster sees (default: .cache/storage in the project)."
    command = click.option("--storage", metavar="WHERE", help=where)(command)
    return click.option("--cluster", metavar="ADDRESS", help="Let the Dask cluster at tcp://HOST:PORT do the work of photos, stories and chapters.")(command)


def part_options(command: Command) -> Command:
    """One option a facet: --district NAME and so on."""
    for facet in reversed(Grouping):
        command = click.option(f"--{facet}", metavar="NAME", help=f"Only stories of this {facet} (id or name).")(command)
    return command
