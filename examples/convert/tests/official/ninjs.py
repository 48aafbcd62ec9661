"""Holds lines of ninjs objects against the schema of the IPTC and against the records. See common.py.

Needs jsonschema[format-nongpl]; without that extra no date and no address is looked at, which is noticed.
"""

import json
from html.parser import HTMLParser

from common import essence, lines_of, lost, lost_lines, main, read_json, strings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

TAGS = {"p", "h2", "h3", "ul", "li"}


def validator(folder):
    schema = json.loads((folder / "ninjs" / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    # Nothing here has coordinates.
    nothing = Resource(contents={}, specification=DRAFT202012)
    registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", nothing)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())


def distrust(checker):
    """Why the validator cannot be trusted, if it takes what is wrong or refuses what is right."""
    right = {"uri": "https://a.de/7#item1-de", "contentCreated": "2019-08-31T00:00:00+02:00"}
    if not checker.is_valid(right):
        return "a right object is refused"
    wrong = [
        {"contentCreated": "2019-08-31"},
        {"contentCreated": "2019-02-30T00:00:00+01:00"},
        {"uri": "https://a.de/a b.jpg"},
        {"uri": "https://a.de/ü"},
        {"unknown": 1},
        {"associations": [{"name": "x", "uri": "https://a.de/", "unknown": 1}]},
        {"associations": [{"name": "x", "uri": "https://a.de/a b"}]},
    ]
    taken = [change for change in wrong if checker.is_valid({**right, **change})]
    return f"wrong objects are taken: {taken}" if taken else None


class Markup(HTMLParser):
    """The text of HTML, and what of it is more than plain structure."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.odd, self.open = "", [], []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS or any(name != "lang" for name, _ in attrs):
            self.odd.append(f"<{tag} {attrs}>")
        self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.odd.append(f"</{tag}> closes another element")

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.odd.append(f"comment {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def body_faults(item):
    """The two forms of the body must be the same text, and HTML nothing but that."""
    bodies = {body["contentType"]: body["value"] for body in item.get("bodies", [])}
    if not bodies:
        return
    markup = Markup()
    markup.feed(bodies["text/html"])
    markup.close()
    yield from markup.odd
    if markup.open:
        yield f"not closed: {markup.open}"
    if essence(markup.text) != essence(bodies["text/plain"]):
        yield "the body in HTML is another one than the plain one"


def item_faults(checker, item):
    for error in checker.iter_errors(item):
        yield f"{error.json_path}: {error.message[:300]}"
    yield from body_faults(item)


def look(check, schemas, sets):
    checker = validator(schemas)
    why = distrust(checker)
    if why:
        check.fault("jsonschema", f"cannot be trusted: {why}")
        return
    for made in sets:
        path = made.all / "related.ninjs.ndjson"
        check.count("related files")
        for number, line in enumerate(lines_of(check, path), start=1):
            for error in checker.iter_errors(read_json(line)):
                check.fault(f"{path}:{number}", f"{error.json_path}: {error.message[:300]}")
        # The variants of one text have its addresses.
        everywhere = {}
        for _, record, path in made.outputs(check, "ninjs.ndjson"):
            here, links, values = {}, [], ""
            for number, line in enumerate(lines_of(check, path), start=1):
                place = f"{path}:{number}"
                check.count("objects")
                try:
                    item = read_json(line)
                except ValueError as error:
                    check.fault(place, error)
                    continue
                for fault in item_faults(checker, item):
                    check.fault(place, fault)
                uri = item.get("uri")
                check.expect(uri not in here, place, f"another object here has the uri {uri}")
                here[uri] = line
                if not made.is_damaged:
                    before = everywhere.setdefault(uri, (place, line))
                    check.expect(before[1] == line, place, f"the uri {uri} is also that of {before[0]}")
                related = item.get("associations", [])
                links += [(place, other["uri"]) for other in related if other.get("rel") == "translation"]
                values += "\n".join(strings(item)) + "\n"
            for place, uri in links:
                check.count("links between versions")
                check.expect(uri in here, place, f"no object has the uri {uri}")
            missing = [value for release in record["releases"] for value in lost(release, values)]
            for value in missing + lost_lines(record, values):
                check.fault(path, f"lost: {value!r}")


main("ninjs", ["objects", "links between versions", "related files"], look)
