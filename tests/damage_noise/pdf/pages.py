"""Sets a release as a PDF: by reportlab in two forms, by WeasyPrint. Returns how many pages there are."""

import html

from pypdf import PdfReader
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph, Spacer
from weasyprint import HTML

from releases import CITY, OFFICE

NOTE = "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:"
WIDTH, HEIGHT = A4


def sidebar_rows(release):
    imprint = release.imprint
    return ["pld – Pressedienst der", CITY, "Herausgegeben vom", OFFICE, "Rathaus - Marktplatz 2", "Postfach 101120",
            "40002 Düsseldorf", f"Telefon: {imprint['phone']}", f"Fax: {imprint['fax']}", imprint["email"],
            *imprint["channels"], "Redaktionsteam:", *(" - ".join(row) for row in release.team)]


def imprint_lines(release):
    imprint = release.imprint
    return ["Herausgegeben von der", f"{CITY} {OFFICE}",
            f"Telefon {imprint['phone']} Telefax {imprint['fax']} {imprint['email']}", "Medienkanäle",
            *imprint["channels"]]


def running_head(release):
    return release.headline if not release.number else None


# reportlab


def with_reportlab(release, path, is_letter, is_late):
    """`is_late`: what belongs to the pages is drawn behind the text, and so read behind it."""
    # In print, lines have about 75, 95 or 110 letters.
    size = [11, 9.5, 8.5][release.index % 3] if is_letter else 10
    indent = 2.5 * cm

    def style(size=size, font="Helvetica", after=1.3, **rest):
        return ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=size * after,
                              alignment=TA_LEFT, splitLongWords=1, **rest)

    bold = "Helvetica-Bold"
    text = lambda words, style: Paragraph(html.escape(words), style)
    story = [NextPageTemplate("next")]
    head = [text(release.headline, style(size + 3, bold))]
    head += [text(words, style(size + 1, bold)) for words in release.subheads]
    if is_letter:
        story.append(text(release.day, style()))
    story += head
    for kind, words in release.body:
        if kind == "items":
            story += [Paragraph(html.escape(item), style(after=0.1, leftIndent=12, bulletIndent=0), bulletText="•")
                      for item in words]
            story.append(Spacer(1, size * 1.3))
        else:
            story.append(text(words, style(font=bold, after=0.2) if kind == "crosshead" else style()))
    if release.pictures:
        story.append(text(NOTE, style(after=1.6)))
    for picture in release.pictures:
        is_bracketed = release.index % 2 == 0
        url = f"<{picture.url}>" if is_bracketed else picture.url
        story += [text(f"{picture.caption}, {picture.credit}", style()), text(url, style(size=min(size, 9), after=2))]
    if is_letter:
        family, given, extension = release.contact
        story += [text("Textversion:", style(after=0)), text(release.text_version, style(size=min(size, 9)))]
        story += [text(f"Kontakt: {family}, {given}", style(after=0))]
        story += [text(f"presse@duesseldorf.de, Telefon +49.211.89-{extension}", style())]
        story += [text(words, style(after=0)) for words in (imprint_lines(release) if release.imprint else [])]
        story += [Spacer(1, 12), text(release.number, style())] if release.number else []
    if release.signature:
        story.append(text(f"({release.signature})", style()))

    def first(canvas, _):
        if is_letter:
            canvas.setFont(bold, 20)
            canvas.drawString(indent, HEIGHT - 2.4 * cm, "Pressedienst")
            return
        canvas.setFont("Helvetica", size)
        canvas.drawString(indent, HEIGHT - 2 * cm, release.number)
        canvas.drawString(indent, HEIGHT - 2 * cm - 1.4 * size, release.day)
        canvas.setFont("Helvetica", 8.5)
        for place, row in enumerate(sidebar_rows(release)):
            canvas.drawString(WIDTH - 6 * cm, HEIGHT - 3 * cm - place * 12, row)

    def following(canvas, _):
        canvas.setFont("Helvetica", 9)
        page = f"Seite {canvas.getPageNumber()}"
        if is_letter:
            if running_head(release):
                canvas.drawString(indent, HEIGHT - 1.5 * cm, release.headline)
            canvas.drawString(indent, HEIGHT - 2 * cm, page)
        else:
            canvas.drawString(indent, HEIGHT - 2 * cm, page)

    width = WIDTH - 2 * indent if is_letter else WIDTH - 9 * cm
    when = "onPageEnd" if is_late else "onPage"
    frame = lambda name, top: Frame(indent, 2 * cm, width, HEIGHT - top - 2 * cm, 0, 0, 0, 0, id=name)
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates([
        PageTemplate("first", [frame("a", 3.4 * cm)], **{when: first}),
        PageTemplate("next", [frame("b", 2.8 * cm)], **{when: following}),
    ])
    document.build(story)
    return pages_of(path)


