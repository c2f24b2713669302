//! Sizes of files for people: in units of 1024, as `--max-size` reads them and file managers show them.

use std::fmt::{Display, Formatter, Result};

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(pub usize);

impl Display for Size {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (unit, name) = match self.0 {
            bytes @ ..0x400 => return write!(f, "{bytes} bytes"),
            0x400..0x10_0000 => (0x400, "KB"),
            0x10_0000.. => (0x10_0000, "MB"),
        };
        // To the nearest tenth, without floats: the same on every machine.
        let tenths = (self.0 as u128 * 10 + unit / 2) / unit;
        write!(f, "{}.{} {name}", tenths / 10, tenths % 10)
    }
}

/// Two different sizes in words that differ: to the byte where a tenth does not tell them apart.
pub fn sizes_apart(one: Size, other: Size) -> (String, String) {
    let (a, b) = (one.to_string(), other.to_string());
    match a == b {
        true => (format!("{} bytes", one.0), format!("{} bytes", other.0)),
        false => (a, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_in_the_unit_that_fits_it() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (1023, "1023 bytes"),
            (1024, "1.0 KB"),
            (7003, "6.8 KB"),
            (20 << 20, "20.0 MB"),
            ((20 << 20) + 1, "20.0 MB"),
        ] {
            assert_eq!(Size(bytes).to_string(), words);
        }
        let apart = sizes_apart(Size((20 << 20) + 1), Size(20 << 20));
        assert_eq!(apart, ("20971521 bytes".to_owned(), "20971520 bytes".to_owned()));
    }
}
