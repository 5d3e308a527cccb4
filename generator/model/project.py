"""A project: the folder that Mela works on, and the settings of its mkdocs.yml that Mela reads."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and settings.

    `url` is the address that the site will have, ending in a slash, or "" where none is set; `languages` the languages of the site's own pages, the first one
    its main language (mkdocs.yml: `theme.language`, then `extra.mela.languages`); `avif` whether photos are offered as AVIF too (`extra.mela.avif`).
    """

    root: Path
    name: str
    url: str = ""
    description: str = ""
    languages: tuple[str, ...] = ("en",)
    avif: bool = False

    @property
    def stories(self) -> Path:
        """The folder of story folders."""
        return self.root / "stories"

    @property
    def content(self) -> Path:
        """The folder of hand-written pages and data."""
        return self.root / "content"

    @property
    def themes(self) -> Path:
        """The folder of the project's own templates, which may be missing."""
        return self.root / "themes"

    @property
    def site(self) -> Path:
        """The folder of the finished website."""
        return self.root / "site"

    @property
    def print(self) -> Path:
        """The folder of the finished books."""
        return self.root / "print"

    @property
    def cache(self) -> Path:
        """The folder of all that may be thrown away."""
        return self.root / ".cache"
