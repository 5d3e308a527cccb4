"""The header names the pages that a project has, and nothing of how they are made."""

import pytest

from generator.model.content import Content
from generator.model.project import Project
from generator.site.chrome import build_chrome


@pytest.fixture
def without_nav(tmp_path):
    """The chrome of a project whose mkdocs.yml has no nav: MkDocs then lists every page that it builds."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Our festival\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: []\n")
    (root / "content" / "index.md").write_text("# Welcome\n")
    (root / "content" / "help.md").write_text("# Help\n")
    return build_chrome(Project(root, "Our festival"), Content(), tmp_path / "chrome", ["en"])


def test_a_project_without_nav_names_its_own_pages_and_no_shell(without_nav, read_page):
    home = next(page.content for page in without_nav.pages if page.path == "index.html")
    shell = without_nav.shell("data", 1, "en").fill(title="", head="", breadcrumbs="", article="")
    assert b"mela-shell" not in home + shell
    assert "help/" in read_page(home).links()


def test_the_footer_leads_to_books_where_there_are_any_and_to_the_data_always(without_nav, read_page):
    links = read_page(without_nav.shell("data", 1, "en").fill(title="", head="", breadcrumbs="", article="")).links()
    assert "../editions/" not in links
    assert "../data/" in links
