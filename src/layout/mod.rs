//! From a document to pages.

mod context;
pub mod frame;
mod inline;
