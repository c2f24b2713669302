//! People: the form of a name with its office, and lists of people.

use super::composer::Composer;
use super::register::{self, Register};
use crate::document::{Block, CharRole, ColumnKind, Inline, Inlines, Link, TableRole, Target};
use crate::locale::{Lang, Word};
use crate::model::{Person, Text};

impl Composer<'_> {
    /// A person in full: honorific and name, office, body, contact.
    pub(super) fn person(&self, person: &Person) -> Inlines {
        let contact = self.contact_of(person);
        self.joined(self.described(person).into_iter().chain(contact).collect(), Word::Comma)
    }

    /// A person whose words follow: honorific and name, office, body; the contact only if it would be said
    /// nowhere.
    pub(super) fn speaker(&self, person: &Person) -> Inlines {
        if self.is_introduced(person) {
            self.joined(self.described(person), Word::Comma)
        } else {
            self.person(person)
        }
    }

    fn described(&self, person: &Person) -> Vec<Inlines> {
        if let Some(display) = &person.display {
            return vec![self.text(display)];
        }
        let name = self.name(person).map(|name| vec![Inline::span(CharRole::Name, name)]);
        name.into_iter().chain(self.offices(person)).collect()
    }

    /// Office and body, unless the author's own form takes their place.
    fn offices(&self, person: &Person) -> Vec<Inlines> {
        if person.display.is_some() {
            return Vec::new();
        }
        let fields = [&person.role, &person.organization].into_iter().flatten();
        fields.map(|text| self.text(text)).collect()
    }

    /// The contact, unless the author's own form of the person has it already.
    fn contact_of(&self, person: &Person) -> Option<Inlines> {
        let contact = person.contact.as_ref().filter(|contact| !person.says(contact))?;
        Some(self.contact(contact))
    }

    /// A person where nothing but the name is wanted: the form as written, or honorific and name. One
    /// who is presented nowhere else keeps office, body and contact: they would be lost.
    pub(super) fn person_name(&self, person: &Person) -> Inlines {
        let short = self.short_name(person);
        if let (Some(name), true) = (&short, self.is_introduced(person)) {
            return name.clone();
        }
        let offices = self.offices(person).into_iter().chain(self.contact_of(person));
        self.joined(short.into_iter().chain(offices).collect(), Word::Comma)
    }

    fn short_name(&self, person: &Person) -> Option<Inlines> {
        person.display.as_ref().map(|form| self.text(form)).or_else(|| self.name(person))
    }

    /// Whether an office or a list of those present shows the person in full.
    fn is_introduced(&self, person: &Person) -> bool {
        let meeting = self.meeting;
        let listed = meeting.lists_of_people().into_iter().flat_map(|list| &list.items);
        let officers = meeting.officers().map(|(_, officer)| &officer.person);
        let mut shown = listed.chain(officers);
        // At a reference other fields may have been put over those of the person.
        let facts = |p: &Person| [&p.id, &p.role, &p.organization, &p.contact].map(Clone::clone);
        person.id.is_some() && shown.any(|other| facts(other) == facts(person))
    }

    /// A telephone number, an address: a link where it is one.
    pub(super) fn contact(&self, contact: &Text) -> Inlines {
        self.linked_whole(contact, super::links::telephone)
    }

    /// A text that is an address as a whole, as a link; else with the addresses found in it.
    pub(super) fn linked_whole(
        &self,
        text: &Text,
        target: impl Fn(&str) -> Option<String>,
    ) -> Inlines {
        match target(&text.value) {
            Some(uri) => {
                let content = vec![Inline::written(text.value.clone(), Some(text.span))];
                vec![Inline::Link(Link { target: Target::Uri(uri), content })]
            }
            None => self.text(text),
        }
    }

    fn name(&self, person: &Person) -> Option<Inlines> {
        let parts: Vec<Inlines> = [&person.honorific, &person.name]
            .into_iter()
            .flatten()
            .map(|text| self.text(text))
            .collect();
        let joined = parts.join(&Inline::generated(" "));
        (!joined.is_empty()).then_some(joined)
    }

    /// People as a table. Its columns show office and body beside a form of the author's own too, which takes
    /// the place of the assembled one alone; what the form has said is not said again.
    pub(super) fn people_table(&mut self, people: &[Person]) -> Block {
        let mut table = Register::new(TableRole::People);
        table.row_numbers(people.iter().map(|_| None));
        table.column(ColumnKind::Text, Word::ColumnName, people, |p| self.short_name(p));
        table.column(ColumnKind::Text, Word::ColumnRole, people, |p| self.detail(p, &p.role));
        table.column(ColumnKind::Text, Word::ColumnOrganization, people, |p| {
            self.detail(p, &p.organization)
        });
        table.column(ColumnKind::Text, Word::ColumnContact, people, |p| self.contact_of(p));
        register::block(self, table)
    }

    /// A field in a column of its own.
    fn detail(&self, person: &Person, field: &Option<Text>) -> Option<Inlines> {
        field.as_ref().filter(|field| !person.says(field)).map(|field| self.text(field))
    }
}

