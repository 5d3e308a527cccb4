"""What of a story may be published of its words: the one place between the checks and everything that is made of a story.

Personal data in any of its texts is masked, addresses on the web that hold such data are left out, and so is a contact that is not to be published.
A contact with `publish: yes` is what somebody decided to give; it is the only thing that is left alone.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.model.personal import masked, may_hold
from generator.model.story import Record, Story, StoryText
from generator.model.submission import SubmittedStory

CODES = frozenset(("contact", "udise", "language", "currency", "adapted_from"))
"""Fields that are no text: a contact is published as a whole or not at all, the others have a form of their own."""

_CAMERA = re.compile(r"[A-Za-z_-]{0,20}20[0-9]{6}[-_ ]?(?:WA)?[0-9]{4,9}(?:[-_~(][0-9a-zA-Z]{1,4}\)?)?\.[a-zA-Z]{3,4}")
"""A photo's name as phones and messengers give it: a day and a time, or a number in that day."""


class Publishable(NamedTuple):
    """A story's fields and its texts by language, without what must not be published."""

    story: Story
    texts: dict[str, StoryText]


def publishable(submission: SubmittedStory, story: Story) -> Publishable:
    """The story as it may be published; the very same values where there is nothing to leave out."""
    contact = story.contact
    texts = {text.text.language: text.text for text in submission.texts}
    if _may_hold(submission, story):
        story = _masked(story)
        story = story.model_copy(update={"resources": tuple(one for one in story.resources if one.url)})
        texts = {language: _masked(text) for language, text in texts.items()}
    if contact and not contact.publish:
        story = story.model_copy(update={"contact": None})
    return Publishable(story, texts)


def _may_hold(submission: SubmittedStory, story: Story) -> bool:
    """Whether any text of the story is worth looking into; told by its files, which are shorter to look through than its many values."""
    if not submission.sources:
        return True
    known = tuple(_known(story))
    fields = submission.fields
    return "\\" in fields.text or any(may_hold(source.text, known if source.file == fields.file else ()) for source in submission.sources.values())


def _known(story: Story) -> Iterator[str]:
    """Numbers in the file of fields that stand where they belong."""
    yield from (item.file for item in story.evidence if item.file and _CAMERA.fullmatch(item.file))
    if story.school and story.school.udise:
        yield story.school.udise
    if story.contact:
        yield from (value for value in (story.contact.email, story.contact.phone) if value)


def _masked(record: Any) -> Any:
    """A record with all of its texts masked, and those of the records in it; the same one where nothing is to be masked."""
    changed = {}
    for name in type(record).model_fields:
        if name not in CODES:
            value = getattr(record, name)
            new = _address(value) if name == "url" else _value(value)
            if new is not value:
                changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _value(value: Any) -> Any:
    if type(value) is str:
        new = masked(value)
        return new if new != value else value
    if isinstance(value, tuple):
        made = tuple(_value(one) for one in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    return _masked(value) if isinstance(value, Record) else value


def _address(value: str | None) -> str | None:
    """An address on the web; None for one that holds personal data, for it would lead nowhere without."""
    return value if value is None or masked(value) == value else None
