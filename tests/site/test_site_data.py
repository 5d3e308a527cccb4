import csv
import io
import json
import re
from dataclasses import replace

from generator.catalog.export import json_row, table_row
from generator.site import data, figures_page, sitemap

STORY = {"title": "=1+1", "summary": "Forty books on a line.", "contact": {"email": "a@example.org", "publish": "yes"}, "leader": {"name": "Sunita Verma"}}


def files(catalog, context_of):
    entries, project = catalog.entries.values(), catalog.project
    rows = [[row(entry, project) for entry in entries] for row in (table_row, json_row)]
    return {page.path: page.content for page in data.pages(catalog, context_of(catalog), *rows)}


def test_the_page_and_its_files_lie_together(catalog_of, context_of):
    assert list(files(catalog_of(), context_of)) == ["data/stories.csv", "data/stories.json", "data/practices.json", "data/datapackage.json", "data/index.html"]


def test_the_page_says_how_many_and_what_and_leads_to_every_file(catalog_of, context_of, read_page):
    made = files(catalog_of(one=STORY), context_of)
    page = read_page(made["data/index.html"])
    assert page.headings == [
        "h1 Open data",
        *(f"h2 {name}" for name in ("stories.csv", "stories.json", "practices.json", "datapackage.json")),
        "h2 What a row says",
        "h2 Use",
    ]
    assert "Stories 1 Practices 1" in page.text
    assert {f"data/{link}" for link in page.links() if re.fullmatch(r"\w+\.\w+", link)} == set(made) - {"data/index.html"}


def test_the_files_are_those_that_the_package_describes(catalog_of, context_of):
    made = files(catalog_of(one=STORY), context_of)
    described = {f"data/{resource['path']}" for resource in json.loads(made["data/datapackage.json"])["resources"]}
    assert described == set(made) - {"data/datapackage.json", "data/index.html"}


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(catalog_of, context_of):
    table = files(catalog_of(one=STORY), context_of)["data/stories.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert (row["id"], row["title"], row["address"]) == ("one", "'=1+1", "https://mela.example/stories/one/")


def test_nothing_private_is_in_any_file(catalog_of, context_of, rich_story):
    rich_story["consent"] = {"photos": "no", "names": "no"}
    made = b"".join(files(catalog_of(reading_corner=rich_story), context_of).values())
    assert not [words for words in ("Sunita", "Rakesh", "Asha", "sunita@example.org", "locked trunk", "line.jpg") if words.encode() in made]


def test_the_site_is_named_as_the_source(catalog_of, context_of, read_page):
    assert "name A festival of small improvements as the source" in read_page(files(catalog_of(), context_of)["data/index.html"]).text


def test_no_page_needs_an_inline_script_or_style(catalog_of, context_of, read_page):
    page = files(catalog_of(one=STORY), context_of)["data/index.html"]
    assert read_page(page).inline == []
    assert b" style=" not in page


def test_figures_and_footer_lead_to_the_data_and_the_sitemap_lists_it(catalog_of, context_of, read_page):
    catalog = catalog_of(one=STORY)
    (figures,) = figures_page.pages(catalog, context_of(catalog))
    assert read_page(figures.content).links().count("../data/") == 2
    assert "https://mela.example/data/" in {listed.address for listed in sitemap.listed(catalog, context_of(catalog))}


def test_without_an_address_of_the_site_links_are_paths(catalog_of, context_of):
    catalog = catalog_of(one=STORY)
    made = files(replace(catalog, project=replace(catalog.project, url="")), context_of)
    assert json.loads(made["data/stories.json"])[0]["address"] == "stories/one/"
