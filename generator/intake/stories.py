"""Story folders to submitted stories: fields, texts in every language, evidence, and all that is wrong with them."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.engine.cache import Cache
from generator.engine.pool import batches, in_parallel
from generator.intake.evidence import SIZE_LIMIT, submitted_file
from generator.intake.findings import finding
from generator.intake.folders import STORY_FILES, find_folders, list_files, unreadable
from generator.intake.front_matter import Markdown, control_characters, read_markdown
from generator.intake.names import id_problem, shown
from generator.intake.records import read_record
from generator.intake.remains import read_remains
from generator.intake.text_files import FIELDS_LIMIT, TEXT_LIMIT, read_text
from generator.intake.yaml_full import Document
from generator.intake.yaml_reader import read_yaml
from generator.model.diagnostic import Diagnostic, Span, in_order
from generator.model.project import Project
from generator.model.source import FieldPath, Positions
from generator.model.story import LANGUAGE_PATTERN, Box, Record, Story, StoryText, Summary, Title
from generator.model.submission import SourceText, SubmittedFile, SubmittedStory, SubmittedText

BATCH = 32
"""Story folders that a worker reads at a time, at the most: enough to be worth the way, few enough that no worker waits long for another."""

STORIES = "stories"
"""The folder of all stories, from the project's root."""

_RIGHT_NAMES = {"story.yaml": "story.yml", "story.yml": "story.yml", "story.md": "story.md", "story.markdown": "story.md"}
_TRANSLATION = re.compile(r"story\.(.+)\.md")


class Translation(Record):
    """What stands at the head of a translation."""

    title: Title
    summary: Summary


def read_stories(project: Project, processes: int | None = None) -> tuple[SubmittedStory, ...]:
    """Every story below stories/, sorted by id, read in parallel. Of two with one id all but the first by path have an error.

    `processes` is the number of worker processes, the machine's cores where it is None.
    """
    read = in_parallel(partial(_read_batch, project), folder_batches(find_folders(project).folders, processes), processes)
    return with_unique_ids(sorted((story for batch in read for story in batch), key=lambda story: (story.id, story.folder)))


