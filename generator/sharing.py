"""Which stories of a build many machines may share: those that a copy of their files says all about, and for which there is more to do than to send them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.derive import Derived
from generator.intake.ordinary import ordinary_files


def worth_sending(folders: Iterable[str], root: Path, avif: bool, known: Mapping[str, Derived]) -> frozenset[str]:
    """Those of the stories' folders (POSIX paths from the project's root) that another machine may derive.

    A story folder that is not ordinary stays where it is. So does one that was derived before (`known`, whose files have not changed since): its photos lie here,
    and the rest takes less than the way. That is no reason where they lie here without the AVIF files that are wanted now, or with those that no longer are.
    """
    stay = {folder for folder, one in known.items() if not one.media or any(name.endswith(".avif") for name in one.media) == avif}
    return frozenset(folder for folder in folders if folder not in stay and ordinary_files(root / folder) is not None)


def files_of(folders: Sequence[str], root: Path) -> list[Path] | None:
    """All files of these folders; None where one of them is no longer ordinary."""
    files: list[Path] = []
    for folder in folders:
        found = ordinary_files(root / folder)
        if found is None:
            return None
        files += found
    return files
