/*
  What a number says of itself: shown beside it while it is pointed at or has the focus. It stays while the pointer is on
  it, and Escape puts it away. Without this script, and on touch screens, the link leads to the register of figures.
*/
(() => {
  const box = Object.assign(document.createElement("div"), { id: "figure-about", className: "figure-about", hidden: true });
  box.setAttribute("role", "tooltip");
  let current = null;
  let leaving = 0;

  const hide = () => {
    clearTimeout(leaving);
    current?.removeAttribute("aria-describedby");
    current = null;
    box.hidden = true;
  };

  const place = (link) => {
    const [line] = link.getClientRects();
    const width = document.documentElement.clientWidth;
    box.style.left = `${Math.max(8, Math.min(line.left, width - box.offsetWidth - 8)) + window.scrollX}px`;
    const above = line.top - box.offsetHeight;
    const below = above < 64; // the page's head covers what is higher
    box.style.top = `${(below ? line.bottom : above) + window.scrollY}px`;
  };

  const show = (link) => {
    clearTimeout(leaving);
    if (link === current) return;
    hide();
    current = link;
    box.textContent = link.dataset.about;
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    place(link);
  };

  const figure = (event) => event.target.closest?.("a.cb-ref[data-about]");
  const onIt = (event) => event.target.closest?.(".figure-about");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = figure(event);
    if (link) show(link);
    else if (onIt(event)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    if (current && (figure(event) || onIt(event)) && document.activeElement !== current) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = figure(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", (event) => {
    if (figure(event) === current) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.body.append(box);
})();
