(() => {
  "use strict";
  const words = document.body.dataset;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // Days are compared as they are in the calendar, not as they are spelled.
  const value = (row, place) => row.cells[place].dataset.order ?? row.cells[place].textContent.trim();

  const sortable = (table, body, rows, totals) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, place) => {
      const heading = head.textContent.trim();
      if (head.classList.contains("picture") || heading === "") return;
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", words.sort.replace("{heading}", () => heading));
      head.append(button);
      head.classList.add("sorts");
      button.addEventListener("click", () => {
        const isUp = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
        const keyed = rows.map((row) => [value(row, place), row]);
        keyed.sort(([a], [b]) => (a === "") - (b === "") || (isUp ? order.compare(a, b) : order.compare(b, a)));
        body.append(...keyed.map(([, row]) => row), ...totals);
      });
    });
  };

  const filterable = (table, rows) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    input.type = "search";
    label.className = "filter";
    label.append(words.filter, " ", input, " ", count);
    (table.closest(".scroll") ?? table).before(label);
    // Read when they are first asked for, so that a long page opens at once.
    let texts;
    input.addEventListener("input", () => {
      texts ??= rows.map((row) => plain(row.textContent));
      const wanted = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => texts[place].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = wanted.length ? words.shown.replace("{n}", shown).replace("{of}", rows.length) : "";
    });
  };

  for (const table of document.querySelectorAll("table.live")) {
    const body = table.tBodies[0];
    const isTotal = (row) => row.classList.contains("total");
    const rows = [...body.rows].filter((row) => !isTotal(row));
    if (rows.length < 2) continue;
    sortable(table, body, rows, [...body.rows].filter(isTotal));
    if (rows.length > 7) filterable(table, rows);
  }
})();
