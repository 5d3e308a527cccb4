"""A build after a change gives the same site as a build of everything, and writes only what differs."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.engine.progress import Progress
from generator.engine.runner import Here
from generator.last_build import Built, inputs_of
from generator.publishing import publish

SETTINGS = """site_name: A small festival
site_url: https://example.org/
theme:
  name: material
  language: en
extra:
  mela:
    languages: [hi]
"""
PRACTICE = "label: Guided reading\nobjective: Every child reads each day.\ndomain: strengthening-teaching-learning-process\ntasks:\n  - title: Choose a book.\n"
FESTIVAL = "label: Festival 2026\nyear: 2026\ncategories:\n  - id: best\n    label: Best\nawards:\n  - story: story-03\n    category: best\n    level: winner\n"
BODY = "## The need\n\nChildren of grade 3 could not read. {0}\n\n## What we did\n\nWe hung up forty books and read for twenty minutes a day, number {0}.\n"
DISTRICTS = ("sitapur", "lucknow", "varanasi")
THEMES = ("reading", "attendance", "libraries")


def fields(number: int, **changes: str) -> str:
    known = {
        "title": f"A story of number {number}",
        "summary": f"Forty books on a line, for the {number}th time.",
        "language": "en",
        "place": f"{{state: uttar-pradesh, district: {DISTRICTS[number % 3]}}}",
        "domain": "strengthening-teaching-learning-process",
        "themes": f"[{THEMES[number % 3]}]",
        "practice": "guided-reading" if number % 2 else "",
        "measures": "" if number % 5 else "[{name: Children who read, unit: children, before: 5, after: 20}]",
        "finished": f"2026-0{1 + number % 9}-1{number % 10}",
        "consent": "{by: The head, on: 2026-01-01, photos: yes, names: yes}",
    } | changes
    return "".join(f"{name}: {value}\n" for name, value in known.items() if value)


class Festival:
    """A project of a few stories."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("mkdocs.yml", SETTINGS)
        self.write("content/index.md", "# Welcome\n")
        self.write("content/practices/guided-reading.yml", PRACTICE)
        self.write("content/festivals/festival-2026.yml", FESTIVAL)
        for number in range(1, 31):
            self.write(f"stories/story-{number:02d}/story.yml", fields(number))
            self.write(f"stories/story-{number:02d}/story.md", BODY.format(number))

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, processes: int = 1, *, search: bool = True) -> Built:
        return publish(self.root, inputs_of(self.root, search=search), Progress(quiet=True), search=search, run=Here(processes))

    def tree(self) -> dict[str, bytes]:
        return {path.relative_to(self.root / "site").as_posix(): path.read_bytes() for path in (self.root / "site").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a first build: building the frame takes as long as everything else here."""
    first = Festival(tmp_path_factory.mktemp("first"))
    first.build()
    return first.root / ".cache/chrome"


@pytest.fixture
def festival(tmp_path: Path, frame: Path) -> Festival:
    made = Festival(tmp_path / "festival")
    shutil.copytree(frame, made.root / ".cache/chrome")
    made.build()
    return made


def edit_a_body(festival: Festival) -> None:
    festival.write("stories/story-05/story.md", BODY.format("five and a half"))


def edit_a_title(festival: Festival) -> None:
    festival.write("stories/story-05/story.yml", fields(5, title="Quite another title"))


def move_to_another_day(festival: Festival) -> None:
    festival.write("stories/story-05/story.yml", fields(5, finished="2026-11-30"))


def file_otherwise(festival: Festival) -> None:
    festival.write("stories/story-05/story.yml", fields(5, themes="[nutrition]", practice=""))


def add_a_story(festival: Festival) -> None:
    festival.write("stories/more/story-99/story.yml", fields(99))


def remove_a_story(festival: Festival) -> None:
    shutil.rmtree(festival.root / "stories/story-07")


def withdraw_a_story(festival: Festival) -> None:
    festival.write("stories/story-07/story.yml", fields(7, status="withdrawn"))


def break_a_story(festival: Festival) -> None:
    festival.write("stories/story-07/story.yml", fields(7, finished="2026-13-45"))


def adapt_a_story(festival: Festival) -> None:
    festival.write("stories/story-08/story.yml", fields(8, adapted_from="story-09"))


def import_a_story_twice(festival: Festival) -> None:
    for number in (8, 9):
        festival.write(f"stories/story-0{number}/story.yml", fields(number, source="{system: kobo, id: '17'}"))


def send_an_id_twice(festival: Festival) -> None:
    festival.write("stories/again/story-08/story.yml", fields(8))


def add_a_photo(festival: Festival) -> None:
    picture = BytesIO()
    Image.radial_gradient("L").convert("RGB").save(picture, "JPEG")
    (festival.root / "stories/story-05/line.jpg").write_bytes(picture.getvalue())
    festival.write("stories/story-05/story.yml", fields(5, evidence="[{file: line.jpg, caption: The line, alt: Books on a line}]"))


def translate_a_story(festival: Festival) -> None:
    festival.write("stories/story-05/story.hi.md", "---\ntitle: एक कहानी\nsummary: चालीस किताबें।\n---\n" + BODY.format(5))


def name_a_theme_otherwise(festival: Festival) -> None:
    festival.write("content/taxonomy/themes.yml", "reading:\n  label: {en: Reading for joy, hi: पढ़ना}\n")


def name_a_place_otherwise(festival: Festival) -> None:
    festival.write("content/places/districts.csv", "id,state,lgd,udise,en\nsitapur,uttar-pradesh,,,Sitapur Town\n")


def change_a_practice(festival: Festival) -> None:
    festival.write("content/practices/guided-reading.yml", PRACTICE.replace("Guided reading", "Reading together"))


def give_another_award(festival: Festival) -> None:
    festival.write("content/festivals/festival-2026.yml", FESTIVAL + "  - story: story-11\n    category: best\n    level: runner-up\n")


def write_a_page(festival: Festival) -> None:
    festival.write("content/index.md", "# Welcome, everyone\n")


def change_a_setting(festival: Festival) -> None:
    festival.write("mkdocs.yml", SETTINGS.replace("https://example.org/", "https://example.org/stories/"))


def change_the_template_of_listings(festival: Festival) -> None:
    festival.write("themes/site/browse_side.html", "<aside>Another side</aside>\n")


def change_the_template_of_stories(festival: Festival) -> None:
    festival.write("themes/site/story/try.html", "<section>Try it</section>\n")


def change_the_template_of_a_chart(festival: Festival) -> None:
    festival.write("themes/site/story/marks.html", "<text>Drawn otherwise</text>\n")


def change_a_style(festival: Festival) -> None:
    festival.write("themes/site/styles/card.css", ".card { color: red; }\n")


def nothing(festival: Festival) -> None:
    pass


def touch_everything(festival: Festival) -> None:
    for path in festival.root.glob("stories/*/story.yml"):
        path.touch()


CHANGES = [
    nothing,
    touch_everything,
    edit_a_body,
    edit_a_title,
    move_to_another_day,
    file_otherwise,
    add_a_story,
    remove_a_story,
    withdraw_a_story,
    break_a_story,
    adapt_a_story,
    import_a_story_twice,
    send_an_id_twice,
    add_a_photo,
    translate_a_story,
    name_a_theme_otherwise,
    name_a_place_otherwise,
    change_a_practice,
    give_another_award,
    write_a_page,
    change_a_setting,
    change_the_template_of_listings,
    change_the_template_of_stories,
    change_the_template_of_a_chart,
    change_a_style,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_the_site_of_a_build_of_everything_and_writes_only_what_differs(festival: Festival, change: Callable[[Festival], None]) -> None:
    before = festival.tree()
    change(festival)
    published = festival.build()
    after = festival.tree()
    shutil.rmtree(festival.root / "site")
    again = festival.build(processes=2)
    assert after == festival.tree()
    assert published.left_out == again.left_out
    assert published.written == sum(after[path] != before.get(path) for path in after)
    assert published.removed == len(before.keys() - after.keys())


def test_every_story_is_published(festival: Festival) -> None:
    assert {f"stories/story-{number:02d}/index.html" for number in range(1, 31)} <= festival.tree().keys()
    assert "practices/guided-reading/index.html" in festival.tree()


def test_one_change_after_another_gives_the_site_of_a_build_of_everything(festival: Festival) -> None:
    for change in (edit_a_title, add_a_story, give_another_award, remove_a_story, adapt_a_story):
        change(festival)
        festival.build()
    after = festival.tree()
    shutil.rmtree(festival.root / "site")
    festival.build()
    assert after == festival.tree()


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (edit_a_body, {"stories/story-05/index.html"}),
        (change_a_style, {"assets/mela.css"}),
    ],
)
def test_a_small_change_writes_little(festival: Festival, change: Callable[[Festival], None], written: set[str]) -> None:
    before = festival.tree()
    change(festival)
    festival.build()
    after = festival.tree()
    assert {path for path in after if after[path] != before.get(path) and not path.startswith("search/")} == written


def test_what_did_not_change_is_not_read_again(festival: Festival, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_a_body(festival)
    read: list[str] = []
    real = publish.__globals__["derive"]
    monkeypatch.setitem(publish.__globals__, "derive", lambda desk, folders: read.extend(folders) or real(desk, folders))
    festival.build()
    assert read == ["stories/story-05"]


@pytest.mark.parametrize("harm", ["cut", "flip", "remove"])
def test_a_damaged_pack_is_noticed_and_made_anew(festival: Festival, harm: str) -> None:
    whole = festival.tree()
    for pack in (festival.root / ".cache/packs").iterdir():
        raw = bytearray(pack.read_bytes())
        raw[len(raw) // 2 :] = b"" if harm == "cut" else bytes(byte ^ 1 for byte in raw[len(raw) // 2 :])
        pack.unlink()
        if harm != "remove":
            pack.write_bytes(raw)
    edit_a_title(festival)
    festival.build()
    after = festival.tree()
    shutil.rmtree(festival.root / ".cache")
    festival.build()
    assert after == festival.tree() != whole


@pytest.mark.parametrize("lost", ["site", ".cache/site.other", ".cache/site.behind", ".cache/builds", ".cache/packs", ".cache/media"])
def test_whatever_is_lost_the_next_build_is_right(festival: Festival, lost: str) -> None:
    add_a_photo(festival)
    festival.build()
    whole = festival.tree()
    path = festival.root / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    edit_a_title(festival)
    festival.build()
    changed = festival.tree()
    festival.write("stories/story-05/story.yml", fields(5, evidence="[{file: line.jpg, caption: The line, alt: Books on a line}]"))
    festival.build()
    assert festival.tree() == whole != changed


def test_a_site_without_search_gets_the_same_one_later(festival: Festival) -> None:
    whole = festival.tree()
    festival.build(search=False)
    edit_a_title(festival)
    festival.build(search=False)
    assert "search/search.js" not in festival.tree()
    festival.write("stories/story-05/story.yml", fields(5))
    festival.build(search=False)
    festival.build()
    assert festival.tree() == whole


def test_two_places_and_any_number_of_processes_give_the_same_bytes(festival: Festival, tmp_path: Path) -> None:
    shutil.copytree(festival.root, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("site", "packs", "builds"))
    shutil.rmtree(tmp_path / "elsewhere/content")
    shutil.copytree(festival.root / "content", tmp_path / "elsewhere/content")
    publish(tmp_path / "elsewhere", inputs_of(tmp_path / "elsewhere", search=True), Progress(quiet=True), run=Here(3))
    other = {path.relative_to(tmp_path / "elsewhere/site").as_posix(): path.read_bytes() for path in (tmp_path / "elsewhere/site").rglob("*") if path.is_file()}
    assert festival.tree() == other
