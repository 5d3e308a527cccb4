import errno
import io
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.engine import lock as module
from generator.engine.lock import only_builder
from generator.engine.progress import Progress
from generator.errors import MachineError

HOLDER = """
import sys
from pathlib import Path
from generator.engine.lock import only_builder
from generator.engine.progress import Progress
with only_builder(Path(sys.argv[1]), Progress(stream=sys.stdout)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "project" / ".cache"


@pytest.fixture
def holder(cache: Path):
    """Another process that builds the project until its input ends."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_the_second_builder_that_may_not_wait_is_told_who_builds(cache: Path, holder: subprocess.Popen) -> None:
    with (
        pytest.raises(MachineError, match=rf"Another mela is building this project \(process {holder.pid} on .+\)") as refused,
        only_builder(cache, Progress(), wait=False),
    ):
        pytest.fail("it built")
    assert refused.value.exit_code == 3


def test_the_second_builder_waits_and_says_for_whom(cache: Path, holder: subprocess.Popen) -> None:
    shown = io.StringIO()
    built = threading.Event()

    def build() -> None:
        with only_builder(cache, Progress(stream=shown)):
            built.set()

    second = threading.Thread(target=build)
    second.start()
    assert not built.wait(0.2)
    holder.stdin.close()
    second.join(60)
    assert built.is_set()
    assert shown.getvalue().startswith(f"Another mela is building this project (process {holder.pid} on ")


def test_a_builder_that_was_killed_holds_nothing(cache: Path, holder: subprocess.Popen) -> None:
    holder.kill()
    holder.wait()
    with only_builder(cache, Progress(), wait=False):
        assert (cache / module.NAME).read_text().startswith(f"process {os.getpid()} ")


def test_whoever_waits_for_a_cache_that_is_thrown_away_locks_the_new_one(cache: Path, holder: subprocess.Popen) -> None:
    second = subprocess.Popen([sys.executable, "-c", HOLDER, str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with second:
        assert b"Waiting" in second.stdout.readline()
        shutil.rmtree(cache)
        holder.stdin.close()
        assert second.stdout.readline() == b"held\n"
        with pytest.raises(MachineError, match=f"process {second.pid} "), only_builder(cache, Progress(), wait=False):
            pytest.fail("it built")
        second.stdin.close()


def test_without_locks_it_builds_all_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(module.fcntl, "flock", refuse)
    with only_builder(cache, Progress(), wait=False):
        assert (cache / module.NAME).exists()


def test_a_cache_that_is_a_file_is_told(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("")
    with pytest.raises(MachineError, match="is a file where the folder"), only_builder(cache, Progress()):
        pytest.fail("it built")
