/*
  Filters of the roadmap, kept in the address (?direction=…&year=…&status=…): a filtered roadmap can be sent on, and
  stays as it is when the page is loaded again. Without this script they are not seen, and the whole table is shown.
*/
(() => {
  const remember = (choices) => {
    const address = new URL(location.href);
    for (const { name, value } of choices) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page that was opened from a folder keeps its address; the choice holds until it is left.
    }
  };

  const equip = (roadmap) => {
    const groups = [...roadmap.querySelectorAll("tbody[data-direction]")];
    const items = [...roadmap.querySelectorAll("tr[data-years]")];
    const controls = roadmap.querySelector(".cb-roadmap__controls");
    const choices = [...controls.querySelectorAll("select")];
    const count = controls.querySelector("[role=status]");
    const asked = new URLSearchParams(location.search);
    for (const select of choices) {
      const wanted = asked.get(select.name);
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }

    const said = (item, group) => ({ direction: [group.dataset.direction], year: item.dataset.years.split(" "), status: [item.dataset.status] });
    const fits = (item, group) => choices.every((one) => !one.value || said(item, group)[one.name].includes(one.value));

    const show = () => {
      for (const group of groups) {
        const rows = [...group.querySelectorAll("tr[data-years]")];
        for (const row of rows) row.hidden = !fits(row, group);
        group.hidden = rows.every((row) => row.hidden);
      }
      const shown = items.filter((item) => !item.hidden).length;
      count.textContent = roadmap.dataset.textCount.replace("{shown}", shown).replace("{total}", items.length);
    };

    controls.addEventListener("change", () => {
      remember(choices);
      show();
    });
    if (choices.some((one) => one.value)) show();
  };

  document.querySelectorAll("[data-roadmap]").forEach(equip);
})();
