"""Templates: Jinja2 over the project's own themes first, then the program's; everything is escaped unless it says it is markup.

Where themes lie is asked in every run, so Jinja2 is loaded only by a run that renders.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine.fingerprint import fingerprint, fingerprint_of_folders

if TYPE_CHECKING:
    import jinja2

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of the program."""


_NAMED = re.compile(rb"""\{%[-+]?\s*(?:include|import|from|extends)\s+(?:["']([^"']+)["'])?""")


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


def closure(folders: Iterable[Path], *names: str) -> str:
    """64 hexadecimal digits of these templates ("site/story.html") with all that they include, import or extend.

    A template that names another by a variable may mean any of them: it counts as all of the folders.

    Raises:
        FileNotFoundError: one of them is not there.
    """
    known: dict[str, bytes] = {}
    wanted = list(names)
    while wanted:
        name = wanted.pop()
        if name not in known:
            known[name] = theme_file(folders, name).read_bytes()
            named = [found.decode() for found in _NAMED.findall(known[name])]
            wanted += [other for other in named if other]
            if "" in named:
                known["/"] = fingerprint_of_folders(folders).encode()
    return fingerprint(*(part for name in sorted(known) for part in (name, known[name])))


def environment(folders: Iterable[Path], language: str, kept: Path | None = None, made_by: str = "") -> "jinja2.Environment":
    """Jinja2 for readers of `language`: `_()` and `ngettext()` translate, filters `number` and `date` write values as its readers do.

    `kept` is a folder in which the code of templates is kept for the next run; `made_by` is a fingerprint of what the caller adds that changes the code.
    """
    import jinja2

    from generator.engine.compiling import Environment, Inlined
    from generator.engine.kept_code import KeptCode
    from generator.locale.messages import catalogue, messages
    from generator.locale.values import date_words, number_words

    folders = tuple(folders)
    words = catalogue(language)
    ground = fingerprint(language, made_by, words.read_bytes() if words else "")
    made = Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", Inlined],
        bytecode_cache=KeptCode(kept, language, lambda name: fingerprint(ground, closure(folders, name))) if kept else None,
    )
    say = messages(language)
    made.install_gettext_callables(say.gettext, say.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters["number"] = lambda value: number_words(value, language)
    made.filters["date"] = lambda value, width="long": date_words(value, language, width)
    return made
