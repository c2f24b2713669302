//! The registers of a pack for spreadsheets and programs.

use serde::Serialize;

use crate::document::{Inlines, inline_text};
use crate::layout::frame::PagedDocument;
use crate::locale::{CivilDate, Locale, Word};
use crate::model::{Pack, RegisterKey, Status};
use crate::report::{Entry, Registers};

/// What spreadsheets take for a sign of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The registers as comma-separated values (RFC 4180): UTF-8 with a byte order mark, lines ended by
/// CR LF. Heads are in the pack's language. Texts are as written, also those that a spreadsheet
/// would take for a formula.
pub fn csv(pack: &Pack, registers: &Registers, pages: &PagedDocument) -> Vec<u8> {
    let locale = Locale::new(pack.language, pack.country.as_deref());
    let terminator = csv::Terminator::CRLF;
    let bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(terminator).from_writer(bytes);
    let heads = [
        Word::ColumnRegister,
        Word::ColumnMeeting,
        Word::ColumnNumber,
        Word::ColumnText,
        Word::ColumnTo,
        Word::ColumnOwner,
        Word::ColumnDue,
        Word::ColumnStatus,
        Word::StatusOverdue,
        Word::ColumnPage,
        Word::ColumnFile,
        Word::DecisionEffective,
    ];
    let written = "a vector takes all bytes";
    writer.write_record(heads.map(|head| locale.word(head))).expect(written);
    for entry in registers.entries() {
        let Row { register: _, page, overdue, due, effective, .. } = row(entry, pages);
        let record = [
            locale.word(register_word(entry)),
            plain(&entry.meeting),
            plain(&entry.number),
            plain(&entry.text),
            plain(&entry.to),
            plain(&entry.owner),
            due.unwrap_or_default(),
            plain(&entry.status),
            if overdue { locale.word(Word::StatusOverdue) } else { String::new() },
            page.map(|page| page.to_string()).unwrap_or_default(),
            entry.file.clone(),
            effective.unwrap_or_default(),
        ];
        writer.write_record(record).expect(written);
    }
    writer.into_inner().expect(written)
}

/// The registers as JSON: an array with an object for each entry, in the order shown.
pub fn json(registers: &Registers, pages: &PagedDocument) -> Vec<u8> {
    let rows: Vec<Row> = registers.entries().map(|entry| row(entry, pages)).collect();
    let mut text =
        serde_json::to_vec_pretty(&rows).expect("an entry holds nothing that JSON lacks");
    text.push(b'\n');
    text
}

/// An entry for programs. The keys are a contract: more may come, none goes.
#[derive(Debug, Serialize)]
struct Row {
    register: &'static str,
    meeting: String,
    file: String,
    number: String,
    text: String,
    to: Option<String>,
    owner: Option<String>,
    /// By when: the day in ISO 8601 where it is one, else the words.
    due: Option<String>,
    /// The key word of a known status, else the words.
    status: Option<String>,
    overdue: bool,
    page: Option<usize>,
    /// From when a decision holds, as `due`.
    effective: Option<String>,
}

fn row(entry: &Entry, pages: &PagedDocument) -> Row {
    let some = |inlines: &Inlines| Some(plain(inlines)).filter(|text| !text.is_empty());
    let page = pages.destinations.get(&entry.place).map(|(page, _)| page + 1);
    let when = entry.day.map(iso).or_else(|| some(&entry.due));
    let (due, effective) = match entry.register {
        RegisterKey::Decisions => (None, when),
        RegisterKey::Recommendations | RegisterKey::Actions => (when, None),
    };
    Row {
        register: entry.register.key(),
        meeting: plain(&entry.meeting),
        file: entry.file.clone(),
        number: plain(&entry.number),
        text: plain(&entry.text),
        to: some(&entry.to),
        owner: some(&entry.owner),
        due,
        status: entry.state.map(|s| status(s).to_owned()).or_else(|| some(&entry.status)),
        overdue: entry.overdue,
        page,
        effective,
    }
}

fn register_word(entry: &Entry) -> Word {
    match entry.register {
        RegisterKey::Decisions => Word::RegisterDecisions,
        RegisterKey::Recommendations => Word::RegisterRecommendations,
        RegisterKey::Actions => Word::RegisterActions,
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::InProgress => "in_progress",
        Status::Done => "done",
        Status::Deferred => "deferred",
        Status::Cancelled => "cancelled",
    }
}

fn plain(inlines: &Inlines) -> String {
    inline_text(inlines)
}

fn iso(day: CivilDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}
