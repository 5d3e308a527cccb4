"""Rules about evidence: files that are named, files that lie there, and what they are."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import did_you_mean, nearest, quoted
from generator.intake.evidence import SIZE_LIMIT, WITHHELD
from generator.model.diagnostic import Severity
from generator.model.film import film_host
from generator.model.picture import PHOTO_KINDS
from generator.model.submission import SubmittedFile

ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "image/heic": (".heic", ".heif"),
    "image/avif": (".avif",),
    "image/tiff": (".tif", ".tiff"),
    "image/bmp": (".bmp",),
    "application/pdf": (".pdf",),
}
"""File endings by media type; a type that is not here may have any."""

TO_CONVERT = ("image/tiff", "image/bmp", "image/gif", "image/avif")
"""Pictures that cameras do not write: scans, drawings, animations, what other sites made of a photo."""

_PACKED = ("zip", "gzip", "x-tar", "x-7z", "x-bzip2", "x-xz", "vnd.rar")
_WRITTEN = ("application/vnd.o", "application/vnd.ms", "application/x-ole", "application/rtf", "application/postscript", "text/plain")
ADVICE = (
    ("image/svg", "open it in a browser or drawing program, save it as PNG and send that"),
    ("text/html", "open it in a browser, print it to a PDF and send that"),
    ("video/", "put the film on the web and give its address as url:"),
    ("audio/", "put the recording on the web and give its address as url:"),
    *((f"application/{name}", "unpack it, and send the photos and documents in it one by one") for name in _PACKED),
    *((kind, "save it as PDF and send that") for kind in _WRITTEN),
    ("image/", "save it as JPEG and send that"),
    ("", "send a photo or a PDF"),
)
"""What to do with a file of a kind that is not published, by the beginning of its media type."""

_TEXT = re.compile(r"(^|/)(story(\.[A-Za-z-]+)?\.(md|yml|yaml)|[Rr][Ee][Aa][Dd][Mm][Ee](\.\w+)?|\.[^/]*|Thumbs\.db|desktop\.ini)$")
"""Files of a story's folder that are no evidence."""


def unsafe(name: str) -> bool:
    """Whether a file's name leads out of the story's folder, or may do so on some machine."""
    return name.startswith(("/", "~", "\\")) or "\\" in name or ":" in name.split("/")[0] or ".." in name.split("/") or any(ord(c) < 32 for c in name)


def _ending(name: str) -> str:
    """A file's ending in lower case, with its dot; "" where it has none."""
    return PurePosixPath(name).suffix.lower() if "/" in name else "." + name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""


@story_rule("S501", Severity.ERROR, "Missing file")
def missing_file(case: Case) -> Iterator[Fault]:
    """A file is named as evidence, but does not lie in the story's folder. Often its name differs in one letter, in capitals, or in its ending."""
    refused = {diagnostic.file for diagnostic in case.submission.diagnostics}
    for number, item in enumerate(case.story.evidence):
        if item.file and not unsafe(item.file) and item.file not in case.files and f"{case.submission.folder}/{item.file}" not in refused:
            hint = did_you_mean(nearest(item.file, case.files)) or "put the file beside story.yml, or remove it from the evidence"
            yield Fault(f"the file {quoted(item.file)} is not in the story's folder", case.at("evidence", number, "file"), hint)


@story_rule("S502", Severity.ERROR, "Empty file")
def empty_file(case: Case) -> Iterator[Fault]:
    """A file of the evidence has no content: its upload or copy was broken off. Send it again."""
    for number, item in enumerate(case.story.evidence):
        file = case.files.get(item.file or "")
        if file is not None and file.size == 0 and not _withheld(file):
            yield Fault(f"the file {quoted(file.name)} is empty", case.at("evidence", number, "file"), "copy the file again")


@story_rule("S503", Severity.ERROR, "File that cannot be read")
def unreadable_file(case: Case) -> Iterator[Fault]:
    """A file of the evidence is damaged, cut off, too large, or not what it should be, so that it can be neither shown nor printed.

    Open it on the phone or computer that it came from, and send it again.
    """
    for number, item in enumerate(case.story.evidence):
        file = case.files.get(item.file or "")
        if file is not None and file.problem and (0 < file.size <= SIZE_LIMIT or _withheld(file)):
            yield Fault(
                f"the file {quoted(file.name)} cannot be used: {file.problem}",
                case.at("evidence", number, "file"),
                _remedy(file),
            )


