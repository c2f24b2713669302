//! Fields (17.16): where their values stand, and what Word shows of those without one.

use std::collections::BTreeSet;
use std::ptr::from_ref;

use super::super::dom::Element;
use super::alternatives::choice;
use super::effects::switch;
use super::story::{is_contents, is_row_deleted};
use super::{Doubt, signs};

/// Fields that show the number of a page, which the next reader counts anew.
const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"];

/// Fields that show nothing, or what is made anew from the rest of the document.
const SILENT: &str = "ADDIN ADVANCE ASK CONTROL DATABASE FORMTEXT HYPERLINK INDEX NEXT NEXTIF PRINT PRIVATE RD \
                      SET SKIPIF TA TC TOA TOC XE";

/// Fields that show something although they hold no value.
const DRAWN: [&str; 6] = ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIDIOUTLINE", "EQ", "LISTNUM"];

/// The fields that are open. What is asked at each run is settled once for each field: thousands may stand
/// in one another.
#[derive(Default)]
pub(super) struct Fields {
    /// Innermost last.
    open: Vec<Field>,
    /// Where those lead that are links, each with how many stand around it.
    links: Vec<(usize, String)>,
    /// How many are open whose words are not read now.
    unread: usize,
    /// How often words were read in values.
    words: usize,
    /// The beginnings that may find no end, which are passed over: they would take what follows for their
    /// instruction or value.
    loose: BTreeSet<*const Element>,
}

impl Fields {
    /// None are open yet of those in a story.
    pub(super) fn of(story: &Element) -> Fields {
        let mut ends = Ends::default();
        ends.scan(story, &mut Begun::default());
        // One that has no end may have taken that of another.
        let is_loose = ends.is_stray || ends.depth > 0;
        let loose = if is_loose { ends.unsure.into_iter().collect() } else { BTreeSet::new() };
        Fields { loose, ..Fields::default() }
    }

    /// A field begins with this `w:fldChar`.
    pub(super) fn begin(&mut self, element: &Element) {
        if !self.loose.contains(&from_ref(element)) {
            self.push(Field::begin(element));
        }
    }

    /// A field begins whose element holds its value (17.16.19).
    pub(super) fn begin_simple(&mut self, element: &Element) {
        self.push(Field::simple(element));
        self.separate();
    }

    fn push(&mut self, field: Field) {
        self.open.push(Field { words_before: self.words, ..field });
        self.unread += 1;
    }

    /// Adds a part of an instruction.
    pub(super) fn instruct(&mut self, part: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(part);
        }
    }

    /// An instruction ends, the value of its field begins.
    pub(super) fn separate(&mut self) {
        let around = self.open.len().saturating_sub(1);
        let Some(field) = self.open.last_mut().filter(|field| !field.is_showing) else { return };
        field.is_showing = true;
        field.is_read = !PAGES.contains(&field.name().as_str());
        self.unread -= usize::from(field.is_read);
        // Where a field has no end, it is not sure how far a link reaches.
        let link = field.link().filter(|_| self.loose.is_empty());
        self.links.extend(link.map(|link| (around, link)));
    }

    /// The innermost field ends: what Word shows if it holds no value and its place is read.
    pub(super) fn end(&mut self) -> Option<Result<String, Doubt>> {
        let mut field = self.open.pop()?;
        self.unread -= usize::from(!field.is_read);
        self.links.pop_if(|(around, _)| *around == self.open.len());
        field.has_value = self.words > field.words_before;
        self.is_read().then(|| field.without_value())
    }

    /// Words are read in the values of all that are open.
    pub(super) fn has_words(&mut self) {
        self.words += 1;
    }

    /// Whether what is read now is seen: it is no instruction of a field, and no number of a page.
    pub(super) fn is_read(&self) -> bool {
        self.unread == 0
    }

    /// Where the innermost link leads.
    pub(super) fn link(&self) -> Option<&str> {
        self.links.last().map(|(_, link)| link.as_str())
    }
}

