//! The parts that docx-rs cannot express and that are therefore written whole.

pub(super) mod fonts;
pub(super) mod properties;
pub(super) mod settings;
pub(super) mod theme;