def pages_of(path):
    return len(PdfReader(str(path)).pages)


# WeasyPrint

LETTER = """
@page { size: A4; margin: 2.8cm 2.5cm 2cm; @top-left { white-space: pre; font: 9pt "DejaVu Sans"; content: %s "Seite " counter(page) } }
@page :first { @top-left { content: none } }
body { font: %spt/1.35 "DejaVu Sans"; margin: 0; overflow-wrap: anywhere } h1 { font-size: 1.3em } h2 { font-size: 1.1em }
p, h1, h2, h3, ul { margin: 0 0 1.35em } h3 { font-size: 1em; margin-bottom: .1em } .url { font-size: 8.5pt; margin-bottom: 2em }
.masthead { font-size: 20pt; font-weight: bold } .tight { margin: 0 }
"""
SIDEBAR = """
@page { size: A4; margin: 2.8cm 6.5cm 2cm 2.5cm; @top-left { font: 9pt "DejaVu Sans"; content: "Seite " counter(page) } }
@page :first { @top-left { content: none } }
body { font: 9.5pt/1.35 "DejaVu Sans"; margin: 0; overflow-wrap: anywhere; position: relative } h1 { font-size: 1.3em } h2 { font-size: 1.1em }
p, h1, h2 { margin: 0 0 .6em } .tight { margin: 0 } aside { position: absolute; left: 13cm; top: .6cm; width: 4.6cm; font-size: 8pt }
"""


def with_weasyprint(release, path, is_letter, is_late):
    """`is_late`: the sidebar stands behind the text, the masthead below the headline."""
    tag = lambda name, words, kind="": f"<{name} class='{kind}'>{html.escape(words)}</{name}>"
    head = [tag("h1", release.headline), *(tag("h2", words) for words in release.subheads)]
    body = []
    for kind, words in release.body:
        if kind == "items":
            body.append("<ul>" + "".join(tag("li", item) for item in words) + "</ul>")
        else:
            body.append(tag("h3" if kind == "crosshead" else "p", words))
    body += [tag("p", NOTE)] if release.pictures else []
    for picture in release.pictures:
        url = f"<{picture.url}>" if release.index % 2 == 0 else picture.url
        body += [tag("p", f"{picture.caption}, {picture.credit}"), tag("p", url, "url")]
    body += [tag("p", f"({release.signature})")] if release.signature else []
    if is_letter:
        family, given, extension = release.contact
        footer = ["Textversion:", release.text_version, f"Kontakt: {family}, {given}",
                  f"presse@duesseldorf.de, Telefon +49.211.89-{extension}"]
        body += [tag("p", words, "tight") for words in footer]
        if release.imprint:
            body += ["<br>", *(tag("p", words, "tight") for words in imprint_lines(release))]
        body += ["<br>", tag("p", release.number)] if release.number else []
        masthead = tag("p", "Pressedienst", "masthead")
        head = [tag("p", release.day), *head]
        page = [*head, masthead, *body] if is_late else [masthead, *head, *body]
        quoted = release.headline.replace('"', '\\"')
        above = f'"{quoted}\\A "' if running_head(release) else ""
        css = LETTER % (above, [11, 9.5, 8.5][release.index % 3])
    else:
        column = "<aside>" + "".join(tag("p", row, "tight") for row in sidebar_rows(release)) + "</aside>"
        top = [tag("p", release.number, "tight"), tag("p", release.day)]
        page = [*top, *head, *body, column] if is_late else [column, *top, *head, *body]
        css = SIDEBAR
    document = f"<html lang='de'><head><style>{css}</style></head><body>{''.join(page)}</body></html>"
    HTML(string=document).write_pdf(str(path))
    return pages_of(path)


MAKERS = {"reportlab": with_reportlab, "WeasyPrint": with_weasyprint}
