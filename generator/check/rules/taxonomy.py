"""Rules about names that must be in the taxonomy, the practices or the festivals."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import did_you_mean, listed, quoted
from generator.model.diagnostic import Severity

LISTED = 8
"""Known names that a hint lists where none is close."""


def _unknown(case: Case, kind: str, name: str, *path: str | int) -> Fault:
    known = case.names.labels(kind)
    choice = (
        f"choose one of: {listed(known, 'or')}"
        if 0 < len(known) <= LISTED
        else f"see docs/fields.md for what a {kind} is, and the folder content/ for those that are known"
    )
    return Fault(f"{kind} {quoted(name)} is not known", case.at(*path), did_you_mean(case.names.close(kind, name)) or choice)


@story_rule("S401", Severity.ERROR, "Unknown domain")
def unknown_domain(case: Case) -> Iterator[Fault]:
    """The domain is none of the taxonomy's. It may be written as its id or its name in any language. The book's chapters are made of domains, so this must be right."""
    name = case.story.domain
    if name and case.names.domain(name) is None:
        yield _unknown(case, "domain", name, "domain")


@story_rule("S402", Severity.ERROR, "Unknown practice")
def unknown_practice(case: Case) -> Iterator[Fault]:
    """The practice is none of those under `content/practices/`. Leave it out where the story follows none."""
    name = case.story.practice
    if name and case.names.practice(name) is None:
        yield _unknown(case, "practice", name, "practice")


@story_rule("S403", Severity.ERROR, "Unknown festival")
def unknown_festival(case: Case) -> Iterator[Fault]:
    """The festival is none of those under `content/festivals/`. Leave it out where the story was not submitted to one."""
    name = case.story.festival
    if name and case.names.festival(name) is None:
        yield _unknown(case, "festival", name, "festival")


@story_rule("S404", Severity.WARNING, "Unknown theme")
def unknown_theme(case: Case) -> Iterator[Fault]:
    """The theme is none of the taxonomy's; the story is published, but not listed under it. An organiser adds themes under `content/taxonomy/`."""
    for number, name in enumerate(case.story.themes):
        if case.names.theme(name) is None:
            yield _unknown(case, "theme", name, "themes", number)


@story_rule("S405", Severity.WARNING, "Unknown role")
def unknown_role(case: Case) -> Iterator[Fault]:
    """The leader's role is none of the taxonomy's; it is shown as written, but the story is not listed under it."""
    name = case.story.leader.role if case.story.leader else None
    if name and case.names.role(name) is None:
        yield _unknown(case, "role", name, "leader", "role")


@story_rule("S406", Severity.WARNING, "Unknown grade")
def unknown_grade(case: Case) -> Iterator[Fault]:
    """A grade is 1 to 12 or pre-primary. List grades one by one: `[3, 4, 5]`, not `3-5`."""
    for number, name in enumerate(case.story.grades):
        if case.names.grade(name) is None:
            yield Fault(f"grade {quoted(name)} is not known", case.at("grades", number), "list the grades one by one: [3, 4, 5]; for the youngest write pre-primary")


@story_rule("S407", Severity.WARNING, "Another domain than its practice")
def domain_against_practice(case: Case) -> Iterator[Fault]:
    """The practice that the story follows belongs to another domain than the one the story names. Readers who come from the practice will miss it."""
    practice, domain = case.names.practice(case.story.practice), case.names.domain(case.story.domain)
    own = case.names.domain(practice.domain) if practice else None
    if practice and domain and own and own.id != domain.id:
        message = f"the practice {quoted(practice.label.get('en', practice.id))} belongs to the domain {quoted(own.label.get('en', own.id))}"
        yield Fault(message, case.at("domain"), f"write domain: {own.id}, or choose another practice")
