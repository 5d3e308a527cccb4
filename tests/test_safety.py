"""Safe at any moment: a build that is killed, starved or doubled leaves a whole site behind, and the next one gets it right."""

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

MELA = [sys.executable, "-m", "generator"]
STORIES = 60
KILLS = 20
SEED = 26_171

Tree = Mapping[str, str]
"""The SHA-256 of each file by its path."""


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(stories: Path, number: int, title: str) -> None:
    folder = stories / f"story-{number:02}"
    folder.mkdir(exist_ok=True)
    district = ("Sitapur", "Lucknow", "Agra")[number % 3]
    place = f"place: {{state: Uttar Pradesh, district: {district}}}\nthemes: [Reading]\nfinished: 2026-0{1 + number % 9}-11\n"
    (folder / "story.yml").write_text(f"title: {title} {number}\nsummary: What number {number} changed.\nstatus: published\n{place}", encoding="utf-8")
    (folder / "story.md").write_text(f"## The need\n\n{title} was needed in place {number}.\n", encoding="utf-8")


@dataclass
class Festival:
    """A project whose stories are in one of two states, and what its site is in each."""

    project: Path
    trees: tuple[Tree, ...] = ()
    state: int = 0
    seconds: float = 0.0

    @property
    def cache(self) -> Path:
        return self.project / ".cache"

    def turn(self) -> Tree:
        """Brings the stories into the other state and gives what the site should be now: half of the titles differ, a story goes and another one comes."""
        self.state = 1 - self.state
        stories, (title, gone, come) = self.project / "stories", (("Reading", STORIES, 0), ("Attendance", 0, STORIES))[self.state]
        shutil.rmtree(stories / f"story-{gone:02}", ignore_errors=True)
        for number in (come, *range(STORIES // 2, STORIES)):
            write(stories, number, title)
        return self.trees[self.state] if self.trees else {}

    def site(self) -> Tree:
        return tree(self.project / "site")

    def mela(self, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*MELA, "site", "--project", str(self.project)], capture_output=True, text=True, timeout=300, preexec_fn=before)

    def begin(self) -> subprocess.Popen[str]:
        command = [*MELA, "site", "--project", str(self.project)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)

    def build(self) -> Tree:
        done = self.mela()
        assert done.returncode == 0, done.stderr
        return self.site()

    def end(self, after: float, how: signal.Signals) -> int:
        """Ends a build after so many seconds and gives its exit code; nothing that it began may live on."""
        builder = self.begin()
        try:
            builder.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            os.kill(builder.pid, how)
            builder.communicate(timeout=60)
        for _ in range(250):
            if not living(builder.pid):
                break
            time.sleep(0.02)
        assert living(builder.pid) == []
        return builder.returncode


def living(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state not in "ZX":
            found.append(int(stat.parent.name))
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Festival:
    project = tmp_path_factory.mktemp("safety") / "festival"
    subprocess.run([*MELA, "init", str(project)], check=True, capture_output=True)
    for number in range(STORIES):
        write(project / "stories", number, "Reading")
    festival = Festival(project)
    festival.turn()
    second = festival.build()
    festival.turn()
    begun = time.perf_counter()
    first = festival.build()
    festival.seconds = time.perf_counter() - begun
    festival.trees = (first, second)
    return festival


@pytest.fixture
def festival(made: Festival) -> Festival:
    """The project with its site and cache as a good build left them, in whichever state."""
    if made.cache.is_file():
        made.cache.unlink()
    if made.site() != made.trees[made.state]:
        assert made.build() == made.trees[made.state]
    return made


def test_a_build_in_place_gives_what_a_build_from_nothing_gives(festival: Festival) -> None:
    standing = festival.site()
    shutil.rmtree(festival.cache)
    shutil.rmtree(festival.project / "site")
    assert festival.build() == standing


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends workers with a killed build")
def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_is_right(festival: Festival) -> None:
    chance = random.Random(SEED)
    moments = [festival.seconds * (number + chance.random()) / KILLS for number in range(KILLS)]
    chance.shuffle(moments)
    for number, moment in enumerate(moments):
        wanted = festival.turn()
        if number % 5 == 4:  # all of it is made anew
            for part in festival.cache.iterdir():
                if part.name not in ("chrome", "lock"):
                    shutil.rmtree(part) if part.is_dir() else part.unlink()
        festival.end(moment, signal.SIGKILL)
        assert festival.site() in festival.trees, f"kill {number}, after {moment:.2f} of {festival.seconds:.2f} s"
        if number % 5 == 0:
            assert festival.build() == wanted
    assert festival.build() == festival.trees[festival.state]


def test_a_build_that_is_told_to_end_leaves_the_last_site(festival: Festival) -> None:
    standing = festival.site()
    festival.turn()
    assert festival.end(festival.seconds / 2, signal.SIGTERM) == 130
    assert festival.site() == standing


def test_two_builds_at_once_both_end_well(festival: Festival) -> None:
    wanted = festival.turn()
    builders = [festival.begin(), festival.begin()]
    said = [builder.communicate(timeout=120)[0] for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0], said
    assert festival.site() == wanted


def test_a_disk_that_takes_no_more_is_told_and_the_last_site_stands(festival: Festival) -> None:
    standing, wanted = festival.site(), festival.turn()
    done = festival.mela(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)))
    assert (done.returncode, "Traceback" in done.stderr, "File too large" in done.stderr) == (3, False, True), done.stderr
    assert festival.site() == standing
    assert festival.build() == wanted


def test_a_cache_that_is_a_file_is_told(festival: Festival) -> None:
    standing = festival.site()
    shutil.rmtree(festival.cache)
    festival.cache.write_text("")
    done = festival.mela()
    assert (done.returncode, "is a file" in done.stderr) == (3, True)
    assert festival.site() == standing


def test_what_is_damaged_in_the_cache_is_made_anew(festival: Festival) -> None:
    for number, path in enumerate(sorted(festival.cache.rglob("*"))):
        if path.is_file() and path.name != "lock" and not path.relative_to(festival.cache).parts[0].startswith("site."):
            raw = path.read_bytes()
            path.unlink()  # the site may hold the same file
            path.write_bytes((b"", raw[: len(raw) // 2], raw[:-1] + bytes([raw[-1] ^ 1]) if raw else b"x")[number % 3])
    wanted = festival.turn()
    assert festival.build() == wanted


def test_files_from_the_past_and_the_future_are_read_like_others(festival: Festival) -> None:
    wanted = festival.turn()
    for number, path in enumerate(sorted((festival.project / "stories").rglob("*"))):
        moment = 4_000_000_000 if number % 2 else 1_000_000
        os.utime(path, (moment, moment))
    assert festival.build() == wanted
    for moment in (1_000_000, 4_000_000_000):
        write(festival.project / "stories", 7, f"Cleaning {moment}")
        os.utime(festival.project / "stories" / "story-07" / "story.yml", (moment, moment))
        festival.build()
        assert f"Cleaning {moment}" in (festival.project / "site" / "stories" / "story-07" / "index.html").read_text()
    write(festival.project / "stories", 7, "Reading")
