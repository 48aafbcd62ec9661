//! What stands before the units: whose finding aid it is, and of what.

use std::fmt::Write as _;
use std::io;

use crate::finding_aid::{FindingAid, InstitutionKind};
use crate::format::xml::{NONE, Xml};

const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns", "urn:isbn:1-931666-22-9"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("audience", "external"),
];

/// Begins the document, up to the list of units.
pub(super) fn open<W: io::Write>(xml: &mut Xml<W>, aid: &FindingAid) -> io::Result<()> {
    xml.open("ead", NAMESPACES)?;
    header(xml, aid)?;
    xml.open("archdesc", [("level", "collection"), ("type", "Findbuch")])?;
    xml.open("did", NONE)?;
    xml.leaf("unitid", NONE, said(aid.holdings.as_ref()))?;
    xml.open("repository", NONE)?;
    let kind = aid.institution_kind.map_or("", InstitutionKind::name);
    let name = said(aid.institution.as_ref());
    xml.leaf("corpname", [("role", kind), ("id", said(aid.isil.as_ref()))], name)?;
    if let Some(url) = &aid.institution_url {
        xml.leaf("extref", [("xlink:role", "url_archive"), ("xlink:href", url)], name)?;
    }
    xml.close()?;
    xml.close()?;
    if let Some(rights) = &aid.rights {
        xml.open("userestrict", [("type", "dao")])?;
        xml.mixed("p", NONE, |xml| xml.inline("extref", [("xlink:href", rights)], rights))?;
        xml.close()?;
    }
    xml.open("dsc", NONE)
}

fn header<W: io::Write>(xml: &mut Xml<W>, aid: &FindingAid) -> io::Result<()> {
    let encodings = [
        ("countryencoding", "iso3166-1"),
        ("dateencoding", "iso8601"),
        ("langencoding", "iso639-2b"),
        ("repositoryencoding", "iso15511"),
        ("scriptencoding", "iso15924"),
    ];
    xml.open("eadheader", encodings)?;
    let agency = [("mainagencycode", said(aid.isil.as_ref()))];
    let url = aid.institution_url.as_deref().map(|url| ("url", url));
    xml.leaf("eadid", agency.into_iter().chain(url), &id(aid))?;
    xml.open("filedesc", NONE)?;
    xml.open("titlestmt", NONE)?;
    xml.leaf("titleproper", NONE, said(aid.holdings_title.as_ref()))?;
    xml.close()?;
    xml.close()?;
    xml.open("profiledesc", NONE)?;
    xml.open("creation", NONE)?;
    if let Some(day) = aid.made_on {
        let shown = day.format("%d.%m.%Y").to_string();
        xml.leaf("date", [("normal", day.to_string())], &shown)?;
    }
    xml.close()?;
    xml.close()?;
    xml.close()
}

/// A value that [`FindingAid::complete`] asks for.
pub(super) fn said(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

/// The name of the finding aid, which no other one of any institution has: ISIL and holdings, as far as names in XML may hold
/// their letters.
pub(super) fn id(aid: &FindingAid) -> String {
    let parts = [&aid.isil, &aid.holdings].map(|part| {
        let mut name = String::new();
        for byte in said(part.as_ref()).bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.') {
                name.push(char::from(byte));
            } else {
                // Nothing can go wrong where memory is written to.
                let _ = write!(name, "_{byte:02X}");
            }
        }
        name
    });
    parts.join("__")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_are_names() {
        let of = |isil: &str, holdings: &str| {
            id(&FindingAid {
                isil: Some(isil.into()),
                holdings: Some(holdings.into()),
                ..FindingAid::default()
            })
        };
        assert_eq!(of("DE-2613", "0-1-7"), "DE-2613__0-1-7");
        assert_eq!(of("DE-2613", "VIII 7/ä_"), "DE-2613__VIII_207_2F_C3_A4_5F");
        assert_ne!(of("DE-1", "a_b"), of("DE-1", "a b"));
    }
}
