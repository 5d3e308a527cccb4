"""UDISE codes: 11 digits, of which the first two are the state and the next two the district."""

import pytest

AT_SITAPUR = {
    '"09240100101"': [],
    '"9240100101"': ['S311 warning ["9240100101"] the UDISE code \'9240100101\' has lost its leading zero (Write "09240100101", with the quotation marks.)'],
    "०९२४०१००१०१": [],
    '"0924 0100 101"': [],
    "9.2401E+10": [
        "S312 error [9.2401E+10] the UDISE code '9.2401E+10' was destroyed by a spreadsheet (Look the code up again; format the column as text before pasting it.)"
    ],
    '"09240000000"': [
        "S312 error [\"09240000000\"] the UDISE code '09240000000' was destroyed by a spreadsheet (Look the code up again; format the column as text before pasting it.)"
    ],
    "6020000000": [
        "S312 error [6020000000] the UDISE code '6020000000' was destroyed by a spreadsheet (Look the code up again; format the column as text before pasting it.)"
    ],
    '"09240100"': ["S313 error [\"09240100\"] the UDISE code '09240100' has 8 digits; a code has 11 (Look the code up at udiseplus.gov.in.)"],
    '"092401001011"': ["S313 error [\"092401001011\"] the UDISE code '092401001011' has 12 digits; a code has 11 (Look the code up at udiseplus.gov.in.)"],
    '"UP240100101"': ["S314 error [\"UP240100101\"] the UDISE code 'UP240100101' has characters that are no digits (Write its 11 digits, or leave it out.)"],
    "09240100101.0": [
        "S311 warning [09240100101.0] the UDISE code '09240100101.0' was taken for a number by a spreadsheet (Write \"09240100101\", with the quotation marks.)"
    ],
    "9240100101.0": [
        "S311 warning [9240100101.0] the UDISE code '9240100101.0' was taken for a number by a spreadsheet (Write \"09240100101\", with the quotation marks.)"
    ],
    "9240.0": ["S314 error [9240.0] the UDISE code '9240.0' has characters that are no digits (Write its 11 digits, or leave it out.)"],
    "U09240100101": ["S314 error [U09240100101] the UDISE code 'U09240100101' has characters that are no digits (Did you mean \"09240100101\"?)"],
    '"77240100101"': ['S315 error ["77240100101"] no state has the number 77, with which the UDISE code begins (Look the code up at udiseplus.gov.in.)'],
    '"10240100101"': [
        "S316 error [\"10240100101\"] the UDISE code '10240100101' is of a school in Bihar, but the place is in Uttar Pradesh "
        "(Correct one of the two; codes of Uttar Pradesh begin with 09.)"
    ],
    '"09250100101"': [
        "S317 warning [\"09250100101\"] the UDISE code '09250100101' is of Hardoi, but the place is Sitapur (Correct one of the two; codes of Sitapur begin with 0924.)"
    ],
}


@pytest.mark.parametrize(("code", "expected"), AT_SITAPUR.items(), ids=AT_SITAPUR)
def test_a_code_of_a_school_at_sitapur(desk, code, expected):
    story = desk.write("story", f"school: {{name: Primary School Rampur, udise: {code}}}")
    assert desk.findings(story, codes="S31") == expected


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("{state: Telangana}", "28221234567"),
        ("{state: Ladakh}", "01031234567"),
        ("{state: Dadra and Nagar Haveli and Daman and Diu}", "25011234567"),
    ],
)
def test_schools_of_a_new_state_may_keep_the_codes_of_the_old_one(desk, place, code):
    assert desk.findings(desk.write("story", f'school: {{name: School, udise: "{code}"}}\nplace: {place}'), codes="S31") == []


def test_a_ten_digit_code_of_no_state_has_the_wrong_length(desk):
    story = desk.write("story", 'school: {name: School, udise: "0240100101"}')
    assert desk.findings(story, codes="S31") == [
        "S313 error [\"0240100101\"] the UDISE code '0240100101' has 10 digits; a code has 11 (Look the code up at udiseplus.gov.in.)"
    ]


def test_a_school_without_its_code_is_told(desk):
    story = desk.write("story", "school: {name: Primary School Rampur}")
    expected = "S318 info [school] the school has no UDISE code (Add udise: with its 11 digits in quotation marks.)"
    assert [line.replace("[{name: Primary School Rampur}]", "[school]") for line in desk.findings(story, codes="S31")] == [expected]


def test_one_code_of_two_schools(desk):
    first = desk.write("one")
    second = desk.write("two", 'title: Second\nschool: {name: Girls High School, udise: "09240100101"}')
    third = desk.write("third", 'title: Third\nschool: {name: PRIMARY SCHOOL, udise: "09240100102"}')
    assert desk.findings(first, second, third, codes="S319") == [
        "S319 warning [\"09240100101\"] the UDISE code '09240100101' is that of 'Primary School Rampur' in one (Correct the code, or the school's name.)"
    ]
