//! The schemas are the files beside this package; `tests/` holds them against types and records.
