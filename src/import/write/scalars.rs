//! Texts as scalars of YAML.

/// A text as YAML: plain where that can be read in no other way.
pub(in crate::import) fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && !text.contains([':', '#', '\n', '\t', '"', '\''])
        && !text.ends_with(char::is_whitespace)
        && !["null", "Null", "NULL"].contains(&text);
    if plain { text.to_owned() } else { quoted(text) }
}

/// A text in double quotation marks (YAML 1.2, 7.3.1).
pub(in crate::import) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
