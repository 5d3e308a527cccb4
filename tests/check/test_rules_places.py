"""States, districts, blocks."""

import pytest

CASES = {
    "unknown state": (
        "place: {state: Utar Pradesh, district: Sitapur}",
        ["S301 error [Utar Pradesh] 'Utar Pradesh' is not a state or union territory of India (Did you mean 'Uttar Pradesh'?)"],
    ),
    "a state in Hindi": ("place: {state: उत्तर प्रदेश, district: Sitapur}", []),
    "a state by its id": ("place: {state: uttar-pradesh, district: sitapur}", []),
    "a misspelt district": (
        "place: {state: Uttar Pradesh, district: Sitapurr}",
        ["S302 error [Sitapurr] district 'Sitapurr' is not in Uttar Pradesh (Did you mean 'Sitapur'?)"],
    ),
    "a district of nowhere": (
        "place: {district: Xyzzy}",
        ["S302 error [Xyzzy] district 'Xyzzy' is not known (Write the district's name as the state writes it.)"],
    ),
    "a district of another state": (
        "place: {state: Bihar, district: Sitapur}\nschool:",
        ["S303 error [Sitapur] district 'Sitapur' is not in Bihar; it is in Uttar Pradesh (Write state: Uttar Pradesh, or correct the district.)"],
    ),
    "a district of two states": (
        "place: {district: Aurangabad}\nschool:",
        ["S304 warning [Aurangabad] Bihar and Maharashtra have a district 'Aurangabad' (Add state: Bihar or Maharashtra.)"],
    ),
    "a district of one state alone": ("place: {district: Sitapur}", []),
    "a block without a district": (
        "place: {state: Uttar Pradesh, block: Biswan}",
        ["S305 warning [Biswan] the block 'Biswan' is named, but no district (Add district:)"],
    ),
    "a system's story of no place": ("place:\nschool:\norganisation: Leadership For Equity", []),
}


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_places(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S30") == expected
