"""Names of files and folders: which may be used, and how any of them is shown."""

import re
import unicodedata
from collections.abc import Iterable

from generator.intake.findings import finding
from generator.model.diagnostic import Diagnostic
from generator.model.label import ID_PATTERN, slug

NAME_LIMIT = 120
"""Bytes that a file's name may have in UTF-8; file systems take 255, and derived names need room."""

_ID = re.compile(ID_PATTERN)
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that no file or folder can have on Windows, on which the site may be opened from a pen drive (Microsoft, "Naming Files, Paths, and Namespaces")."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]")


def is_hidden(name: str) -> bool:
    """Whether the name is one that systems leave behind or hide; such files are no evidence."""
    return name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini", "__MACOSX")


def shown(name: str) -> str:
    """The name with everything that a terminal or page could not show written as an escape."""
    return name if name.isprintable() else _UNSEEN.sub(lambda match: f"\\x{ord(match[0]):02x}", name)


def name_problem(name: str, file: str) -> Diagnostic | None:
    """What is wrong with a file's or folder's own `name`; `file` is its shown path."""
    if not name.isprintable() and _UNSEEN.search(name):
        return finding("S037", f"the name '{shown(name)}' holds characters that no name should have", file, hint="Rename the file.")
    if "\\" in name:
        return finding("S037", f"the name '{name}' holds a backslash", file, hint="Rename the file without it.")
    if len(name.encode()) > NAME_LIMIT:
        return finding("S037", f"the name has {len(name.encode())} bytes; at most {NAME_LIMIT} are taken", file, hint="Give the file a shorter name.")
    return None


def same_names(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names (the first of its kind and a later one) that many computers take for one."""
    first: dict[str, str] = {}
    pairs = []
    for name in names:
        folded = name.lower() if name.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        known = first.setdefault(folded, name)
        if known != name:
            pairs.append((known, name))
    return pairs


def id_problem(name: str, file: str, code: str, thing: str) -> Diagnostic | None:
    """What is wrong with a name that is to be an id; `thing` is what bears it: "folder"."""
    if len(name) <= 100 and _ID.fullmatch(name):
        if not _DEVICE.fullmatch(name):
            return None
        return finding(code, f"the {thing}'s name '{name}' cannot be an id: Windows keeps it for a device", file, hint=f"Rename it, for example to '{name}-school'.")
    mended = slug(name)[:100].strip("-")
    hint = f"Rename it to '{mended}'." if mended else "Rename it with lower-case letters a to z, digits and hyphens, for example 'reading-corner'."
    reason = "it has more than 100 characters" if len(name) > 100 else "only lower-case letters a to z, digits and hyphens may be in it"
    return finding(code, f"the {thing}'s name '{shown(name)[:120]}' cannot be an id: {reason}", file, hint=hint)
