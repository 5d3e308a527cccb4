"""Templates: Jinja2 over the project's own themes first, then the program's; everything is escaped unless it says it is markup.

Where themes lie is asked in every run, so Jinja2 is loaded only by a run that renders.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of the program."""


def program_themes() -> Path:
    """The themes that come with the program: inside the package where it is installed, beside it in the repository."""
    installed = PROGRAM / "themes"
    return installed if installed.is_dir() else PROGRAM.parent / "themes"


def theme_folders(project_themes: Path) -> tuple[Path, ...]:
    """The folders in which templates and styles are looked up, in order; a project overrides a file by having one of the same path."""
    return tuple(dict.fromkeys((project_themes, program_themes())))


def theme_file(folders: Iterable[Path], name: str) -> Path:
    """The first file called `name` (a POSIX path such as "shared/tokens.css") in the folders.

    Raises:
        FileNotFoundError: none has it.
    """
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)


def environment(folders: Iterable[Path], language: str) -> "jinja2.Environment":
    """Jinja2 for readers of `language`: `_()` and `ngettext()` translate, filters `number` and `date` write values as its readers do."""
    import jinja2

    from generator.engine.compiling import Environment, Inlined
    from generator.locale.messages import messages
    from generator.locale.values import date_words, number_words

    made = Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", Inlined],
    )
    words = messages(language)
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters["number"] = lambda value: number_words(value, language)
    made.filters["date"] = lambda value, width="long": date_words(value, language, width)
    return made
