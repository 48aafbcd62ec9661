//! What the parser has to say about a text, each with a code, a severity and a place.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Something was repaired or decided, and nothing is lost.
    Note,
    /// A value was dropped, or what a line is remains unsure.
    Warning,
    /// A release, or a part that each release has, could not be read.
    Error,
}

impl Severity {
    /// As printed: `note`, `warning`, `error`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// One row a code: variant, id, severity, the sentence.
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $name:ident $id:literal $severity:ident $sentence:literal;)+) => {
        /// What a [`Diagnostic`] is about. Its [`Display`](fmt::Display) is the sentence to print.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $meaning])+ #[doc = concat!("\n\n`", $id, "` (", stringify!($severity), "): ", $sentence)] $name,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name in kebab-case.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            pub(crate) const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

codes! {
    /// There is nothing in the text.
    EmptyText "empty-text" Error "the text is empty; nothing could be read from it";
    /// No layout's marks were found, so that little or nothing is known about the lines.
    UnknownLayout "unknown-layout" Error "no layout of the press service was recognised; only what is certain was read";
    /// The marks of two layouts weigh the same.
    LayoutAmbiguous "layout-ambiguous" Warning "two layouts are equally likely; if the record is wrong, read the text as the other one";
    /// The bytes were UTF-16.
    ReadAsUtf16 "read-as-utf-16" Note "the bytes are not UTF-8; they were read as UTF-16";
    /// The bytes were neither UTF-8 nor UTF-16.
    ReadAsWindows1252 "read-as-windows-1252" Note "the bytes are not UTF-8; they were read as Windows-1252";
    /// UTF-8 that was once read as Windows-1252: `DÃ¼sseldorf`.
    Mojibake "mojibake" Warning "letters look as if they had been read in a wrong encoding before; they were kept";
    /// A NUL or another control character that text does not have.
    ControlCharacter "control-character" Warning "a control character stands in the text; it was kept";
    /// The head of the release has no date.
    DateMissing "date-missing" Warning "no date of issue was found; the record has none";
    /// A date such as 31. Februar.
    DateImpossible "date-impossible" Warning "this date does not exist in the calendar; the record has none";
    /// A date line whose month or year cannot be read.
    DateUnreadable "date-unreadable" Warning "this looks like a date but cannot be read as one; the record has none";
    /// A second date line below the first.
    DateConflict "date-conflict" Warning "this is a second date of issue; the first counts";
    /// The release has no headline.
    HeadlineMissing "headline-missing" Error "no headline was found";
    /// A head without a body.
    BodyMissing "body-missing" Warning "no text follows the headline; the rest of the release may be lost";
    /// Two or more display lines and no running head to say which is the headline, or a head that was flattened into the text.
    HeadlineUnmarked "headline-unmarked" Note "nothing shows which of these words are the headline; the choice may be wrong";
    /// A line between topics and text that could be a caption or a subhead.
    CaptionUnmarked "caption-unmarked" Note "nothing shows whether this line is a caption or a subhead; the choice may be wrong";
    /// "Text:" or "Redaktion:" without a name behind it.
    BylineUnreadable "byline-unreadable" Warning "an author is announced here, but no name could be read";
    /// "(xy)" below the text, and no such row in the list of editors.
    InitialsUnknown "initials-unknown" Warning "nobody in the list of editors has these initials; the release has no author";
    /// An appointment on a day or at a time that does not exist.
    AppointmentImpossible "appointment-impossible" Warning "this day or time does not exist; the appointment is kept as printed only";
    /// "Seite 2" is followed by "Seite 4".
    FolioGap "folio-gap" Warning "page numbers are missing before this one; a page or its mark may be lost";
    /// "Seite 3" twice, or a number lower than the one before.
    FolioRepeated "folio-repeated" Warning "this page number was printed before; a page may be there twice";
    /// "Seite 0" or "Seite 99999".
    FolioImplausible "folio-implausible" Warning "this page number cannot be right; it does not count";
    /// The running head of one page has other letters than that of the others.
    RunningHeadDiffers "running-head-differs" Note "this running head differs from the headline; it was taken for a slip";
    /// A page ends with a sentence or a few words, and the next one begins with a capital.
    ParagraphEndUnsure "paragraph-end-unsure" Note "a page ends here, and nothing shows whether the paragraph does; it was taken for its end";
    /// The usage note announces pictures, and none is there.
    PicturesMissing "pictures-missing" Warning "pictures are announced here, but none follows; they may be lost";
    /// A credit line without a caption before it.
    CreditWithoutCaption "credit-without-caption" Warning "this credit has no caption";
    /// A picture whose address is not printed.
    ImageWithoutAddress "image-without-address" Warning "this picture has no address";
    /// An address of a picture without caption and credit.
    AddressWithoutCaption "address-without-caption" Warning "this picture address has neither caption nor credit";
    /// Blanks in an address, or an ending such as `_ipg`.
    AddressDamaged "address-damaged" Warning "this address is damaged and the text does not prove how to repair it; it stays as printed";
    /// An address that was repaired.
    AddressRepaired "address-repaired" Note "this address was repaired by what the text shows; the printed form is kept beside it";
    /// "Textversion:" without an address behind it.
    AddressMissing "address-missing" Warning "an address is announced here, but none follows; it may be lost";
    /// An address longer than addresses can be.
    AddressTooLong "address-too-long" Warning "this address is longer than 2048 characters; it is no value of the record";
    /// A second, different address of the text version or the online version.
    AddressConflict "address-conflict" Warning "this address differs from an earlier one of the same kind; the first counts";
    /// An address such as `https://user@host/`.
    AddressWithUser "address-with-user" Warning "this address names a user before its host; it stays as printed, do not open it unseen";
    /// "Kontakt:" without a name, an e-mail address or a phone number behind it.
    ContactUnreadable "contact-unreadable" Warning "no name, e-mail address or phone number could be read from this contact";
    /// Two different document numbers.
    DocumentNumberConflict "document-number-conflict" Warning "this document number differs from an earlier one; the first counts";
    /// The body breaks off without the end of a sentence.
    TextBreaksOff "text-breaks-off" Warning "the text breaks off in mid-sentence; its end may be lost";
    /// Words that belong to no field.
    UnclassifiedText "unclassified-text" Warning "these words belong to no field; they are kept in the source only";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// One finding: what, how bad, where. Its [`Display`](fmt::Display) is the sentence to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    span: Span,
}

impl Diagnostic {
    pub(crate) const fn new(code: Code, span: Span) -> Self {
        Self { code, span }
    }

    /// What it is about.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The place in [`Document::source`](crate::Document::source).
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)
    }
}

/// Where the steps of the parser put their findings.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    pub(crate) fn report(&mut self, code: Code, span: Span) {
        self.found.push(Diagnostic::new(code, span));
    }

    /// All findings, in the order of the text.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.iter().all(|id| {
            id.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        }));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Code::ALL.len());
    }
}
