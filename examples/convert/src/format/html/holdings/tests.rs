//! Tests of the pages over all texts.
