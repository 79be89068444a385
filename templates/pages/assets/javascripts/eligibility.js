/* The self-check of support measures: answers decide at once what is open to a company. Nothing leaves the page; without
   this script conditions are a list to read. */
(() => {
  const equip = (frame) => {
    const form = frame.querySelector("form");
    if (!form) return;
    const measures = [...frame.querySelectorAll("[data-measure]")];
    const said = form.querySelector("output");

    // Yes, no, or nothing where it is not answered; a condition without a question only a person can tell.
    const answer = (condition) => {
      const { question, fits, least, most } = condition.dataset;
      if (!question) return "ask";
      const given = form.elements[question]?.value ?? "";
      if (given === "") return "open";
      if (fits) return fits.split(" ").includes(given) ? "yes" : "no";
      const number = Number(given.replace(/[\s\u00a0]/g, "").replace(",", "."));
      if (Number.isNaN(number)) return "open";
      return (least === undefined || number >= Number(least)) && (most === undefined || number <= Number(most)) ? "yes" : "no";
    };

    const judge = (measure) => {
      const found = [...measure.querySelectorAll(".cb-measure__conditions > li")].map((condition) => {
        const state = answer(condition);
        condition.dataset.answer = state;
        condition.querySelector("[data-state]").textContent = anything() ? frame.dataset[`text${state[0].toUpperCase()}${state.slice(1)}`] : "";
        return state;
      });
      if (found.includes("no")) return "no";
      return found.includes("ask") || found.includes("open") ? "perhaps" : "yes";
    };

    const anything = () => [...new FormData(form).values()].some((value) => value !== "");

    const show = () => {
      let open = 0;
      for (const measure of measures) {
        const state = judge(measure);
        const verdict = measure.querySelector("[data-verdict]");
        verdict.hidden = !anything();
        verdict.textContent = frame.dataset[{ yes: "textEligible", no: "textNot", perhaps: "textPerhaps" }[state]];
        measure.dataset.eligible = anything() ? state : "";
        if (state !== "no") open += 1;
      }
      said.textContent = anything() ? said.dataset.text.replace("{open}", open).replace("{total}", measures.length) : "";
    };

    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show));
    form.hidden = false;
    show();
  };

  document.querySelectorAll("[data-support]").forEach(equip);
})();
