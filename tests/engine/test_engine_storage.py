import sys
from pathlib import Path

import pytest

from generator.engine.storage import storage_at
from generator.errors import MachineError, ProjectError


@pytest.fixture(params=["{}", "file://{}", "memory://{}"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(tmp_path / "storage")


def test_what_is_stored_is_found_under_its_fingerprint(where: str) -> None:
    names = [storage_at(where).put(content) for content in (b"one", b"", b"one")]
    assert names[0] == names[2] != names[1]
    assert [storage_at(where).get(name) for name in names] == [b"one", b"", b"one"]


@pytest.mark.parametrize("damaged", [b"two", b"on"])
def test_what_was_damaged_is_not_given_and_can_be_stored_again(where: str, damaged: bytes) -> None:
    storage = storage_at(where)
    name = storage.put(b"one")
    storage.shelf.write(name, damaged)
    with pytest.raises(MachineError, match="held other bytes than were put there"):
        storage.get(name)
    assert storage.put(b"one") == name
    assert storage.get(name) == b"one"


def test_what_was_cut_off_on_its_way_is_stored_anew(where: str) -> None:
    storage = storage_at(where)
    storage.shelf.write(storage.put(b"one"), b"o")
    assert storage.get(storage.put(b"one")) == b"one"


def test_what_is_missing_says_that_every_machine_must_see_the_storage(where: str) -> None:
    with pytest.raises(MachineError, match="with --storage that every machine sees"):
        storage_at(where).get("0" * 64)


def test_a_storage_below_a_file_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError, match="does not work"):
        storage_at(f"{tmp_path}/file/storage").put(b"one")


def test_an_address_that_needs_another_library_says_which() -> None:
    with pytest.raises(ProjectError, match=r"storage s3://bucket/mela cannot be reached: .*s3fs"):
        storage_at("s3://bucket/mela")


def test_an_unknown_kind_of_address_is_refused() -> None:
    with pytest.raises(ProjectError, match="storage nowhere://here cannot be reached"):
        storage_at("nowhere://here")


def test_without_the_extra_one_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ProjectError, match=r"pip install 'mela\[cluster\]'"):
        storage_at("sftp://host/mela")


def test_an_emptied_storage_holds_nothing_that_was_put_there_and_all_else(where: str) -> None:
    storage = storage_at(where)
    storage.empty()
    name = storage.put(b"one")
    storage.shelf.write(f"{name}.12.new", b"o")
    storage.shelf.write("report.csv", b"theirs")
    storage.empty()
    assert storage.shelf.names() == ["report.csv"]
    assert storage.shelf.read("report.csv") == b"theirs"
