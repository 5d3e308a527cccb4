"""Rules about personal data in text that everybody will read. What they find is masked in everything that is published."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.model.diagnostic import Severity
from generator.model.suspicion import Kind, may_hold

MASKED = "it is masked in what is published"


def _each(case: Case, kind: Kind, what: str, hint: str) -> Iterator[Fault]:
    """A fault for each place that holds personal data; the data itself is not repeated, because reports are sent around."""
    for passage, private in case.personal:
        if private.kind is kind:
            yield Fault(f"{passage.name} holds {what}; {MASKED}", passage.span(private.start, private.end), hint, passage.file)


@story_rule("S604", Severity.WARNING, "A telephone number in the text")
def phone_number(case: Case) -> Iterator[Fault]:
    """A telephone number in a text would stay on the web, in the search index and in print for ever. It is masked ("•••") in all that is published.

    Put it under `contact`, where it is published only with the person's leave, or take it out of the text.
    """
    return _each(case, Kind.TELEPHONE, "a telephone number", "move it to contact:, or remove it")


@story_rule("S605", Severity.WARNING, "An e-mail address in the text")
def email_address(case: Case) -> Iterator[Fault]:
    """An e-mail or payment address in a text is found by senders of spam. It is masked ("•••") in all that is published.

    Put it under `contact`, where it is published only with the person's leave, or take it out of the text.
    """
    return _each(case, Kind.EMAIL, "an e-mail address", "move it to contact:, or remove it")


@story_rule("S606", Severity.WARNING, "An Aadhaar number in the text")
def aadhaar_number(case: Case) -> Iterator[Fault]:
    """Twelve digits with the right check digit: most likely somebody's Aadhaar number, which must not be published (Aadhaar Act 2016, section 29).

    It is masked ("•••") in all that is published. Remove it.
    """
    return _each(case, Kind.AADHAAR, "what looks like an Aadhaar number", "remove it; it must not be published")


@story_rule("S608", Severity.WARNING, "The number of a document or an account in the text")
def document_number(case: Case) -> Iterator[Fault]:
    """It looks like the number of a PAN card, passport, voter's card, driving licence, vehicle, pupil's record or bank account.

    It is masked ("•••") in all that is published. Remove it.
    """
    return _each(case, Kind.DOCUMENT, "what looks like the number of a document or an account", "remove it")


@story_rule("S611", Severity.ERROR, "Personal data in the name of the story's folder")
def personal_id(case: Case) -> Iterator[Fault]:
    """The story's address on the web is the name of its folder, so a telephone number or the like in that name cannot be masked. Rename the folder."""
    if may_hold(case.submission.id) and _holds(case.submission.id):
        yield Fault("the name of the story's folder holds personal data", case.at(), "rename the folder")


def _holds(text: str) -> bool:
    from generator.model.personal import spans

    return bool(spans(text))
