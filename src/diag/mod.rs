//! What is wrong with a user's file, as data: code, place, message, help. Many at once.
//!
//! Nothing here prints. `cli` renders diagnostics for people and as JSON; the library hands them out
//! as values, errors in `Err(Diagnostics)` and warnings beside the result in [`Warned`].

// Tables read best with one entry a line.
#[rustfmt::skip]
pub mod catalogue;
mod nearest;
mod size;
mod source;
mod system;

pub use nearest::nearest;
pub use size::{Size, sizes_apart};
pub use source::{LineColumn, Source, Span};
pub use system::{NotAFile, reason};

/// A text in the two languages of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

impl Message {
    /// A message from its Arabic and its English wording.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Message {
        Message { ar: ar.into(), en: en.into() }
    }
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is made, but somebody should look.
    Warning,
    /// No output is made.
    Error,
}

/// The stable name of a kind of problem, such as `E0102`; errors begin with `E`, warnings with `W`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// One problem of a user's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The stable name of this kind of problem.
    pub code: Code,
    /// Where in the source, if the problem has a place.
    pub span: Option<Span>,
    /// The character that is wrong, if it is one: it stands within the span.
    pub character: Option<char>,
    /// The path of keys to it, such as `actions[2].due`; empty when there is none.
    pub path: String,
    /// What is wrong.
    pub message: Message,
    /// What would be right.
    pub help: Option<Message>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: Code, message: Message) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            span: None,
            character: None,
            path: String::new(),
            message,
            help: None,
        }
    }

    /// A warning without a place yet.
    pub fn warning(code: Code, message: Message) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// The same diagnostic at a place.
    #[must_use]
    pub fn at(mut self, span: Option<Span>) -> Diagnostic {
        self.span = span;
        self
    }

    /// The same diagnostic, of a character that stands in its place.
    #[must_use]
    pub fn of(mut self, character: char) -> Diagnostic {
        self.character = Some(character);
        self
    }

    /// The same diagnostic where its character first stands in the source; where that is written with an
    /// escape, the whole value remains the place.
    #[must_use]
    pub fn narrowed(mut self, source: &Source) -> Diagnostic {
        if let (Some(span), Some(c)) = (self.span, self.character)
            && let Some(written) = source.text.get(span.start..span.end)
            && let Some(found) = written.find(c)
        {
            let start = span.start + found;
            self.span = Some(Span { start, end: start + c.len_utf8() });
        }
        self
    }

    /// The same diagnostic with its path of keys.
    #[must_use]
    pub fn in_path(mut self, path: impl Into<String>) -> Diagnostic {
        self.path = path.into();
        self
    }

    /// The same diagnostic with advice.
    #[must_use]
    pub fn help(mut self, help: Message) -> Diagnostic {
        self.help = Some(help);
        self
    }

    /// Whether no output may be made.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The problems found in one file, in the order of their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    /// Sorts by place; problems without a place come first, equal places keep their order.
    pub fn sort(&mut self) {
        self.0.sort_by_key(|d| d.span.map(|s| s.start));
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Diagnostics {
        Diagnostics(found.into_iter().collect())
    }
}

/// A result with the warnings that came with it.
#[derive(Debug, Clone)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
}
