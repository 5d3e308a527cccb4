"""The rule about children's full names: likely ones are pointed out to people, who must look themselves, for no program knows every name.

A name is looked for where a class or an age stands beside it. Latin names are told by their capitals, those of other scripts by a common last name.
"""

import re
from collections.abc import Iterator
from functools import cache

from pydantic_core import SchemaValidator, core_schema

from generator.check.case import Case
from generator.check.passages import Passage
from generator.check.rule import Fault, story_rule
from generator.model.diagnostic import Severity

CLASSES = (
    "कक्षा|इयत्ता|ক্লাস|শ্রেণি|શ્રેણી|ધોરણ|ਜਮਾਤ|ਕਲਾਸ|తరగతి|வகுப்பு|ತರಗತಿ|ക്ലാസ്|ക്ലാസിലെ|ଶ୍ରେଣୀ|جماعت|درجہ"  # a class at school
    "|उम्र|आयु|वय|বয়স|ઉંમર|ਉਮਰ|వయస్సు|வயது|ವಯಸ್ಸು|വയസ്സ്|ବୟସ|عمر"  # an age
)
"""The words for a class and for an age in Hindi, Marathi, Bengali, Gujarati, Punjabi, Telugu, Tamil, Kannada, Malayalam, Odia and Urdu."""

LAST_NAMES = (
    "कुमारी|कुमार|देवी|यादव|वर्मा|शर्मा|सिंह|खातून|बानो|गुप्ता|मिश्रा|पटेल|पाटील|जाधव|शिंदे|पवार|चौहान|राजपूत|कुशवाहा|मौर्य|पासवान|अंसारी|खान"
    "|কুমারী|কুমার|দাস|মণ্ডল|খাতুন|বেগম|শেখ|রায়|ঘোষ|સિંહ|પટેલ|કુમારી|કુમાર|શાહ|પરમાર|ચૌહાણ|ਕੌਰ|ਸਿੰਘ|ਕੁਮਾਰੀ|ਕੁਮਾਰ|రెడ్డి|కుమార్|కుమారి|రావు|దేవి|குமார்|குமாரி|தேவி"
    "|ಕುಮಾರ್|ಕುಮಾರಿ|ಗೌಡ|ಪಾಟೀಲ|ದೇವಿ|കുമാർ|കുമാരി|നായർ|ദേവി|କୁମାର|କୁମାରୀ|ଦାସ|ସାହୁ|ନାୟକ|کمار|کماری|خان|انصاری|خاتون|بانو|بیگم"
)
"""Common last names in the scripts of these languages."""

_TEACHERS = re.compile(
    r"teacher|head ?master|head ?mistress|principal|in-?charge|\b(?:mr|mrs|ms|smt|shri|sri|dr)\b|sir\b|madam|शिक्षक|शिक्षिका|अध्याप|गुरुजी|श्री"
    r"|শিক্ষক|শিক্ষিকা|શિક્ષક|ਅਧਿਆਪ|టీచర్|ఉపాధ్యా|ஆசிரிய|ಶಿಕ್ಷಕ"
    r"|അധ്യാപ|ଶିକ୍ଷ|استاد|معلم",
    re.IGNORECASE,
)
_NAME = r"(?P<name>[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,2})"
_CLASS = r"(?:[Cc]lass|[Gg]rade|[Ss]td\.?|[Ss]tandard) ?(?:[0-9]{1,2}|[IVX]{1,4})(?:th|st|nd|rd)?\b"
_CHILD = r"(?:student|pupil|girl|boy|child|learner)"
_AGE = r"(?:aged?:? ?[0-9]{1,2}\b|(?:[0-9]|1[0-7])[ -]years?[ -]old\b)"
_LATIN = (
    re.compile(rf"{_NAME}(?:,| of| from| in| \(| -| –){{1,2}} ?(?:an? )?(?:{_CHILD} )?(?:of |in |from )?(?:{_CLASS}|{_AGE})"),
    re.compile(rf"(?:{_CLASS} {_CHILD}|{_CHILD} (?:of|in|from) {_CLASS}|{_AGE}),? (?:named |called )?{_NAME}"),
)
_NEAR = rf"(?:[Cc]lass|[Gg]rade|[Ss]td\.?|[Ss]tandard) ?[0-9IVX]|[Aa]ged?:? ?[0-9]|[0-9][ -]years?[ -]old|(?:{CLASSES}).{{0,8}}\p{{Nd}}|\p{{Nd}}.{{0,8}}(?:{CLASSES})"


