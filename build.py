"""The front door: sets up everything on a fresh machine, then is the command `mela`.

    python3 build.py              set up, check the stories, build site and book
    python3 build.py ARGS         the same as `mela ARGS`
    python3 build.py test         set up what the tests need too and run them

Needs nothing but Python 3.11 or later: the virtual environment `.venv` is made from the lock file, and system packages are installed where that is allowed,
otherwise asked for in one message.
"""

from __future__ import annotations

import hashlib
import os
import sys
from typing import NoReturn

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
READY = os.path.join(VENV, ".ready")

RUN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-core")
"""Debian and Ubuntu packages that the book needs: text layout for WeasyPrint, fonts for twelve scripts."""

TEST_PACKAGES = ("libatomic1", "poppler-utils", "qpdf", "default-jre-headless", "libjaxb-java", "libfaketime")
"""Those that the tests need besides: what drives the browser, PDF readers that are not ours, Java for two checkers, another clock. The browser is seen to apart."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: list[str]) -> None:
    """Sets up what is missing and becomes `mela ARGUMENTS` (without arguments, `mela build`), or runs the tests."""
    if sys.version_info < (3, 11):
        stop(
            "Mela needs Python 3.11 or later; this is Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}. Run build.py with a newer one, for example python3.12 build.py."
        )
    testing = arguments[:1] == ["test"]
    lock = "requirements-test.lock" if testing else "requirements.lock"
    if not is_ready(lock):
        set_up(lock, RUN_PACKAGES + TEST_PACKAGES if testing else RUN_PACKAGES, testing)
    if testing:
        run_tests(arguments[1:])
    os.execv(PYTHON, [PYTHON, "-m", "generator", *(arguments or ["build"])])


def is_ready(lock: str) -> bool:
    """Whether `.venv` was set up from this lock file, or from the tests' lock file, which holds it."""
    try:
        with open(READY, encoding="ascii") as file:
            stamps = file.read().split()
    except OSError:
        return False
    return stamp(lock) in stamps and os.path.exists(PYTHON)


def stamp(lock: str) -> str:
    """The fingerprint of a lock file together with the Python it was set up for and the place where it stands."""
    with open(os.path.join(ROOT, lock), "rb") as file:
        return hashlib.sha256(file.read() + sys.version.encode() + ROOT.encode()).hexdigest()


def set_up(lock: str, packages: tuple[str, ...], testing: bool) -> None:
    """Makes `.venv` from the lock file (with hashes) and sees to the system packages."""
    say("Setting up Mela. This happens once and takes a few minutes.")
    system_packages(packages + venv_packages(), testing)
    if not stands_here() or not works(PYTHON, "-c", "import pip"):
        run("The virtual environment could not be made.", sys.executable, "-m", "venv", "--clear", VENV)
    say(f"Installing the libraries named in {lock} ...")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    where = "Is the network reachable? The last lines above say what pip could not do; then run build.py again."
    run("The libraries could not be installed. " + where, *pip, "--require-hashes", "-r", os.path.join(ROOT, lock))
    run("Mela itself could not be installed. " + where, *pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    if testing and not browser():
        say("Installing a browser for the tests ...")
        libraries = ["--with-deps"] if os.geteuid() == 0 else []
        run("No browser could be installed. Install Chromium, then run build.py test again.", PYTHON, "-m", "playwright", "install", *libraries, "chromium")
    stamps = {stamp(lock), stamp("requirements.lock")}
    with open(READY, "w", encoding="ascii") as file:
        file.write("\n".join(sorted(stamps)) + "\n")


def stands_here() -> bool:
    """Whether `.venv` was made for the folder in which it lies: its commands hold that path, so a copy of it is of no use."""
    try:
        with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as file:
            return VENV in file.read()
    except OSError:
        return False


def venv_packages() -> tuple[str, ...]:
    """The package that Debian and Ubuntu split from Python and that virtual environments need, where it is missing."""
    import importlib

    try:
        importlib.import_module("ensurepip")
    except ImportError:
        return (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",)
    return ()


def system_packages(packages: tuple[str, ...], testing: bool) -> None:
    """Installs the missing Debian packages as root or through sudo without a password, else says which command to run."""
    import shutil

    if not shutil.which("apt-get"):
        say("This is no Debian or Ubuntu: Mela expects Pango, HarfBuzz and the Noto fonts to be installed.")
        return
    missing = [package for package in packages if not is_installed(package)]
    if testing and not browser():
        missing += debian_browser()
    if not missing:
        return
    names = " ".join(missing)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not (shutil.which("sudo") and works("sudo", "-n", "true")):
        stop(f"Mela needs these system packages. Run this once, then build.py again:\n\n    sudo apt-get update && sudo apt-get install -y {names}\n")
    say(f"Installing system packages: {names} ...")
    env = ["env", "DEBIAN_FRONTEND=noninteractive"]
    quiet(*prefix, "apt-get", "update", "-q")
    failed = f"The system packages could not be installed. Run apt-get update && apt-get install -y {names}, then build.py again."
    run(failed, *prefix, *env, "apt-get", "install", "-y", "-q", "--no-install-recommends", *missing, show=False)


def debian_browser() -> list[str]:
    """Debian's Chromium; Ubuntu's package of that name is only a pointer to a snap, so there Playwright brings its own."""
    with open("/etc/os-release", encoding="utf-8") as file:
        return ["chromium"] if "ID=debian" in file.read().split() else []


def browser() -> str | None:
    """The path of a Chromium that the tests can drive, if there is one."""
    import glob
    import shutil

    own = sorted(glob.glob(os.path.expanduser("~/.cache/ms-playwright/chromium-*/chrome-linux*/chrome")))
    return os.environ.get("MELA_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None) or (own[-1] if own else None)


def is_installed(package: str) -> bool:
    """Whether dpkg knows the package as installed."""
    import subprocess

    answer = subprocess.run(["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True, check=False)
    return answer.stdout == "install ok installed"


def run_tests(arguments: list[str]) -> None:
    """Formatting, lint, types and tests, in this order; ends with the exit code of the first that fails. With arguments, only pytest with them."""
    import subprocess

    os.chdir(ROOT)
    env = {**os.environ, "MELA_CHROMIUM": browser() or ""}
    steps = [["pytest", *arguments]] if arguments else [["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"], ["pytest", "-n", "2"]]
    for step in steps:
        say("* " + " ".join(step))
        code = subprocess.run([PYTHON, "-m", *step], env=env, check=False).returncode
        if code:
            sys.exit(code)
    sys.exit(0)


def works(*command: str) -> bool:
    """Whether a command can be run and ends well."""
    import subprocess

    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def quiet(*command: str) -> None:
    """Runs a command whose failure does not matter by itself."""
    works(*command)


def run(failed: str, *command: str, show: bool = True) -> None:
    """Runs a command; where it fails, its output and `failed` are shown and the program ends with exit code 3."""
    import subprocess

    try:
        done = subprocess.run(command, stdout=None if show else subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    except OSError as error:
        stop(f"{error}\n{failed}")
    if done.returncode:
        if done.stdout:
            say(done.stdout[-2000:])
        stop(failed)


def say(text: str) -> None:
    """One line to the person at the terminal, at once."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """Ends the program: the machine failed us (exit code 3)."""
    say(text)
    sys.exit(3)


if __name__ == "__main__":
    main(sys.argv[1:])
