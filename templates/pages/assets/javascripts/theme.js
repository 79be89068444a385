/* The theme's own script waits until the page has been painted: nothing that is read needs it. It comes after ours. It
   would begin when the document is read; where that has been, it is told: else it marks neither the words of a search
   nor the heading that is read, and offers no way back to the top. */
(() => {
  const { bundle } = document.currentScript.dataset;
  let read = false;
  document.addEventListener("DOMContentLoaded", () => { read = true; }, { once: true });
  requestAnimationFrame(() => setTimeout(() => {
    const script = Object.assign(document.createElement("script"), { src: bundle });
    script.addEventListener("load", () => { if (read) window.document$.next(document); });
    document.head.append(script);
  }));
})();