@cache
def _near() -> SchemaValidator:
    """What a passage must have for a name to be looked for; run by the engine that pydantic brings, which is quick."""
    return SchemaValidator(core_schema.str_schema(pattern=_NEAR, regex_engine="rust-regex"))


_NO_NAME = frozenset(
    [
        "The",
        "In",
        "Our",
        "At",
        "On",
        "For",
        "From",
        "With",
        "And",
        "But",
        "This",
        "That",
        "These",
        "Those",
        "All",
        "Each",
        "Every",
        "After",
        "Before",
        "When",
        "Then",
        "School",
        "Primary",
        "Upper",
        "Middle",
        "High",
        "Government",
        "Govt",
        "Class",
        "Grade",
        "Standard",
        "Room",
        "Block",
        "District",
        "State",
        "Cluster",
        "Village",
        "Library",
        "Mathematics",
        "Maths",
        "English",
        "Hindi",
        "Telugu",
        "Tamil",
        "Urdu",
        "Science",
        "Social",
        "Studies",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Reading",
        "Corner",
        "Club",
        "Bal",
        "Sabha",
        "Anganwadi",
        "Uttar",
        "Andhra",
        "Madhya",
        "Pradesh",
    ]
)
_OTHER = re.compile(rf"(?:{CLASSES})")
_OTHER_NAME = re.compile(rf"[^\s\d.,;:!?()।॥|\"'“”‘’*_-]{{2,20}} (?:{LAST_NAMES})(?![^\W\d_])")
_SENTENCE = re.compile(r"[।॥\n.!?۔]")
NEAR = 45
"""Characters before and behind the word for a class or an age in which a name is looked for."""

_CHILDREN = re.compile(rf"\b{_CHILD}s?\b|छात्र|छात्रा|विद्यार्थी|बच्च|বিদ্যার্থী|ছাত্র|শিক্ষার্থী|વિદ્યાર્થી|ਵਿਦਿਆਰਥੀ|విద్యార్థి|மாணவ|ವಿದ್ಯಾರ್ಥಿ|വിദ്യാർത്ഥി|ଛାତ୍ର|طالب", re.IGNORECASE)


@story_rule("S610", Severity.WARNING, "Perhaps a child's full name")
def childs_full_name(case: Case) -> Iterator[Fault]:
    """Two or more names stand beside a class, an age or the word for a pupil: most likely a child's full name, which stays on the web for ever.

    Write the first name alone, or "a girl of class 4". This finds only names that are written in a usual way; look through the texts yourself.
    """
    for number, quote in enumerate(case.story.quotes):
        if quote.by and quote.role and " " in quote.by.strip() and _CHILDREN.search(quote.role) and not _TEACHERS.search(quote.role):
            yield _fault(Passage("the quote", quote.by, case.submission.fields.file, case.submission.positions, ("quotes", number, "by")), 0, len(quote.by))
        elif quote.by and " " in quote.by.strip():
            yield from _found(Passage("the quote", quote.by, case.submission.fields.file, case.submission.positions, ("quotes", number, "by")))
    if _near().isinstance_python(case.everything):
        for passage in case.passages:
            yield from _found(passage)


def _found(passage: Passage) -> Iterator[Fault]:
    text = passage.text
    for pattern in _LATIN:
        for found in pattern.finditer(text):
            around = text[max(0, found.start() - 12) : found.end() + 12]
            if _NO_NAME.isdisjoint(found["name"].split()) and not _TEACHERS.search(around):
                yield _fault(passage, *found.span("name"))
    if not text.isascii():
        for word in _OTHER.finditer(text):
            before = _SENTENCE.split(text[max(0, word.start() - NEAR) : word.start()])[-1]
            behind = _SENTENCE.split(text[word.end() : word.end() + NEAR])[0]
            start = word.start() - len(before)
            name = _OTHER_NAME.search(before + word[0] + behind)
            if name and re.search(r"\d", before[-8:] + behind[:8]) and not _TEACHERS.search(before + behind):
                yield _fault(passage, start + name.start(), start + name.end())


def _fault(passage: Passage, start: int, end: int) -> Fault:
    return Fault(f"{passage.name} seems to hold a child's full name", passage.span(start, end), "write the first name alone", passage.file)
