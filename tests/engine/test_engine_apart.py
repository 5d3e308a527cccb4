"""Work in a process of its own: its answer comes back, its death does not."""

import os
import signal
import time

import pytest

from generator.engine.apart import LostError, apart

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_the_answer_comes_from_another_process() -> None:
    here = [1, 2, 3]
    total, process = apart(lambda: (sum(here), os.getpid()))
    assert total == 6
    assert process != os.getpid()


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        apart(int, "x")


@pytest.mark.parametrize("death", [os.abort, lambda: os.kill(os.getpid(), signal.SIGSEGV), lambda: os._exit(0)], ids=["abort", "segfault", "exit"])
def test_a_death_is_told_and_prints_nothing(death: object, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LostError, match="crashed"):
        apart(death)
    assert capfd.readouterr() == ("", "")


def test_work_that_stalls_is_ended() -> None:
    with pytest.raises(LostError, match="more than 0 seconds"):
        apart(time.sleep, 60, seconds=0.05)


def test_nothing_is_left_of_what_was_lost() -> None:
    with pytest.raises(LostError):
        apart(os.abort)
    try:
        ended = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        ended = (0, 0)
    assert ended == (0, 0)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="only Linux bounds it")
def test_memory_is_bounded() -> None:
    with pytest.raises(MemoryError):
        apart(lambda: len(bytearray(2_000_000_000)))


def test_what_the_work_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    apart(os.write, 2, b"libtiff: warning")
    assert capfd.readouterr() == ("", "")
