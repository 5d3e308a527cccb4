"""What of a story may be published of its words: the one place between the checks and everything that is made of a story.

Personal data in any of its texts is masked, addresses on the web that hold such data are left out, and so is a contact that is not to be published.
Names of the leader, the authors and those quoted go where no consent to names is recorded.
A contact with `publish: yes` is what somebody decided to give; it is the only thing that is left alone.
"""

from typing import Any, NamedTuple

from generator.model.private_texts import NO_TEXT, worth_looking_into
from generator.model.story import Record, Story, StoryText
from generator.model.submission import SubmittedStory
from generator.model.suspicion import may_hold


class Publishable(NamedTuple):
    """A story's fields and its texts by language, without what must not be published."""

    story: Story
    texts: dict[str, StoryText]


def publishable(submission: SubmittedStory, story: Story) -> Publishable:
    """The story as it may be published; the very same values where there is nothing to leave out."""
    contact = story.contact
    texts = {text.text.language: text.text for text in submission.texts}
    if worth_looking_into(submission, story):
        story = _masked(story)
        story = story.model_copy(update={"resources": tuple(one for one in story.resources if one.url)})
        texts = {language: _masked(text) for language, text in texts.items()}
    if contact and not contact.publish:
        story = story.model_copy(update={"contact": None})
    return Publishable(story if story.may_name else _unnamed(story), texts)


def _unnamed(story: Story) -> Story:
    """The story without the names of those who did not agree to be named; the very same one where it names nobody."""
    without: dict[str, Any] = {}
    if story.leader and story.leader.name:
        without["leader"] = story.leader.model_copy(update={"name": None})
    if story.authors:
        without["authors"] = ()
    if any(quote.by for quote in story.quotes):
        without["quotes"] = tuple(quote.model_copy(update={"by": None}) for quote in story.quotes)
    return story.model_copy(update=without) if without else story


def _masked(record: Any) -> Any:
    """A record with all of its texts masked, and those of the records in it; the same one where nothing is to be masked."""
    changed = {}
    for name in type(record).model_fields:
        if name not in NO_TEXT:
            value = getattr(record, name)
            new = _address(value) if name == "url" else _value(value)
            if new is not value:
                changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _value(value: Any) -> Any:
    if type(value) is str:
        new = _words(value)
        return new if new != value else value
    if isinstance(value, tuple):
        made = tuple(_value(one) for one in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    return _masked(value) if isinstance(value, Record) else value


def _address(value: str | None) -> str | None:
    """An address on the web; None for one that holds personal data, for it would lead nowhere without."""
    return value if value is None or _words(value) == value else None


def _words(text: str) -> str:
    from generator.model.personal import masked

    return masked(text) if may_hold(text) else text
