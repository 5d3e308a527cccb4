"""The browse pages: the ways in, the values of each facet, and the stories of each value, page after page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.catalog.charts import state_tiles
from generator.catalog.facets import Facet, FacetValue
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.model.label import in_language
from generator.site.addresses import browse_path, root_from
from generator.site.card import ROOT, Card
from generator.site.context import SiteContext
from generator.site.facet_words import facet_name, facet_title, sentence, stories
from generator.site.schema import Crumb
from generator.site.structured import listing_head

VALUE_TEMPLATES = (
    "site/browse_value.html",
    "site/browse_side.html",
    "site/card.html",
    "site/structured.html",
    "site/partials/head.html",
    "site/partials/breadcrumbs.html",
)
"""What the pages of a value are rendered with."""

PER_PAGE = 24
"""Stories on a page: fills a grid of one, two and three columns."""

SHOWN = 8
"""Values that a way in shows before it leads to all of them."""

NARROWED_BY = ("state", "district", "domain", "theme", "practice", "grade", "year")
"""Facets by which a listing can be narrowed with one click."""

NOT_WITHIN = {"state": (), "district": ("state",)}
"""Places that do not narrow a listing of a facet: a district has one state, and districts are offered within a state only."""

NARROWED = 6
"""Values offered of each of these: those with most stories, the first of them first."""

IN_ORDER = ("domain", "grade", "year")
"""Facets whose values have an order that readers expect."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to stories: its words, its path or query from the site's root, how many there are, and the value's id."""

    id: str
    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The links of one facet, under its name; `all_href` leads to those that are not among them, and `total` counts all."""

    facet: str
    title: str
    choices: tuple[Choice, ...]
    all_href: str
    total: int


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """Every page below `browse/`, in the site's main language."""
    yield from ways_in(catalog, context)
    for facet in filled(catalog):
        for value in facet.values.values():
            yield from value_pages(catalog, facet, value, context, range(1, last(value) + 1))


