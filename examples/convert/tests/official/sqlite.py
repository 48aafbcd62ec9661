"""Asks Debian's sqlite3 about pressedienst.sqlite: soundness, values, words, and the queries of docs/sqlite.md. See common.py.

The set named listed holds the texts that docs/sqlite.md lists; its queries must print there what the document says.
"""

import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

from common import ROOT, body_texts, lines_in, main, unread_lines

DOCUMENT = ROOT / "docs" / "sqlite.md"

# The spellings of each word find one another.
WORDS = [
    ("Düsseldorf", "Dusseldorf", "Duesseldorf"),
    ("Straße", "Strasse", "STRASSE"),
    ("Bürgermeisterin", "Buergermeisterin", "BÜRGERMEISTERIN"),
]
PARTS = [("meister", "MEISTER"), ("sseldor",), ("straß", "strass"), ("bürger", "buerger")]

TABLES = {
    "headlines": lambda release: [headline["text"] for headline in release["headlines"]],
    "subheads": lambda release: release["subheads"],
    "topics": lambda release: release["topics"],
    "appointments": lambda release: [(one["printed"], int(one["is_cancelled"])) for one in release["appointments"]],
    "blocks": body_texts,
    "images": lambda release: [(image["url"], image["caption"]) for image in release["images"]],
    "contacts": lambda release: [(contact["family"], contact["email"], contact["phone"]) for contact in release["contacts"]],
    "bylines": lambda release: [(byline["family"], byline["given"]) for byline in release["bylines"]],
}
COLUMNS = {
    "headlines": "text",
    "subheads": "text",
    "topics": "name",
    "appointments": "printed, cancelled",
    "blocks": "text",
    "images": "url, caption",
    "contacts": "family, email, phone",
    "bylines": "family, given",
}


def ask(database, query):
    """The lines that sqlite3 prints."""
    done = subprocess.run(["sqlite3", "-bail", database, query], capture_output=True, check=False)
    if done.returncode or done.stderr:
        raise ValueError(f"sqlite3 ended with {done.returncode}: {done.stderr.decode()[:300]}")
    return done.stdout.decode("utf-8").splitlines()


def rows(database, query):
    """The rows as lists; JSON keeps line ends and nulls."""
    done = subprocess.run(["sqlite3", "-bail", "-json", database, query], capture_output=True, check=False)
    if done.returncode or done.stderr:
        raise ValueError(f"sqlite3 ended with {done.returncode}: {done.stderr.decode()[:300]}")
    return [list(row.values()) for row in json.loads(done.stdout.decode("utf-8") or "[]")]


