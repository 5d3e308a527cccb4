"""From a brief to a picture."""

from collections.abc import Callable

from PIL import Image

from scenes import journeys, learning, making, meeting, outdoors, shows
from scenes.light import finish
from scenes.stage import Brief, Stage, set_stage

SCENES: dict[str, Callable[[Stage], None]] = {
    "reading-corner": learning.reading_corner,
    "library": learning.library,
    "learning-circle": learning.learning_circle,
    "classroom": learning.classroom,
    "review-meeting": meeting.review_meeting,
    "chart-board": meeting.chart_board,
    "mothers-meeting": meeting.mothers_meeting,
    "village-visit": meeting.village_visit,
    "evening-class": meeting.evening_class,
    "school-building": outdoors.school_building,
    "kitchen-garden": outdoors.kitchen_garden,
    "tree-planting": outdoors.tree_planting,
    "sports": outdoors.sports,
    "playground": outdoors.playground,
    "assembly": outdoors.assembly,
    "handwashing": outdoors.handwashing,
    "boat-crossing": journeys.boat_crossing,
    "bicycle-ride": journeys.bicycle_ride,
    "science-table": making.science_table,
    "maths-games": making.maths_games,
    "wall-newspaper": making.wall_newspaper,
    "computer-room": making.computer_room,
    "painting": making.painting,
    "puppet-show": shows.puppet_show,
    "midday-meal": making.midday_meal,
}
"""Each scene by its name."""


CLOSER = frozenset(
    ("reading-corner", "learning-circle", "kitchen-garden", "village-visit", "mothers-meeting", "maths-games", "tree-planting", "bicycle-ride", "boat-crossing")
)
"""Scenes that bear being seen from near."""


def draw(brief: Brief) -> Image.Image:
    """The picture that the brief asks for.

    Raises:
        KeyError: there is no such scene or shape.
    """
    stage = set_stage(brief, closer=brief.scene in CLOSER)
    SCENES[brief.scene](stage)
    return finish(stage.sheet, brief.mood, outdoors=stage.outdoors)
