"""A story: one school's improvement, as submitted. The fields of `story.yml`; the body text stands in `story.md`.

Every field but the title and the summary may be missing; what is missing is the business of the checks.
"""

from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from generator.model.label import file_name
from generator.model.values import Code, Codes, Count, Date, DateTime, Id, Number, Text, Texts, Truth, Url

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"

LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A BCP 47 language tag of language, script and region: `hi`, `ur-Arab`, `en-IN`."""

SUMMARY_LIMIT = 300
"""Characters a summary may have."""

Title = Annotated[Text, StringConstraints(max_length=200)]
Summary = Annotated[Text, StringConstraints(max_length=SUMMARY_LIMIT)]


class Record(BaseModel):
    """What all parts of a story share: values never change, and a field that is not named here is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)


class Leader(Record):
    """Who did it."""

    name: Text | None = Field(None, description="The leader's name as it should stand in print.")
    role: Text | None = Field(None, description="Role: teacher, head teacher, cluster resource person, block officer ...; id or label of content/taxonomy/roles.")


class School(Record):
    """The school, if the story is one school's."""

    name: Text | None = Field(None, description="The school's name.")
    udise: Code | None = Field(None, description="The 11-digit UDISE code, kept as text: quote it, or its leading zero is lost.")
    type: Text | None = Field(None, description="School category, for example Primary or Upper Primary only.")
    management: Text | None = Field(None, description="Who runs the school, for example Department of Education.")


class Place(Record):
    """Where it happened. A system-level story may leave out all of it (then it is India's)."""

    state: Text | None = Field(None, description="State or union territory: id or name in any language.")
    district: Text | None = Field(None, description="District of the state: id or name.")
    block: Text | None = Field(None, description="Block of the district.")
    cluster: Text | None = Field(None, description="Cluster of the block.")


class Cost(Record):
    """Money spent."""

    amount: Annotated[Number, Field(ge=0)] = Field(description="Money spent in all.")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = Field("INR", description="ISO 4217 currency code.")


class Reached(Record):
    """How many people and schools took part or gained."""

    students: Count | None = Field(None, description="Students reached.")
    teachers: Count | None = Field(None, description="Teachers reached.")
    parents: Count | None = Field(None, description="Parents reached.")
    schools: Count | None = Field(None, description="Schools reached.")
    officers: Count | None = Field(None, description="Officers reached.")


class Task(Record):
    """One step of the work."""

    title: Text = Field(description="What was to be done.")
    done: Date | None = Field(None, description="The day it was done.")
    remarks: Text | None = Field(None, description="What should be known about it.")


class Milestone(Record):
    """A point reached on the way."""

    date: Date = Field(description="The day it was reached.")
    title: Text = Field(description="What was reached.")


class Measure(Record):
    """A number before and after."""

    name: Text = Field(description="What was measured, for example children who read a grade 2 text.")
    unit: Text | None = Field(None, description="children, %, days ...")
    before: Number | None = Field(None, description="The value before the work.")
    after: Number | None = Field(None, description="The value after it.")
    total: Number | None = Field(None, description="Out of how many.")
    source: Text | None = Field(None, description="Who counted, with which test or register.")


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    LINK = "link"


BOXES = 50
"""Boxes that may be marked on a photo: more than a class photo has faces."""

Percent = Annotated[Number, Field(ge=0, le=100)]


class Box(NamedTuple):
    """A part of a photo in percent of its width and height: how far it lies from the left and from the top edge of the photo as it is looked at, and its size."""

    x: Percent
    y: Percent
    width: Percent
    height: Percent


def _box(value: Any) -> Any:
    """Four values, or the words that say what a box is."""
    if not isinstance(value, (list, tuple)) or len(value) != 4 or any(isinstance(part, (list, tuple, dict)) or part is None for part in value):
        raise ValueError("a box is four numbers in percent of the photo: [from the left, from the top, width, height], for example [42, 18, 9, 14]")
    return value


def _boxes(value: Any) -> Any:
    """A list of boxes; a single box may stand there without a list around it."""
    if isinstance(value, (list, tuple)) and len(value) > BOXES:
        raise ValueError(f"at most {BOXES} boxes are blurred in one photo; leave the photo out, or hide what nobody may see before you send it")
    return [value] if isinstance(value, list) and len(value) == 4 and not any(isinstance(part, list) for part in value) else value


class Evidence(Record):
    """A photo, document or link that shows the work: either `file` or `url`."""

    file: Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(file_name)] | None = Field(None, description="A file beside story.yml.")
    url: Url | None = Field(None, description="An address on the web.")
    caption: Text | None = Field(None, description="What is to be seen, in one sentence.")
    credit: Text | None = Field(None, description="Who took the photo or made the document.")
    kind: EvidenceKind | None = Field(None, description="photo, document, video or link; told from the file where it is missing.")
    consent: Truth | None = Field(None, description="Whether the people shown agreed; without it consent.photos of the story counts.")
    alt: Text | None = Field(None, description="The photo in words, for those who do not see it.")
    task: Count | None = Field(None, description="Number of the task that it shows, counted from 1.")
    blur: Annotated[tuple[Annotated[Box, BeforeValidator(_box)], ...], Field(max_length=BOXES), BeforeValidator(_boxes)] = Field(
        (),
        description="Boxes of a photo in which nobody may be recognised, each in percent: how far from the left and from the top edge of the photo as it is seen "
        "upright, how wide, how high. Two faces: `[[42, 18, 9, 14], [60.5, 20, 8, 12]]`.",
    )


