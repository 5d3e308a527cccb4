"""Rules about consent: nothing and nobody is shown without it."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import Fault, story_rule
from generator.check.words import listed, quoted
from generator.model.diagnostic import Severity


@story_rule("S601", Severity.WARNING, "Photos without consent")
def photos_without_consent(case: Case) -> Iterator[Fault]:
    """Photos and documents are published only where it is recorded that the people shown (for children, their parents) agreed.

    Write `photos: yes` under `consent` for all of them, or `consent: yes` at a single piece of evidence. Those without are left out of site and book.
    """
    whole = case.story.consent.photos if case.story.consent else None
    left_out = [file.name for number, item, file in case.shown if item.consent is None and whole is None and not case.is_refused("evidence", number, "consent")]
    if left_out:
        what = (
            f"{quoted(left_out[0])} is"
            if len(left_out) == 1
            else f"{len(left_out)} files ({listed([quoted(name) for name in left_out[:3]])}{' …' if len(left_out) > 3 else ''}) are"
        )
        yield Fault(
            f"no consent is recorded: {what} left out", case.at("consent", "photos"), "ask those shown, or their parents; then add consent: with photos: yes, by: and on:"
        )


@story_rule("S602", Severity.WARNING, "Names without consent")
def names_without_consent(case: Case) -> Iterator[Fault]:
    """The story names its leader, its authors or people who are quoted, but does not say whether they agreed.

    Ask them, then write `names: yes` or `names: no` under `consent`. Without a yes, the names of the leader, the authors and those quoted are left out of site, book and
    search; their words and roles stay.
    """
    story = case.story
    named = [story.leader.name] if story.leader and story.leader.name else []
    named += [quote.by for quote in story.quotes if quote.by]
    named += [name for number, name in enumerate(story.authors) if not case.is_refused("authors", number)]
    if named and (story.consent is None or story.consent.names is None):
        yield Fault(f"{quoted(named[0])} is named, but no consent to names is recorded", case.at("consent", "names"), "add consent: with names: yes or names: no")


@story_rule("S603", Severity.WARNING, "Consent without who or when")
def consent_without_witness(case: Case) -> Iterator[Fault]:
    """Consent counts when somebody vouches for it: who asked (`by`) and on which day (`on`). A complaint a year later is answered with these."""
    consent = case.story.consent
    if consent and (consent.photos or consent.names) and not (consent.by and consent.on):
        missing = listed([field for field, value in (("by", consent.by), ("on", consent.on)) if not value])
        yield Fault(
            f"consent is given, but not {'by whom' if not consent.by else ''}{' and ' if not consent.by and not consent.on else ''}{'when' if not consent.on else ''}",
            case.at("consent", lacking=("by", "on")),
            f"add {missing}",
        )


@story_rule("S607", Severity.INFO, "Contact that is not published")
def contact_not_published(case: Case) -> Iterator[Fault]:
    """A contact is given, but not released: readers who want to try the same cannot ask. With the person's leave, write `publish: yes`."""
    contact = case.story.contact
    if contact and (contact.email or contact.phone or contact.name) and not contact.publish:
        yield Fault("the contact is not published", case.at("contact", lacking=("publish",)), "with the person's leave, write publish: yes")


@story_rule("S609", Severity.INFO, "Photos that were refused")
def photos_refused(case: Case) -> Iterator[Fault]:
    """The people shown did not agree to publication. The photos are left out of site and book, as they asked; better remove the files from the folder too."""
    whole = case.story.consent.photos if case.story.consent else None
    for number, item, file in case.shown:
        if item.consent is False or (item.consent is None and whole is False):
            yield Fault(f"{quoted(file.name)} is left out, because consent was refused", case.at("evidence", number), "remove the file")
