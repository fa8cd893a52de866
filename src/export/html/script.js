(() => {
  "use strict";
  const words = document.body.dataset;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // Days are compared as they are in the calendar, not as they are spelled.
  const value = (row, place) => row.cells[place].dataset.order ?? row.cells[place].textContent.trim();

  const sortable = (table, body, rows, totals, show) => {
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
        show();
      });
    });
  };

  // Gives what shows the rows anew, after they were sorted.
  const filterable = (table, body, rows) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    input.type = "search";
    label.className = "filter";
    label.append(words.filter, " ", input, " ", count);
    (table.closest(".scroll") ?? table).before(label);
    // A table that is too long to be laid out at once comes with its end hidden.
    const most = rows.filter((row) => !row.hidden).length;
    const isLong = most < rows.length;
    const tell = (shown) => { count.textContent = words.shown.replace("{n}", shown).replace("{of}", rows.length); };
    // Read when they are first asked for, so that a long page opens at once.
    let texts;
    const show = () => {
      const wanted = plain(input.value).split(/\s+/).filter(Boolean);
      if (wanted.length) texts ??= new Map(rows.map((row) => [row, plain(row.textContent)]));
      let shown = 0;
      for (const row of body.rows) {
        if (isTotal(row)) continue;
        row.hidden = shown === most || !wanted.every((word) => texts.get(row).includes(word));
        shown += row.hidden ? 0 : 1;
      }
      if (wanted.length || isLong) tell(shown); else count.textContent = "";
    };
    input.addEventListener("input", show);
    if (isLong) tell(most);
    return show;
  };

  const isTotal = (row) => row.classList.contains("total");
  for (const table of document.querySelectorAll("table.live")) {
    const body = table.tBodies[0];
    const rows = [...body.rows].filter((row) => !isTotal(row));
    if (rows.length < 2) continue;
    const show = rows.length > 7 ? filterable(table, body, rows) : () => {};
    sortable(table, body, rows, [...body.rows].filter(isTotal), show);
  }
})();
