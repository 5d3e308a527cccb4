"""The command `mela`. Each command calls one function of the program and says what came of it.

Only what every command needs is loaded at the top: pydantic, YAML and templates take ten times as long to load as a build with nothing to do takes to run.
"""

import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.engine.progress import Progress
from generator.errors import MachineError, MelaError
from generator.options import FileToWrite, build_options, cluster_options, part_options, project_option, run_options

if TYPE_CHECKING:
    from generator.engine.runner import Runner
    from generator.last_build import Built
    from generator.pipeline import Reported

FORMATS = ("text", "json", "sarif", "github", "html")


class Commands(click.Group):
    """The group of commands; turns the program's exceptions into one message and an exit code: 2 wrong use or broken project, 3 the machine, 130 stopped."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command and ends the process."""
        try:
            return super().main(*args, **kwargs)
        except MelaError as error:
            click.echo(f"mela: {error}", err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            click.echo(f"mela: {error.filename or 'the machine'}: {error.strerror or error}. What was there before still stands.", err=True)
            sys.exit(MachineError.exit_code)

    def invoke(self, context: click.Context) -> Any:
        """Runs the command; Ctrl-C ends with exit code 130."""
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("mela: stopped. What was there before still stands.", err=True)
            sys.exit(130)


def _runner(root: Path, address: str | None, where: str | None) -> AbstractContextManager["Runner"]:
    """Who does a command's work."""
    from generator.engine.runner import runner

    if where and not address:
        raise click.UsageError("--storage is for many machines. Give the address of their scheduler with --cluster, or leave it out.")
    return runner(address, where, root)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mela")
@project_option
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """From submitted stories to a checked, searchable website and a printed book.

    \b
    Example:
        mela init festival && cd festival && mela build
    """
    context.obj = project


def _root(project: Path | None) -> Path:
    chosen = project or click.get_current_context().obj or Path()
    return Path(chosen).resolve()


@main.command()
@run_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How the findings are written.")
@click.option("--output", type=FileToWrite(), help="Write them to FILE instead of the terminal.")
def check(project: Path | None, quiet: bool, stats: Path | None, form: str, output: Path | None) -> None:
    """Check every story and say what is wrong, where, and how to mend it.

    Ends with exit code 1 if there is any error.

    \b
    Example:
        mela check --format html --output findings.html
    """
    from generator import pipeline

    progress = Progress(quiet or form != "text")
    reported = pipeline.report(_root(project), progress)
    text = _written(reported, form, color=output is None and sys.stdout.isatty())
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=not text.endswith("\n"))
    _finish(progress, stats)
    sys.exit(1 if any(found.is_error for found in reported.report.diagnostics) else 0)


def _written(reported: "Reported", form: str, *, color: bool) -> str:
    """The report in one of FORMATS."""
    from generator.check.findings import FINDINGS
    from generator.check.formats import github, html, json_format, sarif, text
    from generator.engine.templates import theme_folders

    report, project = reported.report, reported.project
    return {
        "text": lambda: text.render(report, color=color),
        "json": lambda: json_format.render(report),
        "sarif": lambda: sarif.render(report, FINDINGS),
        "github": lambda: github.render(report),
        "html": lambda: html.render(report, places=reported.content.places, folders=theme_folders(project.themes), project=project.name, language=project.languages[0]),
    }[form]()


@contextmanager
def _only_builder(root: Path, progress: Progress, no_wait: bool) -> Iterator[None]:
    """Runs the block as the only builder of the project at `root`; where there is no project, the block runs and says so."""
    from generator.engine.lock import only_builder
    from generator.model.project import Project

    if (root / "mkdocs.yml").is_file():
        with only_builder(Project(root, "").cache, progress, wait=not no_wait):
            yield
    else:
        yield