def ways_in(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """The first page and that of each facet."""
    yield ways_in_page(catalog, context)
    for facet in filled(catalog):
        yield facet_page(catalog, facet, context)


def last(value: FacetValue) -> int:
    """The number of a value's last page."""
    return -(-len(value.stories) // PER_PAGE)


def addresses(catalog: Catalog) -> Iterator[str]:
    """The paths of all these pages."""
    yield browse_path()
    for facet in filled(catalog):
        yield browse_path(facet.id)
        for value in facet.values.values():
            yield from (browse_path(facet.id, value.id, number + 1) for number in range(last(value)))


def filled(catalog: Catalog) -> tuple[Facet, ...]:
    """The facets that tell stories apart, in the order in which they are offered: those with a value."""
    return tuple(facet for facet in catalog.facets.values() if facet.values)


def ways_in_page(catalog: Catalog, context: SiteContext) -> Page:
    """`browse/`: every facet with its most used values."""
    language = context.language
    ways = [_way_in(facet, language) for facet in filled(catalog)]
    title = messages(language).gettext("Browse all stories")
    return _page(context, "browse/", title, stories(len(catalog.filings), language), [], "site/browse.html", ways=ways, count=len(catalog.filings))


def facet_page(catalog: Catalog, facet: Facet, context: SiteContext) -> Page:
    """`browse/<facet>/`: all values of a facet; districts under their states, states on their grid."""
    language, path = context.language, browse_path(facet.id)
    title = facet_title(facet.id, language)
    tiles = None
    if facet.id == "state":
        names = {state.id: in_language(state.labels, language) for state in catalog.content.places.states.values()}
        tiles = state_tiles({value.id: len(value.stories) for value in facet.values.values()}, names)
    return _page(context, path, title, title, [], "site/browse_facet.html", facet=facet, groups=_groups(catalog, facet, language), tiles=tiles)


def value_pages(catalog: Catalog, facet: Facet, value: FacetValue, context: SiteContext, numbers: Sequence[int]) -> Iterator[Page]:
    """The pages of a value's stories with these numbers: `browse/<facet>/<value>/` is number 1."""
    language = context.language
    name, pages, count = in_language(value.labels, language), last(value), len(value.stories)
    state = catalog.content.places.states[value.parent] if value.parent else None
    side = context.once(("side", facet.id, value.id), lambda: _side(catalog, facet, value, context))
    for number in numbers:
        path = browse_path(facet.id, value.id, number)
        root = root_from(path)
        title = name if number == 1 else messages(language).gettext("%(name)s, page %(number)s") % {"name": name, "number": number}
        before = root + browse_path(facet.id, value.id, number - 1) if number > 1 else None
        after = root + browse_path(facet.id, value.id, number + 1) if number < pages else None
        yield _page(
            context,
            path,
            title,
            sentence(facet.id, name, count, language),
            [Crumb(facet_title(facet.id, language), browse_path(facet.id))],
            "site/browse_value.html",
            cards=context.cards_of(value.stories[(number - 1) * PER_PAGE : number * PER_PAGE]),
            before=before,
            after=after,
            facet=facet,
            kind=facet_name(facet.id, language),
            value=value,
            name=name,
            state=state,
            number=number,
            last=pages,
            side=Markup(side.replace(ROOT, root)),  # noqa: S704 - made by an escaping template
        )


def _side(catalog: Catalog, facet: Facet, value: FacetValue, context: SiteContext) -> str:
    """The links that narrow a value's listing, the same on all of its pages but for the way to the root."""
    narrowings = narrowed(catalog, facet, value, context.language)
    return context.render("site/browse_side.html", context.language, root=ROOT, facet=facet, value=value, narrowings=narrowings) if narrowings else ""


def narrowed(catalog: Catalog, facet: Facet, value: FacetValue, language: str) -> tuple[Choices, ...]:
    """Other facets inside a value: links into search, with true counts. Only what leaves some stories out, and nothing for a single story."""
    made, count = [], len(value.stories)
    facets = [catalog.filings[story].facets for story in value.stories] if count > 1 else []
    for other in NARROWED_BY if facets else ():
        if other == facet.id or other in NOT_WITHIN.get(facet.id, ("district",)):
            continue
        counts = Counter(chain.from_iterable([filed[other] for filed in facets if other in filed]))
        useful = [(found, number) for found, number in counts.items() if number < count]
        best = dict(sorted(useful, key=lambda item: (-item[1], item[0]))[:NARROWED])
        values = catalog.facets[other].values
        order = [found for found in values if found in best] if other in IN_ORDER else list(best)
        links = tuple(Choice(found, in_language(values[found].labels, language), f"search/?{facet.id}={value.id}&{other}={found}", best[found]) for found in order)
        if links:
            made.append(Choices(other, facet_title(other, language), links, "", len(useful)))
    return tuple(made)


def _way_in(facet: Facet, language: str) -> Choices:
    """The values of a facet with most stories, in the facet's own order."""
    most = sorted(facet.values.values(), key=lambda value: -len(value.stories))[:SHOWN]
    shown = {value.id for value in most}
    choices = tuple(_choice(facet, value, language) for value in facet.values.values() if value.id in shown)
    return Choices(facet.id, facet_title(facet.id, language), choices, browse_path(facet.id), len(facet.values))


def _groups(catalog: Catalog, facet: Facet, language: str) -> list[tuple[str, str, list[Choice]]]:
    """All values of a facet under headings: a state's name and path for its districts, else one group without a heading."""
    if facet.id != "district":
        return [("", "", [_choice(facet, value, language) for value in facet.values.values()])]
    states = catalog.facets["state"].values
    return [
        (
            in_language(state.labels, language),
            browse_path("state", state.id),
            [_choice(facet, value, language) for value in facet.values.values() if value.parent == state.id],
        )
        for state in states.values()
        if any(value.parent == state.id for value in facet.values.values())
    ]


def _choice(facet: Facet, value: FacetValue, language: str) -> Choice:
    return Choice(value.id, in_language(value.labels, language), browse_path(facet.id, value.id), len(value.stories))


def _page(
    context: SiteContext,
    path: str,
    title: str,
    description: str,
    steps: Sequence[Crumb],
    template: str,
    cards: Sequence[Card] = (),
    before: str | None = None,
    after: str | None = None,
    **values: object,
) -> Page:
    """A page of this family: what its template shows, with head and breadcrumbs."""
    language, root = context.language, root_from(path)
    words = messages(language)
    above = [] if path == browse_path() else [Crumb(words.gettext("Browse"), browse_path()), *steps]
    crumbs = [Crumb(words.gettext("Home"), ""), *above, Crumb(title, path)]
    head = listing_head(cards, language, context, title=title, description=description, path=path, crumbs=crumbs, before=before, after=after)
    article = context.render(template, language, root=root, title=title, sentence=description, cards=cards, before=before, after=after, **values)
    links = [(crumb.name, root + crumb.path) for crumb in crumbs[:-1]]
    return context.page(path, kind="browse", language=language, title=title, article=article, description=description, head=head, breadcrumbs=links)
