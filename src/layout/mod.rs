//! From a document to pages.

mod block;
mod context;
mod draw;
pub mod frame;
mod inline;
mod region;
mod strip;
