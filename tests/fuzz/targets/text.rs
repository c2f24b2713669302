//! A text, the width of its lines and the measure of kashida, through layout and both writers.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mahdar_fuzz::text(bytes));
