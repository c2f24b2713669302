//! One JSON object a line for each input, for programs that call Mahdar.

use mahdar::batch::{Failure, MadePack, Outcome, PackFailure};
use mahdar::diag::{Diagnostic, Source};
use mahdar::pack::Problems;
use serde::Serialize;

use super::console::Console;
#[cfg(feature = "smtp")]
use super::mailing::Mailing;
use super::pack::Said;
use super::words;

/// What became of one input. The keys are a contract: more may come, none goes.
#[derive(Debug, Default, Serialize)]
struct Record<'a> {
    input: String,
    outputs: Vec<String>,
    pages: Option<usize>,
    unchanged: bool,
    warnings: Vec<Problem<'a>>,
    errors: Vec<Problem<'a>>,
    ms: f64,
    /// What became of the message, when it was to be sent.
    #[cfg(feature = "smtp")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<&'a Mailing>,
}

impl<'a> Record<'a> {
    /// Adds a problem of what was rejected: with its errors come its warnings.
    fn add(&mut self, diagnostic: &Diagnostic, problem: Problem<'a>) {
        let list = if diagnostic.is_error() { &mut self.errors } else { &mut self.warnings };
        list.push(problem);
    }
}

#[derive(Debug, Serialize)]
struct Problem<'a> {
    /// The file, where it is not the input itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    code: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    path: &'a str,
    message: String,
    help: Option<&'a str>,
}

/// The object of an outcome.
pub(crate) fn outcome(console: &Console, outcome: &Outcome) -> String {
    line(&record(console, outcome))
}

/// The object of a meeting whose message was to be sent.
#[cfg(feature = "smtp")]
pub(crate) fn sent(console: &Console, outcome: &Outcome, mail: Option<&Mailing>) -> String {
    line(&Record { mail, ..record(console, outcome) })
}

fn record<'a>(console: &Console, outcome: &'a Outcome) -> Record<'a> {
    let mut record = Record {
        input: outcome.input.path().display().to_string(),
        warnings: problems_of(console, outcome.source.as_ref(), &outcome.warnings),
        // Microseconds are below what a clock can tell from run to run.
        ms: (outcome.elapsed.as_secs_f64() * 1e5).round() / 1e2,
        ..Record::default()
    };
    match &outcome.result {
        Ok(made) => {
            record.outputs = made.outputs.iter().map(|path| path.display().to_string()).collect();
            record.pages = Some(made.pages);
            record.unchanged = made.unchanged;
        }
        Err(Failure::Rejected(found)) => {
            for diagnostic in &found.0 {
                record.add(diagnostic, problem(console, outcome.source.as_ref(), diagnostic));
            }
        }
        Err(
            failure @ (Failure::Unreadable(_)
            | Failure::Unwritable(_)
            | Failure::Unmade(_)
            | Failure::Internal(_)),
        ) => {
            let message = failure.message().map(|message| console.say(&message).to_owned());
            record.errors = vec![Problem::environment(message.unwrap_or_default())];
        }
    }
    record
}

/// The object of a pack. Each problem says in which file it is.
pub(crate) fn pack(
    console: &Console,
    said: &Said<'_>,
    made: &Result<MadePack, PackFailure>,
) -> String {
    let ms = (said.elapsed.as_secs_f64() * 1e5).round() / 1e2;
    let mut record = Record { input: said.name.to_owned(), ms, ..Record::default() };
    #[cfg(feature = "smtp")]
    {
        record.mail = said.mailing;
    }
    match made {
        Ok(made) => {
            record.outputs = made.outputs.iter().map(|path| path.display().to_string()).collect();
            record.pages = Some(made.pages);
            record.warnings = problems_in(console, &made.warnings);
        }
        Err(PackFailure::Rejected(problems)) => {
            for (source, diagnostic) in problems.iter() {
                record.add(diagnostic, problem_in(console, source, diagnostic));
            }
        }
        Err(PackFailure::Stopped) => {
            let message = console.say(&words::stopped()).to_owned();
            record.errors = vec![Problem::environment(message)];
        }
        Err(PackFailure::Other(failure)) => {
            let message = failure.message().map(|message| console.say(&message).to_owned());
            record.errors = vec![Problem::environment(message.unwrap_or_default())];
        }
    }
    line(&record)
}

fn problems_in<'a>(console: &Console, problems: &'a Problems) -> Vec<Problem<'a>> {
    problems.iter().map(|(source, found)| problem_in(console, source, found)).collect()
}

fn problem_in<'a>(console: &Console, source: &'a Source, found: &'a Diagnostic) -> Problem<'a> {
    Problem { file: Some(source.name.as_str()), ..problem(console, Some(source), found) }
}

/// The object of a path that gave no meeting.
pub(crate) fn no_meeting(input: &str, message: &str) -> String {
    let errors = vec![Problem::environment(message.to_owned())];
    line(&Record { input: input.to_owned(), errors, ..Record::default() })
}

fn line(record: &Record<'_>) -> String {
    serde_json::to_string(record).expect("a record holds nothing that JSON lacks")
}

fn problems_of<'a>(
    console: &Console,
    source: Option<&Source>,
    found: &'a [Diagnostic],
) -> Vec<Problem<'a>> {
    found.iter().map(|diagnostic| problem(console, source, diagnostic)).collect()
}

fn problem<'a>(
    console: &Console,
    source: Option<&Source>,
    diagnostic: &'a Diagnostic,
) -> Problem<'a> {
    let place = diagnostic.span.zip(source).map(|(span, source)| source.line_column(span.start));
    Problem {
        file: None,
        code: diagnostic.code.0,
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        path: &diagnostic.path,
        message: console.say(&diagnostic.message).to_owned(),
        help: diagnostic.help.as_ref().map(|help| console.say(help)),
    }
}

impl Problem<'_> {
    /// A problem of the machine, not of a file: it has no code and no place.
    fn environment(message: String) -> Problem<'static> {
        Problem { file: None, code: "", line: None, column: None, path: "", message, help: None }
    }
}