@main.command()
@build_options
@cluster_options
@click.option("--no-search", is_flag=True, help="Leave out the search index, for a quick look.")
def site(project: Path | None, quiet: bool, stats: Path | None, strict: bool, no_wait: bool, no_search: bool, cluster: str | None, storage: str | None) -> None:
    """Build the website into site/.

    \b
    Example:
        mela site --no-search
    """
    from generator import pipeline

    progress, root = Progress(quiet), _root(project)
    with _only_builder(root, progress, no_wait), _runner(root, cluster, storage) as run:
        built = pipeline.site(root, progress, search=not no_search, run=run)
    _say_site(built, progress)
    _end(built.left_out, progress, stats, strict)


@main.command()
@build_options
@click.option("--edition", default="book", show_default=True, metavar="ID", help="The edition, a file under content/editions/.")
@cluster_options
@part_options
def book(
    project: Path | None, quiet: bool, stats: Path | None, strict: bool, no_wait: bool, edition: str, cluster: str | None, storage: str | None, **parts: str | None
) -> None:
    """Typeset the book into print/, or a booklet of one district, theme, year ...

    \b
    Example:
        mela book --district Sitapur
    """
    from generator import pipeline

    chosen = [(facet, name) for facet, name in parts.items() if name is not None]
    for facet, name in chosen:
        if not name.strip():
            raise click.UsageError(f"--{facet} is empty. Write the name or id of a {facet} behind it, or leave it out for the whole book.")
    if len(chosen) > 1:
        raise click.UsageError(f"A booklet is of one thing; --{chosen[0][0]} and --{chosen[1][0]} were both given.")
    progress, root = Progress(quiet), _root(project)
    with _only_builder(root, progress, no_wait), _runner(root, cluster, storage) as run:
        checked = pipeline.check(root, progress)
        path = pipeline.book(pipeline.catalog_of(checked, progress), progress, edition=edition, part=chosen[0] if chosen else None, run=run)
    progress.say(f"The book is {_shown(path)}.")
    _end(checked.left_out, progress, stats, strict)


@main.command()
@build_options
@cluster_options
def build(project: Path | None, quiet: bool, stats: Path | None, strict: bool, no_wait: bool, cluster: str | None, storage: str | None) -> None:
    """Check the stories, then build the website and the book.

    Stories with errors are left out and named.

    \b
    Example:
        mela build --strict
    """
    from generator import pipeline

    progress, root = Progress(quiet), _root(project)
    with _only_builder(root, progress, no_wait), _runner(root, cluster, storage) as run:
        _say_site(pipeline.site(root, progress, run=run), progress)
        checked = pipeline.check(root, progress)
        catalog = pipeline.catalog_of(checked, progress)
        if catalog.entries:
            progress.say(f"The book is {_shown(pipeline.book(catalog, progress, run=run))}.")
        else:
            progress.say("There is no story to print yet: the book was left out.")
        for path in pipeline.clear_prints(checked):
            click.echo(f"Removed {_shown(path)}: it showed a story or a photo that may no longer be shown. Make it anew if you need it.", err=True)
    _end(checked.left_out, progress, stats, strict)


@main.command()
@run_options
@click.argument("story", metavar="ID")
@click.option("--reason", metavar="TEXT", help="Why, for the record in content/withdrawn.yml; it is published nowhere.")
@click.option("--delete", is_flag=True, help="Remove the folder under stories/ too, as it was handed in.")
@click.option("--yes", is_flag=True, help="Do not ask before a folder is removed.")
@click.option("--storage", metavar="WHERE", help="The storage that builds on a cluster were given with --storage: it is emptied.")
@click.option("--undo", is_flag=True, help="Let the story in again: the next build publishes what is in its folder.")
@click.option("--no-wait", is_flag=True, help="Give up if another mela is building this project, instead of waiting for it.")
def withdraw(project: Path | None, quiet: bool, stats: Path | None, story: str, delete: bool, yes: bool, undo: bool, no_wait: bool, **how: str | None) -> None:
    """Take the story ID out of the site, its search and open data, the books and the cache.

    It is recorded in content/withdrawn.yml, so that it stays out whatever comes in under its id, and its
    address says that it was withdrawn. Its folder under stories/ stays unless --delete is given.

    \b
    Example:
        mela withdraw a-library-under-the-stairs --reason "The parents asked for it."
    """
    from datetime import date

    from generator import withdrawal

    progress, root = Progress(quiet), _root(project)
    with _only_builder(root, progress, no_wait):
        if undo:
            progress.say(f"{withdrawal.undo(root, story)} is no longer withdrawn. Run mela build to publish what its folder holds.")
            return
        name = withdrawal.find_story(root, story)
        if delete and not yes:
            _confirm(withdrawal.folders_of(root, name))
        done = withdrawal.withdraw(root, name, date.today(), progress, delete=delete, **how)
    for line in withdrawal.told(done, _shown):
        progress.say(line)
    _finish(progress, stats)
    if done.failure:
        raise done.failure


