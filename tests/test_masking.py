"""What is masked is masked everywhere: site, search, feeds, open data, book; and reports do not repeat it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from generator.model.personal import SIGN

PHONE, SPACED, NATIVE, MAIL, AADHAAR, PAN = "9876501234", "98765 01234", "९८७६५०१२३४", "asha.devi@example.in", "399876543211", "ABCPD1234Z"
SECRETS = (PHONE, SPACED, NATIVE, MAIL, AADHAAR, "3998 7654 3211", PAN, "9123401234", "kept@example.in", "asha.devi%40example.in")
SAID = f"call {SPACED} or {MAIL}, {AADHAAR}, {PAN}"

FIELDS = f"""\
title: Reading hour {PHONE}
summary: Every Friday grandmothers listen; {SAID}.
language: en
leader: {{name: Kavita Verma {PHONE}, role: Head teacher {MAIL}}}
authors: ["Asha {PHONE}"]
organisation: Block office {PHONE}
school: {{name: Primary School Rampur {PHONE}, udise: "09240100101", type: "Primary {PHONE}", management: "Trust {PHONE}"}}
place: {{state: Uttar Pradesh, district: Sitapur, block: "Biswan {PHONE}", cluster: "Rampur {PHONE}"}}
subjects: ["Hindi {PHONE}"]
target_group: parents {PHONE}
objective: To read. {SAID}
tasks:
  - {{title: "Invite {SAID}", done: 2026-01-05, remarks: "Ask {SAID}"}}
milestones:
  - {{date: 2026-02-01, title: "Ten come {SAID}"}}
measures:
  - {{name: "children {PHONE}", unit: "children {PHONE}", before: 31, after: 88, total: 142, source: "test {MAIL}"}}
evidence:
  - {{file: {PHONE}.jpg, caption: "A hall {SAID}", alt: "A hall {SAID}", credit: "Ravi {PHONE}"}}
  - {{file: {PHONE}.pdf}}
  - {{url: "https://example.in/watch/{PHONE}", caption: "See {SAID}"}}
quotes:
  - {{text: "I read {SAID}", by: "Meena {PHONE}", role: "mother {MAIL}"}}
resources:
  - {{title: "Ask {SAID}", url: "https://wa.me/91{PHONE}"}}
  - {{title: "Words {PHONE}", url: "https://example.in/words"}}
contact: {{name: Kavita, email: kept@example.in, phone: "9123401234"}}
consent: {{by: Kavita Verma, on: 2026-03-28, photos: yes, names: yes}}
submitted: 2026-04-01T10:00:00+05:30
status: published
"""
BODY = f"""\
## The need

