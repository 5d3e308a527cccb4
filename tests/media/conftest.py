"""Builders of photos and documents as schools hand them in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from generator.engine.fingerprint import fingerprint
from generator.model.submission import SubmittedFile


@pytest.fixture
def submit(tmp_path: Path) -> Callable[..., SubmittedFile]:
    """Puts bytes into a story's folder and gives the file as intake would."""

    def build(content: bytes, name: str = "photo.jpg", kind: str = "image/jpeg") -> SubmittedFile:
        path = tmp_path / "story" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return SubmittedFile(name, path, len(content), kind, fingerprint(content))

    return build


@pytest.fixture
def quarters() -> Callable[..., Image.Image]:
    """A picture whose upper left quarter is red, upper right green, lower left blue, lower right white."""

    def build(width: int = 1200, height: int = 800) -> Image.Image:
        image = Image.new("RGB", (width, height), "white")
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), "red")
        draw.rectangle((width // 2, 0, width, height // 2 - 1), "lime")
        draw.rectangle((0, height // 2, width // 2 - 1, height), "blue")
        return image

    return build
