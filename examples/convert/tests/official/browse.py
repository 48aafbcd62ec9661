"""Opens the database with Datasette and its metadata.json in Chromium, as an archivist does. See common.py.

Needs datasette and playwright from PyPI, and chromium. The variable DATASETTE names another datasette than that beside
Python; from 1.0 on it takes its questions from --config.
"""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path

from common import main, read_json
from playwright.sync_api import Error, sync_playwright

# Each row is one word in its spellings.
SPELLINGS = [["Strasse", "Straße", "STRASSE"], ["Buergermeisterin", "Bürgermeisterin"], ["Duesseldorf"], ["Düsseldorf"]]
ASKED = {"wort": "Strassenbahn", "jahr": "", "name": "", "stufe": "", "prozent": "", "von": "", "bis": "", "von_jahr": "", "bis_jahr": ""}
FACETS = ["year", "kind", "layout", "topics", "languages"]


def program():
    given = os.environ.get("DATASETTE")
    return [given] if given else [sys.executable, "-m", "datasette"]


@contextmanager
def served(database, metadata):
    """The address of a Datasette that shows a copy of the database."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        copy = Path(folder) / "pressedienst.sqlite"
        shutil.copyfile(database, copy)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        version = subprocess.run([*program(), "--version"], capture_output=True, text=True, check=True).stdout
        call = [*program(), "serve", copy, "--metadata", metadata, "--port", str(port)]
        if not re.search(r"\b0\.", version):
            call += ["--config", metadata]
        # A busy machine is slow; what is asked is whether there is an answer.
        call += ["--setting", "sql_time_limit_ms", "20000", "--setting", "facet_time_limit_ms", "20000"]
        server = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(300):
                if server.poll() is not None:
                    raise ValueError(f"datasette ended: {server.stderr.read().decode()[-500:]}")
                with suppress(urllib.error.URLError):
                    urllib.request.urlopen(f"{address}/-/versions.json").close()
                    break
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            server.wait()


def rows_on(page):
    return page.locator("table.rows-and-columns tbody tr").count()


def found_by(page, address, word):
    """How many releases the search box finds."""
    page.goto(f"{address}/pressedienst/release_facets?_size=1")
    page.fill("input[name=_search]", word)
    page.press("input[name=_search]", "Enter")
    page.wait_for_url(re.compile("_search="))
    said = page.locator("h3").first.inner_text()
    number = re.match(r"([\d,]+) rows?\b", said)
    return int(number.group(1).replace(",", "")) if number else 0


def look_for_words(check, page, address, database, place):
    for spellings in SPELLINGS:
        found = {word: found_by(page, address, word) for word in spellings}
        check.count("words", len(found))
        check.expect(len(set(found.values())) == 1, place, f"the spellings find differently: {found}")
        for word, count in found.items():
            [(there,)] = database.execute("SELECT count(*) FROM search WHERE search MATCH ?", [f'"{word}"'])
            check.expect(count == there, place, f"the search box finds {count} for {word}, and the index {there}")


def look_at_pages(check, page, address, database, metadata, place):
    page.goto(address)
    check.expect(metadata["title"] in page.content(), place, "the first page has another title")
    told, links = metadata["databases"]["pressedienst"], []
    titles = {query["title"] for query in told["queries"].values()}
    # Later versions list but some of many questions beside the tables.
    for listed in ("pressedienst", "pressedienst/-/queries"):
        if not titles <= set(links):
            page.goto(f"{address}/{listed}")
            links += page.get_by_role("link").all_inner_texts()
    check.expect(titles <= set(links), place, f"no links to {titles - set(links)}")
    page.goto(f"{address}/pressedienst")
    page.get_by_role("link", name="Mitteilungen suchen").first.click()
    page.wait_for_url(re.compile("release_facets"), wait_until="load")
    for facet in FACETS:
        [(values,)] = database.execute(f"SELECT count(*) FROM release_facets WHERE {facet} NOT IN ('', '[]')")
        if not values:
            continue
        there = page.locator(f".facet-info[id='facet-{facet}'] li, .facet-info[data-column='{facet}'] li").count()
        check.expect(there > 0, place, f"nothing is counted by {facet}")
    for name, table in told["tables"].items():
        if table.get("hidden"):
            continue
        page.goto(f"{address}/pressedienst/{name}?_size=1")
        text = page.locator("body").inner_text()
        check.expect(table["title"] in text, place, f"{name} has another title")
        for meaning in table["columns"].values():
            check.count("meanings of columns")
            check.expect(meaning in text, place, f"{name} does not say {meaning!r}")


def ask(check, page, address, queries, place):
    """How many rows each of the questions has, asked by its form."""
    counts = Counter()
    for name, query in queries.items():
        page.goto(f"{address}/pressedienst/{name}")
        fields = page.locator("form.sql input[type=text], form.core input[type=text]")
        for index in range(fields.count()):
            field = fields.nth(index)
            field.fill(ASKED[field.get_attribute("name")])
        if fields.count():
            page.locator("form input[type=submit][value='Run SQL'], form button:has-text('Run SQL')").first.click()
        check.count("questions")
        check.expect(query["title"] in page.locator("h1").inner_text(), place, f"{name} has another title")
        error = page.locator(".message-error")
        check.expect(not error.count(), place, f"{name}: {error.all_inner_texts()}")
        counts[name] += rows_on(page)
    return counts


def look(check, _, sets):
    answers = Counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for made in sets:
            if made.is_damaged:
                continue
            place = made.all / "metadata.json"
            try:
                metadata = read_json(place.read_bytes())
                page, said = browser.new_page(), []
                page.on("console", lambda message, said=said: message.type == "error" and said.append(message.text))
                with served(made.all / "pressedienst.sqlite", place) as address:
                    database = sqlite3.connect(made.all / "pressedienst.sqlite")
                    look_at_pages(check, page, address, database, metadata, place)
                    look_for_words(check, page, address, database, place)
                    answers += ask(check, page, address, metadata["databases"]["pressedienst"]["queries"], place)
                    database.close()
                check.expect(not said, place, f"the console says {said[:3]}")
                page.close()
            except (Error, KeyError, ValueError, OSError, sqlite3.Error) as error:
                check.fault(place, repr(error))
            for query in metadata["databases"]["pressedienst"]["queries"]:
                answers.setdefault(query, 0)
        browser.close()
    for name, count in answers.items():
        check.expect(count > 0, "metadata.json", f"{name} has no row anywhere")


main("browse", ["words", "meanings of columns", "questions"], look)
