"""Invented releases of which all is known: made(kind, count, edition) gives the same ones every time."""

import random
from dataclasses import dataclass, field

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
CITY = "Landeshauptstadt Düsseldorf"
OFFICE = "Amt für Kommunikation"

HEADLINES = [
    ("Windmühle am Kittelbach mahlt wieder Korn", ["Besucher können Säcke füllen und mit nach Hause nehmen"]),
    ("Sternwarte Garath öffnet ihre Kuppel für Schulklassen", []),
    ("Neue Ladesäulen für Lastenräder: Stadt stellt vierzig Standorte vor", ["Erste Säule steht seit Montag in Bilk"]),
    ("Bücherbus fährt künftig auch sonntags durch die Stadtteile", []),
    ("Stadtgärtnerei zieht hunderttausend Stiefmütterchen vor", ["Pflanzung beginnt nach dem letzten Frost"]),
    ("Hallenbad Unterrath bekommt ein Dach aus Holz und Glas und eine Rutsche für die ganze Familie", []),
    ("Puppenmuseum zeigt Spielzeug aus Lissabon", ["Leihgaben aus vier Jahrhunderten", "Eröffnung mit Konzert am Samstag"]),
    ("Feuerwehr übt mit Drohnen auf den Rheinwiesen", []),
    ("Schülerinnen und Schüler entwerfen Bänke für den Volksgarten", ["Siegerentwurf wird im Herbst gebaut"]),
    ("Trinkbrunnen sprudeln jetzt an zwanzig Plätzen", []),
    ("Archiv stellt dreitausend Glasplatten ins Netz", ["Aufnahmen zeigen Hafen und Altstadt um 1910"]),
    ("Imkerei auf dem Rathausdach erntet ersten Honig", []),
]
SENTENCES = [
    "Nach zwei Jahren Bauzeit ist die Anlage am Montag übergeben worden.",
    "Rund 180 Gäste verfolgten die Feier bei strahlendem Sonnenschein.",
    "Die Kosten liegen bei 2,4 Millionen Euro und damit leicht unter dem Ansatz.",
    "Stadtdirektorin Dr. Hedwig Brandscheid lobte die Arbeit der Handwerker, die auch im Winter nicht ruhte.",
    "\"Hier ist etwas entstanden, auf das wir lange gewartet haben\", sagte Bürgermeister Anselm Vierkötter.",
    "Der Eintritt ist an den ersten vier Wochenenden frei.",
    "Geöffnet ist dienstags bis sonntags von 10 bis 18 Uhr, an Feiertagen bis 20 Uhr.",
    "Wer mitmachen möchte, meldet sich bis zum 24. Mai im Bürgerbüro an der Willi-Becker-Allee.",
    "Im vergangenen Jahr kamen so viele Menschen wie nie zuvor, nämlich mehr als 12.000.",
    "Gefördert wird das Vorhaben vom Land Nordrhein-Westfalen und von der Stiftung Rheinbogen.",
    "Die Pläne stammen aus dem Büro Ostermann-Lüttgen, das den Wettbewerb vor drei Jahren gewonnen hatte.",
    "Für Kinder gibt es eine eigene Führung, bei der sie Hammer und Zange selbst in die Hand nehmen dürfen.",
    "Die Straßenbahnlinien 701 und 705 halten unmittelbar vor dem Eingang.",
    "Zum Auftakt spielt das Jugendorchester der Clara-Schumann-Musikschule Werke von Telemann und Bartók.",
    "Außerdem entstanden ein Lager, eine kleine Küche und ein Seminarraum für dreißig Personen.",
    "Das Umweltamt begleitet die Arbeiten und misst wöchentlich Temperatur, Feuchte und Licht.",
    "Bei Regen findet alles in der Aula der Gesamtschule statt.",
    "Auch die Partnerstadt Chemnitz hat ihr Interesse angemeldet und schickt im Juni eine Abordnung.",
    "Nach Angaben der Leiterin Mechthild Overkamp sind bereits 46 Gruppen angemeldet.",
    "Die alte Mauer aus Ziegelsteinen blieb erhalten und wurde behutsam gereinigt.",
    "Ein zweiter Bauabschnitt soll im nächsten Frühjahr folgen, sobald der Rat die Mittel freigegeben hat.",
    "Besonders gefragt waren die Werkstätten, in denen gedruckt, gebunden und gefaltet wurde.",
    "Fragen beantwortet das Servicetelefon werktags zwischen 8 und 16 Uhr.",
    "Das Programm liegt in allen Stadtbüchereien aus.",
]
CAPTIONS = [
    "Blick auf die neue Anlage am frühen Morgen",
    "Bürgermeister Anselm Vierkötter (links) und Stadtdirektorin Dr. Hedwig Brandscheid beim Rundgang",
    "V.l.: Mechthild Overkamp, Jonas Feldhege und Dr. Hedwig Brandscheid vor dem Eingang",
    "Kinder probieren die Werkzeuge aus",
    "Das Jugendorchester der Clara-Schumann-Musikschule eröffnet die Feier mit einem Marsch",
    "Ein Modell zeigt, wie der zweite Bauabschnitt im kommenden Jahr aussehen soll",
    "Gäste auf der Terrasse",
    "Handwerker Piet Lammers setzt den letzten Stein der alten Mauer wieder ein",
]
PHOTOGRAPHERS = ["Ilka Brömmel", "Timo Anders", "Jan-Ole Wittekind", "Uschi von der Heyde", "Carlo Santini"]
ITEMS = [
    "Führungen durch Werkstatt und Lager",
    "Mitmachangebote für Kinder ab sechs Jahren",
    "Vorträge zur Geschichte des Hauses",
    "Kaffee und Kuchen im Innenhof",
]
CONTACTS = [("Osthoff", "Bertram", "93131"), ("Kallweit", "Roswitha", "93174"), ("Lindemann", "Dörte", "97298")]
TEAM = [("os", "Bertram Osthoff", "92373"), ("ka", "Roswitha Kallweit", "93388"), ("lin", "Dörte Lindemann", "97298")]
CROSSHEADS = ["Hintergrund", "Anfahrt und Eintritt", "So geht es weiter"]


