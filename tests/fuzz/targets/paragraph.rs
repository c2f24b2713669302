//! Strings in measures through the text engine.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mahdar_fuzz::paragraph(bytes));
