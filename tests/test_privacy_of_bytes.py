"""Every published byte is read back: nothing of a photo's metadata, of photos without consent, of those not to be named is in site, book, search, exports or feeds."""

import io
import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

from generator.cli import main
from generator.engine.fingerprint import fingerprint
from generator.engine.pictures import load_heic
from generator.intake.evidence import submitted_file
from generator.media.photo import PhotoSettings, derive_photo, print_photo
from generator.model.picture import PHOTO_KINDS
from tests.corpora import corpus
from tests.secrets import ALLOWED, HIDDEN, Marks, document, files_of, heic, jpeg, opened, parts, pictures, png, scene, webp

load_heic()

TELLTALES = (b"Exif\0", b"xmpmeta", b"http://ns.adobe.com", b"Photoshop 3.0", b"8BIM", b"ICC_PROFILE", b"iCCP", b"eXIf")
"""What blocks of metadata begin with."""

CONSENT = {"by": "Head teacher", "on": "2026-03-01", "photos": "yes", "names": "yes"}


def mela(*arguments: str | Path) -> None:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def write(project: Path, story: str, files: dict[str, bytes], **fields: object) -> None:
    folder = project / "stories" / story
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    whole = {"title": f"The story {story}", "summary": "Forty books on a line.", "finished": "2026-03-01", "place": {"state": "Uttar Pradesh", "district": "Sitapur"}}
    (folder / "story.yml").write_text(json.dumps(whole | {"domain": "developing-self", "status": "published"} | fields), encoding="utf-8")
    (folder / "story.md").write_text("## The need\n\nBooks lay in a trunk.\n", encoding="utf-8")


def people(mark: Marks, where: str) -> dict[str, object]:
    """Fields that name people."""
    return {
        "leader": {"name": mark(f"{where} leader"), "role": "teacher"},
        "authors": [mark(f"{where} author")],
        "quotes": [{"text": "We read now.", "by": mark(f"{where} speaker")}],
    }


def contact(mark: Marks, where: str) -> dict[str, str]:
    return {"name": mark(f"{where} contact"), "email": f"{mark(f'{where} address')}@example.org", "phone": "+91 98765 43210"}


def described(mark: Marks, where: str, name: str, **more: object) -> dict[str, object]:
    return {"file": name, "caption": mark(f"{where} caption"), "alt": mark(f"{where} alt"), "credit": mark(f"{where} credit"), **more}


