/* Finds figures in the register by words of their rows. Without this script the whole register is shown. */
(() => {
  const equip = (frame) => {
    const bar = frame.querySelector(".cb-register__find");
    if (!bar) return;
    const rows = [...frame.querySelectorAll("[data-figure]")];
    const groups = [...frame.querySelectorAll(".cb-register__group")];
    const source = (row) => row.closest(".cb-register__group").firstElementChild.textContent;
    const spoken = new Map(rows.map((row) => [row, `${row.textContent} ${source(row)}`.toLowerCase()]));
    const field = bar.querySelector("input");
    const count = bar.querySelector("output");

    const show = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of rows) row.hidden = !words.every((word) => spoken.get(row).includes(word));
      for (const group of groups) group.hidden = words.length > 0 && !group.querySelector("[data-figure]:not([hidden])");
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = frame.dataset.textCount.replace("{shown}", shown).replace("{total}", rows.length);
    };

    field.addEventListener("input", show);
  };

  document.querySelectorAll("[data-register]").forEach(equip);
})();
