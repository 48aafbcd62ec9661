"""Looks whether the page of each text shows what its record says: python3 page.py TEXTS PAGES

Text and places are compared with those of the annotations, byte for byte. The variables CHROMIUM and AXE name the browser
and axe-core.
"""

import json
import re
import sys
import time
from pathlib import Path

import pypdfium2
from browser import WIDTHS, browser, need, opened

SHOWN = (Path(__file__).resolve().parent / "page.js").read_text(encoding="utf-8")
FURNITURE = {"folio", "running-head", "masthead", "label", "usage-note", "delimiter", "markup"}
# What no page of a text has, whatever is printed in it.
ELEMENTS = set("html head meta title style body a header nav h1 dl div dt dd p b span button ul li code details summary kbd main section h2 h3 h4 h5 q script".split())
REPAIRS = {"markup-removed", "mojibake-repaired", "signs-normalised", "wording-repaired"}
# What is derived is printed nowhere.
DERIVED = {"lang", "type", "kind", "phone_e164", "is_cancelled"}


class Record:
    """The record of a text, with its lines."""

    def __init__(self, path, original):
        self.json = json.loads(path.read_text(encoding="utf-8"))
        source = self.json.get("text")
        self.bytes = source.encode("utf-8") if source is not None else original.read_bytes()
        self.lines, start = [], 0
        for end in re.finditer(b"\r\n|\n|\r", self.bytes):
            self.lines.append((start, end.start()))
            start = end.end()
        if start < len(self.bytes):
            self.lines.append((start, len(self.bytes)))

    def text(self, start, end):
        return self.bytes[start:end].decode("utf-8")

    def places(self, spans):
        """Stretches of lines in characters, as the page has them; a line and its end are none where nothing is between."""
        found = []
        for start, end in spans:
            for number, (first, last) in enumerate(self.lines, 1):
                low, high = max(start, first), min(end, last)
                if low < high:
                    place = [number, len(self.text(first, low)), len(self.text(first, high))]
                    if found and found[-1][0] == number and found[-1][2] == place[1]:
                        found[-1][2] = place[2]
                    else:
                        found.append(place)
        return found

    def values(self):
        """The printed values in the order of the record, by their paths."""

        def walk(value, path):
            if isinstance(value, dict):
                for key, inner in value.items():
                    if key not in DERIVED and not (re.search(r"\.appointments\[\d+\]$", path) and key in ("date", "time")):
                        yield from walk(inner, f"{path}.{key}")
            elif isinstance(value, list):
                for index, inner in enumerate(value):
                    yield from walk(inner, f"{path}[{index}]")
            elif isinstance(value, str):
                yield path, value

        for index, release in enumerate(self.json["releases"]):
            yield from walk(release, f"releases[{index}]")


def bare(words):
    """Without blanks and hyphens, which line ends bring."""
    return re.sub(r"[\s-]", "", words)


def merged(places):
    one = []
    for place in sorted(places):
        if one and one[-1][0] == place[0] and one[-1][2] >= place[1]:
            one[-1][2] = max(one[-1][2], place[2])
        else:
            one.append(list(place))
    return one


def agrees(shown, record):
    """The page shows the whole text, and every value with its places, as the record says; how many values it has."""
    lines = [[number, record.text(*span)] for number, span in enumerate(record.lines, 1)]
    for given, found in zip(lines, shown["lines"]):
        need(given == found, f"a line is {found!r}, and is printed {given!r}")
    need(len(lines) == len(shown["lines"]), "it has not as many lines as the text")
    # Each is called after its place.
    anchors = {path: f"v{place}" for place, (path, _) in enumerate(record.values())}
    values = {anchors[path]: value for path, value in record.values()}
    need(values == shown["values"], f"values differ: {[(name, values.get(name), shown['values'].get(name)) for name in values.keys() | shown['values'].keys() if values.get(name) != shown['values'].get(name)][:3]}")
    # What lies inside others has no annotation; where nothing was repaired its words are those at its places.
    is_repaired = any(found["code"] in REPAIRS for found in record.json["diagnostics"])
    for path, value in record.values():
        if re.search(r"\.(credit\.line|printed)$", path) and not is_repaired:
            words = "".join(lines[number - 1][1][start:end] for number, start, end in shown["places"].get(anchors[path], []))
            need(bare(words) == bare(value), f"{path} is not printed where {words!r} stands")
    furniture, unread = [], []
    for annotation in record.json["annotations"]:
        label, places = annotation["label"], record.places(annotation["spans"])
        if label.startswith("releases["):
            found = shown["places"].get(anchors[label], [])
            need(places == found, f"{label} has its places at {found}, and should at {places}")
        elif label in FURNITURE:
            furniture += places
        elif label == "unclassified":
            unread += places
    for group, places in (("f", furniture), ("x", unread)):
        found = merged(shown["groups"].get(group, []))
        need(merged(places) == found, f"what is {group} is at {found}, and should be at {merged(places)}")
    for index, (found, told) in enumerate(zip(record.json["diagnostics"], shown["messages"])):
        need(told[0] == f"M{index}" and told[2] == found["code"], f"message {index} is {told}")
        last = len(record.lines)
        need(told[1] == f"L{min(found['line'], last)}" or not last, f"message {told} is not at line {found['line']}")
        need(record.places([found["span"]]) == shown["marked"].get(str(index), []), f"the words of {told} are not marked")
    need(len(record.json["diagnostics"]) == len(shown["messages"]), "it has not as many messages as the record")
    return len(values)


