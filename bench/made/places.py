"""Where made stories come from: all of India, its states as uneven as their numbers of schools, and the language that a state writes in."""

import csv
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from made.languages import Language

DATA = Path(__file__).resolve().parents[2] / "generator" / "data"

SCHOOLS = {
    "uttar-pradesh": (258, "hi"),
    "madhya-pradesh": (125, "hi"),
    "maharashtra": (110, "mr"),
    "rajasthan": (107, "hi"),
    "bihar": (94, "hi"),
    "west-bengal": (95, "bn"),
    "karnataka": (76, "kn"),
    "odisha": (62, "or"),
    "andhra-pradesh": (61, "te"),
    "assam": (60, "as"),
    "tamil-nadu": (59, "ta"),
    "chhattisgarh": (56, "hi"),
    "gujarat": (54, "gu"),
    "jharkhand": (45, "hi"),
    "telangana": (43, "te"),
    "jammu-and-kashmir": (28, "ur"),
    "punjab": (28, "pa"),
    "haryana": (24, "hi"),
    "uttarakhand": (22, "hi"),
    "himachal-pradesh": (18, "hi"),
    "kerala": (16, "ml"),
    "meghalaya": (15, "en"),
    "delhi": (6, "hi"),
}
"""Thousands of schools of a state, in round numbers after UDISE+ 2021-22, and the language that most of them teach in."""

FEW = (4, "en")
"""What a state has that is not in the list."""

OWN_LANGUAGE = 0.8
"""Share of the stories that are written in their state's language, where the project has it; the others are in any of the project's."""

BLOCKS, CLUSTERS = 9, 12
"""Blocks of a district, clusters of a block."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a school is: its state's id, its district's id, their names, the beginning of its UDISE code ("" where none is known), and its state's language."""

    state: str
    district: str
    state_name: str
    district_name: str
    udise: str
    language: str


def spot(source: random.Random) -> Spot:
    """Any school's place: a state after its number of schools, any of its districts."""
    spots, weights = _spots()
    return source.choices(spots, cum_weights=weights)[0]


def block(where: Spot, number: int, language: Language) -> str:
    """The name of a block of a district; the same for all its stories in a language."""
    return language.name(random.Random(f"{where.district} {number % BLOCKS}"))


def cluster(where: Spot, number: int, language: Language) -> str:
    """The name of a cluster of a block."""
    return language.name(random.Random(f"{where.district} {number % BLOCKS} {number % CLUSTERS}"), 2)


def udise(where: Spot, number: int) -> str:
    """The UDISE code of the story's school, like no other's below two million: district, block, village, school; "" where the district's is not known."""
    if not where.udise:
        return ""
    rest, school_block = divmod(number, 20)
    school, village = divmod(rest, 998)
    return f"{where.udise}{school_block + 1:02d}{village + 1:03d}{school + 1:02d}"


@cache
def _spots() -> tuple[list[Spot], list[float]]:
    """All districts with their running weights: within a state some have up to three times as many schools as others."""
    names = {row["id"]: row["label_en"] for row in _rows("states.csv")}
    districts = _rows("districts.csv")
    sizes = [random.Random(row["id"]).uniform(1, 3) for row in districts]
    whole: dict[str, float] = {}
    for row, size in zip(districts, sizes, strict=True):
        whole[row["state"]] = whole.get(row["state"], 0) + size
    spots = [Spot(row["state"], row["id"], names[row["state"]], row["label_en"], row["udise"].split(" ")[0], SCHOOLS.get(row["state"], FEW)[1]) for row in districts]
    weights = [SCHOOLS.get(row["state"], FEW)[0] * size / whole[row["state"]] for row, size in zip(districts, sizes, strict=True)]
    return spots, list(accumulate(weights))


def _rows(name: str) -> list[Mapping[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
