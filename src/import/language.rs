//! The language of notes, as their letters and little words tell it.

use crate::locale::Lang;

/// Letters that only one language of the Arabic script has, with the share of all letters, one in so many, from which
/// on they tell it. Those that are the more telling stand first.
const LETTERS: [(Lang, &str, usize); 4] = [
    (Lang::Ur, "ٹڈڑںے", 50),
    (Lang::Ps, "ټډړږښڼېځڅ", 50),
    (Lang::Ckb, "ێۆڕڵە", 25),
    (Lang::Fa, "پچژگکی", 20),
];

/// Letters that are Arabic among these languages: the others have them in names and quotations at most.
const ARABIC: &str = "يكةىأإ";

/// Little words of French and of English.
const FRENCH: [&str; 16] = [
    "le", "la", "les", "des", "du", "de", "et", "est", "une", "un", "pour", "dans", "sur", "au",
    "aux", "par",
];
const ENGLISH: [&str; 14] =
    ["the", "of", "and", "to", "in", "for", "is", "was", "were", "on", "by", "with", "at", "we"];

/// Labels that a report has in one language only.
const LABELS: [(&str, Lang); 7] = [
    ("التاريخ", Lang::Ar),
    ("المكان", Lang::Ar),
    ("الحضور", Lang::Ar),
    ("الغائبون", Lang::Ar),
    ("القرارات", Lang::Ar),
    ("التوصيات", Lang::Ar),
    ("Place", Lang::En),
];

/// The language of texts; `running` are those that are no lists of people, whose names tell little.
pub(super) fn of(texts: &[&str], running: &[&str]) -> Lang {
    let known =
        |label: &str| LABELS.iter().find(|(known, _)| *known == label).map(|(_, lang)| *lang);
    let label = running.iter().find_map(|text| {
        let label = text.split_once(':').map_or(*text, |(label, _)| label);
        // Typed on a keyboard of another language.
        let label = label.trim().replace('ی', "ي").replace('ک', "ك");
        let is_title = label.starts_with("محضر ");
        is_title.then_some(Lang::Ar).or_else(|| known(&label))
    });
    label.unwrap_or_else(|| by_letters(texts, running))
}

fn by_letters(texts: &[&str], running: &[&str]) -> Lang {
    let count = |is: &dyn Fn(char) -> bool| -> usize {
        texts.iter().map(|text| text.chars().filter(|&c| is(c)).count()).sum()
    };
    let others = count(&|c| c.is_alphabetic() && !c.is_ascii());
    let is_hebrew = |c: char| ('\u{5D0}'..='\u{5EA}').contains(&c);
    if count(&|c| c.is_ascii_alphabetic()) > others {
        return latin(running);
    }
    if count(&is_hebrew) * 2 > others {
        return Lang::He;
    }
    let arabic = count(&|c| ARABIC.contains(c));
    let tells = |(_, letters, share): &&(Lang, &str, usize)| {
        let own = count(&|c| letters.contains(c));
        own > arabic * 2 && own * share >= others
    };
    LETTERS.iter().find(tells).map_or(Lang::Ar, |(lang, _, _)| *lang)
}

fn latin(texts: &[&str]) -> Lang {
    /// The fewest words that tell, and how many times as many as of the other language.
    const FEWEST: usize = 3;
    const MARGIN: usize = 2;
    let count = |known: &[&str]| -> usize {
        let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
        words.filter(|word| known.contains(&word.to_lowercase().as_str())).count()
    };
    let french = count(&FRENCH);
    let is_french = french >= FEWEST && french > MARGIN * count(&ENGLISH);
    if is_french { Lang::Fr } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_little_words_tell_the_language() {
        for (text, expected) in [
            ("محضر اجتماع لجنة المشتريات", Lang::Ar),
            ("محضر اجتماع شركة گوگل پلس في چاد", Lang::Ar),
            ("صورت‌جلسه هیئت مدیره، بررسی بودجهٔ سال", Lang::Fa),
            ("اجلاس کی روداد، فیصلے اور اگلا اجلاس، ڈاکٹر عائشہ خان", Lang::Ur),
            ("کۆنووسی کۆبوونەوە، بڕیارەکان", Lang::Ckb),
            ("פרוטוקול ישיבה", Lang::He),
            ("Procès-verbal de la réunion du conseil", Lang::Fr),
            ("Minutes of the board", Lang::En),
            ("Minutes", Lang::En),
            // Names have such words too, and labels tell more.
            ("De la Rosa, Maria", Lang::En),
            ("Place: La Tour de la Paix, rue de la Gare", Lang::En),
            ("التاريخ: پنجشنبه گذشته، گچ پژ", Lang::Ar),
            // Typed on a keyboard of another language.
            ("محضر اجتماع مجلس الکلیة، علی رضایی وکریم", Lang::Ar),
            ("التوصیات", Lang::Ar),
            ("", Lang::Ar),
        ] {
            assert_eq!(of(&[text], &[text]), expected, "{text}");
        }
    }
}
