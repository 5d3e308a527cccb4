"""A story that was taken back is nowhere in what was made of it, whenever the command is stopped and whatever else is broken."""

import gzip
import io
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator import pipeline, traces, withdrawal
from generator.cli import main
from generator.engine.fingerprint import fingerprint

TAKEN = "the-one-that-is-taken-back"
MARK = b"qzj"
"""How every word of the taken story ends, and no other word."""

SETTINGS = "site_name: A small festival\nsite_url: https://example.org/\ntheme:\n  name: material\n  language: en\nextra:\n  mela:\n    languages: [hi]\n"
FESTIVAL = f"""label: Festival 2026
year: 2026
categories: [{{id: best, label: Best}}]
awards:
  - {{story: {TAKEN}, category: best, level: winner, citation: The jury citationqzj.}}
  - {{story: the-heir, category: best, level: runner-up}}
"""
PRACTICE = "label: Guided reading\nobjective: Every child reads each day.\ndomain: strengthening-teaching-learning-process\ntasks: [{title: Choose a book.}]\n"
PLACED = """place: {state: uttar-pradesh, district: sitapur, block: BLOCK, cluster: CLUSTER}
domain: strengthening-teaching-learning-process
themes: [reading]
grades: ['3']
practice: guided-reading
festival: festival-2026
finished: 2026-07-15
consent: {by: The head CONSENT, on: 2026-01-01, photos: yes, names: yes}
"""
STORY = """title: The titleqzj of wells
summary: A summaryqzj of what was done.
language: en
leader: {name: Sunita Leaderqzj, role: teacher}
authors: [Authorqzj]
organisation: Organisationqzj
school: {name: School Nameqzj, udise: '09240155667', type: Typeqzj, management: Managementqzj}
subjects: [Subjectqzj]
target_group: Groupqzj
started: 2026-06-01
cost: {amount: 987123}
reached: {students: 987654}
objective: The objectiveqzj.
tasks: [{title: A taskqzj, done: 2026-07-01, remarks: A remarkqzj}]
milestones: [{date: 2026-07-02, title: A milestoneqzj}]
measures: [{name: Children measureqzj, unit: unitqzj, before: 5, after: 20}]
evidence:
  - {file: photo-nameqzj.jpg, caption: A captionqzj, credit: Creditqzj, alt: Altqzj}
  - {file: shared.jpg, caption: Sharedcaptionqzj}
  - {file: paper-nameqzj.pdf, caption: Papercaptionqzj}
  - {url: https://evidenceqzj.org/, caption: Linkcaptionqzj}
quotes: [{text: A quoteqzj, by: Speakerqzj, role: Speakerroleqzj}]
resources: [{title: Resourceqzj, url: https://resourceqzj.org/}]
contact: {name: Contactqzj, email: contactqzj@schools.gov.in, publish: yes}
source: {system: kobo, id: sourceqzj}
"""
BODY = "## The need\n\nThe wellqzj was dry.\n\n## What we did\n\nWe [dug](https://bodylinkqzj.org/) a **deepqzj** one.\n"
TRANSLATION = "---\ntitle: कहानी {0}titleqzj\nsummary: सार {0}summaryqzj\n---\n## ज़रूरत\n\nकुआँ {0}bodyqzj सूखा था।\n"
UNSEEN = {"managementqzj"}
"""Words that are published nowhere at all."""
ENDINGS = (b"09240155667", b"987654", b"987123")
"""What else is the taken story's alone."""


