//! Tables of keys: what a mapping may hold, under which names, for reading and for the schema.

/// One key of a kind of mapping.
#[derive(Debug, Clone, Copy)]
pub struct KeySpec {
    /// The name of the contract.
    pub name: &'static str,
    /// Other names: British spellings, Arabic names. Compared after [`fold`].
    pub aliases: &'static [&'static str],
    /// What its value looks like.
    pub shape: Shape,
    /// What it means, in Arabic and in English.
    pub about: (&'static str, &'static str),
    /// Whether a mapping must have it.
    pub required: bool,
}

/// The form of a value, from which readers of the schema learn what they may write.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text.
    Text,
    /// A number, whole or decimal, with digits of any of the three sets.
    Number,
    /// `yes`/`no`, `true`/`false`, `نعم`/`لا`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of such values.
    List(&'static Shape),
    /// A mapping of these keys.
    Map(&'static [KeySpec]),
    /// Any of these forms.
    OneOf(&'static [Shape]),
}

impl KeySpec {
    /// A key without other names.
    pub const fn new(
        name: &'static str,
        shape: Shape,
        about: (&'static str, &'static str),
    ) -> KeySpec {
        KeySpec { name, aliases: &[], shape, about, required: false }
    }

    /// The same key with other names.
    #[must_use]
    pub const fn or(self, aliases: &'static [&'static str]) -> KeySpec {
        KeySpec { aliases, ..self }
    }

    /// The same key as one that a mapping must have.
    #[must_use]
    pub const fn must(self) -> KeySpec {
        KeySpec { required: true, ..self }
    }
}

/// The row of a table that `written` names, if one does.
pub(super) fn find(keys: &[KeySpec], written: &str) -> Option<usize> {
    keys.iter().position(|key| key.name == written).or_else(|| {
        let folded = fold(written);
        keys.iter().position(|key| key.aliases.iter().any(|alias| fold(alias) == folded))
    })
}

/// A key as it is compared: without tatweel and marks, `أ إ آ` as `ا`, `ى` as `ي`, spaces and
/// underscores alike (typography 4.2). Letters written with a combining hamza or madda fold to
/// the same as the precomposed ones, so no Unicode normalisation is needed.
pub fn fold(key: &str) -> String {
    key.trim().chars().filter_map(fold_char).collect()
}

fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        '_' => Some(' '),
        _ => Some(c),
    }
}

/// A pattern of JSON Schema (ECMA-262) that matches whatever folds to one of these words: [`fold`] the
/// other way round. Words of choices may have any case and digits of any set.
pub fn spellings<'a>(words: impl Iterator<Item = &'a str>, is_choice: bool) -> String {
    let spelling = |word| fold(word).chars().map(|c| letter(c, is_choice)).collect::<String>();
    let words: Vec<String> = words.map(spelling).collect();
    format!("^\\s*({})\\s*$", words.join("|"))
}

fn letter(c: char, is_choice: bool) -> String {
    // What folding drops, as letters and not as escapes: there is one for each letter.
    const MARKS: &str = "[\u{640}\u{64B}-\u{65F}\u{670}]*";
    match c {
        ' ' => "[ _]".to_owned(),
        'ا' => format!("[اأإآٱ]{MARKS}"),
        'ي' => format!("[يى]{MARKS}"),
        _ if !c.is_ascii() => format!("{c}{MARKS}"),
        _ if !is_choice => c.to_string(),
        '0'..='9' => {
            let digits = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"];
            let place = usize::from(c as u8 - b'0');
            format!(
                "[{}]",
                digits.iter().filter_map(|set| set.chars().nth(place)).collect::<String>()
            )
        }
        _ => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_names_match_without_marks_and_hamza() {
        let keys = [KeySpec::new("recommendations", Shape::Text, ("", ""))
            .or(&["التوصيات", "أهم التوصيات"])];
        for written in ["recommendations", "التوصيات", "التّوصيات", "اهم التوصيات", "أهم_التوصيــات"]
        {
            assert_eq!(find(&keys, written), Some(0), "{written}");
        }
        assert_eq!(find(&keys, "التوصيه"), None);
        assert_eq!(find(&keys, "Recommendations"), None);
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        assert_eq!(fold("أعمال"), fold("ا\u{654}عمال"));
        assert_eq!(fold("آخر"), fold("ا\u{653}خر"));
    }
}
