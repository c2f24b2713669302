//! `mail --send`: each message goes out as soon as it is made, and into the journal.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use mahdar::batch::{self, Input, Job};
use mahdar::delivery::{
    Journal, JournalError, Patience, Post, Record, SentBefore, Server, Verdict,
};
use mahdar::engine::{EmailOptions, Engine, Format, PackFormat, Posted};

use super::args::{Mail, Sending};
use super::console::Console;
use super::inputs::Inputs;
use super::mailing::Mailing;
use super::report::{Ended, Reporter};
use super::{Exit, build, environment, epoch, json, pack, words};

/// The journal's name in the output folder.
const JOURNAL: &str = "mail-journal.jsonl";

/// Sends the messages of all meetings.
pub(crate) fn send(args: &Mail, email: EmailOptions, console: &Console) -> Exit {
    match prepare(args, email, console) {
        Ok((mut round, job)) => round.run(args, &job),
        Err(exit) => exit,
    }
}

/// One run over the meetings.
struct Round<'a> {
    console: &'a Console,
    /// Whether each message is told as an object.
    json: bool,
    /// None on a dry run.
    post: Option<Post>,
    /// None on a dry run, which reads what is `known` only.
    journal: Option<Journal>,
    known: SentBefore,
    again: bool,
    now: u64,
    sent: usize,
    skipped: usize,
    failed: usize,
    /// The messages that could not be made.
    unmade: usize,
    /// Why no further message can be sent.
    broken: Option<Exit>,
}

fn prepare<'a>(
    args: &Mail,
    email: EmailOptions,
    console: &'a Console,
) -> Result<(Round<'a>, Job), Exit> {
    let Sending { dry_run, again, retries, retry_wait, .. } = args.sending;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let (mut post, mut journal, mut known) = (None, None, SentBefore::default());
    let path = args.output.join(JOURNAL);
    if dry_run {
        let unreadable = |why| console.refuse(&words::unreadable(&path, &why));
        known = Journal::already(&path).map_err(unreadable)?;
    } else {
        let server = server(&args.sending, console)?;
        journal = Some(self::journal(&args.output, &path, console)?);
        let wait = Duration::try_from_secs_f64(retry_wait).unwrap_or(Duration::from_secs(2));
        post = Some(self::post(server, Patience { retries, wait }, console)?);
    }
    // From here on Ctrl-C waits for what was begun; before, it ends the question for a password.
    let mut job = build::job(None, &args.rendering, email, console)?;
    // A message bears the moment at which it is sent (RFC 5322, 3.6.1).
    job.options.email.sent = job.options.timestamp.or_else(|| epoch::stamp(&now.to_string()));
    job.options.formats = vec![Format::Eml];
    job.keep_files = true;
    let json = args.rendering.json;
    let round = Round {
        console,
        json,
        post,
        journal,
        known,
        again,
        now,
        sent: 0,
        skipped: 0,
        failed: 0,
        unmade: 0,
        broken: None,
    };
    Ok((round, job))
}

/// The journal, which is this run's alone until it ends.
fn journal(folder: &Path, path: &Path, console: &Console) -> Result<Journal, Exit> {
    let unwritable = |why| console.refuse(&words::unwritable(folder, &why));
    batch::prepare_folder(folder).map_err(unwritable)?;
    Journal::open(path).map_err(|error| match error {
        JournalError::InUse => console.refuse(&words::sending_elsewhere(path)),
        JournalError::Io(why) => unwritable(why),
    })
}

/// The server that was named.
fn server(sending: &Sending, console: &Console) -> Result<Server, Exit> {
    let named = sending.smtp.clone().or_else(environment::smtp);
    let named = named.ok_or_else(|| console.refuse(&words::no_server()))?;
    Server::parse(&named).map_err(|error| console.refuse(&words::bad_server(&error)))
}

/// A post through a server, with the password of its user.
fn post(server: Server, patience: Patience, console: &Console) -> Result<Post, Exit> {
    let password = match (&server.user, environment::smtp_password()) {
        (None, _) => None,
        (Some(_), Some(password)) => Some(password),
        (Some(user), None) => {
            let prompt = console.say(&words::password(user, &server.host)).to_owned();
            let typed = rpassword::prompt_password(prompt);
            Some(typed.map_err(|why| console.refuse(&words::no_password(why)))?)
        }
    };
    Ok(Post::new(server, password, patience))
}

