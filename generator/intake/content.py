"""What stories refer to: the built-in places and taxonomy, and the data that an organiser writes under content/."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from generator.engine.templates import PROGRAM
from generator.intake.findings import content_code, finding
from generator.intake.folders import listed
from generator.intake.names import id_problem, shown
from generator.intake.places import read_places
from generator.intake.records import read_record
from generator.intake.text_files import FIELDS_LIMIT, read_text
from generator.intake.withdrawn import WITHDRAWN, withdrawn_ids
from generator.intake.yaml_full import Document
from generator.intake.yaml_reader import read_yaml
from generator.model.content import Award, Content, Edition, Festival, Practice, Term, Withdrawal, find
from generator.model.diagnostic import Diagnostic, Span, in_order
from generator.model.label import fold
from generator.model.project import Project
from generator.model.source import FieldPath, Positions

BUILT_IN = PROGRAM / "data"
"""The folder of the data that come with the program."""

TAXONOMY = ("domains", "themes", "roles", "grades", "awards")
"""The files of content/taxonomy/ (each .yml): an id and below it label, aliases, description."""

Item = TypeVar("Item", Practice, Festival, Edition)


def load_content(project: Project) -> Content:
    """The built-in data with the project's own on top: a row, term or file of the same id replaces, a new one is added.

    What is wrong with the project's files is in the result's diagnostics (codes P101 to P199); what is wrong is left out. Without an edition `book` there is a
    plain one with the project's name.

    Raises:
        ProjectError, MachineError: it cannot be told which stories were withdrawn.
    """
    problems: list[Diagnostic] = []
    places, wrong = read_places(BUILT_IN, project.content / "places", "content/places")
    problems += wrong
    terms = {name: _terms(name, project, problems) for name in TAXONOMY}
    problems += _unknown_files(project, "places", ("states.csv", "districts.csv"))
    problems += _unknown_files(project, "taxonomy", tuple(f"{name}.yml" for name in TAXONOMY))
    practices, practice_places = _records(Practice, "practices", "a practice", project, problems)
    festivals, festival_places = _records(Festival, "festivals", "a festival", project, problems)
    editions, edition_places = _records(Edition, "editions", "an edition", project, problems)
    withdrawn = _withdrawals(project, problems)
    editions.setdefault("book", Edition(id="book", title={"en": project.name}, language=project.languages[0]))
    for practice in practices.values():
        problems += _check_name(practice.domain, terms["domains"], "domain", practice_places[practice.id], f"content/practices/{practice.id}.yml", ("domain",))
    for festival in festivals.values():
        problems += _check_awards(festival, terms["awards"], festival_places[festival.id])
    for edition in editions.values():
        if edition.festival and (project.content / "festivals" / f"{edition.festival}.yml").is_file():
            continue  # what is wrong with that file is said there
        where = edition_places.get(edition.id, Positions())
        problems += _check_name(edition.festival, festivals, "festival", where, f"content/editions/{edition.id}.yml", ("festival",))
    return Content(
        places,
        domains=terms["domains"],
        themes=terms["themes"],
        roles=terms["roles"],
        grades=terms["grades"],
        awards=terms["awards"],
        practices=practices,
        festivals=festivals,
        editions=editions,
        withdrawn=withdrawn,
        diagnostics=in_order(problems),
        positions={
            f"content/{folder}/{name}.yml": where
            for folder, of_files in (("practices", practice_places), ("festivals", festival_places), ("editions", edition_places))
            for name, where in of_files.items()
        },
    )


def _withdrawals(project: Project, problems: list[Diagnostic]) -> dict[str, Withdrawal]:
    """The stories that were taken back, sorted by id. One whose entry cannot be read is there without what its entry says."""
    made = {story: Withdrawal(id=story) for story in sorted(withdrawn_ids(project.content))}
    document, wrong = _document(project.root / WITHDRAWN, WITHDRAWN)
    problems += wrong
    if document is None or not isinstance(document.value, dict):
        return made
    for name, value in document.value.items():
        given = {} if value is None else value
        item, found = read_record(Withdrawal, given, WITHDRAWN, document.positions, f"the withdrawal of '{name}'", within=(name,), extra={"id": name})
        problems += _as_content(found)
        if item:
            made[item.id] = item
    return made


def _terms(name: str, project: Project, problems: list[Diagnostic]) -> dict[str, Term]:
    """The terms of one taxonomy file: the built-in ones in their order, then the project's."""
    built_in, broken = read_terms(BUILT_IN / "taxonomy" / f"{name}.yml", f"{name}.yml")
    if broken:
        raise AssertionError(f"the built-in taxonomy is broken: {broken}")
    own, wrong = read_terms(project.content / "taxonomy" / f"{name}.yml", f"content/taxonomy/{name}.yml")
    problems += wrong
    return {**built_in, **own}


def read_terms(path: Path, file: str) -> tuple[dict[str, Term], tuple[Diagnostic, ...]]:
    """The terms of the taxonomy file at `path` by id, and what is wrong with it; none where it is missing."""
    document, problems = _document(path, file)
    if document is None:
        return {}, tuple(problems)
    if not isinstance(document.value, dict):
        if document.value is not None:
            message = "the file consists of ids, each with its fields below it"
            problems.append(finding("P113", message, file, document.positions.of(()), hint="Write 'reading:' and below it 'label: Reading'."))
        return {}, tuple(problems)
    terms: dict[str, Term] = {}
    for name, value in document.value.items():
        wrong = id_problem(name, file, "P162", "term")
        if wrong:
            problems.append(replace(wrong, span=document.positions.of_key((name,))))
            continue
        term, found = read_record(Term, value, file, document.positions, f"the term '{name}'", within=(name,), extra={"id": name})
        problems += _as_content(found)
        if term:
            terms[name] = term
    return terms, (*problems, *_same_names(terms, file, document.positions))


