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
}

impl Source {
    /// A source of the given name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Source { name: name.into(), text, undecodable: None, line_starts }
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
        let before = self.text.as_bytes()[start..offset].iter();
        // Count the bytes that begin a character, so that an offset inside one does no harm.
        let characters = before.filter(|&&b| b & 0xC0 != 0x80).count();
        LineColumn { line, column: characters + 1 }
    }

    /// The text of a line (from 1) without its line end.
    pub fn line(&self, line: usize) -> &str {
        let start = self.line_starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
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
