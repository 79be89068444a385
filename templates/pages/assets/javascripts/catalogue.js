/* The catalogue: search over inflected words, filters with counts, order; the choice stands in the address. The words of
   all cards are loaded when something is first asked for. Without this script all cards stand on the page by category.
   An answer to a thousand cards comes with the next frame: what can be worked out once is kept in tables, an answer in another
   order is drawn from copies of the cards, and only as much of it at once as a screen shows; the rest follows when nothing else waits. */
(() => {
  const { words, root, telling } = window.clusterbookWords ?? {};
  const frame = document.querySelector("[data-catalogue]");
  if (!frame || !words) return;

  const form = frame.querySelector("form");
  const shelves = frame.querySelector("[data-shelves]");
  const groups = [...frame.querySelectorAll("[data-group]")].map((section) => ({ section, cards: [...section.querySelector("ul").children] }));
  const cards = groups.flatMap((group) => group.cards);
  const results = frame.querySelector("[data-results]"), lists = results.querySelector("[data-drawn]");
  const said = frame.querySelector("[data-said]");
  const reset = form.querySelector("[type=reset]");
  const usual = form.elements.sort.options[0], byCategory = usual.text;
  const facets = [...form.querySelectorAll("fieldset")].map((side) => [...side.querySelectorAll("input")]);
  const counts = facets.map((side) => side.map((box) => box.parentElement.querySelector("[data-count]").firstChild));
  const compare = new Intl.Collator(document.documentElement.lang).compare;
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const TITLE = 12, WHOSE = 6, OTHER = 2, PART = 0.6, TYPO = 0.4;
  const SHORTEST_TYPO = 4;
  const FIRST = 36, MORE = 60; // cards drawn at once, more than a screen shows: full rows in one to four columns
  const PAUSE = 400; // milliseconds: whoever types on does not wait for what he will not see

  // Numbers of codes are read together: «9019 20 000 0» is 9019200000.
  const asked = (text) => text.replace(/\d[\d .\u00a0]*\d/g, (found) => found.replace(/\D/g, ""));

  let known = null; // the words of all cards, when they are loaded
  let loading = null;

  const take = ({ items }) => {
    const stems = new Map(); // a word as written → its stem
    const cardsOf = new Map(); // a stem → the cards that have it, in their order, and how much it tells of each
    const add = (text, place, weight) => {
      for (const word of words(text)) {
        if (!stems.has(word)) stems.set(word, root(word));
        const term = stems.get(word);
        if (!cardsOf.has(term)) cardsOf.set(term, { places: [], weights: [] });
        const { places, weights } = cardsOf.get(term), last = places.length - 1;
        if (places[last] === place) weights[last] = Math.max(weights[last], weight);
        else weights[places.push(place) - 1] = weight;
      }
    };
    items.forEach(([title, whose, other, codes], place) => {
      add(title, place, TITLE);
      add(whose, place, WHOSE);
      add(other, place, OTHER);
      codes.forEach((code) => add(code, place, WHOSE));
    });
    return { stems, cardsOf, terms: [...cardsOf.keys()].sort(), choices: items.map((item) => item[4]), ...orders(items) };
  };

  // The place of each card in order of its name, or of its company and name; worked out when nothing waits, or when asked for.
  const orders = (items) => {
    const kept = {};
    const ranks = (texts) => {
      const found = new Uint32Array(texts.length);
      const order = texts.map((_, place) => place).sort((a, b) => compare(texts[a], texts[b]));
      order.forEach((place, rank) => { found[place] = rank && !compare(texts[order[rank - 1]], texts[place]) ? found[order[rank - 1]] : rank; });
      return found;
    };
    const by = { name: () => ranks(items.map((item) => item[0].replace(/["«»“”„]/g, ""))), maker: () => ranks(items.map((item) => item[1])) };
    const rank = (order) => (kept[order] ??= by[order]());
    Object.keys(by).forEach((order) => idle(() => rank(order)));
    return { rank };
  };

  const load = () => {
    loading ??= fetch(frame.dataset.catalogue)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((found) => { known = take(found); });
    return loading;
  };

  // Whether two words differ in one letter: another, one more, one less, or two neighbours changed.
  const near = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    if (one.length === other.length) {
      if (one.slice(start + 1) === other.slice(start + 1)) return true;
      return one[start] === other[start + 1] && one[start + 1] === other[start] && one.slice(start + 2) === other.slice(start + 2);
    }
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return short.slice(start) === long.slice(start + 1);
  };

  // All stems with a beginning: they stand together in their order.
  const beginning = (start) => {
    let low = 0, high = known.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known.terms[middle] < start) low = middle + 1;
      else high = middle;
    }
    while (high < known.terms.length && known.terms[high].startsWith(start)) high += 1;
    return known.terms.slice(low, high);
  };

  // How well each card is found by one word; zero is not at all.
  const found = (word) => {
    const term = root(word), sums = new Float32Array(cards.length);
    let any = false;
    const add = (other, factor) => {
      const { places, weights } = known.cardsOf.get(other);
      places.forEach((place, n) => { sums[place] = Math.max(sums[place], weights[n] * factor); });
      any = true;
    };
    if (known.cardsOf.has(term)) add(term, 1);
    if (term.length > 1 || !/\d/.test(term)) [...beginning(term), ...(word.startsWith(term) ? [] : beginning(word))].forEach((other) => other !== term && add(other, PART));
    if (any || word.length < SHORTEST_TYPO || /\d/.test(word)) return sums;
    for (const [form, other] of known.stems) if (near(form, word) || (term.length >= SHORTEST_TYPO && near(other, term))) add(other, TYPO);
    return sums;
  };

  let before = new Map(); // the words that were asked for last → what they found: but one has stayed as it was

  // A score for each card that has all words; where none has, for those with most of them.
  const search = (text) => {
    before = new Map(telling(words(asked(text))).map((word) => [word, before.get(word) ?? found(word)]));
    const all = [...before.values()], scores = new Float32Array(cards.length);
    const having = cards.map((_, place) => all.reduce((sum, told) => sum + (told[place] > 0), 0));
    const most = having.reduce((one, other) => Math.max(one, other), 1);
    having.forEach((many, place) => { if (many === most) scores[place] = all.reduce((sum, told) => sum + told[place], 0); });
    return scores;
  };

  // The cards that stand to all choices, and how many each choice would leave with the choices of all other sides.
  const choose = (scores) => {
    const picked = facets.map((side) => (side.some((box) => box.checked) ? side.map((box) => box.checked) : null));
    const sums = facets.map((side) => new Uint32Array(side.length)), shown = [];
    known.choices.forEach((choices, place) => {
      if (scores && !scores[place]) return;
      const missed = picked.flatMap((wanted, side) => (wanted && !choices[side].some((choice) => wanted[choice]) ? [side] : []));
      if (!missed.length) shown.push(place);
      if (missed.length < 2) sums.forEach((sum, side) => { if (!missed.length || side === missed[0]) choices[side].forEach((choice) => { sum[choice] += 1; }); });
    });
    facets.forEach((side, one) => side.forEach((box, choice) => {
      const sum = String(sums[one][choice]), label = counts[one][choice];
      if (label.data !== sum) label.data = sum;
      box.parentElement.toggleAttribute("data-empty", sum === "0" && !box.checked);
    }));
    return shown;
  };

  const isPlain = (place) => Boolean(cards[place].querySelector(".cb-tile__picture--none"));
  const copies = []; // of cards, for answers in another order: the shelves stay as they are
  let drawn = ""; // the places that the answer on the page holds
  let left = []; // those that are still to be drawn

  const draw = (upTo) => {
    const places = left.splice(0, upTo), list = document.createElement("ul"), first = lists.firstElementChild;
    list.setAttribute("role", "list");
    list.className = first?.className ?? (places.every(isPlain) && left.every(isPlain) ? "cb-shelf cb-shelf--plain" : "cb-shelf");
    list.append(...places.map((place) => {
      copies[place] ??= cards[place].cloneNode(true);
      copies[place].hidden = false;
      return copies[place];
    }));
    // What is out of sight is as high as what stands in it, as far as can be told.
    if (first) list.style.containIntrinsicSize = `auto ${Math.ceil(first.offsetHeight * places.length / first.children.length)}px`;
    lists.append(list);
  };

  const list = (places) => {
    if (drawn === places.join()) return;
    drawn = places.join();
    left = places;
    lists.replaceChildren();
    if (places.length) draw(FIRST);
    const more = () => {
      if (left !== places || !left.length) return;
      draw(MORE);
      idle(more);
    };
    setTimeout(() => idle(more), PAUSE);
  };

  const shelve = (places) => {
    const visible = new Set(places);
    cards.forEach((card, place) => { if (card.hidden === visible.has(place)) card.hidden = !card.hidden; });
    groups.forEach(({ section, cards: own }) => { section.hidden = own.every((card) => card.hidden); });
  };

  // What is chosen, where the choices themselves are out of sight, and the order of what is found by words.
  const tell = (text, order) => {
    const many = facets.flat().filter((box) => box.checked).length, chosen = form.querySelector("[data-chosen]");
    if (chosen) chosen.textContent = many || "";
    reset.hidden = !text && !order && !many;
    const usually = text ? usual.dataset.found : byCategory;
    if (usual.text !== usually) usual.text = usually;
  };

  const show = () => {
    const text = form.elements.find.value.trim(), order = form.elements.sort.value;
    const scores = text ? search(text) : null, shown = choose(scores), many = shown.length;
    const isFlat = Boolean(text || order);
    if (order) {
      const name = known.rank("name"), rank = known.rank(order);
      shown.sort((a, b) => rank[a] - rank[b] || name[a] - name[b]);
    } else if (text) shown.sort((a, b) => scores[b] - scores[a] || a - b);
    if (isFlat) list(shown);
    else shelve(shown);
    results.hidden = !isFlat;
    shelves.hidden = isFlat;
    tell(text, order);
    const count = (n) => n.toLocaleString(document.documentElement.lang);
    said.textContent = many ? frame.dataset.textCount.replace("{shown}", count(many)).replace("{total}", count(cards.length)) : frame.dataset.textNone;
  };

  const address = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const tail = query.size ? `?${query}` : "";
    return `${location.pathname}${tail}${location.hash}`;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    form.elements.find.value = query.get("find") ?? "";
    form.elements.sort.value = query.get("sort") ?? "";
    facets.flat().forEach((box) => { box.checked = query.getAll(box.name).includes(box.value); });
  };

  const act = () => load().then(show, () => { said.textContent = frame.dataset.textFailed; });

  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("input", (event) => {
    // Typing changes the address in place, a choice is a step that the back button takes back.
    history[event.target.name === "find" ? "replaceState" : "pushState"](null, "", address());
    act();
  });
  // Enter leads from the words to the first card, past all filters.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act().then(() => {
      const title = frame.querySelector(":is([data-results], [data-shelves]):not([hidden]) .cb-tile:not([hidden]) .cb-tile__title");
      const first = title?.querySelector("a") ?? title;
      if (first === title) title?.setAttribute("tabindex", "-1");
      first?.focus();
    });
  });
  form.addEventListener("reset", () => setTimeout(() => {
    if (reset.matches(":focus-visible")) form.elements.find.focus(); // the button goes, whoever pressed it by keyboard stays
    history.pushState(null, "", address());
    act();
  }));
  addEventListener("popstate", () => { read(); act(); });
  addEventListener("beforeprint", () => { if (left.length) draw(left.length); });

  const wide = matchMedia("(min-width: 64em)");
  const sides = form.querySelector("details");
  if (sides && wide.matches) sides.open = true;
  read();
  if (location.search) act();
})();