def mela(*arguments: str | Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--quiet"], input=answer)


class Festival:
    """A project of a few stories, one of which is to be taken back: it has everything that a story may have."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, root / "stories/uttar-pradesh" / TAKEN
        self.write("mkdocs.yml", SETTINGS)
        self.write("content/index.md", "# Welcome\n")
        self.write("content/practices/guided-reading.yml", PRACTICE)
        self.write("content/festivals/festival-2026.yml", FESTIVAL)
        self.take_in()
        placed = PLACED.replace("BLOCK", "Biswan").replace("CLUSTER", "Town").replace("CONSENT", "teacher")
        heir = f"adapted_from: {TAKEN}\n"
        for name, more in {"the-heir": heir, "the-sharer": "evidence: [{file: shared.jpg, caption: The same line}]\n", "the-neighbour": "", "the-other": ""}.items():
            self.write(f"stories/{name}/story.yml", f"title: A story of {name}\nsummary: What {name} did.\n{placed}{more}")
            self.write(f"stories/{name}/story.md", "## The need\n\nChildren could not read.\n\n## What we did\n\nForty books on a line.\n")
        (root / "stories/the-sharer/shared.jpg").write_bytes(photo("green"))
        far = "title: A story from far away\nsummary: What was done there.\nplace: {state: telangana}\nfinished: 2019-07-15\nlanguage: te\n"
        self.write("stories/the-far/story.yml", far + "consent: {by: The head, on: 2019-01-01, photos: yes}\nevidence: [{file: far.jpg, caption: Far}]\n")
        self.write("stories/the-far/story.md", "Words.\n")
        (root / "stories/the-far/far.jpg").write_bytes(photo("navy"))

    def take_in(self) -> None:
        """Lays the taken story's folder where it was handed in."""
        placed = PLACED.replace("BLOCK", "Blockqzj").replace("CLUSTER", "Clusterqzj").replace("CONSENT", "Consentqzj")
        where = self.folder.relative_to(self.root)
        self.write(f"{where}/story.yml", STORY + placed)
        self.write(f"{where}/story.md", BODY)
        for code in ("hi", "ur"):
            self.write(f"{where}/story.{code}.md", TRANSLATION.format(code))
        (self.folder / "photo-nameqzj.jpg").write_bytes(photo("crimson"))
        (self.folder / "shared.jpg").write_bytes(photo("green"))
        (self.folder / "paper-nameqzj.pdf").write_bytes(paper())

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, *options: str) -> Result:
        return mela("site", "--project", self.root, *options)

    def withdraw(self, *options: str | Path, answer: str | None = None) -> Result:
        return mela("withdraw", TAKEN, "--project", self.root, *options, answer=answer)

    def tree(self, folder: str = "site") -> dict[str, bytes]:
        return {path.relative_to(self.root / folder).as_posix(): path.read_bytes() for path in (self.root / folder).rglob("*") if path.is_file()}

    def without(self) -> dict[str, bytes]:
        """The site that is built from nothing where the story never was, but for the record that it is withdrawn."""
        other = Festival.__new__(Festival)
        other.root = self.root.with_name(f"{self.root.name}-without")
        shutil.rmtree(other.root, ignore_errors=True)
        for name in ("content", "stories"):
            shutil.copytree(self.root / name, other.root / name)
        shutil.copyfile(self.root / "mkdocs.yml", other.root / "mkdocs.yml")
        shutil.copytree(self.root / ".cache/chrome", other.root / ".cache/chrome")
        shutil.rmtree(other.root / self.folder.relative_to(self.root), ignore_errors=True)
        assert other.build().exit_code == 0
        return other.tree()


def photo(colour: str) -> bytes:
    picture = Image.linear_gradient("L").resize((600, 450)).convert("RGB")
    picture.paste(colour, (100, 100, 300, 250))
    stream = io.BytesIO()
    picture.save(stream, "JPEG")
    return stream.getvalue()


def paper() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
        )
        page.Contents = pdf.make_stream(b"BT /F1 20 Tf 72 700 Td (What the paperqzj says) Tj ET")
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def stem(content: bytes) -> str:
    """How the names begin of all that is made of a file."""
    return fingerprint(content)[:20]


