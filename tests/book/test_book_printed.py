"""Finished books say which stories they hold, so that none outlives its story's withdrawal."""

from pathlib import Path

import pikepdf
import pytest

from generator.book.printed import remove_outdated, stories_in


@pytest.fixture
def printed(tmp_path: Path):
    """Writes a PDF with named destinations, as merged books have them."""

    def write(name: str, *destinations: str) -> Path:
        path = tmp_path / name
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page()
            tree = pikepdf.NameTree.new(pdf)
            for destination in destinations:
                tree[destination] = pikepdf.Array([page.obj, pikepdf.Name.Fit])
            pdf.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
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
    assert remove_outdated(tmp_path, {"wells"}) == (gone,)
    assert kept.exists()
    assert not gone.exists()
