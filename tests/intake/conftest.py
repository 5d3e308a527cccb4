from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.intake.project import load_project
from generator.model.diagnostic import Diagnostic
from generator.model.project import Project


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file below the project's root and gives its path."""

    def write_file(name: str, content: str | bytes = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def project(tmp_path: Path, write: Callable[..., Path]) -> Project:
    """An empty project."""
    write("mkdocs.yml", "site_name: Stories of our schools\n")
    return load_project(tmp_path)


@pytest.fixture
def lines() -> Callable[[Iterable[Diagnostic]], list[str]]:
    """Diagnostics as a reader sees them: file:line:column code message."""
    return lambda diagnostics: [f"{d.file}:{d.span.line}:{d.span.column} {d.code} {d.message}" for d in diagnostics]


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """The bytes of a picture."""

    def make(kind: str = "JPEG", size: tuple[int, int] = (64, 48), orientation: int = 1) -> bytes:
        exif = Image.Exif()
        exif[0x0112] = orientation
        stream = BytesIO()
        Image.linear_gradient("L").resize(size).convert("P" if kind == "GIF" else "RGB").save(stream, kind, **({} if orientation == 1 else {"exif": exif.tobytes()}))
        return stream.getvalue()

    return make
