//! A number that tells contents apart, the same on every machine: XXH3 with 128 bits.
//!
//! It names things; it protects nothing.

use twox_hash::XxHash3_128;

/// The hash of some bytes.
pub(super) fn hash(bytes: &[u8]) -> u128 {
    XxHash3_128::oneshot(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_values_of_the_reference_implementation() {
        assert_eq!(hash(b""), 0x99aa_06d3_0147_98d8_6001_c324_468d_497f);
        let long: Vec<u8> = (0..1000_u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        assert_eq!(hash(&long), 0x87ed_9dcb_2d7d_9115_ab7e_b6ad_9dc0_5b19);
    }
}
