"""Sets a release with reportlab."""

import html

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph, Spacer

from forms import DEJAVU, NOTE, address, contact_lines, imprint_lines, running_head, sidebar_rows

WIDTH, HEIGHT = A4
FONTS = {"sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold"), "embedded": ("DejaVu", "DejaVuBold")}


def make(release, path, is_letter, form):
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU + "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("DejaVuBold", DEJAVU + "DejaVuSans-Bold.ttf"))
    plain, bold = FONTS[form.font]
    # In print, lines have about 75, 95 or 110 letters.
    size = [11, 9.5, 8.5][release.index % 3] if is_letter else 10
    size -= 1 if form.font == "embedded" else 0
    size *= form.scale
    indent = 2.5 * cm
    left = indent if is_letter or form.side == "right" else 7.2 * cm

    def style(size=size, font=plain, after=1.3, is_copy=False, **rest):
        return ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=size * after,
                              alignment=TA_JUSTIFY if form.is_justified and is_copy else TA_LEFT, splitLongWords=1, **rest)

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
            story.append(text(words, style(font=bold, after=0.2) if kind == "crosshead" else style(is_copy=True)))
    if release.pictures:
        story.append(text(NOTE, style(after=1.6)))
    for picture in release.pictures:
        story += [text(f"{picture.caption}, {picture.credit}", style()),
                  text(address(release, picture), style(size=min(size, 9), after=2))]
    if is_letter:
        label, version, *contact = contact_lines(release)
        story += [text(label, style(after=0)), text(version, style(size=min(size, 9)))]
        story += [text(contact[0], style(after=0)), text(contact[1], style())]
        story += [text(words, style(after=0)) for words in (imprint_lines(release) if release.imprint else [])]
        story += [Spacer(1, 12), text(release.number, style())] if release.number else []
    if release.signature:
        story.append(text(f"({release.signature})", style()))

    def sidebar(canvas):
        canvas.setFont(plain, 8.5 if form.font != "embedded" else 7.5)
        for place, row in enumerate(sidebar_rows(release)):
            canvas.drawString(WIDTH - 6 * cm if form.side == "right" else 1.5 * cm, HEIGHT - 3 * cm - place * 12, row)

    def first(canvas, _):
        if is_letter:
            canvas.setFont(bold, 20)
            canvas.drawString(indent, HEIGHT - 2.4 * cm, "Pressedienst")
            return
        canvas.setFont(plain, size)
        canvas.drawString(left, HEIGHT - 2 * cm, release.number)
        canvas.drawString(left, HEIGHT - 2 * cm - 1.4 * size, release.day)
        sidebar(canvas)

    def following(canvas, _):
        canvas.setFont(plain, 9)
        page = f"Seite {canvas.getPageNumber()}"
        if is_letter and running_head(release):
            canvas.drawString(indent, HEIGHT - 1.5 * cm, release.headline)
        canvas.drawString(left, HEIGHT - 2 * cm, page)
        if form.is_on_all and not is_letter:
            sidebar(canvas)

    width = WIDTH - 2 * indent if is_letter else WIDTH - 9 * cm
    when = "onPageEnd" if form.is_late else "onPage"
    frame = lambda name, top: Frame(left, form.foot * cm, width, HEIGHT - top - form.foot * cm, 0, 0, 0, 0, id=name)
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates([
        PageTemplate("first", [frame("a", 3.4 * cm)], **{when: first}),
        PageTemplate("next", [frame("b", 2.8 * cm)], **{when: following}),
    ])
    document.build(story)
