/* Filters of the roadmap. Without this script the whole table is shown; its texts stand in data attributes of the frame. */
(() => {
  const element = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  const choice = (label, all, options) => {
    const frame = element("label", "", label);
    const select = element("select", "");
    select.append(new Option(all, ""), ...options.map(([value, text]) => new Option(text, value)));
    frame.append(select);
    return { frame, select };
  };

  const equip = (roadmap) => {
    const groups = [...roadmap.querySelectorAll("tbody[data-direction]")];
    const items = [...roadmap.querySelectorAll("tr[data-years]")];
    const years = [...new Set(items.flatMap((item) => item.dataset.years.split(" ").filter(Boolean)))].sort();
    const texts = roadmap.dataset;
    // A roadmap without priority directions is one group that has no title.
    const titles = groups.flatMap((group) => [...group.querySelectorAll(".cb-roadmap__direction")].map((title) => [group.dataset.direction, title.textContent]));
    const direction = choice(texts.textDirection, texts.textAllDirections, titles);
    const year = choice(texts.textYear, texts.textAllYears, years.map((value) => [value, value]));
    const count = element("p", "cb-roadmap__count");
    count.setAttribute("role", "status");

    const show = () => {
      for (const group of groups) {
        const wanted = !direction.select.value || direction.select.value === group.dataset.direction;
        const rows = [...group.querySelectorAll("tr[data-years]")];
        for (const row of rows) {
          row.hidden = !wanted || (year.select.value !== "" && !row.dataset.years.split(" ").includes(year.select.value));
        }
        group.hidden = rows.every((row) => row.hidden);
      }
      const shown = items.filter((item) => !item.hidden).length;
      count.textContent = texts.textCount.replace("{shown}", shown).replace("{total}", items.length);
    };

    const controls = element("div", "cb-roadmap__controls");
    controls.append(...(titles.length ? [direction.frame] : []), year.frame, count);
    controls.addEventListener("change", show);
    roadmap.prepend(controls);
    show();
  };

  document.querySelectorAll("[data-roadmap]").forEach(equip);
})();
