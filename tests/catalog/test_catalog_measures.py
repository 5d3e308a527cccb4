import xml.etree.ElementTree as ElementTree

import pytest

from generator.catalog.measures import figures, measure_bars
from generator.engine.templates import environment, program_themes
from generator.model.story import Measure

SVG = "{http://www.w3.org/2000/svg}"


def measure(**fields):
    return Measure(name="Children who read", **fields)


def macro(name, *values, language="en"):
    module = environment([program_themes()], language).get_template("shared/charts/measure.html").module
    return str(getattr(module, name)(*values))


def bars(found):
    return {mark.tone: mark.width for mark in found.chart.rectangles}


def test_bars_are_drawn_against_the_total():
    assert bars(measure_bars(measure(before=36, after=71, total=142))) == {"track": 220, "before": 55.8, "after": 110}


def test_bars_without_a_total_are_drawn_against_the_larger_value():
    assert bars(measure_bars(measure(before=40, after=10))) == {"before": 220, "after": 55}


def test_per_cent_is_drawn_against_a_hundred():
    assert bars(measure_bars(measure(before=25, after=50, unit="%"))) == {"track": 220, "before": 55, "after": 110}


def test_a_value_beyond_the_total_stays_inside_the_box():
    found = measure_bars(measure(before=10, after=300, total=150))
    assert bars(found) == {"track": 110, "before": 7.3, "after": 220}
    assert all(mark.x + mark.width <= found.chart.width for mark in found.chart.rectangles)


def test_a_negative_value_has_no_bar_but_is_written():
    found = measure_bars(measure(before=-5, after=5))
    assert bars(found) == {"before": 0, "after": 220}
    assert [word.text for word in found.chart.words if word.role == "value"] == [-5, 5]


def test_nothing_measured_gives_no_chart_and_an_empty_macro():
    assert measure_bars(measure(total=10)) is None
    assert macro("measure_chart", None, "m").strip() == ""


def test_only_the_later_value_gives_one_bar():
    assert bars(measure_bars(measure(after=7))) == {"after": 220}


def test_readers_from_right_to_left_see_the_mirror_image():
    left, right = (measure_bars(measure(before=1, after=2, total=4), direction).chart for direction in ("ltr", "rtl"))
    assert [mark.x for mark in right.rectangles] == [360 - mark.x - mark.width for mark in left.rectangles]
    assert right.words[0].anchor == "end"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"before": 31, "after": 88, "total": 142, "unit": "children"}, "31 → 88 of 142 children"),
        ({"before": 31, "after": 88, "unit": "%", "total": 100}, "31 % → 88 %"),
        ({"after": 124000, "unit": "books"}, "1,24,000 books"),
        ({"before": 12.5, "unit": "days"}, "12.5 days"),
    ],
)
def test_the_sentence_of_figures(fields, sentence):
    text = "".join(ElementTree.fromstring(macro("measure_sentence", figures(measure(**fields)))).itertext())
    assert " ".join(text.split()) == sentence


def test_the_arrow_points_the_way_one_reads():
    assert "←" in macro("measure_sentence", figures(measure(before=1, after=2)), "rtl")


def test_the_drawing_is_named_and_described_for_those_who_do_not_see_it():
    drawn = ElementTree.fromstring(macro("measure_chart", measure_bars(measure(before=31, after=88, total=142, unit="children")), "m1").strip())
    assert drawn.get("role") == "img"
    named = {element.get("id"): element.text for element in drawn.iter() if element.get("id")}
    assert [named[part] for part in drawn.get("aria-labelledby").split()] == ["Children who read", "Before: 31. After: 88. Of 142 children."]
    assert [text.text for text in drawn.iter(f"{SVG}text")] == ["Before", "31", "After", "88", "0", "142"]


def test_a_hostile_name_stays_a_name():
    drawn = macro("measure_chart", measure_bars(Measure(name="</title><script>x</script>", after=1)), "m")
    assert "<script" not in drawn
    assert "style=" not in drawn
