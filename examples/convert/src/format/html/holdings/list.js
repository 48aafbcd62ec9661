"use strict";
// The list of a page: searched, filtered, sorted, shown some rows at a time, and downloaded as a table.
// What is read stands in the element #data; texts become text nodes and nothing else.

const SHOWN = 100;
const PRINTED = 5000;
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.map((child) => (typeof child === "string" ? visible(child) : child)));
  return made;
}

// What shows nothing, or turns what stands beside it, is shown by its number.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0]/gu;
const visible = (text) => text.replace(HIDDEN, (sign) => `[U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

// The page of a text, at an anchor.
const address = (page, anchor = "") => page.split("/").map(encodeURIComponent).join("/") + ".html" + (anchor ? "#" + anchor : "");
const number = (value) => value.toLocaleString(document.documentElement.lang);
const said = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, at) => values[at]);

// Düsseldorf, Duesseldorf and Dusseldorf become one, and so do Straße and Strasse, as in the database.
const TYPED = { "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "ø": "o", "đ": "d" };
function folded(text) {
  let plain = text.toLowerCase();
  if (/[^\x00-\x7f]/.test(plain)) {
    plain = plain.replace(/[ßæœłøđ]/g, (letter) => TYPED[letter]).normalize("NFD").replace(/\p{M}/gu, "");
  }
  // In "neue", "Bauer" and "Quelle" there is no ü.
  return plain.replace(/([aeoq]ue)|([aou])e/g, (_, kept, vowel) => kept || vowel);
}

// A word may begin inside of another, where it is not seen what stands before.
function needles(query) {
  return query.split(/\s+/).filter(Boolean).map((word) => {
    const alike = [folded(word)];
    if (/^ue/i.test(word)) alike.push("ue" + folded(word.slice(2)));
    return alike;
  });
}

// What spreadsheets take for a formula gets an apostrophe before it; the rules are those of the tables that are written.
const UNSEEN = "\\p{M}\\u00AD\\u034F\\u061C\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF\\uFFFD"
  + "\\u{E0000}-\\u{E0FFF}";
const BEFORE = new RegExp(`^['\\s${UNSEEN}]*`, "u");
const BLANK = new RegExp(`^["'\\s${UNSEEN}]*`, "u");
function begins(text) {
  const first = String.fromCodePoint(text.codePointAt(0) || 32);
  return first === "\u2212" || /^[=+\-@]/.test(first.normalize("NFKC"));
}
function guarded(text) {
  let safe = begins(text.replace(BEFORE, "")) ? "'" : "";
  text.split(/([,;])/).forEach((part, at, parts) => {
    safe += part;
    if (at % 2 === 1) {
      const rest = parts.slice(at + 1).join("");
      if (/^[=＝]/.test(rest.replace(BLANK, "")) || (part === ";" && begins(rest.replace(/^"*/, "")))) safe += "'";
    }
  });
  return safe;
}
function cell(value) {
  const text = guarded(String(value).replace(/[\r\n\t]+/g, " "));
  return /[",;\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// A list of `rows`: `text` is what is searched of one, `facets` what it may be filtered by, `sorts` what it may be sorted
// by, `cells` what is shown of it, and `columns` what is downloaded.
function list({ id, rows, text, facets, sorts, cells, columns, file, is_remembered = true }) {
  const root = document.getElementById(id);
  const find = (selector) => root.querySelector(selector);
  const [form, body, status, pager] = ["form", "tbody", "[role=status]", "nav"].map(find);
  const search = form.elements.q;
  const heads = [...root.querySelectorAll("th[data-sort]")];
  const labels = [...root.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  const sought = new Array(rows.length);
  const orders = new Map();
  let sort = "", shown = rows.map((_, at) => at), first = 0;

  const soughtOf = (at) => sought[at] ??= folded(text(rows[at]));
  const order = () => {
    if (!orders.has(sort)) {
      const all = rows.map((_, at) => at);
      const [name, turned] = [sort.replace(/^-/, ""), sort.startsWith("-") ? -1 : 1];
      if (sorts[name]) {
        const keys = rows.map(sorts[name]);
        const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
        const compared = typeof keys[0] === "number" ? (a, b) => keys[a] - keys[b] : (a, b) => collator.compare(keys[a], keys[b]);
        // What has no value stands behind, either way.
        const empty = (at) => Number(keys[at] === "");
        all.sort((a, b) => empty(a) - empty(b) || turned * compared(a, b) || a - b);
      }
      orders.set(sort, all);
    }
    return orders.get(sort);
  };

  function options() {
    for (const [name, { of, name: named, order: compared }] of Object.entries(facets)) {
      const select = form.elements[name];
      const counts = new Map();
      for (const row of rows) for (const key of new Set(of(row))) counts.set(key, (counts.get(key) || 0) + 1);
      const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
      const keys = [...counts.keys()].sort(compared || ((a, b) => collator.compare(named(a), named(b))));
      for (const key of keys) select.append(element("option", { value: key }, `${named(key)} (${number(counts.get(key))})`));
    }
  }

  function filter() {
    const wanted = needles(search.value);
    const chosen = Object.entries(facets).map(([name, { of }]) => [form.elements[name].value, of]).filter(([value]) => value !== "");
    shown = order().filter((at) => {
      if (!chosen.every(([value, of]) => of(rows[at]).some((key) => String(key) === value))) return false;
      return wanted.every((alike) => alike.some((needle) => soughtOf(at).includes(needle)));
    });
    first = 0;
  }

  function show(until = SHOWN) {
    const part = shown.slice(first, first + until);
    body.replaceChildren(...part.map((at) => {
      const row = element("tr", { role: "row" });
      cells(rows[at]).forEach((content, column) => {
        row.append(element("td", { role: "cell", "data-label": labels[column] }, ...[content].flat()));
      });
      return row;
    }));
    const last = Math.min(first + until, shown.length);
    status.textContent = shown.length === 0 ? words.none
      : said(words.shown, number(first + 1), number(last), number(shown.length), number(rows.length));
    pager.hidden = shown.length <= until;
    const [start, back, on, end] = pager.querySelectorAll("button");
    start.disabled = back.disabled = first === 0;
    on.disabled = end.disabled = last >= shown.length;
    form.elements.clear.hidden = ![search, ...Object.keys(facets).map((name) => form.elements[name])].some((field) => field.value !== "");
    for (const head of heads) {
      const name = head.dataset.sort;
      const way = sort === name ? "ascending" : sort === "-" + name ? "descending" : "none";
      head.setAttribute("aria-sort", way);
    }
  }

  // What is chosen stands behind the address, so that the way back from a page leads to the same rows.
  function remember() {
    if (!is_remembered) return;
    const state = new URLSearchParams();
    for (const name of ["q", ...Object.keys(facets)]) if (form.elements[name].value) state.set(name, form.elements[name].value);
    if (sort) state.set("sort", sort);
    if (first) state.set("from", first + 1);
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }
  function recall() {
    const state = new URLSearchParams(is_remembered ? location.hash.slice(1) : "");
    for (const name of ["q", ...Object.keys(facets)]) form.elements[name].value = state.get(name) || "";
    for (const name of Object.keys(facets)) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    sort = state.get("sort") || "";
    filter();
    const from = Number(state.get("from")) || 1;
    first = Math.max(0, Math.min(Math.floor((from - 1) / SHOWN) * SHOWN, Math.floor(Math.max(shown.length - 1, 0) / SHOWN) * SHOWN));
    show();
  }
  const changed = () => { filter(); show(); remember(); };
  function leaf(to) {
    first = to;
    show();
    remember();
    root.querySelector("table").scrollIntoView({ block: "start" });
  }

  function download() {
    const line = (values) => values.map(cell).join(words.separator);
    const table = [line(columns.map(([name]) => name)), ...shown.map((at) => line(columns.map(([, of]) => of(rows[at]))))];
    const blob = new Blob(["\uFEFF" + table.join("\r\n") + "\r\n"], { type: "text/csv" });
    const link = element("a", { href: URL.createObjectURL(blob), download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  options();
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", changed);
  for (const name of Object.keys(facets)) form.elements[name].addEventListener("change", changed);
  form.elements.clear.addEventListener("click", () => { form.reset(); changed(); search.focus(); });
  form.elements.download.addEventListener("click", download);
  for (const head of heads) {
    head.querySelector("button").addEventListener("click", () => {
      const name = head.dataset.sort;
      sort = sort === name ? "-" + name : name;
      changed();
    });
  }
  const end = () => Math.floor((shown.length - 1) / SHOWN) * SHOWN;
  [() => 0, () => first - SHOWN, () => first + SHOWN, end].forEach((to, at) => {
    pager.querySelectorAll("button")[at].addEventListener("click", () => leaf(to()));
  });
  if (is_remembered) addEventListener("hashchange", recall);
  addEventListener("beforeprint", () => show(PRINTED));
  addEventListener("afterprint", () => show());
  recall();
  // What is searched is made ready while nobody waits.
  let ready = 0;
  (function prepare() {
    for (const until = Math.min(ready + 500, rows.length); ready < until; ready += 1) soughtOf(ready);
    if (ready < rows.length) setTimeout(prepare);
  })();
}
