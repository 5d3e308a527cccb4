"""The facets of the catalog by name: what stories are filed under, what may divide a book into chapters, and the options that choose a booklet."""

from enum import StrEnum


class Grouping(StrEnum):
    """What may divide a book into chapters: the facets of the catalog."""

    DOMAIN = "domain"
    THEME = "theme"
    PRACTICE = "practice"
    STATE = "state"
    DISTRICT = "district"
    GRADE = "grade"
    ROLE = "role"
    AWARD = "award"
    FESTIVAL = "festival"
    YEAR = "year"
    LANGUAGE = "language"
