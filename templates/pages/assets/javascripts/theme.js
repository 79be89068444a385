/* The theme's own script waits until the page has been painted: nothing that is read needs it. It comes after ours. */
(() => {
  const { bundle } = document.currentScript.dataset;
  requestAnimationFrame(() => setTimeout(() => {
    document.head.append(Object.assign(document.createElement("script"), { src: bundle }));
  }));
})();
