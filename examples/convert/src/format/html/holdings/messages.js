// A row: severity (0 is the worst), code, sentence, path, page, lines, how many places. Without a page there is no text to look at.
const SEVERITY = 0, CODE = 1, SENTENCE = 2, PATH = 3, PAGE_OF = 4, LINES = 5, PLACES = 6;

list({
  id: "messages",
  rows: data.rows,
  file: "messages.csv",
  text: (row) => [row[CODE], data.sentences[row[SENTENCE]], row[PATH]].join("\n"),
  facets: {
    severity: { of: (row) => [row[SEVERITY]], name: (key) => words.severities[key], order: (a, b) => a - b },
    code: { of: (row) => [row[CODE]], name: (key) => key },
  },
  sorts: {
    severity: (row) => row[SEVERITY],
    code: (row) => row[CODE],
    path: (row) => row[PATH],
    places: (row) => row[PLACES],
  },
  cells: (row) => {
    const places = row[LINES].map((line) => element("a", { href: address(row[PAGE_OF], "L" + line) }, said(words.line, number(line))));
    if (row[PLACES] > row[LINES].length && places.length) places.push(said(words.more, number(row[PLACES] - row[LINES].length)));
    const spaced = places.flatMap((place, at) => (at ? [", ", place] : [place]));
    const path = element("bdi", {}, row[PATH]);
    return [
      element("span", { class: data.severities[row[SEVERITY]] }, words.severities[row[SEVERITY]]),
      [element("code", {}, row[CODE]), element("small", {}, data.sentences[row[SENTENCE]])],
      row[PAGE_OF] ? element("a", { href: address(row[PAGE_OF]) }, path) : path,
      spaced,
      number(row[PLACES]),
    ];
  },
  columns: [
    ["severity", (row) => data.severities[row[SEVERITY]]],
    ["code", (row) => row[CODE]],
    ["message", (row) => data.sentences[row[SENTENCE]]],
    ["source", (row) => row[PATH]],
    ["lines", (row) => row[LINES].join(" | ")],
    ["places", (row) => row[PLACES]],
    ["page", (row) => (row[PAGE_OF] ? row[PAGE_OF] + ".html" : "")],
  ],
});

list({
  id: "shares",
  rows: data.shares,
  file: "not-understood.csv",
  is_remembered: false,
  text: (row) => row[0],
  facets: {},
  sorts: { path: (row) => row[0], share: (row) => row[2], bytes: (row) => row[3] },
  cells: (row) => [
    element("a", { href: address(row[1]) }, element("bdi", {}, row[0])),
    said("{0} %", (row[2] / 100).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2 })),
    number(row[3]),
  ],
  columns: [
    ["source", (row) => row[0]],
    ["not_understood", (row) => row[2] / 10_000],
    ["bytes", (row) => row[3]],
    ["page", (row) => row[1] + ".html"],
  ],
});
