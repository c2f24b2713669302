//! People and bodies.

use super::{HeadedList, Meeting, Text};
use crate::diag::Span;
use crate::locale::marks::is_mark;

/// A person, as written or in fields.
///
/// A plain text is kept whole in `display` («الدكتور هاني البنا، رئيس المنتدى الإنساني») and the
/// other fields are empty. A reference to `people` by id is resolved: it is a copy of that person,
/// with the fields that were written at the reference put over it; a form that it has gives way to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name by which other keys refer to this person.
    pub id: Option<Text>,
    /// «الدكتورة», «معالي السيد».
    pub honorific: Option<Text>,
    /// The name.
    pub name: Option<Text>,
    /// The office held.
    pub role: Option<Text>,
    /// The body represented.
    pub organization: Option<Text>,
    /// A telephone number, an address.
    pub contact: Option<Text>,
    /// The whole as it is to be shown; overrides the form made from the fields.
    pub display: Option<Text>,
    /// Its place in the source: of the reference, if it is one.
    pub span: Span,
}

impl Person {
    /// Whether only the form as written is known, so that there are no columns to fill.
    pub fn is_plain(&self) -> bool {
        self.name.is_none()
            && self.honorific.is_none()
            && self.role.is_none()
            && self.organization.is_none()
            && self.contact.is_none()
    }

    /// Whether the author's own form of the person holds a field already: in whole words, in any case, and an
    /// office not beside words that make another one of it («نائب المدير»).
    pub fn says(&self, field: &Text) -> bool {
        let Some(form) = &self.display else { return false };
        let is_role = self.role.as_ref() == Some(field);
        let (form, field) = (form.value.to_lowercase(), field.value.trim().to_lowercase());
        let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_mark(c));
        form.match_indices(&field).any(|(start, found)| {
            let (before, after) = (&form[..start], &form[start + found.len()..]);
            !in_word(before.chars().next_back())
                && !in_word(after.chars().next())
                && !(is_role && (is_changed_by(before) || self.is_changed_behind(after)))
        })
    }

    /// Whether the word right behind an office changes it, with no sign between: «المدير السابق», but neither
    /// «مديرة جمعية مساعدة المرضى» nor `President of the Retired Officers Club`.
    fn is_changed_behind(&self, after: &str) -> bool {
        let after = after.trim_start();
        let body = self.organization.as_ref().map(|body| body.value.trim().to_lowercase());
        if body.is_some_and(|body| !body.is_empty() && after.starts_with(&body)) {
            return false;
        }
        let same = after.split(|c: char| !c.is_alphanumeric() && !is_mark(c) && !c.is_whitespace());
        let mut words = same.take(1).flat_map(str::split_whitespace);
        let word = words.find(|word| !is_one_of(OF_RANK, word));
        word.is_some_and(|word| is_one_of(CHANGES_BEHIND, word))
    }
}

/// Words before an office that make another one of it.
const CHANGES: &str = "نائب مساعد معاون وكيل سابق قائم‌مقام deputy vice former assistant associate under ex co sub \
    acting ancien ancienne sous adjoint adjointe סגן סגנית עוזר עוזרת جێگری مرستیال";

/// Words that may stand between those and the office.
const BETWEEN: &str =
    "معالي سعادة السيد السيدة الدكتور الدكتورة to the of for du de la le des au à";

/// Words behind an office that do so.
const CHANGES_BEHIND: &str = "سابق سابقا متقاعد متقاعدة مساعد مساعدة پیشین emeritus emerita retired adjoint adjointe suppléant \
    suppléante honoraire לשעבר";

/// Words that may stand between an office and those: «المدير العام السابق».
const OF_RANK: &str = "عام تنفيذي general executive général générale";

/// Whether what stands before an office ends with a word that changes it.
fn is_changed_by(before: &str) -> bool {
    let words = before.trim_end_matches(|c: char| c.is_whitespace() || is_hyphen(c));
    let words = words.rsplit(|c: char| c.is_whitespace() || is_hyphen(c));
    let word = words.into_iter().find(|word| !is_one_of(BETWEEN, word));
    word.is_some_and(|word| is_one_of(CHANGES, word))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a word is one of these, with or without Arabic article and feminine ending.
fn is_one_of(words: &str, word: &str) -> bool {
    let bare: String = word.chars().filter(|c| !is_mark(*c)).collect();
    let stem = bare.strip_prefix("ال").unwrap_or(&bare);
    let stem = stem.strip_suffix('ة').unwrap_or(stem);
    words.split_whitespace().any(|known| known == word || known == stem)
}

impl HeadedList<Person> {
    /// Whether they stand in a table: where there are columns to fill and the author asked for no labels. A
    /// table of one row says no more than a line does.
    pub fn is_table(&self) -> bool {
        let has_fields = |person: &Person| person.role.is_some() || person.organization.is_some();
        self.numbering.is_none() && self.items.len() >= 2 && self.items.iter().any(has_fields)
    }
}

impl Meeting {
    /// The lists of people, in their order.
    pub fn lists_of_people(&self) -> [&HeadedList<Person>; 6] {
        [
            &self.speakers,
            &self.attendees,
            &self.apologies,
            &self.absent,
            &self.guests,
            &self.observers,
        ]
    }

    /// Everyone whom a section names, as often as it does.
    pub fn named_people(&self) -> impl Iterator<Item = &Person> {
        let officers = self.officers().map(|(_, officer)| &officer.person);
        let listed = self.lists_of_people().into_iter().flat_map(|list| &list.items);
        let presenters = self.agenda.items.iter().filter_map(|item| item.presenter.as_ref());
        let points = self.discussion.items.iter().filter_map(|point| point.speaker.as_ref());
        let statements = self.statements.items.iter().filter_map(|s| s.speaker.as_ref());
        let owners = self.recommendations.items.iter().filter_map(|item| item.owner.as_ref());
        let doers = self.actions.items.iter().filter_map(|action| action.owner.as_ref());
        let quoted = self.quotes.items.iter().filter_map(|quote| quote.speaker.as_ref());
        let signing = self.signatures.iter().filter_map(|signature| signature.person.as_ref());
        let heard = presenters.chain(points).chain(statements);
        officers.chain(listed).chain(heard).chain(owners).chain(doers).chain(quoted).chain(signing)
    }
}

/// A person in an office of the meeting: chair, secretary, rapporteur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// What the office is called here, instead of the standard word.
    pub label: Option<Text>,
    /// Who holds it.
    pub person: Person,
}

/// The body whose letterhead the paper bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its name.
    pub name: Text,
    /// The part of it.
    pub unit: Option<Text>,
    /// Postal address.
    pub address: Option<Text>,
    /// Telephone.
    pub phone: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// Web address.
    pub url: Option<Text>,
    /// The path of a picture as written, relative to the meeting's file.
    pub logo: Option<Text>,
}
