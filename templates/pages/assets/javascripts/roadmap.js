/*
  Filters of the roadmap, kept in the address (?direction=…&year=…&status=…): a filtered roadmap can be sent on, and
  stays as it is when the page is loaded again. Without this script the whole table is shown; its texts stand in data
  attributes of the frame.
*/
(() => {
  const element = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  const choice = (name, label, all, options) => {
    const frame = element("label", "", label);
    const select = element("select", "");
    select.append(new Option(all, ""), ...options.map(([value, text]) => new Option(text, value)));
    const wanted = new URLSearchParams(location.search).get(name);
    if (options.some(([value]) => value === wanted)) select.value = wanted;
    frame.append(select);
    return { name, frame, select, isThere: options.length > 0 };
  };

  const remember = (choices) => {
    const address = new URL(location.href);
    for (const { name, select } of choices) {
      if (select.value) address.searchParams.set(name, select.value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page that was opened from a folder keeps its address; the choice holds until it is left.
    }
  };

  const once = (pairs) => [...new Map(pairs)];

  const equip = (roadmap) => {
    const groups = [...roadmap.querySelectorAll("tbody[data-direction]")];
    const items = [...roadmap.querySelectorAll("tr[data-years]")];
    const texts = roadmap.dataset;
    const said = (item, name) => item.querySelector(name)?.textContent.trim() ?? "";
    // A roadmap without priority directions is one group that has no title.
    const titled = groups.filter((group) => group.querySelector(".cb-roadmap__direction"));
    const titles = titled.map((group) => [group.dataset.direction, `${said(group, ".cb-code")} ${said(group, ".cb-roadmap__direction")}`]);
    const years = [...new Set(items.flatMap((item) => item.dataset.years.split(" ").filter(Boolean)))].sort();
    const statuses = items.filter((item) => item.dataset.status).map((item) => [item.dataset.status, said(item, ".cb-roadmap__status")]);
    const direction = choice("direction", texts.textDirection, texts.textAllDirections, titles);
    const year = choice("year", texts.textYear, texts.textAllYears, years.map((value) => [value, value]));
    const status = choice("status", texts.textStatus, texts.textAllStatuses, once(statuses));
    const choices = [direction, year, status].filter((one) => one.isThere);
    const count = element("p", "cb-roadmap__count");
    count.setAttribute("role", "status");

    const fits = (item, group) =>
      [
        [direction, [group.dataset.direction]],
        [year, item.dataset.years.split(" ")],
        [status, [item.dataset.status]],
      ].every(([one, values]) => !one.select.value || values.includes(one.select.value));

    const show = () => {
      for (const group of groups) {
        const rows = [...group.querySelectorAll("tr[data-years]")];
        for (const row of rows) row.hidden = !fits(row, group);
        group.hidden = rows.every((row) => row.hidden);
      }
      const shown = items.filter((item) => !item.hidden).length;
      count.textContent = texts.textCount.replace("{shown}", shown).replace("{total}", items.length);
    };

    const controls = element("div", "cb-roadmap__controls");
    controls.append(...choices.map((one) => one.frame), count);
    controls.addEventListener("change", () => {
      remember(choices);
      show();
    });
    roadmap.prepend(controls);
    show();
  };

  document.querySelectorAll("[data-roadmap]").forEach(equip);
})();