/// A field that is open.
#[derive(Default)]
struct Field {
    instruction: String,
    /// What a field of a form says by itself.
    form: Option<String>,
    /// Whether what follows is its value.
    is_showing: bool,
    /// Whether what stands in it now is read.
    is_read: bool,
    /// How often words were read before it.
    words_before: usize,
    /// Whether its value has words.
    has_value: bool,
}

impl Field {
    /// A field that begins with this `w:fldChar`.
    fn begin(element: &Element) -> Field {
        let form = element.find("w:ffData").and_then(of_form);
        Field { form, ..Field::default() }
    }

    /// A field whose element holds its value (17.16.19).
    fn simple(element: &Element) -> Field {
        let instruction = element.get("w:instr").unwrap_or_default().to_owned();
        Field { instruction, ..Field::default() }
    }

    fn name(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_uppercase()
    }

    /// Where its value leads, if it is a link to another place than one of the document (17.16.5.25).
    fn link(&self) -> Option<String> {
        if self.name() != "HYPERLINK" {
            return None;
        }
        let (mut address, mut place) = (None, String::new());
        let mut arguments = arguments(&self.instruction).into_iter().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "\\l" => place = arguments.next().map(|p| format!("#{p}")).unwrap_or_default(),
                "\\o" | "\\t" => drop(arguments.next()),
                other if other.starts_with('\\') => {}
                _ => address = address.or(Some(argument)),
            }
        }
        address.filter(|address| !address.is_empty()).map(|address| address + &place)
    }

    /// What Word shows when the file holds no value.
    fn without_value(&self) -> Result<String, Doubt> {
        let name = self.name();
        let unknown = || Doubt::Field(self.instruction.trim().to_owned());
        match name.as_str() {
            _ if self.has_value => Ok(String::new()),
            "FORMCHECKBOX" | "FORMDROPDOWN" => Ok(self.form.clone().unwrap_or_default()),
            "SYMBOL" => self.symbol().map(String::from).ok_or_else(unknown),
            // The words behind the name of what a click does.
            "MACROBUTTON" | "GOTOBUTTON" => {
                Ok(self.instruction.split_whitespace().skip(2).collect::<Vec<_>>().join(" "))
            }
            name if DRAWN.contains(&name) => Err(unknown()),
            _ if self.is_showing || PAGES.contains(&name.as_str()) => Ok(String::new()),
            "" => Ok(String::new()),
            name if SILENT.split(' ').any(|silent| silent == name) => Ok(String::new()),
            _ => Err(unknown()),
        }
    }

    /// The sign that the field names by its code (17.16.5.62).
    fn symbol(&self) -> Option<char> {
        let arguments = arguments(&self.instruction);
        let written = arguments.get(1)?;
        let code = match written.to_lowercase().strip_prefix("0x") {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => written.parse().ok(),
        };
        // A number that is too great names no character, its first digit least of all.
        let first = || written.chars().next().filter(|c| !c.is_ascii_digit());
        let code = code.or_else(|| first().map(u32::from))?;
        let font = arguments.iter().position(|a| a == "\\f").and_then(|at| arguments.get(at + 1));
        signs::sign(font.map_or("", String::as_str), code)
    }
}

/// Which beginnings of fields of a story are to be trusted.
#[derive(Default)]
struct Ends {
    /// How many fields are open.
    depth: usize,
    /// Whether an end has no beginning.
    is_stray: bool,
    /// The fields of paragraphs in which not all that begin end.
    unsure: Vec<*const Element>,
}

/// The fields that begin in a paragraph, and how many of them are open.
#[derive(Default)]
struct Begun {
    fields: Vec<*const Element>,
    depth: usize,
    is_stray: bool,
}

