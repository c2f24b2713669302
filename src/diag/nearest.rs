//! The nearest known word to a mistyped one.

/// The candidate that is nearest to `word`, if it is near enough to be meant: at most one edit for
/// every three letters, and never the whole word; or the same word with or without its end (`chairman`,
/// `annex`). The Arabic article counts for nothing. A word of two letters is near to too many others.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = without_article(word);
    let length = word.chars().count();
    if length < 3 {
        return None;
    }
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            Some((distance(word, without_article(candidate), limit)?, candidate))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

/// How far a candidate is from a word, if it may be meant.
fn distance(word: &str, candidate: &str, limit: usize) -> Option<usize> {
    /// A shorter word begins too many others.
    const LEAST_OF_BEGIN: usize = 5;
    let lengths = [word, candidate].map(|word| word.chars().count());
    let more = lengths[0].abs_diff(lengths[1]);
    let begins = word.starts_with(candidate) || candidate.starts_with(word);
    if begins && lengths[0].min(lengths[1]) >= LEAST_OF_BEGIN {
        return Some(more);
    }
    // Each letter more or less is an edit: saves comparing a long word with short ones.
    Some(limit)
        .filter(|limit| more <= *limit)
        .map(|_| edits(word, candidate))
        .filter(|d| *d <= limit)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edits(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
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
}
