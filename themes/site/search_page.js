/* The search page: address to query, query to results, a reader's choices to the next address. What is found and how is in search.js. */
(function () {
  "use strict";

  const page = document.querySelector("[data-search]");
  if (!page) return;
  const part = (name) => page.querySelector("[data-" + name + "]");
  const said = JSON.parse(page.dataset.said);
  const facetNames = JSON.parse(page.dataset.facetNames);
  const facetSentences = JSON.parse(page.dataset.facetSentences);
  const root = page.dataset.root, language = page.dataset.language;
  const input = page.querySelector("input[name=q]");
  const siteTitle = document.title;

  const STEP = 12; /* stories that are shown at first and more with each "more" */
  const WHOLE = 24; /* a result of so many stories is shown whole */
  const SHORT = 8; /* values of a facet before "show all" */
  const OPEN = ["state", "domain", "theme"]; /* facets that stand open from the start */
  const NAMED = ["state", "domain", "award"]; /* facets whose values cards name */

  let query = null; /* {text, filters, any, date}: what the address says */
  let result = null;
  let shown = STEP;
  let turn = 0; /* the number of the latest query: an earlier one that comes late is not drawn */
  const everyValue = {}; /* facets of which all values are shown */
  const opened = new Set(OPEN); /* facets whose values are counted */

  /* ---- Words ---- */

  const fill = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (whole, name) => values[name]);
  const digits = (count) => count.toLocaleString("en-IN");
  const stories = (count) => fill(new Intl.PluralRules(language).select(count) === "one" ? said.story : said.stories, { count: digits(count) });
  const either = (names) => names.reduce((first, other) => fill(said.or, { first: first, other: other }));

  function labelOf(facet, value) {
    const { values, labels } = mela.names[facet], place = values.indexOf(value);
    return place < 0 ? value : labels[place];
  }

  function sentence() {
    let text = result.numbers.length ? stories(result.numbers.length) : said.none;
    if (query.text) text = fill(query.any ? said.any : said.words, { stories: text, name: fill(said.quoted, { words: query.text }) });
    for (const facet of Object.keys(query.filters)) {
      text = fill(facetSentences[facet], { stories: text, name: either(query.filters[facet].map((value) => labelOf(facet, value))) });
    }
    if (result.numbers.length < 2) return text;
    return fill(isByDate() ? said.newest : said.best, { sentence: text });
  }

  /* ---- Address ---- */

  const isByDate = () => query.date || !result.wanted.words.length;

  /* A value may also be given by its name. */
  function valueOf(facet, written) {
    const { values, labels } = mela.names[facet];
    const place = labels.findIndex((label) => label.toLowerCase() === written.toLowerCase());
    return values.includes(written) || place < 0 ? written : values[place];
  }

  const addressed = () => [...new URLSearchParams(location.search).keys()];

  function readAddress() {
    const given = new URLSearchParams(location.search);
    const filters = {};
    for (const facet of mela.facets().filter((facet) => given.has(facet))) {
      const values = [...new Set(given.getAll(facet).filter((value) => value).map((value) => valueOf(facet, value)))];
      if (values.length) filters[facet] = values;
    }
    return { text: (given.get("q") || "").trim().slice(0, 200), filters: filters, any: given.get("any") === "1", date: given.get("sort") === "date" };
  }

  function address(wanted) {
    const given = new URLSearchParams();
    if (wanted.text) given.set("q", wanted.text);
    for (const facet of Object.keys(wanted.filters)) wanted.filters[facet].forEach((value) => given.append(facet, value));
    if (wanted.any) given.set("any", "1");
    if (wanted.date) given.set("sort", "date");
    const text = given.toString();
    return location.pathname + (text ? "?" + text : "");
  }

  /* ---- Choices ---- */

  function choose(changes) {
    const next = Object.assign({}, query, changes);
    history.pushState(null, "", address(next));
    return show();
  }

  function chooseValue(facet, value, isChosen) {
    const filters = Object.assign({}, query.filters);
    const values = (filters[facet] || []).filter((other) => other !== value);
    if (isChosen) values.push(value);
    if (values.length) filters[facet] = values; else delete filters[facet];
    return choose({ filters: filters });
  }

  const withoutFacet = (facet) => Object.assign({}, query.filters, { [facet]: [] });

  /* ---- Drawing ---- */

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function button(text, act, className) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  const copy = (name) => part(name).content.firstElementChild.cloneNode(true);

  async function show() {
    const mine = ++turn;
    page.setAttribute("aria-busy", "true");
    const filtered = mela.facets().filter((facet) => addressed().includes(facet));
    filtered.forEach((facet) => opened.add(facet));
    await mela.loadNames([...filtered, ...NAMED]);
    if (mine !== turn) return;
    query = readAddress();
    const found = await mela.find({ text: query.text, filters: query.filters, any: query.any, byDate: query.date });
    if (mine !== turn) return;
    result = found;
    shown = (history.state && history.state.shown) || (result.numbers.length <= WHOLE ? WHOLE : STEP);
    const loaded = mela.cardsOf(result.numbers.slice(0, shown)), counted = found.count([...opened]); /* the cards first: they are what she came for */
    counted.catch(() => {}); /* said where it is waited for */
    const cards = await loaded;
    if (mine !== turn) return;
    input.value = query.text;
    document.title = query.text ? fill(said.title, { words: query.text }) : siteTitle;
    part("sentence").textContent = sentence();
    part("sort-field").hidden = !query.text || result.numbers.length < 2;
    part("sort").value = query.date ? "date" : "";
    drawChosen();
    drawEmpty();
    part("results").replaceChildren(...cards.map(drawCard));
    part("more").hidden = shown >= result.numbers.length;
    const counts = await counted;
    if (mine !== turn) return;
    drawFacets(counts);
    page.removeAttribute("aria-busy");
  }

  function drawChosen() {
    const chosen = Object.keys(query.filters).flatMap((facet) => query.filters[facet].map((value) => ({ facet: facet, value: value })));
    const items = chosen.map(({ facet, value }) => {
      const name = labelOf(facet, value);
      const made = button(name, () => chooseValue(facet, value, false).then(() => input.focus()), "search-remove");
      made.setAttribute("aria-label", fill(said.remove, { name: name }));
      return made;
    });
    if (items.length > 1) items.push(button(said.clear, () => choose({ filters: {} }).then(() => input.focus()), "search-clear"));
    part("chosen").replaceChildren(...items.map((made) => { const item = element("li"); item.append(made); return item; }));
    part("chosen").hidden = !items.length;
    part("open-filters").textContent = chosen.length ? fill(said.filtersChosen, { count: digits(chosen.length) }) : said.filters;
  }

  function drawFacets(counts) {
    const place = part("facets");
    for (const facet of mela.facets()) {
      let box = place.querySelector('[data-facet="' + facet + '"]');
      if (!box) {
        box = copy("facet-template");
        box.dataset.facet = facet;
        box.open = OPEN.includes(facet) || facet in query.filters;
        box.querySelector(".facet-name").textContent = facetNames[facet] || facet;
        box.querySelector(".facet-all").addEventListener("click", () => {
          everyValue[facet] = true;
          drawFacet(facet, box, box.counts);
          box.querySelector("input").focus();
        });
        box.addEventListener("toggle", () => {
          if (!box.open || opened.has(facet)) return;
          opened.add(facet);
          show().catch(failed);
        });
        place.append(box);
      }
      if (counts[facet]) drawFacet(facet, box, counts[facet]);
    }
  }

  /* A facet's values that would show stories, and those chosen; where they are many, those with most stories until all are asked for. */
  function drawFacet(facet, box, counts) {
    const chosen = query.filters[facet] || [];
    box.counts = counts;
    const values = mela.names[facet].values.map((value, place) => ({ value: value, label: mela.names[facet].labels[place], count: counts[place], chosen: chosen.includes(value) }));
    const offered = values.filter((value) => value.count || value.chosen);
    let drawn = offered;
    if (offered.length > SHORT && !everyValue[facet]) {
      const best = offered.slice().sort((one, other) => other.chosen - one.chosen || other.count - one.count).slice(0, Math.max(SHORT, chosen.length));
      drawn = offered.filter((value) => best.includes(value));
    }
    const list = box.querySelector(".facet-values");
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    list.replaceChildren(...drawn.map((value) => drawValue(facet, value)));
    box.hidden = !offered.length;
    const all = box.querySelector(".facet-all");
    all.hidden = drawn.length === offered.length;
    all.textContent = fill(said.showAll, { count: digits(offered.length) });
    const again = focused !== null && [...list.querySelectorAll("input")].find((box) => box.value === focused);
    if (again) again.focus();
  }

  function drawValue(facet, value) {
    const item = copy("value-template"), box = item.querySelector("input");
    box.name = facet;
    box.value = value.value;
    box.checked = value.chosen;
    box.addEventListener("change", () => chooseValue(facet, value.value, box.checked));
    item.querySelector(".facet-label").textContent = value.label;
    item.querySelector(".facet-count").textContent = digits(value.count);
    return item;
  }

  /* What to loosen where nothing is found. */
  function drawEmpty() {
    const place = part("empty");
    place.hidden = result.numbers.length > 0;
    place.replaceChildren();
    if (!place.hidden) place.append(...reasons(), choices());
  }

  function reasons() {
    const missing = result.missing.map((word) => element("p", "", fill(said.noneHas, { name: fill(said.quoted, { words: word }) })));
    if (missing.length) return [...missing, element("p", "", said.advice)];
    return [element("p", "", result.before ? said.nothing : said.noneHasAll)];
  }

  function choices() {
    const list = element("ul", "search-loosen");
    const offer = (text, changes) => { const item = element("li"); item.append(button(text, () => choose(changes).then(() => input.focus()))); list.append(item); };
    if (!result.before && !query.any && result.wanted.words.length > result.missing.length && result.wanted.words.length > 1) offer(said.offerAny, { any: true });
    for (const facet of Object.keys(query.filters)) {
      const names = either(query.filters[facet].map((value) => labelOf(facet, value)));
      if (result.without[facet]) offer(fill(said.without, { name: names, stories: stories(result.without[facet]) }), { filters: withoutFacet(facet) });
    }
    if (result.before && Object.keys(query.filters).length > 1) offer(said.clear, { filters: {} });
    return list;
  }

  /* ---- Cards ---- */

  const block = (text) => (text ? text.codePointAt(0) >> 7 : -1);

  /* The text that matched best in title and summary; else one in the script of the words; else the page's language; else as written. */
  function textOf(card) {
    const wanted = result.wanted, script = block(wanted.words[0] || "");
    const worth = ([code, title, summary], place) => {
      const held = [title, summary].reduce((sum, text) => sum + mela.pieces(text, wanted).filter((piece) => piece.marked).length, 0);
      return (held ? 8 : 0) + (block(mela.words(title)[0]) === script ? 4 : 0) + (code === language ? 2 : 0) + (place === 0 ? 1 : 0);
    };
    return card.texts.reduce((best, text, place) => (place && worth(text, place) > worth(best, card.texts.indexOf(best)) ? text : best), card.texts[0]);
  }

  const nameOf = (facet, card) => (card.named[facet] ? labelOf(facet, card.named[facet]) : "");

  /* District and state, as far as they are known. */
  function placeOf(card) {
    const names = card.named.district, district = names && (names[language] || names.en || Object.values(names)[0]);
    return [district, nameOf("state", card)].filter((name) => name).join(", ");
  }

  function drawCard(card) {
    const item = copy("card-template"), [code, title, summary] = textOf(card);
    if (card.named.domain) item.firstElementChild.dataset.domain = card.named.domain;
    if (card.photo) {
      const photo = element("img");
      Object.assign(photo, { src: root + card.photo, alt: "", loading: "lazy", decoding: "async" });
      item.querySelector(".card-photo").append(photo);
    }
    fillOrRemove(item, ".domain", nameOf("domain", card));
    fillOrRemove(item, ".award", nameOf("award", card));
    if (!item.querySelector(".card-marks").children.length) item.querySelector(".card-marks").remove();
    fillOrRemove(item, ".card-place", placeOf(card));
    item.querySelector("a").href = root + (code === card.texts[0][0] ? "" : code + "/") + "stories/" + card.id + "/";
    mark(item.querySelector("a"), title);
    mark(item.querySelector(".card-summary"), summary);
    if (code !== language) {
      for (const text of item.querySelectorAll(".card-title, .card-summary")) {
        text.lang = code;
        text.dir = mela.isRightToLeft(code) ? "rtl" : "ltr";
      }
    }
    return item;
  }

  function fillOrRemove(item, selector, text) {
    const found = item.querySelector(selector);
    if (text) found.textContent = text; else found.remove();
  }

  function mark(place, text) {
    place.append(...mela.pieces(text, result.wanted).map((piece) => (piece.marked ? element("mark", "", piece.text) : document.createTextNode(piece.text))));
  }

  /* ---- Filters: beside the results where there is room, in a dialog where there is not ---- */

  function openFilters() {
    if (getComputedStyle(part("side")).display === "none") {
      part("sheet").append(part("facets"));
      part("sheet").showModal();
    } else {
      part("facets").querySelector("[data-facet]:not([hidden]) summary").focus();
    }
  }

  /* ---- Beginning ---- */

  function failed() {
    page.removeAttribute("aria-busy");
    part("sentence").textContent = said.failed;
  }

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    choose({ text: input.value.trim(), any: false }).catch(failed);
  });
  part("sort").addEventListener("change", (event) => choose({ date: event.target.value === "date" }).catch(failed));
  part("more").addEventListener("click", async () => {
    const cards = await mela.cardsOf(result.numbers.slice(shown, shown + STEP));
    const drawn = cards.map(drawCard);
    shown += STEP;
    history.replaceState({ shown: shown }, "");
    part("results").append(...drawn);
    part("more").hidden = shown >= result.numbers.length;
    drawn[0].querySelector("a").focus();
  });
  part("open-filters").addEventListener("click", openFilters);
  part("close-filters").addEventListener("click", () => part("sheet").close());
  part("sheet").addEventListener("close", () => part("side").append(part("facets")));
  addEventListener("popstate", () => show().catch(failed));

  page.hidden = false;
  mela.open(root + "search/", language, new URLSearchParams(location.search).get("q") || "", addressed(), NAMED).then(show).catch(failed);
})();
