//! The catalogue: every code with its severity, its sentence, what it means, what to do, and a text that has it.
//!
//! The documentation of [`Code`], `docs/diagnostics.md` and `pressedienst --explain` are made of this table.

use super::Severity;
use crate::record::named;

/// One row a code: meaning, variant, name, severity, the sentence, what to do, the smallest text that has it.
macro_rules! catalogue {
    ($($(#[doc = $meaning:literal])+ $code:ident $name:literal $severity:ident $sentence:literal $advice:literal $example:expr;)+) => {
        named! {
            "diagnostic"
            /// What a [`Diagnostic`](super::Diagnostic) is about.
            #[derive(PartialOrd, Ord)]
            pub enum Code {
                $(
                    #[doc = concat!("`", $name, "` (", stringify!($severity), "): ", $sentence, ".\n")]
                    $(#[doc = $meaning])+
                    #[doc = concat!("\n", $advice)]
                    $code $name,
                )+
            }
        }

        impl Code {
            /// Returns how bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)+ }
            }

            /// Returns whether it says that something was repaired: the value is not as it is printed, and the text shows why.
            #[must_use]
            pub const fn is_repair(self) -> bool {
                matches!(
                    self,
                    Self::MarkupRemoved
                        | Self::MojibakeRepaired
                        | Self::SignsNormalised
                        | Self::WordingRepaired
                        | Self::MarksMoved
                        | Self::AddressRepaired
                )
            }

            /// Returns the sentence that a diagnostic prints.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$code => $sentence,)+ }
            }

            /// Returns what it means, in one or two sentences.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$code => concat!($($meaning),+).trim_ascii(),)+ }
            }

            /// Returns what to do about it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$code => $advice,)+ }
            }

            /// Returns a small text that has it. Where it is about bytes that are not UTF-8, the text has it in that encoding;
            /// [`Code::LimitReached`] it has where four lines are read.
            #[must_use]
            pub const fn example(self) -> &'static str {
                match self { $(Self::$code => $example,)+ }
            }
        }
    };
}

/// An address that is too long.
const LONG_ADDRESS: &str = include_str!("long-address.txt");

