"""Likely full names of children are pointed out, and nobody else's."""

import pytest

NAMED = [
    ("Meena Kumari, Class 5, reads aloud.", "Meena Kumari"),
    ("We heard Ravi Shankar Yadav of class 4 read.", "Ravi Shankar Yadav"),
    ("The class 4 student Meena Kumari read a page.", "Meena Kumari"),
    ("Ravi Kumar (age 9) began.", "Ravi Kumar"),
    ("Ravi Kumar, aged 10, began.", "Ravi Kumar"),
    ("A girl of Grade III, Asha Devi, won.", "Asha Devi"),
    ("The 9-year-old Ravi Kumar ran.", "Ravi Kumar"),
    ("कक्षा 5 की छात्रा मीना कुमारी ने पढ़ा।", "मीना कुमारी"),
    ("मीना कुमारी (उम्र 9) ने पढ़ा।", "मीना कुमारी"),
    ("इयत्ता ४ मधील रोहन पाटील वाचतो.", "रोहन पाटील"),
    ("తరగతి 5 లో రవి కుమార్ చదివాడు.", "రవి కుమార్"),
    ("জমা: শ্রেণি ৫ এর মিনা খাতুন পড়ে।", "মিনা খাতুন"),
    ("ધોરણ 5 ની મીના પટેલ વાંચે છે.", "મીના પટેલ"),
    ("جماعت 5 کی مینا خاتون نے پڑھا۔", "مینا خاتون"),
]

NOBODYS = [
    "Kavita Verma, Class 5 teacher, began.",
    "The class 5 teacher Kavita Verma began.",
    "In Class 5 the children read aloud.",
    "At Primary School Rampur, Class 5 reads at noon.",
    "Meena, class 5, reads to her brother.",
    "Every Monday Class 4 meets Class 5.",
    "कक्षा 5 की छात्राओं ने बहुत मन से पढ़ा।",
    "कक्षा 5 की शिक्षिका सीता देवी ने पढ़ाया।",
    "The school is 40 years old.",
]


def spans(desk, fields="", **texts):
    story = desk.write("story", fields, **texts)
    return [line[line.index("[") + 1 : line.index("]")] for line in desk.findings(story, codes="S610")]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_a_childs_full_name_is_pointed_out(desk, honest_body, words, name):
    """Beside a class or an age, in Latin letters by capitals, in other scripts by a common last name."""
    assert spans(desk, body=f"{honest_body}\n{words}\n") == [name]


@pytest.mark.parametrize("words", NOBODYS)
def test_no_other_name_is_pointed_out(desk, honest_body, words):
    """Teachers, schools, first names alone and whole classes."""
    assert spans(desk, body=f"{honest_body}\n{words}\n") == []


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("{text: I read., by: Meena Kumari, role: student}", 1),
        ("{text: I read., by: 'Meena Kumari, Class 5'}", 1),
        ("{text: I read., by: मीना कुमारी, role: छात्रा}", 1),
        ("{text: I read., by: Meena, role: student}", 0),
        ("{text: I read., by: Kavita Verma, role: teacher}", 0),
    ],
)
def test_a_quoted_child_has_a_first_name_alone(desk, quote, count):
    """The speaker's role, or what stands behind the name, tells a child."""
    assert len(spans(desk, f"quotes: [{quote}]")) == count


def test_a_report_does_not_repeat_the_name(desk, report_of):
    """The line is not shown, and the message does not say it."""
    report = report_of(desk.check(desk.write("story", "summary: Meena Kumari, Class 5, reads.")))
    assert [line for story in report.stories for diagnostic, line in zip(story.diagnostics, story.lines, strict=True) if diagnostic.code == "S610"] == [""]
    assert not any("Meena" in diagnostic.message for diagnostic in report.diagnostics)
