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

  const open = (row, table) => {
    const texts = table.dataset;
    const address = `${page}#${row.id}`;
    const line = element("tr", "cb-cite");
    const cell = element("td", "cb-cite__cell");
    cell.colSpan = row.cells.length;
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
    cell.append(text, copy, said);
    if (reports) cell.append(report(row, address, texts.textReport));
    line.append(cell);
    row.after(line);
    return line;
  };

  for (const table of document.querySelectorAll("[data-text-cite]")) {
    for (const row of table.querySelectorAll("tr[data-cite]")) {
      const button = element("button", "cb-cite__button", table.dataset.textCite);
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      let line = null;
      button.addEventListener("click", () => {
        if (line) line.remove();
        line = line ? null : open(row, table);
        button.setAttribute("aria-expanded", String(line !== null));
      });
      row.cells[0].append(" ", button);
    }
  }
})();