/// The offices of women in Arabic, of which the first word of a role may be one.
const HER_OFFICES: [&str; 39] = [
    "رئيسة",
    "مديرة",
    "أمينة",
    "نائبة",
    "مقررة",
    "منسقة",
    "مستشارة",
    "وزيرة",
    "سفيرة",
    "عضوة",
    "سكرتيرة",
    "مسؤولة",
    "باحثة",
    "خبيرة",
    "أستاذة",
    "مهندسة",
    "محامية",
    "قاضية",
    "طبيبة",
    "معلمة",
    "مشرفة",
    "ممثلة",
    "مندوبة",
    "محاسبة",
    "كاتبة",
    "صحفية",
    "ناشطة",
    "مساعدة",
    "وكيلة",
    "عميدة",
    "مفتشة",
    "موظفة",
    "محررة",
    "مترجمة",
    "مراقبة",
    "مدققة",
    "محللة",
    "أخصائية",
    "اختصاصية",
];

/// Whether the words before a name, or the first of the office, say that its bearer is a woman, so that
/// the office in the meeting agrees.
pub(super) fn is_feminine(person: &Person, lang: Lang) -> bool {
    let forms: &[&str] = match lang {
        Lang::Ar => &[
            "السيدة",
            "الدكتورة",
            "الأستاذة",
            "المهندسة",
            "الآنسة",
            "القاضية",
            "المحامية",
            "السفيرة",
            "الوزيرة",
            "النائبة",
            "الشيخة",
            "الأميرة",
            "البروفيسورة",
            "المستشارة",
            "الأخت",
        ],
        Lang::He => &["גב׳", "הגב׳", "גברת"],
        Lang::Fr => &["Mme", "Madame", "Mlle"],
        Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps | Lang::En => &[],
    };
    let title = [&person.honorific, &person.display].into_iter().flatten().next();
    // Honorifics stack («معالي الدكتورة»), but a later word may belong to the office.
    let titled =
        title.is_some_and(|t| t.value.split_whitespace().take(3).any(|word| forms.contains(&word)));
    let behind_the_name = || person.display.as_ref()?.value.split_once('،').map(|(_, role)| role);
    let role = person.role.as_ref().map(|role| role.value.as_str()).or_else(behind_the_name);
    titled || (lang == Lang::Ar && role.is_some_and(is_her_office))
}

fn is_her_office(role: &str) -> bool {
    let first = role.split_whitespace().next().unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    HER_OFFICES.contains(&first.strip_prefix("ال").unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    fn person(honorific: Option<&str>, display: Option<&str>) -> Person {
        let text = |value: &str| Text::new(value, Span { start: 0, end: 0 });
        Person {
            id: None,
            honorific: honorific.map(text),
            name: Some(text("x")),
            role: None,
            organization: None,
            contact: None,
            display: display.map(text),
            span: Span { start: 0, end: 0 },
        }
    }

    #[test]
    fn honorifics_and_roles_tell_the_gender_of_an_office() {
        let feminine = |p| is_feminine(&p, Lang::Ar);
        assert!(feminine(person(Some("معالي الدكتورة"), None)));
        assert!(feminine(person(None, Some("الأستاذة ريم الشقير"))));
        assert!(!feminine(person(Some("سعادة السفير"), None)));
        assert!(!feminine(person(None, Some("الدكتور سامي حداد، زوج السيدة س"))));
        assert!(!feminine(person(None, None)));
        let with_role = |role: &str| {
            let role = Some(Text::new(role, Span { start: 0, end: 0 }));
            feminine(Person { role, ..person(None, None) })
        };
        assert!(with_role("رئيسة اللجنة") && with_role("المديرة العامة"));
        assert!(!with_role("مدير المكتبة") && !with_role("رئاسة الجامعة"));
        assert!(feminine(person(None, Some("ريم الشقير، رئيسة اللجنة"))));
    }
}
