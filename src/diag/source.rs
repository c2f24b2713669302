//! A source file and places in it.

/// A byte range of a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// A place as an editor counts it: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The text of one input with the name to show for it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name shown in messages: a path as the user gave it, or `-`.
    pub name: String,
    /// The text.
    pub text: String,
    /// The first bytes that were no UTF-8, if there were such; U+FFFD stands in their place.
    pub undecodable: Option<Span>,
    line_starts: Vec<usize>,
    /// How many characters begin before each block of [`BLOCK`] bytes: the columns of a long line are
    /// asked for again and again, and it is not counted anew for each.
    characters: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 1024;

impl Source {
    /// A source of the given name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1))
            .collect();
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(characters.last().unwrap_or(&0) + begun(block));
        }
        Source { name: name.into(), text, undecodable: None, line_starts, characters }
    }

    /// A source from the bytes of a file. Bytes that are no UTF-8 are noted in
    /// [`Source::undecodable`]; whoever reads the text refuses such a source.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Source {
        let bad = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
        let text = String::from_utf8_lossy(bytes);
        let undecodable = bad.map(|start| Span { start, end: start + '\u{FFFD}'.len_utf8() });
        Source { undecodable, ..Source::new(name, text) }
    }

    /// The line and column of a byte offset; offsets past the end give the end.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        LineColumn { line, column: self.before(offset) - self.before(start) + 1 }
    }

    /// How many characters begin before an offset.
    fn before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let counted = self.characters.get(block).copied().unwrap_or(0);
        counted + begun(&self.text.as_bytes()[block * BLOCK..offset])
    }

    /// Where a line (from 1) begins, in bytes.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line - 1).copied().unwrap_or(self.text.len())
    }

    /// The text of a line (from 1) without its line end.
    pub fn line(&self, line: usize) -> &str {
        let start = self.line_start(line);
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}

/// How many characters begin in these bytes, whether or not they begin with one.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a", "title: محضر\nplace: x\n");
        let second_letter = "title: م".len();
        assert_eq!(source.line_column(second_letter), LineColumn { line: 1, column: 9 });
        let place = source.text.find("place").expect("is there");
        assert_eq!(source.line_column(place), LineColumn { line: 2, column: 1 });
        assert_eq!(source.line(2), "place: x");
    }

    #[test]
    fn columns_of_long_lines_are_counted_through() {
        let text = format!("a\n{}", "سx€\u{1F600}".repeat(BLOCK));
        for text in [&text, &text[..2 * BLOCK], "", "a", &"x".repeat(BLOCK), &"x".repeat(3 * BLOCK)]
        {
            let source = Source::new("a", text);
            for offset in (0..=text.len()).filter(|&offset| text.is_char_boundary(offset)) {
                let line = &text[text[..offset].rfind('\n').map_or(0, |at| at + 1)..offset];
                assert_eq!(source.line_column(offset).column, line.chars().count() + 1);
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_keep_their_place() {
        let source = Source::from_bytes("a", b"title: \xE3\xED");
        assert_eq!(source.undecodable.map(|span| span.start), Some(7));
        assert_eq!(Source::from_bytes("a", "محضر".as_bytes()).undecodable, None);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Source::new("a", "ab").line_column(99), LineColumn { line: 1, column: 3 });
    }
}
