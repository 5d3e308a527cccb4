"""What the typesetter may open, the QR code, and the pages it gives."""

import pytest
import segno

from generator.book.chapter import Sheet, typeset
from generator.book.fetcher import PreparedFiles
from generator.book.pagination import paginate
from generator.book.qr import qr_path
from generator.book.sheets import Part


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/a.jpg", "data:text/plain,a", "prepared:other", "prepared:../secret"])
def test_only_prepared_files_are_opened(tmp_path, address) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    files = PreparedFiles({"photo": tmp_path / "photo.jpg"})
    assert files.fetch("prepared:photo").read() == b"photo"
    with pytest.raises(ValueError, match="no part of the book"):
        files.fetch(address)


def test_sheet_that_asks_for_files_gets_none(tmp_path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p { break-before: page }")
    address = secret.as_uri()
    html = f'<link rel="stylesheet" href="{address}"><link rel="attachment" href="{address}"><style>@import url({address});</style><p>a<p>b<p><img src="{address}">'
    made = typeset((Sheet(html, f"@import url({address});"), tmp_path / "cache"))
    assert made.pages == 1


def test_typeset_sheet_knows_its_anchors_and_drops_the_page_after_the_end(tmp_path) -> None:
    html = '<p id="one">a</p><p id="two" style="break-before: page">b<a id="silent-two"></a></p><p id="end" style="break-before: page">c</p>'
    made = typeset((Sheet(html, ""), tmp_path))
    assert (made.pages, made.anchors, made.silent) == (2, {"one": 0, "two": 1}, (1,))
    assert typeset((Sheet(html, ""), tmp_path)) == made


def test_section_of_several_pages_stands_on_its_first(tmp_path) -> None:
    made = typeset((Sheet('<div id="index"><p>a</p><p style="break-before: page">b</p><p style="break-before: page">c</p></div>', ""), tmp_path))
    assert (made.pages, made.anchors) == (3, {"index": 0})


def test_parts_begin_on_their_side(tmp_path) -> None:
    made = typeset((Sheet('<p id="a">a</p>', ""), tmp_path))
    parts = [Part("cover", "", left=False), Part("b", ""), Part("c", ""), Part("d", "", left=None)]
    pagination = paginate(parts, [made] * 4)
    assert [placed.start for placed in pagination.parts] == [1, 2, 4, 5]
    assert [edge.number for edge in pagination.edges] == [1, 2, 3, 4, 5]
    assert pagination.edges[2].silent


def test_qr_path_draws_the_modules_of_the_code() -> None:
    address = "https://stories.example.org/stories/kahani-ki-thaili/"
    path, size = qr_path(address)
    drawn = [[0] * size for _ in range(size)]
    for run in path.split("z")[:-1]:
        start, length = run.split("h")[:2]
        x, y = map(int, start[1:].split())
        for dark in range(int(length.split("v")[0])):
            drawn[y][x + dark] = 1
    assert drawn == [list(row) for row in segno.make(address, error="m", micro=False).matrix]
