"""Holds lines of ninjs objects against the schema of the IPTC.

    python3 ninjs.py SCHEMA_DIR FILE...

SCHEMA_DIR holds ninjs-schema_3.1.json. Needs jsonschema[format-nongpl]; without that extra no date and no address is looked
at, which is noticed. Exit code: 0 all valid, 1 some not or none there, 2 the validator itself cannot be trusted.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


def validator(folder):
    schema = json.loads((Path(folder) / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
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


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key is there twice: {keys}")
    return dict(pairs)


def faults(checker, line, seen, place):
    try:
        item = json.loads(line.decode("utf-8"), object_pairs_hook=unique)
    except ValueError as error:
        yield str(error)
        return
    for error in checker.iter_errors(item):
        yield f"{error.json_path}: {error.message[:300]}"
    uri = item.get("uri")
    if uri in seen and seen[uri][1] != line:
        yield f"the uri {uri} is also that of {seen[uri][0]}"
    seen.setdefault(uri, (place, line))


def dangling(links, seen):
    """Versions that are named but not there."""
    return [(place, uri) for place, uri in links if uri not in seen]


def main(folder, *files):
    checker = validator(folder)
    why = distrust(checker)
    if why:
        print(f"the validator cannot be trusted: {why}", file=sys.stderr)
        return 2
    count, bad, seen, links = 0, 0, {}, []
    for name in files:
        data = Path(name).read_bytes()
        if data and not data.endswith(b"\n"):
            print(f"{name}: the last line has no end")
            bad += 1
        for number, line in enumerate(data.split(b"\n")[:-1], start=1):
            place = f"{name}:{number}"
            found = list(faults(checker, line, seen, place))
            for fault in found:
                print(f"{place}: {fault}")
            bad += len(found)
            count += 1
            if not found:
                related = json.loads(line).get("associations", [])
                links += [(place, other["uri"]) for other in related if other.get("rel") == "translation"]
    for place, uri in dangling(links, seen):
        print(f"{place}: no object has the uri {uri}")
        bad += 1
    print(f"{count} objects, {len(seen)} uris, {len(links)} links between versions, {bad} faults")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
