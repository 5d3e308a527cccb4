"""The facets in the reader's words: their names, and the sentence that says what a listing shows."""

from functools import cache

from generator.locale.messages import messages
from generator.locale.values import number_words


@cache
def facet_name(facet: str, language: str) -> str:
    """What one value of a facet is called: "District"."""
    words = messages(language)
    return {
        "domain": words.gettext("Domain"),
        "theme": words.gettext("Theme"),
        "practice": words.gettext("Practice"),
        "state": words.gettext("State"),
        "district": words.gettext("District"),
        "grade": words.gettext("Grade"),
        "role": words.gettext("Role"),
        "award": words.gettext("Award"),
        "festival": words.gettext("Festival"),
        "year": words.gettext("Year"),
        "language": words.gettext("Language"),
    }[facet]


@cache
def facet_title(facet: str, language: str) -> str:
    """What the values of a facet are called together: "Districts"."""
    words = messages(language)
    return {
        "domain": words.gettext("Domains"),
        "theme": words.gettext("Themes"),
        "practice": words.gettext("Practices"),
        "state": words.gettext("States and union territories"),
        "district": words.gettext("Districts"),
        "grade": words.gettext("Grades"),
        "role": words.gettext("Roles"),
        "award": words.gettext("Awards"),
        "festival": words.gettext("Festivals"),
        "year": words.gettext("Years"),
        "language": words.gettext("Languages"),
    }[facet]


@cache
def stories(count: int, language: str) -> str:
    """A number of stories: "42 stories"."""
    words = messages(language)
    return words.ngettext("%(count)s story", "%(count)s stories", count) % {"count": number_words(count, language)}


def sentence(facet: str, name: str, count: int, language: str) -> str:
    """What a listing shows: "42 stories in Sitapur, newest first". One story is in no order."""
    said = _pattern(facet, language) % {"stories": stories(count, language), "name": name}
    return messages(language).gettext("%(sentence)s, newest first") % {"sentence": said} if count > 1 else said


@cache
def _pattern(facet: str, language: str) -> str:
    words = messages(language)
    return {
        "domain": words.gettext("%(stories)s about %(name)s"),
        "theme": words.gettext("%(stories)s about %(name)s"),
        "practice": words.gettext("%(stories)s following %(name)s"),
        "state": words.gettext("%(stories)s in %(name)s"),
        "district": words.gettext("%(stories)s in %(name)s"),
        "grade": words.gettext("%(stories)s for %(name)s"),
        "role": words.gettext("%(stories)s by leaders in the role of %(name)s"),
        "award": words.gettext("%(stories)s with the award %(name)s"),
        "festival": words.gettext("%(stories)s of %(name)s"),
        "year": words.gettext("%(stories)s from %(name)s"),
        "language": words.gettext("%(stories)s to read in %(name)s"),
    }[facet]
