"""Puts together the texts whose pages are looked at: python3 texts.py DIR FIXTURES [TEXT_DIR…]"""

import shutil
import sys
from pathlib import Path

HOSTILE = "hostile"
LONG = "long"

RELEASE = """Pressedienst

31. August 2019

{headline}

{body}

Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:

{caption}, ©Landeshauptstadt Düsseldorf/{name}

<{address}>

Kontakt: {name}
presse@duesseldorf.de, Telefon +49.211.89-94410
"""

ADDRESS = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Halle.jpg"
GENTLE = {"headline": "Lesefest am Rhein", "body": "Am Abend hat das Fest begonnen.", "caption": "In der Halle", "name": "Roth, Ina", "address": ADDRESS}
HOSTILE_WORDS = {
    "element": "</p></main><script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> am Rhein",
    "comment": "<!-- <script> --!> </style></title><style>*{display:none}</style> & &amp; &#60; &lt",
    "attribute": "\" onclick=\"document.title='run'\" ' x=' `{{7*7}}` ${7*7} am Rhein",
    "bidi": "\u202eniehR ma tsefeseL\u202c \u2066\u2067a\u2069 \u200f\u200e ab\u00adc\u200b\u200dd",
    "hebrew": "שלום עולם 2019 - Lesefest - مرحبا بالعالم 31",
    "controls": "Fest\x00am\x1b[31m Rhein\x85und\x9f am \x0bUfer\x7f",
    "noncharacters": "a\ufffeb\uffffc\U0001fffe \ufffd \U0010ffff \ue000 \U000e0041",
}


def hostile():
    """A text for each field and each kind of hostile words, and some of other shapes."""
    for name, words in HOSTILE_WORDS.items():
        yield f"{name}-headline", RELEASE.format(**{**GENTLE, "headline": words})
        yield f"{name}-rest", RELEASE.format(**{**GENTLE, "body": f"Am Abend {words} begonnen.", "caption": words, "name": words.split()[0]})
    yield "address", RELEASE.format(**{**GENTLE, "address": "javascript:document.title='run'"})
    yield "address-quote", RELEASE.format(**{**GENTLE, "address": ADDRESS.replace("Halle", "Ha\"lle'<b>onclick=x")})
    yield "long-line", RELEASE.format(**{**GENTLE, "body": "Rheinufer" * 2_800 + " und " + "Das Fest ging weiter. " * 20})
    yield "carriage-returns", RELEASE.format(**GENTLE).replace("\n\n", "\r\r").replace("Kontakt", "\r\nKontakt")
    yield "empty", ""
    yield "letter", "Ein Brief an <b>einen</b> Freund.\n"


def fixtures(folder, count=20):
    """As many, spread over all layouts."""
    layouts = sorted(layout for layout in folder.iterdir() if layout.is_dir())
    texts = {layout: sorted(layout.glob("*.txt")) for layout in layouts}
    chosen, turn = [], 0
    while len(chosen) < count:
        for layout in layouts:
            # Not those that begin alike.
            rest = [text for text in texts[layout] if text not in chosen]
            if rest and len(chosen) < count:
                chosen.append(rest[len(rest) * (turn % 3) // 3])
        turn += 1
    return chosen


def long_text(bytes_):
    item = "Kultur\n\n02.05.2023\n\nLesefest am Rhein {n}\n\n" + "Am Abend war es schön, und viele kamen. " * 8 + "Mehr\n\n\n\n"
    items, size = ["Pressedienst Archiv\n\n"], 0
    while size < bytes_:
        items.append(item.format(n=len(items)))
        size += len(items[-1])
    return "".join(items)


def short_lines(bytes_):
    """A release, then lines that are alike, and some that are not."""
    rows = [("<b>Wort</b> & \"Wort\" am Rhein, wie es in dieser Zeile steht. " * 12 + "\n") * 40, "a\n\n \n#\n=\n<\n" * 4, "Ein\u200bWort\x07 mehr\n", "Seite 2\n\n"]
    release = RELEASE.format(**GENTLE)
    return release + "".join(rows) * ((bytes_ - len(release)) // len("".join(rows)) + 1)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def main():
    target, source, *given = map(Path, sys.argv[1:])
    # Of these the pictures of the pages are taken, and some have many.
    always = ["paged/running-head-bilingual-thirty-five-pictures", "malformed/addresses-proved-by-their-siblings", "malformed/control-characters", "paged/captions-cut-everywhere"]
    chosen = dict.fromkeys([source / f"{name}.txt" for name in always] + fixtures(source))
    for text in list(chosen)[:20]:
        copy = target / "fixtures" / text.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(text, copy)
    for name, text in hostile():
        write(target / HOSTILE / f"{name}.txt", text)
    write(target / LONG / "eight-megabytes.txt", long_text(8_000_000))
    write(target / LONG / "short-lines.txt", short_lines(2_200_000))
    for number, folder in enumerate(given):
        for text in sorted(folder.rglob("*.txt")):
            write(target / f"given-{number}" / text.relative_to(folder), text.read_bytes().decode("utf-8"))


if __name__ == "__main__":
    main()
