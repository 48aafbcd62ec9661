"""Holds graphs of linked data against the vocabulary of schema.org and against the records. See common.py.

Every key must be one of its object's type, values must be of a type that the key takes, references must lead to a node, no
two nodes may have one name, and nothing may end a script element.
"""

import json
import re
from datetime import date, datetime

from common import lost, lost_lines, main, read_json, strings

URI = re.compile(
    r"(https?://[A-Za-z0-9._-]+(:[0-9]+)?([/?]([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?|ni:///sha-256;[A-Za-z0-9_-]{43}|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    r"(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)


# The members of schema.org's enumerations, which the extract of its vocabulary does not list.
MEMBERS = {
    "EventStatusType": ["EventCancelled", "EventMovedOnline", "EventPostponed", "EventRescheduled", "EventScheduled"],
}


def is_uri(value):
    return isinstance(value, str) and URI.fullmatch(value) is not None


def parses(parse, value):
    try:
        parse(value)
    except ValueError:
        return False
    return True


def is_day(value):
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None and parses(date.fromisoformat, value)


def is_moment(value):
    form = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
    return re.fullmatch(form, value) is not None and parses(datetime.fromisoformat, value)


def is_literal(value, expected):
    """Whether a value that is no object is of one of these types."""
    if isinstance(value, bool):
        return "Boolean" in expected
    if isinstance(value, int):
        return "Integer" in expected or "Number" in expected
    if not isinstance(value, str):
        return False
    if any(value == f"https://schema.org/{member}" for name in expected for member in MEMBERS.get(name, [])):
        return True
    tests = {"Text": bool, "URL": is_uri, "Date": is_day, "DateTime": is_moment}
    return any(test(value) for name, test in tests.items() if name in expected)


def coverage_fault(text):
    days = text.split("/")
    right = len(days) == 2 and (days[0] == ".." or is_day(days[0])) and is_day(days[1])
    return None if right and (days[0] == ".." or days[0] <= days[1]) else "no range of days"


class Graph:
    def __init__(self, types, nodes):
        self.types = types
        self.nodes = {}
        self.twice = []
        for node in nodes:
            if node.get("@id") in self.nodes:
                self.twice.append(node.get("@id"))
            self.nodes[node.get("@id")] = node

    def faults(self):
        yield from (f"two nodes are named {name}" for name in self.twice)
        for name, node in self.nodes.items():
            if not is_uri(name):
                yield f"the name of a node is no address: {name}"
            yield from self.object_faults(node, f"{node.get('@type')} {name}")
        yield from self.version_faults()

    def object_faults(self, item, path):
        kind = item.get("@type")
        if kind not in self.types:
            yield f"{path}: there is no type {kind}"
            return
        properties = self.types[kind]["properties"]
        for key, value in item.items():
            if key in ("@type", "@id"):
                continue
            if key not in properties:
                yield f"{path}: {kind} has no {key}"
                continue
            for entry in value if isinstance(value, list) else [value]:
                yield from self.value_faults(entry, properties[key], f"{path} {key}")
            if key == "temporalCoverage" and coverage_fault(value):
                yield f"{path} {key}: {coverage_fault(value)}"

    def value_faults(self, value, expected, path):
        if not isinstance(value, dict):
            if not is_literal(value, expected):
                yield f"{path}: {str(value)[:200]!r} is none of {expected}"
            return
        target = value
        if set(value) == {"@id"}:
            target = self.nodes.get(value["@id"])
            if target is None:
                yield f"{path}: nothing is named {value['@id']}"
                return
        else:
            yield from self.object_faults(value, path)
        kind = target.get("@type")
        kinds = {kind, *self.types.get(kind, {}).get("ancestors", [])}
        if not kinds & set(expected):
            yield f"{path}: {kind} is none of {expected}"

    def version_faults(self):
        """The two directions between versions must agree."""
        for name, node in self.nodes.items():
            for other in node.get("workTranslation", []):
                back = self.nodes.get(other["@id"], {}).get("translationOfWork", {}).get("@id")
                if back != name:
                    yield f"{other['@id']} does not name {name} as its original"


def document_faults(types, text):
    ending = re.search("[<>&\u2028\u2029]", text)
    if ending:
        yield f"{ending[0]!r} is not escaped"
    try:
        document = read_json(text.encode("utf-8"))
    except ValueError as error:
        yield str(error)
        return
    if set(document) != {"@context", "@graph"} or document["@context"] != "https://schema.org":
        yield f"no graph of schema.org: {sorted(document)}"
        return
    yield from Graph(types, document["@graph"]).faults()


def nodes(text):
    """Those of a graph; one that is broken is told of elsewhere."""
    try:
        return json.loads(text).get("@graph", [])
    except ValueError:
        return []


def related_faults(types, made):
    """What is wrong with related.jsonld, whose references lead to what the graphs of the texts have too."""
    text = (made.all / "related.jsonld").read_bytes().decode("utf-8")
    yield from document_faults(types, text)
    names = set()
    for path in made.all.rglob("*.jsonld"):
        if path.name != "related.jsonld":
            names |= {node["@id"] for node in nodes(path.read_bytes())}
    for node in nodes(text):
        if node["@type"] == "NewsArticle" and node["@id"] not in names:
            yield f"no graph of a text has {node['@id']}"


def look(check, schemas, sets):
    extract = schemas / "schema-org" / "schemaorg-30.0-extract.json"
    types = json.loads(extract.read_text(encoding="utf-8"))["types"]
    for made in sets:
        for fault in related_faults(types, made):
            check.fault(made.all / "related.jsonld", fault)
        check.count("related graphs")
        for _, record, path in made.outputs(check, "jsonld"):
            text = path.read_bytes().decode("utf-8")
            check.count("graphs")
            check.count("typed objects", text.count('"@type"'))
            faults = list(document_faults(types, text))
            for fault in faults:
                check.fault(path, fault)
            if faults:
                continue
            values = "\n".join(strings(json.loads(text)))
            missing = [value for release in record["releases"] for value in lost(release, values)]
            for value in missing + lost_lines(record, values):
                check.fault(path, f"lost: {value!r}")


main("jsonld", ["graphs", "typed objects", "related graphs"], look)
