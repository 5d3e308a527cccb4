import csv
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.charts import STATE_TILES, Series, bars, dots, line, measure_bars, shade_of, sparkline, stacked_bars, state_tiles
from generator.engine.templates import PROGRAM, environment, program_themes
from generator.model.story import Measure

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
ROWS = st.lists(st.tuples(st.text(max_size=20), NUMBERS), max_size=12)


def widths(chart):
    return [mark.width for mark in chart.rectangles]


def drawn(chart, **options):
    module = environment([program_themes()], "en").get_template("shared/charts/chart.svg").module
    return ElementTree.fromstring(str(module.drawing(chart, "c", "Stories", **options)))


def test_bars_keep_the_proportions_of_their_values():
    assert widths(bars([("Bihar", 10), ("Goa", 5), ("Kerala", 0)])) == [316, 158, 0]


def test_a_stacked_bar_is_as_long_as_its_sum():
    chart = stacked_bars(["Bihar", "Goa"], [Series("Reading", (3, 1)), Series("Attendance", (1, 1))])
    assert [(mark.x, mark.width, mark.tone) for mark in chart.rectangles] == [(0, 237, "one"), (237, 79, "two"), (0, 79, "one"), (79, 79, "two")]
    assert [word.text for word in chart.words if word.role == "value"] == [4, 2]


def test_a_line_begins_at_nothing_and_ends_at_the_newest():
    chart = line([("2024", 0), ("2025", 5), ("2026", 10)])
    assert [(dot.x, dot.y) for dot in chart.dots] == [(24, 126), (180, 76), (336, 26)]


def test_a_single_year_stands_in_the_middle():
    assert [dot.x for dot in line([("2026", 3)]).dots] == [180]


def test_dots_join_what_was_with_what_is():
    chart = dots([("Reading", 20, 80), ("Absence", 40, 10)])
    assert [(dot.x, dot.tone) for dot in chart.dots] == [(112, "before"), (316, "after"), (180, "before"), (78, "after")]
    assert [mark.points for mark in chart.lines] == [((112, 26), (316, 26)), ((180, 66), (78, 66))]
    assert [(word.text, word.x, word.anchor) for word in chart.words if word.role == "value"] == [(80, 326, "start"), (10, 68, "end")]


def test_a_sparkline_of_one_value_is_a_dot():
    chart = sparkline([4])
    assert (len(chart.lines), len(chart.dots)) == (0, 1)


@pytest.mark.parametrize(("count", "shade"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 3), (7, 4), (8, 4)])
def test_shades_are_quarters_of_the_most(count, shade):
    assert shade_of(count, 8) == shade


def test_every_state_of_the_table_has_a_tile_of_its_own():
    table = (PROGRAM / "data" / "states.csv").read_text(encoding="utf-8").splitlines()
    assert set(STATE_TILES) == {row["id"] for row in csv.DictReader(table)}
    assert len({(row, column) for row, column, _ in STATE_TILES.values()}) == 36


def test_a_tile_says_its_state_and_number():
    chart = state_tiles({"bihar": 12}, {"bihar": "Bihar"})
    assert [mark.title for mark in chart.rectangles if mark.title.startswith("Bihar")] == ["Bihar: 12"]
    assert [word.text for word in chart.words if word.role == "tile-value"] == [12]


@given(ROWS, st.sampled_from(["ltr", "rtl"]))
def test_marks_stay_inside_the_box(rows, direction):
    chart = bars(rows, direction)
    assert all(mark.x >= -0.1 and mark.x + mark.width <= chart.width + 0.1 and mark.width >= 0 for mark in chart.rectangles)


@given(ROWS)
def test_points_of_a_line_stay_inside_the_box(rows):
    chart = line(rows)
    assert all(0 <= dot.x <= chart.width and 0 <= dot.y <= chart.height for dot in chart.dots)


@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), max_size=8))
def test_stacked_parts_stay_inside_the_box(columns):
    chart = stacked_bars(["a", "b", "c"], [Series("x", tuple(values)) for values in columns])
    assert all(mark.x + mark.width <= chart.width for mark in chart.rectangles)


@pytest.mark.parametrize("chart", [bars([]), line([]), dots([]), sparkline([]), stacked_bars([], []), state_tiles({}, {})])
def test_nothing_gives_an_empty_drawing(chart):
    assert drawn(chart).tag == f"{SVG}svg"


def test_names_are_escaped_and_no_colour_stands_in_the_markup():
    picture = drawn(bars([("<b>&\"'", 3)]))
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["<b>&\"'", "3"]
    assert not [element for element in picture.iter() if {"style", "fill"} & set(element.attrib)]


@pytest.mark.parametrize("sheet", ["screen.css", "print.css"])
def test_every_tone_has_a_colour_in_the_site_and_in_the_book(sheet):
    styles = (program_themes() / "shared" / "charts" / sheet).read_text(encoding="utf-8")
    charts = [
        stacked_bars(["a"], [Series(str(number), (1,)) for number in range(6)]),
        line([("a", 1), ("b", 2)]),
        dots([("a", 1, 2)]),
        state_tiles({"bihar": 1, "goa": 2, "kerala": 3, "punjab": 4}, {}),
        measure_bars(Measure(name="a", before=1, after=2, total=3)).chart,
    ]
    marks = {f"mela-mark--{mark.tone}" for chart in charts for mark in (*chart.rectangles, *chart.dots)}
    lines = {f"mela-line--{mark.tone}" for chart in charts for mark in chart.lines}
    assert [name for name in sorted(marks | lines) if not re.search(rf"\.{name}\b", styles)] == []


def test_the_book_may_set_its_styles_into_the_drawing():
    assert drawn(bars([("a", 1)]), styles="text { fill: black }").find(f"{SVG}style").text == "text { fill: black }"
