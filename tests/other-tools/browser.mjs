// Opens each page of a folder in Chromium; called by `browser`, which writes the pages.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";
import { HtmlValidate } from "html-validate";

const require = createRequire(import.meta.url);
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = process.argv[2];
const faults = [];
const fault = (page, what) => faults.push(`${page}: ${what}`);

const pages = fs.readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => path.join(folder, name));
const site = path.join(folder, "site");
if (fs.existsSync(site)) {
  for (const name of ["index.html", "en/index.html", "pt/search.html", "fr/recommendations/MRU-2006-02a.html", "pt/owners/MOZ.html", "en/meetings/BAD-2020.html"]) {
    pages.push(path.join(site, name));
  }
}

// What is not ours to choose: our lines may be long, and a page of a table may hold any word.
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off", "require-sri": "off" },
});
for (const file of pages) {
  const report = await validator.validateFile(file);
  for (const result of report.results) {
    for (const message of result.messages.slice(0, 5)) {
      fault(path.relative(folder, file), `html-validate: ${message.ruleId} at line ${message.line}: ${message.message.slice(0, 200)}`);
    }
  }
}

const browser = await puppeteer.launch({ executablePath: process.env.BROWSER, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
let n = 0;
for (const file of pages) {
  const name = path.relative(folder, file);
  const tab = await browser.newPage();
  tab.on("console", (message) => fault(name, `console: ${message.text().slice(0, 300)}`));
  tab.on("pageerror", (error) => fault(name, `error: ${error.message}`));
  tab.on("dialog", (dialog) => { fault(name, "a dialog opened"); dialog.dismiss(); });
  tab.on("request", (request) => {
    const isOwn = request.url() === `file://${file}` || request.url().startsWith(`file://${site}/`);
    if (!isOwn) fault(name, `asked for ${request.url()}`);
  });
  for (const scheme of ["light", "dark"]) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.goto(`file://${file}`, { waitUntil: "load" });
    const found = await tab.evaluate(`(() => { ${axe}; })(); axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`);
    for (const violation of found.violations) {
      fault(name, `axe (${scheme}): ${violation.id}: ${violation.nodes.length} times, ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].any[0]?.message ?? ""}`);
    }
  }
  if ((await tab.title()) === "taken") fault(name, "a script of a text ran");
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);

  const sorted = await tab.evaluate(() => {
    const table = [...document.querySelectorAll("table.live")].find((one) => one.querySelectorAll("tbody tr:not(.total)").length > 3);
    if (!table) return null;
    const button = table.tHead.querySelector("button");
    if (!button) return { without: "the script did not run" };
    const texts = () => [...table.tBodies[0].rows].filter((row) => !row.hidden && !row.classList.contains("total")).map((row) => row.cells[0].textContent.trim());
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
    const before = texts();
    button.click();
    const up = texts();
    button.click();
    const down = texts();
    const rises = (list) => list.filter(Boolean).every((text, place, all) => place === 0 || order.compare(all[place - 1], text) <= 0);
    const totals = [...table.tBodies[0].rows];
    const lastIsTotal = !table.querySelector("tr.total") || totals.at(-1).classList.contains("total");
    const input = document.querySelector("input[type=search]");
    let filtered = null;
    if (input) {
      input.value = "no such word anywhere"; input.dispatchEvent(new Event("input"));
      filtered = input.closest("label").nextElementSibling.querySelectorAll("tbody tr:not([hidden]):not(.total)").length;
      input.value = ""; input.dispatchEvent(new Event("input"));
    }
    return { same: before.length === up.length && up.length === down.length, up: rises(up), down: rises([...down].filter(Boolean).reverse()), lastIsTotal, filtered, sort: button.closest("th").getAttribute("aria-sort") };
  });
  if (sorted) {
    if (!sorted.same || !sorted.up || !sorted.down || !sorted.lastIsTotal || sorted.sort !== "descending") fault(name, `sorting: ${JSON.stringify(sorted)}`);
    if (sorted.filtered) fault(name, `filter: ${sorted.filtered} rows are left`);
  }

  await tab.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await tab.reload({ waitUntil: "load" });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 392) fault(name, `${wide} pixels wide on a telephone of 390`);

  if (name.startsWith("report-")) {
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.reload({ waitUntil: "load" });
    const pdf = Buffer.from(await tab.pdf({ preferCSSPageSize: true, pageRanges: "1-2", printBackground: false }));
    const height = await tab.evaluate(() => document.querySelector(".page-break")?.getBoundingClientRect().top ?? 0);
    await tab.emulateMediaType("print");
    // A4 without its margins is 182 mm wide and 271 mm high.
    await tab.setViewport({ width: Math.round((182 / 25.4) * 96), height: 900 });
    const printed = await tab.evaluate(() => document.querySelector(".page-break").getBoundingClientRect().bottom);
    if (printed > (269 / 25.4) * 96) fault(name, `the first page is ${printed} pixels high, more than a sheet`);
    if (pdf.length < 1000 || height === 0) fault(name, "it can't be printed");
    await tab.emulateMediaType(null);
  }
  await tab.close();
  n += 1;
}
await browser.close();
if (faults.length > 0) {
  for (const one of faults.slice(0, 80)) console.log(one);
  console.log(`${n} pages, ${faults.length} faults`);
  process.exit(1);
}
console.log(`${n} pages, nothing found`);