impl Round<'_> {
    fn run(&mut self, args: &Mail, job: &Job) -> Exit {
        let engine = match build::engine(&args.rendering, self.console) {
            Ok(engine) => engine,
            Err(exit) => return exit,
        };
        let mut inputs = Inputs::behind(&args.paths);
        let packs = inputs.each_pack(self.console, |path| self.pack(&engine, path, args, job));
        let exit = match packs {
            Ok(exit) if inputs.are_packs_alone() => exit,
            Ok(exit) => exit.max(self.meetings(&engine, &inputs, args, job)),
            Err(exit) => exit,
        };
        self.close();
        let mine = if self.failed > 0 { Exit::Rejected } else { Exit::Good };
        exit.max(self.broken.unwrap_or(mine))
    }

    fn meetings(&mut self, engine: &Engine, inputs: &Inputs, args: &Mail, job: &Job) -> Exit {
        let console = self.console;
        let mut reporter = Reporter::new(console, job, self.json, inputs);
        let ran = batch::run(engine, &inputs.meetings, job, |outcome| {
            let name = outcome.input.path().display().to_string();
            let mailing = match &outcome.result {
                Ok(made) => self.mailing(&name, made.letter.as_ref(), message(&made.files), args),
                Err(_) => {
                    self.unmade += 1;
                    None
                }
            };
            reporter.problems(&outcome);
            match (self.json, mailing) {
                (true, mailing) => console.out(&json::sent(console, &outcome, mailing.as_ref())),
                (false, Some(mailing)) => mailing.say(&name, console),
                (false, None) => {}
            }
        });
        match ran {
            Ok(not_begun) => reporter.end().max(build::stopped(not_begun, console)),
            Err(error) => console.refuse(&words::no_threads(error)),
        }
    }

    /// Sends the message that carries a pack.
    fn pack(&mut self, engine: &Engine, path: &Path, args: &Mail, of_meetings: &Job) -> Ended {
        let email = of_meetings.options.email.clone();
        let formats = vec![PackFormat::Eml];
        let job = match pack::job(None, formats, &args.rendering, email, self.console) {
            Ok(job) => job,
            Err(exit) => return Ended::at_once(exit),
        };
        let start = Instant::now();
        let made = batch::make_pack(engine, &Input::File(path.to_owned()), &job);
        let name = path.display().to_string();
        let mailing = match &made {
            Ok(made) => self.mailing(&name, made.letter.as_ref(), message(&made.files), args),
            Err(_) => {
                self.unmade += 1;
                None
            }
        };
        let said = pack::Said { name: &name, elapsed: start.elapsed(), mailing: mailing.as_ref() };
        let ended = pack::said(&said, &made, self.json, self.console);
        if let (Some(mailing), false) = (mailing, self.json) {
            mailing.say(&name, self.console);
        }
        ended
    }

    /// Sends a message to those who do not have it; none when there is none.
    fn mailing(
        &mut self,
        input: &str,
        letter: Option<&Posted>,
        bytes: Option<&[u8]>,
        args: &Mail,
    ) -> Option<Mailing> {
        let (letter, bytes) = letter.zip(bytes)?;
        let all = letter.envelope.recipients.iter().cloned();
        let (waiting, sent_before) = all.partition(|to| self.again || !self.has(letter, to));
        let (subject, bytes_of_it) = (letter.subject.clone(), bytes.len());
        let mut mailing =
            Mailing { subject, bytes: bytes_of_it, sent_before, ..Mailing::default() };
        self.send_to(waiting, &mut mailing, input, letter, bytes, args);
        self.skipped += mailing.sent_before.len();
        self.sent += mailing.sent.len();
        self.failed += mailing.failed();
        Some(mailing)
    }

    fn has(&self, letter: &Posted, to: &str) -> bool {
        let known = || self.known.has(&letter.content, to);
        self.journal.as_ref().map_or_else(known, |journal| journal.has(&letter.content, to))
    }

    fn send_to(
        &mut self,
        waiting: Vec<String>,
        mailing: &mut Mailing,
        input: &str,
        letter: &Posted,
        bytes: &[u8],
        args: &Mail,
    ) {
        if waiting.is_empty() || self.broken.is_some() {
            mailing.not_tried = waiting;
            return;
        }
        let Some(post) = &mut self.post else {
            mailing.would_send = waiting;
            return;
        };
        match post.send(&letter.envelope, &waiting, bytes) {
            Ok(verdicts) => {
                for (to, verdict) in waiting.iter().zip(verdicts) {
                    mailing.add(to, &verdict);
                    if let Err(why) = self.note(input, to, &verdict, letter) {
                        let unwritable = words::unwritable(&args.output, &why);
                        self.broken = Some(self.console.refuse(&unwritable));
                    }
                }
            }
            Err(error) => {
                mailing.not_tried = waiting;
                self.broken = Some(self.console.refuse(&words::no_post(&error)));
            }
        }
    }

    fn note(
        &mut self,
        input: &str,
        to: &str,
        verdict: &Verdict,
        letter: &Posted,
    ) -> std::io::Result<()> {
        let Some(journal) = &mut self.journal else { return Ok(()) };
        let (result, reply) = match verdict {
            Verdict::Sent => ("sent", ""),
            Verdict::Refused(why) => ("refused", why.as_str()),
            Verdict::Deferred(why) => ("deferred", why.as_str()),
        };
        journal.add(&Record {
            content: letter.content.clone(),
            to: to.to_owned(),
            result: result.to_owned(),
            reply: reply.to_owned(),
            input: input.to_owned(),
            subject: letter.subject.clone(),
            time: self.now,
        })
    }

    /// The last line, with its figures.
    fn close(&self) {
        let line = words::sent(self.sent, self.skipped, self.failed, self.unmade);
        match (self.console.quiet, self.json) {
            (true, _) => {}
            (false, true) => self.console.err(self.console.say(&line)),
            (false, false) => self.console.out(self.console.say(&line)),
        }
    }
}

/// The bytes of a message, the one file that is made.
fn message<F>(files: &[(F, Vec<u8>)]) -> Option<&[u8]> {
    files.first().map(|(_, bytes)| bytes.as_slice())
}