class Project:
    """A project with words in every place: those in `secret` must be nowhere, those in `told` are meant to be read."""

    def __init__(self, root: Path) -> None:
        self.root, self.secret, self.told = root, Marks(), Marks()
        mela("init", root)
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text(encoding="utf-8").replace('site_url: ""', "site_url: https://festival.example.org/"), encoding="utf-8")
        secret, told, magenta = self.secret, self.told, Image.new("RGB", (900, 700), HIDDEN)
        files = {
            "one.jpg": jpeg(secret, "JPEG", scene(0)),
            "two.jpg": jpeg(secret, "turned JPEG", scene(1), turn=6),
            "three.png": png(secret, "PNG", scene(2)),
            "four.webp": webp(secret, "WebP", scene(3)),
            "five.heic": heic(secret, "HEIC", scene(4)),
            "six.pdf": document(secret, "PDF", scene(5)),
        }
        evidence = [described(told, name, name) for name in files]
        open_fields = {"consent": CONSENT, "evidence": evidence, "contact": {**contact(told, "open"), "publish": "yes"}, **people(told, "open")}
        write(root, "open", files, **open_fields, organisation=told("open organisation"))
        for where, consent, own in (
            ("silent", None, {}),
            ("refused", {**CONSENT, "photos": "no", "names": "no"}, {}),
            ("half-said", {"by": "Head teacher", "on": "2026-03-01"}, {}),
            ("one-refused", {**CONSENT, "names": "no"}, {"consent": "no"}),
        ):
            name = f"{secret(f'{where} file name')}.jpg"
            hidden = [described(secret, where, name, **own), described(secret, f"{where} link", name, url="https://example.org/film", **own)]
            fields = people(secret, where) | {"evidence": hidden, "contact": contact(secret, where)}
            write(root, where, {name: jpeg(secret, f"{where} JPEG", magenta)}, **fields, **({"consent": consent} if consent else {}))
        mela("build", "--project", root)
        mela("book", "--project", root, "--district", "sitapur")

    def published(self) -> dict[str, bytes]:
        return dict(files_of(self.root / "site", self.root / "print"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("privacy") / "festival")


def places(project: Project, marks: Marks) -> dict[str, list[str]]:
    """Where words are found: the places that they were put in, by the place's name, with the files."""
    found: dict[str, list[str]] = {}
    for name, content in project.published().items():
        for place in marks.found_in(name.encode()) + [place for part in opened(content) for place in marks.found_in(part)]:
            found.setdefault(place, []).append(name)
    return found


def test_no_word_of_metadata_of_hidden_photos_or_of_those_not_named_is_published(project: Project) -> None:
    assert len(project.secret.places) > 100
    assert {"feed.xml", "sitemap.xml", "data/stories.csv", "data/stories.json", "search/directory.js", "book.pdf"} <= project.published().keys()
    assert places(project, project.secret) == {}


def test_what_may_be_read_is_where_it_is_meant_to_be(project: Project) -> None:
    found = places(project, project.told)
    page, books = "stories/open/index.html", {"book.pdf", "book-district-sitapur.pdf"}
    assert {place for place in found if page in found[place]} >= {
        "open leader",
        "open author",
        "open speaker",
        "open contact",
        "open address",
        "one.jpg caption",
        "one.jpg alt",
    }
    assert books <= set(found["open leader"])
    assert books <= {name for place in found if place.endswith(("caption", "alt")) for name in found[place]}
    assert any(name.startswith("search/") for name in found["open leader"])
    assert "feed.xml" in found["open leader"]
    assert not [name for place in ("open contact", "open address") for name in found[place] if not name.endswith("index.html")]
    assert not [name for place in ("open leader", "open author", "open contact", "open speaker") for name in found[place] if name.startswith("data/")]


def test_a_telephone_number_that_is_not_to_be_published_is_nowhere_else(project: Project) -> None:
    holders = {name for name, content in project.published().items() for part in opened(content) if b"98765 43210" in part or b"9876543210" in part}
    assert holders == {"stories/open/index.html"}


def test_published_pictures_consist_of_nothing_but_their_pixels(project: Project) -> None:
    media = {name: content for name, content in project.published().items() if name.startswith("media/") or name.endswith(("stories/open/index.html", ".pdf"))}
    seen = [(name, picture) for name, content in media.items() for picture in pictures(content)]
    assert len(seen) > 25
    for name, picture in seen:
        assert set(parts(picture)) <= ALLOWED, name
        with Image.open(io.BytesIO(picture)) as image:
            assert not image.getexif(), name
            assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info), name
    for name, content in media.items():
        assert not [telltale for part in opened(content) for telltale in TELLTALES if telltale in part and not (name.endswith(".pdf") and telltale == b"xmpmeta")], name


def test_the_books_tell_their_title_publisher_and_language_of_themselves_and_no_more(project: Project) -> None:
    for name, content in project.published().items():
        if not name.endswith(".pdf"):
            continue
        with pikepdf.open(io.BytesIO(content)) as pdf:
            told = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == pikepdf.Name.Metadata]
            assert len(told) <= 1
            assert set(pdf.docinfo.keys()) <= {"/Title", "/Author", "/Producer", "/Creator"}
            assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/PieceInfo" in thing]


def test_no_pixel_of_a_photo_without_consent_is_published(project: Project) -> None:
    for name, content in project.published().items():
        for picture in pictures(content):
            with Image.open(io.BytesIO(picture)) as image:
                colours = image.convert("RGB").resize((32, 32)).getcolors(1024)
            assert not [colour for _, colour in colours if colour[0] > 200 and colour[1] < 80 and colour[2] > 200], name


def test_files_are_named_after_nothing_that_was_submitted(project: Project) -> None:
    names = {name.rpartition("/")[2] for name in project.published() if name.startswith("media/")}
    assert names
    assert not [name for name in names if name.startswith(("one", "two", "three", "four", "five", "six"))]


def test_what_looks_for_words_finds_each_of_them_in_what_was_submitted(project: Project) -> None:
    """The proof that the tests above can fail: in the submissions nearly every word is found."""
    content = [part for _, file in files_of(project.root / "stories") for part in opened(file)]
    packed = {"PNG zTXt"} | {f"{where} profile" for where in ("PNG",)}
    missing = {place for place in project.secret.places.values() if not place.endswith("file name")} - {
        place for part in content for place in project.secret.found_in(part)
    }
    assert missing <= packed


