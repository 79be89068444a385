/* What is asked for goes to Material's search worker as beginnings of words: «кластеров» as «кластер», "companies" as
   "compan", «станок» as «станок» and «станк», with е for ё and with what means the same (data/shared/synonyms.yml). The worker adds the asterisks itself;
   the index holds all words as they are written. What comes back is told apart: each page says whose it is, first.
   This script runs before the theme's own.
   The Russian stemmer follows the published Snowball algorithm (snowballstem.org); the English one takes away endings
   of number and tense, and what is left is where all forms begin. */
(function () {
  "use strict";

  var form = document.querySelector("form[name=search]");
  if (!form || typeof Worker === "undefined") return;

  var QUERY = 2; // SearchMessageType.QUERY of Material
  var SHORTEST = 3; // a shorter stem would find everything
  var WEIGHT = 2; // of what was asked for beside what means the same
  var STOP = new Set(
    ("а без в во где для до за и из к как ко на не ни но о об от по при с со то у что " +
      "a about an and are at by for from how in is of on or the to what where who with").split(" ")
  );

  var GERUND = /(?:ив|ивши|ившись|ыв|ывши|ывшись)$|([ая])(?:в|вши|вшись)$/;
  var REFLEXIVE = /(?:ся|сь)$/;
  var ADJECTIVE = /(?:ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
  var PARTICIPLE = /(?:ивш|ывш|ующ)$|([ая])(?:ем|нн|вш|ющ|щ)$/;
  var VERB = new RegExp(
    "(?:ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю)$|" +
    "([ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)$"
  );
  var NOUN = new RegExp(
    "(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$"
  );

  function cut(text, ending) {
    return text.replace(ending, function (all, kept) { return typeof kept === "string" ? kept : ""; });
  }

  function withoutInflection(text) {
    if (GERUND.test(text)) return cut(text, GERUND);
    text = cut(text, REFLEXIVE);
    if (ADJECTIVE.test(text)) return cut(cut(text, ADJECTIVE), PARTICIPLE);
    if (VERB.test(text)) return cut(text, VERB);
    return cut(text, NOUN);
  }

  function russian(word) {
    var parts = /^([^аеиоуыэюя]*[аеиоуыэюя])(.*)$/.exec(word);
    if (!parts) return word;
    var text = cut(withoutInflection(parts[2]), /и$/);
    // «-ость» goes only behind a second syllable, as in «промышленность» but not in «власть» or «кость».
    var second = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word);
    var start = (parts[1] + text).search(/ость?$/);
    if (second && start >= second[0].length) text = cut(text, /ость?$/);
    text = /ь$/.test(text) ? cut(text, /ь$/) : cut(text, /ейше?$/).replace(/нн$/, "н");
    return parts[1] + text;
  }

  function english(word) {
    if (word.length <= SHORTEST) return word;
    var text = word.replace(/(?:ies|ied|y)$/, "").replace(/([^s])s$/, "$1");
    var bare = text.replace(/(?:ing|ed)$/, "");
    if (bare !== text && bare.length > SHORTEST && /[aeiouy]/.test(bare)) text = bare.replace(/([bdgmnprt])\1$/, "$1");
    text = text.replace(/e$/, "");
    return text.length < SHORTEST ? word : text;
  }

  function stem(word) {
    var short = /^[а-я]+$/.test(word) ? russian(word) : /^[a-z]+$/.test(word) ? english(word) : word;
    return short.length < SHORTEST ? word : short;
  }

  function words(text) {
    return text
      .toLowerCase()
      .replace(/ё/g, "е")
      .replace(/['’]s(?=\s|$)/g, "")
      .replace(/(\S)[-‐-―](?=\S)/g, "$1 ") // the index has both halves of a word with a hyphen
      .replace(/[«»„“”‘’…,;!?()&/]+|\.(?=\s|$)/g, " ")
      .split(/\s+/)
      .filter(Boolean);
  }

  // «станок» and «станки», «поставка» and «поставок»: the vowel before the last consonant comes and goes.
  function root(word) {
    var found = stem(word);
    if (!/^[а-я]{5,}$/.test(found)) return found;
    return found.replace(/([бвгджзклмнпрстфхчшщ])[ое]([кцлнр])$/, "$1$2").replace(/лц$/, "льц");
  }

  // All that forms of a word begin with, its own stem first.
  function beginnings(word) {
    var bare = root(word);
    var pair = /^([а-я]+[бвгджзклмнпрстфхчшщ])ь?([кцлнр])$/.exec(bare);
    var found = pair ? [stem(word), bare, pair[1] + "о" + pair[2], pair[1] + "е" + pair[2]] : [stem(word)];
    return found.filter(function (one, place) { return found.indexOf(one) === place; });
  }

  function telling(all) {
    var some = all.filter(function (word) { return !STOP.has(word); });
    return some.length ? some : all;
  }

  window.clusterbookWords = { words: words, root: root, telling: telling }; // for the search of the catalogue

  // Groups of phrases that mean the same, each phrase as its stems.
  var GROUPS = (form.dataset.synonyms || "").split("\n").filter(Boolean).map(function (line) {
    return line.split("|").map(function (phrase) { return telling(words(phrase)).map(stem); });
  });

  function stands(phrase, stems) {
    return stems.some(function (_, start) {
      return phrase.every(function (part, place) { return stems[start + place] === part; });
    });
  }

  // All that means the same as something that was asked for, and was not asked for itself.
  function alike(stems) {
    var found = [];
    GROUPS.forEach(function (group) {
      if (group.some(function (phrase) { return stands(phrase, stems); })) {
        group.forEach(function (phrase) { found = found.concat(phrase); });
      }
    });
    return found.filter(function (part, place) { return !stems.includes(part) && found.indexOf(part) === place; });
  }

  // The worker adds asterisks only to words without signs in front (must, must not) or a weight behind.
  function asked(word) {
    var signed = /^([+-])(.+)$/.exec(word);
    if (signed) return signed[1] + stem(signed[2]) + "*";
    return beginnings(word).map(function (one) { return one + "*^" + WEIGHT; }).join(" ");
  }

  function inStems(query) {
    if (query.includes('"')) return query.replace(/ё/g, "е").replace(/Ё/g, "Е"); // quoted: as written
    var known = telling(words(query));
    return known.map(asked).concat(alike(known.map(stem))).join(" ");
  }

  var post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message && message.type === QUERY && typeof message.data === "string") {
      arguments[0] = { type: QUERY, data: inStems(message.data) };
    }
    return post.apply(this, arguments);
  };

  // The index is large, and most pages are read without a search: it is fetched when somebody turns to the field, or
  // has come with a query or from a result.
  var turned = new Promise(function (resolve) {
    var here = new URLSearchParams(location.search);
    if (here.has("q") || here.has("h")) resolve();
    ["focusin", "pointerenter"].forEach(function (name) { form.addEventListener(name, resolve, { once: true }); });
  });
  var index = new WeakSet();
  var open = XMLHttpRequest.prototype.open;
  var send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.open = function (method, address) {
    if (/\/search_index\.json$/.test(address)) index.add(this);
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this;
    if (index.delete(request)) turned.then(function () { send.call(request); });
    else send.apply(request, arguments);
  };

  // It opens at once; the theme's script comes with whoever turns to it.
  form.addEventListener("focusin", function () { document.getElementById("__search").checked = true; });

  // The theme looks at the field when a key is let go; what is pasted or dropped into it is asked for, too.
  form.addEventListener("input", function (event) {
    event.target.dispatchEvent(new KeyboardEvent("keyup"));
  });

  // Whose page it is stands first, in the colour of the owner; neither the sections of the page need repeat it, nor the
  // first page of the owner, which has the same title.
  function told(item) {
    var first = item.querySelector(".md-search-result__article");
    var tags = item.querySelectorAll(".md-tags");
    var owner = /\/(?:clusters|documents)\/([^/]+)\//.exec(item.querySelector("a").pathname);
    if (owner) item.dataset.accent = owner[1];
    tags.forEach(function (tag) { tag.remove(); });
    var title = first.querySelector("h1");
    var isOwner = tags.length && title.textContent.trim() === tags[0].textContent.trim();
    if (isOwner) title.classList.add("site-search__owner");
    else if (tags.length) first.prepend(tags[0]);
  }

  var list = document.querySelector(".md-search-result__list");
  new MutationObserver(function (changes) {
    changes.forEach(function (change) { change.addedNodes.forEach(told); });
  }).observe(list, { childList: true });
})();
