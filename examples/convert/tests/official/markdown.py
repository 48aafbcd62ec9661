"""Reads Markdown files as others do and compares them with the records. See common.py.

Front matter is read by PyYAML (YAML 1.1) and ruamel.yaml (YAML 1.2), the rest is rendered by markdown-it-py, as CommonMark
with HTML and as on GitHub.
"""

import datetime
import os
import re
from html.parser import HTMLParser

import ruamel.yaml
import yaml
from common import CONTROLS, body_texts, main, unread_lines
from markdown_it import MarkdownIt

TAGS = {"h1", "h2", "h3", "p", "ul", "li", "a", "br", "strong", "em"}
LINE_ENDS = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")


class Visible(HTMLParser):
    """The text of each block, the tags, and the targets of links."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.tags, self.targets = [""], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.targets += [value for name, value in attrs if name == "href"]
        if any(name not in ("href",) for name, _ in attrs):
            self.tags.add(f"{tag} with {attrs}")
        if tag in ("h1", "h2", "h3", "p", "li"):
            self.blocks.append("")
        if tag == "br":
            self.blocks[-1] += "\n"

    def handle_data(self, data):
        self.blocks[-1] += data

    def handle_comment(self, data):
        self.tags.add("comment")

    def handle_decl(self, decl):
        self.tags.add("declaration")

    def handle_pi(self, data):
        self.tags.add("instruction")

    def unknown_decl(self, data):
        self.tags.add("declaration")


def shown(text):
    """A value as it stands in running text."""
    # Python takes some controls for blanks, so they go first.
    return CONTROLS.sub("\ufffd", LINE_ENDS.sub(" ", text)).strip()


def seen(text):
    return " ".join(text.split())


def expected(release):
    """Every printed value that readers must find, with the number of lines that it may share."""
    values = [headline["text"] for headline in release["headlines"]] + release["subheads"]
    values += [release["kicker"], *body_texts(release)]
    for image in release["images"]:
        values += [image["caption"], image["url_printed"], image["credit"] and image["credit"]["line"]]
    for contact in release["contacts"]:
        values += [contact[key] for key in ("family", "given", "email", "phone")]
    imprint = release["imprint"] or {}
    values += [imprint.get(key) for key in ("publisher", "phone", "fax", "email")]
    values += imprint.get("address", []) + imprint.get("channels", [])
    for member in imprint.get("team", []):
        values += list(member.values())
    return [seen(shown(value)) for value in values if value]


def whole_blocks(release):
    """The blocks of running text, each of which must be a block of its own."""
    return [seen(shown(text)) for text in body_texts(release)]


def rendered(body, kind):
    markdown = MarkdownIt("commonmark", {"html": True}) if kind == "commonmark" else MarkdownIt("gfm-like", {"html": True})
    visible = Visible()
    visible.feed(markdown.render(body))
    visible.close()
    return visible


def front_faults(front, body, record):
    """What of the front matter is not what the record says."""
    first = yaml.safe_load(front)
    second = ruamel.yaml.YAML(typ="safe", pure=True).load(front)
    if first != second:
        yield f"YAML 1.1 and 1.2 read it otherwise: {first} {second}"
    source = record["source"]
    wanted = {f"source_{key}": source[key] for key in ("path", "size", "sha256", "encoding")}
    wanted |= {f"source_{key}": source.get(key) for key in ("extracted_by", "text_sha256")}
    wanted |= {"converted_by": source["program"], "rules": source["rules"], "source_layout": record["layout"]}
    wanted |= {"diagnostics": len(record["diagnostics"]), "source_pages": record["page_count"]}
    releases = record["releases"]
    if len(releases) == 1:
        wanted |= described(releases[0])
    else:
        wanted["releases"] = len(releases)
        # What is shown where there is no release was not read.
        wanted["genre"] = "unread" if body.strip() and not releases else None
    if not (len(releases) == 1 and releases[0]["headlines"]):
        wanted["title"] = os.path.basename(source["path"])
    wanted = {key: value for key, value in wanted.items() if value not in (None, [])}
    for key in wanted.keys() | first.keys():
        if first.get(key) != wanted.get(key) or type(first.get(key)) is not type(wanted.get(key)):
            if not (key.endswith("_url") and key not in first):
                yield f"{key}: {first.get(key)!r} is not {wanted.get(key)!r}"


def described(release):
    def day(text):
        return text and datetime.date.fromisoformat(text)

    def moment(appointment):
        if appointment["time"] is None:
            return day(appointment["date"])
        return datetime.datetime.fromisoformat(f"{appointment['date']}T{appointment['time']}:00")

    wanted = {key: release[key] for key in ("time", "place", "kicker", "topics", "document_number")}
    wanted |= {key: release[key] for key in ("text_version_url", "online_url")}
    wanted |= {key: day(release[key]) for key in ("date", "date_end")}
    wanted["genre"] = release["kind"]
    dated = [one for one in release["appointments"] if one["date"]]
    wanted["appointments"] = [moment(one) for one in dated]
    wanted["appointments_cancelled"] = [moment(one) for one in dated if one["is_cancelled"]]
    names = [[byline[key] for key in ("given", "family") if byline[key]] for byline in release["bylines"]]
    wanted["bylines"] = [" ".join(name) for name in names if name]
    languages = [one["lang"] for one in release["headlines"] + release["body"] if one["lang"]]
    wanted["language"] = languages[0] if languages else None
    for index, headline in enumerate(release["headlines"]):
        other = headline["lang"] and headline["lang"] != release["headlines"][0]["lang"]
        wanted[f"title_{headline['lang'] if other else index + 1}" if index else "title"] = headline["text"]
    return wanted


def faults(path, record):
    content = path.read_bytes().decode("utf-8")
    begin, front, body = content.split("---\n", 2)
    if begin:
        yield "does not begin with front matter"
    if CONTROLS.search(content.replace("\n", "")):
        yield "holds a control character"
    yield from front_faults(front, body, record)
    for kind in ("commonmark", "gfm-like"):
        visible = rendered(body, kind)
        if visible.tags - TAGS:
            yield f"{kind}: tags {sorted(visible.tags - TAGS)}"
        for target in visible.targets:
            if not re.match(r"(?i)(https?://|mailto:)", target):
                yield f"{kind}: a link to {target}"
        blocks = [seen(block) for block in visible.blocks]
        text = "\n".join(blocks)
        values = [value for release in record["releases"] for value in expected(release)]
        for value in values + [seen(shown(line)) for line in unread_lines(record)]:
            if value not in text:
                yield f"{kind}: not seen: {value!r}"
        for release in record["releases"]:
            for value in whole_blocks(release):
                if value and value not in blocks:
                    yield f"{kind}: no block: {value!r}"


def look(check, _, sets):
    for made in sets:
        for _, record, path in made.outputs(check, "md"):
            try:
                found = list(faults(path, record))
            except (ValueError, yaml.YAMLError, ruamel.yaml.error.YAMLError) as error:
                found = [repr(error)]
            check.count("files")
            check.count("values seen", sum(len(expected(release)) for release in record["releases"]))
            for fault in found:
                check.fault(path, fault)


main("markdown", ["files", "values seen"], look)
