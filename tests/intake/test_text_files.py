"""Texts are read as UTF-8, whatever program wrote them; anything else says what it is."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.intake.text_files import decode, read_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbftitle: x\n", "title: x\n"),
        ("पठन 😀".encode(), "पठन 😀"),
        (b"", ""),
    ],
)
def test_line_ends_and_byte_order_mark_are_evened_out(raw: bytes, text: str) -> None:
    assert decode(raw, "story.md") == (text, None)


@pytest.mark.parametrize(
    ("raw", "message", "place"),
    [
        ("title: पठन".encode("utf-16"), "the file is UTF-16, not UTF-8", (1, 1)),
        ("title: x".encode("utf-32"), "the file is UTF-32, not UTF-8", (1, 1)),
        ("पठन\nab caf\xe9\n".encode().replace(b"\xc3\xa9", b"\xe9"), "the byte 0xE9 here is no letter in UTF-8", (2, 7)),
        (b"\xef\xbb\xbfab\xe9", "the byte 0xE9 here is no letter in UTF-8", (1, 3)),
        (b"a\r\nb\xff", "the byte 0xFF here is no letter in UTF-8", (2, 2)),
        (b"\x00\x01\xff", "the file is no text in UTF-8", (1, 1)),
    ],
)
def test_another_encoding_is_named_with_its_place(raw: bytes, message: str, place: tuple[int, int]) -> None:
    text, problem = decode(raw, "story.md")
    assert text == ""
    assert problem is not None
    assert (problem.code, problem.message, (problem.span.line, problem.span.column)) == ("S010", message, place)


def test_a_file_above_its_limit_is_not_read(write: Callable[..., Path]) -> None:
    source, problem = read_text(write("story.md", "x" * 101), "story.md", 100)
    assert (source.text, problem and problem.message) == ("", "the file has 101 bytes; at most 100 are read")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    _, problem = read_text(tmp_path / "story.md", "story.md", 100)
    assert problem is not None
    assert problem.code == "S012"


@pytest.mark.parametrize("exchange", [lambda path: path.symlink_to("/etc/passwd"), os.mkfifo], ids=["link", "pipe"])
def test_a_text_that_was_exchanged_since_its_folder_was_listed_is_not_opened(tmp_path: Path, exchange: Callable[[Path], None]) -> None:
    path = tmp_path / "story.yml"
    exchange(path)
    source, problem = read_text(path, "story.yml", 1_000_000)
    assert source.text == ""
    assert problem is not None
    assert problem.code == "S012"
