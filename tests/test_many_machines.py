"""A build on a cluster of which a machine fails gives what this machine gives alone, byte for byte."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from PIL import Image

from generator import pipeline
from generator.cli import main
from generator.engine.cluster import Cluster
from generator.engine.progress import Progress
from generator.engine.runner import HERE, Runner, runner
from generator.last_build import Built

STORIES = 18
SETTINGS = "site_name: A small festival\ntheme:\n  name: material\nextra:\n  mela:\n    languages: [hi]\n"
FIELDS = """title: The line of books, number {0}
summary: Forty books hang on a line.
language: en
place: {{state: uttar-pradesh, district: {1}}}
domain: strengthening-teaching-learning-process
finished: 2026-0{2}-12
consent: {{by: The head, on: 2026-01-01, photos: yes, names: yes}}
evidence: [{{file: line.jpg, caption: The line, alt: Books on a line}}]
"""
TEXT = "## The need\n\nChildren could not read, number {0}.\n\n## What we did\n\nWe hung up a line of books.\n"


def write(root: Path, number: int, text: str = TEXT) -> None:
    folder = root / f"stories/story-{number:02}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "story.yml").write_text(FIELDS.format(number, ("sitapur", "lucknow", "varanasi")[number % 3], 1 + number % 9))
    (folder / "story.md").write_text(text.format(number))
    picture = BytesIO()
    Image.effect_noise((640, 480), 20 + number).convert("RGB").save(picture, "JPEG")
    (folder / "line.jpg").write_bytes(picture.getvalue())


def build(root: Path, run: Runner) -> Built:
    built = pipeline.site(root, Progress(quiet=True), run=run)
    catalog = pipeline.catalog_of(pipeline.check(root, Progress(quiet=True)), Progress(quiet=True))
    pipeline.book(catalog, Progress(quiet=True), run=run)
    return built


def made(root: Path) -> dict[str, bytes]:
    """All that a reader sees."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for place in ("site", "print") for path in (root / place).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with photos, and stories that only this machine can read as they are, built here."""
    root = tmp_path_factory.mktemp("local")
    (root / "mkdocs.yml").write_text(SETTINGS)
    (root / "content/editions").mkdir(parents=True)
    (root / "content/index.md").write_text("# Welcome\n")
    (root / "content/editions/book.yml").write_text("label: The book\ntitle: The book\n")
    for number in range(STORIES):
        write(root, number)
    (root / "stories/story-03/link.jpg").symlink_to(root / "mkdocs.yml")
    (root / "stories/story-04/empty").mkdir()
    (root / "stories/story-05/line.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    build(root, HERE)
    return root


@pytest.fixture(scope="module")
def dask_cluster() -> Iterator[LocalCluster]:
    """A real cluster of two worker processes, which begin anew when they die; its pages are at any port that is free, so that two test runs do not meet."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as started:
        yield started


@pytest.fixture
def project(local: Path, tmp_path: Path) -> Path:
    """The same project elsewhere, not built yet; only its frame is there, which takes as long as all else."""
    shutil.copytree(local, tmp_path / "project", symlinks=True, ignore=shutil.ignore_patterns(".cache", "site", "print"))
    shutil.copytree(local / ".cache/chrome", tmp_path / "project/.cache/chrome")
    return tmp_path / "project"


@pytest.fixture
def run(dask_cluster: LocalCluster, project: Path, tmp_path: Path) -> Iterator[Cluster]:
    with runner(dask_cluster.scheduler_address, str(tmp_path / "storage"), project) as cluster:
        assert isinstance(cluster, Cluster)
        yield cluster


def test_a_build_of_which_a_worker_is_killed_gives_the_same_bytes(local: Path, project: Path, run: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publishing.SENT", 2)
    workers = list(run.client.run(os.getpid).values())

    def kill_one() -> None:
        while not list((project / ".cache").glob("packs/*")):
            time.sleep(0.01)
        os.kill(workers[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    build(project, run)
    killer.join()
    assert workers[0] not in run.client.run(os.getpid).values()
    assert made(project) == made(local)
    assert list((project / ".cache/media").glob("*.webp")), "photos came back from the cluster"


def test_a_story_that_changed_is_sent_and_nothing_else(project: Path, run: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.site(project, Progress(quiet=True), run=run)
    sent: list[str] = []
    begin = Cluster._begin
    monkeypatch.setattr(Cluster, "_begin", lambda self, job, item, reads: (sent.extend(item), begin(self, job, item, reads))[1])
    write(project, 7, "## The need\n\nNumber {0} was told anew.\n")
    pipeline.site(project, Progress(quiet=True), run=run)
    assert sent == ["stories/story-07"]
    sent.clear()
    (project / "themes/site").mkdir(parents=True)
    (project / "themes/site/card.html").write_text("<p>{{ card.id }}</p>")
    pipeline.site(project, Progress(quiet=True), run=run)
    assert sent == [], "the photos lie here, and the rest takes less than the way"


def test_templates_of_the_projects_own_are_used_by_workers(project: Path, run: Cluster) -> None:
    (project / "themes/site").mkdir(parents=True)
    (project / "themes/site/card.html").write_text("<p>a card of {{ card.id }}</p>")
    pipeline.site(project, Progress(quiet=True), run=run)
    assert "a card of story-01" in (project / "site/browse/state/uttar-pradesh/index.html").read_text()


@pytest.mark.parametrize("command", ["site", "book", "build"])
def test_commands_say_when_no_cluster_answers_and_what_storage_is_for(command: str, project: Path) -> None:
    nobody = CliRunner().invoke(main, [command, "--project", str(project), "--cluster", "tcp://127.0.0.1:9"])
    assert nobody.exit_code == 3
    assert "The cluster at tcp://127.0.0.1:9 does not answer" in nobody.output
    alone = CliRunner().invoke(main, [command, "--project", str(project), "--storage", "s3://bucket/mela"])
    assert alone.exit_code == 2
    assert "Give the address of their scheduler with --cluster" in alone.output
