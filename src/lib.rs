//! Mahdar (محضر): Arabic meeting reports from YAML, as PDF and Word from one source.
//!
//! ```text
//! meeting.yaml ─► yaml ─► model ─► report ─► document ─┬─► layout ─► frames ─► pdf
//!                                                      ├─► docx
//!                                                      └─► email
//! ```
//!
//! Each arrow is a function from values to values: text and bytes go in, bytes and diagnostics come
//! out. The same input gives the same bytes. `document` is the narrow waist that knows neither
//! meetings nor formats; `theme` turns its roles into looks for both outputs. Begin reading at
//! [`report`] for content, at [`layout`] for text and pages. The [`engine`] ties it together:
//!
//! ```
//! use mahdar::{Engine, FontBook, Meeting, NoFiles, Source};
//!
//! let source = Source::new("meeting.yaml", "title: اجتماع لجنة القراءة\nplace: إربد\n");
//! let meeting = Meeting::from_yaml(&source).expect("the file has no mistakes").value;
//! let engine = Engine::new(FontBook::embedded());
//! let pdf = engine.render_pdf(&meeting, &NoFiles).expect("nothing is missing").value;
//! let docx = engine.render_docx(&meeting, &NoFiles).expect("nothing is missing").value;
//! assert!(pdf.starts_with(b"%PDF-") && docx.starts_with(b"PK"));
//! ```
//!
//! Programs that make many meetings keep one [`Engine`]: it is `Send` and `Sync`. Mistakes in a
//! meeting come back as [`Diagnostics`], all at once, each with its place in the source.

#[cfg(feature = "cli")]
pub mod batch;
pub mod bidi;
mod deflate;
#[cfg(feature = "smtp")]
pub mod delivery;
pub mod diag;
pub mod document;
pub mod docx;
pub mod email;
pub mod engine;
pub mod fonts;
pub mod geom;
pub mod import;
pub mod layout;
pub mod locale;
pub mod model;
pub mod pack;
pub mod pdf;
pub mod report;
pub mod theme;
pub mod yaml;

pub use diag::{Diagnostic, Diagnostics, Source, Warned};
pub use engine::{
    EmailOptions, Engine, Error, Format, PackError, PackFormat, PackOptions, RenderOptions,
    Rendered, RenderedPack,
};
pub use fonts::FontBook;
pub use model::Meeting;
pub use report::{FileError, Files, NoFiles};
pub use theme::Theme;
