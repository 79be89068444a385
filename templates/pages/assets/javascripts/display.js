/* The display is as it was chosen or as the system has it, before the theme's script comes; menus close when they are left. */
(() => {
  const stored = __md_get("__palette");
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const said = (input) => Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, input.getAttribute(`data-md-color-${name}`)]));
  const follow = () => {
    const chosen = inputs.find((one) => one.checked);
    if (!chosen) return;
    const colour = said(chosen);
    const system = inputs.find((one) => one.dataset.mdColorMedia === `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`);
    if (colour.media === "(prefers-color-scheme)" && system) colour.scheme = said(system).scheme;
    Object.entries(colour).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
  };
  const chosen = inputs[stored ? stored.index : 0];
  if (chosen) chosen.checked = true;
  follow();
  dark.addEventListener("change", follow);
  inputs.forEach((input, index) => input.addEventListener("change", () => {
    follow();
    __md_set("__palette", { index, color: said(input) });
  }));

  // What is folded is printed, too.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("article details:not([open])")];
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

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