def blobs(path: Path) -> Iterator[bytes]:
    """All that a file may hold: its name, its bytes, and what they come to when they are unpacked."""
    yield str(path).encode()
    raw = path.read_bytes()
    yield raw
    for content in (raw, raw[32:]):  # what the cache keeps begins with its hash
        if content.startswith(b"%PDF"):
            yield from printed(content)
        for unpack in (zlib.decompress, gzip.decompress):
            try:
                yield unpack(content)
            except (zlib.error, OSError, EOFError):
                continue


def printed(content: bytes) -> Iterator[bytes]:
    """The objects of a PDF, unpacked, and the text of its pages as a reader's program finds it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield thing.unparse() if not isinstance(thing, pikepdf.Stream) else str(dict(thing.items())).encode()
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image:
                yield thing.read_bytes()
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded().encode()
    finally:
        document.close()


def traces_in(root: Path) -> dict[str, set[str]]:
    """The words of the taken story, and the names that come of its files, by the file among what was made that holds them."""
    alone = [stem(content).encode() for content in (photo("crimson"), paper())]
    sought = re.compile(rb"[a-z]*qzj|" + b"|".join([*ENDINGS, *alone]), re.IGNORECASE)
    found: dict[str, set[str]] = {}
    for folder in ("site", "print", ".cache"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                words = {word.decode().lower() for blob in blobs(path) for word in sought.findall(blob.replace(str(root).encode(), b""))}
                if words:
                    found[path.relative_to(root).as_posix()] = words
    return found


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frame of the pages, once: to build it takes longer than all stories."""
    first = Festival(tmp_path_factory.mktemp("first"))
    first.build("--no-search")
    return first.root / ".cache/chrome"


@pytest.fixture
def festival(tmp_path: Path, frame: Path) -> Festival:
    made = Festival(tmp_path / "festival")
    shutil.copytree(frame, made.root / ".cache/chrome")
    assert made.build().exit_code == 0
    return made


def mended(festival: Festival) -> None:
    festival.write("mkdocs.yml", SETTINGS)


def test_no_byte_of_a_withdrawn_story_is_left_but_its_id(festival: Festival) -> None:
    root = festival.root
    for part in ([], ["--district", "sitapur"], ["--theme", "reading"]):
        assert mela("book", "--project", root, *part).exit_code == 0
    shutil.copyfile(root / "print/book.pdf", root / "print/.book.pdf.new")
    festival.write(".cache/storage/00/bundle", "titleqzj")
    festival.write(".cache/packs/of-a-killed-build.pack", "titleqzj")
    before = traces_in(root)
    assert set().union(*before.values()) >= set(re.findall("[a-z]*qzj", (STORY + BODY).lower())) - UNSEEN | {"citationqzj", "urtitleqzj", "hibodyqzj", "paperqzj"}
    assert {name.split("/")[1] for name in before if name.startswith(".cache")} >= {"book", "builds", "media", "packs", "site.other", "storage"}
    assert {"site/data/stories.csv", "site/feed.xml", f"site/media/{stem(photo('crimson'))}-400.webp", "print/book-theme-reading.pdf"} <= set(before)
    assert len([name for name in before if "/search/words-" in name]) == 2

    done = festival.withdraw()
    assert (done.exit_code, done.output) == (0, "")
    assert traces_in(root) == {}
    assert festival.tree("print") == {}
    assert festival.tree() == festival.tree(".cache/site.other") == festival.without()
    assert (festival.folder / "story.yml").is_file()
    shared = {f"{stem(photo(colour))}-{end}" for colour in ("green", "navy") for end in ("400.webp", "600.webp", "600.jpg")}
    assert shared == {name for name in festival.tree(".cache/media") if not name.startswith("facts/")}
    assert shared == {name.removeprefix("media/") for name in festival.tree() if name.startswith("media/")}
    assert len(festival.tree(".cache/facts")) == 2
    assert festival.tree(".cache/book/photos")
    assert mela("book", "--project", root).exit_code == 0
    assert traces_in(root) == {}


