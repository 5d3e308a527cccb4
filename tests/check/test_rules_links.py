"""Links in the text, in evidence and in resources."""

import pytest

from generator.check.rules.links import film_elsewhere
from generator.model.film import FILM_HOSTS

BODIES = {
    "[play](javascript:alert(1))": ["S801 [javascript:alert(1)] the link 'javascript:alert(1)' is taken out"],
    "[play](JaVaScRiPt:x)": ["S801 [JaVaScRiPt:x] the link 'JaVaScRiPt:x' is taken out"],
    "[play](data:text/html;base64,AAAA)": ["S801 [data:text/html;base64,AAAA] the link 'data:text/html;base64,AAAA' is taken out"],
    "<file:///C:/notes.txt>": ["S801 [file:///C:/notes.txt] the link 'file:///C:/notes.txt' is taken out"],
    "[a]: vbscript:x": ["S801 [vbscript:x] the link 'vbscript:x' is taken out"],
    "[notes](notes.html)": ["S802 [notes.html] the link 'notes.html' leads nowhere"],
    "[school](www.school.org)": ["S802 [www.school.org] the link 'www.school.org' leads nowhere"],
    "[other](../other/)": ["S802 [../other/] the link '../other/' leads nowhere"],
    "[itself](../story/)": [],
    "[below](#try-it-yourself)": [],
    "[write](mailto:kavita)": ["S803 [mailto:kavita] the text links to an e-mail address"],
    "[test](http://localhost:8000/x)": ["S804 [http://localhost:8000/x] nobody but its writer can open 'http://localhost:8000/x'"],
    "[test](http://192.168.1.7/)": ["S804 [http://192.168.1.7/] nobody but its writer can open 'http://192.168.1.7/'"],
    "![photo](photo.jpg)": ["S805 [![photo](photo.jpg)] the picture 'photo.jpg' in the text is left out"],
    "[stories](https://storyweaver.org.in/ 'title') and <https://example.org/a>": [],
    "3 [of 5] (and more) < 7": [],
}


@pytest.mark.parametrize(("words", "expected"), BODIES.items(), ids=BODIES)
def test_links_in_the_body(desk, honest_body, words, expected):
    found = desk.findings(desk.write("story", body=f"{honest_body}\n{words}\n"), codes="S8")
    assert [f"{line[:4]} {line[line.index('[') : line.rindex(' (')]}" for line in found] == expected


def test_addresses_of_the_fields(desk):
    story = desk.write("story", "resources:\n  - {title: Notes, url: 'http://127.0.0.1/notes'}\n  - {title: Books, url: 'https://storyweaver.org.in/'}")
    assert desk.findings(story, codes="S8") == [
        "S804 warning ['http://127.0.0.1/notes'] nobody but its writer can open 'http://127.0.0.1/notes' (Put it on the web and write that address.)"
    ]


def test_a_link_to_another_story(desk, honest_body):
    first = desk.write("a", body=f"{honest_body}\n[their story](../b/)\n")
    second = desk.write("b", "title: B")
    assert desk.findings(first, second, codes="S8") == []
    assert len(desk.findings(first, codes="S802")) == 1


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("url: 'https://films.example.org/a', kind: video", ["S806 info ['https://films.example.org/a'] a film on 'films.example.org' is shown as an ordinary link"]),
        ("url: 'https://notyoutube.com/a', kind: video", ["S806 info ['https://notyoutube.com/a'] a film on 'notyoutube.com' is shown as an ordinary link"]),
        ("url: 'https://m.youtube.com/watch?v=a', kind: video", []),
        ("url: 'https://diksha.gov.in/play/content/do_1', kind: video", []),
        ("url: 'https://films.example.org/a'", []),
        ("url: 'https://films.example.org/a', kind: link", []),
    ],
)
def test_films_lie_on_named_hosts(desk, evidence, expected):
    found = desk.findings(desk.write("story", f"evidence:\n  - {{{evidence}}}\n"), codes="S806")
    assert [line.removesuffix(" (Put it on YouTube, Vimeo or DIKSHA.)") for line in found] == expected


def test_the_rule_names_every_host_of_films():
    for host in FILM_HOSTS.values():
        assert host.name in film_elsewhere.finding.explanation
        assert host.reason
