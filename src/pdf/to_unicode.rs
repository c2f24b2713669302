//! The text of each code, for readers that copy or search (ISO 32000-1, 9.10.3).
//!
//! As printpdf's map, in half the space. Rows of texts would take less, but Ghostscript
//! does not read them. Lines stand in the order of their texts, which saves another sixth.

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

/// How many lines a block may have.
const BLOCK: usize = 100;

/// The map of codes, counted from 1, to texts.
pub(super) fn map(texts: &[String]) -> Vec<u8> {
    let mut map = BEGIN.to_vec();
    let mut lines: Vec<(u16, &String)> = (1..).zip(texts).collect();
    lines.sort_unstable_by_key(|&(code, text)| (text, code));
    for block in lines.chunks(BLOCK) {
        map.extend_from_slice(format!("{} beginbfchar\n", block.len()).as_bytes());
        block.iter().for_each(|(code, text)| push_line(&mut map, *code, text));
        map.extend_from_slice(b"endbfchar\n");
    }
    map.extend_from_slice(END);
    map
}

fn push_line(map: &mut Vec<u8>, code: u16, text: &str) {
    map.push(b'<');
    push_hex(map, code);
    map.extend_from_slice(b"> <");
    text.encode_utf16().for_each(|unit| push_hex(map, unit));
    map.extend_from_slice(b">\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_one_text_stand_together() {
        let texts = ["ب", "ا", "ب"].map(str::to_owned);
        let map = String::from_utf8(map(&texts)).expect("ASCII");
        let lines: Vec<&str> = map.lines().filter(|line| line.contains("> <06")).collect();
        assert_eq!(lines, ["<0002> <0627>", "<0001> <0628>", "<0003> <0628>"], "{map}");
    }

    #[test]
    fn a_block_has_at_most_a_hundred_lines() {
        let texts = vec!["لا".to_owned(); 101];
        let map = String::from_utf8(map(&texts)).expect("ASCII");
        let blocks: Vec<&str> = map.lines().filter(|line| line.ends_with("beginbfchar")).collect();
        assert_eq!(blocks, ["100 beginbfchar", "1 beginbfchar"]);
        assert!(map.contains("\n<0065> <06440627>\n"), "{map}");
    }
}
