import hashlib
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator import pipeline
from generator.engine.progress import Progress

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench"))

from make_project import make


def files(project: Path) -> dict[str, str]:
    return {
        str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(project.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def codes(project: Path) -> set[str]:
    return {diagnostic.code for diagnostic in pipeline.report(project, Progress(quiet=True)).report.diagnostics}


def exif(photo: Path) -> Image.Exif:
    with Image.open(photo) as image:
        return image.getexif()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "project"
    make(folder, 40, ("en", "hi"), photos=1, translations=0.3, megapixels=1.1, processes=1)
    return folder


def test_a_made_project_has_no_finding_but_of_schools_in_districts_without_a_code(project: Path) -> None:
    assert codes(project) <= {"S318"}


def test_without_photos_each_story_lacks_one(tmp_path: Path) -> None:
    make(tmp_path / "project", 20, ("hi",))
    assert codes(tmp_path / "project") == {"S514"} | codes(tmp_path / "project") & {"S318"}


def test_the_same_arguments_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", 40, ("en", "hi"), photos=1, translations=0.3, megapixels=1.1, processes=2)
    assert files(tmp_path / "again") == files(project)


def test_the_stories_of_a_small_project_are_the_first_of_a_large_one(project: Path, tmp_path: Path) -> None:
    make(tmp_path / "small", 10, ("en", "hi"), photos=1, translations=0.3, megapixels=1.1)
    small = {name: digest for name, digest in files(tmp_path / "small").items() if name.startswith("stories/")}
    assert small.items() <= files(project).items()


def test_no_two_photos_have_the_same_bytes(project: Path) -> None:
    photos = [digest for name, digest in files(project).items() if name.endswith(".jpg")]
    assert len(set(photos)) == len(photos) == 40


def test_photos_say_how_they_are_turned_and_where_they_were_taken(project: Path) -> None:
    blocks = [exif(path) for path in project.rglob("*.jpg")]
    assert {1, 6} <= {block[0x0112] for block in blocks}
    assert all(block.get_ifd(0x8825)[1] == "N" for block in blocks)
