"""The commands as a person runs them, on a project as `mela init` makes it."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main as start
from generator.cli import main
from generator.documentation import commands_page
from generator.engine.lock import only_builder
from generator.engine.progress import Progress

EXAMPLE = "a-reading-corner-in-the-corridor"
BROKEN = "title: Wells and words\nsummary: A story that names a district that is not there.\nplace: {state: Uttar Pradesh, district: Sitapurr}\n"


def mela(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def write_story(project: Path, story: str, fields: str) -> None:
    folder = project / "stories" / story
    folder.mkdir()
    (folder / "story.yml").write_text(fields, encoding="utf-8")
    (folder / "story.md").write_text("## The need\n\nWater.\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert mela("init", tmp_path / "festival").exit_code == 0
    return tmp_path / "festival"


@pytest.fixture
def with_broken_story(project: Path) -> Path:
    write_story(project, "wells-and-words", BROKEN)
    return project


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_project_has_nothing_to_mend(project: Path) -> None:
    done = mela("check", "--project", project)
    assert done.exit_code == 0
    assert done.stdout == "1 story checked, nothing found.\n"


def test_a_project_is_not_made_over_another(project: Path) -> None:
    done = mela("init", project)
    assert done.exit_code == 2
    assert "Name a new folder" in done.stderr


@pytest.mark.parametrize("command", ["check", "site", "book", "build", "serve"])
def test_a_folder_that_is_no_project_is_wrong_use_and_stays_as_it_was(tmp_path: Path, command: str) -> None:
    done = mela("--project", tmp_path, command)
    assert done.exit_code == 2
    assert "mela init" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["site", "book", "build"])
def test_a_build_beside_another_one_is_refused_where_it_may_not_wait(project: Path, command: str) -> None:
    with only_builder(project / ".cache", Progress()):
        done = mela(command, "--project", project, "--no-wait")
        assert (done.exit_code, "Another mela is building this project" in done.stderr) == (3, True)
        assert mela("check", "--project", project).exit_code == 0


def test_an_error_is_told_with_its_place_and_ends_with_one(with_broken_story: Path) -> None:
    done = mela("check", "--project", with_broken_story, "--format", "json")
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (report["version"], report["stories"], report["errors"]) == (1, 2, 1)
    (error,) = [found for found in report["diagnostics"] if found["severity"] == "error"]
    assert (error["story"], error["file"], error["line"], error["column"]) == ("wells-and-words", "stories/wells-and-words/story.yml", 3, 41)
    assert "Sitapur" in error["hint"]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_findings_can_be_written_to_a_file(with_broken_story: Path, tmp_path: Path, form: str) -> None:
    done = mela("check", "--project", with_broken_story, "--format", form, "--output", tmp_path / "findings")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Sitapurr" in (tmp_path / "findings").read_text(encoding="utf-8")


def test_a_broken_story_is_left_out_and_the_others_are_published(with_broken_story: Path) -> None:
    done = mela("site", "--project", with_broken_story)
    assert done.exit_code == 0
    assert "1 story has errors and was left out: wells-and-words" in done.stderr
    site = with_broken_story / "site"
    assert (site / "stories" / EXAMPLE / "index.html").is_file()
    assert not [path for path in site.rglob("*") if path.is_file() and b"Wells and words" in path.read_bytes()]
    assert not (site / "stories" / "wells-and-words").exists()


def test_strict_turns_a_left_out_story_into_an_exit_code(with_broken_story: Path) -> None:
    assert mela("site", "--project", with_broken_story, "--strict", "--no-search").exit_code == 1


def test_a_quick_look_goes_without_the_search_index(project: Path) -> None:
    assert mela("site", "--project", project, "--no-search").exit_code == 0
    quick = set(fingerprints(project / "site"))
    assert mela("site", "--project", project).exit_code == 0
    assert [path for path in set(fingerprints(project / "site")) - quick if not path.startswith("search/")] == []
    assert set(fingerprints(project / "site")) - quick


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    mela("site", "--project", project)
    first = fingerprints(project / "site")
    mela("site", "--project", project)
    assert fingerprints(project / "site") == first


def test_a_booklet_is_named_after_its_part(project: Path, tmp_path: Path) -> None:
    done = mela("book", "--project", project, "--district", "SITAPUR", "--stats", tmp_path / "stats.json")
    assert done.exit_code == 0
    assert (project / "print" / "book-district-sitapur.pdf").read_bytes().startswith(b"%PDF-")
    assert {"name": "Typesetting", "count": 1}.items() <= json.loads((tmp_path / "stats.json").read_text())["steps"][-1].items()


def test_a_withdrawn_story_leaves_what_was_printed(project: Path) -> None:
    mela("build", "--project", project)
    mela("book", "--project", project, "--district", "Sitapur")
    fields = project / "stories" / EXAMPLE / "story.yml"
    fields.write_text(fields.read_text().replace("status: published", "status: withdrawn"))
    done = mela("build", "--project", project)
    assert done.exit_code == 0
    assert "Removed" in done.stderr
    assert list((project / "print").iterdir()) == []


def test_a_part_without_a_story_is_wrong_use_and_says_what_there_is(project: Path) -> None:
    done = mela("book", "--project", project, "--district", "Gaya")
    assert done.exit_code == 2
    assert "There are stories for: Sitapur." in done.stderr
    assert mela("book", "--project", project, "--district", "Gaya", "--year", "2026").exit_code == 2
    assert mela("book", "--project", project, "--edition", "none").exit_code == 2


def test_a_new_story_lies_in_its_district_and_waits_as_a_draft(project: Path) -> None:
    done = mela("new", "A library under the stairs", "--project", project, "--state", "उत्तर प्रदेश", "--district", "sitapur")
    assert done.exit_code == 0
    folder = project / "stories" / "uttar-pradesh" / "sitapur" / "a-library-under-the-stairs"
    first_line = (folder / "story.yml").read_text(encoding="utf-8").splitlines()[0]
    assert (folder / first_line.split("$schema=")[1]).resolve() == project / "schema" / "story.schema.json"
    assert mela("check", "--project", project).exit_code == 0
    mela("site", "--project", project, "--no-search")
    assert not (project / "site" / "stories" / "a-library-under-the-stairs").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["पुस्तकालय"], "--id"),
        (["Reading", "--id", "Not An Id"], "--id"),
        (["Reading", "--id", EXAMPLE], "is taken"),
        (["Reading", "--language", "nolang"], "Write one of en (English), hi (Hindi),"),
        (["Reading", "--state", "Uttar Pradsh"], "Did you mean 'Uttar Pradesh'?"),
        (["Reading", "--district", "Sitapurr", "--state", "UP"], "Did you mean 'Sitapur'?"),
    ],
)
def test_a_new_story_that_cannot_be_made_says_what_to_do(project: Path, arguments: list[str], said: str) -> None:
    done = mela("new", "--project", project, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_folder_that_may_not_be_written_is_the_machines_fault(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mela("site", "--project", project, "--no-search")
    before = fingerprints(project / "site")
    fields = project / "stories" / EXAMPLE / "story.yml"
    fields.write_text(fields.read_text().replace("A reading corner", "A quiet corner"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr("generator.engine.output.open", full, raising=False)
    done = mela("site", "--project", project, "--no-search")
    assert done.exit_code == 3
    assert "No space left on device" in done.stderr
    assert fingerprints(project / "site") == before


@pytest.mark.parametrize("command", [["new", "Reading"], ["init", "another"]])
def test_a_full_disk_leaves_nothing_half_made(project: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    before = fingerprints(project)

    def full(_: Path, copy: Path) -> None:
        copy.write_text("half")
        raise OSError(28, "No space left on device", str(copy))

    monkeypatch.chdir(project)
    monkeypatch.setattr("generator.starter.shutil.copyfile", full)
    done = mela(*command)
    assert done.exit_code == 3
    assert "cannot be written: No space left on device. Make room" in done.stderr
    assert done.stderr.count("\n") == 1
    assert fingerprints(project) == before
    assert not (project / "another").exists()
    monkeypatch.undo()
    monkeypatch.chdir(project)
    assert mela(*command).exit_code == 0


@pytest.mark.parametrize("option", ["--stats", "--output"])
def test_a_file_that_cannot_be_written_is_refused_before_the_work_begins(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.setattr("generator.pipeline.check", lambda *_: pytest.fail("the work began"))
    done = mela("check", "--project", project, option, tmp_path / "nowhere" / "x.json")
    assert (done.exit_code, "Make it first" in done.stderr) == (2, True)
    monkeypatch.setattr("generator.options.os.access", lambda _, mode: mode != os.W_OK)
    done = mela("check", "--project", project, option, tmp_path / "x.json")
    assert (done.exit_code, "Check the permissions" in done.stderr) == (2, True)


@pytest.mark.parametrize("empty", ["", " "])
def test_a_booklet_of_nothing_is_wrong_use(project: Path, empty: str) -> None:
    done = mela("book", "--project", project, "--district", empty)
    assert done.exit_code == 2
    assert "--district is empty" in done.stderr
    assert not list((project / "print").glob("*.pdf"))


def test_a_story_with_a_refused_field_is_never_published(project: Path) -> None:
    write_story(project, "wells-and-words", BROKEN.replace("Sitapurr", "Sitapur") + "colour: red\nstatus: published\n")
    done = mela("site", "--project", project, "--no-search")
    assert "left out: wells-and-words" in done.stderr
    assert not (project / "site" / "stories" / "wells-and-words").exists()
    assert not [path for path in (project / "site").rglob("*.html") if b"wells-and-words" in path.read_bytes()]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_shows_an_example(name: str) -> None:
    help_text = mela(name, "--help").stdout
    assert f"mela {name}" in help_text.split("Example:")[1]


def test_the_schemas_in_the_repository_are_those_of_the_program(tmp_path: Path) -> None:
    assert mela("schema", "--output", tmp_path).exit_code == 0
    assert fingerprints(tmp_path) == fingerprints(Path(__file__).resolve().parent.parent / "schema")


def test_the_commands_in_the_documentation_are_those_of_the_program() -> None:
    page = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
    assert page.read_text(encoding="utf-8") == commands_page()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def wait_for(address: str, text: str) -> None:
    for _ in range(1200):
        try:
            if text in read(address):
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{address} never showed {text!r}")


def test_a_served_site_shows_a_change_and_tells_the_browser(project: Path) -> None:
    port = free_port()
    served = subprocess.Popen([sys.executable, "-m", "generator", "--project", project, "serve", "--port", str(port), "--no-search"], stderr=subprocess.DEVNULL)
    try:
        page = f"http://127.0.0.1:{port}/stories/{EXAMPLE}/"
        wait_for(page, "A reading corner in the corridor")
        assert "/_mela/reload.js" in read(page)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_mela/changes", timeout=120) as changes:
            fields = project / "stories" / EXAMPLE / "story.yml"
            fields.write_text(fields.read_text().replace("A reading corner in the corridor", "A reading corner on the roof"))
            assert changes.readline() == b"data: built\n"
        assert "A reading corner on the roof" in read(page)
    finally:
        served.terminate()
        served.wait(120)


HEAVY = ("babel", "jinja2", "mkdocs", "pikepdf", "PIL", "pydantic", "rich", "watchdog", "weasyprint", "yaml")


@pytest.mark.parametrize("arguments", ["--version", "--help", "site --help", "book --help"])
def test_a_command_that_only_speaks_of_itself_loads_no_large_library(arguments: str) -> None:
    code = f"""
import sys
from generator.__main__ import main
sys.argv = ["mela", *"{arguments}".split()]
try:
    main()
finally:
    print("loaded:", [name for name in {HEAVY} if name in sys.modules])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "mela" in said
    assert said.endswith("loaded: []\n")


def test_a_site_that_is_up_to_date_is_seen_without_loading_what_would_build_it(project: Path) -> None:
    assert mela("site", "--project", project).exit_code == 0
    code = f"""
import sys
from generator.__main__ import main
sys.argv = ["mela", "site", "--quiet", "--project", {str(project)!r}]
try:
    main()
finally:
    print([name for name in {HEAVY} if name in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_stopped_while_it_loads_it_is_as_quiet_as_later(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.main", stop)
    with pytest.raises(SystemExit) as stopped:
        start()
    assert stopped.value.code == 130
    assert capsys.readouterr().err == "mela: stopped. What was there before still stands.\n"
