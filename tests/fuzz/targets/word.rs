//! Word files: the archive as it is, and any bytes as the main part of a sound one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mahdar_fuzz::word(bytes));
