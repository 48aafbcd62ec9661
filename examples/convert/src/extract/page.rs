//! Saved web pages.