impl Ends {
    /// Goes through what is read of an element.
    fn scan(&mut self, element: &Element, begun: &mut Begun) {
        match element.name.as_ref() {
            "w:del" | "w:moveFrom" => {}
            "w:tr" if is_row_deleted(element) => {}
            "w:sdt" if is_contents(element) => {}
            "w:fldChar" => self.mark(element, begun),
            "mc:AlternateContent" => {
                choice(element).into_iter().for_each(|chosen| self.scan(chosen, begun));
            }
            "w:p" => {
                let mut own = Begun::default();
                element.elements().for_each(|inner| self.scan(inner, &mut own));
                if own.is_stray || own.depth > 0 {
                    self.unsure.extend(own.fields);
                }
            }
            _ => element.elements().for_each(|inner| self.scan(inner, begun)),
        }
    }

    fn mark(&mut self, element: &Element, begun: &mut Begun) {
        match element.get("w:fldCharType") {
            Some("begin") => {
                begun.fields.push(element);
                begun.depth += 1;
                self.depth += 1;
            }
            Some("end") => {
                begun.is_stray |= begun.depth == 0;
                self.is_stray |= self.depth == 0;
                begun.depth = begun.depth.saturating_sub(1);
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// What a box (17.16.7) or a list to choose from (17.16.9) says; a line of text is its value.
fn of_form(data: &Element) -> Option<String> {
    if let Some(box_) = data.find("w:checkBox") {
        let is_checked = switch(box_, "w:checked").or_else(|| switch(box_, "w:default"));
        return Some(if is_checked == Some(true) { "☒" } else { "☐" }.to_owned());
    }
    let list = data.find("w:ddList")?;
    let number = |name: &str| list.find(name)?.get("w:val")?.parse().ok();
    let chosen: usize = number("w:result").or_else(|| number("w:default")).unwrap_or(0);
    let mut entries = list.elements().filter(|e| e.name == "w:listEntry");
    entries.nth(chosen)?.get("w:val").map(str::to_owned)
}

/// The words of an instruction; those in quotation marks are one.
fn arguments(instruction: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = instruction.trim_start();
    while let Some(first) = rest.chars().next() {
        let mut argument = String::new();
        if first == '"' {
            let mut characters = rest[1..].char_indices();
            let mut end = rest.len();
            while let Some((at, c)) = characters.next() {
                match c {
                    '"' => {
                        end = 1 + at + 1;
                        break;
                    }
                    '\\' => argument.extend(characters.next().map(|(_, c)| c)),
                    _ => argument.push(c),
                }
            }
            rest = &rest[end..];
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            argument.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        found.push(argument);
        rest = rest.trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(instruction: &str) -> Field {
        Field { instruction: instruction.to_owned(), ..Field::default() }
    }

    #[test]
    fn links_lead_where_their_instruction_says() {
        for (instruction, link) in [
            (r#" HYPERLINK "https://a.example/x y" "#, Some("https://a.example/x y")),
            (r#"HYPERLINK https://a.example \t "_blank""#, Some("https://a.example")),
            (r#"HYPERLINK "https://a.example" \l "p2" \o "tip""#, Some("https://a.example#p2")),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r#"HYPERLINK "C:\\a\\b.docx""#, Some(r"C:\a\b.docx")),
            ("REF x", None),
            ("", None),
        ] {
            assert_eq!(field(instruction).link().as_deref(), link, "{instruction}");
        }
    }

    #[test]
    fn what_is_shown_without_a_value() {
        for (instruction, shown) in [
            (r#"SYMBOL 252 \f "Wingdings" \s 12"#, Some("✓")),
            (r"SYMBOL 0xB1 \f Symbol", Some("±")),
            (r"SYMBOL 177", Some("±")),
            (r"SYMBOL ±", Some("±")),
            ("SYMBOL 99999999999", None),
            (r"SYMBOL 65 \f Strange", Some("A")),
            (r"SYMBOL 61554 \f Strange", None),
            ("MACROBUTTON None [اكتب هنا]", Some("[اكتب هنا]")),
            (r"EQ \f(1;2)", None),
            ("LISTNUM", None),
            ("DATE", None),
            ("XE \"مجلس\"", Some("")),
            ("page", Some("")),
            ("", Some("")),
        ] {
            let found = field(instruction).without_value();
            assert_eq!(found.ok().as_deref(), shown, "{instruction}");
        }
    }
}