def folder_batches(folders: Sequence[Path], processes: int | None = None) -> list[Sequence[Path]]:
    """The folders of stories, for each turn of a worker."""
    return batches(folders, max(1, min(BATCH, len(folders) // (4 * (processes or os.cpu_count() or 1)))))


def _read_batch(project: Project, folders: Sequence[Path]) -> list[SubmittedStory]:
    return [read_story(folder, project) for folder in folders]


def with_unique_ids(stories: Sequence[SubmittedStory]) -> tuple[SubmittedStory, ...]:
    """The stories as they come, each but the first by path of those with one id with an error."""
    clashes = double_ids((story.id, story.folder, story.fields.file) for story in stories)
    return tuple(replace(story, diagnostics=in_order([*story.diagnostics, clashes[story.folder]])) if story.folder in clashes else story for story in stories)


def double_ids(stories: Iterable[tuple[str, str, str]]) -> dict[str, Diagnostic]:
    """An error for each but the first by path of the stories with one id, by its folder; of each story come its id, its folder and the file of its fields."""
    first: dict[str, str] = {}
    clashes: dict[str, Diagnostic] = {}
    for name, folder, file in sorted(stories, key=lambda story: story[1]):
        key = name.casefold()
        if key in first:
            message = f"the id '{name}' is already that of {first[key]}"
            clashes[folder] = finding("S031", message, file, story=name, hint="Rename one of the two folders.")
        else:
            first[key] = folder
    return clashes


@dataclass
class _Folder:
    """A story's folder while it is read: its texts and problems so far."""

    id: str
    where: str
    files: dict[str, str]
    problems: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)

    def text(self, name: str, limit: int) -> SourceText | None:
        """The text of a file; None where it is missing or cannot be read."""
        if name not in self.files:
            return None
        source, problem = read_text(self.files.pop(name), f"{self.where}/{name}", limit)
        self.sources[source.file] = source
        if problem:
            self.problems.append(problem)
            return None
        return source


def read_story(folder: Path, project: Project) -> SubmittedStory:
    """The story in `folder`, which lies below the project's stories/. Never raises: whatever is wrong is in its diagnostics."""
    way = str(folder).removeprefix(str(project.root)).strip("/")
    where = shown(way)
    if os.path.islink(folder):
        problem = finding("S032", "links are not followed", where, hint="Put the story's folder itself here.")
        return _submission(_Folder(shown(folder.name), where, {}, [problem]), SourceText(where, ""), Positions(), None)
    if unreadable(folder):
        problem = finding("S012", "the folder cannot be read", where, hint="Check its permissions.")
        return _submission(_Folder(shown(folder.name), where, {}, [problem]), SourceText(where, ""), Positions(), None)
    listing = list_files(folder, where)
    reading = _Folder(shown(folder.name), where, dict(listing.files), list(listing.problems))
    _check_folder(way, project, reading)
    fields, document, original = _read_fields(reading)
    story: Story | None = None
    refused: frozenset[FieldPath] = frozenset()
    if document:
        reading.problems += document.problems
        # After an error of YAML itself there are no values to judge.
        if document.value is not None or not document.problems:
            story, problems = read_record(Story, document.value, fields.file, document.positions, "a story")
            reading.problems += problems
            if story is None:
                # The errors stay; what is fine is looked at all the same, so that all that is wrong is said in one go.
                story, refused = read_remains(Story, document.value, {"title": reading.id[:200], "summary": reading.id[:200]})
            refused |= _marked(document)
    texts = _read_texts(reading, story, fields, document, original, refused)
    files = _with_boxes(_read_files(reading, project), story)
    return _submission(reading, fields, document.positions if document else Positions(), story, texts, files, refused)


def _with_boxes(files: tuple[SubmittedFile, ...], story: Story | None) -> tuple[SubmittedFile, ...]:
    """The files with the boxes that the story marks on them; those of one photo that is named twice, or lies there under two names, are put together."""
    if story is None or not any(item.blur for item in story.evidence):
        return files
    print_of = {file.name: file.fingerprint for file in files}
    boxes: dict[str, list[Box]] = {}
    for item in story.evidence:
        if item.file in print_of:
            boxes.setdefault(print_of[item.file], []).extend(item.blur)
    return tuple(replace(file, blur=tuple(sorted(set(boxes.get(file.fingerprint, ()))))) for file in files)


def _marked(document: Document) -> frozenset[FieldPath]:
    """The ways to the values that YAML itself has an error for: a tag, an alias."""
    marks = {problem.span for problem in document.problems}
    return frozenset(path for path, span in document.positions.values.items() if span in marks) if marks else frozenset()


def _submission(
    reading: _Folder,
    fields: SourceText,
    positions: Positions,
    story: Story | None,
    texts: tuple[SubmittedText, ...] = (),
    files: tuple[SubmittedFile, ...] = (),
    refused: frozenset[FieldPath] = frozenset(),
) -> SubmittedStory:
    diagnostics = in_order([replace(problem, story=reading.id) for problem in reading.problems]) if reading.problems else ()
    return SubmittedStory(reading.id, reading.where, fields, positions, story, texts, files, diagnostics, reading.sources, refused)


def _check_folder(way: str, project: Project, reading: _Folder) -> None:
    above, _, name = way.rpartition("/")
    problem = id_problem(name, reading.where, "S030", "folder")
    if problem:
        reading.problems.append(problem)
    while above and above != STORIES:
        outer, _, name = above.rpartition("/")
        places = [f"{project.root}/{above}/{file}" for file in STORY_FILES]
        if any(os.access(place, os.F_OK) and os.path.isfile(place) for place in places):
            message = f"this story lies inside the folder of the story '{shown(name)}'"
            reading.problems.append(finding("S034", message, reading.where, hint="Move it beside that one."))
            break
        above = outer


def _read_fields(reading: _Folder) -> tuple[SourceText, Document | None, tuple[SourceText, Markdown] | None]:
    """The file that holds the fields with what it says, and the original's text with its body."""
    has_fields, has_text = "story.yml" in reading.files, "story.md" in reading.files
    for name in sorted(reading.files):
        right = _RIGHT_NAMES.get(name.lower())
        if right and name != right:
            reading.problems.append(finding("S021", f"the file must be called {right}, not {name}", f"{reading.where}/{name}", hint=f"Rename it to {right}."))
    source = reading.text("story.md", TEXT_LIMIT)
    markdown = read_markdown(source) if source else None
    original = (source, markdown) if source and markdown else None
    reading.problems += control_characters(markdown, source.file) if source and markdown else ()
    if has_fields:
        fields = reading.text("story.yml", FIELDS_LIMIT)
        if source and markdown and markdown.fields is not None:
            message = "story.md begins with fields, but they stand in story.yml"
            known = [problem for problem in markdown.problems if problem.code == "S023"]
            span = Span(1, 1, 1, 4)
            reading.problems += known or [
                finding("S022", message, source.file, span, hint="Move them there and delete them here; a line across the page is written '***'.")
            ]
        return fields or SourceText(f"{reading.where}/story.yml", ""), read_yaml(fields.text, fields.file) if fields else None, original
    if source and markdown:
        return source, markdown.fields or Document(None, Positions()), original
    if not has_text and not any(problem.code in ("S021", "S032") for problem in reading.problems):
        message = "the folder holds files but no story.yml" if reading.files else "the folder holds no story.yml"
        reading.problems.append(finding("S020", message, reading.where, hint="Write the story's fields into story.yml, or move the files into their story's folder."))
    return SourceText(f"{reading.where}/{'story.md' if has_text else 'story.yml'}", ""), None, None


def _read_texts(
    reading: _Folder,
    story: Story | None,
    fields: SourceText,
    document: Document | None,
    original: tuple[SourceText, Markdown] | None,
    refused: frozenset[FieldPath],
) -> tuple[SubmittedText, ...]:
    """The original and its translations by language; none where the story itself could not be read."""
    texts = []
    own = story.language if story and ("language",) not in refused else None
    for name in sorted(reading.files):
        match = _TRANSLATION.fullmatch(name)
        if match:
            text = _read_translation(reading, name, match[1], own)
            texts += [text] if text else []
    if story is None or document is None:
        return ()
    source, markdown = original or (fields, Markdown(None, "", 1))
    words = StoryText(language=story.language, title=story.title, summary=story.summary, body=markdown.body)
    first = SubmittedText(words, source, markdown.body_line, document.positions if source.file == fields.file else Positions())
    return (first, *sorted(texts, key=lambda text: text.text.language))


def _read_translation(reading: _Folder, name: str, language: str, own: str | None) -> SubmittedText | None:
    file = f"{reading.where}/{name}"
    if not re.fullmatch(LANGUAGE_PATTERN, language):
        right = _usual_case(language)
        hint = f"Name the file 'story.{right}.md'." if re.fullmatch(LANGUAGE_PATTERN, right) else "Name the file story.hi.md, story.te.md ..."
        reading.problems.append(finding("S025", f"'{language}' is no language code", file, hint=hint))
        return None
    if language == own:
        message = f"the story itself is written in '{language}'"
        reading.problems.append(finding("S025", message, file, hint=f"Put the text into story.md, or mend 'language: {language}'."))
        return None
    source = reading.text(name, TEXT_LIMIT)
    if source is None:
        return None
    markdown = read_markdown(source)
    if markdown.fields is None:
        message = "the translation does not begin with its title and summary"
        reading.problems.append(finding("S024", message, file, hint="Begin the file with '---', title: ..., summary: ..., '---', each on its own line."))
        return None
    reading.problems += [*markdown.problems, *control_characters(markdown, file)]
    if markdown.fields.value is None and markdown.problems:
        return None
    head, problems = read_record(Translation, markdown.fields.value, file, markdown.fields.positions, "a translation")
    reading.problems += problems
    if head is None:
        return None
    words = StoryText(language=language, title=head.title, summary=head.summary, body=markdown.body)
    return SubmittedText(words, source, markdown.body_line, markdown.fields.positions)


def _usual_case(code: str) -> str:
    """A language code in the capitals and small letters that BCP 47 recommends (section 2.1.1): `hi`, `ur-Arab`, `en-IN`."""
    first, *others = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in others)])


def _read_files(reading: _Folder, project: Project) -> tuple[SubmittedFile, ...]:
    evidence = [name for name in sorted(reading.files) if not _TRANSLATION.fullmatch(name) and name.lower() not in STORY_FILES]
    cache = Cache(project.cache / "facts") if evidence else None
    files = tuple(submitted_file(Path(reading.files[name]), name, cache) for name in evidence)
    for file in files:
        if file.size > SIZE_LIMIT:
            hint = "Make it smaller, or put it on the web and give its address as url."
            reading.problems.append(
                finding("S036", f"the file has {file.size / 1e6:,.0f} MB; at most {SIZE_LIMIT / 1e6:.0f} MB are taken", f"{reading.where}/{file.name}", hint=hint)
            )
    return files
