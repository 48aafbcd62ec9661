// A row: page, item, date, headline, other words, layout, topics, photographers, codes, pictures, path, kind,
// outcome.
const { layouts, topics, photographers, codes } = data;
const PAGE_OF = 0, ITEM = 1, DATE = 2, HEADLINE = 3, OTHER = 4, LAYOUT = 5, TOPICS = 6, PEOPLE = 7, CODES = 8, PICTURES = 9, PATH = 10,
  KIND = 11, OUTCOME = 12;
const named = (names, column) => (row) => row[column].map((at) => names[at]);
const [topicsOf, peopleOf, codesOf] = [named(topics, TOPICS), named(photographers, PEOPLE), named(codes, CODES)];
const same = (key) => key;
const newest = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
const dated = (key) => key || words.undated;
const month = (key) => {
  if (!key) return words.undated;
  return new Date(`${key}-15T12:00:00Z`).toLocaleDateString(document.documentElement.lang, { year: "numeric", month: "long", timeZone: "UTC" });
};

list({
  id: "releases",
  rows: data.rows,
  file: "releases.csv",
  text: (row) => [row[HEADLINE], row[OTHER], row[DATE], row[PATH], ...topicsOf(row), ...peopleOf(row)].join("\n"),
  facets: {
    year: { of: (row) => [row[DATE].slice(0, 4) || "-"], name: (key) => (key === "-" ? words.undated : key), order: newest },
    month: { of: (row) => [row[DATE].slice(0, 7) || "-"], name: (key) => month(key === "-" ? "" : key), order: newest },
    layout: { of: (row) => [layouts[row[LAYOUT]] || "-"], name: (key) => (key === "-" ? words.unknown : key) },
    topic: { of: topicsOf, name: same },
    photographer: { of: peopleOf, name: same },
    message: { of: (row) => (row[CODES].length ? codesOf(row) : ["-"]), name: (key) => (key === "-" ? words.no_message : key) },
    outcome: { of: (row) => [row[OUTCOME]], name: (key) => words.outcomes[key] },
  },
  sorts: {
    date: (row) => row[DATE],
    headline: (row) => row[HEADLINE],
    layout: (row) => layouts[row[LAYOUT]] || "",
    pictures: (row) => row[PICTURES],
    messages: (row) => row[CODES].length,
  },
  cells: (row) => {
    const link = element("a", { href: address(row[PAGE_OF], row[ITEM] > 1 ? "r" + row[ITEM] : "") }, row[HEADLINE] || words.no_headline);
    return [
      dated(row[DATE]),
      [link, element("small", {}, element("bdi", {}, row[PATH]))],
      topicsOf(row).join(", "),
      layouts[row[LAYOUT]] || words.unknown,
      row[PICTURES] ? [number(row[PICTURES]), element("small", {}, peopleOf(row).join(", "))] : "0",
      codesOf(row).map((code) => element("code", { class: data.severities[code] || "" }, code)),
    ];
  },
  columns: [
    ["date", (row) => row[DATE]],
    ["headline", (row) => row[HEADLINE]],
    ["kind", (row) => row[KIND]],
    ["topics", (row) => topicsOf(row).join(" | ")],
    ["layout", (row) => layouts[row[LAYOUT]] || ""],
    ["image_count", (row) => row[PICTURES]],
    ["photographers", (row) => peopleOf(row).join(" | ")],
    ["messages", (row) => codesOf(row).join(" | ")],
    ["outcome", (row) => row[OUTCOME]],
    ["source", (row) => row[PATH]],
    ["item", (row) => row[ITEM]],
    ["page", (row) => row[PAGE_OF] + ".html"],
  ],
});
