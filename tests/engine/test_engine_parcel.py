from functools import partial
from pathlib import Path, PurePosixPath

from generator.engine.parcel import packed, roots, unpacked
from generator.engine.templates import PROGRAM, program_themes, theme_file, theme_folders

HERE, THERE = Path("/here/project"), Path("/there/part")


def sent(value: object) -> object:
    return unpacked(packed(value, roots(HERE)), roots(THERE))


def test_paths_in_the_project_become_those_of_the_other_machine() -> None:
    assert sent({"root": HERE, "story": [HERE / "stories" / "one"]}) == {"root": THERE, "story": [THERE / "stories" / "one"]}


def test_paths_outside_stay_as_they_are() -> None:
    paths = (Path("/here/project2"), Path("stories/one"), PurePosixPath("/usr/share/fonts"))
    assert sent(paths) == paths


def test_the_programs_own_files_are_those_of_the_other_program() -> None:
    assert sent((PROGRAM / "data", *theme_folders(HERE / "themes"))) == (PROGRAM / "data", THERE / "themes", program_themes())
    assert b"generator/data" not in packed(PROGRAM / "data", roots(HERE))


def test_what_is_bound_to_a_function_goes_with_it() -> None:
    function = sent(partial(theme_file, theme_folders(HERE / "themes")))
    assert callable(function)
    assert function("site/search.js") == program_themes() / "site/search.js"


def test_things_that_are_one_thing_stay_one_thing() -> None:
    photos: dict[str, str] = {}
    one, other = sent((photos, {"photos": photos}))  # type: ignore[misc]
    assert other["photos"] is one
