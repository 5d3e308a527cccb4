"""The indexes at the book's end: names with the stories filed under them."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.book.plan import Plan, PlannedStory
from generator.model.label import fold, in_language


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A name and the anchors of the stories it leads to."""

    name: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A heading with its lines, and below them groups of their own: the districts of a state."""

    heading: str
    lines: tuple[IndexLine, ...] = ()
    groups: tuple["IndexGroup", ...] = ()


def index_of_places(plan: Plan) -> tuple[IndexGroup, ...]:
    """States, their districts, and the stories of each by title; a story of no known place is left out."""
    states: dict[str, dict[str, list[PlannedStory]]] = {}
    for story in plan.stories:
        where = story.entry.where
        if where.state:
            district = in_language(where.district.labels, plan.language) if where.district else ""
            states.setdefault(in_language(where.state.labels, plan.language), {}).setdefault(district, []).append(story)
    return tuple(
        IndexGroup(state, _titles(districts.get("", ())), tuple(IndexGroup(district, _titles(districts[district])) for district in _sorted(districts) if district))
        for state, districts in ((state, states[state]) for state in _sorted(states))
    )


def index_of_themes(plan: Plan) -> tuple[IndexGroup, ...]:
    """Themes and the stories of each by title."""
    themes: dict[str, list[PlannedStory]] = {}
    for story in plan.stories:
        for theme in story.entry.themes:
            themes.setdefault(in_language(theme.label, plan.language), []).append(story)
    return tuple(IndexGroup(theme, _titles(themes[theme])) for theme in _sorted(themes))


def index_of_names(plan: Plan) -> tuple[IndexLine, ...]:
    """Leaders who agreed to be named, and schools."""
    names: dict[str, list[str]] = {}
    for story in plan.stories:
        for name in dict.fromkeys((story.words.leader, story.words.school)):
            if name:
                names.setdefault(name, []).append(story.anchor)
    return tuple(IndexLine(name, tuple(names[name])) for name in _sorted(names))


def _titles(stories: Iterable[PlannedStory]) -> tuple[IndexLine, ...]:
    return tuple(IndexLine(story.words.title, (story.anchor,)) for story in sorted(stories, key=lambda story: (fold(story.words.title), story.entry.id)))


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (fold(name), name))