def _remedy(file: SubmittedFile) -> str:
    if _withheld(file):
        return "check its permissions"
    if file.kind == "application/pdf" and "cut off" not in (file.problem or ""):
        return "open it where it was made, print it to a new PDF without a password, and send that"
    return "save it in a smaller size and send that" if "pixels" in (file.problem or "") else "send the file again from the phone or computer it came from"


def _withheld(file: SubmittedFile) -> bool:
    """Whether the computer did not let us read it, so that nothing is known of what is in it."""
    return (file.problem or "").startswith(WITHHELD)


@story_rule("S504", Severity.ERROR, "Path out of the story's folder")
def unsafe_path(case: Case) -> Iterator[Fault]:
    """Evidence lies in the story's own folder.

    A path that leads elsewhere (`../`, `/home/...`, `C:\\...`) is refused. Put the file beside `story.yml` and write its name alone.
    """
    for number, item in enumerate(case.story.evidence):
        if item.file and unsafe(item.file):
            yield Fault(
                f"the path {quoted(item.file)} leads out of the story's folder",
                case.at("evidence", number, "file"),
                "put it beside story.yml and write its name alone",
            )


@story_rule("S505", Severity.WARNING, "Ending and content differ")
def wrong_ending(case: Case) -> Iterator[Fault]:
    """The file's ending says one thing, its content another: a photo saved as `.png` that is a JPEG.

    It is used as what it is; give it its right ending, so that other programs open it too.
    """
    for number, _, file in case.shown:
        endings = ENDINGS.get(file.kind)
        ending = _ending(file.name)
        if endings and ending not in endings:
            message = f"{quoted(file.name)} ends in {ending or 'nothing'}, but is {_kind(file)}"
            yield Fault(message, case.at("evidence", number, "file"), f"rename it to {quoted(str(PurePosixPath(file.name).with_suffix(endings[0])))}")


def _kind(file: SubmittedFile) -> str:
    """What a file is, in words."""
    name = file.kind.split("/")[1].split("+")[0].upper()
    return f"{'an' if name[0] in 'AEHIOU' and name != 'HTML' else 'a'} {name}{' picture' if file.kind.startswith('image/') else ' file'}"


@story_rule("S519", Severity.ERROR, "Neither picture nor document")
def not_what_it_says(case: Case) -> Iterator[Fault]:
    """The file's ending says that it is a photo or a PDF document, but it is a text, a web page or something else.

    Often the file was saved or renamed by mistake; send the right one.
    """
    for number, _, file in case.shown:
        if _claims_more(file):
            message = f"{quoted(file.name)} ends in {_ending(file.name)}, but holds something else ({file.kind})"
            yield Fault(message, case.at("evidence", number, "file"), "send the photo or document itself")


def _claims_more(file: SubmittedFile) -> bool:
    """Whether a file's ending is a picture's or a document's, but the file is neither."""
    return file.kind not in ENDINGS and any(_ending(file.name) in endings for endings in ENDINGS.values())


@story_rule("S508", Severity.WARNING, "File that is not used")
def unused_file(case: Case) -> Iterator[Fault]:
    """A file lies in the story's folder, but the evidence does not name it: it is not published. Add it to the evidence, or remove it."""
    if not case.knows_all_files:
        return
    used = {item.file for item in case.story.evidence if item.file}
    for file in case.submission.files:
        if file.name not in used and not _TEXT.search(file.name):
            position = case.submission.positions.of_key(("evidence",))
            yield Fault(f"the file {quoted(file.name)} is not named in the evidence", position, f"add to evidence: - file: {file.name}, or remove the file")


