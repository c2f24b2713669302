//! People and bodies.

use super::Text;
use crate::diag::Span;

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
