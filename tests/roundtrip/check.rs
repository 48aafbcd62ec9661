//! How the properties run, and how a record is compared.

use pressedienst::Document;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed, TestCaseError};
use serde_json::Value;

use crate::arbitrary::Release;

/// Cases of a property: so many, unless `PROPTEST_CASES` says otherwise.
pub fn cases(number: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: asked.unwrap_or(number),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        max_shrink_iters: 20_000,
        // Filters turn away a part of the draws, which must not end a long run.
        max_local_rejects: u32::MAX,
        // The same cases in every run, unless `PROPTEST_RNG_SEED` names others.
        rng_seed: std::env::var("PROPTEST_RNG_SEED").map_or(RngSeed::Fixed(2019), |_| default.rng_seed),
        ..default
    }
}

/// Whether a document has these releases, field by field, and the layout and page count.
pub fn same(
    document: &Document,
    releases: &[Release],
    layout: &str,
    page_count: Option<u32>,
    printed: &str,
) -> Result<(), TestCaseError> {
    // No repair has anything to do in a clean text.
    let repairs = [
        "mojibake-repaired",
        "markup-removed",
        "wording-repaired",
        "marks-moved",
        "address-repaired",
    ];
    let mut codes = document.diagnostics().iter().map(|found| found.code().as_str());
    if let Some(code) = codes.find(|code| repairs.contains(code)) {
        return Err(TestCaseError::fail(format!("{code}\n{printed}")));
    }
    let record = serde_json::to_value(document).expect("plain data");
    let expected: Vec<_> = releases.iter().map(Release::record).collect();
    let expected = serde_json::json!({"layout": layout, "page_count": page_count, "releases": expected});
    for key in ["layout", "page_count", "releases"] {
        if let Some(difference) = first_difference(&expected[key], &record[key]) {
            return Err(TestCaseError::fail(format!("{key}{difference}\n{printed}")));
        }
    }
    Ok(())
}

/// The first place where two records differ: expected and found.
pub fn first_difference(expected: &Value, found: &Value) -> Option<String> {
    use Value::{Array, Object};
    match (expected, found) {
        (Object(expected), Object(found)) => {
            if let Some(key) = found.keys().find(|key| !expected.contains_key(*key)) {
                return Some(format!(".{key} is not expected"));
            }
            let mut fields = expected.iter();
            fields.find_map(|(key, value)| {
                let found = found.get(key).unwrap_or(&Value::Null);
                Some(format!(".{key}{}", first_difference(value, found)?))
            })
        }
        (Array(expected), Array(found)) => {
            let mut entries = expected.iter().zip(found).enumerate();
            let difference = entries
                .find_map(|(at, (expected, found))| Some(format!("[{at}]{}", first_difference(expected, found)?)));
            difference.or_else(|| {
                let lengths = (expected.len(), found.len());
                (lengths.0 != lengths.1).then(|| format!(": {} entries expected, {} found", lengths.0, lengths.1))
            })
        }
        (expected, found) => (expected != found).then(|| format!("\nexpected {expected}\nfound    {found}")),
    }
}