Many could not read. {SAID}. [Call](tel:+91{PHONE}), [write](mailto:{MAIL}), <mailto:{MAIL}>, [chat](https://wa.me/91{PHONE}), [mail](https://example.in/?to=asha.devi%40example.in).

| who | where |
|---|---|
| Asha | {PHONE} |

## Ask {PHONE}

`{PHONE}` and *{NATIVE}*
"""
HINDI = f"---\ntitle: पढ़ने का घंटा {NATIVE}\nsummary: दादियाँ सुनती हैं, फ़ोन {NATIVE}, {MAIL}.\n---\n\n## ज़रूरत\n\nफ़ोन {NATIVE} पर, या 98765\u200b01234\n"


def document() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (100, 100), "white").save(made, "PDF")
    return made.getvalue()


def photo() -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def write(folder: Path, fields: str, files: bool = True) -> None:
    folder.mkdir(parents=True)
    (folder / "story.yml").write_text(fields, encoding="utf-8")
    (folder / "story.md").write_text(BODY, encoding="utf-8")
    (folder / "story.hi.md").write_text(HINDI, encoding="utf-8")
    if files:
        (folder / f"{PHONE}.jpg").write_bytes(photo())
        (folder / f"{PHONE}.pdf").write_bytes(document())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, built, with one story that has personal data in every text."""
    root = tmp_path_factory.mktemp("masking") / "project"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: Festival\nsite_url: https://mela.example/\n", encoding="utf-8")
    (root / "content").mkdir()
    (root / "content" / "index.md").write_text("# Festival\n", encoding="utf-8")
    write(root / "stories" / "reading-hour", FIELDS)
    done = subprocess.run([sys.executable, "-m", "generator", "build", "--project", str(root)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_no_byte_of_the_site_holds_it(project: Path) -> None:
    """Pages, search, feeds, open data, sitemap and the names of files."""
    files = [path for path in sorted((project / "site").rglob("*")) if path.is_file()]
    for path in files:
        content = path.read_bytes().decode("utf-8", "ignore") if path.suffix not in (".jpg", ".webp", ".png", ".woff2", ".pdf") else ""
        for secret in SECRETS:
            assert secret not in content, (path, secret)
            assert secret not in path.name
    page = (project / "site" / "stories" / "reading-hour" / "index.html").read_text(encoding="utf-8")
    assert page.count(SIGN) > 20
    assert "09240100101" in page or "09240100101" in (project / "site" / "data" / "stories.csv").read_text(encoding="utf-8")


def test_no_page_of_the_book_holds_it(project: Path) -> None:
    """The words of every page and the document's own facts."""
    pdf = pypdfium2.PdfDocument(project / "print" / "book.pdf")
    words = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    assert SIGN in words
    assert not [secret for secret in SECRETS if secret in words.replace("\n", " ") or secret in words]


def test_links_to_it_are_words_and_other_links_stay(project: Path) -> None:
    """The address goes, the words of the link stay; a resource whose address holds a number goes as a whole."""
    page = (project / "site" / "stories" / "reading-hour" / "index.html").read_text(encoding="utf-8")
    assert "tel:" not in page
    assert "wa.me" not in page.replace("https://wa.me/?text=", "")
    assert 'href="https://example.in/words"' in page
    assert "example.in/watch" not in page


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_no_report_repeats_it(project: Path, form: str) -> None:
    """Neither in a message nor in a line that is shown."""
    command = [sys.executable, "-m", "generator", "check", "--project", str(project), "--format", form]
    said = subprocess.run(command, capture_output=True, text=True, timeout=100, encoding="utf-8").stdout
    assert "masked" in said
    assert not [secret for secret in SECRETS if secret in said]
    if form == "json":
        assert {"S604", "S605", "S606", "S608"} <= {found["code"] for found in json.loads(said)["diagnostics"]}


def test_a_contact_that_may_be_published_is_shown_as_it_is(project: Path) -> None:
    """By opt-in alone, and only there."""
    home = project.parent / "released"
    home.mkdir()
    for name in ("mkdocs.yml", "content/index.md"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes((project / name).read_bytes())
    write(home / "stories" / "reading-hour", FIELDS.replace('"9123401234"', '"9123401234", publish: yes'), files=False)
    fields = (home / "stories" / "reading-hour" / "story.yml").read_text(encoding="utf-8")
    kept = fields.split("evidence:")[0] + "contact:" + fields.split("contact:")[1]
    (home / "stories" / "reading-hour" / "story.yml").write_text(kept, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "generator", "site", "--project", str(home), "--quiet"], check=True, timeout=300)
    page = (home / "site" / "stories" / "reading-hour" / "index.html").read_text(encoding="utf-8")
    assert "9123401234" in page
    assert "kept@example.in" in page
    assert PHONE not in page


def test_a_story_whose_address_would_hold_it_is_kept_out(project: Path) -> None:
    """The name of the folder is the address for ever, and cannot be masked."""
    home = project.parent / "named"
    (home / "content").mkdir(parents=True)
    (home / "mkdocs.yml").write_bytes((project / "mkdocs.yml").read_bytes())
    (home / "stories" / f"reading-{PHONE}").mkdir(parents=True)
    (home / "stories" / f"reading-{PHONE}" / "story.yml").write_text("title: Reading\nsummary: We read.\nstatus: published\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "generator", "check", "--project", str(home), "--format", "json"], capture_output=True, text=True, timeout=100)
    assert done.returncode == 1
    assert "S611" in {found["code"] for found in json.loads(done.stdout)["diagnostics"]}
