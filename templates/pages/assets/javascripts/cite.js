/*
  Cite a figure: a button in each row of the register shows a citation with the address of the row, ready to be copied;
  beside it stands where to report an error, if the site names a way. Without this script the row's address is the link
  that numbers lead to. Nobody else is asked for anything.
*/
(() => {
  const canonical = document.querySelector("link[rel=canonical]");
  const page = (canonical ? canonical.href : location.href).split("#")[0];
  const reports = document.querySelector("[data-report]");
  const element = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  const report = (row, address, text) => {
    const link = element("a", "cb-cite__report", text);
    const fill = (name) => encodeURIComponent({ record: row.dataset.record, page: address }[name]);
    link.href = reports.dataset.report.replace(/\{(record|page)\}/g, (_, name) => fill(name));
    link.rel = "noopener";
    return link;
  };

  const open = (row, register) => {
    const texts = register.dataset;
    const address = `${page}#${row.id}`;
    const line = element("dd", "cb-cite");
    const text = element("p", "cb-cite__text", `${row.dataset.cite} ${address}`);
    const copy = element("button", "cb-cite__copy", texts.textCopy);
    copy.type = "button";
    const said = element("span", "cb-cite__said");
    said.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = texts.textCopied;
      } catch {
        getSelection().selectAllChildren(text); // where copying is not allowed, it is ready to be copied by hand
      }
    });
    line.append(text, copy, said);
    if (reports) line.append(report(row, address, texts.textReport));
    row.append(line);
    return line;
  };

  for (const register of document.querySelectorAll("[data-text-cite]")) {
    for (const row of register.querySelectorAll("[data-cite]")) {
      const button = element("button", "cb-cite__button", register.dataset.textCite);
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      let line = null;
      button.addEventListener("click", () => {
        if (line) line.remove();
        line = line ? null : open(row, register);
        button.setAttribute("aria-expanded", String(line !== null));
      });
      const place = element("dd", "cb-cite__do");
      place.append(button);
      row.append(place);
    }
  }
})();
