import io
import json
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.engine import progress as module
from generator.engine.progress import Progress
from generator.engine.usage import usage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_step_is_a_line_where_there_is_no_terminal() -> None:
    shown = io.StringIO()
    with Progress(stream=shown).step("Reading stories") as step:
        step.count = 1234
    assert shown.getvalue() == "Reading stories: 1,234 in 0.0 s\n"


def test_quiet_shows_nothing_and_still_counts(tmp_path: Path) -> None:
    shown = Terminal()
    progress = Progress(quiet=True, stream=shown)
    with progress.step("Reading stories", total=3) as step:
        step.advance(3)
    progress.say("done")
    progress.write(tmp_path / "stats.json")
    assert shown.getvalue() == ""
    stats = json.loads((tmp_path / "stats.json").read_text())
    assert [(step["name"], step["count"]) for step in stats["steps"]] == [("Reading stories", 3)]
    assert stats["steps"][0]["megabytes"] > 1


def test_on_a_terminal_the_running_step_is_named_and_gives_way_to_its_line() -> None:
    shown = Terminal()
    with Progress(stream=shown).step("Reading stories", total=2) as step:
        assert shown.getvalue() == "Reading stories ..."
        step.advance(2)
    assert shown.getvalue().split(module.ERASED)[1:] == ["", "Reading stories: 2 in 0.0 s\n"]


def test_a_long_step_shows_how_much_is_done_how_quickly_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    monkeypatch.setattr(module, "REFRESH", 0)
    monkeypatch.setenv("COLUMNS", "120")
    shown = Terminal()
    with Progress(stream=shown).step("Writing pages", total=100, unit="pages") as step:
        for _ in range(4):
            step.advance(10)
        bar = shown.getvalue()
        assert ("Writing pages" in bar, "40/100" in bar, "pages/s" in bar, "0:00:0" in bar) == (True, True, True, True)
    assert re.fullmatch(r"Writing pages: 40 in [0-9.]+ s\n", shown.getvalue().split(module.ERASED)[-1])


def test_a_step_may_learn_on_the_way_how_many_things_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    monkeypatch.setattr(module, "REFRESH", 0)
    monkeypatch.setenv("COLUMNS", "120")
    shown = Terminal()
    with Progress(stream=shown).step("Typesetting", unit="sheets") as step:
        step.reach(2, 9)
        step.reach(3, 12)
    assert ["2/9" in shown.getvalue(), "3/12" in shown.getvalue()] == [True, True]
    assert step.count == 3


def test_what_is_said_during_a_long_step_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    shown = Terminal()
    progress = Progress(stream=shown)
    with progress.step("Writing pages", total=100) as step:
        step.advance(10)
        progress.say("Waiting ...")
        assert shown.getvalue().endswith(f"{module.ERASED}Waiting ...\n")


def test_a_step_that_fails_leaves_no_bar_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    shown = Terminal()

    def fail() -> None:
        with Progress(stream=shown).step("Writing pages", total=100) as step:
            step.advance(10)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert shown.getvalue().endswith(module.ERASED)


def test_nothing_that_draws_is_loaded_where_nothing_is_drawn() -> None:
    code = "import sys; from generator.engine.progress import Progress\nwith Progress().step('a', total=9) as step: step.advance(9)\nprint('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


def burn(_: int) -> bool:
    return sum(range(5_000_000)) > 0


def test_the_work_of_workers_counts_while_they_live_and_once_when_they_have_ended() -> None:
    before = usage()
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        assert pool.submit(burn, 0).result()
        living = usage().cpu_seconds - before.cpu_seconds
    ended = usage().cpu_seconds - before.cpu_seconds
    assert 0.02 < living <= ended + 0.02  # /proc counts in hundredths
    assert ended < 3 * living