def soundness(database):
    for question, answer in [("PRAGMA integrity_check", ["ok"]), ("PRAGMA foreign_key_check", [])]:
        said = ask(database, question)
        if said != answer:
            yield f"{question}: {said[:3]}"
    # Compares the index with what it reads, and may write.
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(database, folder)
        for index in ("search", "search_words"):
            ask(copy, f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def kept(value):
    """NUL ends a text for SQLite and is kept as U+FFFD."""
    if isinstance(value, (tuple, list)):
        return [kept(part) for part in value]
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def value_faults(database, records):
    """Whether every release has its values, in their order."""
    texts = [[record["source"]["path"], record["source"]["sha256"], record["layout"]] for record in records]
    if rows(database, "SELECT path, sha256, layout FROM texts ORDER BY id") != texts:
        yield "the texts are not those of the records"
    releases = [(record, item, release) for record in records for item, release in enumerate(record["releases"], start=1)]
    asked = "SELECT sha256, item, date, kind FROM releases JOIN texts ON texts.id = text_id WHERE kind <> 'unread' ORDER BY releases.id"
    found = rows(database, asked)
    if found != [[record["source"]["sha256"], item, release["date"], release["kind"]] for record, item, release in releases]:
        yield "the releases are not those of the records"
        return
    for table, values in TABLES.items():
        wanted = []
        for number, (_, _, release) in enumerate(releases, start=1):
            for position, value in enumerate(values(release), start=1):
                wanted.append([number, position, *kept(value if isinstance(value, tuple) else (value,))])
        order = "(SELECT count(*) FROM releases AS r WHERE r.id <= release_id AND kind <> 'unread')"
        read = "release_id IN (SELECT id FROM releases WHERE kind <> 'unread')"
        asked = f"SELECT {order}, position, {COLUMNS[table]} FROM {table} WHERE {read} ORDER BY release_id, position"
        there = rows(database, asked)
        if there != wanted:
            differing = next((pair for pair in zip(there, wanted) if pair[0] != pair[1]), (len(there), len(wanted)))
            yield f"{table}: {differing[0]} is not {differing[1]}"


def unread_faults(check, database, records):
    """Whether the texts in no known layout are there, as the one block of a row that is no release, and nothing else is."""
    asked = """SELECT sha256, item, layout, count(*), min(blocks.kind), min(text) FROM releases
        JOIN texts ON texts.id = text_id LEFT JOIN blocks ON release_id = releases.id
        WHERE releases.kind = 'unread' GROUP BY releases.id"""
    found = {}
    for sha256, item, layout, count, kind, text in rows(database, asked):
        if (item, count, kind) != (0, 1, "unread"):
            yield f"{sha256} has other rows of what was not read: {item} {count} {kind}"
        if layout is None:
            found[sha256] = text
    for record in records:
        lines = unread_lines(record)
        check.count("unread texts", bool(lines))
        there = lines_in(found.get(record["source"]["sha256"], ""))
        missing = [line for line in lines if kept(line) not in there]
        if missing:
            yield f"{record['source']['path']}: lost: {missing[:1]}"


def plain(text):
    """All spellings of a word in one: small, with ss, without dots and without the e that stands for them."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub("([aou])e", r"\1", text)


def words_in(values):
    return {plain(word) for value in values if value for word in re.findall(r"[^\W_]+", value)}


def columns_of(release):
    """The words of a release in each column of the index."""
    headline = [release["kicker"]] + [headline["text"] for headline in release["headlines"]] + release["subheads"]
    captions = [image["caption"] for image in release["images"]]
    captions += [image["credit"] and image["credit"]["line"] for image in release["images"]]
    details = release["topics"] + [release["document_number"], release["place"]]
    details += [person[part] for person in release["bylines"] for part in ("given", "family")]
    details += [contact[part] for contact in release["contacts"] for part in ("given", "family", "phone")]
    details += [re.split("[?#]", image["url"])[0].rpartition("/")[2] for image in release["images"] if image["url"]]
    columns = {"headline": headline, "body": body_texts(release), "captions": captions, "details": details}
    return {column: words_in(values) for column, values in columns.items()}


def search_faults(check, database, records):
    """Whether each spelling finds the releases that have the word, and no other."""
    releases = {}
    for record in records:
        for item, release in enumerate(record["releases"], start=1):
            releases[f"{record['source']['sha256']}#{item}"] = columns_of(release)
        if unread_lines(record):
            releases[f"{record['source']['sha256']}#0"] = {"body": words_in(unread_lines(record))}
    # What is left of a text in a known layout stands in no record.
    told = "(SELECT * FROM release_overview WHERE kind <> 'unread' OR layout IS NULL)"
    named = f"SELECT DISTINCT identifier FROM {told} AS o JOIN"
    of_word = f"{named} search ON search.rowid = o.release_id WHERE search MATCH"
    of_part = f"{named} word_parts AS p ON p.release_id = o.release_id WHERE part MATCH"
    columns = [None, "headline", "body", "captions", "details"]
    queries = [(of_word, spellings, column) for spellings in WORDS for column in columns]
    queries += [(of_part, spellings, None) for spellings in PARTS]
    for query, spellings, column in queries:
        wanted = plain(spellings[0])
        is_part = query == of_part
        has = (lambda words: any(wanted in word for word in words)) if is_part else (lambda words: wanted in words)
        asked = [column] if column else columns[1:]
        expected = {name for name, words in releases.items() if any(has(words.get(one, set())) for one in asked)}
        head = f"{column} : " if column else ""
        check.count("hits of searches", len(expected))
        for spelling in spellings:
            check.count("searches")
            found = set(ask(database, f"{query} '{head}\"{spelling}\"'"))
            if found != expected:
                yield f"{head}{spelling}: not found {sorted(expected - found)[:3]}, wrongly found {sorted(found - expected)[:3]}"


def blocks_of(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def document_faults(check, database):
    queries, (texts, *answers) = blocks_of("sql"), blocks_of("text")
    if rows(database, "SELECT path FROM texts ORDER BY id") != [[path] for path in texts.splitlines()]:
        yield "this is not the database of the texts that the document lists"
    if len(queries) != len(answers):
        yield f"{len(queries)} queries and {len(answers)} answers in the document"
    for query, answer in zip(queries, answers):
        check.count("queries of the document")
        said = ask(database, query)
        if said != answer.splitlines():
            yield f"{query}\nprints {said}"


def look(check, _, sets):
    for made in sets:
        database = made.all / "pressedienst.sqlite"
        records = made.records()
        check.count("databases")
        check.count("releases", sum(len(record["releases"]) for record in records))
        asking = [soundness(database), value_faults(database, records), unread_faults(check, database, records)]
        # What a word is in a damaged text is a matter of opinion.
        asking += [] if made.is_damaged else [search_faults(check, database, records)]
        asking += [document_faults(check, database)] if made.folder.name == "listed" else []
        for faults in asking:
            try:
                for fault in faults:
                    check.fault(database, fault)
            except ValueError as error:
                check.fault(database, error)


counts = ["databases", "releases", "unread texts", "searches", "hits of searches", "queries of the document"]
main("sqlite", counts, look)
