//! Mahdar (محضر): Arabic meeting reports from YAML, as PDF and Word from one source.

pub mod batch;
pub mod bidi;
pub mod diag;
pub mod document;
pub mod docx;
pub mod engine;
pub mod fonts;
pub mod geom;
pub mod layout;
pub mod locale;
pub mod model;
pub mod pdf;
pub mod report;
pub mod theme;
pub mod yaml;