class Quote(Record):
    """Somebody's words."""

    text: Text = Field(description="What was said.")
    by: Text | None = Field(None, description="Who said it; a child by first name or role only.")
    role: Text | None = Field(None, description="The speaker's role.")


class Resource(Record):
    """Something on the web that helps others to do the same."""

    title: Text = Field(description="What it is.")
    url: Url = Field(description="Where it is.")


class Contact(Record):
    """How to reach the leader. Not published unless `publish` is yes."""

    name: Text | None = Field(None, description="Whom to ask.")
    email: Text | None = Field(None, description="E-mail address.")
    phone: Code | None = Field(None, description="Telephone number.")
    publish: Truth = Field(False, description="Whether it may be published.")


class Consent(Record):
    """Who allowed what to be published."""

    by: Text | None = Field(None, description="Who vouches for the consent of those shown and named.")
    on: Date | None = Field(None, description="The day it was given.")
    photos: Truth | None = Field(None, description="Whether the people in the photos (for children, their parents) agreed to publication.")
    names: Truth | None = Field(None, description="Whether those named agreed to publication.")


class Source(Record):
    """Where the story came from, for stories that were imported."""

    system: Text = Field(description="diksha, kobo, google-forms ...")
    id: Code = Field(description="Its id there.")


class Status(StrEnum):
    """How far a story has come. Drafts and withdrawn stories are never published."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def is_shown(self) -> bool:
        """Whether a story of this status may be shown to readers at all."""
        return self not in (Status.DRAFT, Status.WITHDRAWN)


class Story(Record):
    """The fields of a story's `story.yml`."""

    title: Title = Field(description="The story's title.")
    summary: Summary = Field(description="What was done and what it changed, in at most 300 characters.")
    language: LanguageCode = Field("en", description="The language it is written in (BCP 47).")
    leader: Leader | None = Field(None, description="Who did it.")
    authors: Texts = Field((), description="Who wrote the story.")
    organisation: Text | None = Field(None, description="Organisation behind it, for a system's work.")
    school: School | None = Field(None, description="The school.")
    place: Place | None = Field(None, description="Where it happened.")
    festival: Text | None = Field(None, description="Festival it was submitted to: id or label.")
    practice: Text | None = Field(None, description="Practice that it follows: id or label.")
    domain: Text | None = Field(None, description="Domain of the leadership programme: id or label.")
    themes: Texts = Field((), description="Themes: ids or labels of the taxonomy.")
    grades: Codes = Field((), description="Grades taught: 1 to 12, or pre-primary.")
    subjects: Texts = Field((), description="School subjects.")
    target_group: Text | None = Field(None, description="Whom it is for: students, teachers, leaders, parents ...")
    established: Annotated[Count, Field(ge=1800, le=2200)] | None = Field(None, description="Year a system's work began.")
    started: Date | None = Field(None, description="First day of the work.")
    finished: Date | None = Field(None, description="Last day of the work.")
    cost: Cost | None = Field(None, description="Money spent.")
    reached: Reached | None = Field(None, description="People and schools reached.")
    objective: Text | None = Field(None, description="What was to be achieved.")
    tasks: tuple[Task, ...] = Field((), description="The steps, in order.")
    milestones: tuple[Milestone, ...] = Field((), description="Points reached on the way.")
    measures: tuple[Measure, ...] = Field((), description="Numbers before and after.")
    evidence: tuple[Evidence, ...] = Field((), description="Photos, documents and links.")
    quotes: tuple[Quote, ...] = Field((), description="What people said.")
    resources: tuple[Resource, ...] = Field((), description="What helps others to do the same.")
    adapted_from: Id | None = Field(None, description="Id of the story that this one adapted.")
    contact: Contact | None = Field(None, description="How to reach the leader.")
    consent: Consent | None = Field(None, description="Who allowed publication.")
    submitted: DateTime | None = Field(None, description="When it was handed in.")
    updated: DateTime | None = Field(None, description="When it was last changed.")
    source: Source | None = Field(None, description="System and id that it was imported from.")
    status: Status = Field(Status.SUBMITTED, description="draft, submitted, published or withdrawn.")

    def may_show(self, item: Evidence) -> bool:
        """Whether those shown in a piece of this story's evidence agreed to its publication: by the item's own word, else by the story's. No word is a no.

        A file that is named twice is not shown where one of the two says no.
        """
        if item.consent is False or (item.file and any(other.consent is False for other in self.evidence if other.file == item.file)):
            return False
        return item.consent is True or (self.consent is not None and self.consent.photos is True)

    @property
    def may_name(self) -> bool:
        """Whether those named agreed to their names' publication. No word is a no."""
        return self.consent is not None and self.consent.names is True

    @property
    def year(self) -> int | None:
        """The year it is filed under: of its end, else of its start, its submission, its establishment."""
        for moment in (self.finished, self.started, self.submitted):
            if moment is not None:
                return moment.year
        return self.established


class StoryText(Record):
    """A story's words in one language: the original's, or a translation's from `story.<lang>.md`."""

    language: LanguageCode
    title: Text
    summary: Summary
    body: Annotated[str, StringConstraints(strip_whitespace=False)] = ""
    """Markdown, as written, without the blank lines before and behind it."""
