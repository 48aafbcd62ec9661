"""What an archivist would write to get at the fields of a release, as `src/script.rs` does; both read `patterns.tsv`."""

import pathlib
import re

PATTERNS = dict(row.split("\t") for row in pathlib.Path(__file__).with_name("patterns.tsv").read_text().splitlines())
PAGE, DATE, DAY, CREDIT, ADDRESS, MAIL, PHONE, CONTACT, HEADING = map(re.compile, PATTERNS.values())
MONTHS = re.findall(r"[A-Z]\w+", PATTERNS["date"])


def join(paragraph, line):
    if paragraph.endswith("-"):
        return paragraph[:-1] + line
    return f"{paragraph} {line}" if paragraph else line


def read(text):
    pages, dates, headings, pictures, addresses, mails, phones, contacts, paragraphs = ([] for _ in range(9))
    seen = set()
    paragraph = ""
    is_behind_blank = True
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            if paragraph:
                paragraphs.append(paragraph)
                paragraph = ""
            is_behind_blank = True
            continue
        was_behind_blank, is_behind_blank = is_behind_blank, False
        if found := PAGE.search(line):
            pages.append(int(found[1] or found[2]))
            continue
        for day, month, year in DATE.findall(line):
            dates.append(f"{year}-{MONTHS.index(month) + 1:02}-{day:0>2}")
        for day, month, year in DAY.findall(line):
            dates.append(f"{year}-{month:0>2}-{day:0>2}")
        is_field = False
        if found := CREDIT.search(line):
            pictures.append({
                "caption": join(paragraph, line[:found.start()].rstrip(" ,.")),
                "holder": found[1], "photographer": found[2], "address": None,
            })
            paragraph = ""
            is_field = True
        for address in ADDRESS.findall(line):
            if pictures and pictures[-1]["address"] is None:
                pictures[-1]["address"] = address
            else:
                addresses.append(address)
            is_field = True
        if found := MAIL.findall(line):
            mails += found
            is_field = True
        if found := PHONE.findall(line):
            phones += found
            is_field = True
        if found := CONTACT.search(line):
            contacts.append((found[1], found[2]))
            is_field = True
        if is_field:
            continue
        if was_behind_blank and 12 <= len(line.encode()) <= 140 and HEADING.search(line):
            if line not in seen:
                seen.add(line)
                headings.append(line)
        else:
            paragraph = join(paragraph, line)
    if paragraph:
        paragraphs.append(paragraph)
    return {
        "pages": pages, "dates": dates, "headings": headings, "pictures": pictures, "addresses": addresses, "mails": mails,
        "phones": phones, "contacts": contacts, "paragraphs": paragraphs,
    }


def tally(text):
    """How much of each field was found, and how many bytes all of it has."""
    fields = read(text)

    def size(value):
        if isinstance(value, str):
            return len(value.encode())
        if isinstance(value, dict):
            return sum(map(size, value.values()))
        return sum(map(size, value)) if isinstance(value, (list, tuple)) else 0

    return [*map(len, fields.values()), size(fields)]
