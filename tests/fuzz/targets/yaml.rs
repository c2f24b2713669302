//! Bytes of a meeting file through the whole pipeline.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mahdar_fuzz::yaml(bytes));
