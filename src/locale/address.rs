//! Where an address in running text ends.

/// Marks of the sentence behind an address, which may also stand inside of one.
const STOPS: &str = ".,،؛:;!؟?\"'»”’“";

/// An address without the marks of the sentence that goes on behind it; a closing bracket stays when the
/// address opened it.
pub fn without_stop(address: &str) -> &str {
    let count = |c: char| address.matches(c).count();
    // How many brackets close that nothing opened.
    let surplus = |open, close| count(close).saturating_sub(count(open));
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    let drops = |c: char| match c {
        ')' => round.checked_sub(1).map(|rest| round = rest).is_some(),
        ']' => square.checked_sub(1).map(|rest| square = rest).is_some(),
        _ => STOPS.contains(c),
    };
    address.trim_end_matches(drops)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_an_address_are_not_its_own() {
        for (written, address) in [
            ("a.b/c.", "a.b/c"),
            ("a.b/c_(d)", "a.b/c_(d)"),
            ("a.b/c_(d))»،", "a.b/c_(d)"),
            ("a.b/?q=[x]])!", "a.b/?q=[x]"),
            ("a.b/)(", "a.b/)("),
            ("...", ""),
        ] {
            assert_eq!(without_stop(written), address);
        }
        let many = format!("a.b/{}", ")".repeat(100_000));
        assert_eq!(without_stop(&many), "a.b/");
    }
}
