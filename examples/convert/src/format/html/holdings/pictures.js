// A row: address, file name, captions, credits, holders, photographers, releases, marks. Several captions, credits and so on are as
// many as are printed otherwise. A release
// here: its place among the releases, and the line; there: page, date, headline.
const URL_OF = 0, NAME = 1, CAPTIONS = 2, CREDITS = 3, HOLDERS = 4, PEOPLE = 5, RELEASES = 6, MARKS = 7;
const releases = (row) => row[RELEASES].map(([at, line]) => {
  const [page, date, headline] = data.releases[at];
  return { page, line, date, headline };
});
const years = (row) => releases(row).map(({ date }) => date.slice(0, 4) || "-");
const newest = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
const first = (row) => releases(row).map(({ date }) => date).filter(Boolean).sort()[0] || "";
const lines = (values) => values.map((value) => element("p", {}, element("bdi", {}, value)));
// What the address of a picture may be opened as; nothing else becomes a link.
const is_web = (url) => /^https?:\/\//i.test(url);

list({
  id: "pictures",
  rows: data.rows,
  file: "pictures.csv",
  text: (row) => [row[URL_OF], row[NAME], ...row[CAPTIONS], ...row[CREDITS], ...row[HOLDERS], ...row[PEOPLE]].join("\n"),
  facets: {
    year: { of: years, name: (key) => (key === "-" ? words.undated : key), order: newest },
    mark: { of: (row) => row[MARKS], name: (key) => words.marks[key] },
    photographer: { of: (row) => (row[PEOPLE].length ? row[PEOPLE] : ["-"]), name: (key) => (key === "-" ? words.nobody : key) },
    holder: { of: (row) => (row[HOLDERS].length ? row[HOLDERS] : ["-"]), name: (key) => (key === "-" ? words.nobody : key) },
  },
  sorts: {
    name: (row) => row[NAME],
    caption: (row) => row[CAPTIONS][0] || "",
    credit: (row) => row[CREDITS][0] || "",
    photographer: (row) => row[PEOPLE][0] || "",
    releases: (row) => row[RELEASES].length,
    date: first,
  },
  cells: (row) => {
    const name = row[NAME] || row[URL_OF] || words.marks["no-address"];
    const file = is_web(row[URL_OF])
      ? element("a", { href: row[URL_OF], rel: "noreferrer noopener", target: "_blank" }, name)
      : element("bdi", {}, name);
    const marks = row[MARKS].map((mark) => element("strong", { class: "mark" }, words.marks[mark]));
    const all = releases(row).map(({ page, line, date, headline }) =>
      element("p", {}, date ? date + " " : "", element("a", { href: address(page, "L" + line) }, headline || words.no_headline)));
    const [few, rest] = [all.slice(0, 3), all.slice(3)];
    if (rest.length) few.push(element("details", {}, element("summary", {}, said(words.more, number(rest.length))), ...rest));
    return [[file, ...marks], lines(row[CAPTIONS]), lines(row[CREDITS]), lines(row[HOLDERS]), lines(row[PEOPLE]), few];
  },
  columns: [
    ["file_name", (row) => row[NAME]],
    ["url", (row) => row[URL_OF]],
    ["captions", (row) => row[CAPTIONS].join(" | ")],
    ["credit_lines", (row) => row[CREDITS].join(" | ")],
    ["holders", (row) => row[HOLDERS].join(" | ")],
    ["photographers", (row) => row[PEOPLE].join(" | ")],
    ["marks", (row) => row[MARKS].join(" | ")],
    ["dates", (row) => releases(row).map(({ date }) => date).join(" | ")],
    ["headlines", (row) => releases(row).map(({ headline }) => headline).join(" | ")],
    ["pages", (row) => releases(row).map(({ page }) => page + ".html").join(" | ")],
  ],
});
