import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.pool import Lost, batches, enduring, in_parallel
from generator.errors import MachineError


def double(number: int) -> tuple[int, int]:
    return number * 2, os.getpid()


def test_results_keep_the_order_of_the_items() -> None:
    results = list(in_parallel(double, range(20), processes=2))
    assert [value for value, _ in results] == list(range(0, 40, 2))
    assert os.getpid() not in {process for _, process in results}


class Heavy:
    """A thing that cannot be sent to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        raise AssertionError("it was copied")


def beside(_heavy: Heavy, number: int) -> int:
    return number + 1


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")
def test_what_is_bound_to_the_function_is_not_copied() -> None:
    assert list(in_parallel(partial(beside, Heavy()), range(5), processes=2)) == [1, 2, 3, 4, 5]


def test_one_process_is_this_one() -> None:
    assert {process for _, process in in_parallel(double, range(3), processes=1)} == {os.getpid()}


def test_a_machine_that_allows_no_pool_works_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.engine.pool.ProcessPoolExecutor", refused)
    assert list(in_parallel(double, range(3), processes=2)) == [(0, os.getpid()), (2, os.getpid()), (4, os.getpid())]


@given(st.lists(st.integers()), st.integers(1, 5))
def test_batches_hold_every_item_once_in_order(items: list[int], size: int) -> None:
    made = batches(items, size)
    assert [item for batch in made for item in batch] == items
    assert all(0 < len(batch) <= size for batch in made)


def harsh(batch: Sequence[int]) -> list[int]:
    if 13 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * 2 for number in batch]


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
@pytest.mark.parametrize("size", [1, 4, 7])
def test_an_item_that_kills_its_process_is_told_and_all_others_are_done(size: int) -> None:
    results = list(enduring(harsh, batches(range(40), size), processes=2))
    assert [result for result in results if isinstance(result, Lost)] == [Lost(13)]
    assert [number for result in results if not isinstance(result, Lost) for number in result] == [number * 2 for number in range(40) if number != 13]


def test_without_a_death_a_batch_gives_one_result() -> None:
    assert list(enduring(harsh, batches(range(6), 4), processes=2)) == [[0, 2, 4, 6], [8, 10]]


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_where_every_item_counts_a_dead_process_ends_the_work_with_an_error_of_the_machine() -> None:
    with pytest.raises(MachineError, match="worker process"):
        list(in_parallel(harsh, batches(range(40), 4), processes=2))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends processes with their parent")
def test_workers_end_with_the_process_that_started_them() -> None:
    code = (
        "import os, time\n"
        "from generator.engine.pool import in_parallel\n"
        "def work(number):\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(60)\n"
        "list(in_parallel(work, range(2), 2))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        for _ in range(2):
            parent.stdout.readline()
        parent.kill()
        # The pipe ends when the last process that could write to it is gone.
        assert parent.communicate(timeout=60) == ("", None)


def fail_or_wait(number: int) -> int:
    if number == 0:
        raise OSError(27, "File too large")
    time.sleep(60)
    return number


def test_after_a_failure_nobody_waits_for_the_rest(capfd: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    with pytest.raises(OSError, match="too large"):
        list(in_parallel(fail_or_wait, range(20), processes=2))
    assert time.monotonic() - begun < 30
    assert capfd.readouterr().err == ""
