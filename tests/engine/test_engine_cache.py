from pathlib import Path

import pytest

from generator.engine.cache import Cache
from generator.engine.fingerprint import fingerprint, fingerprint_of_folders


def test_what_was_put_is_got_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(fingerprint("a"), b"made")
    assert cache.get(fingerprint("a")) == b"made"
    assert cache.get(fingerprint("b")) is None


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:10], lambda raw: raw[:-1] + b"x", lambda raw: b""])
def test_a_damaged_entry_is_as_good_as_missing(tmp_path: Path, damage) -> None:
    cache = Cache(tmp_path)
    cache.put("ab12", b"made")
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.get("ab12") is None


def test_parts_cannot_run_into_one_another() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ab") == fingerprint(b"ab")


def test_a_folder_is_known_by_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = fingerprint_of_folders([tmp_path, tmp_path / "missing"])
    assert fingerprint_of_folders([tmp_path, tmp_path / "missing"]) == before
    (tmp_path / "a").rename(tmp_path / "b")
    assert fingerprint_of_folders([tmp_path, tmp_path / "missing"]) != before
