//! The tree: what is written where.

use crate::diag::Span;

/// A value with the bytes of the source it was written in.
///
/// What an alias (`*name`) repeats bears the place of its definition, for that is what to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing written, `~` or `null`.
    Null,
    /// Text.
    Scalar(Scalar),
    /// A list.
    Seq(Vec<Node>),
    /// A mapping, in the order of the source; no key occurs twice.
    Map(Vec<(Key, Node)>),
}

/// Text as the author wrote it, after YAML's own escapes and line folding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The characters.
    pub text: String,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotation marks.
    Plain,
    /// Between `'…'` or `"…"`.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// The name in front of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The characters.
    pub text: String,
    /// Its place.
    pub span: Span,
}

impl Node {
    /// The text, if this is a scalar.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::Null | Value::Seq(_) | Value::Map(_) => None,
        }
    }

    /// The path of keys to the innermost value that holds a byte of the source: `actions[2].due`.
    pub fn path_at(&self, byte: usize) -> String {
        let holds = |node: &Node| (node.span.start..node.span.end).contains(&byte);
        let (mut node, mut path) = (self, String::new());
        loop {
            match &node.value {
                Value::Map(entries) => {
                    let Some((key, value)) = entries.iter().find(|(_, value)| holds(value)) else {
                        return path;
                    };
                    let dot = if path.is_empty() { "" } else { "." };
                    path.push_str(dot);
                    path.push_str(&key.text);
                    node = value;
                }
                Value::Seq(items) => {
                    let Some(index) = items.iter().position(holds) else { return path };
                    path.push_str(&format!("[{index}]"));
                    node = &items[index];
                }
                Value::Scalar(_) | Value::Null => return path,
            }
        }
    }

    /// Whether nothing was written.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Whether nothing was written, or only spaces between quotation marks.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Scalar(scalar) => scalar.text.trim().is_empty(),
            Value::Seq(_) | Value::Map(_) => false,
        }
    }

    /// The value of an exact key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text == key).map(|(_, v)| v),
            Value::Null | Value::Scalar(_) | Value::Seq(_) => None,
        }
    }
}
