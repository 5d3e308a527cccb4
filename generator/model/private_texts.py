"""Which texts of a submission personal data is looked for in, and whether it is worth looking at all."""

import re
from collections.abc import Iterator

from generator.model.source import FieldPath
from generator.model.story import Record, Story
from generator.model.submission import SubmittedStory
from generator.model.suspicion import may_hold

NO_TEXT = frozenset(("contact", "udise", "language", "currency", "adapted_from"))
"""Fields that are no text: a contact is published as a whole or not at all, the others have a form of their own."""

_CAMERA = r"[A-Za-z_-]{0,20}20[0-9]{6}[-_ ]?(?:WA)?[0-9]{4,9}(?:[-_~(][0-9a-zA-Z]{1,4}\)?)?\.[a-zA-Z]{3,4}"
"""A photo's name as phones and messengers give it: a day and a time, or a number in that day."""


def worth_looking_into(submission: SubmittedStory, story: Story) -> bool:
    """Whether any text of a story may hold personal data. Its files tell, which are looked through more quickly than its many values."""
    if not submission.sources:
        return True
    known, fields = tuple(_known(story)), submission.fields
    return "\\" in fields.text or any(may_hold(source.text, known if source.file == fields.file else ()) for source in submission.sources.values())


def _known(story: Story) -> Iterator[str]:
    """What looks personal in the file of fields, but stands where it belongs."""
    yield from (item.file for item in story.evidence if item.file and re.fullmatch(_CAMERA, item.file))
    if story.school and story.school.udise:
        yield story.school.udise
    if story.contact:
        yield from (value for value in (story.contact.email, story.contact.phone) if value)


def fields_of(record: Record, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text in a record and in the records inside it, with the way to it."""
    for name in type(record).model_fields:
        if name not in NO_TEXT:
            yield from _texts(getattr(record, name), (*path, name))


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if type(value) is str:
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, (*path, number))
    elif isinstance(value, Record):
        yield from fields_of(value, path)
