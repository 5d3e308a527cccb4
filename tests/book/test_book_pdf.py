"""The finished PDF, read back."""

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from generator.book.book import build_book
from generator.book.plan import plan_book
from generator.catalog.catalog import Catalog
from generator.engine.runner import Here
from generator.model.content import Edition

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def texts(path: Path, *area: str) -> list[str]:
    """The words of each page, or of an area of each."""
    command = ["pdftotext", "-layout", *area, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\f")[:-1]


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page number of each named destination."""
    names = pdf.Root.Names.Dests.Names
    return {str(names[number]): pikepdf.Page(names[number + 1][0]).index + 1 for number in range(0, len(names), 2)}


@needs_poppler
def test_contents_name_the_page_on_which_a_story_stands(book: Path, catalog: Catalog) -> None:
    pages = texts(book)
    contents = next(page for page in pages if page.lstrip().startswith("Contents"))
    for title in ("The reading line", "Two gates", "Words alone", "Groundnut sums"):
        number = int(re.search(rf"{title}.*?(\d+)$", contents, re.MULTILINE)[1])
        assert title in pages[number - 1]


@needs_poppler
def test_printed_page_numbers_are_the_places_in_the_pdf(book: Path) -> None:
    foot = ["-x", "0", "-y", "735", "-W", "681", "-H", "25"]
    printed = {number: [word for word in page.split() if word.isdigit()] for number, page in enumerate(texts(book, *foot), 1)}
    numbered = {number: words for number, words in printed.items() if words}
    assert len(numbered) >= 10
    assert numbered == {number: [str(number)] for number in numbered}


def test_page_labels_count_from_the_cover(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert [page.label for page in pdf.pages] == [str(number) for number in range(1, len(pdf.pages) + 1)]


def test_every_story_has_a_destination_on_a_left_page(book: Path, catalog: Catalog) -> None:
    with pikepdf.open(book) as pdf:
        found = destinations(pdf)
    assert {f"story-{story}" for story in catalog.entries} <= found.keys()
    assert {found[f"story-{story}"] % 2 for story in catalog.entries} == {0}


def test_every_link_leads_to_the_web_or_to_a_destination(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        known = destinations(pdf)
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", ())]
        inside = [str(link.Dest) for link in links if "/Dest" in link]
        outside = [str(link.A.URI) for link in links if "/A" in link]
    assert len(inside) > 10
    assert set(inside) <= known.keys()
    assert {address.split("/stories/")[0] for address in outside} == {"https://stories.example.org", "https://stories.example.org/en"}


def test_outline_holds_chapters_and_their_stories(book: Path) -> None:
    with pikepdf.open(book) as pdf, pdf.open_outline() as outline:
        found = {item.title: [below.title for below in item.children] for item in outline.root}
    assert list(found) == ["Small Steps", "Foreword", "Contents", "Awards", "Setting Direction", "Developing Communities", "Other stories", "Index"]
    assert sorted(found["Setting Direction"]) == ["The reading line", "Two gates", "Words alone"]
    assert found["Other stories"] == ["<b>Bold</b> & {{ 7 * 7 }}"]


def test_pdf_says_what_it_is(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["dc:title"], metadata["dc:creator"], str(pdf.Root.Lang)) == ("Small Steps", ["Samagra Shiksha"], "en")
        assert pdf.Root.StructTreeRoot.K.S == "/Document"
        assert {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 240, 280)}


@needs_poppler
def test_words_of_every_script_are_found(book: Path) -> None:
    words = " ".join(" ".join(texts(book)).split())
    assert "कहानी की थैली" in words
    assert "दीवार नहीं थी, इसलिए किताबें थैली में रखीं।" in words
    assert "వేరుశనగ లెక్కలు" in words
    assert "A line, a peg and a Saturday." in words


@needs_poppler
def test_submitted_text_is_only_text(book: Path) -> None:
    words = " ".join(texts(book))
    assert "<b>Bold</b> & {{ 7 * 7 }}" in words
    assert "<script>alert(1)</script>" in words
    assert "Words that stay." in words
    assert "root:" not in words


def test_nothing_is_attached(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert len(pdf.attachments) == 0


@needs_poppler
def test_every_font_is_embedded(book: Path) -> None:
    lines = subprocess.run(["pdffonts", str(book)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert lines
    assert {line.split()[-5] for line in lines} == {"yes"}


def test_same_stories_give_the_same_bytes(book: Path, catalog: Catalog, edition: Edition, tmp_path: Path) -> None:
    again = build_book(catalog, edition, tmp_path, tmp_path / "cache", run=Here(2))
    assert again.read_bytes() == book.read_bytes()


@needs_poppler
def test_booklet_holds_the_stories_of_its_district_alone(book: Path, catalog: Catalog, edition: Edition, tmp_path: Path) -> None:
    booklet = build_book(catalog, edition, tmp_path, book.parent / "cache", part=("district", "hardoi"))
    words = texts(booklet)
    assert booklet.name == "book-district-hardoi.pdf"
    assert words[0].split() == ["Hardoi", "Small", "Steps", "2", "stories"]
    assert "Two gates" in " ".join(words)
    assert not any(title in " ".join(words) for title in ("The reading line", "Words alone", "Groundnut sums", "Foreword"))


@needs_poppler
def test_book_in_hindi_shows_the_original_and_names_places_in_hindi(book: Path, catalog: Catalog, edition: Edition, tmp_path: Path) -> None:
    hindi = edition.model_copy(update={"language": "hi"})
    words = " ".join(texts(build_book(catalog.only(["kahani", "telugu"]), hindi, tmp_path, book.parent / "cache")))
    assert "सीतापुर" in words
    assert "వేరుశనగ లెక్కలు" in words
    assert "Groundnut" not in words


def test_photo_that_cannot_be_decoded_is_left_out(submit, catalog_of, edition: Edition, tmp_path: Path) -> None:
    checked = submit("torn", photos=((600, 400),))
    checked.submission.files[0].path.write_bytes(b"\xff\xd8 torn")
    assert build_book(catalog_of(checked), edition, tmp_path, tmp_path / "cache").is_file()


def test_progress_tells_how_many_sheets_are_done(book: Path, catalog: Catalog, edition: Edition, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_book(catalog.only(["two-gates"]), edition, tmp_path, book.parent / "cache", on_sheet=lambda done, of: told.append((done, of)))
    parts = len(plan_book(catalog.only(["two-gates"]), edition).chapters)
    assert told[0][0] == 1
    assert told[0][1] > parts


@needs_poppler
def test_page_that_fills_a_spread_carries_the_storys_words(submit, catalog_of, edition: Edition, tmp_path: Path) -> None:
    long = submit("long", body="## The need\n\n" + "word " * 1000, quotes=[{"text": "The first words."}, {"text": "The last words.", "by": "The cook"}])
    pages = texts(build_book(catalog_of(long), edition, tmp_path, tmp_path / "cache"))
    assert ["The", "last", "words.", "The", "cook"] in [page.split() for page in pages]
