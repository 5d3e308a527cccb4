"""Every finding that intake may make, and the one way to make a diagnostic of it."""

from generator.model.diagnostic import Diagnostic, Severity, Span
from generator.model.finding import Finding

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_READING = (
    Finding(
        "S001",
        _ERROR,
        "The file is no YAML",
        "The line breaks the rules of YAML. The most frequent reason is a colon or a quote inside a text: put the whole text in quotes.",
    ),
    Finding("S002", _ERROR, "A field twice", "The same field stands twice in one group; only one of them can be meant. Delete one."),
    Finding("S003", _ERROR, "A tag", "Words such as !name or !!name have a meaning of their own in YAML. Put a text that begins with '!' in quotes."),
    Finding("S004", _ERROR, "An anchor or alias", "Signs such as &name and *name copy values in YAML. Write the value out, or put the text in quotes."),
    Finding("S005", _ERROR, "A merge key", "'<<' copies fields in YAML. Write the fields out."),
    Finding("S006", _ERROR, "A field without a name", "What stands before a colon must be a plain name."),
    Finding("S007", _ERROR, "Several documents in one file", "A line '---' in the middle of the file begins a second document. One file tells one story."),
    Finding("S008", _ERROR, "Too deep or too many values", "The file is nested deeper than 20 levels or holds more than 20,000 values; no story needs that."),
    Finding("S009", _ERROR, "A control character", "The file holds an invisible character that is no part of any text, often copied from another program. Delete it."),
    Finding("S010", _ERROR, "The file is not UTF-8", "Texts must be saved as UTF-8, or their letters are lost. In an editor choose 'Save with encoding: UTF-8'."),
    Finding("S011", _ERROR, "The file is too large", "story.yml may have 1 MB, a text in Markdown 5 MB. Pictures go into files of their own."),
    Finding("S012", _ERROR, "The file cannot be read", "The computer does not hand over the file. Check its permissions."),
    Finding("S013", _ERROR, "There are no fields", "The file must consist of lines such as 'title: Reading for all'."),
)
"""What may be wrong with any YAML file; in files under content/ the same has a P code with the same number behind P1."""

_FOLDERS = (
    Finding("S020", _ERROR, "A folder without a story", "The folder holds files but neither story.yml nor story.md, so nobody can tell what they show."),
    Finding("S021", _ERROR, "story.yaml must be story.yml", "One name for all: rename the file to story.yml."),
    Finding("S022", _ERROR, "Fields in two places", "There is a story.yml, and story.md begins with fields too. Keep them in story.yml."),
    Finding("S023", _ERROR, "Fields without an end", "The fields at the head of a Markdown file stand between two lines '---'; the second one is missing."),
    Finding("S024", _ERROR, "A translation without title and summary", "A file such as story.hi.md begins with its title and summary between two lines '---'."),
    Finding(
        "S025",
        _ERROR,
        "A translation's language is unclear",
        "The part between 'story.' and '.md' must be a language code such as hi or te, other than the story's own language.",
    ),
    Finding(
        "S030", _ERROR, "The folder's name is no id", "A story's folder gives its address: lower-case letters a to z, digits and hyphens. Rename the folder as proposed."
    ),
    Finding("S031", _ERROR, "Two stories with one id", "Two folders have the same name, which is the address of the story. Rename one of them."),
    Finding("S032", _ERROR, "A link instead of a file or folder", "Symbolic links are not followed. Put the file itself into the folder."),
    Finding("S033", _WARNING, "A file outside every story", "The file lies under stories/ but in no story's folder, so it is not used."),
    Finding("S034", _ERROR, "A story inside a story", "The folder lies inside another story's folder. Move it beside that one."),
    Finding("S035", _ERROR, "Too many files or folders", "A story may have 200 files, and folders may lie 10 levels deep."),
    Finding("S036", _ERROR, "An evidence file is too large", "A file may have 50 MB. Put a longer video on the web and give its address as url."),
    Finding(
        "S037",
        _ERROR,
        "A file's name cannot be used",
        "Names with control characters or backslashes, names longer than 120 bytes and names that are not UTF-8 break on other computers. Rename the file.",
    ),
    Finding(
        "S038",
        _ERROR,
        "Two names that look the same",
        "The names of two files differ only in upper and lower case or in how accents are stored; on many computers they are one file. Rename one.",
    ),
    Finding("S039", _ERROR, "No ordinary file", "It is a device, pipe or socket. Delete it."),
    Finding(
        "S040",
        _INFO,
        "A withdrawn story",
        "The story was taken back: content/withdrawn.yml names its id. Nothing in its folder is read, however it came there, and its address says that it was withdrawn.",
    ),
)

