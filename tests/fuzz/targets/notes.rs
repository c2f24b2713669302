//! Plain-text notes, imported and read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mahdar_fuzz::notes(bytes));
