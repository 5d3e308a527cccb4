from dataclasses import replace

from generator.model.content import Practice
from generator.site import practice

FOLLOWING = {"title": "We read", "summary": "x", "practice": "guided-reading"}


def page_of(catalog, context_of, path="practices/guided-reading/index.html"):
    return next(page.content.decode() for page in practice.pages(catalog, context_of(catalog)) if page.path == path)


def with_practices(catalog, *practices):
    return replace(catalog, content=replace(catalog.content, practices={one.id: one for one in practices}))


def test_the_page_holds_the_task_list_and_the_stories_of_those_who_did_it(catalog_of, context_of):
    page = page_of(catalog_of(one=FOLLOWING, other={"title": "We sang", "summary": "x"}), context_of)
    assert [words in page for words in ("Every child reads for twenty minutes a day.", "100 days", "Count who reads what", "We read", "We sang")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert "1 story of those who did it" in page


def test_a_practice_that_nobody_followed_yet_has_its_page(catalog_of, context_of):
    page = page_of(catalog_of(), context_of)
    assert "none yet" in page
    assert "practice-followers" not in page


def test_a_long_list_of_followers_leads_to_all_of_them(catalog_of, context_of):
    catalog = catalog_of(**{f"s{number:02}": FOLLOWING for number in range(practice.FOLLOWERS + 1)})
    page = page_of(catalog, context_of)
    assert page.count('<article class="card"') == practice.FOLLOWERS
    assert 'href="../../browse/practice/guided-reading/"' in page


def test_practices_stand_under_their_domains_in_the_taxonomys_order(catalog_of):
    catalog = with_practices(
        catalog_of(),
        Practice(id="loose", label="Loose", objective="x"),
        Practice(id="parents", label="Parents", objective="x", domain="Developing Communities"),
        Practice(id="vision", label="Vision", objective="x", domain="setting-direction"),
    )
    assert [(domain and domain.id, [one.practice.id for one in listed]) for domain, listed in practice.by_domain(catalog)] == [
        ("setting-direction", ["vision"]),
        ("developing-communities", ["parents"]),
        (None, ["loose"]),
    ]


def test_hostile_words_stay_words(catalog_of, context_of):
    catalog = with_practices(catalog_of(), Practice(id="x", label="<script>alert(1)</script>", objective="<img src=x>", about="<script>alert(2)</script>"))
    page = page_of(catalog, context_of, "practices/x/index.html")
    assert [words in page for words in ("<script>alert", "<img src=x", "alert(2)")] == [False, False, False]


def test_without_a_practice_there_is_no_page(catalog_of, context_of):
    catalog = with_practices(catalog_of())
    assert [list(practice.pages(catalog, context_of(catalog))), list(practice.addresses(catalog))] == [[], []]


def test_the_addresses_are_those_of_the_pages(catalog_of, context_of):
    catalog = catalog_of(one=FOLLOWING)
    assert [f"{path}index.html" for path in practice.addresses(catalog)] == [page.path for page in practice.pages(catalog, context_of(catalog))]
