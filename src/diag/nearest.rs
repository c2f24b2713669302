//! The nearest known word to a mistyped one.

use std::cmp::Reverse;

/// The candidate that is nearest to `word`, if it is near enough to be meant: at most one edit for
/// every three letters, and never the whole word; or the same word with or without its end (`chairman`,
/// `annex`); or the same Arabic word with another feminine ending (التوصيه for التوصيات). Case, the Arabic
/// article and the forms of alef, yeh and teh marbuta count for nothing. Of candidates as near as each other
/// that is taken which has more of the word's beginning and end. A word of two letters is near to too many
/// others.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    if word.len() < 3 {
        return None;
    }
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = folded(candidate);
            let distance = distance(&word, &other, limit)?;
            Some(((distance, Reverse(shared_ends(&word, &other))), candidate))
        })
        .min_by_key(|&(nearness, _)| nearness)
        .map(|(_, candidate)| candidate)
}

/// The letters of a word that tell it from others, without the Arabic article.
fn folded(word: &str) -> Vec<char> {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).filter_map(letter).collect();
    letters.strip_prefix(&['ا', 'ل']).map_or(letters.clone(), <[char]>::to_vec)
}

fn letter(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        _ => Some(c),
    }
}

/// How far a candidate is from a word, if it may be meant.
fn distance(word: &[char], candidate: &[char], limit: usize) -> Option<usize> {
    /// A shorter word begins too many others.
    const LEAST_OF_BEGIN: usize = 5;
    let more = word.len().abs_diff(candidate.len());
    let begins = word.starts_with(candidate) || candidate.starts_with(word);
    if begins && word.len().min(candidate.len()) >= LEAST_OF_BEGIN {
        return Some(more);
    }
    if word != candidate && stem(word).is_some() && stem(word) == stem(candidate) {
        return Some(1);
    }
    // Each letter more or less is an edit: saves comparing a long word with short ones.
    let may_be_near = more <= limit && !is_another(word, candidate);
    may_be_near.then(|| edits(word, candidate)).filter(|d| *d <= limit)
}

/// Whether two short words of one length differ in their first letter: `notes` and `votes`. The first letter
/// is seldom mistyped, but may change places with the second.
fn is_another(word: &[char], candidate: &[char]) -> bool {
    const SHORT: usize = 5;
    let swapped = word.get(..2).is_some_and(|w| candidate.get(..2) == Some(&[w[1], w[0]]));
    word.len() == candidate.len()
        && word.len() <= SHORT
        && word.first() != candidate.first()
        && !swapped
}

/// A word without its feminine ending, singular or plural.
fn stem(word: &[char]) -> Option<&[char]> {
    const LEAST: usize = 3;
    let stem = word.strip_suffix(&['ا', 'ت']).or_else(|| word.strip_suffix(&['ه']));
    stem.filter(|stem| stem.len() >= LEAST)
}

/// How many letters two words have in common at their beginning and their end.
fn shared_ends(a: &[char], b: &[char]) -> usize {
    let equal = |(a, b): &(&char, &char)| a == b;
    let begin = a.iter().zip(b).take_while(equal).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(equal).count();
    begin + end.min(a.len().min(b.len()) - begin)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substitution = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = last;
        last = row;
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_slip_of_the_finger() {
        let keys = ["title", "subtitle", "recommendations", "date"];
        assert_eq!(nearest("recomendations", keys), Some("recommendations"));
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("dates", keys), Some("date"));
        assert_eq!(nearest("chairman", ["chair", "mail"]), Some("chair"));
        assert_eq!(nearest("annex", ["annexes"]), Some("annexes"));
        let arabic = ["الأهداف", "الرئيس", "البلد"];
        for (word, key) in [("أهداف", "الأهداف"), ("رئيس", "الرئيس"), ("البلذ", "البلد")]
        {
            assert_eq!(nearest(word, arabic), Some(key));
        }
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("on", ["yes", "no"]), None, "which would be the contrary");
    }

    #[test]
    fn neither_case_nor_forms_of_letters_hide_a_word() {
        let keys = ["title", "date", "التوقيت", "التوصيات", "المهمة", "المراجع"];
        for (word, key) in [
            ("DATE", "date"),
            ("TITEL", "title"),
            ("التوصيت", "التوصيات"),
            ("التوصيه", "التوصيات"),
            ("التوصية", "التوصيات"),
            ("المهمه", "المهمة"),
            ("المرآجع", "المراجع"),
        ] {
            assert_eq!(nearest(word, keys), Some(key), "{word}");
        }
    }

    #[test]
    fn another_word_is_not_near_for_its_letters() {
        assert_eq!(nearest("notes", ["votes", "quotes"]), None);
        assert_eq!(nearest("itle", ["title"]), Some("title"));
        assert_eq!(nearest("adte", ["date"]), Some("date"));
    }
}
