"""Makes a project of any size for measuring: `python bench/make_project.py FOLDER --stories 2000`.

Nothing in it is copied from anywhere: words are made of each script's letters, as long and as frequent as a language's; places and facets are as uneven as a
national campaign's. The same arguments give the same bytes, and the stories of a small project are the first of a large one.
"""

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from pathlib import Path

from made import campaign
from made.languages import HABITS, language
from made.photos import photo
from made.story import Wishes, make_story, story_id

BATCH = 25
"""Stories that a process makes at once."""

MEGAPIXELS = 2.0
"""Size of a photo, as messengers pass them on. Phones take 12."""


def make(
    folder: Path,
    stories: int,
    languages: Sequence[str],
    photos: int = 0,
    translations: float = 0.0,
    megapixels: float = MEGAPIXELS,
    processes: int | None = None,
) -> None:
    """Writes a project into `folder`, which is not there yet.

    `languages` are codes, the site's main language first; `photos` is how many a story has, `translations` the share of stories with a text in a second language.
    """
    folder.mkdir(parents=True)
    winners = [story_id(number) for number in range(0, stories, campaign.AWARDED)]
    for name, text in campaign.files(languages, winners):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    work = partial(_write, folder=folder, wishes=Wishes(tuple(languages), photos, translations), megapixels=megapixels)
    numbers = [range(start, min(start + BATCH, stories)) for start in range(0, stories, BATCH)]
    if len(numbers) < 2 or processes == 1:
        list(map(work, numbers))
        return
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        list(pool.map(work, numbers))


def _write(numbers: Sequence[int], folder: Path, wishes: Wishes, megapixels: float) -> None:
    """Writes the stories of these numbers."""
    for made in map(make_story, numbers, repeat(wishes)):
        home = folder / made.folder
        home.mkdir(parents=True)
        for name, text in made.texts.items():
            (home / name).write_text(text, encoding="utf-8")
        for name in made.photos:
            (home / name).write_bytes(photo(name, megapixels))


def main() -> None:
    """Reads the arguments and says what was made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--languages", default="en,hi,te", help=f"codes with commas, the main language first; of {', '.join(HABITS)}")
    parser.add_argument("--photos", type=int, default=0, help="photos of each story")
    parser.add_argument("--megapixels", type=float, default=MEGAPIXELS, help="size of a photo")
    parser.add_argument("--translations", type=float, default=0.0, help="share of the stories with a text in a second language")
    chosen = parser.parse_args()
    languages = chosen.languages.split(",")
    if unknown := [code for code in languages if code not in HABITS]:
        parser.error(f"no letters are known for {', '.join(unknown)}; known are {', '.join(HABITS)}")
    if chosen.folder.exists():
        parser.error(f"{chosen.folder} is there already; give a folder that is not, or remove it")
    language("en")
    make(chosen.folder, chosen.stories, languages, chosen.photos, chosen.translations, chosen.megapixels)
    print(f"{chosen.folder}: {chosen.stories:,} stories in {', '.join(languages)}, {chosen.stories * chosen.photos:,} photos")


if __name__ == "__main__":
    main()
