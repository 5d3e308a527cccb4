"""The home page and the whole site."""

from posixpath import join, normpath

import pytest

from generator.engine.output import Page
from generator.engine.runner import Here
from generator.engine.templates import program_themes
from generator.errors import ProjectError
from generator.site import assets
from generator.site.home import with_home
from generator.site.site import Folders, SiteMap, site_in_memory, write_site

FULL = {"started": "2026-01-01", "finished": "2026-01-20", "cost": {"amount": 0}, "place": {"district": "Sitapur"}, "domain": "developing-self"}


def story(title, **fields):
    return {"title": title, "summary": f"{title}, in one sentence.", **FULL, **fields}


@pytest.fixture
def home_of(catalog_of, context_of, read_page):
    def make(**stories):
        catalog = catalog_of(**stories)
        context = context_of(catalog)
        return read_page(next(page.content for page in with_home(context.chrome.pages, catalog, context) if page.path == "index.html"))

    return make


def test_the_home_page_says_what_this_is_and_lets_one_search(home_of):
    page = home_of(one=story("One"))
    assert page.headings[0] == "h1 A festival of small improvements"
    assert "What this is" in page.headings[-1]
    assert [form["action"] for form in page.all("form", role="search")] == ["search/", "./search/"]


def test_stories_schools_and_districts_are_counted(home_of):
    school = {"name": "A", "udise": "09240100101"}
    page = home_of(one=story("One", school=school), two=story("Two", school=school), three=story("Three", place={"district": "Medak"}, school={"name": "A"}))
    assert "stories 3 schools 2 districts 2" in page.text


def test_a_single_story_is_counted_as_one(home_of):
    assert "story 1 district 1" in home_of(one=story("One")).text


def test_awarded_stories_come_first_then_the_newest_with_a_photo(home_of):
    photo = {"evidence": [{"file": "a.jpg"}], "consent": {"photos": True}}
    page = home_of(
        reading_corner=story("Awarded", started="2025-01-01", finished="2025-01-02", **photo),
        new=story("New", started="2026-06-01", finished="2026-06-02", **photo),
        newest=story("Newest, without a photo", started="2026-07-01", finished="2026-07-02"),
    )
    assert [heading for heading in page.headings if heading in ("h2 Awarded", "h2 New", "h2 Newest, without a photo")] == ["h2 Awarded", "h2 New"]


def test_ways_in_lead_to_domains_places_and_stories_that_need_little(home_of):
    page = home_of(one=story("One"), two=story("Two", cost={"amount": 500}, finished="2026-09-01"))
    assert {"./browse/domain/developing-self/", "./browse/state/uttar-pradesh/", "./browse/district/"} <= set(page.links())
    assert [heading for heading in page.headings if heading.startswith("h3")] == ["h3 No money 1", "h3 Less than ₹ 1,000 1", "h3 Six weeks 1"]


def test_a_festival_without_stories_has_a_home_page(home_of):
    page = home_of()
    assert page.headings == ["h1 A festival of small improvements", "h2 What this is"]


def test_a_home_page_that_is_all_by_hand_stays_as_it_is(catalog_of, context_of):
    catalog = catalog_of()
    own = Page("index.html", b"<h1>Ours</h1>")
    assert with_home([own], catalog, context_of(catalog)) == [own]


def test_a_misspelt_slot_of_the_home_page_is_told(catalog_of, context_of):
    catalog = catalog_of()
    with pytest.raises(ProjectError, match="@@mela-home@@"):
        with_home([Page("index.html", b"@@mela-hom@@")], catalog, context_of(catalog))


@pytest.fixture
def whole_site(catalog_of, context_of, rich_story, system_story):
    catalog = catalog_of(reading_corner=rich_story, lead=system_story, other=story("Other"))
    context = context_of(catalog)
    return lambda: list(site_in_memory(catalog, context).pages())


@pytest.mark.parametrize("processes", [1, 2])
def test_what_workers_write_is_the_whole_site(catalog_of, context_of, rich_story, tmp_path, monkeypatch, processes):
    monkeypatch.setattr("generator.site.site.FEW", 1)
    catalog = catalog_of(reading_corner=rich_story, other=story("Other"))
    context = context_of(catalog)
    whole = site_in_memory(catalog, context)
    pages, paths = write_site(whole, Folders(tmp_path), SiteMap(), Here(processes))
    expected = {page.path: page.content for page in whole.pages()}
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == expected
    assert sorted(paths) == sorted(pages.paths()) == sorted(expected)


def test_every_link_inside_the_site_leads_to_a_page(whole_site, read_page):
    made = whole_site()
    paths = {page.path for page in made}
    lost = set()
    for page in made:
        if page.path.endswith(".html") and page.path != "404.html":
            read = read_page(page.content)
            for address in [*read.links(), *read.resources()]:
                target = address.split("#")[0].split("?")[0]
                if target and ":" not in target and "media/" not in target:
                    found = normpath(join("/", page.path, "..", target)).lstrip("/")
                    wanted = found if "." in found.rsplit("/", 1)[-1] else f"{found}/index.html".lstrip("/")
                    lost |= {(page.path, address)} if wanted not in paths and not wanted.startswith("search/") else set()
    assert lost == set()


def test_no_two_pages_have_one_path(whole_site):
    paths = [page.path for page in whole_site()]
    assert len(paths) == len(set(paths))


def test_no_page_runs_or_is_styled_in_line_or_has_an_open_slot(whole_site, read_page):
    for page in whole_site():
        if page.path.endswith(".html"):
            read = read_page(page.content)
            assert read.inline == []
            assert [found for _, found in read.elements if "style" in found] == []
            assert b"@@mela" not in page.content


def test_two_runs_give_the_same_bytes(whole_site):
    assert whole_site() == whole_site()


def test_styles_of_a_project_replace_and_join_the_programs(tmp_path):
    (tmp_path / "site" / "styles").mkdir(parents=True)
    (tmp_path / "site" / "styles" / "card.css").write_text(".card { color: red }")
    (tmp_path / "site" / "styles" / "zz-ours.css").write_text(".ours { color: blue }")
    styles = {page.path: page.content for page in assets.pages((tmp_path, program_themes()))}["assets/mela.css"].decode()
    assert styles.index("--paper:") < styles.index(".site-header") < styles.index(".card { color: red }") < styles.index(".ours")
    assert ".card-title {" not in styles
    assert "@import" not in styles
    assert "http" not in styles.replace('href^="http"', "")