_FIELDS = (
    Finding("S101", _ERROR, "An unknown field", "No field has this name; often it is a slip of the pen. docs/fields.md lists all fields."),
    Finding("S102", _ERROR, "A required field is missing", "A story needs a title and a summary; some groups of fields need a name or number of their own."),
    Finding("S103", _ERROR, "A text is expected", "A list or a group of fields stands where one text is expected."),
    Finding("S104", _ERROR, "A number is expected", "Write digits only, for example 142; commas as in 1,24,000 are understood."),
    Finding("S105", _ERROR, "A date is expected", "Write year, month and day: 2026-07-15."),
    Finding("S106", _ERROR, "Yes or no is expected", "Write yes or no."),
    Finding("S107", _ERROR, "Not one of the words allowed here", "The field takes one of a few words, which the message lists."),
    Finding("S108", _ERROR, "A text is too long", "Shorten it to the number of characters that the message gives."),
    Finding("S109", _ERROR, "A list is expected", "Begin each entry on a line of its own with '- '."),
    Finding("S110", _ERROR, "A group of fields is expected", "Below the field stand further fields, each on a line of its own."),
    Finding("S111", _ERROR, "An address on the web is expected", "It begins with https:// or http:// and holds neither user name nor password."),
    Finding(
        "S112",
        _ERROR,
        "Not in the form that is needed",
        "A code or id is not written as such codes are: a language as hi or en-IN, a currency as INR, an id in lower-case letters, digits and hyphens.",
    ),
    Finding("S113", _ERROR, "A number is out of range", "The number is smaller or larger than it can be."),
    Finding("S114", _ERROR, "An empty entry", "An entry of a list is empty. Fill it in or delete its line."),
    Finding("S119", _ERROR, "The value does not fit", "The value is none that this field takes."),
)
"""What may be wrong with the fields of a record; in files under content/ the same has the P code P1xx with fifty more."""

_CONTENT = (
    Finding(
        "P120", _ERROR, "The id differs from the file's name", "A practice, festival or edition is called by its file's name. Delete the field id, or rename the file."
    ),
    Finding("P121", _ERROR, "The file's name is no id", "The file's name is part of an address: lower-case letters a to z, digits and hyphens, then .yml."),
    Finding("P122", _ERROR, "An award in a category that does not exist", "The festival's categories do not list the category of this award."),
    Finding("P123", _ERROR, "An award twice", "The same story has two awards in one category of a festival."),
    Finding("P124", _ERROR, "A row of a table of places cannot be used", "A column is missing or a value in it is none that it takes."),
    Finding("P125", _ERROR, "A name that nothing has", "The domain, festival or award level that is named here does not exist."),
    Finding("P126", _WARNING, "One name for two things", "Two entries of the taxonomy have the same name or alias; stories that use it get the last of them."),
    Finding("P127", _ERROR, "An unknown file", "No file of this name is read here; often it is a slip of the pen or .yaml instead of .yml."),
    Finding("P128", _ERROR, "A link instead of a file", "Symbolic links are not followed. Put the file itself into the folder."),
)


def content_code(code: str) -> str:
    """The code that a finding about reading (S0xx) or fields (S1xx) has in a file under content/."""
    number = int(code[1:])
    return f"P{number + 100 if number < 100 else number + 50}"


FINDINGS: tuple[Finding, ...] = (
    *_READING,
    *_FOLDERS,
    *_FIELDS,
    *(Finding(content_code(f.code), f.severity, f"{f.title} (content)", f.explanation) for f in _READING),
    *_CONTENT,
    *(Finding(content_code(f.code), f.severity, f"{f.title} (content)", f.explanation) for f in _FIELDS),
)
"""Every finding of intake, by code."""

_SEVERITIES = {found.code: found.severity for found in FINDINGS}


def finding(code: str, message: str, file: str, span: Span = Span(), *, story: str | None = None, hint: str | None = None) -> Diagnostic:
    """The diagnostic of a finding with this code; its severity is the register's."""
    return Diagnostic(code, _SEVERITIES[code], message, file, span, story, hint)
