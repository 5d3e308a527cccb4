"""Writes generator/search/letters.txt: which characters are parts of words, taken from Unicode's own table.

Run it with the Python whose Unicode version is wanted; the file names that version. `python tools/write_letters.py`
"""

import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "generator" / "search" / "letters.txt"


def ranges() -> list[tuple[int, int]]:
    """First and last code point of every run of letters, marks and numbers (general categories L, M, N)."""
    runs: list[tuple[int, int]] = []
    for code in range(0x110000):
        if unicodedata.category(chr(code))[0] in "LMN":
            start = runs.pop()[0] if runs and runs[-1][1] == code - 1 else code
            runs.append((start, code))
    return runs


def steps(runs: list[tuple[int, int]]) -> str:
    """The runs in hexadecimal, each as its distance from the end of the one before and, after "+", how much longer than one character it is."""
    parts, end = [], 0
    for first, last in runs:
        parts.append(f"{first - end:x}" + (f"+{last - first:x}" if last > first else ""))
        end = last
    return " ".join(parts)


def zeros(runs: list[tuple[int, int]]) -> str:
    """The code points of every script's digit nought (its other nine follow it)."""
    return " ".join(f"{code:x}" for first, last in runs for code in range(first, last + 1) if unicodedata.decimal(chr(code), -1) == 0)


def main() -> None:
    """Writes the file."""
    runs = ranges()
    TARGET.write_text(f"{unicodedata.unidata_version}\n{steps(runs)}\n{zeros(runs)}\n", encoding="ascii")


if __name__ == "__main__":
    main()
