"""Rules about numbers before and after."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.story import Measure

_PERCENT = ("%", "percent", "per cent", "percentage", "प्रतिशत", "శాతం")


def _is_percent(measure: Measure) -> bool:
    return measure.unit is not None and measure.unit.casefold().startswith(_PERCENT)


def _written(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


@story_rule("S170", Severity.WARNING, "A measure without numbers")
def measure_without_numbers(case: Case) -> Iterator[Fault]:
    """A measure names what was counted, but gives neither the number before nor the number after: there is nothing to show.

    Add `before` and `after`, or remove the measure.
    """
    for number, measure in enumerate(case.story.measures):
        if measure.before is None and measure.after is None:
            yield Fault(
                f"the measure {quoted(measure.name)} has neither before nor after", case.at("measures", number, lacking=("before", "after")), "add before: and after:"
            )


@story_rule("S171", Severity.WARNING, "A percentage beyond 0 to 100")
def percentage_beyond(case: Case) -> Iterator[Fault]:
    """A share of a whole lies between 0 and 100 per cent. A growth ("120 % more") is better told by the two numbers themselves."""
    for number, measure in enumerate(case.story.measures):
        if _is_percent(measure):
            for field, value in (("before", measure.before), ("after", measure.after)):
                if value is not None and not 0 <= value <= 100:
                    yield Fault(f"{_written(value)} per cent is not between 0 and 100", case.at("measures", number, field), "correct the number or the unit")


@story_rule("S172", Severity.WARNING, "More than there are")
def value_over_total(case: Case) -> Iterator[Fault]:
    """A measure counts more than its total: 188 of 142 children. One of the two numbers is mistyped."""
    for number, measure in enumerate(case.story.measures):
        for field, value in (("before", measure.before), ("after", measure.after)):
            if measure.total is not None and value is not None and not _is_percent(measure) and value > measure.total:
                yield Fault(
                    f"{field} is {_written(value)}, more than the total of {_written(measure.total)}", case.at("measures", number, field), "correct one of the two"
                )


@story_rule("S173", Severity.INFO, "Per cent of how many")
def percentage_without_total(case: Case) -> Iterator[Fault]:
    """A percentage says little without the number of children (teachers, schools) it is a share of: 80 per cent of 5 is not 80 per cent of 500. Add `total`."""
    for number, measure in enumerate(case.story.measures):
        if (
            _is_percent(measure)
            and measure.total is None
            and not case.is_refused("measures", number, "total")
            and (measure.before is not None or measure.after is not None)
        ):
            yield Fault(f"the measure {quoted(measure.name)} is a percentage, but of how many is not said", case.at("measures", number, "unit"), "add total:")


@story_rule("S174", Severity.INFO, "Nothing changed")
def no_change(case: Case) -> Iterator[Fault]:
    """Before and after are the same number. That may be honest; often one of the two was copied."""
    for number, measure in enumerate(case.story.measures):
        if measure.before is not None and measure.before == measure.after:
            yield Fault(f"before and after are both {_written(measure.before)}", case.at("measures", number, "after"), "correct it, unless nothing changed")


@story_rule("S175", Severity.INFO, "Who counted")
def no_source(case: Case) -> Iterator[Fault]:
    """A number is trusted when it says who counted and how: a reading test, the attendance register. Add `source`."""
    for number, measure in enumerate(case.story.measures):
        if measure.source is None and measure.after is not None:
            yield Fault(
                f"the measure {quoted(measure.name)} does not say who counted",
                case.at("measures", number, lacking=("source",)),
                "add source:, for example the attendance register",
            )
