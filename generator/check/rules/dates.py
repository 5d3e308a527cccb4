"""Rules about dates that contradict each other. No clock is asked: what has not happened yet is told from the day on which the story was handed in."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.model.diagnostic import Severity
from generator.model.source import FieldPath
from generator.model.story import Story


def _handed_in(case: Case) -> date | None:
    """The latest day of which the story can tell: its last change, else its submission; a day more, for time zones."""
    moments = [moment.date() for moment in (case.story.submitted, case.story.updated) if moment is not None]
    return max(moments) + timedelta(days=1) if moments and max(moments) < date.max else None


@story_rule("S201", Severity.ERROR, "Finished before it started")
def finished_before_started(case: Case) -> Iterator[Fault]:
    """The last day of the work lies before its first day. The two were exchanged, or one year is mistyped."""
    started, finished = case.story.started, case.story.finished
    if started and finished and finished < started:
        yield Fault(f"the work finished on {finished}, before it started on {started}", case.at("finished"), "exchange the two dates, or correct one of them")


@story_rule("S202", Severity.WARNING, "A task outside of the work")
def task_outside(case: Case) -> Iterator[Fault]:
    """A task was done before the work started or after it finished. Correct the task's date, or the dates of the work."""
    started, finished = case.story.started, case.story.finished
    if started and finished and finished < started:
        return
    for number, task in enumerate(case.story.tasks):
        if task.done and started and task.done < started:
            yield Fault(
                f"task {number + 1} was done on {task.done}, before the work started on {started}", case.at("tasks", number, "done"), "correct one of the two dates"
            )
        elif task.done and finished and task.done > finished:
            yield Fault(
                f"task {number + 1} was done on {task.done}, after the work finished on {finished}", case.at("tasks", number, "done"), "correct one of the two dates"
            )


@story_rule("S203", Severity.WARNING, "A day that had not come yet")
def in_the_future(case: Case) -> Iterator[Fault]:
    """A date lies after the day on which the story was handed in or last changed: what it tells had not happened yet.

    A plan belongs into the text, not into these dates.
    """
    handed_in = _handed_in(case)
    if handed_in is None:
        return
    for day, what, path in _days(case.story):
        if day is not None and day > handed_in:
            name = f"{what} {int(path[1]) + 1}" if len(path) > 1 else what
            message = f"{name} is dated {day}, but the story was handed in on {handed_in - timedelta(days=1)}"
            yield Fault(message, case.at(*path), "correct the date; leave it out where it is only planned")


def _days(story: Story) -> Iterator[tuple[date | None, str, FieldPath]]:
    """The days of which a story tells, what happened on each, and the way to it."""
    yield story.started, "the start", ("started",)
    yield story.finished, "the end", ("finished",)
    for number, task in enumerate(story.tasks):
        yield task.done, "task", ("tasks", number, "done")
    for number, milestone in enumerate(story.milestones):
        yield milestone.date, "milestone", ("milestones", number, "date")


@story_rule("S204", Severity.INFO, "Milestones out of order")
def milestones_out_of_order(case: Case) -> Iterator[Fault]:
    """Milestones are shown as they are listed; one is dated before the one above it. Sort them, or correct its date."""
    milestones = case.story.milestones
    for number in range(1, len(milestones)):
        if milestones[number].date < milestones[number - 1].date and not case.is_refused("milestones", number, "date"):
            message = f"milestone {number + 1} is dated {milestones[number].date}, before the one above it"
            yield Fault(message, case.at("milestones", number, "date"), "list the milestones in the order of their dates")


@story_rule("S205", Severity.INFO, "Consent given after the submission")
def late_consent(case: Case) -> Iterator[Fault]:
    """Consent is recorded for a day after the story was handed in. It counts; but it should be asked for before photos are sent."""
    consent, submitted = case.story.consent, case.story.submitted
    if consent and consent.on and submitted and consent.on > submitted.date():
        yield Fault(f"consent was given on {consent.on}, after the story was handed in on {submitted.date()}", case.at("consent", "on"), "check the date")


@story_rule("S206", Severity.WARNING, "Established after it started")
def established_after_started(case: Case) -> Iterator[Fault]:
    """`established` is the year in which a system's work began; it lies after the work's first day."""
    established, started = case.story.established, case.story.started
    if established and started and established > started.year:
        yield Fault(f"established in {established}, but started on {started}", case.at("established"), "correct one of the two")


@story_rule("S207", Severity.WARNING, "Changed before it was handed in")
def updated_before_submitted(case: Case) -> Iterator[Fault]:
    """`updated` lies before `submitted`. The two were exchanged, or one is mistyped."""
    submitted, updated = case.story.submitted, case.story.updated
    if submitted and updated and updated.date() < submitted.date():
        yield Fault(f"last changed on {updated.date()}, before it was handed in on {submitted.date()}", case.at("updated"), "correct one of the two")


@story_rule("S208", Severity.WARNING, "Younger than its festival")
def after_the_festival(case: Case) -> Iterator[Fault]:
    """The work started in a year after the festival's to which it was submitted. The story belongs to a later festival, or its dates are mistyped."""
    festival = case.names.festival(case.story.festival)
    if festival and case.story.started and case.story.started.year > festival.year:
        yield Fault(f"the work started on {case.story.started}, but the festival was in {festival.year}", case.at("started"), "correct the date or the festival")
