"""Sets a release with typst, whose fonts have ligatures and kerning."""

import json

import typst

from forms import NOTE, address, contact_lines, imprint_lines, running_head, sidebar_rows

# All but the first are compiled into typst.
FONTS = {"sans": "DejaVu Sans", "serif": "Libertinus Serif", "other": "New Computer Modern"}


def make(release, path, is_letter, form):
    said = lambda words: json.dumps(words, ensure_ascii=False)
    copy = lambda words: f"#par[#{said(words)}]"
    # A line below another one, without the distance of a paragraph.
    tight = lambda rows: "#block[#set par(spacing: 0.65em, justify: false)\n" + "\n\n".join(f"#{said(row)}" for row in rows) + "]"
    bold = lambda words, size: f"#block[#set par(justify: false)\n#text(hyphenate: false, weight: \"bold\", size: {size}em)[#{said(words)}]]"
    head = [bold(release.headline, 1.3), *(bold(words, 1.1) for words in release.subheads)]
    body = []
    for kind, words in release.body:
        if kind == "items":
            body += ["\n".join(f"- #{said(item)}" for item in words)]
        else:
            body.append(bold(words, 1) if kind == "crosshead" else copy(words))
    body += [copy(NOTE)] if release.pictures else []
    for picture in release.pictures:
        body += [copy(f"{picture.caption}, {picture.credit}"), f"#block[#set par(justify: false)\n#text(size: 0.9em)[#{said(address(release, picture))}]]"]
    body += [copy(f"({release.signature})")] if release.signature else []
    size = [11, 10, 9][release.index % 3] if is_letter else 10
    size *= form.scale
    above = f"#{said(running_head(release))} \\ " if is_letter and running_head(release) else ""
    folio = f"context {{ let page = counter(page).get().first(); if page > 1 [{above}Seite #page] }}"
    if is_letter:
        margins = "(top: 2.8cm, bottom: 2cm, x: 2.5cm)"
        body.append(tight(contact_lines(release)))
        body += [tight(imprint_lines(release))] if release.imprint else []
        body += [copy(release.number)] if release.number else []
        column = "#place(top + left, dx: 2.5cm, dy: 1.6cm)[#text(size: 20pt, weight: \"bold\")[Pressedienst]]"
        top = [copy(release.day)]
    else:
        rows = "#text(size: 8pt)[" + tight(sidebar_rows(release)) + "]"
        left, right = ("2.5cm", "6.5cm") if form.side == "right" else ("6.8cm", "2.5cm")
        margins = f"(top: 2.8cm, bottom: {form.foot}cm, left: {left}, right: {right})"
        column = f"#place(top + left, dx: {'15.3cm' if form.side == 'right' else '1.5cm'}, dy: 3.2cm)[{rows}]"
        top = [tight([release.number, release.day])]
    layer = "foreground" if form.is_late else "background"
    layers = f"context {{ if counter(page).get().first() == 1 or {str(form.is_on_all).lower()} [{column}] }}"
    source = "\n\n".join([
        f'#set page(paper: "a4", margin: {margins}, header: {folio}, {layer}: {layers})',
        f'#set text(font: "{FONTS[form.font]}", size: {size}pt, lang: "de", hyphenate: {str(form.is_hyphenated).lower()})',
        f"#set par(justify: {str(form.is_justified).lower()}, spacing: 1.5em)",
        *top, *head, *body])
    path.write_bytes(typst.compile(source.encode(), format="pdf"))
