import os
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.pool import batches, in_parallel


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
