"""The chrome: what MkDocs builds, the hand-written pages and the empty shells that the generated pages are set into.

MkDocs runs once, in a process of its own, with no more than its command line and the project's own mkdocs.yml, so that another builder that reads the same
file can take its place. The result is kept under the fingerprint of all that went into it.
"""

import json
import marshal
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateNotFound

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint, fingerprint_of_file, fingerprint_of_folders
from generator.engine.output import Page, fresh_folder
from generator.engine.templates import PROGRAM, environment, program_themes, theme_folders
from generator.locale.messages import messages
from generator.model.content import Content
from generator.model.language import language as language_of
from generator.model.project import Project
from generator.site.mkdocs_run import VERSIONS, read_settings, run_mkdocs
from generator.site.policy import with_policy
from generator.site.shell import Shell, cut

OVERRIDES = "site/overrides"
"""The folder of a theme that overrides MkDocs's templates."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of generated page: the entry of the navigation that is current on it ("" for none), and how many folders below the root it may lie."""

    section: str
    depths: tuple[int, ...]


KINDS = {
    "story": Kind("browse/", (2, 3)),
    "browse": Kind("browse/", (1, 2, 3, 4)),
    "festival": Kind("festivals/", (1, 2)),
    "edition": Kind("", (1, 2)),
    "practice": Kind("practices/", (1, 2)),
    "figures": Kind("figures/", (1,)),
    "data": Kind("figures/", (1,)),
    "search": Kind("search/", (1,)),
}
"""Stories lie at depth 2 and their translations at depth 3, in every language; pages of the other kinds are in the site's main language."""

DATA = (".yml", ".yaml", ".csv")
"""Endings of the files under content/ that are data, not pages."""

_SHELLS = "mela-shell"
_UNUSED = re.compile(r"sitemap\.xml(\.gz)?|search/.*|assets/javascripts/(workers|lunr)/.*|.*\.map|mela-shell.*")
_SWITCHES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')
_DIRECTION = re.compile(r'<body dir="(ltr|rtl)"')
_BLANK_LINES = re.compile(r"\n\s*\n")
_SEARCH_BOX = "@@mela-search-box@@"

ShellName = tuple[str, int, str]
"""Kind, depth and language."""


@dataclass(frozen=True)
class Chrome:
    """The finished hand-written pages with the theme's files, and the shells."""

    pages: tuple[Page, ...]
    shells: Mapping[ShellName, Shell]

    def shell(self, kind: str, depth: int, language: str) -> Shell:
        """The shell of a page of a kind that lies `depth` folders below the site's root.

        Raises:
            KeyError: there is none; see KINDS for the depths, and the languages that the chrome was built with.
        """
        return self.shells[kind, depth, language]


def build_chrome(project: Project, content: Content, folder: Path, languages: Iterable[str]) -> Chrome:
    """The chrome of a project, with shells in its own languages and story shells in `languages`; from `folder` where nothing changed.

    Raises:
        ProjectError: MkDocs could not build the pages, or the theme has lost a slot.
    """
    names = _shell_names(project, languages)
    empty = [section for section, there in (("festivals/", content.festivals), ("practices/", content.practices), ("editions/", content.editions)) if not there]
    themes = [theme / "site" for theme in theme_folders(project.themes)]
    key = fingerprint(
        *VERSIONS,
        *map(repr, names),
        *empty,
        fingerprint_of_file(project.root / "mkdocs.yml"),
        fingerprint_of_folders([project.content, *themes, PROGRAM / "locale", PROGRAM / "site"]),
    )
    built = Cache(folder).get(key)
    if built is None:
        built = marshal.dumps(_build(project, names, empty, folder / f"new-{os.getpid()}"))
        shutil.rmtree(folder)  # what was kept before, and what a killed run left
        Cache(folder).put(key, built)
    pages, shells = marshal.loads(built)  # noqa: S302 - our own bytes, with a checksum
    return Chrome(tuple(Page(path, content) for path, content in pages.items()), {name: cut(shells[_file_name(name)]) for name in names})


def _shell_names(project: Project, languages: Iterable[str]) -> list[ShellName]:
    names = [("story", depth, language) for language in dict.fromkeys([*project.languages, *languages]) for depth in KINDS["story"].depths]
    return names + [(kind, depth, project.languages[0]) for kind, known in KINDS.items() if kind != "story" for depth in known.depths]


def _file_name(name: ShellName) -> str:
    return f"{name[0]}-{name[1]}-{name[2]}.html"


