"""`figures/`: one question a chart, its answer as the title, the numbers in a table beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalog.catalog import Catalog
from generator.catalog.charts import Series, bars, line, stacked_bars, state_tiles
from generator.catalog.figures import Count, StateCount, by_state, by_year, counts, totals
from generator.catalog.marks import Chart
from generator.engine.output import Page
from generator.locale.messages import messages
from generator.locale.values import number_words
from generator.model.label import in_language
from generator.model.language import language as language_of
from generator.site.addresses import browse_path, root_from
from generator.site.context import SiteContext
from generator.site.facet_words import facet_name
from generator.site.schema import Crumb
from generator.site.structured import listing_head

PATH = "figures/"

STATES = 12
"""States in the chart of states and domains; the table has them all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A chart with the question and the answer that it gives, as its title, and the numbers in it.

    `columns` and `rows` (`name`, `values`, `href` from the site's root) make the table; `legend` gives names and tones of the chart's series.
    """

    id: str
    title: str
    question: str
    chart: Chart
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    legend: tuple[tuple[str, str], ...] = ()


def pages(catalog: Catalog, context: SiteContext) -> Iterator[Page]:
    """The page of figures, which is there before the first story is."""
    language, words, root = context.language, messages(context.language), root_from(PATH)
    title = words.gettext("Figures")
    description = words.gettext("Where the stories come from, what they are about, and where none has been told yet.")
    crumbs = [Crumb(words.gettext("Home"), ""), Crumb(title, PATH)]
    article = context.render(
        "site/figures.html",
        language,
        root=root,
        title=title,
        sentence=description,
        totals=totals(catalog.filings.values()),
        answers=answers(catalog, language),
    )
    yield context.page(
        PATH,
        kind="figures",
        language=language,
        title=title,
        article=article,
        description=description,
        head=listing_head((), language, context, title=title, description=description, path=PATH, crumbs=crumbs),
        breadcrumbs=[(words.gettext("Home"), root)],
    )


def addresses() -> Iterator[str]:
    """The path of this page."""
    yield PATH


def answers(catalog: Catalog, language: str) -> tuple[Answer, ...]:
    """The charts, each left out where there is nothing to show in it."""
    found = (_states(catalog, language), _domains(catalog, language), _years(catalog, language), _states_by_domain(catalog, language))
    return tuple(answer for answer in found if answer)


def _states(catalog: Catalog, language: str) -> Answer | None:
    """Which districts have no story yet? In the states that have any."""
    words, states = messages(language), by_state(catalog)
    if not states:
        return None
    missing, all_districts = sum(len(state.districts_without) for state in states), sum(state.districts for state in states)
    title = words.ngettext(
        "%(missing)s of %(all)s districts in these states has no story yet", "%(missing)s of %(all)s districts in these states have no story yet", missing
    )
    if not missing:
        title = words.gettext("Every district in these states has told a story")
    title = title % {"missing": number_words(missing, language), "all": number_words(all_districts, language)}
    names = {state.id: in_language(state.labels, language) for state in catalog.content.places.states.values()}
    rows = tuple(
        _row(names[state.id], (state.stories, state.districts - len(state.districts_without), len(state.districts_without)), "state", state.id) for state in states
    )
    return Answer(
        "states",
        title,
        words.gettext("Where do the stories come from?"),
        state_tiles({state.id: state.stories for state in states}, names),
        (facet_name("state", language), words.gettext("Stories"), words.gettext("Districts with stories"), words.gettext("Districts without")),
        rows,
    )


def _domains(catalog: Catalog, language: str) -> Answer | None:
    """What are the stories about?"""
    words, found = messages(language), counts(catalog, "domain")
    if not found:
        return None
    most = max(found, key=lambda count: count.stories)
    share = round(100 * most.stories / sum(count.stories for count in found))
    title = words.gettext("%(share)s %% of the stories are about %(domain)s") % {"share": number_words(share, language), "domain": in_language(most.labels, language)}
    return Answer(
        "domains",
        title,
        words.gettext("What are the stories about?"),
        bars([(in_language(count.labels, language), count.stories) for count in found], _direction(language), [f"domain-{count.id}" for count in found]),
        (facet_name("domain", language), words.gettext("Stories")),
        _rows(found, "domain", language),
    )


def _years(catalog: Catalog, language: str) -> Answer | None:
    """Are there more each year?"""
    words, found = messages(language), by_year(catalog)
    if not found:
        return None
    most = max(found, key=lambda count: (count.stories, int(count.id)))
    title = words.ngettext("%(count)s story from %(year)s, more than from any other year", "%(count)s stories from %(year)s, more than from any other year", most.stories)
    if len(found) == 1 or sum(count.stories == most.stories for count in found) > 1:
        title = words.ngettext("%(count)s story from %(year)s", "%(count)s stories from %(year)s", most.stories)
    return Answer(
        "years",
        title % {"count": number_words(most.stories, language), "year": most.id},
        words.gettext("Are there more each year?"),
        line([(count.id, count.stories) for count in found], _direction(language)),
        (facet_name("year", language), words.gettext("Stories")),
        tuple(row if row["values"][0] else {**row, "href": ""} for row in _rows(found, "year", language)),
    )


def _states_by_domain(catalog: Catalog, language: str) -> Answer | None:
    """Which kinds of improvement happen where?"""
    words, states, domains = messages(language), by_state(catalog), counts(catalog, "domain")
    if not states or len(domains) < 2:
        return None
    names = tuple(in_language(domain.labels, language) for domain in domains)
    shown = states[:STATES]
    tones = tuple(f"domain-{domain.id}" for domain in domains)
    series = [Series(name, tuple(float(state.by_domain[number]) for state in shown), tones[number]) for number, name in enumerate(names)]
    return Answer(
        "kinds",
        _everywhere(states, names, language),
        words.gettext("Which kinds of improvement happen where?"),
        stacked_bars([in_language(state.labels, language) for state in shown], series, _direction(language)),
        (facet_name("state", language), *names),
        tuple(_row(in_language(state.labels, language), state.by_domain, "state", state.id) for state in states),
        legend=tuple(zip(names, tones, strict=True)),
    )


def _everywhere(states: tuple[StateCount, ...], names: tuple[str, ...], language: str) -> str:
    """What the stacked bars say: how many states have stories of every domain."""
    words = messages(language)
    complete = sum(all(state.by_domain) for state in states)
    said = words.ngettext(
        "%(complete)s of %(all)s states has stories in all %(domains)s domains", "%(complete)s of %(all)s states have stories in all %(domains)s domains", complete
    )
    if not complete:
        said = words.gettext("No state has stories in all %(domains)s domains yet")
    elif complete == len(states):
        said = words.gettext("Every state here has stories in all %(domains)s domains")
    return said % {"complete": number_words(complete, language), "all": number_words(len(states), language), "domains": number_words(len(names), language)}


def _rows(found: tuple[Count, ...], facet: str, language: str) -> tuple[dict[str, Any], ...]:
    return tuple(_row(in_language(count.labels, language), (count.stories,), facet, count.id) for count in found)


def _row(name: str, values: tuple[int, ...], facet: str, value: str) -> dict[str, Any]:
    return {"name": name, "values": values, "href": browse_path(facet, value)}


def _direction(language: str) -> str:
    return language_of(language).direction
