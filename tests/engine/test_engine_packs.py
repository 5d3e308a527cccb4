"""A pack gives back what was put into it, or says that it cannot."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.packs import DamagedPack, Packs, write_pack

RECORDS = [(b"a", b"", b"a page"), (b"", b"", b""), (b"x" * 70_000,)]


@given(st.lists(st.lists(st.binary(max_size=40), max_size=4), max_size=6))
def test_every_part_comes_back(tmp_path_factory: pytest.TempPathFactory, records: list[list[bytes]]) -> None:
    folder = tmp_path_factory.mktemp("packs")
    places = write_pack(folder, records)
    packs = Packs(folder)
    assert [[packs.part(place, number) for number in range(len(place.lengths))] for place in places] == records


def test_each_call_makes_a_pack_of_its_own(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path, RECORDS), write_pack(tmp_path, RECORDS)
    assert first[0].pack != second[0].pack


@pytest.mark.parametrize("harm", ["missing", "shorter", "a bit"])
def test_damage_is_noticed(tmp_path: Path, harm: str) -> None:
    place = write_pack(tmp_path, RECORDS)[2]
    path = tmp_path / place.pack
    written = bytearray(path.read_bytes())
    written[-5] ^= 1
    path.unlink()
    if harm != "missing":
        path.write_bytes(written if harm == "a bit" else written[:-100])
    with pytest.raises(DamagedPack, match=place.pack):
        Packs(tmp_path).part(place, 0)


def test_packs_that_nobody_refers_to_are_removed(tmp_path: Path) -> None:
    kept, gone = write_pack(tmp_path, RECORDS)[0], write_pack(tmp_path, RECORDS)[0]
    Packs(tmp_path).remove_all_but([kept.pack])
    assert [path.name for path in tmp_path.iterdir()] == [kept.pack]
    assert gone.pack != kept.pack


def test_packs_travel_to_another_process_as_their_folder(tmp_path: Path) -> None:
    place = write_pack(tmp_path, RECORDS)[0]
    packs = Packs(tmp_path)
    packs.part(place, 0)
    assert pickle.loads(pickle.dumps(packs)).part(place, 2) == b"a page"
