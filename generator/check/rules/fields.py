"""Rules about fields that a story should have."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import listed
from generator.model.diagnostic import Severity


@story_rule("S150", Severity.WARNING, "A school without a place")
def school_without_place(case: Case) -> Iterator[Fault]:
    """A school is named, but not where it is.

    Readers look for stories of their district, and the district's booklet is made of them: add `place` with state and district. A system's story that belongs to no
    single place leaves out both.
    """
    school, place = case.story.school, case.story.place
    lacks_place = not (place and (place.state or place.district)) and not any(case.is_refused("place", field) for field in ("state", "district"))
    if school and (school.name or school.udise) and lacks_place:
        yield Fault("a school is named, but no place", case.at("school"), "add place: with state: and district:")


@story_rule("S151", Severity.WARNING, "No domain")
def no_domain(case: Case) -> Iterator[Fault]:
    """Stories are grouped by the domain of the leadership programme, on the site and in the book's chapters.

    A story without one stands in none. A story that follows a practice may take the practice's domain.
    """
    if not case.story.domain:
        practice = case.names.practice(case.story.practice)
        hint = (
            f"add domain: {practice.domain}, that of its practice"
            if practice and practice.domain
            else f"add domain: with one of {listed(case.names.labels('domain'), 'or')}"
        )
        yield Fault("the story has no domain", case.at("domain"), hint)


@story_rule("S152", Severity.WARNING, "No leader")
def no_leader(case: Case) -> Iterator[Fault]:
    """The story does not say who did it: neither a leader nor an organisation. People are recognised by name on their story and at the ceremony."""
    leader = case.story.leader
    if not (leader and leader.name) and not case.story.organisation and not case.is_refused("organisation"):
        yield Fault("the story does not say who did it", case.at("leader", "name"), "add leader: with name: and role:, or organisation: for a system's work")


@story_rule("S164", Severity.INFO, "No tasks")
def no_tasks(case: Case) -> Iterator[Fault]:
    """A micro-improvement is a list of small steps. Without `tasks` a reader cannot take them home, and the story shows none."""
    if not case.story.tasks:
        yield Fault("the story lists no tasks", case.at("tasks"), "add tasks: with a title: for each step")
