/* The catalogue: search over inflected words, filters with counts, order; the choice stands in the address. The words of
   all cards are loaded when something is first asked for. Without this script all cards stand on the page by category. */
(() => {
  const { words, root } = window.clusterbookWords ?? {};
  const frame = document.querySelector("[data-catalogue]");
  if (!frame || !words) return;

  const form = frame.querySelector("form");
  const groups = [...frame.querySelectorAll("[data-group]")].map((section) => {
    const list = section.querySelector("ul");
    return { section, list, cards: [...list.children] };
  });
  const cards = groups.flatMap((group) => group.cards);
  const results = frame.querySelector("[data-results]");
  const said = frame.querySelector("[data-said]");
  const facets = [...form.querySelectorAll("fieldset")].map((side) => [...side.querySelectorAll("input")]);
  const counts = facets.map((side) => side.map((box) => box.parentElement.querySelector("[data-count]")));
  const compare = new Intl.Collator(document.documentElement.lang).compare;
  const TITLE = 12, WHOSE = 6, OTHER = 2, PART = 0.6, TYPO = 0.4;
  const SHORTEST_TYPO = 4;

  // Numbers of codes are read together: «9019 20 000 0» is 9019200000.
  const asked = (text) => text.replace(/\d[\d .\u00a0]*\d/g, (found) => found.replace(/\D/g, ""));

  let known = null; // the words of all cards, when they are loaded
  let loading = null;

  const take = (found) => {
    const terms = new Map(); // a stem → how much it tells of which card
    const forms = new Map(); // a word as written → its stem
    const add = (text, place, weight) => {
      for (const word of words(text)) {
        const term = root(word);
        forms.set(word, term);
        if (!terms.has(term)) terms.set(term, new Map());
        const told = terms.get(term);
        told.set(place, Math.max(told.get(place) ?? 0, weight));
      }
    };
    found.items.forEach(([title, whose, other, codes], place) => {
      add(title, place, TITLE);
      add(whose, place, WHOSE);
      add(other, place, OTHER);
      codes.forEach((code) => add(code, place, WHOSE));
    });
    return { items: found.items, terms, forms, names: found.items.map((item) => item[0].replace(/["«»“”„]/g, "")) };
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

  // The cards that one word finds, with how well.
  const found = (word) => {
    const term = root(word);
    const told = new Map();
    const add = (cardsOf, factor) => cardsOf?.forEach((weight, place) => told.set(place, Math.max(told.get(place) ?? 0, weight * factor)));
    add(known.terms.get(term), 1);
    if (term.length > 1) for (const [other, cardsOf] of known.terms) if (other !== term && (other.startsWith(term) || other.startsWith(word))) add(cardsOf, PART);
    if (told.size || word.length < SHORTEST_TYPO || /\d/.test(word)) return told;
    for (const [form, other] of known.forms) if (near(form, word) || (term.length >= SHORTEST_TYPO && near(other, term))) add(known.terms.get(other), TYPO);
    return told;
  };

  // A score for each card that has all words; where none has, for those with most of them.
  const search = (text) => {
    const told = words(asked(text)).map(found);
    const sum = new Map();
    told.forEach((cardsOf) => cardsOf.forEach((weight, place) => {
      const before = sum.get(place) ?? { words: 0, weight: 0 };
      sum.set(place, { words: before.words + 1, weight: before.weight + weight });
    }));
    const most = Math.max(0, ...[...sum.values()].map((one) => one.words));
    return new Map([...sum].filter(([, one]) => one.words === most).map(([place, one]) => [place, one.weight]));
  };

  const chosen = () => facets.map((side) => side.flatMap((box, place) => (box.checked ? [place] : [])));

  const stands = (item, side, picked) => picked.length === 0 || picked.some((place) => item[4][side].includes(place));

  const show = () => {
    const text = form.elements.find.value.trim(), order = form.elements.sort.value, picked = chosen();
    const scores = text ? search(text) : null;
    const within = cards.map((_, place) => place).filter((place) => !scores || scores.has(place));
    const items = known.items;
    const shown = within.filter((place) => picked.every((choice, side) => stands(items[place], side, choice)));

    // How many each choice would leave, with the choices of all other sides.
    facets.forEach((side, one) => {
      const rest = within.filter((place) => picked.every((choice, other) => other === one || stands(items[place], other, choice)));
      const sums = side.map(() => 0);
      rest.forEach((place) => items[place][4][one].forEach((choice) => { sums[choice] += 1; }));
      side.forEach((box, choice) => {
        counts[one][choice].textContent = sums[choice];
        box.parentElement.toggleAttribute("data-empty", !sums[choice] && !box.checked);
      });
    });

    const flat = Boolean(text || order);
    if (flat) {
      const by = { name: (place) => known.names[place], maker: (place) => items[place][1] }[order];
      shown.sort(by ? (a, b) => compare(by(a), by(b)) || compare(known.names[a], known.names[b]) : (a, b) => scores.get(b) - scores.get(a) || a - b);
      results.replaceChildren(...shown.map((place) => cards[place]));
      cards.forEach((card) => { card.hidden = false; });
    } else {
      const visible = new Set(shown);
      cards.forEach((card, place) => { card.hidden = !visible.has(place); });
      groups.forEach((group) => { if (group.list.children.length !== group.cards.length) group.list.replaceChildren(...group.cards); });
      groups.forEach((group) => { group.section.hidden = group.cards.every((card) => card.hidden); });
    }
    results.hidden = !flat;
    results.classList.toggle("cb-shelf--plain", flat && shown.every((place) => cards[place].querySelector(".cb-tile__picture--none")));
    if (flat) groups.forEach((group) => { group.section.hidden = true; });
    const lang = document.documentElement.lang;
    const count = (n) => n.toLocaleString(lang);
    said.textContent = shown.length ? frame.dataset.textCount.replace("{shown}", count(shown.length)).replace("{total}", count(cards.length)) : frame.dataset.textNone;
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
    if (facets.flat().some((box) => box.checked)) form.querySelector("details").open = true;
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
      const title = frame.querySelector(":is([data-results], [data-group]):not([hidden]) .cb-tile:not([hidden]) .cb-tile__title");
      const first = title?.querySelector("a") ?? title;
      if (first === title) title?.setAttribute("tabindex", "-1");
      first?.focus();
    });
  });
  form.addEventListener("reset", () => setTimeout(() => { history.pushState(null, "", address()); act(); }));
  addEventListener("popstate", () => { read(); act(); });

  const wide = matchMedia("(min-width: 64em)");
  const sides = form.querySelector("details");
  if (sides && wide.matches) sides.open = true;
  read();
  if (location.search) act();
})();
