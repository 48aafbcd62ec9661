"""A browser that notes what a page must not do, and what all checks of pages ask of it."""

import os
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

AXE = Path(os.environ["AXE"]).read_text(encoding="utf-8")
WIDTHS = (360, 1000, 1400)


class Fault(Exception):
    """A page does not keep what it promises."""


def need(holds, what):
    if not holds:
        raise Fault(what)


class Opened:
    """A page in the browser, with what it asked for and what it complained about."""

    def __init__(self, page):
        self.page, self.complaints, self.asked = page, [], []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path, anchor=""):
        self.complaints.clear()
        self.asked.clear()
        self.address = path.resolve().as_uri()
        if self.page.url.split("#")[0] == self.address:
            self.page.goto("about:blank")
        self.page.goto(self.address + anchor)

    def is_quiet(self):
        """Nothing was complained about, and nothing asked for but the page itself."""
        others = [address for address in self.asked if address.split("#")[0] not in (self.address, "about:blank")]
        need(not others, f"it asked for {others}")
        need(not self.complaints, f"the console says {self.complaints}")

    def fits(self):
        """Nobody has to scroll sideways."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            found = self.page.evaluate("document.documentElement.scrollWidth")
            need(found <= width, f"it is {found} wide where there are {width}")

    def is_accessible(self):
        # The policy of a page keeps scripts out that others add to it; those of the driver run all the same.
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule => [rule.id, rule.nodes[0].html.slice(0, 200), rule.nodes[0].failureSummary.slice(0, 300)]))")
        need(not found, f"axe-core finds {found}")


@contextmanager
def browser():
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opened(started, **options):
    context = started.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
    yield Opened(context.new_page())
    context.close()