def _confirm(folders: Sequence[Path]) -> None:
    """Asks whether these folders may be removed; what is no terminal cannot answer."""
    if folders and not sys.stdin.isatty():
        raise click.UsageError("--delete asks before it removes a folder, and nobody can answer here. Add --yes to remove it without being asked.")
    if folders and not click.confirm(f"Remove {' and '.join(map(_shown, folders))} as handed in? Nothing of it is left then.", err=True):
        raise click.UsageError("Nothing was done. Without --delete the folder stays.")


@main.command()
@project_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine.")
@click.option("--no-search", is_flag=True, help="Leave out the search index, for faster rebuilding.")
def serve(project: Path | None, port: int, no_search: bool) -> None:
    """Build the website, show it on this machine, and rebuild and reload it whenever a file changes.

    \b
    Example:
        mela serve --port 8080
    """
    from generator.serve import serve as run

    run(_root(project), port, search=not no_search)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="Our festival of small steps", show_default=True, help="The site's name.")
def init(folder: Path, name: str) -> None:
    """Make a new project in FOLDER, with one example story.

    \b
    Example:
        mela init festival --name "District Festival 2027"
    """
    from generator.starter import start_project

    start_project(folder.resolve(), name)
    click.echo(f"Made {_shown(folder.resolve())}. Next: cd {shlex.quote(str(folder))} && mela serve")


@main.command()
@project_option
@click.argument("title")
@click.option("--id", "story_id", help="The story's id (default: made from the title).")
@click.option("--state", help="The state, id or name.")
@click.option("--district", help="The district, id or name.")
@click.option("--language", default="en", show_default=True, help="The language it is written in.")
def new(project: Path | None, title: str, story_id: str | None, state: str | None, district: str | None, language: str) -> None:
    """Make the folder of a new story, ready to be filled in.

    \b
    Example:
        mela new "A library under the stairs" --state "Uttar Pradesh" --district Sitapur
    """
    from generator.starter import start_story

    folder = start_story(_root(project), title, story_id=story_id, state=state, district=district, language=language)
    click.echo(f"Made {_shown(folder)}. Fill in story.yml and story.md, put the photos beside them, then run mela check.")


@main.command()
@project_option
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="The folder to write to (default: schema/ in the project).")
def schema(project: Path | None, output: Path | None) -> None:
    """Write the JSON Schemas from which editors complete and check story.yml and the files under content/.

    \b
    Example:
        mela schema
    """
    from generator.starter import write_schemas

    for path in write_schemas(output or _root(project) / "schema"):
        click.echo(_shown(path))


def _shown(path: Path) -> str:
    """A path as a person would type it: from the current folder where it lies in it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _say_site(built: "Built", progress: Progress) -> None:
    changes = f"{built.written:,} files written, {built.removed:,} removed" if built.written or built.removed else "nothing changed"
    progress.say(f"The site is in {_shown(built.folder)}: {changes}.")


def _end(left_out: Sequence[str], progress: Progress, stats: Path | None, strict: bool) -> None:
    if left_out:
        many = f"{len(left_out)} stories have errors and were" if len(left_out) > 1 else "1 story has errors and was"
        click.echo(f"{many} left out: {', '.join(left_out)}. Run mela check to see why.", err=True)
    _finish(progress, stats)
    sys.exit(1 if strict and left_out else 0)


def _finish(progress: Progress, stats: Path | None) -> None:
    if stats:
        progress.write(stats)
