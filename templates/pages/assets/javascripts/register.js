/* Finds figures in the register by words of their rows. Without this script the whole register is shown. */
(() => {
  const equip = (frame) => {
    const rows = [...frame.querySelectorAll("[data-figure]")];
    if (rows.length < 8) return;
    const groups = [...frame.querySelectorAll(".cb-register__group")];
    const source = (row) => row.closest(".cb-register__group").firstElementChild.textContent;
    const spoken = new Map(rows.map((row) => [row, `${row.textContent} ${source(row)}`.toLowerCase()]));
    const bar = Object.assign(document.createElement("div"), { className: "cb-register__find" });
    const label = Object.assign(document.createElement("label"), { textContent: `${frame.dataset.textFind} ` });
    const field = Object.assign(document.createElement("input"), { type: "search" });
    const count = document.createElement("output");
    label.append(field);
    bar.append(label, count);

    const show = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of rows) row.hidden = !words.every((word) => spoken.get(row).includes(word));
      for (const group of groups) group.hidden = words.length > 0 && !group.querySelector("[data-figure]:not([hidden])");
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = frame.dataset.textCount.replace("{shown}", shown).replace("{total}", rows.length);
    };

    field.addEventListener("input", show);
    frame.prepend(bar);
    show();
  };

  document.querySelectorAll("[data-register]").forEach(equip);
})();
