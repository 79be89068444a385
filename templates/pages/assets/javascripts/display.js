/* The theme remembers the choice of display but does not mark it; and menus close when they are left. */
(() => {
  const stored = __md_get("__palette");
  const inputs = document.querySelectorAll("[data-md-component=palette] input");
  const chosen = inputs[stored ? stored.index : 0];
  if (chosen) chosen.checked = true;

  for (const menu of document.querySelectorAll("details.display, details.menu")) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