def test_its_address_says_that_it_was_withdrawn_in_each_of_its_languages(festival: Festival) -> None:
    festival.withdraw()
    site = festival.tree()
    pages = {name: content.decode() for name, content in site.items() if TAKEN in name and name.endswith(".html")}
    assert set(pages) == {f"{language}stories/{TAKEN}/index.html" for language in ("", "hi/", "ur/")}
    assert {name for name in site if name.endswith("/gone")} == {name.replace("index.html", "gone") for name in pages}
    assert all('<meta name="robots" content="noindex">' in page for page in pages.values())
    assert "<h1>This story was withdrawn</h1>" in pages[f"stories/{TAKEN}/index.html"]
    assert "<h1>यह कहानी वापस ले ली गई</h1>" in pages[f"hi/stories/{TAKEN}/index.html"]
    assert '<a href="../../search/">' in pages[f"stories/{TAKEN}/index.html"]
    elsewhere = {name: content for name, content in site.items() if name not in pages}
    assert [name for name, content in elsewhere.items() if TAKEN.encode() in content] == []


def test_builds_go_on_and_do_no_more_than_they_must(festival: Festival) -> None:
    festival.withdraw()
    assert "nothing changed" in CliRunner().invoke(main, ["site", "--project", str(festival.root)]).output
    festival.write("stories/the-other/story.md", "## The need\n\nQuite another one.\n")
    (festival.root / "stories/the-heir/story.yml").write_text("title: The heir alone\nsummary: What the heir did.\n" + PLACED, encoding="utf-8")
    assert festival.build().exit_code == 0
    assert festival.tree() == festival.without()
    assert traces_in(festival.root) == {}


def test_whatever_comes_in_under_its_id_stays_out_until_that_is_undone(festival: Festival) -> None:
    before = festival.tree()
    festival.withdraw("--delete", "--yes")
    assert not festival.folder.exists()
    shutil.copytree(festival.root / "stories/the-other", festival.root / f"stories/import/{TAKEN}")
    festival.take_in()
    assert festival.build().exit_code == 0
    assert traces_in(festival.root) == {}
    found = mela("check", "--project", festival.root, "--format", "github")
    assert found.exit_code == 0
    assert found.output.count("this story was withdrawn") == 2
    shutil.rmtree(festival.root / "stories/import")
    assert mela("withdraw", "--undo", TAKEN, "--project", festival.root).exit_code == 0
    assert festival.build().exit_code == 0
    assert festival.tree() == before


def test_a_story_whose_folder_is_gone_is_withdrawn_all_the_same(festival: Festival) -> None:
    shutil.rmtree(festival.folder)
    assert festival.withdraw().exit_code == 0
    assert traces_in(festival.root) == {}
    assert festival.tree() == festival.without()
    assert f"ur/stories/{TAKEN}/gone" in festival.tree()


def test_a_story_that_its_school_withdrew_is_cleared_from_the_cache_too(festival: Festival) -> None:
    fields = festival.folder / "story.yml"
    fields.write_text(fields.read_text(encoding="utf-8") + "status: withdrawn\n", encoding="utf-8")
    festival.build()
    assert {name.split("/")[0] for name in traces_in(festival.root)} == {".cache"}
    assert festival.withdraw().exit_code == 0
    assert traces_in(festival.root) == {}
    assert festival.tree() == festival.without()