def is_harmless(shown):
    """Text is text, whatever stands in it."""
    need(set(shown["elements"]) <= ELEMENTS, f"it has {set(shown['elements']) - ELEMENTS}")
    need(not shown["handlers"], f"it has {shown['handlers']}")
    odd = [link for link in shown["links"] if not re.match(r"https?://|(\.\./)*index\.html$", link)]
    need(not odd, f"it leads to {odd}")
    need(shown["title"] != "run", "a script of the text was run")


def leads_back_and_forth(page):
    """A click on each value lights all its places, and one on each of those the value; nothing else."""
    faults = page.evaluate("""() => {
        const lit = within => [...document.querySelectorAll(within + ' .on')];
        const names = found => found.map(element => element.id || element.textContent);
        const faults = [];
        for (const value of document.querySelectorAll('#record .v')) {
            const places = [...document.querySelectorAll('.t p > a, .t p > span')].filter(piece =>
                piece.hash === '#' + value.id || (piece.dataset.v ?? '').split(' ').includes(value.id));
            value.click();
            const same = lit('.t').length === places.length && places.every(place => place.matches('.on'));
            if (!same || lit('#record').length !== 1 || !value.matches('.on')) faults.push([value.id, names(lit('body'))]);
            const own = places.find(place => place.hash === '#' + value.id);
            document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
            if (lit('body').length) faults.push('Escape');
            if (own) {
                own.click();
                if (lit('#record')[0] !== value || document.activeElement !== value) faults.push([value.id, 'from its place', names(lit('#record'))]);
            }
        }
        return faults;
    }""")
    need(not faults, f"clicks light something else: {faults[:3]}")


def keys_work(page, count):
    """n and j, p and k go round the messages, f hides the furniture, Escape takes the light away."""
    focused = "document.activeElement.id"
    for key, expected in (("n", 0), ("j", 1 % count), ("p", 0), ("k", count - 1)):
        page.keyboard.press(key)
        found = page.evaluate(focused)
        need(found == f"M{expected}", f"{key} leads to {found}, and should to M{expected}")
    need(page.evaluate("document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getBoundingClientRect().bottom <= innerHeight"), "the message is out of sight")
    need(page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "nobody sees where the focus is")
    visible = "document.querySelectorAll('.t .f').length - [...document.querySelectorAll('.t .f')].filter(piece => !piece.offsetParent).length"
    shown = page.evaluate(visible)
    page.keyboard.press("f")
    need(shown > 0 and page.evaluate(visible) == 0, "f hides no furniture")
    page.keyboard.press("f")
    need(page.evaluate(visible) == shown, "f does not bring it back")
    page.keyboard.press("Escape")
    need(page.evaluate("document.querySelectorAll('.on').length") == 0, "Escape leaves something lit")


def can_be_tabbed(page):
    """From the head one comes to the text, the record and every button with Tab alone, and Enter follows a value."""
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("(document.activeElement.id || document.activeElement.className || document.activeElement.localName) + (document.activeElement.hash || '')"))
        if page.evaluate("document.activeElement.matches('.t a')"):
            break
    need(seen[0].endswith("#text") and {"copy", "hide"} <= set(seen), f"Tab leads to {seen}")
    page.keyboard.press("Enter")
    need(page.evaluate("document.activeElement.matches('#record .v.on')"), "Enter on a place does not lead to its value")


def prints_all(page, record, to):
    page.pdf(path=to, format="A4")
    document = pypdfium2.PdfDocument(to)
    printed = bare("".join(sheet.get_textpage().get_text_range() for sheet in document))
    document.close()
    # How a hyphen is given that ends a line.
    printed = printed.replace("\ufffe", "").replace("\u00ad", "")
    for start, end in record.lines:
        words = bare(record.text(start, end))
        need(words in printed, f"the print lacks {words!r}")


