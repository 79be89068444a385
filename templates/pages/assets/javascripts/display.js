/* The theme remembers the choice of display but does not mark it; and menus close when they are left. */
(() => {
  const stored = __md_get("__palette");
  const inputs = document.querySelectorAll("[data-md-component=palette] input");
  const chosen = inputs[stored ? stored.index : 0];
  if (chosen) chosen.checked = true;
  // The theme's script would follow the system, but after the page has been painted: no white flash in the dark.
  const dark = document.querySelector("[data-md-color-media='(prefers-color-scheme: dark)']");
  if (!stored && dark && window.matchMedia(dark.dataset.mdColorMedia).matches) {
    document.body.dataset.mdColorScheme = dark.dataset.mdColorScheme;
  }

  // The chapters beside the text are shown wherever there is room; whoever is read to hears that they are open.
  const room = window.matchMedia("(min-width: 60em)");
  const chapters = document.querySelector(".aside > .unfold");
  if (chapters) {
    chapters.open = room.matches;
    room.addEventListener("change", () => { chapters.open = room.matches; });
  }

  const menus = [...document.querySelectorAll("details.display, details.menu, .site-nav > details")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  // Wherever the focus is: whoever opens a menu with the mouse may not have it there. The innermost menu goes first.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = menus.findLast((one) => one.open);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
