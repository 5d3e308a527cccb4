import io
import json
from pathlib import Path

from rich.console import Console

from generator.engine.progress import Progress


def test_each_step_is_a_line_where_there_is_no_terminal() -> None:
    shown = io.StringIO()
    progress = Progress(console=Console(file=shown))
    with progress.step("Reading stories") as step:
        step.count = 1234
    assert shown.getvalue() == "Reading stories: 1,234 in 0.0 s\n"


def test_quiet_shows_nothing_and_still_counts(tmp_path: Path) -> None:
    shown = io.StringIO()
    progress = Progress(quiet=True, console=Console(file=shown))
    with progress.step("Reading stories") as step:
        step.count = 3
    progress.say("done")
    progress.write(tmp_path / "stats.json")
    assert shown.getvalue() == ""
    stats = json.loads((tmp_path / "stats.json").read_text())
    assert [(step["name"], step["count"]) for step in stats["steps"]] == [("Reading stories", 3)]
    assert stats["steps"][0]["megabytes"] > 1
