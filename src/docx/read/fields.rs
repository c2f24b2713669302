//! Fields (17.16): where their values stand, and what Word shows of those without one.

use super::super::dom::Element;
use super::alternatives::choice;
use super::effects::switch;
use super::{Doubt, signs};

/// Fields that show the number of a page, which the next reader counts anew.
const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"];

/// Fields that show nothing, or what is made anew from the rest of the document.
const SILENT: &str = "ADDIN ADVANCE ASK CONTROL DATABASE FORMTEXT HYPERLINK INDEX NEXT NEXTIF PRINT PRIVATE RD \
                      SET SKIPIF TA TC TOA TOC XE";

/// Fields that show something although they hold no value.
const DRAWN: [&str; 6] = ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIDIOUTLINE", "EQ", "LISTNUM"];

/// A field that is open.
#[derive(Default)]
pub(super) struct Field {
    instruction: String,
    /// What a field of a form says by itself.
    form: Option<String>,
    /// Whether what follows is its value.
    is_showing: bool,
    /// Whether its value has words.
    has_value: bool,
}

impl Field {
    /// A field that begins with this `w:fldChar`.
    pub(super) fn begin(element: &Element) -> Field {
        let form = element.find("w:ffData").and_then(of_form);
        Field { form, ..Field::default() }
    }

    /// A field whose element holds its value (17.16.19).
    pub(super) fn simple(element: &Element) -> Field {
        let instruction = element.get("w:instr").unwrap_or_default().to_owned();
        Field { instruction, is_showing: true, ..Field::default() }
    }

    /// Adds a part of its instruction.
    pub(super) fn instruct(&mut self, part: &str) {
        self.instruction.push_str(part);
    }

    /// Its instruction ends, its value begins.
    pub(super) fn separate(&mut self) {
        self.is_showing = true;
    }

    /// Its value has words.
    pub(super) fn has_words(&mut self) {
        self.has_value = true;
    }

    /// Whether what is read now is seen, and is no number of a page.
    pub(super) fn is_read(&self) -> bool {
        self.is_showing && !PAGES.contains(&self.name().as_str())
    }

    fn name(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_uppercase()
    }

    /// Where its value leads, if it is a link to another place than one of the document (17.16.5.25).
    pub(super) fn link(&self) -> Option<String> {
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
    pub(super) fn without_value(&self) -> Result<String, Doubt> {
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
        let code = code.or_else(|| written.chars().next().map(u32::from))?;
        let font = arguments.iter().position(|a| a == "\\f").and_then(|at| arguments.get(at + 1));
        signs::sign(font.map_or("", String::as_str), code)
    }
}

/// How many more fields begin than end in what is read of an element.
pub(super) fn open_ends(element: &Element) -> isize {
    match element.name.as_ref() {
        "w:del" | "w:moveFrom" => 0,
        "w:fldChar" => match element.get("w:fldCharType") {
            Some("begin") => 1,
            Some("end") => -1,
            _ => 0,
        },
        "mc:AlternateContent" => choice(element).map_or(0, open_ends),
        _ => element.elements().map(open_ends).sum(),
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
