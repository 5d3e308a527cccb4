"""What must hold whatever is submitted: one function a way in, which takes any bytes and fails where it does not hold.

`tools/fuzz/run.py` looks for such bytes; `tests/test_fuzz_targets.py` tries some known ones in every run of the tests.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pikepdf
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.prose import html, plain, sections
from generator.check.checks import look
from generator.check.names import Names
from generator.engine.pictures import FORMATS, load_heic
from generator.intake.content import load_content
from generator.intake.evidence import _picture, facts_of
from generator.intake.front_matter import read_markdown
from generator.intake.kinds import kind_of
from generator.intake.stories import read_story
from generator.intake.yaml_full import read_fully
from generator.intake.yaml_plain import read_plainly
from generator.intake.yaml_reader import FASTEST_PARSER, PythonParser, read_yaml
from generator.media.harmless import REMOVED_ANYWHERE, harmless
from generator.model.diagnostic import Diagnostic
from generator.model.project import Project
from generator.model.submission import SourceText

TABLE = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
ELEMENTS = frozenset({"p", "br", "em", "strong", "del", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "h3", "h4", "h5", "h6"} | TABLE)
"""Elements that submitted Markdown may become, written down here once more: the list in the program is not asked."""

ATTRIBUTES = frozenset({("a", "href"), ("a", "rel"), ("ol", "start")})
ADDRESS = re.compile(r"(https?:|mailto:|\.\./[a-z0-9-]+/?(#|$))", re.IGNORECASE)

PARTS = (b"story.yml", b"story.md", b"story.hi.md", b"story.yaml", b"photo.jpg", b"paper.pdf")
DIVIDER = b"\x00===\x00"
"""Stands between the files of one story in the bytes that `story` takes."""


def yaml(data: bytes) -> None:
    """Every text has a value or problems at places in it; a text that the reader of plain YAML takes has the same values and places for PyYAML's two parsers."""
    text = data.decode("utf-8", "replace")
    document = read_yaml(text, "story.yml")
    _stand_in(text, document.problems)
    plainly = read_plainly(text)
    if plainly is None:
        return
    for parser in (FASTEST_PARSER, PythonParser):
        full = read_fully(text, "story.yml", parser)
        assert (full.value, full.problems) == (plainly[0], ())
        assert full.positions.values == document.positions.values
        assert list(full.positions.keys.items()) == list(document.positions.keys.items())


def front_matter(data: bytes) -> None:
    """A file is cut into fields and a body that stands in it where it is said to stand."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    markdown = read_markdown(SourceText("story.md", text))
    assert markdown.body in text
    if markdown.body:
        assert "\n".join(text.split("\n")[markdown.body_line - 1 :]).startswith(markdown.body)
    _stand_in(text, markdown.problems)


def story(data: bytes) -> None:
    """A folder of files is read and checked: a story, or errors; every finding at a place of a file."""
    with tempfile.TemporaryDirectory(prefix="mela-fuzz-") as root:
        folder = Path(root, "stories", "a-story")
        folder.mkdir(parents=True)
        for name, content in zip(PARTS, data.split(DIVIDER), strict=False):
            if content:
                (folder / name.decode()).write_bytes(content)
        submitted = read_story(folder, Project(Path(root), "Fuzz"))
        assert submitted.story is not None or any(problem.is_error for problem in submitted.diagnostics)
        looked = look(_names(), submitted)
        for problem in (*submitted.diagnostics, *looked.found):
            assert problem.file.startswith("stories/a-story")
            assert "\n" not in problem.message, problem
            source = submitted.sources.get(problem.file)
            if source and source.text:  # of a file that is no text only the problem is kept
                _stand_in(source.text, [problem])


def prose(data: bytes) -> None:
    """The HTML of any Markdown holds allowed elements, attributes and addresses alone, by a parser that had no part in making it; its plain words hold none."""
    text = data.decode("utf-8", "replace")
    _allowed(html(text))
    plain(text)
    for section in sections(text):
        assert section.markdown
        assert re.fullmatch(r"[^\s\"'<>&]+", section.id), section.id
        _allowed(html(section.markdown))


def picture(data: bytes) -> None:
    """A picture is opened or refused in words. It is decoded in this process, so that what crashes a decoder is seen: in the program that happens in one apart."""
    kind = kind_of(data)
    if kind == "image/heic":
        load_heic()
    facts = _picture(kind, data) if kind in FORMATS else facts_of(data)
    assert facts.kind == kind
    assert (facts.width == 0) is (facts.height == 0)


def document(data: bytes) -> None:
    """A PDF is made harmless or refused; what comes out can be opened and holds nothing that acts, by the names of the keys in it."""
    made = harmless(data)
    if made is None:
        return
    content, pages = made
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) == pages
            assert "/Info" not in pdf.trailer
            _acts_nowhere(pdf.objects)


TARGETS: dict[str, Callable[[bytes], None]] = {target.__name__.replace("_", "-"): target for target in (yaml, front_matter, story, prose, picture, document)}


def _stand_in(text: str, problems: Iterable[Diagnostic]) -> None:
    lines = text.count("\n") + 1
    for problem in problems:
        span = problem.span
        assert 1 <= span.line <= span.end_line <= lines, problem
        assert (span.line, span.column) <= (span.end_line, span.end_column), problem


def _allowed(made: str) -> None:
    root = LexborHTMLParser(made).body
    for node in root.traverse(include_text=False) if root else ():
        if node is root or node.mem_id == root.mem_id:
            continue
        assert node.tag in ELEMENTS, made
        for name, value in node.attributes.items():
            assert (node.tag, name) in ATTRIBUTES, made
            assert name != "href" or ADDRESS.match(value or ""), made
            assert name != "start" or (value or "").lstrip("-").isdecimal(), made


def _acts_nowhere(objects: Sequence[pikepdf.Object]) -> None:
    for thing in objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            assert not [key for key in REMOVED_ANYWHERE if key in thing], thing
            for key in ("/A", "/PA"):
                if isinstance(thing.get(key), pikepdf.Dictionary) and "/S" in thing[key]:  # what has no kind is no action: the /A of a heading holds its looks
                    assert str(thing[key].S) in ("/GoTo", "/Named", "/URI"), thing
                    assert "/Next" not in thing[key], thing


@cache
def _names() -> Names:
    return Names(load_content(Project(Path("nowhere"), "Fuzz")))
