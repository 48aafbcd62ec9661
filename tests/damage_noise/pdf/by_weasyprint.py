"""Sets a release with WeasyPrint."""

import html

from weasyprint import HTML

from forms import NOTE, address, contact_lines, imprint_lines, running_head, sidebar_rows

FONTS = {"sans": "DejaVu Sans", "serif": "DejaVu Serif"}
LETTER = """
@page { size: A4; margin: 2.8cm 2.5cm 2cm; @top-left { white-space: pre; font: 9pt "%(font)s"; content: %(above)s "Seite " counter(page) } }
@page :first { @top-left { content: none } }
body { font: %(size)spt/1.35 "%(font)s"; margin: 0; overflow-wrap: anywhere } h1 { font-size: 1.3em } h2 { font-size: 1.1em }
p, h1, h2, h3, ul { margin: 0 0 1.35em } h3 { font-size: 1em; margin-bottom: .1em } .url { font-size: 8.5pt; margin-bottom: 2em }
.masthead { font-size: 20pt; font-weight: bold } .tight { margin: 0 } .copy { text-align: %(align)s }
"""
SIDEBAR = """
@page { size: A4; margin: 2.8cm %(margins)s; @top-left { font: 9pt "%(font)s"; content: "Seite " counter(page) } }
@page :first { @top-left { content: none } }
body { font: %(size)spt/1.35 "%(font)s"; margin: 0; overflow-wrap: anywhere; position: relative } h1 { font-size: 1.3em } h2 { font-size: 1.1em }
p, h1, h2 { margin: 0 0 .6em } .tight { margin: 0 } .copy { text-align: %(align)s }
aside { position: absolute; left: %(place)s; top: .6cm; width: 4.6cm; font-size: 8pt }
"""


def make(release, path, is_letter, form):
    tag = lambda name, words, kind="": f"<{name} class='{kind}'>{html.escape(words)}</{name}>"
    head = [tag("h1", release.headline), *(tag("h2", words) for words in release.subheads)]
    body = []
    for kind, words in release.body:
        if kind == "items":
            body.append("<ul>" + "".join(tag("li", item) for item in words) + "</ul>")
        else:
            body.append(tag("h3" if kind == "crosshead" else "p", words, "copy"))
    body += [tag("p", NOTE)] if release.pictures else []
    for picture in release.pictures:
        body += [tag("p", f"{picture.caption}, {picture.credit}"), tag("p", address(release, picture), "url")]
    body += [tag("p", f"({release.signature})")] if release.signature else []
    align = "justify" if form.is_justified else "left"
    if is_letter:
        body += [tag("p", words, "tight") for words in contact_lines(release)]
        if release.imprint:
            body += ["<br>", *(tag("p", words, "tight") for words in imprint_lines(release))]
        body += ["<br>", tag("p", release.number)] if release.number else []
        masthead = tag("p", "Pressedienst", "masthead")
        head = [tag("p", release.day), *head]
        page = [*head, masthead, *body] if form.is_late else [masthead, *head, *body]
        quoted = release.headline.replace('"', '\\"')
        above = f'"{quoted}\\A "' if running_head(release) else ""
        css = LETTER % dict(font=FONTS[form.font], above=above, size=[11, 9.5, 8.5][release.index % 3], align=align)
    else:
        column = "<aside>" + "".join(tag("p", row, "tight") for row in sidebar_rows(release)) + "</aside>"
        top = [tag("p", release.number, "tight"), tag("p", release.day)]
        page = [*top, *head, *body, column] if form.is_late else [column, *top, *head, *body]
        right, left, place = ("6.5cm", "2.5cm", "13cm") if form.side == "right" else ("2.5cm", "6.8cm", "-5.3cm")
        css = SIDEBAR % dict(font=FONTS[form.font], size=9.5 * form.scale, margins=f"{right} {form.foot}cm {left}", place=place, align=align)
    document = f"<html lang='de'><head><style>{css}</style></head><body>{''.join(page)}</body></html>"
    HTML(string=document).write_pdf(str(path))
