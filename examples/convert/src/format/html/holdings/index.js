// A row: page, line, item, date, headline, other words, layout, topics, photographers, codes, pictures, path, kind,
// outcome.
const { layouts, topics, photographers, codes } = data;
const PAGE_OF = 0, LINE = 1, ITEM = 2, DATE = 3, HEADLINE = 4, OTHER = 5, LAYOUT = 6, TOPICS = 7, PEOPLE = 8, CODES = 9, PICTURES = 10,
  PATH = 11, KIND = 12, OUTCOME = 13;
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
    const link = element("a", { href: address(row[PAGE_OF], row[LINE]) }, row[HEADLINE] || words.no_headline);
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