@dataclass
class Picture:
    caption: str
    photographer: str
    url: str

    @property
    def credit(self):
        return f"©{CITY}/{self.photographer}"


@dataclass
class Release:
    index: int
    day: str
    date: str
    headline: str
    subheads: list
    # ("text" | "crosshead" | "items", words)
    body: list
    pictures: list
    number: str
    contact: tuple = None
    text_version: str = None
    imprint: dict = field(default_factory=dict)
    team: list = field(default_factory=list)
    signature: str = None

    def truth(self, page_count):
        """All fields as the record has them: pairs of field and value."""
        pairs = [("date", self.date), ("headline", self.headline), ("page_count", str(page_count))]
        pairs += [("subheads", words) for words in self.subheads]
        for kind, words in self.body:
            pairs += [("paragraphs", item) for item in (words if kind == "items" else [words])]
        for picture in self.pictures:
            pairs += [("url", picture.url), ("caption", picture.caption)]
            pairs += [("credit", CITY), ("credit", picture.photographer)]
        if self.contact:
            family, given, extension = self.contact
            pairs += [("contacts", f"{family}, {given}"), ("contacts", "presse@duesseldorf.de")]
            pairs += [("contacts", f"+49.211.89-{extension}")]
        pairs += [("document_number", self.number)] if self.number else []
        pairs += [("text_version", self.text_version)] if self.text_version else []
        for name in ("publisher", "phone", "fax", "email"):
            pairs += [("imprint", self.imprint[name])] if self.imprint else []
        pairs += [("imprint", channel) for channel in self.imprint.get("channels", [])]
        return pairs


def made(kind, count, edition="pdf"):
    dice = random.Random(f"{edition} {kind}")
    return [letter(dice, index) if kind == "letter" else sidebar(dice, index) for index in range(count)]