def test_a_photo_of_every_kind_with_metadata_of_every_kind_is_bare_in_every_size(tmp_path: Path) -> None:
    mark = Marks()
    for name, make in {"a.jpg": jpeg, "b.png": png, "c.webp": webp, "d.heic": heic}.items():
        path = tmp_path / name
        path.write_bytes(make(mark, name, scene(1, (500, 300))))
        file = submitted_file(path, name)
        assert file.problem is None
        assert_bare(file, tmp_path / "media", mark)


def test_the_collection_of_photos_with_metadata_comes_out_bare(tmp_path: Path) -> None:
    tried = 0
    for path in sorted(corpus("image-metadata").rglob("*")):
        file = submitted_file(path, path.name) if path.is_file() else None
        if file and file.kind in PHOTO_KINDS and not file.problem:
            tried += assert_bare(file, tmp_path, Marks())
    assert tried >= 30


def assert_bare(file, folder: Path, mark: Marks) -> int:
    photo = derive_photo(file, folder, PhotoSettings(avif=True))
    if photo is None:
        return 0
    made = [(folder / rendition.name).read_bytes() for rendition in photo.renditions] + [print_photo(file, 300, 200, folder).read_bytes()]
    for content in made:
        assert set(parts(content)) <= ALLOWED, file.name
        assert mark.found_in(content) == []
        assert not [telltale for telltale in TELLTALES if telltale in content], file.name
    return 1


def test_the_reader_of_parts_sees_metadata_where_it_is() -> None:
    mark = Marks()
    assert {"APP1", "APP2", "APP13", "COM", "bytes behind the end"} <= set(parts(jpeg(mark, "x", scene(0, (64, 48)))))
    assert {"tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "prVt"} <= set(parts(png(mark, "x", scene(0, (64, 48)))))
    assert {"EXIF", "XMP ", "ICCP"} <= set(parts(webp(mark, "x", scene(0, (64, 48)))))
    assert {"Exif", "mime"} <= set(parts(heic(mark, "x", scene(0, (64, 48)))))


@pytest.fixture
def later(project: Project, tmp_path: Path) -> Project:
    """A copy of the built project, to be changed."""
    copy = object.__new__(Project)
    copy.root, copy.secret, copy.told = tmp_path / "festival", project.secret, project.told
    shutil.copytree(project.root, copy.root, symlinks=True)
    return copy


def made_of(project: Project, original: str) -> tuple[set[bytes], set[str]]:
    """The derived files' bytes and the beginning of their names, of one photo of the open story."""
    stem = fingerprint((project.root / "stories" / "open" / original).read_bytes())[:20]
    made = {content for name, content in files_of(project.root / ".cache" / "media", project.root / ".cache" / "book" / "photos") if stem in name}
    records = [json.loads(content[32:]) for name, content in files_of(project.root / ".cache" / "media" / "facts") if stem.encode() in content]
    placeholders = {record["is"]["placeholder"].encode() for record in records}
    assert len(made) > 4
    assert placeholders
    return made | placeholders, {stem}


@pytest.mark.parametrize("change", ["boxes", "consent"])
def test_a_photo_that_is_blurred_or_refused_later_is_gone_from_site_prints_and_cache(later: Project, change: str) -> None:
    mela("build", "--project", later.root)
    mela("book", "--project", later.root, "--district", "sitapur")
    old, stems = made_of(later, "one.jpg")
    story = later.root / "stories" / "open" / "story.yml"
    fields = json.loads(story.read_text(encoding="utf-8"))
    fields["evidence"][0] |= {"blur": [["10", "10", "30", "40"]]} if change == "boxes" else {"consent": "no"}
    story.write_text(json.dumps(fields), encoding="utf-8")
    mela("build", "--project", later.root)
    assert not (later.root / "print" / "book-district-sitapur.pdf").exists()
    assert (later.root / "print" / "book.pdf").exists()
    for name, content in files_of(later.root / "site", later.root / "print", later.root / ".cache"):
        if "facts/" not in name or "media" in name or "book" in name:
            assert not [stem for stem in stems if stem in name or stem.encode() in content], name
        held = [content, *(opened(content) if name.endswith(".pdf") else [])]
        assert not [one for one in old for part in held if one in part], name
