"""Finished books say which stories and photos they hold, so that none outlives a story's withdrawal or a photo's."""

import json
from pathlib import Path

import pikepdf
import pytest

from generator.book.printed import SHOWN, forget_photos, photo_name, photos_in, remove_outdated, stories_in
from generator.engine.cache import Cache
from generator.media.records import keep, recall
from generator.model.story import Box
from generator.model.submission import SubmittedFile


@pytest.fixture
def printed(tmp_path: Path):
    """Writes a PDF with named destinations and a list of its photos, as merged books have them; without the list where `photos` is None."""

    def write(name: str, *destinations: str, photos: tuple[str, ...] | None = ()) -> Path:
        path = tmp_path / name
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page()
            tree = pikepdf.NameTree.new(pdf)
            for destination in destinations:
                tree[destination] = pikepdf.Array([page.obj, pikepdf.Name.Fit])
            pdf.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
            if photos is not None:
                pdf.Root[SHOWN] = pikepdf.Array([pikepdf.String(photo) for photo in photos])
            pdf.save(path)
        return path

    return write


def test_a_book_is_known_by_the_stories_in_it(printed) -> None:
    assert stories_in(printed("book.pdf", "cover", "story-wells", "story-a-line")) == {"wells", "a-line"}


def test_what_is_no_book_of_ours_holds_no_story(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "other.pdf")
    assert stories_in(tmp_path / "broken.pdf") == stories_in(tmp_path / "other.pdf") == frozenset()


def test_only_a_book_with_a_story_that_is_gone_is_removed(printed, tmp_path: Path) -> None:
    kept, gone = printed("book.pdf", "story-wells"), printed("book-district-gaya.pdf", "story-wells", "story-withdrawn")
    assert remove_outdated(tmp_path, {"wells": ()}) == (gone,)
    assert kept.exists()
    assert not gone.exists()


def test_a_book_says_which_photos_it_shows(printed) -> None:
    assert photos_in(printed("book.pdf", "story-wells", photos=("wells/abc", "wells/def"))) == {"wells/abc", "wells/def"}
    assert photos_in(printed("old.pdf", "story-wells", photos=None)) is None


def test_a_book_with_a_photo_that_may_not_be_shown_any_more_is_removed(printed, tmp_path: Path) -> None:
    kept = printed("book.pdf", "story-wells", photos=("wells/abc",))
    withdrawn = printed("book-a.pdf", "story-wells", photos=("wells/abc", "wells/def"))
    elsewhere = printed("book-b.pdf", "story-wells", "story-line", photos=("line/abc",))
    unknown = printed("book-c.pdf", "story-wells", photos=None)
    foreign = printed("map.pdf", photos=None)
    assert remove_outdated(tmp_path, {"wells": {"wells/abc"}, "line": set()}) == (withdrawn, elsewhere, unknown)
    assert kept.exists()
    assert foreign.exists()


def test_a_photo_with_boxes_has_another_name_than_without(tmp_path: Path) -> None:
    plain, covered = (SubmittedFile("a.jpg", tmp_path, 1, "image/jpeg", "ab" * 32, blur=boxes) for boxes in ((), (Box(1, 2, 3, 4),)))
    assert photo_name("wells", plain) == "wells/" + "ab" * 10
    assert photo_name("wells", covered) != photo_name("wells", plain)


def test_the_cache_forgets_photos_that_are_not_shown_and_the_sheets_that_hold_them(tmp_path: Path) -> None:
    sheets = Cache(tmp_path / "sheets")
    shown, hidden = "aa" * 32, "bb" * 32
    for key, photos in (("11", [f"{shown}-10x10"]), ("22", [f"{shown}-10x10", f"{hidden}-10x10"]), ("33", []), ("44", None)):
        sheets.put(key, b"%PDF")
        sheets.put(f"{key}-facts", json.dumps({"photos": photos} if photos is not None else {}).encode())
    for photo in (shown, hidden):
        keep(tmp_path / "photos", photo, {}, {f"{photo[:20]}-v-10x10.jpg": b"pixels"})
    forget_photos(tmp_path, {shown[:20]})
    assert (
        [key for key in ("11", "22", "33", "44") if sheets.get(key) is not None]
        == [key for key in ("11", "22", "33", "44") if sheets.get(f"{key}-facts")]
        == ["11", "33"]
    )
    assert [path.name for path in (tmp_path / "photos").glob("*.jpg")] == [f"{shown[:20]}-v-10x10.jpg"]
    assert recall(tmp_path / "photos", hidden) is None
    assert recall(tmp_path / "photos", shown) == {}


def test_a_cache_without_a_book_has_nothing_to_forget(tmp_path: Path) -> None:
    forget_photos(tmp_path, set())
    assert list(tmp_path.iterdir()) == []
