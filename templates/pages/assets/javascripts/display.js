/* The theme remembers the choice of display but does not mark it; and menus close when they are left. */
(() => {
  const stored = __md_get("__palette");
  const inputs = document.querySelectorAll("[data-md-component=palette] input");
  const chosen = inputs[stored ? stored.index : 0];
  if (chosen) chosen.checked = true;

  const display = document.querySelector("details.display");
  if (!display) return;
  document.addEventListener("click", (event) => {
    if (!display.contains(event.target)) display.open = false;
  });
  display.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    display.open = false;
    display.querySelector("summary").focus();
  });
})();
