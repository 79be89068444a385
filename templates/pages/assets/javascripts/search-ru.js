/* Russian search: what is asked for goes to Material's search worker as stems («кластеров» → «кластер»), with е for ё.
   The worker adds the asterisk itself; the index was written with е for ё when the site was made.
   The stemmer follows the published Snowball algorithm for Russian (snowballstem.org). */
(function () {
  "use strict";

  if (!/^ru\b/.test(document.documentElement.lang) || typeof Worker === "undefined") return;

  var QUERY = 2; // SearchMessageType.QUERY of Material
  var SHORTEST = 3; // a shorter stem would find everything
  var STOP = new Set("а без в во для до за и из к ко на не ни но о об от по при с со то у".split(" "));

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

  function stem(word) {
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

  // A word with a sign of the query language in front (must, must not) gets its asterisk here: the worker adds none.
  function asked(term) {
    var found = /^([+-]?)([а-я]+)$/.exec(term);
    if (!found) return term;
    var short = stem(found[2]);
    if (short.length < SHORTEST) short = found[2];
    return found[1] + short + (found[1] ? "*" : "");
  }

  function inStems(query) {
    if (query.includes('"')) return query.replace(/ё/g, "е").replace(/Ё/g, "Е"); // quoted: as written
    var terms = query
      .toLowerCase()
      .replace(/ё/g, "е")
      .replace(/(\S)[-‐-―](?=\S)/g, "$1 ") // the index has both halves of a word with a hyphen
      .replace(/[«»„“”‘’…,;!?()]+|\.(?=\s|$)/g, " ")
      .trim()
      .split(/\s+/);
    var telling = terms.filter(function (term) { return !STOP.has(term); });
    return (telling.length ? telling : terms).map(asked).join(" ");
  }

  var post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message && message.type === QUERY && typeof message.data === "string") {
      arguments[0] = { type: QUERY, data: inStems(message.data) };
    }
    return post.apply(this, arguments);
  };
})();