catalogue! {
    /// There is nothing in the text but blanks.
    EmptyText "empty-text" Error
        "the text is empty; nothing could be read from it"
        "Check whether the file was cut or its text never extracted; a scanned page needs text recognition first."
        " \n\n";
    /// No marks of a layout were found, so that little or nothing is known about the lines. Pictures at an address of the city and contacts at the press office are read all the same.
    UnknownLayout "unknown-layout" Error
        "no layout of the press service was recognised; only what is certain was read"
        "If it is a press release whose head is lost, force its layout (`pressedienst --layout`, `Parser::layout`); else it belongs elsewhere."
        "Ein Brief an einen Freund.\n";
    /// Two layouts explain the text equally well, and their marks weigh the same; the first of them was taken.
    LayoutAmbiguous "layout-ambiguous" Warning
        "two layouts are equally likely; if the record is wrong, read the text as the other one"
        "Compare the record with the text; if it is wrong, remove the title that does not belong there, or force the other layout (`pressedienst --layout`, `Parser::layout`)."
        "Pressedienst Einzelansicht\n\nKopfweiden am Altrhein bekommen Gesellschaft\n\n| Umwelt\n\nDas Gartenamt hat Kopfweiden gesetzt.\n";
    /// The text had Markdown, HTML or LaTeX in it, as recognisers of documents write it. Marks of two kinds or three of one kind prove it; single ones are text.
    MarkupRemoved "markup-removed" Note
        "this text has markup of a recogniser of documents; it was read without it"
        "Nothing needs to be done; places still point into the text as it is."
        "# Pressedienst\n\n31. August 2019\n\n# Lesefest am Rhein\n\nAm **Abend** hat das Fest mit einer Lesung begonnen.\n";
    /// Letters of the text had been decoded as Windows-1252 although they were UTF-8, and all of it decodes back.
    MojibakeRepaired "mojibake-repaired" Note
        "letters of this text had been decoded as the wrong encoding; they were read as what they were"
        "Nothing needs to be done; whoever keeps the text may save it anew."
        "Pressedienst\n\n31. August 2019\n\nLesefest erÃ¶ffnet\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// Soft hyphens, signs without width and ligatures are read as nothing or as their letters.
    SignsNormalised "signs-normalised" Note
        "this text has signs inside words that cannot be seen, or letters joined to one sign; values are without them"
        "Nothing needs to be done; places show the printed form."
        "Pressedienst\n\n31. August 2019\n\nLesefest er\u{AD}öffnet\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// A label, a page mark, a date, the head of an address or the sign of a credit, all known in advance, has letters that text recognition confuses.
    WordingRepaired "wording-repaired" Note
        "these words were misread; they were read as the fixed wording that they are nearly"
        "Compare them with the original if the record is wrong."
        "Pressedienst\n\n3l. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// Extractors print the marks of a list in a column of their own, above its items.
    MarksMoved "marks-moved" Note
        "the marks of this list stood above its items; each item was given one"
        "Compare the list with the original if the record is wrong."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest begonnen. Es gab:\n\n•\n\n•\n\nLesungen\nMusik\n";
    /// The bytes were UTF-16, told by their byte order mark or by their zero bytes.
    ReadAsUtf16 "read-as-utf-16" Note
        "the bytes are not UTF-8; they were read as UTF-16"
        "Nothing needs to be done. Places are counted in the text after conversion to UTF-8."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// The text is UTF-8 but for this place: the file was cut within a letter, or put together from texts in two encodings.
    InvalidUtf8 "invalid-utf-8" Warning
        "a byte that is not UTF-8 stands here; it was read as Windows-1252"
        "Check the letter against the original, and save the file anew."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Südpark eröffnet\n\nAm Abend hat das Fest in Bilk begonnen, mit Büchern.\n";
    /// The bytes were neither UTF-8 nor UTF-16. Windows-1252 gives each of them a letter, be it the right one or not.
    ReadAsWindows1252 "read-as-windows-1252" Note
        "the bytes are not UTF-8; they were read as Windows-1252"
        "Check the umlauts of the record; if they are wrong, convert the file to UTF-8 from its real encoding."
        "Pressedienst\n\n31. August 2019\n\nLesefest eröffnet\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// UTF-8 was read as Windows-1252 before the text came here: `DÃ¼sseldorf`. Other letters of the text are right, so that not all of it decodes back; it is kept as it is.
    Mojibake "mojibake" Warning
        "letters look as if they had been read in a wrong encoding before; they were kept"
        "Extract the text again. For a technician: encode it as Windows-1252 and decode the bytes as UTF-8."
        "Pressedienst\n\n31. August 2019\n\nLesefest in DÃ¼sseldorf eröffnet\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// An invisible character that does not belong in a text, such as NUL or ESC, or one from U+0080 to U+009F, which shows that its bytes were in another encoding.
    ControlCharacter "control-character" Warning
        "a control character stands in the text; it was kept"
        "Check what stood at this place in the original, and extract the text again."
        "Pressedienst\n\n31. August 2019\n\nLesefest am\0 Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// When the text was copied before, a letter was replaced by "?", as in "Stra?e", or by the replacement character. A question mark is taken for one inside a word, in a name, before a small letter, and where the text prints the same name whole. Where the text prints the word whole elsewhere, be it without accents, that place is shown too.
    CharacterLost "character-lost" Warning
        "a character was lost to \"?\" or to the replacement character here; the word stays as it is"
        "Compare it with the word printed whole, if one is shown, or look it up in another print of the release, such as the PDF or the web page."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nDer Verein hat im Stra?enfest eine Bühne.\n";
    /// No line in the head of the release could be read as a date.
    DateMissing "date-missing" Warning
        "no date of issue was found; the record has none"
        "Check the head of the text; the address of the text version often names the day."
        "Pressedienst\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de\n";
    /// A date such as 31. Februar, or a range that ends before it begins.
    DateImpossible "date-impossible" Warning
        "this date does not exist in the calendar; the record has none"
        "Look the date up in the original; text recognition mistakes digits."
        "Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// The line has the form of a date, but its month or year cannot be read.
    DateUnreadable "date-unreadable" Warning
        "this looks like a date but cannot be read as one; the record has none"
        "Look the date up in the original and correct the text."
        "Pressedienst\n\n31. Aigast 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// A second date line, with another day, stands below the first.
    DateConflict "date-conflict" Warning
        "a second date stands in the head; the first counts"
        "Check which of the two the original has, and remove the other."
        "Pressedienst\n\n31. August 2019\n\n1. September 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// The address of the text version begins with the day of issue, and that is not the date in the head.
    DateDiffers "date-differs" Warning
        "this address names another day of issue than the head; the date in the head counts"
        "Check which of the two is right: the head may be misread, or the address belongs to another release."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nTextversion: https://www.duesseldorf.de/pressedienst/20190901-318_07.txt\n";
    /// The file name of a picture begins with a day, as a rule that on which it was taken, and the release was issued before that day.
    PictureDatedLater "picture-dated-later" Warning
        "this address names a later day than the date of issue"
        "Check whether the date of issue is right, and whether the picture belongs to this release."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1910/191002-Park.jpg>\n";
    /// A day of the week is printed beside a date on which it does not fall. Where no year is printed, the date is tried in the year before and in the year after the date of issue, of an invitation in the year after it only, and it does not fall on that day in any.
    WeekdayDiffers "weekday-differs" Warning
        "this day of the week does not fit its date; both stay as printed"
        "Look the day up in the original; one of the two is a slip, and people may have been told the wrong day."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nDie Lesung beginnt am Freitag, 7. September 2019.\n";
    /// The release has no headline.
    HeadlineMissing "headline-missing" Error
        "no headline was found"
        "Check the head of the text; its lines may be lost or may look like something else."
        "Pressedienst\n\n31. August 2019\n";
    /// There is a head without a body.
    BodyMissing "body-missing" Warning
        "no text follows the headline; the rest of the release may be lost"
        "Check whether the file was cut off, and extract the text again."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n";
    /// There are two or more display lines and no running head to say which is the headline, or the head was flattened into the text.
    HeadlineUnmarked "headline-unmarked" Note
        "nothing in the text shows which of these words are the headline; the choice may be wrong"
        "Compare kicker, headline and subheads of the record with the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nSechzig Autoren aus zwölf Ländern\n\nAm Abend hat das Fest mit einer Lesung begonnen, und viele Gäste kamen in das alte Rathaus.\n";
    /// A line below the topics could be a caption, a subhead or text.
    CaptionUnmarked "caption-unmarked" Note
        "nothing shows whether this line and those below it are captions, a subhead or text; the choice may be wrong"
        "Compare captions, subheads and the first paragraphs of the record with the page."
        "Lesefest am Rhein\n\n| Kultur News\n\nBlick in die Halle\n\nAm Abend hat das Fest mit einer Lesung begonnen, und viele Gäste kamen in das alte Rathaus.\n";
    /// "Text:" or "Redaktion:" has no name behind it.
    BylineUnreadable "byline-unreadable" Warning
        "an author is announced here, but no name could be read"
        "Look the author up in the original."
        "Pressedienst Einzelansicht\n\nKultur\n\nLesefest am Rhein\n\nErstellt:\nRedaktion: 12\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n";
    /// Initials such as "(xy)" stand below the text, and no row of the list of editors has them.
    InitialsUnknown "initials-unknown" Warning
        "nobody in the list of editors has these initials; the release has no author"
        "Check whether a row of the list or a letter of the initials was lost."
        "16032911_160\n29. März 2016\npld – Pressedienst der\nLandeshauptstadt Düsseldorf\nLesefest am Rhein\nHerausgegeben vom\nAmt für Kommunikation\nRathaus - Marktplatz 2\nPostfach 101120\n40002 Düsseldorf\nTelefon: +49.211.89-93131\nRedaktionsteam:\njäk - Ina Roth - 93131\nAm Abend hat das Fest mit einer Lesung begonnen.\n(xy)\n";
    /// An appointment is on a day that the calendar does not have, or at a time that no clock shows.
    AppointmentImpossible "appointment-impossible" Warning
        "this day or time does not exist; the appointment is kept as printed only"
        "Look the appointment up in the original."
        "Pressedienst Archiv\n\nKultur\n\n03.05.2023\n\nMedientermin 31.6.23: Lesefest am Rhein\n\nDas Fest beginnt am Rhein. Mehr\n";
    /// A page number is followed by one that is higher by more than one.
    FolioGap "folio-gap" Warning
        "page numbers are missing before this one; a page or its mark may be lost"
        "Check whether the pages between are in the text; if not, extract it again."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 4\n\nbegonnen.\n";
    /// A page number is the same as the one before, or lower.
    FolioRepeated "folio-repeated" Warning
        "this page number is not higher than the one before; a page may be there twice or out of order"
        "Check whether a page is there twice, or in the wrong order."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 2\n\nbegonnen.\n";
    /// A page number is 0 or above 9999.
    FolioImplausible "folio-implausible" Warning
        "this page number cannot be right; it does not count"
        "Look the number up in the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest\n\nSeite 0\n\nbegonnen.\n";
    /// An extractor puts a form feed at the end of each page; these part the text into more or fewer pages than the highest page number says.
    PageCountDiffers "page-count-differs" Warning
        "the page-end marks (form feeds) make another number of pages than the page numbers say; the page numbers count"
        "Check whether pages are missing at the end, or whether two texts are in one file."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest\n\x0C\nSeite 2\n\nmit einer Lesung begonnen, zu der\n\x0C\nSeite 3\n\nviele in das Rathaus kamen, um\n\x0C\nbis Mitternacht zuzuhören.\n";
    /// The running head of a page has other letters than the headline or the running heads of the other pages.
    RunningHeadDiffers "running-head-differs" Note
        "this running head differs from the headline; it was taken for a slip"
        "Check which of them is right; the headline may have the slip."
        "Pressedienst\n\n31. August 2019\n\nBienen auf dem Rathausdach: Erster Honig der Stadt\n\nAm Abend hat das Fest\n\nBienen auf dem Rathausdach: Erster Honig der Stadt\n\nSeite 2\n\nmit einer Lesung begonnen, zu der viele\n\nBienen auf dem Rathausdoch: Erster Honig der Stadt\n\nSeite 3\n\nkamen.\n";
    /// A page ends with a sentence or with a few words, and the next one begins with a capital.
    ParagraphEndUnsure "paragraph-end-unsure" Note
        "a page ends here, and nothing shows whether the paragraph does; it was taken for its end"
        "Nothing needs to be done, unless paragraphs matter: then look at the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nSeite 2\n\nViele Gäste kamen in das alte Rathaus.\n";
    /// The usage note announces pictures, and none is there.
    PicturesMissing "pictures-missing" Warning
        "pictures are announced here, but none follows; they may be lost"
        "Check whether the text was cut off behind the note."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n";
    /// A credit line stands alone.
    CreditWithoutCaption "credit-without-caption" Warning
        "this credit has no caption"
        "Check whether its caption was lost at a page end."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";
    /// Where pictures have addresses, one has none.
    ImageWithoutAddress "image-without-address" Warning
        "this picture has no address"
        "Check whether the address was lost, or belongs to the picture above."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n\nAm Ufer, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";
    /// An address of a picture stands alone.
    AddressWithoutCaption "address-without-caption" Warning
        "this picture address has neither caption nor credit"
        "Check whether caption and credit were lost, or stand at the picture above."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Ufer.jpg>\n";
    /// There are blanks in an address, or it ends in `_ipg`, and nothing shows how it was.
    AddressDamaged "address-damaged" Warning
        "this address is damaged and the text does not prove how to repair it; it stays as printed"
        "Try the address without the blanks, or with `.jpg` in place of `_ipg`."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park 2 .jpg>\n";
    /// A line or page end had cut the address, or text recognition had put blanks or marks into it, and the text itself shows how it was; or
    /// it was printed with signs that show nothing.
    AddressRepaired "address-repaired" Note
        "this address was repaired by what the text shows; the printed form is kept beside it"
        "Nothing needs to be done: `url` is the repaired address and `url_printed` what was printed."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n$\\frac{https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park Ufer.jpg}{Ufer.jpg}$\n";
    /// "Textversion:" or another label has no address behind it.
    AddressMissing "address-missing" Warning
        "an address is announced here, but none follows; it may be lost"
        "Look the address up in the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nTextversion:\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de\n";
    /// No address is as long as that.
    AddressTooLong "address-too-long" Warning
        "this address is longer than 2048 characters; it was left out of the record"
        "Check whether text was glued to the address."
        LONG_ADDRESS;
    /// There is a second, different address of the text version or the online version.
    AddressConflict "address-conflict" Warning
        "this address differs from an earlier one of the same kind; the first counts"
        "Check whether two releases are in one file."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nTextversion: https://www.duesseldorf.de/pressedienst/20190831-318_07.txt\n\nTextversion: https://www.duesseldorf.de/pressedienst/20190831-318_08.txt\n";
    /// Two pictures of a release have one address, so that one of the captions probably has the wrong one.
    AddressRepeated "address-repeated" Warning
        "an earlier picture of this release has the same address"
        "Look the addresses up in the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n\nAm Ufer, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";
    /// An address such as `https://user@host/` does not lead to where it seems to.
    AddressWithUser "address-with-user" Warning
        "this address names a user before its host; it stays as printed, do not open it unseen"
        "Do not open it before you know where it leads."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://stadt@www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";
    /// A host such as `duesseldorf.de` with a letter of another script that looks like a Latin one, or with a percent sign.
    AddressOddHost "address-odd-host" Warning
        "the host of this address has letters or signs that hosts are not printed with; it may not lead where it seems to"
        "Do not open it before you know where it leads; type it anew if it is that of the city."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n<https://www.duеsseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";
    /// "Kontakt:" has nothing behind it that one could write to or call.
    ContactUnreadable "contact-unreadable" Warning
        "no name, e-mail address or phone number could be read from this contact"
        "Look the contact up in the original."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nTextversion:\nhttps://www.duesseldorf.de/pressedienst/20190831-318_07.txt\n\nKontakt:\n";
    /// Two names of photographers, authors, contacts or editors are nearly the same, as text recognition or a slip makes them, or two people have similar names. Names in captions and running text are not compared.
    NameDiffers "name-differs" Note
        "this name differs from another one of this text in a letter or two; one of them may be misspelt"
        "Compare the two with other releases of the time; if they are two people, nothing needs to be done."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\nIm Park, ©Landeshauptstadt Düsseldorf/Melina Zander\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n\nAm Ufer, ©Landeshauptstadt Düsseldorf/Melina Zamder\n<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Ufer.jpg>\n";
    /// There are two different document numbers.
    DocumentNumberConflict "document-number-conflict" Warning
        "this document number differs from an earlier one; the first counts"
        "Check whether two releases are in one file."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\n29253_240\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de\n\n29254_240\n";
    /// The last paragraph ends without the end of a sentence.
    TextBreaksOff "text-breaks-off" Warning
        "the text breaks off in mid-sentence; its end may be lost"
        "Check whether the file was cut off, and extract the text again."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen, zu der viele Gäste in das\n";
    /// Words stand where no field is: between two zones, or behind the end of a release.
    UnclassifiedText "unclassified-text" Warning
        "these words belong to no field"
        "Check what they are; if they belong to the release, the field above them may have ended too soon."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nTextversion:\nhttps://www.duesseldorf.de/pressedienst/20190831-318_07.txt\n\nKontakt: siehe oben 12\n";
    /// The text has more lines, releases, pictures or findings than are kept of one text of its size, so that memory has a bound. Texts of the press service have a fraction of that.
    LimitReached "limit-reached" Error
        "a limit was reached here; the text from here on was not read"
        "Look what the file is: one that was damaged, or many texts in one, which are better read each by itself. Programs set other limits with `Parser::limits`."
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest mit einer Lesung begonnen.\n\nDie Halle war voll.\n";
}