def _build(project: Project, names: Iterable[ShellName], empty: Iterable[str], work: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Runs MkDocs in the folder `work`, which is gone afterwards, and gives the bytes of the pages and their files by path, and of the shells by name."""
    fresh_folder(work)
    try:
        settings = read_settings(project.root)
        _copy_pages(project.content, work / "docs")
        _write_shell_pages(work / "docs", names)
        overrides = _copy_overrides(project, settings.overrides, work / "overrides")
        languages = dict.fromkeys([*project.languages, *(language for _, _, language in names)])
        words = _words([*_words_of(overrides), *settings.titles], languages)
        directions = {code: language_of(code).direction for code in languages}
        run_mkdocs(project.root, settings, work, {"mela": {"language": project.languages[0], "words": words, "directions": directions, "empty": list(empty)}})
        return _pages(project, work / "site"), _shells(project, work / "site", names)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _copy_pages(content: Path, docs: Path) -> None:
    """The hand-written pages and their files, without the data that lies among them."""
    docs.mkdir(parents=True)
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content)
        if path.is_file() and path.suffix not in DATA and not any(part.startswith(".") for part in name.parts):
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, docs / name)


def _shell_page(name: ShellName) -> str:
    """The address of the page that becomes a shell: as deep below the root as the pages that will be set into it."""
    kind, depth, language = name
    return "/".join([_SHELLS] * (depth - 1) + [f"{_SHELLS}-{kind}-{language}"])


def _write_shell_pages(docs: Path, names: Iterable[ShellName]) -> None:
    for name in names:
        kind, _, language = name
        meta = {"template": "shell.html", "title": _SHELLS, "language": language, "section": KINDS[kind].section}
        path = docs / f"{_shell_page(name)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{json.dumps(meta)}\n---\n", encoding="utf-8")


def _copy_overrides(project: Project, own: Path | None, target: Path) -> Path:
    """The program's overrides of the theme with the project's laid over them: those at the usual place, and those where its mkdocs.yml says."""
    for folder in dict.fromkeys([program_themes() / OVERRIDES, project.themes / OVERRIDES, own]):
        if folder is not None and folder.is_dir():
            shutil.copytree(folder, target, dirs_exist_ok=True)
    return target


def _words_of(overrides: Path) -> list[str]:
    """The texts that the overrides ask to be translated: `gettext("Menu")`."""
    return [word for path in sorted(overrides.rglob("*.html")) for word in re.findall(r"""\bgettext\(["'](.+?)["']\)""", path.read_text(encoding="utf-8"))]


def _words(texts: Iterable[str], languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """The translations of texts by language, as far as there are any."""
    known = sorted(set(texts))
    return {code: {text: said for text in known if (said := messages(code).gettext(text)) != text} for code in languages}


def _pages(project: Project, site: Path) -> dict[str, bytes]:
    """The built pages and their files by path; the pages with their search box and policy, without what nothing refers to."""
    main = project.languages[0]
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    kept = {name: path for name, path in files.items() if not _UNUSED.fullmatch(name)}
    html = {name: _tidied(path.read_text(encoding="utf-8")) for name, path in kept.items() if name.endswith(".html")}
    made: dict[str, bytes] = {}
    for name, path in kept.items():
        if name in html:
            root = urlsplit(project.url).path or "/" if name == "404.html" else "../" * name.count("/")
            made[name] = with_policy(html[name].replace(_SEARCH_BOX, _search_box(project, main, root))).encode()
        elif not name.startswith("assets/javascripts/") or any(name in page for page in html.values()):
            made[name] = path.read_bytes()
    return made


def _tidied(page: str) -> str:
    """A built page without Material's switches of a drawer and a search that our header does not have, and with its direction at the root element too."""
    direction = _DIRECTION.search(page)
    told = page.replace("<html ", f'<html dir="{direction[1]}" ', 1) if direction else page
    return _SWITCHES.sub("", told)


def _shells(project: Project, site: Path, names: Iterable[ShellName]) -> dict[str, bytes]:
    made = {}
    for name in names:
        page = _tidied((site / _shell_page(name) / "index.html").read_text(encoding="utf-8"))
        box = _search_box(project, name[2], "../" * name[1])
        made[_file_name(name)] = with_policy(_BLANK_LINES.sub("\n", page.replace(_SEARCH_BOX, box))).encode()
    return made


def _search_box(project: Project, language: str, root: str) -> str:
    """The header's search box on a page `root` away from the site's root; nothing as long as the theme has none."""
    words = environment(theme_folders(project.themes), language)
    try:
        return words.get_template("site/search_box.html").render(language=language, root=root)
    except TemplateNotFound:
        return ""
