//! The real texts, which are not part of the project. Their folder stands in the variable `PRESSEDIENST_CORPUS`; these tests
//! run only when asked for: `PRESSEDIENST_CORPUS=… cargo test --test suite corpus -- --include-ignored`.
//!
//! What the texts say is not repeated here: whole fields are compared by their checksum, taken from records that were
//! made by hand.

use std::fs;
use std::path::PathBuf;

use crate::support::invariants;
use pressedienst::{Document, Layout, Role};

fn folder() -> PathBuf {
    let folder =
        std::env::var_os("PRESSEDIENST_CORPUS").expect("PRESSEDIENST_CORPUS names the folder of the real texts");
    PathBuf::from(folder)
}

fn document(prefix: &str) -> Document {
    let mut paths = fs::read_dir(folder())
        .expect("the folder of the real texts")
        .map(|entry| entry.expect("a file").path());
    let is_meant = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(prefix))
    };
    let path = paths.find(is_meant).expect("the real text");
    pressedienst::parse(&fs::read_to_string(path).expect("UTF-8"))
}

/// FNV-1a over a field, so that a record made by hand can be compared without standing here.
fn checksum(field: &serde_json::Value) -> u64 {
    field.to_string().bytes().fold(0xCBF2_9CE4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    })
}

fn check(prefix: &str, pages: u32, pictures: usize, expected: &[(&str, u64)]) {
    let document = document(prefix);
    assert_eq!(document.layout(), Some(Layout::Paged));
    assert_eq!(document.page_count(), Some(pages));
    let [release] = document.releases() else {
        panic!("one release, not {}", document.releases().len())
    };
    assert_eq!(release.images.len(), pictures);
    let record = serde_json::to_value(release).expect("plain data");
    for (field, sum) in expected {
        assert_eq!(
            checksum(&record[*field]),
            *sum,
            "{prefix}: {field} is not what was written by hand: {:#}",
            record[*field]
        );
    }
    let unclassified = document.parts().filter(|(_, role)| *role == Role::Unclassified).count();
    assert_eq!(unclassified, 0);
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn the_release_of_fifteen_pages() {
    check("000", 15, 37, &CORPUS_000);
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn the_release_damaged_by_text_recognition() {
    check("004", 5, 7, &CORPUS_004);
}

/// Compares whole releases.
fn check_releases(prefix: &str, layout: Layout, expected: &[u64]) {
    let document = document(prefix);
    assert_eq!(document.layout(), Some(layout), "{prefix}");
    assert_eq!(document.page_count(), None, "{prefix}");
    let sums: Vec<u64> = document
        .releases()
        .iter()
        .map(|release| checksum(&serde_json::to_value(release).expect("plain data")))
        .collect();
    assert_eq!(sums, expected, "{prefix}: a release is not what was written by hand");
    let unclassified = document.parts().filter(|(_, role)| *role == Role::Unclassified).count();
    assert_eq!(unclassified, 0, "{prefix}");
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn the_flattened_text_version_with_fifty_pictures() {
    check_releases("001", Layout::TextVersion, &[0x1267_55CF_5EFC_799A]);
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn the_german_project_page() {
    check_releases(
        "002",
        Layout::WebProject,
        &[
            0x1861_34A9_04C0_D8DB,
            0x2232_D288_42CE_E5DA,
            0xA46F_CE46_3CB3_45C3,
            0x7519_2605_D14B_C121,
        ],
    );
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn the_english_project_page() {
    check_releases(
        "003",
        Layout::WebProject,
        &[
            0xE982_BD25_C772_CCC9,
            0x7CF5_A944_2673_470B,
            0x9767_B853_775E_8E20,
            0x2997_7112_AC94_CE97,
            0x6BE1_F48D_0FFE_AC52,
        ],
    );
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn every_real_text_is_traced() {
    let mut seen = 0;
    for entry in fs::read_dir(folder()).expect("the folder of the real texts") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let document = pressedienst::parse(&text);
        invariants::check(&document);
        seen += 1;
    }
    assert!(seen > 0, "no texts in {}", folder().display());
}

const CORPUS_000: [(&str, u64); 17] = [
    ("kind", 0xD4D6_9F19_37BA_C514),
    ("topics", 0x0961_2B07_B5EC_B5A5),
    ("date", 0x035F_87F9_31F3_E4DB),
    ("date_end", 0x5B9B_C4BA_5281_08E4),
    ("time", 0x5B9B_C4BA_5281_08E4),
    ("place", 0x5B9B_C4BA_5281_08E4),
    ("kicker", 0x9069_7EEB_CC50_E7EE),
    ("headlines", 0xD715_C8FC_4867_4D75),
    ("subheads", 0x0961_2B07_B5EC_B5A5),
    ("body", 0x1EF8_F77A_8AFD_9F92),
    ("images", 0x6C6D_CAB7_1917_E7AC),
    ("bylines", 0x0961_2B07_B5EC_B5A5),
    ("contacts", 0xB13B_F443_52D1_FF15),
    ("text_version_url", 0x2800_CA83_1851_D1A2),
    ("online_url", 0x5B9B_C4BA_5281_08E4),
    ("document_number", 0x5B9B_C4BA_5281_08E4),
    ("imprint", 0x5B9B_C4BA_5281_08E4),
];

const CORPUS_004: [(&str, u64); 17] = [
    ("kind", 0xD4D6_9F19_37BA_C514),
    ("topics", 0x0961_2B07_B5EC_B5A5),
    ("date", 0x1E4F_6802_F2BD_6AE9),
    ("date_end", 0x5B9B_C4BA_5281_08E4),
    ("time", 0x5B9B_C4BA_5281_08E4),
    ("place", 0x5B9B_C4BA_5281_08E4),
    ("kicker", 0x5B9B_C4BA_5281_08E4),
    ("headlines", 0x12DE_940A_53C9_164C),
    ("subheads", 0x0961_2B07_B5EC_B5A5),
    ("body", 0x66C4_36A6_6F05_5EAC),
    ("images", 0xFFA1_FE06_EE48_C397),
    ("bylines", 0x0961_2B07_B5EC_B5A5),
    ("contacts", 0xB13B_F443_52D1_FF15),
    ("text_version_url", 0x5A4A_5E6F_BD5E_04A5),
    ("online_url", 0x5B9B_C4BA_5281_08E4),
    ("document_number", 0x4A0C_C035_BB87_6CA3),
    ("imprint", 0x0774_47FA_41AD_522D),
];
