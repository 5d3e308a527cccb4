"""MkDocs builds the hand-written pages and the shells; nothing else of it is used, and nothing comes from elsewhere."""

import resource
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import MachineError, ProjectError
from generator.model.content import Content
from generator.model.project import Project
from generator.site import chrome as chrome_module
from generator.site.chrome import KINDS, build_chrome

ROOT = Path(__file__).parents[2]


def fill(shell):
    return shell.fill(title="Title", head="<!--head-->", breadcrumbs="<!--crumbs-->", article="<!--article-->")


@pytest.fixture
def small_project(tmp_path: Path) -> Project:
    """A project as one makes it by hand: two files, no theme of its own."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Our festival\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: []\n")
    (root / "content" / "index.md").write_text("---\ntemplate: home.html\n---\n\nWelcome.\n")
    return Project(root, "Our festival")


def test_every_kind_of_page_has_a_shell_at_its_depths(sample_chrome):
    assert {(kind, depth) for kind, depth, _ in sample_chrome.shells} == {(kind, depth) for kind, known in KINDS.items() for depth in known.depths}


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("hi", "ltr"), ("te", "ltr"), ("ur", "rtl")])
def test_a_story_shell_is_in_its_language_and_direction(sample_chrome, read_page, language, direction):
    page = read_page(fill(sample_chrome.shell("story", 3, language)))
    assert page.all("html")[0]["lang"] == language
    assert page.all("body")[0]["dir"] == direction


def test_links_of_a_shell_lead_back_to_the_root(sample_chrome, read_page):
    links = read_page(fill(sample_chrome.shell("browse", 4, "en"))).links()
    assert "../../../../about/" in links
    assert "../../../../browse/" in links


def test_a_shell_marks_its_section_in_the_navigation(sample_chrome, read_page):
    page = read_page(fill(sample_chrome.shell("story", 2, "en")))
    assert [link["href"] for link in page.all("a") if "aria-current" in link] == ["../../browse/"]


def test_the_slots_stand_in_the_head_and_in_main(sample_chrome):
    page = fill(sample_chrome.shell("search", 1, "en")).decode()
    assert page.index("<title>Title - ") < page.index("<!--head-->") < page.index("</head>")
    assert page.index("<main") < page.index("<!--crumbs-->") < page.index("<!--article-->") < page.index("</main>")


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_or_is_styled_in_line(sample_chrome, read_page):
    pages = [page.content for page in sample_chrome.pages if page.path.endswith(".html")] + [fill(shell) for shell in sample_chrome.shells.values()]
    for content in pages:
        page = read_page(content)
        assert [address for address in page.resources() if "//" in address] == []
        assert page.inline == []
        assert [found for _, found in page.elements if "style" in found or any(key.startswith("on") for key in found)] == []


def test_no_page_of_the_chrome_is_a_shell_and_no_unused_script_is_kept(sample_chrome):
    paths = [page.path for page in sample_chrome.pages]
    assert {"index.html", "404.html", "about/index.html"} <= set(paths)
    assert [path for path in paths if "shell" in path or path.endswith((".js", ".map", ".xml"))] == []


def test_sections_without_content_are_not_in_the_navigation(small_project, tmp_path, read_page):
    with (small_project.root / "mkdocs.yml").open("a") as file:
        file.write("nav: [{Home: index.md}, {Stories: browse/}, {Festivals: festivals/}, {Practices: practices/}]\nvalidation: {nav: {not_found: ignore}}\n")
    chrome = build_chrome(small_project, Content(), tmp_path / "cache", ["en"])
    links = read_page(fill(chrome.shell("search", 1, "en"))).links()
    assert "../browse/" in links
    assert "../festivals/" not in links
    assert "../practices/" not in links


def test_data_among_the_pages_is_not_published(small_project, tmp_path):
    (small_project.content / "practices").mkdir()
    (small_project.content / "practices" / "reading.yml").write_text("label: Reading\n")
    (small_project.content / "map.png").write_bytes(b"png")
    paths = [page.path for page in build_chrome(small_project, Content(), tmp_path / "cache", ["en"]).pages]
    assert "map.png" in paths
    assert [path for path in paths if path.endswith(".yml")] == []


def test_mkdocs_runs_again_only_when_something_changed(small_project, tmp_path, monkeypatch):
    first = build_chrome(small_project, Content(), tmp_path / "cache", ["en"])
    runs = []
    real = chrome_module.run_mkdocs
    monkeypatch.setattr(chrome_module, "run_mkdocs", lambda *arguments: (runs.append(1), real(*arguments)))
    assert build_chrome(small_project, Content(), tmp_path / "cache", ["en"]) == first
    assert runs == []
    (small_project.content / "index.md").write_text("Changed.\n")
    assert build_chrome(small_project, Content(), tmp_path / "cache", ["en"]) != first
    assert runs == [1]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_chrome_that_is_no_longer_what_was_kept_is_built_anew(small_project, tmp_path):
    first = build_chrome(small_project, Content(), tmp_path / "cache", ["en"])
    (kept,) = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    kept.write_bytes(kept.read_bytes().replace(b"<main", b"<nain"))
    assert build_chrome(small_project, Content(), tmp_path / "cache", ["en"]) == first


def test_the_same_project_gives_the_same_bytes(small_project, tmp_path):
    moved = replace(small_project, root=tmp_path / "elsewhere")
    shutil.copytree(small_project.root, moved.root)
    assert build_chrome(small_project, Content(), tmp_path / "one", ["en", "hi"]) == build_chrome(moved, Content(), tmp_path / "two", ["en", "hi"])


def test_a_project_overrides_a_part_of_the_theme(small_project, tmp_path):
    folder = small_project.themes / "site" / "overrides" / "partials"
    folder.mkdir(parents=True)
    (folder / "footer.html").write_text("<footer>Ours alone</footer>")
    assert b"Ours alone" in fill(build_chrome(small_project, Content(), tmp_path / "cache", ["en"]).shell("story", 2, "en"))


def test_an_override_that_loses_a_slot_is_told_which(small_project, tmp_path):
    folder = small_project.themes / "site" / "overrides"
    folder.mkdir(parents=True)
    (folder / "shell.html").write_text('{% extends "main.html" %}{% block container %}@@mela:article@@{% endblock %}')
    with pytest.raises(ProjectError, match="lost its slot 'title'"):
        build_chrome(small_project, Content(), tmp_path / "cache", ["en"])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "holds no settings"),
        ("site_name: [", "could not be read"),
        ("site_name: A\ndocs_dir: content\ntheme: {name: nothing-like-it}\n", "nothing-like-it"),
        ("site_name: A\ndocs_dir: content\ntheme: material\nplugins: [no-such-plugin]\n", "no-such-plugin"),
    ],
)
def test_settings_that_mkdocs_cannot_use_are_said_in_plain_words(small_project, tmp_path, settings, said):
    (small_project.root / "mkdocs.yml").write_text(settings)
    with pytest.raises(ProjectError, match=said) as raised:
        build_chrome(small_project, Content(), tmp_path / "cache", ["en"])
    assert "Traceback" not in str(raised.value)


def test_a_disk_that_takes_no_more_is_the_machines_fault_and_nothing_is_left_on_it(small_project, tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(MachineError, match="hand-written pages: File too large"):
            build_chrome(small_project, Content(), tmp_path / "cache", ["en"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list((tmp_path / "cache").iterdir()) == []


def test_plain_mkdocs_builds_the_sample_too(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "site-header" in (tmp_path / "site" / "about" / "index.html").read_text()
