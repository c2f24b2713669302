//! People: the form of a name with its office, and lists of people.

use super::composer::Composer;
use super::register::{self, Register};
use crate::document::{Block, CharRole, ColumnKind, Inline, Inlines, Link, TableRole, Target};
use crate::locale::{Lang, Word};
use crate::model::{Person, Text};

impl Composer<'_> {
    /// A person among those present: honorific and name, office, body, contact.
    pub(super) fn person(&self, person: &Person) -> Inlines {
        let contact = person.contact.as_ref().filter(|_| person.display.is_none());
        let contact = contact.map(|contact| self.contact(contact));
        self.joined(self.described(person).into_iter().chain(contact).collect(), Word::Comma)
    }

    /// A person whose words follow: honorific and name, office, body.
    pub(super) fn speaker(&self, person: &Person) -> Inlines {
        self.joined(self.described(person), Word::Comma)
    }

    fn described(&self, person: &Person) -> Vec<Inlines> {
        if let Some(display) = &person.display {
            return vec![self.text(display)];
        }
        let name = self.name(person).map(|name| vec![Inline::span(CharRole::Name, name)]);
        let rest = [&person.role, &person.organization].into_iter().flatten();
        name.into_iter().chain(rest.map(|text| self.text(text))).collect()
    }

    /// A person where nothing but the name is wanted: the form as written, or honorific and name.
    pub(super) fn person_name(&self, person: &Person) -> Inlines {
        match &person.display {
            Some(display) => self.text(display),
            None => self.name(person).unwrap_or_else(|| self.person(person)),
        }
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

    /// Several people as a table, when their offices or bodies are known apart from their names.
    pub(super) fn people_table(&mut self, people: &[Person]) -> Option<Block> {
        let has_fields = |p: &Person| p.role.is_some() || p.organization.is_some();
        // A table of one row says no more than a line does.
        if people.len() < 2 || !people.iter().any(has_fields) {
            return None;
        }
        let mut table = Register::new(TableRole::People);
        table.row_numbers(people.iter().map(|_| None));
        table.column(ColumnKind::Text, Word::ColumnName, people, |p| Some(self.person_name(p)));
        table.column(ColumnKind::Text, Word::ColumnRole, people, |p| {
            self.detail(p, &p.role).map(|text| self.text(text))
        });
        table.column(ColumnKind::Text, Word::ColumnOrganization, people, |p| {
            self.detail(p, &p.organization).map(|text| self.text(text))
        });
        table.column(ColumnKind::Text, Word::ColumnContact, people, |p| {
            p.contact.as_ref().map(|contact| self.contact(contact))
        });
        Some(register::block(self, table))
    }

    /// A field that a form of the author's own has not made superfluous.
    fn detail<'p>(&self, person: &Person, field: &'p Option<Text>) -> Option<&'p Text> {
        field.as_ref().filter(|_| person.display.is_none())
    }
}

/// Whether the words before a name say that its bearer is a woman, so that the office agrees.
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
    title.is_some_and(|t| t.value.split_whitespace().take(3).any(|word| forms.contains(&word)))
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
    fn honorifics_tell_the_gender_of_an_office() {
        let feminine = |p| is_feminine(&p, Lang::Ar);
        assert!(feminine(person(Some("معالي الدكتورة"), None)));
        assert!(feminine(person(None, Some("الأستاذة ريم الشقير"))));
        assert!(!feminine(person(Some("سعادة السفير"), None)));
        assert!(!feminine(person(None, Some("الدكتور سامي حداد، زوج السيدة س"))));
        assert!(!feminine(person(None, None)));
    }
}
