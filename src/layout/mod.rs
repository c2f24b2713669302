//! From a document to pages.

pub mod frame;