@story_rule("S509", Severity.ERROR, "Evidence without file or address")
def neither_file_nor_url(case: Case) -> Iterator[Fault]:
    """A piece of evidence names neither a file of the story's folder nor an address on the web: there is nothing to show."""
    for number, item in enumerate(case.story.evidence):
        if not item.file and not item.url:
            yield Fault(f"evidence {number + 1} has neither file nor url", case.at("evidence", number, lacking=("file", "url")), "add file: or url:, or remove it")


@story_rule("S510", Severity.WARNING, "Evidence with file and address")
def file_and_url(case: Case) -> Iterator[Fault]:
    """A piece of evidence names both a file and an address. Make it two, each with its caption.

    Only a film on one of the hosts that are shown as films (S806) may have a photo, which stands for it.
    """
    for number, item in enumerate(case.story.evidence):
        if item.file and item.url and not (film_host(item) and _is_photo(case.files.get(item.file))):
            yield Fault(f"evidence {number + 1} has both file and url", case.at("evidence", number, "url"), "make it two pieces of evidence")


def _is_photo(file: SubmittedFile | None) -> bool:
    return file is None or file.kind in PHOTO_KINDS


@story_rule("S511", Severity.WARNING, "File of a kind that is not published")
def kind_not_published(case: Case) -> Iterator[Fault]:
    """Photos (JPEG, PNG, WebP, HEIC) and PDF documents are published.

    HTML, SVG, Office documents, archives and programs are left out: they may carry what harms a reader, and many phones cannot open them. Save a document as PDF.
    """
    for number, _, file in case.shown:
        if file.kind not in (*PHOTO_KINDS, *TO_CONVERT, "application/pdf") and not _claims_more(file):
            message = f"{quoted(file.name)} is of a kind that is not published ({file.kind})"
            yield Fault(message, case.at("evidence", number, "file"), next(advice for kind, advice in ADVICE if file.kind.startswith(kind)))


@story_rule("S512", Severity.WARNING, "Picture to be converted")
def to_be_converted(case: Case) -> Iterator[Fault]:
    """Pictures as TIFF, BMP, GIF or AVIF are not shown. Save them as JPEG or PNG; photos as HEIC, as iPhones take them, need not be converted."""
    for number, item in enumerate(case.story.evidence):
        file = case.files.get(item.file or "")
        if file is not None and file.kind in TO_CONVERT and not file.problem:
            yield Fault(f"{quoted(file.name)} is {_kind(file)}, which is not shown", case.at("evidence", number, "file"), "save it as JPEG and send it again")


@story_rule("S513", Severity.WARNING, "Evidence of a task that is not there")
def no_such_task(case: Case) -> Iterator[Fault]:
    """`task` is the number of the task that a piece of evidence shows, counted from 1. The story has no task of this number."""
    if case.is_refused("tasks"):
        return
    count = len(case.story.tasks)
    for number, item in enumerate(case.story.evidence):
        if item.task is not None and not 1 <= item.task <= count:
            hint = f"write a number from 1 to {count}" if count else "list the tasks first, or remove task:"
            yield Fault(
                f"evidence {number + 1} shows task {item.task}, but there {'is' if count == 1 else 'are'} {count or 'none'}", case.at("evidence", number, "task"), hint
            )


@story_rule("S517", Severity.INFO, "Said to be another kind")
def another_kind(case: Case) -> Iterator[Fault]:
    """`kind` says that a piece of evidence is a photo, but its file is a document, or the other way round. It is shown as what it is; `kind` may be left out."""
    for number, item, file in case.shown:
        said_photo, is_picture = item.kind == "photo", file.kind.startswith("image/")
        if item.kind in ("photo", "document") and said_photo != is_picture:
            yield Fault(f"{quoted(file.name)} is said to be a {item.kind}, but is {_kind(file)}", case.at("evidence", number, "kind"), "remove kind:, or correct it")


@story_rule("S518", Severity.WARNING, "One file named twice")
def named_twice(case: Case) -> Iterator[Fault]:
    """The same file is listed twice in the evidence, and would be shown twice."""
    seen: set[str] = set()
    for number, item in enumerate(case.story.evidence):
        if item.file and item.file in seen:
            yield Fault(f"the file {quoted(item.file)} is listed twice", case.at("evidence", number, "file"), "remove one of the two")
        seen.add(item.file or "")
