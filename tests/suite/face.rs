//! What the types promise beside their methods: that they go between threads, and how large they are.

use std::panic::{RefUnwindSafe, UnwindSafe};

use pressedienst::chrono::NaiveDate;
use pressedienst::{
    Annotation, Appointment, Block, Code, Contact, Coverage, Credit, Diagnostic, Document, Error, ErrorKind, Finding,
    Headline, Image, Imprint, Kind, Label, Language, Layout, Leaf, LineCol, Located, Name, Parser, Person, Record,
    Release, Role, Severity, SharedStr, Span, TeamMember, UnknownName,
};

fn is_plain<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}

#[test]
fn every_type_goes_between_threads() {
    is_plain::<Annotation>();
    is_plain::<Appointment>();
    is_plain::<Block>();
    is_plain::<Code>();
    is_plain::<Contact>();
    is_plain::<Coverage>();
    is_plain::<Credit>();
    is_plain::<Diagnostic>();
    is_plain::<Document>();
    is_plain::<Error>();
    is_plain::<ErrorKind>();
    is_plain::<Finding>();
    is_plain::<Headline>();
    is_plain::<Image>();
    is_plain::<Imprint>();
    is_plain::<Kind>();
    is_plain::<Label>();
    is_plain::<Language>();
    is_plain::<Layout>();
    is_plain::<Leaf<'_>>();
    is_plain::<LineCol>();
    is_plain::<Located<SharedStr>>();
    is_plain::<Name<Code>>();
    is_plain::<Parser>();
    is_plain::<Person>();
    is_plain::<Record>();
    is_plain::<Release>();
    is_plain::<Role>();
    is_plain::<Severity>();
    is_plain::<SharedStr>();
    is_plain::<Span>();
    is_plain::<TeamMember>();
    is_plain::<UnknownName>();
}

#[test]
fn errors_go_where_errors_go() {
    let error = Parser::new().parse_bytes(b"%PDF-1.7\n").map(|_| ()).unwrap_err();
    let boxed: Box<dyn std::error::Error + Send + Sync + 'static> = Box::new(error);
    assert!(boxed.source().is_none());
}

/// Whoever keeps a million releases pays for each byte. What grows is changed here, knowingly.
#[cfg(target_pointer_width = "64")]
#[test]
fn sizes_are_known() {
    let sizes = [
        ("Release", size_of::<Release>()),
        ("Headline", size_of::<Headline>()),
        ("Block", size_of::<Block>()),
        ("Image", size_of::<Image>()),
        ("Contact", size_of::<Contact>()),
        ("Imprint", size_of::<Imprint>()),
        ("Person", size_of::<Person>()),
        ("Located<SharedStr>", size_of::<Located<SharedStr>>()),
        ("Option<Located<SharedStr>>", size_of::<Option<Located<SharedStr>>>()),
        ("Option<Located<NaiveDate>>", size_of::<Option<Located<NaiveDate>>>()),
        ("Diagnostic", size_of::<Diagnostic>()),
        ("Error", size_of::<Error>()),
    ];
    let known = [
        ("Release", 560),
        ("Headline", 56),
        ("Block", 56),
        ("Image", 288),
        ("Contact", 216),
        ("Imprint", 264),
        ("Person", 96),
        ("Located<SharedStr>", 48),
        ("Option<Located<SharedStr>>", 48),
        ("Option<Located<NaiveDate>>", 32),
        ("Diagnostic", 72),
        ("Error", 72),
    ];
    assert_eq!(sizes, known);
}