def main():
    texts, pages = map(Path, sys.argv[1:3])
    began, counts = time.monotonic(), {"pages": 0, "values": 0, "messages": 0, "keyed": 0, "printed": 0, "unfolded": 0}
    found = sorted(texts.rglob("*.txt"))
    with browser() as started, opened(started) as light, opened(started, color_scheme="dark") as dark:
        for number, text in enumerate(found):
            name = text.relative_to(texts)
            path = pages / name.with_suffix(".html")
            record = Record(path.with_suffix(".json"), text) if name.parts[0] != "long" else None
            try:
                light.open(path)
                if record is None:
                    if name.stem == "eight-megabytes":
                        is_foldable(light, len(text.read_bytes()))
                    else:
                        counts["unfolded"] += unfolds_to(light.page, text.read_text(encoding="utf-8"))
                    light.is_quiet()
                    continue
                shown = light.page.evaluate(SHOWN)
                counts["values"] += agrees(shown, record)
                counts["messages"] += len(shown["messages"])
                is_harmless(shown)
                need(path.read_bytes().count(b"\x00") == 0, "it has a byte that no page may have")
                is_fixture = name.parts[0] == "fixtures"
                light.fits(WIDTHS if is_fixture else WIDTHS[:1])
                # What costs most is asked of some.
                if number % 2 == 0:
                    light.is_accessible()
                if number % 6 == 1:
                    dark.open(path)
                    dark.is_accessible()
                    dark.is_quiet()
                if is_fixture:
                    leads_back_and_forth(light.page)
                    if shown["messages"] and shown["groups"].get("f"):
                        keys_work(light.page, len(shown["messages"]))
                        counts["keyed"] += 1
                if is_fixture and shown["places"] and number % 5 == 0:
                    light.open(path)
                    can_be_tabbed(light.page)
                    prints_all(light.page, record, pages / "print.pdf")
                    counts["printed"] += 1
                light.is_quiet()
                counts["pages"] += 1
            except Exception as error:
                raise SystemExit(f"pages: {name}: {error}") from error
    need(counts["pages"] > 30 and counts["values"] > 300 and counts["messages"] > 20 and counts["printed"] > 2 and counts["keyed"] > 2 and counts["unfolded"] > 5_000, f"there is hardly anything to look at: {counts}")
    print(f"pages: {counts['pages']} pages with {counts['values']} values and {counts['messages']} messages agree with their records, {counts['printed']} printed, {counts['unfolded']} lines unfolded, {time.monotonic() - began:.0f} s")


def is_foldable(opened_, size):
    """A long text opens at once, in blocks that are unfolded when somebody looks into them."""
    page = opened_.page
    need(size > 7_000_000, "the long text is not long")
    elements = "document.querySelectorAll('*').length"
    before = page.evaluate(elements)
    need(before < 20_000, f"{before} elements are there at once")
    began = time.monotonic()
    opened_.open(Path(re.sub("^file://", "", opened_.address)), "#L40000")
    took = time.monotonic() - began
    need(page.evaluate("document.getElementById('L40000')?.getBoundingClientRect().top") is not None, "the line of an anchor is not unfolded")
    need(took < 10, f"it took {took:.1f} s to open")
    number = page.evaluate("getComputedStyle(document.getElementById('L40000')).counterIncrement")
    need(number.startswith("l"), "lines are not counted")
    value = page.evaluate("document.querySelector('.t a').hash.slice(1)")
    page.evaluate("document.querySelector('.t a').click()")
    need(page.evaluate("id => document.getElementById(id)?.matches('.v.on')", value), "a place in a block does not lead to its value in another")


UNFOLDED = """[...document.querySelectorAll('.t p')].map(line => {
  const own = line.cloneNode(true);
  for (const sign of own.querySelectorAll('b.c')) sign.replaceWith(String.fromCodePoint(parseInt(sign.dataset.c, 16)));
  return [Number(line.id.slice(1)), own.textContent, line.className, [...line.children].map(piece => piece.className).join()];
})"""


def unfolds_to(page, text):
    """All lines of a long text are there when its blocks are opened, marked as what they are; how many they are."""
    page.evaluate("for (const block of document.querySelectorAll('#text .fold')) block.open = true")
    page.wait_for_function("!document.querySelector('#text .fold > script')")
    shown, lines = page.evaluate(UNFOLDED), text.split("\n")[:-1]
    for (number, words, *_), expected in zip(shown, enumerate(lines, 1)):
        need((number, words) == expected, f"line {expected} is shown as {number}, {words!r}")
    need(len(shown) == len(lines), f"{len(shown)} lines of {len(lines)} are shown")
    groups = {group for *_, group in shown}
    need({"h", "d", "b", "p", "f", ""} <= groups, f"only {groups} are marked")
    need(all((line == "f") == ({*group.split(",")} - {""} == {"f"}) for *_, line, group in shown), "a line of furniture is not marked as one")
    return len(lines)


if __name__ == "__main__":
    main()