def _same_names(terms: Mapping[str, Term], file: str, positions: Positions) -> Iterator[Diagnostic]:
    known: dict[str, str] = {}
    for term in terms.values():
        for name in dict.fromkeys(fold(name) for name in (term.id, *term.label.values(), *term.aliases)):
            other = known.setdefault(name, term.id)
            if other != term.id:
                yield finding("P126", f"'{name}' is a name of '{other}' and of '{term.id}'", file, positions.of_key((term.id,)), hint="Delete it from one of the two.")


def _document(path: Path, file: str) -> tuple[Document | None, list[Diagnostic]]:
    """What the YAML file at `path` says; None where it is missing or cannot be read."""
    if path.is_symlink():
        return None, [finding("P128", "links are not followed", file, hint="Put the file itself here.")]
    if not path.is_file():
        return None, []
    source, problem = read_text(path, file, FIELDS_LIMIT)
    if problem:
        return None, _as_content([problem])
    document = read_yaml(source.text, file)
    broken = document.value is None and bool(document.problems)
    return None if broken else document, _as_content(document.problems)


def _as_content(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [replace(problem, code=content_code(problem.code)) for problem in problems]


def _records(kind: type[Item], folder: str, what: str, project: Project, problems: list[Diagnostic]) -> tuple[dict[str, Item], dict[str, Positions]]:
    """The records of a folder of content/, one a file, by id, with the places of their values."""
    items: dict[str, Item] = {}
    places: dict[str, Positions] = {}
    for entry in listed(project.content / folder):
        path, file = Path(entry.path), f"content/{folder}/{shown(entry.name)}"
        if path.suffix != ".yml":
            problems += _misnamed(path, file)
            continue
        wrong = id_problem(path.stem, file, "P121", "file")
        document, found = _document(path, file)
        problems += found
        if wrong:
            problems.append(wrong)
        if document is None or wrong:
            continue
        value = document.value
        given = value.get("id") if isinstance(value, dict) else None
        if given is not None and given != path.stem:
            problems.append(
                finding("P120", f"the id '{str(given)[:100]}' differs from the file's name", file, document.positions.of(("id",)), hint="Delete the field id.")
            )
        item, faults = read_record(kind, value, file, document.positions, what, extra={"id": path.stem})
        problems += _as_content(faults)
        if item:
            items[item.id], places[item.id] = item, document.positions
    return items, places


def _misnamed(path: Path, file: str) -> list[Diagnostic]:
    """Markdown pages and pictures may lie beside the data; a wrong ending may not."""
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        return [finding("P127", "the file is not read: its name must end in .yml", file, hint=f"Rename it to {shown(path.stem)}.yml.")]
    return []


def _unknown_files(project: Project, folder: str, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    for entry in listed(project.content / folder):
        if entry.name not in known and entry.name.lower().endswith((".yml", ".yaml", ".csv", ".json")):
            close = get_close_matches(entry.name.lower(), known, n=1, cutoff=0.5)
            hint = f"Did you mean {close[0]}?" if close else f"The files here are {', '.join(known)}."
            yield finding("P127", "no file of this name is read here", f"content/{folder}/{shown(entry.name)}", hint=hint)


def _check_name(name: str | None, items: Mapping[str, Term] | Mapping[str, Festival], what: str, positions: Positions, file: str, path: FieldPath) -> list[Diagnostic]:
    """A finding where nothing in `items` is called `name`."""
    if name is None or name in items or find(items, name) is not None:
        return []
    close = get_close_matches(name, list(items), n=1, cutoff=0.6)
    hint = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(items)}." if items else f"There is no {what} yet."
    return [finding("P125", f"there is no {what} '{name[:60]}'", file, positions.of(path), hint=hint)]


def _check_awards(festival: Festival, levels: Mapping[str, Term], positions: Positions) -> Iterator[Diagnostic]:
    file = f"content/festivals/{festival.id}.yml"
    categories = [category.id for category in festival.categories]
    given: dict[tuple[str, str], int] = {}
    for number, award in enumerate(festival.awards):
        path: FieldPath = ("awards", number)
        if award.category not in categories:
            close = get_close_matches(award.category, categories, n=1, cutoff=0.6)
            hint = f"Did you mean '{close[0]}'?" if close else f"The categories are: {', '.join(categories) or 'none yet'}."
            yield finding("P122", f"the festival has no category '{award.category}'", file, positions.of((*path, "category")), hint=hint)
        yield from _check_name(award.level, levels, "award level", positions, file, (*path, "level"))
        yield from _check_twice(award, given, number, file, positions.of((*path, "story")))


def _check_twice(award: Award, given: dict[tuple[str, str], int], number: int, file: str, span: Span) -> Iterator[Diagnostic]:
    first = given.setdefault((award.story, award.category), number)
    if first != number:
        message = f"'{award.story}' has an award in the category '{award.category}' already (award {first + 1})"
        yield finding("P123", message, file, span, hint="Delete one of the two.")
