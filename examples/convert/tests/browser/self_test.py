"""Breaks a page in one way after the other and sees whether its check notices: python3 self_test.py TEXTS PAGES

A check that takes whatever it is given is worth nothing. Each row below changes one thing on a page, and names the check that
must fail and what it must say.
"""

import base64
import hashlib
import re
import sys
import time
from pathlib import Path

import page as checks
from browser import Fault, browser, opened

# It has messages, page furniture and pictures with credits.
TEXT = "fixtures/malformed/addresses-proved-by-their-siblings.txt"


def agrees(light, record):
    checks.agrees(light.page.evaluate(checks.SHOWN), record)


def is_harmless(light, _):
    checks.is_harmless(light.page.evaluate(checks.SHOWN))


def keys_work(light, record):
    checks.keys_work(light.page, len(record.json["diagnostics"]))


def prints_all(light, record):
    checks.prints_all(light.page, record, light.print_to)


BODY_END = "<script>'use strict'"
# The check, what is replaced by what, and what the check must say.
BROKEN = [
    (agrees, r'(<p id="L\d+"><a [^>]*>)\w', r"\1", "a line is"),
    (agrees, r'href="#v1"', 'href="#v0"', "has its places at"),
    (agrees, r'<span class="n" data-v="v\d+">', '<span class="n">', "is not printed where"),
    (agrees, r'(<p id="L\d+"[^>]*>)<span class="f">', r'\1<span class="n">', "what is f"),
    (agrees, r'(<span class="v [^>]*>)\w', r"\1", "values differ"),
    (agrees, r' id="M0"', ' id="M7"', "message 0"),
    (agrees, r' data-m="0"', "", "are not marked"),
    (agrees, r'(<div class="m [^>]*>.*?</div>)(<p id="L\d+"[^>]*>.*?</p>)', r"\2\1", "is not at line"),
    (is_harmless, BODY_END, f"<img>{BODY_END}", "img"),
    (is_harmless, BODY_END, f"<a href='javascript:x'>x</a>{BODY_END}", "it leads to"),
    (is_harmless, "<main>", "<main onclick=x>", "onclick"),
    (lambda light, _: light.is_quiet(), "'use strict'", "'use strict' ", "the console says"),
    (lambda light, _: light.is_quiet(), "<meta http-equiv[^>]*>", "<link rel=stylesheet href=x.css>", "x.css"),
    (lambda light, _: checks.leads_back_and_forth(light.page), r"\[value, \.\.\.places\]", "[value]", "light something else"),
    (lambda light, _: checks.leads_back_and_forth(light.page), "toValue\\(place", "light(place", "light something else"),
    (lambda light, _: checks.can_be_tabbed(light.page), "toValue\\(place", "light(place", "does not lead to its value"),
    (lambda light, _: checks.can_be_tabbed(light.page), '<a class="skip"', "<span", "Tab leads to"),
    (keys_work, r"n: \(\) => go\(1\)", "n: () => go(2)", "n leads to"),
    (keys_work, "f: hide", "f: () => {}", "f hides no furniture"),
    (keys_work, "Escape: ", "Home: ", "Escape leaves"),
    (keys_work, ":focus-visible { outline: 3px", ":focus { outline: 0 } :x { outline: 3px", "nobody sees"),
    (lambda light, _: light.fits(), "<style>", "<style>h1 { width: 2000px } ", "wide where there are 360"),
    (lambda light, _: light.is_accessible(), r"--dim: #\w+", "--dim: #ccc", "color-contrast"),
    (lambda light, _: light.is_accessible(), r' aria-labelledby="text-title"| lang="de"', "", "html-has-lang"),
    (prints_all, "<style>", "<style>@media print { .t { display: none } } ", "the print lacks"),
]


def signed(page):
    """With the sums of its style and script, as if they had been made so."""
    for kind, what in (("style", r"<style>(.*?)</style>"), ("script", r"<script>(.*)</script>")):
        text = re.search(what, page, re.DOTALL)[1]
        total = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        page = re.sub(f"{kind}-src '[^']*'", lambda _: f"{kind}-src 'sha256-{total}'", page, count=1)
    return page


def main():
    texts, pages = map(Path, sys.argv[1:3])
    path = pages / Path(TEXT).with_suffix(".html")
    whole, began = path.read_text(encoding="utf-8"), time.monotonic()
    record = checks.Record(path.with_suffix(".json"), texts / TEXT)
    copy = path.with_name("broken.html")
    with browser() as started, opened(started) as light:
        light.print_to = pages / "print.pdf"
        for number, (check, pattern, by, says) in enumerate(BROKEN):
            broken, count = re.subn(pattern, by, whole, count=1, flags=re.DOTALL)
            if not count or broken == whole:
                raise SystemExit(f"self-test: the page has no {pattern}")
            copy.write_text(broken if says == "the console says" else signed(broken), encoding="utf-8")
            light.page.set_viewport_size({"width": 1400, "height": 900})
            light.page.goto("about:blank")
            light.open(copy)
            try:
                check(light, record)
            except Fault as fault:
                if says not in str(fault):
                    raise SystemExit(f"self-test: {pattern} ({number}): it says {fault}") from fault
            else:
                raise SystemExit(f"self-test: nobody notices {pattern} ({number})")
    copy.unlink()
    print(f"self-test: {len(BROKEN)} faults are noticed, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
