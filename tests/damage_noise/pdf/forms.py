"""How a release is set and saved, and the words around it that all writers print."""

from dataclasses import dataclass

import pikepdf

from releases import CITY, OFFICE

NOTE = "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:"
DEJAVU = "/usr/share/fonts/truetype/dejavu/"


@dataclass(frozen=True)
class Form:
    writer: str
    font: str = "sans"
    # What belongs to the pages is drawn behind the text, and so read behind it.
    is_late: bool = False
    is_justified: bool = False
    is_hyphenated: bool = False
    # Of the sidebar: where it stands, and whether it does so on each page.
    side: str = "right"
    is_on_all: bool = False
    # How much larger the letters are than in print.
    scale: float = 1
    # Centimetres below the text; the more, the more pages.
    foot: float = 2
    # plain, streams (in object streams), linear (for the web), encrypted (without a password to open it)
    saved: str = "plain"

    @property
    def name(self):
        marks = [self.writer, self.font, "late" if self.is_late else "early", self.side, self.saved]
        marks += ["justified"] * self.is_justified + ["hyphenated"] * self.is_hyphenated + ["onall"] * self.is_on_all
        marks += ["large"] * (self.scale > 1) + ["short"] * (self.foot > 2)
        return "-".join(marks)


# Those that the extractors read too.
COMMON = [Form(writer, is_late=is_late) for writer in ("reportlab", "WeasyPrint") for is_late in (False, True)]
LETTERS = [
    Form("reportlab"),
    Form("reportlab", "serif", is_justified=True),
    Form("reportlab", "embedded", is_late=True),
    Form("reportlab", "serif", is_late=True, saved="streams"),
    Form("reportlab", "embedded", is_justified=True, saved="linear"),
    Form("reportlab", saved="encrypted"),
    Form("WeasyPrint", "serif", is_justified=True),
    Form("WeasyPrint", is_late=True, saved="encrypted"),
    Form("typst", is_justified=True),
    Form("typst", "serif", is_late=True, saved="streams"),
    Form("typst", "other", is_justified=True, saved="linear"),
    Form("typst", "serif", is_justified=True, is_hyphenated=True, saved="encrypted"),
]
SIDEBARS = [
    Form("reportlab", foot=13),
    Form("reportlab", "serif", is_late=True, scale=1.5),
    Form("reportlab", side="left", is_late=True, foot=13),
    Form("reportlab", "embedded", side="left", saved="encrypted"),
    Form("reportlab", "serif", is_justified=True, foot=14, saved="streams"),
    Form("reportlab", is_on_all=True, foot=13, saved="linear"),
    Form("WeasyPrint", "serif", side="left", is_justified=True, foot=13),
    Form("WeasyPrint", is_late=True, saved="streams"),
    Form("typst", side="left", is_justified=True, foot=13),
    Form("typst", "serif", is_late=True, scale=1.6, saved="linear"),
    Form("typst", "other", is_justified=True, is_hyphenated=True, saved="encrypted"),
    Form("typst", "serif", side="left", is_on_all=True, is_late=True, foot=14),
]


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


def address(release, picture):
    return f"<{picture.url}>" if release.index % 2 == 0 else picture.url


def contact_lines(release):
    family, given, extension = release.contact
    return ["Textversion:", release.text_version, f"Kontakt: {family}, {given}",
            f"presse@duesseldorf.de, Telefon +49.211.89-{extension}"]


def printed(release, is_letter):
    """The release as a text without pages, each paragraph a line."""
    blocks = ["Pressedienst", release.day] if is_letter else ["\n".join([release.number, release.day, *sidebar_rows(release)])]
    blocks += [release.headline, *release.subheads]
    for kind, words in release.body:
        blocks.append("\n".join(f"• {item}" for item in words) if kind == "items" else words)
    blocks += [NOTE] if release.pictures else []
    for picture in release.pictures:
        blocks += [f"{picture.caption}, {picture.credit}", address(release, picture)]
    if is_letter:
        blocks.append("\n".join(contact_lines(release)))
        blocks += ["\n".join(imprint_lines(release))] if release.imprint else []
        blocks += [release.number] if release.number else []
    blocks += [f"({release.signature})"] if release.signature else []
    return "\n\n".join(blocks) + "\n"


def save(path, form):
    """Saves the PDF again as the form wants it, and returns how many pages there are."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        count = len(pdf.pages)
        if form.saved == "streams":
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        elif form.saved == "linear":
            pdf.save(path, linearize=True)
        elif form.saved == "encrypted":
            pdf.save(path, encryption=pikepdf.Encryption(owner="geheim", user="", R=6 if form.is_late else 4))
    return count
