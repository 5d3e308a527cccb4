"""The front door: what build.py decides before anything is installed."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """build.py as a module that stands in an empty folder with lock files of its own."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "PYTHON": tmp_path / ".venv/bin/python", "READY": tmp_path / ".venv/.ready"}.items():
        monkeypatch.setattr(module, name, str(value))
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").write_text("")
    (tmp_path / "requirements.lock").write_text("click==8.1.0\n")
    return module


def stamp(build: ModuleType) -> None:
    Path(build.READY).write_text(build.stamp("requirements.lock") + "\n")


def test_a_fresh_clone_is_not_ready(build: ModuleType) -> None:
    assert not build.is_ready("requirements.lock")


def test_what_was_set_up_is_ready_until_the_lock_file_changes(build: ModuleType) -> None:
    stamp(build)
    assert build.is_ready("requirements.lock")
    Path(build.ROOT, "requirements.lock").write_text("click==8.2.0\n")
    assert not build.is_ready("requirements.lock")


def test_a_virtual_environment_that_lost_its_python_is_not_ready(build: ModuleType) -> None:
    stamp(build)
    Path(build.PYTHON).unlink()
    assert not build.is_ready("requirements.lock")


def test_a_virtual_environment_copied_from_elsewhere_is_made_anew(build: ModuleType) -> None:
    Path(build.VENV, "pyvenv.cfg").write_text("command = python3 -m venv /somewhere/else/.venv\n")
    assert not build.stands_here()
    Path(build.VENV, "pyvenv.cfg").write_text(f"command = python3 -m venv {build.VENV}\n")
    assert build.stands_here()


def test_who_may_not_install_packages_is_told_the_one_command(build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(build, "is_installed", lambda package: package != "fonts-noto-core")
    with pytest.raises(SystemExit) as stopped:
        build.system_packages(("libpango-1.0-0", "fonts-noto-core"), testing=False)
    assert stopped.value.code == 3
    assert "sudo apt-get update && sudo apt-get install -y fonts-noto-core\n" in capsys.readouterr().err


def test_arguments_are_those_of_the_command() -> None:
    done = subprocess.run([sys.executable, ROOT / "build.py", "--version"], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("mela, version ")


def test_both_lock_files_hold_the_same_versions_with_hashes() -> None:
    def versions(name: str) -> set[str]:
        return {line.split(" ")[0] for line in (ROOT / name).read_text().splitlines() if line and line[0].isalpha()}

    run, test = versions("requirements.lock"), versions("requirements-test.lock")
    assert run < test
    assert "--hash=sha256:" in (ROOT / "requirements.lock").read_text()
    assert all("==" in line for line in test)
