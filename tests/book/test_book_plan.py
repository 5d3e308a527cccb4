"""The plan: chapters, layouts, order."""

from itertools import pairwise

import pytest

from generator.book.layouts import Opener, Plate, choose_plate
from generator.book.plan import plan_book
from generator.catalog.entry import ShownFile
from generator.model.story import Evidence
from generator.model.submission import SubmittedFile

WIDE, TALL = (800, 600), (600, 800)


def shown(size: tuple[int, int]) -> ShownFile:
    return ShownFile(Evidence(file="a.jpg"), SubmittedFile("a.jpg", None, 1, "image/jpeg", "0" * 64, *size))


def test_chapters_follow_the_taxonomy_and_stories_without_a_domain_come_last(catalog, edition) -> None:
    chapters = plan_book(catalog, edition).chapters
    assert [chapter.title for chapter in chapters] == ["Setting Direction", "Developing Communities", None]
    assert [chapter.accent for chapter in chapters] == ["setting-direction", "developing-communities", "series-3"]
    assert [story.entry.id for story in chapters[2].stories] == ["hostile"]


def test_every_story_stands_in_the_book_once(catalog, edition) -> None:
    for facet in ("domain", "district", "theme", "language"):
        stories = plan_book(catalog, edition.model_copy(update={"group_by": facet})).stories
        assert sorted(story.entry.id for story in stories) == sorted(catalog.entries)


def test_winner_opens_the_book_and_the_others_are_honoured(catalog, edition) -> None:
    plan = plan_book(catalog, edition)
    assert [(winner.story.entry.id, winner.category, winner.citation) for winner in plan.winners] == [
        ("reading-line", "Reading and language", "A line, a peg and a Saturday.")
    ]
    assert [winner.story.entry.id for winner in plan.honours] == ["two-gates"]


def test_cover_is_the_first_winners_photo_unless_the_edition_names_a_story(catalog, edition) -> None:
    assert plan_book(catalog, edition).cover.shown.evidence.file == "reading-line-0.jpg"
    assert plan_book(catalog, edition.model_copy(update={"cover": "kahani"})).cover.shown.evidence.file == "kahani-0.jpg"


def test_booklet_of_a_domain_is_grouped_by_theme(catalog, edition) -> None:
    plan = plan_book(catalog, edition, ("domain", "setting-direction"))
    assert plan.part == "Setting Direction"
    assert [chapter.title for chapter in plan.chapters] == ["Attendance", "Reading", None]


def test_translation_is_set_with_the_original_title(catalog, edition) -> None:
    words = next(story.words for story in plan_book(catalog, edition).stories if story.entry.id == "telugu")
    assert (words.language, words.title, words.original, words.original_language) == ("en", "Groundnut sums", "వేరుశనగ లెక్కలు", "te")
    assert words.address == "https://stories.example.org/en/stories/telugu/"


def test_grades_in_a_row_are_drawn_together(catalog, edition) -> None:
    words = next(story.words for story in plan_book(catalog, edition).stories if story.entry.id == "two-gates")
    assert words.grades == "Grade 1 – Grade 3, Grade 5"


@pytest.mark.parametrize(
    ("photos", "quotes", "tasks", "measures", "plate"),
    [
        ((), 1, 9, 1, Plate.QUOTE),
        ((), 0, 5, 1, Plate.STEPS),
        ((), 0, 4, 1, Plate.FIGURE),
        ((), 0, 0, 0, Plate.NONE),
        ((WIDE,), 1, 0, 0, Plate.WIDE),
        ((TALL,), 0, 0, 0, Plate.BLEED),
        ((WIDE, TALL), 0, 0, 0, Plate.PAIR),
        ((TALL, TALL), 0, 0, 0, Plate.PAIR_TALL),
        ((TALL, WIDE, TALL), 0, 0, 0, Plate.MOSAIC),
        ((WIDE,) * 7, 0, 0, 0, Plate.FOUR),
        ((TALL,) * 4, 0, 0, 0, Plate.FOUR_TALL),
    ],
)
def test_picture_page_suits_the_photos(photos, quotes, tasks, measures, plate) -> None:
    assert choose_plate([shown(size) for size in photos], quotes, tasks, measures) is plate


@pytest.mark.parametrize("photos", [(), (WIDE,), (TALL,)])
def test_two_stories_in_a_row_never_open_alike(submit, catalog_of, edition, photos) -> None:
    size = {(): "none", (WIDE,): "wide", (TALL,): "tall"}[photos]
    stories = plan_book(catalog_of(*(submit(f"{size}-{number}", photos=photos) for number in range(7))), edition).stories
    assert all(first.opener is not second.opener for first, second in pairwise(stories))
    assert (stories[0].photo is None) == (not photos)


def test_photos_without_consent_are_not_printed(submit, catalog_of, edition) -> None:
    plan = plan_book(catalog_of(submit("shy", photos=(WIDE,), consent={"photos": "no"})), edition)
    assert plan.photos == {}
    assert plan.stories[0].opener in (Opener.PAPER, Opener.COLOUR)


def test_leader_who_did_not_agree_is_not_named(submit, catalog_of, edition) -> None:
    plan = plan_book(catalog_of(submit("unnamed", leader={"name": "Asha"}, consent={"names": "no"})), edition)
    assert plan.stories[0].words.leader == ""


def test_same_photo_in_the_same_frame_has_one_key(catalog, edition) -> None:
    photo = plan_book(catalog, edition).cover
    assert photo.key == f"{photo.shown.file.fingerprint}-2835x2244"