@pytest.mark.parametrize("step", ["books", "site", "cache"])
def test_a_withdrawal_that_was_stopped_is_finished_by_the_same_command(festival: Festival, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    where = {
        "books": (withdrawal, "remove_books_with"),
        "site": (pipeline, "site"),
        "cache": (traces, "keep_only"),
    }
    monkeypatch.setattr(*where[step], stop)
    assert festival.withdraw("--reason", "They asked.").exit_code == 130
    monkeypatch.undo()
    assert festival.withdraw().exit_code == 0
    assert traces_in(festival.root) == {}
    assert festival.tree() == festival.without()
    assert 'reason: "They asked."' in (festival.root / "content/withdrawn.yml").read_text()


def break_the_settings(festival: Festival) -> None:
    festival.write("mkdocs.yml", SETTINGS + "extra: [\n")


def break_a_template(festival: Festival) -> None:
    festival.write("themes/site/story.html", "{% if %}")


@pytest.mark.parametrize("breaks", [break_the_settings, break_a_template])
def test_a_project_that_cannot_be_built_keeps_no_withdrawn_story(festival: Festival, breaks: Callable[[Festival], None]) -> None:
    before = festival.tree()
    breaks(festival)
    done = festival.withdraw()
    assert done.exit_code != 0
    assert traces_in(festival.root) == {}
    after = festival.tree()
    assert after.items() < before.items()
    far = {"stories/the-far/index.html", *(f"media/{stem(photo('navy'))}-{end}" for end in ("400.webp", "600.webp", "600.jpg"))}
    assert far | {"data/index.html", "figures/index.html", "assets/mela.css"} <= set(after)
    assert [name for name in after if name.startswith("search/")] == ["search/index.html"]
    assert festival.withdraw().exit_code != 0
    mended(festival)
    shutil.rmtree(festival.root / "themes", ignore_errors=True)
    assert festival.build().exit_code == 0
    assert festival.tree() == festival.without()
    assert traces_in(festival.root) == {}


def test_another_broken_story_keeps_nothing_back(festival: Festival) -> None:
    festival.write("stories/the-other/story.yml", "title: [\n")
    assert festival.withdraw().exit_code == 0
    assert traces_in(festival.root) == {}
    assert festival.tree() == festival.without()


def test_a_site_without_search_and_a_project_without_a_site_stay_as_they_are(festival: Festival) -> None:
    festival.build("--no-search")
    festival.withdraw()
    assert not (festival.root / "site/search/directory.js").exists()
    assert mela("withdraw", "--undo", TAKEN, "--project", festival.root).exit_code == 0
    shutil.rmtree(festival.root / "site")
    assert festival.withdraw().exit_code == 0
    assert not (festival.root / "site").exists()
    assert traces_in(festival.root) == {}


def test_what_is_not_known_is_wrong_use_and_changes_nothing(festival: Festival, tmp_path: Path) -> None:
    before = festival.tree(".")
    done = mela("withdraw", "the-one-that-was-taken-back", "--project", festival.root)
    assert (done.exit_code, f"Did you mean {TAKEN}" in done.output) == (2, True)
    assert mela("withdraw", "--undo", "the-other", "--project", festival.root).exit_code == 2
    assert mela("withdraw", "..", "--project", festival.root).exit_code == 2
    done = festival.withdraw("--delete")
    assert (done.exit_code, "Add --yes" in done.output) == (2, True)
    assert mela("withdraw", TAKEN, "--project", tmp_path).exit_code == 2
    assert festival.tree(".").keys() == before.keys()
    assert {name for name, content in festival.tree(".").items() if content != before[name]} <= {".cache/lock"}


def test_it_says_what_it_did_and_what_remains(festival: Festival, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(festival.root)
    storage = festival.root / "shared"
    festival.write("shared/ab/" + "ab" * 32, "titleqzj")
    festival.write("print/book-district-sitapur.pdf", "no book")
    done = CliRunner().invoke(main, ["withdraw", f"stories/uttar-pradesh/{TAKEN}/", "--storage", str(storage)])
    assert done.exit_code == 0
    assert f"What was handed in stays, and nothing reads it: stories/uttar-pradesh/{TAKEN}." in done.output
    assert "It is still named in content/festivals/festival-2026.yml" in done.output
    assert [path for path in storage.rglob("*") if path.is_file()] == []
    assert withdrawal.print_again(Path("print/book-district-sitapur.pdf")) == "mela book --district sitapur"
    assert withdrawal.print_again(Path("print/small-steps-theme-reading.pdf")) == "mela book --edition small-steps --theme reading"
    assert withdrawal.print_again(Path("print/book.pdf")) == "mela book"
