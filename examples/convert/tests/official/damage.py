"""Makes damaged variants of texts: python3 damage.py DIR TEXT...

Each text gives one variant of each kind below, and a few texts are made from nothing. The same texts give the same bytes
wherever they lie: what is drawn depends on the order and the bytes of the texts alone.
"""

import hashlib
import random
import re
import sys
from pathlib import Path

ADDRESS = re.compile(rb"https?://[^\s<>]+")

# What must be shown and never be done: by spreadsheets, browsers, Markdown, XML, YAML, terminals and templates.
HOSTILE = [
    "=HYPERLINK(\"http://x\")", "+1+cmd|'/c calc'!A1", "-2+3", "@SUM(A1:A9)", "\t=1", "＝1", "﹢1", "\u22121", "\ufeff=1",
    "\u200b=1", "'=1", "a;=1+1;b", "a,=1;\"=2", "''", "0x10", "1e5", "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<!-- c -->", "<?php", "<![CDATA[", "]]>", "&amp;&#0;&copy;", "<https://a.b>",
    "[x](javascript:alert(1))", "![a](b)", "https://evil.example/a_b_c*d*", "www.evil.example/_x_", "```", "***", "---", "===",
    "# H", "1. x", "- x", "a. x", "(i) y", "| a | b |", "$x$ `c` ~~s~~ ^[f] [^1]", "{{< shortcode >}}", "{% raw %}", "%%c%%",
    "::: warn", ": def", ":smile:", "@user @[x]", "#tag", "\\", "\\\\*x*", "__init__", "!!python/object", "&anchor *alias",
    "2019-08-31", "31. Februar 2019", "5. - 7. April 2017", "Seite 99999999999", "no", "null", "\"", "'", "\"'\\{\"@id\":\"x\"}",
    "\u202egpj.exe", "\u2066\u2067x", "\u0301\u0301", "A\u030a", "\u00ad", "\u200d", "\ue000", "\U0001f600", "\U000e0001",
    "\ufffe", "\uffff", "\U0010ffff", "\ufffd", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r", "\t", "\x01\x07", "\x1b[31m",
    "\0", "+49", "(c)", "©", "a@b.de", "mailto:a@b", "xmpp:a@b", "Textversion: https://a.de/x y.txt",
    "Zur Online-Version: https://a.de/?tx[news]=1#top", "\u2028=1", "'; DROP TABLE texts; --", "\u00a0", "ẞ", "ﬁ", "İ",
]  # fmt: skip

# Addresses that are none, that lead elsewhere, or whose last part is no name for a file.
ADDRESSES = [
    "https://a b.de/x.jpg", "https://a.de/x|y.jpg", "https://u:p@a.de/x.jpg", "https://a.de/%zz.jpg", "https://a.de/x[1].jpg",
    "https://dü.de/ä.jpg", "https://a.de/x#a#b", "http://", "https://a.de/x\\frac{y}", "javascript:alert(1)",
    "https://www.duеsseldorf.de/x.jpg", "https://a.de:99999/x", "https://a.de/</script>.jpg", "https://a.de/\"onload=x.jpg",
    "HTTPS://A.DE/x.jpg", "https://[::1]/x.jpg", "https://a.de", "https://a.de/x.jpg?y=/z.png", "//a.de/x.jpg",
    "https://a.de/" + "a" * 3000 + ".jpg",
]  # fmt: skip
FILE_NAMES = [
    "..%2f..%2fetc%2fpasswd", "%2e%2e", "..", "-rf.jpg", "CON.jpg", "a%00b.jpg", "%FF.jpg", "x.jpg#f", "X.JPG", "*", "0",
    "%0d%0a.jpg", "gpj%E2%80%AE.jpg", "=1.jpg", "@a.jpg", "a;b,c.jpg", "a'b%22.jpg", "ä" * 150 + ".jpg", "u%CC%88.jpg",
    "%C3%BC.jpg", ".htaccess", "C:%5Cx.jpg", "x", "x.pdf", "x.png",
]  # fmt: skip


def with_lines(change):
    """A kind of damage that works on the lines of a text."""

    def changed(draw, data):
        lines = data.split(b"\n")
        change(draw, lines)
        return b"\n".join(lines)

    return changed


def filled(lines):
    return [index for index, line in enumerate(lines) if line.strip()] or [0]


@with_lines
def cut(draw, lines):
    for _ in range(draw.randint(1, 3)):
        if len(lines) > 1:
            del lines[draw.choice(filled(lines))]


@with_lines
def doubled(draw, lines):
    for _ in range(draw.randint(1, 3)):
        index = draw.choice(filled(lines))
        lines.insert(index, lines[index])


@with_lines
def swapped(draw, lines):
    one, other = draw.choice(filled(lines)), draw.choice(filled(lines))
    lines[one], lines[other] = lines[other], lines[one]


def truncated(draw, data):
    return data[: draw.randrange(len(data) + 1)]


def garbage(draw, data):
    data = bytearray(data)
    for _ in range(draw.choice((1, 8, 40)) if data else 0):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def other_ends(draw, data):
    end = draw.choice((b"\r\n", b"\r", "\u2028".encode(), b"\x0b\n", b"\f\n", b" \n"))
    return data.replace(b"\n", end)


@with_lines
def hostile(draw, lines):
    """Inside, before, behind and in place of many lines."""
    for index in filled(lines):
        if draw.random() < 0.4:
            line, what = lines[index].decode("utf-8", "replace"), draw.choice(HOSTILE)
            at = draw.choice((0, len(line), draw.randint(0, len(line))))
            changed = what if draw.random() < 0.1 else line[:at] + what + line[at:]
            lines[index] = changed.encode()


@with_lines
def inserted(draw, lines):
    """One alone, so that the rest is read as it always is."""
    lines.insert(draw.randint(0, len(lines)), draw.choice(HOSTILE).encode())
    index = draw.choice(filled(lines))
    lines[index] = draw.choice(HOSTILE).encode() + lines[index]


def addresses(draw, data):
    def other(match):
        if draw.random() < 0.5:
            return match[0].rpartition(b"/")[0] + b"/" + draw.choice(FILE_NAMES).encode()
        return draw.choice(ADDRESSES).encode()

    return ADDRESS.sub(other, data) if ADDRESS.search(data) else inserted(draw, data)


KINDS = {
    "lines": (cut, doubled, swapped),
    "ends": (other_ends,),
    "truncated": (truncated,),
    "garbage": (garbage,),
    "hostile": (hostile,),
    "inserted": (inserted,),
    "addresses": (addresses,),
}


def made(first):
    """Texts that are no damage of another one."""
    sentence = 'Ein langer Satz; =1 mit vielem; "zitiert". '
    head = "Pressedienst\n\n31. August 2019\n\nTitel des Festes\n\n"
    return {
        "empty": b"",
        "nul": b"\0",
        "letter": b"Ein Brief.\n",
        "head": b"Pressedienst\n",
        "cells": b"Pressedienst\n\n1. Mai 2019\n\n" + b"=x\n" * 3,
        # More letters than fit into a cell.
        "long": (head + sentence * 3000 + "\n").encode(),
        "pdf": b"%PDF-1.7\n",
        "mark": b"\xef\xbb\xbf" + first,
        "utf-16": first.decode("utf-8").encode("utf-16"),
        "windows": first.decode("utf-8").encode("cp1252", "replace"),
        "twenty": first * 20,
    }


def main(folder, names):
    folder = Path(folder)
    folder.mkdir(parents=True)
    texts = [Path(name).read_bytes() for name in names]
    count = 0
    for number, data in enumerate(texts):
        for kind, changes in KINDS.items():
            draw = random.Random(f"{kind} {hashlib.sha256(data).hexdigest()}")
            (folder / f"{number:04d}-{kind}.txt").write_bytes(draw.choice(changes)(draw, data))
            count += 1
    for kind, data in made(max(texts, key=len)).items():
        (folder / f"made-{kind}.txt").write_bytes(data)
        count += 1
    print(f"damaged: {count} texts made of {len(texts)}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
