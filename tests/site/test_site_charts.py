import re

from generator.site import figures_page


def told(district, domain, year, **fields):
    return {"title": "x", "summary": "x", "place": {"district": district}, "domain": domain, "finished": f"{year}-05-01", **fields}


def answers(catalog):
    return {answer.id: answer for answer in figures_page.answers(catalog, "en")}


def three(catalog_of):
    return catalog_of(
        a=told("Sitapur", "developing-self", 2025), b=told("Medak", "developing-self", 2026), c=told("Sitapur", "setting-direction", 2026, reached={"students": 120})
    )


def test_each_title_is_the_answer(catalog_of):
    assert {name: answer.title for name, answer in answers(three(catalog_of)).items()} == {
        "states": "1 of 3 districts in these states has no story yet",
        "domains": "67 % of the stories are about Developing Self",
        "years": "2 stories from 2026, more than from any other year",
        "kinds": "1 of 2 states has stories in all 2 domains",
    }


def test_titles_say_all_and_none_in_words(catalog_of):
    everywhere = [told(district, domain, 2026) for district in ("Sitapur", "Barabanki", "Medak") for domain in ("developing-self", "setting-direction")]
    full = answers(catalog_of(**{f"s{number}": fields for number, fields in enumerate(everywhere)}))
    assert [full[name].title for name in ("states", "kinds")] == ["Every district in these states has told a story", "Every state here has stories in all 2 domains"]
    thin = answers(catalog_of(a=told("Sitapur", "developing-self", 2026), b=told("Medak", "setting-direction", 2026)))
    assert thin["kinds"].title == "No state has stories in all 2 domains yet"


def test_the_table_beside_a_chart_has_its_numbers(catalog_of):
    found = answers(three(catalog_of))
    assert [(row["name"], row["values"], row["href"]) for row in found["states"].rows] == [
        ("Uttar Pradesh", (2, 1, 1), "browse/state/uttar-pradesh/"),
        ("Telangana", (1, 1, 0), "browse/state/telangana/"),
    ]
    assert [(row["name"], row["values"]) for row in found["kinds"].rows] == [("Uttar Pradesh", (1, 1)), ("Telangana", (0, 1))]


def test_every_table_has_a_column_for_each_number(catalog_of):
    for answer in answers(three(catalog_of)).values():
        assert {len(row["values"]) + 1 for row in answer.rows} == {len(answer.columns)}


def test_a_tie_of_years_is_not_called_the_most(catalog_of):
    found = answers(catalog_of(a=told("Sitapur", "developing-self", 2025), b=told("Sitapur", "developing-self", 2026)))
    assert found["years"].title == "1 story from 2026"


def test_a_year_without_stories_has_no_link(catalog_of):
    found = answers(catalog_of(a=told("Sitapur", "developing-self", 2024), b=told("Sitapur", "developing-self", 2026)))
    assert [(row["name"], row["href"]) for row in found["years"].rows] == [("2024", "browse/year/2024/"), ("2025", ""), ("2026", "browse/year/2026/")]


def test_a_chart_with_nothing_to_show_is_left_out(catalog_of):
    assert list(answers(catalog_of(a={"title": "x", "summary": "x", "domain": "developing-self"}))) == ["domains"]


def test_the_page_names_its_drawings_and_counts_students(catalog_of, context_of):
    catalog = three(catalog_of)
    (page,) = figures_page.pages(catalog, context_of(catalog))
    text = page.content.decode()
    assert text.count('role="img"') == 4
    assert text.count("<table") == 4
    assert re.search(r"student reached|students reached", text)
    assert " style=" not in text.split("<main", 1)[1].split("</main", 1)[0]
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_without_stories_the_page_says_so(catalog_of, context_of):
    catalog = catalog_of()
    (page,) = figures_page.pages(catalog, context_of(catalog))
    assert "There are no stories yet." in page.content.decode()
    assert "<table" not in page.content.decode()


def test_the_drawings_of_an_urdu_page_run_from_right_to_left(catalog_of):
    catalog = three(catalog_of)
    left, right = (next(answer.chart for answer in figures_page.answers(catalog, language) if answer.id == "domains") for language in ("en", "ur"))
    assert [mark.x for mark in right.rectangles] == [left.width - mark.x - mark.width for mark in left.rectangles]
