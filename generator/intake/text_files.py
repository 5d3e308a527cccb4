"""Text files of a submission: bytes to text, whatever program wrote them."""

import codecs
import os
from pathlib import Path

from generator.intake.findings import finding
from generator.intake.opening import only_files
from generator.intake.spans import Lines
from generator.model.diagnostic import Diagnostic
from generator.model.submission import SourceText

FIELDS_LIMIT = 1_000_000
"""Bytes that a file of fields may have."""
TEXT_LIMIT = 5_000_000
"""Bytes that a Markdown file may have."""

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_MEND = "Save it again as UTF-8: in the editor's 'Save as' choose the encoding UTF-8."


def read_text(path: str | Path, file: str, limit: int) -> tuple[SourceText, Diagnostic | None]:
    """The text of the file at `path`, without byte order mark and with every line ending in "\\n"; the text is empty where there is a problem.

    Args:
        path: the file.
        file: its path from the project's root, for the problem.
        limit: bytes it may have.
    """
    try:
        with open(path, "rb", buffering=0, opener=only_files) as stream:
            size = os.fstat(stream.fileno()).st_size
            raw = b"" if size > limit else stream.readall()
    except OSError as error:
        return SourceText(file, ""), finding("S012", f"the file cannot be read: {error.strerror}", file, hint="Check its permissions.")
    if size > limit:
        return SourceText(file, ""), finding(
            "S011", f"the file has {size:,} bytes; at most {limit:,} are read", file, hint="Put pictures and data into files of their own."
        )
    text, problem = decode(raw, file)
    return SourceText(file, text), problem


def decode(raw: bytes, file: str) -> tuple[str, Diagnostic | None]:
    """The text that the bytes of `file` are in UTF-8; "" and the problem where they are something else."""
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            return "", finding("S010", f"the file is {name}, not UTF-8", file, hint=_MEND)
    try:
        return _plain(raw.decode()), None
    except UnicodeDecodeError as error:
        start = error.start
        before = _plain(raw[:start].decode())
        if b"\0" in raw[:1000]:
            return "", finding("S010", "the file is no text in UTF-8", file, hint=_MEND)
        span = Lines.of(before).span(len(before), len(before))
        return "", finding("S010", f"the byte 0x{raw[start]:02X} here is no letter in UTF-8", file, span, hint=_MEND)


def _plain(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
