//! The writer as a whole: what stands in its files, read again by lopdf.

mod files;
mod sample;
mod tags;
mod text;
