"""content/withdrawn.yml: the stories that were taken back, an entry each. Their ids stay out, whatever comes in under them later.

Which ids they are is told from the lines that begin with one, not from YAML: each build asks first of all, and a slip in one entry must not publish another story
again. So a file in which such a line cannot be understood stops the build.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import MachineError, ProjectError

if TYPE_CHECKING:
    from generator.model.content import Withdrawal  # loading models takes longer than a build with nothing to do

NAME = "withdrawn.yml"
WITHDRAWN = f"content/{NAME}"
"""The file, a POSIX path from the project's root."""

HEAD = """\
# Stories that were taken back (`mela withdraw ID`). Whatever comes in under such an id stays out, and its address says that the story was withdrawn.
# Keep this file with the project. To take a story in again: `mela withdraw --undo ID`.
"""
"""How the file begins."""

_ENTRY = re.compile(r"""(?P<quote>["']?)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?P=quote):(?:[ \t].*)?""")
_OTHER = re.compile(r"(?:[ \t#].*|---[ \t]*)?")


def withdrawn_ids(content: Path) -> frozenset[str]:
    """The ids of the stories that were taken back; `content` is the project's folder content/.

    Raises:
        ProjectError: the file is none, is no text, or has a line at its margin that begins with no id.
        MachineError: it may not be read.
    """
    return frozenset(entry["id"] for line in _lines(content) if (entry := _ENTRY.fullmatch(line)))


def record(content: Path, withdrawal: "Withdrawal") -> None:
    """Adds a story to those that were taken back; the file is there with the entry or as it was before.

    Raises:
        ProjectError, MachineError: as `withdrawn_ids`, or it cannot be written.
    """
    lines = _lines(content)
    while lines and not lines[-1].strip():
        lines.pop()
    _write(content, [*(lines or HEAD.splitlines()), *_entry(withdrawal)])


def take_back_in(content: Path, story: str) -> None:
    """Removes a story's entry, which is there, with the lines that belong to it.

    Raises:
        ProjectError, MachineError: as `withdrawn_ids`, or it cannot be written.
    """
    kept, within = [], False
    for line in _lines(content):
        entry = _ENTRY.fullmatch(line)
        # A remark at the margin or an empty line stands before what follows it.
        within = entry["id"] == story if entry else within and line.startswith((" ", "\t"))
        kept += [] if within else [line]
    while kept and not kept[-1].strip():
        kept.pop()
    _write(content, kept)


def _entry(withdrawal: "Withdrawal") -> list[str]:
    """An entry as it is written; a text in JSON's quotes is one in YAML's."""
    fields = [
        f"  day: {withdrawal.day}" if withdrawal.day else "",
        f"  languages: [{', '.join(withdrawal.languages)}]" if withdrawal.languages else "",
        f"  reason: {json.dumps(withdrawal.reason, ensure_ascii=False)}" if withdrawal.reason else "",
    ]
    return [f"{withdrawal.id}:", *filter(None, fields)]


def _lines(content: Path) -> list[str]:
    """The lines of the file, each of which is understood; none where there is no file."""
    path = content / NAME
    if path.is_symlink() or path.is_dir():
        raise ProjectError(f"{WITHDRAWN} is a link or a folder. Put the file itself there: it says which stories may not be shown.")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise MachineError(f"{WITHDRAWN} cannot be read: {error.strerror}. Check its permissions: it says which stories may not be shown.") from error
    try:
        lines = [line.rstrip("\r") for line in raw.decode("utf-8-sig").split("\n")]
    except UnicodeDecodeError as error:
        raise ProjectError(f"{WITHDRAWN} is no text in UTF-8. Save it as such: it says which stories may not be shown.") from error
    for number, line in enumerate(lines, 1):
        if not (_ENTRY.fullmatch(line) or _OTHER.fullmatch(line)):
            hint = "Begin each entry with the story's id and a colon, and indent what belongs to it by two blanks"
            raise ProjectError(f"{WITHDRAWN}, line {number}, cannot be understood. {hint}: the file says which stories may not be shown.")
    return lines


def _write(content: Path, lines: list[str]) -> None:
    beside = content / f".{NAME}.new"
    try:
        content.mkdir(exist_ok=True)
        beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        beside.replace(content / NAME)
    except OSError as error:
        raise MachineError(f"{WITHDRAWN} cannot be written: {error.strerror}. Free some space or mend the permissions, then try again.") from error
