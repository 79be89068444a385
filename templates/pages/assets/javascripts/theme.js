/* The theme's own script comes when a visitor first does something: nothing that is read needs it, and most pages are
   read alone. Where an address asks for more (words to mark, a place that may be folded), it comes after the first
   painting. It would begin when the document is read; where that has been, it is told: else it marks neither the words
   of a search nor the heading that is read, and offers no way back to the top. */
(() => {
  const { bundle } = document.currentScript.dataset;
  const SIGNS = ["pointermove", "pointerdown", "focusin", "keydown", "scroll"];
  let read = false;
  document.addEventListener("DOMContentLoaded", () => { read = true; }, { once: true });

  // Keys that it listens to, pressed before it is there: those that lead to the field do so at once, others again.
  const missed = [];
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, select, textarea")) return;
    const field = document.querySelector("[data-md-component=search-query]");
    if (field && "fs/".includes(event.key)) {
      field.focus();
      field.select();
      event.preventDefault();
    } else if (",.np".includes(event.key)) missed.push(event.key);
  };

  const begin = () => {
    SIGNS.forEach((name) => removeEventListener(name, begin, true));
    const script = Object.assign(document.createElement("script"), { src: bundle });
    script.addEventListener("load", () => {
      removeEventListener("keydown", press);
      if (read) window.document$.next(document);
      missed.forEach((key) => window.dispatchEvent(new KeyboardEvent("keydown", { key })));
    });
    document.head.append(script);
  };

  SIGNS.forEach((name) => addEventListener(name, begin, { capture: true, passive: true }));
  addEventListener("keydown", press);
  const asked = new URLSearchParams(location.search);
  if (location.hash || asked.has("h") || asked.has("q")) requestAnimationFrame(() => setTimeout(begin));
})();
