"""Rules about UDISE codes: 11 digits, state 2, district 2, block 2, village or ward 3, school 2; there is no check digit."""

import re
from collections.abc import Iterator, Sequence

from generator.check.case import Case
from generator.check.names import FORMER_STATES
from generator.check.rule import Fault, PlaceOf, collection_rule, story_rule
from generator.check.school_code import is_destroyed, is_number
from generator.check.traits import Traits
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.label import fold


@story_rule("S311", Severity.WARNING, "A UDISE code without its leading zero")
def lost_zero(case: Case) -> Iterator[Fault]:
    """The code has 10 digits, or `.0` behind its digits.

    Codes of the states 01 to 09 begin with a zero. A spreadsheet that takes them for numbers drops it, and some add `.0`: three in ten of the codes in circulation
    have lost their zero. Write the code as proposed, in quotation marks, so that it stays.
    """
    code, mended = case.code, case.mended_code
    if not code or not mended or mended[:2] not in case.names.udise_states:
        return
    hint = f'write "{mended}", with the quotation marks'
    if case.written_code and is_number(case.written_code):
        yield Fault(f"the UDISE code {quoted(case.written_code)} was taken for a number by a spreadsheet", case.at("school", "udise"), hint)
    elif len(code) == 10:
        yield Fault(f"the UDISE code {quoted(code)} has lost its leading zero", case.at("school", "udise"), hint)


@story_rule("S312", Severity.ERROR, "A UDISE code destroyed by a spreadsheet")
def destroyed(case: Case) -> Iterator[Fault]:
    """A spreadsheet took the code for a number and rounded it: 9.2401E+10, or zeros where digits of village and school were.

    The digits cannot be brought back; look the school up at udiseplus.gov.in and format the spreadsheet's column as text.
    """
    code = case.code
    if code and is_destroyed(code):
        yield Fault(
            f"the UDISE code {quoted(code)} was destroyed by a spreadsheet",
            case.at("school", "udise"),
            "look the code up again; format the column as text before pasting it",
        )


@story_rule("S313", Severity.ERROR, "A UDISE code of the wrong length")
def wrong_length(case: Case) -> Iterator[Fault]:
    """A UDISE code has 11 digits. Digits are missing, or there are too many."""
    code = case.code
    if code and code.isdigit() and not is_destroyed(code):
        mended = case.mended_code
        if len(code) not in (10, 11) or (len(code) == 10 and mended and mended[:2] not in case.names.udise_states):
            yield Fault(f"the UDISE code {quoted(code)} has {len(code)} digits; a code has 11", case.at("school", "udise"), "look the code up at udiseplus.gov.in")


@story_rule("S314", Severity.ERROR, "A UDISE code with other characters")
def other_characters(case: Case) -> Iterator[Fault]:
    """A UDISE code consists of digits alone. Leave it out where the school has none."""
    code = case.code
    if code and not code.isdigit() and not is_destroyed(code):
        digits = re.sub(r"\D", "", code)
        hint = f'did you mean "{digits}"?' if len(digits) == 11 else "write its 11 digits, or leave it out"
        yield Fault(f"the UDISE code {quoted(code)} has characters that are no digits", case.at("school", "udise"), hint)


@story_rule("S315", Severity.ERROR, "A UDISE code of no state")
def no_such_state(case: Case) -> Iterator[Fault]:
    """The first two digits of a UDISE code are the state's; no state has these."""
    code = case.code
    if code and len(code) == 11 and (mended := case.mended_code) and mended[:2] not in case.names.udise_states:
        yield Fault(f"no state has the number {mended[:2]}, with which the UDISE code begins", case.at("school", "udise"), "look the code up at udiseplus.gov.in")


@story_rule("S316", Severity.ERROR, "A UDISE code of another state")
def another_state(case: Case) -> Iterator[Fault]:
    """The UDISE code belongs to a school of another state than the story's place. One of the two is wrong."""
    code, state = case.mended_code, case.state or (case.content.places.states[case.district.state] if case.district else None)
    if code and state and code[:2] in case.names.udise_states and code[:2] not in (state.udise, *FORMER_STATES.get(state.udise, ())):
        other = next((s.labels["en"] for s in case.content.places.states.values() if s.udise == code[:2]), f"state {code[:2]}")
        message = f"the UDISE code {quoted(code)} is of a school in {other}, but the place is in {state.labels['en']}"
        yield Fault(message, case.at("school", "udise"), f"correct one of the two; codes of {state.labels['en']} begin with {state.udise}")


@story_rule("S317", Severity.WARNING, "A UDISE code of another district")
def another_district(case: Case) -> Iterator[Fault]:
    """The third and fourth digit of a UDISE code are the district's, and are another's than the story's place.

    When districts are split, schools keep their codes: so this is a warning only.
    """
    code, district = case.mended_code, case.district
    if not code or not district or not district.udise or code[:4] in district.udise or code[:2] != case.content.places.states[district.state].udise:
        return
    other = case.content.places.district_of_udise(code)
    of = f"of {other.labels['en']}" if other else "of no district that is known"
    hint = f"correct one of the two; codes of {district.labels['en']} begin with {' or '.join(district.udise)}"
    yield Fault(f"the UDISE code {quoted(code)} is {of}, but the place is {district.labels['en']}", case.at("school", "udise"), hint)


@story_rule("S318", Severity.INFO, "A school without its UDISE code")
def no_udise(case: Case) -> Iterator[Fault]:
    """The code tells schools of the same name apart, and lets a state count its schools. It stands on the school's report card and at udiseplus.gov.in."""
    school = case.story.school
    if school and school.name and not school.udise:
        yield Fault("the school has no UDISE code", case.at("school", "udise"), "add udise: with its 11 digits in quotation marks")


@collection_rule("S319", Severity.WARNING, "One UDISE code, two schools")
def two_schools(stories: Sequence[Traits], place_of: PlaceOf) -> Iterator[tuple[Traits, Fault]]:
    """Two stories give the same UDISE code to schools of different names. One of the codes was copied from the other, or one school is written in two ways."""
    first: dict[str, tuple[Traits, str]] = {}
    for one in stories:
        if one.school:
            code, school = one.school
            other, name = first.setdefault(code, (one, school))
            if other is not one and fold(name) != fold(school):
                message = f"the UDISE code {quoted(code)} is that of {quoted(name)} in {other.id}"
                yield one, Fault(message, place_of(one, "school", "udise"), "correct the code, or the school's name")
