/* Search in the index below search/: the words of a text, the files of the index, the stories that match. The page around it is search_page.js.
   Plain scripts, so that it works from a pen drive. The words are the twin of generator/search/words.py and run the same tables, which the index brings along. */
var mela = (function () {
  "use strict";

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const SIX_BITS = new Uint8Array(128);
  for (let place = 0; place < 64; place++) SIX_BITS[ALPHABET.charCodeAt(place)] = place;

  const PREFIX_FROM = 2; /* characters from which the last word also finds longer ones */
  const PREFIX_SHARDS = 4; /* files that are read for them at most */
  const EXACT = 10, LONGER = 6; /* what a word counts as it stands, and as the beginning of a longer one */

  const NAME = 8; /* characters of the name of a file after its content */

  let base = "", language = "", directory = null, alphabet = null;
  const columns = {}, names = {}, shards = {}, loads = {}, received = {};

  /* ---- Words ---- */

  function character(code) {
    return "\\u{" + code.toString(16) + "}";
  }

  function lettersClass(steps) {
    let end = 0, runs = "";
    for (const step of steps.split(" ")) {
      const [distance, longer] = step.split("+");
      const first = end + parseInt(distance, 16);
      end = first + parseInt(longer || "0", 16);
      runs += character(first) + "-" + character(end);
    }
    return runs;
  }

  function compile(tables) {
    const letters = lettersClass(tables.letters);
    const dropped = tables.dropped.split(" ").map((run) => run.split("-").map((code) => "\\u{" + code + "}").join("-")).join("");
    const folded = new Map(Object.entries(tables.folded));
    for (const zero of tables.zeros.split(" ")) {
      for (let digit = 0; digit < 10; digit++) folded.set(String.fromCodePoint(parseInt(zero, 16) + digit), String(digit));
    }
    const rules = (list) => list.map(([pattern, written]) => [new RegExp(pattern, "gu"), written]);
    return {
      outside: new RegExp("[^" + letters + dropped + tables.joined + "]", "gu"),
      word: new RegExp("[" + letters + "]+(?:'[" + letters + "]+)*", "gu"),
      written: new RegExp("([" + letters + dropped + "]+(?:[" + tables.joined + "][" + letters + dropped + "]+)*)", "u"),
      fold: new RegExp("[" + dropped + [...folded.keys()].map((key) => character(key.codePointAt(0))).join("") + "]", "gu"),
      folded: folded,
      before: rules(tables.before),
      after: rules(tables.after),
      grouped: new RegExp(tables.grouped, "gu"),
    };
  }

  function rewrite(text, rules) {
    return rules.reduce((changed, [pattern, written]) => changed.replace(pattern, written), text);
  }

  /* The keys of the words of a text, in order: character for character those of words() in words.py. */
  function words(text) {
    let known = text.replace(alphabet.outside, " ").normalize("NFKD").toLowerCase();
    known = rewrite(known, alphabet.before).replace(alphabet.fold, (found) => alphabet.folded.get(found) || "");
    known = rewrite(known, alphabet.after).normalize("NFC").replace(alphabet.grouped, (number) => number.replace(/,/g, ""));
    return (known.match(alphabet.word) || [])
      .map((word) => word.replace(/'s$/, "").replace(/'/g, ""))
      .filter((word) => word)
      .map((word) => (word.length > directory.longest ? [...word].slice(0, directory.longest).join("") : word));
  }

  /* A text in pieces; `marked` says whether a piece is a word that was looked for. */
  function pieces(text, wanted) {
    return text.split(alphabet.written).filter((piece) => piece).map((piece) => ({ text: piece, marked: words(piece).some((word) => isWanted(word, wanted)) }));
  }

  function isWanted(word, wanted) {
    return wanted.words.includes(word) || (wanted.prefix !== "" && word.startsWith(wanted.prefix));
  }

  /* ---- Files of the index ---- */

  function load(name) {
    if (!loads[name]) {
      loads[name] = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = base + name + ".js";
        script.dataset.name = name;
        script.onload = () => { script.remove(); resolve(received[name]); };
        script.onerror = () => { script.remove(); delete loads[name]; reject(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return loads[name];
  }

  function receive(value) {
    received[document.currentScript.dataset.name] = value;
  }

  /* Opens the index in the folder `folder` with names in a language, or in the first one that there is, for a first query with words, filters of these facets, and cards that name
     values of those. */
  async function open(folder, wantedLanguage, text, filtered, named) {
    base = folder;
    if (!directory) await load("directory");
    language = directory.languages.includes(wantedLanguage) ? wantedLanguage : directory.languages[0];
    await Promise.all([loadShards(wantedOf(text)), loadFacets(filtered), loadNames(named)]);
  }

  /* Packed terms: each is written as how many characters it shares with the one before and the rest of it. */
  function unpacked(lines) {
    let before = "";
    return lines.split("|").map((line) => (before = before.slice(0, SIX_BITS[line.charCodeAt(0)]) + line.slice(1)));
  }

  /* ---- Facets ---- */

  const bundlesOf = (wanted) => directory.bundles.filter((bundle) => bundle.facets.some((facet) => wanted.includes(facet)));

  /* Loads the values of facets with their names; facets that are not in the index are passed over. */
  function loadNames(wanted) {
    return Promise.all(bundlesOf(wanted).map(async (bundle) => Object.assign(names, await load("labels-" + bundle.labels[language]))));
  }

  /* Loads what stories are filed under, and the names. */
  async function loadFacets(wanted) {
    const named = loadNames(wanted);
    await Promise.all(bundlesOf(wanted).map(async (bundle) => {
      const found = await load("facets-" + bundle.columns);
      await named;
      for (const facet of bundle.facets) {
        if (found[facet].within) await loadFacets([found[facet].within]);
        columns[facet] = columns[facet] || columnOf(found[facet]);
      }
    }));
  }

  /* {sets: [[places of values]], numbers: for each story the place of its set}. */
  function columnOf(written) {
    const own = { sets: written.sets.split("|").map((set) => placesOf(set, written.width)), numbers: numbersOf(written.codes, written.lengths) };
    return written.within ? among(own, written.parents, written.within) : own;
  }

  function placesOf(set, width) {
    const places = [];
    for (let start = 0; start < set.length; start += width) {
      let place = 0;
      for (let at = start; at < start + width; at++) place = (place << 6) | SIX_BITS[set.charCodeAt(at)];
      places.push(place);
    }
    return places;
  }

  /* Reads canonical Huffman codes: `lengths` says how many there are of one bit, of two, and so on. */
  function numbersOf(codes, lengths) {
    const numbers = new Uint32Array(directory.stories);
    let story = 0, length = 0, code = 0, first = 0, shorter = 0;
    for (let place = 0; place < 6 * codes.length && story < numbers.length; place++) {
      code = (code << 1) | ((SIX_BITS[codes.charCodeAt(Math.floor(place / 6))] >> (5 - (place % 6))) & 1);
      first <<= 1;
      const many = lengths[length++];
      if (code - first < many) {
        numbers[story++] = shorter + code - first;
        length = code = first = shorter = 0;
      } else {
        first += many;
        shorter += many;
      }
    }
    return numbers;
  }

  /* A facet whose values were counted among those that lie within the same value of another. */
  function among(own, parents, within) {
    const other = columns[within];
    const children = names[within].values.map((value) => parents.flatMap((parent, place) => (parent === value ? [place] : [])));
    const sets = [], numbers = new Uint32Array(directory.stories), known = new Map();
    numbers.forEach((zero, story) => {
      const key = other.numbers[story] * own.sets.length + own.numbers[story];
      if (!known.has(key)) {
        const [parent] = other.sets[other.numbers[story]];
        known.set(key, sets.push(own.sets[own.numbers[story]].map((place) => children[parent][place])) - 1);
      }
      numbers[story] = known.get(key);
    });
    return { sets: sets, numbers: numbers };
  }

  /* ---- Shards ---- */

  /* The place of the last shard whose first term is not after the word. */
  function shardOf(word) {
    let low = 0, high = directory.first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (directory.first[middle] <= word) low = middle; else high = middle - 1;
    }
    return low;
  }

  function shardsOf(word, isPrefix) {
    if (!directory.shards) return [];
    const places = [shardOf(word)];
    let next = places[0] + 1;
    while (isPrefix && places.length < PREFIX_SHARDS && next < directory.first.length && directory.first[next].startsWith(word)) places.push(next++);
    return places;
  }

  /* The words of a query, each once, and the last one as `prefix` if it is long enough to stand for longer ones. */
  function wantedOf(text) {
    const found = [...new Set(words(text))], last = found[found.length - 1] || "";
    return { words: found, prefix: [...last].length >= PREFIX_FROM ? last : "" };
  }

  function loadShards(wanted) {
    const needed = new Set(wanted.words.flatMap((word) => shardsOf(word, word === wanted.prefix)));
    return Promise.all([...needed].map(async (place) => {
      const [terms, codes] = await load("words-" + nameAt(directory.shards, place));
      shards[place] = shards[place] || { terms: unpacked(terms), codes: codes.split("|") };
    }));
  }

  function nameAt(names, place) {
    return names.slice(NAME * place, NAME * (place + 1));
  }

  /* The first posting says its story's number, each other one how many older stories lie between it and the one before. */
  function eachPosting(code, receivePosting) {
    let story = -1, value = 0, shift = 0;
    for (let place = 0; place < code.length; place++) {
      const bits = SIX_BITS[code.charCodeAt(place)];
      value |= (bits & 31) << shift;
      if (bits & 32) { shift += 5; continue; }
      story = story < 0 ? value >> 3 : story - (value >> 3) - 1;
      receivePosting(story, value & 7);
      value = shift = 0;
    }
  }

  /* ---- Matching ---- */

  /* For every story how well it matches one word: 0, or its impact times EXACT or LONGER, the best of its terms. */
  function matches(word, isPrefix) {
    const best = new Uint16Array(directory.stories);
    let count = 0;
    for (const place of shardsOf(word, isPrefix)) {
      shards[place].terms.forEach((term, line) => {
        if (term !== word && !(isPrefix && term.startsWith(word))) return;
        const weight = term === word ? EXACT : LONGER;
        eachPosting(shards[place].codes[line], (story, level) => {
          if (!best[story]) count++;
          best[story] = Math.max(best[story], weight * directory.impacts[level]);
        });
      });
    }
    return { best: best, count: count };
  }

  /* BM25's rarity of a word that `count` stories have, in thousandths. */
  function rarity(count) {
    return Math.floor(1000 * Math.log(1 + (directory.stories - count + 0.5) / (count + 0.5)) + 0.5);
  }

  /* The filters as, for every facet, which of its sets of values pass. A value that no story has lets nothing pass. */
  function gates(filters) {
    return Object.keys(filters).filter((facet) => columns[facet] && filters[facet].length).map((facet) => {
      const places = filters[facet].map((value) => names[facet].values.indexOf(value));
      return { facet: facet, numbers: columns[facet].numbers, open: columns[facet].sets.map((set) => set.some((place) => places.includes(place))) };
    });
  }

  /* The stories of a query {text, filters: {facet: [ids]}, any, byDate}: all words must match (with `any`, one), the last one also as the beginning of a longer word;
     of a facet's chosen values one must match, of the facets all. Ranked by the sum of rarity * match over the words, newer first among equals.
     Gives {numbers, wanted, missing, before, without, count}: the stories' numbers in order; the words looked for, for marking; those that no story has; how many
     stories match before the filters; for each filtered facet how many would show without that facet's filter; and a function that counts the stories by values. */
  async function find(query) {
    const wanted = wantedOf(query.text);
    await Promise.all([loadShards(wanted), loadFacets(Object.keys(query.filters))]);

    const score = new Float64Array(directory.stories), matched = new Uint8Array(directory.stories), missing = [];
    wanted.words.forEach((word) => {
      const found = matches(word, word === wanted.prefix), weight = rarity(found.count);
      if (!found.count) missing.push(word);
      found.best.forEach((value, story) => { if (value) { score[story] += weight * value; matched[story]++; } });
    });
    const enough = query.any ? Math.min(1, wanted.words.length) : wanted.words.length;
    const filters = gates(query.filters), isMatch = (story) => matched[story] >= enough;
    const result = { numbers: [], wanted: wanted, missing: missing, before: 0, without: {} };
    filters.forEach((gate) => { result.without[gate.facet] = 0; });
    result.before = filter(isMatch, filters, (story) => result.numbers.push(story), (story, facet) => result.without[facet]++);
    for (const facet in result.without) result.without[facet] += result.numbers.length;
    if (!query.byDate && wanted.words.length) result.numbers.sort((one, other) => score[other] - score[one] || other - one);
    result.count = (counted) => countsOf(counted, isMatch, filters);
    return result;
  }

  /* Goes through the stories that match, the newest first, and tells those that pass all filters and those that fail one alone; gives how many match. */
  function filter(isMatch, filters, passes, failsOnly) {
    let before = 0;
    for (let story = directory.stories - 1; story >= 0; story--) {
      if (!isMatch(story)) continue;
      before++;
      const closed = filters.filter((gate) => !gate.open[gate.numbers[story]]);
      if (!closed.length) passes(story);
      else if (closed.length === 1) failsOnly(story, closed[0].facet);
    }
    return before;
  }

  /* How many stories each value of each of these facets has. A facet's own filter does not touch its counts: they say what choosing that value too would give. */
  async function countsOf(counted, isMatch, filters) {
    await loadFacets(counted);
    const known = counted.filter((facet) => columns[facet]), bySet = {}, counts = {};
    for (const facet of known) bySet[facet] = new Uint32Array(columns[facet].sets.length);
    filter(
      isMatch, filters,
      (story) => { for (const facet of known) bySet[facet][columns[facet].numbers[story]]++; },
      (story, facet) => { if (bySet[facet]) bySet[facet][columns[facet].numbers[story]]++; },
    );
    for (const facet of known) {
      counts[facet] = new Array(names[facet].values.length).fill(0);
      bySet[facet].forEach((count, set) => columns[facet].sets[set].forEach((place) => { counts[facet][place] += count; }));
    }
    return counts;
  }

  /* The cards of stories: {number, id, photo, texts: [[language, title, summary]], named: {facet: id of a value; of the district its names by language}}. */
  function cardsOf(numbers) {
    return Promise.all(numbers.map(async (number) => {
      const name = nameAt(directory.cards, Math.floor(number / directory.group));
      const block = await load("cards-" + Math.floor(number / directory.block) + "-" + name);
      const [id, photo, texts, named] = block[number % directory.block];
      return { number: number, id: id, photo: photo, texts: texts, named: named };
    }));
  }

  return {
    /* What the files of the index call. */
    directory: (value) => { directory = value; directory.first = unpacked(value.first); alphabet = compile(value.alphabet); },
    columns: receive,
    labels: receive,
    shard: (terms, codes) => receive([terms, codes]),
    cards: receive,
    /* What the page calls. */
    open: open,
    find: find,
    words: words,
    pieces: pieces,
    cardsOf: cardsOf,
    loadNames: loadNames,
    facets: () => directory.facets,
    names: names, /* {facet: {values: [ids], labels: [names]}} of the facets whose names are loaded */
    isRightToLeft: (code) => directory.rtl.includes(code),
  };
})();
