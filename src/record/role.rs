//! What each part of the text is.

use crate::record::named;

/// What the bytes of a role are to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// Values, with the signs that belong to them.
    Field,
    /// What belongs to the page or names a field.
    Furniture,
    /// Nothing.
    Blank,
    /// Not known.
    Unclassified,
}

/// One row a role: variant, name, share.
macro_rules! roles {
    ($($(#[$meaning:meta])+ $role:ident $name:literal $share:ident;)+) => {
        named! {
            "role"
            /// What a part of the source is: a field of the record, page furniture, or neither.
            pub enum Role {
                $($(#[$meaning])+ $role $name,)+
            }
        }

        impl Role {
            pub(crate) const fn share(self) -> Share {
                match self { $(Self::$role => Share::$share,)+ }
            }
        }
    };
}

roles! {
    /// Blanks and line ends.
    Blank "blank" Blank;
    /// A form feed, with the blanks around it.
    PageBreak "page-break" Blank;
    /// A page number ("Seite 2").
    Folio "folio" Furniture;
    /// The headline, printed again at the head of a page (Kolumnentitel).
    RunningHead "running-head" Furniture;
    /// The name strip on page one, be it only what text recognition made of it; the logo as text.
    Masthead "masthead" Furniture;
    /// Words that name what follows ("Kontakt:", "Einladung an die Medien").
    Label "label" Furniture;
    /// The sentence that offers the pictures to the press.
    UsageNote "usage-note" Furniture;
    /// Marks between fields: the dash or number of a list item, the comma before a credit, brackets around an address.
    Delimiter "delimiter" Furniture;
    /// Markup that a recogniser of documents wrote.
    Markup "markup" Furniture;
    /// A topic.
    Topic "topic" Field;
    /// The date of issue.
    Date "date" Field;
    /// A time.
    Time "time" Field;
    /// A place.
    Place "place" Field;
    /// An author, by name or by initials.
    Byline "byline" Field;
    /// The line above the headline.
    Kicker "kicker" Field;
    /// The headline.
    Headline "headline" Field;
    /// A line under the headline.
    Subhead "subhead" Field;
    /// Running text.
    Paragraph "paragraph" Field;
    /// A heading inside the body.
    Crosshead "crosshead" Field;
    /// An item of a list.
    ListItem "list-item" Field;
    /// A picture's caption.
    Caption "caption" Field;
    /// A picture's credit line.
    Credit "credit" Field;
    /// An address of a picture, or of another version of the release.
    Address "address" Field;
    /// A contact's name, e-mail address or phone number.
    Contact "contact" Field;
    /// The publisher with address, numbers and channels.
    Imprint "imprint" Field;
    /// The document number.
    DocumentNumber "document-number" Field;
    /// None of these; each such part is reported.
    Unclassified "unclassified" Unclassified;
}