def copy(dice, paragraphs):
    """A body without a sentence that is there twice."""
    sentences = dice.sample(SENTENCES, len(SENTENCES))
    body = []
    for index in range(paragraphs):
        if index > 1 and dice.random() < 0.25:
            body.append(("crosshead", CROSSHEADS[index % len(CROSSHEADS)]))
        body.append(("text", " ".join(sentences.pop() for _ in range(min(dice.randint(2, 4), len(sentences))))))
        if len(sentences) < 2:
            break
    return body


def in_address(headline):
    word = headline.split()[0].strip(":")
    return word.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))


def pictures(dice, index, count, folder, name):
    return [
        Picture(caption, dice.choice(PHOTOGRAPHERS),
                f"https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/{folder}-{name}_{place + 1}_.jpg")
        for place, caption in enumerate(dice.sample(CAPTIONS, count))
    ]


def letter(dice, index):
    day, month = dice.randint(1, 28), dice.randint(1, 12)
    headline, subheads = HEADLINES[index % len(HEADLINES)]
    body = copy(dice, dice.randint(3, 8))
    if index % 3 == 1:
        place = max(at for at, (kind, _) in enumerate(body) if kind == "text" and at < 4)
        body[place:place] = [("text", "Auf dem Programm stehen:"), ("items", dice.sample(ITEMS, 3))]
    # Of the two forms of the letter the first one has subheads and running heads, the second one an imprint and a number.
    is_second = index % 2 == 1
    subheads = [] if is_second else subheads
    imprint = dict(publisher=f"{CITY} {OFFICE}", phone="+49. 211. 89 - 93131", fax="+49. 211. 89 - 94179",
                   email="presse@duesseldorf.de",
                   channels=["www.duesseldorf.de/medienportal", "www.facebook.com/duesseldorf",
                             "www.twitter.com/duesseldorf", "www.instagram.com/duesseldorf"])
    return Release(
        index=index, day=f"{day}. {MONTHS[month - 1]} 2019", date=f"2019-{month:02}-{day:02}",
        headline=headline, subheads=subheads, body=body,
        pictures=pictures(dice, index, dice.randint(2, 6), f"19{month:02}/19{month:02}{day:02}", in_address(headline)),
        number=f"{dice.randint(28000, 29999)}_240" if is_second else None,
        contact=CONTACTS[index % len(CONTACTS)],
        text_version=f"https://www.duesseldorf.de/fileadmin/Amt13/pld/txt/2019{month:02}{day:02}-240_{index + 10}.txt",
        imprint=imprint if is_second else {})


def sidebar(dice, index):
    day, month = dice.randint(1, 28), dice.randint(1, 12)
    headline, subheads = HEADLINES[(index * 5 + 3) % len(HEADLINES)]
    subheads = subheads[:1]
    is_pictured = index % 2 == 1
    imprint = dict(publisher=OFFICE, phone="+49. 211/ 89-93131", fax="+49. 211/ 89-94179", email="presse@duesseldorf.de",
                   channels=["www.duesseldorf.de/presse", "www.facebook.com/duesseldorf", "www.twitter.com/duesseldorf"])
    return Release(
        index=index, day=f"{day}. {MONTHS[month - 1]} 2016", date=f"2016-{month:02}-{day:02}",
        headline=headline, subheads=subheads,
        body=[(kind, words) for kind, words in copy(dice, dice.randint(3, 7)) if kind == "text"],
        pictures=pictures(dice, index, dice.randint(1, 3), f"16{month:02}/16{month:02}{day:02}", in_address(headline))
        if is_pictured else [],
        number=f"16{month:02}{day:02}{dice.randint(10, 18)}_{dice.choice([123, 160, 168])}",
        imprint=imprint, team=TEAM[: 2 + index % 2],
        signature=TEAM[index % 2][0] if not is_pictured and index % 4 == 0 else None)
