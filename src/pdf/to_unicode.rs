//! The text of each code, for readers that copy or search (ISO 32000-1, 9.10.3).
//!
//! As printpdf's map, in a quarter of the space: codes follow each other, so only texts are listed.

use super::operators::push_hex;

const BEGIN: &[u8] = b"/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
";
const END: &[u8] = b"endcmap
CMapName currentdict/CMap defineresource pop
end
end
";

/// How many codes share their first byte: a row of texts must not go beyond them.
const ROW: usize = 256;
/// How many rows a block may have.
const BLOCK: usize = 100;

/// The map of codes, counted from 1, to texts.
pub(super) fn map(texts: &[String]) -> Vec<u8> {
    let mut map = BEGIN.to_vec();
    // The first row begins with code 1, the others with multiples of 256.
    let (first, others) = texts.split_at(texts.len().min(ROW - 1));
    let rows: Vec<&[String]> =
        std::iter::once(first).chain(others.chunks(ROW)).filter(|row| !row.is_empty()).collect();
    let mut code = 1;
    for block in rows.chunks(BLOCK) {
        map.extend_from_slice(format!("{} beginbfrange\n", block.len()).as_bytes());
        for row in block {
            code = push_row(&mut map, code, row);
        }
        map.extend_from_slice(b"endbfrange\n");
    }
    map.extend_from_slice(END);
    map
}

/// Writes the texts of codes from `first` on; returns the code after them.
fn push_row(map: &mut Vec<u8>, first: usize, texts: &[String]) -> usize {
    let next = first + texts.len();
    map.extend_from_slice(format!("<{first:04X}> <{:04X}> [", next - 1).as_bytes());
    for text in texts {
        map.push(b'<');
        text.encode_utf16().for_each(|unit| push_hex(map, unit));
        map.push(b'>');
    }
    map.extend_from_slice(b"]\n");
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of each row, and how many texts it has.
    fn rows(count: usize) -> Vec<(String, usize)> {
        let map = String::from_utf8(map(&vec!["لا".to_owned(); count])).expect("ASCII");
        let row = |line: &str| {
            let (codes, texts) = line.split_once(" [")?;
            Some((codes.to_owned(), texts.matches("<06440627>").count()))
        };
        map.lines().filter_map(row).collect()
    }

    #[test]
    fn a_row_of_texts_stays_within_one_first_byte() {
        let row = |codes: &str, texts| (codes.to_owned(), texts);
        assert_eq!(rows(2), [row("<0001> <0002>", 2)]);
        assert_eq!(rows(255), [row("<0001> <00FF>", 255)]);
        assert_eq!(rows(257), [row("<0001> <00FF>", 255), row("<0100> <0101>", 2)]);
    }

    #[test]
    fn a_font_without_codes_has_an_empty_map() {
        assert!(rows(0).is_empty());
    }
}
