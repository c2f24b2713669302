//! `mail --send`: each message goes out as soon as it is made, and into the journal.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use mahdar::batch::{self, Input, Job, Made, MadePack};
use mahdar::delivery::{Journal, Patience, Post, PostError, Record, Server, Verdict};
use mahdar::engine::{EmailOptions, Engine, Format, PackFormat, Posted};

use super::args::{Mail, Sending};
use super::console::{Console, ERROR, GOOD};
use super::report::Reporter;
use super::{Exit, build, environment, epoch, mail, pack, words};

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
    /// None on a dry run.
    post: Option<Post>,
    journal: Option<Journal>,
    known: std::collections::BTreeSet<(String, String)>,
    again: bool,
    now: u64,
    sent: usize,
    skipped: usize,
    failed: usize,
    /// Why no further message can be sent.
    broken: Option<Exit>,
}

fn prepare<'a>(
    args: &Mail,
    email: EmailOptions,
    console: &'a Console,
) -> Result<(Round<'a>, Job), Exit> {
    let Sending { dry_run, again, retries, retry_wait, .. } = args.sending;
    let path = args.output.join(JOURNAL);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let mut job = build::job(None, &args.rendering, email, console)?;
    // A message bears the moment at which it is sent (RFC 5322, 3.6.1).
    job.options.email.sent = job.options.timestamp.or_else(|| epoch::stamp(&now.to_string()));
    job.options.formats = vec![Format::Eml];
    job.keep_files = true;
    let unreadable = |why| console.refuse(&words::unreadable(&path, why));
    let known = Journal::already(&path).map_err(unreadable)?;
    let (mut post, mut journal) = (None, None);
    if !dry_run {
        let wait = Duration::try_from_secs_f64(retry_wait).unwrap_or(Duration::from_secs(2));
        post = Some(self::post(&args.sending, Patience { retries, wait }, console)?);
        let unwritable = |why| console.refuse(&words::unwritable(&args.output, why));
        batch::prepare_folder(&args.output).map_err(unwritable)?;
        journal = Some(Journal::open(&path).map_err(unwritable)?);
    }
    let round = Round {
        console,
        post,
        journal,
        known,
        again,
        now,
        sent: 0,
        skipped: 0,
        failed: 0,
        broken: None,
    };
    Ok((round, job))
}

/// The server that was named, with the password of its user.
fn post(sending: &Sending, patience: Patience, console: &Console) -> Result<Post, Exit> {
    let named = sending.smtp.clone().or_else(environment::smtp);
    let named = named.ok_or_else(|| console.refuse(&words::no_server()))?;
    let server =
        Server::parse(&named).map_err(|error| console.refuse(&words::bad_server(&error)))?;
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
        let (packs, meetings) = mail::parted(&args.paths);
        let mut exit = Exit::Good;
        for path in packs {
            exit = exit.max(self.pack(&engine, &path, args, job));
        }
        let (inputs, errors) = batch::expand(&meetings);
        let mut reporter = Reporter::new(self.console, job, args.rendering.json);
        for error in &errors {
            reporter.no_meeting(&error.path().display().to_string(), &words::no_meeting(error));
        }
        let ran = batch::run(&engine, &inputs, job, |outcome| {
            reporter.problems(&outcome);
            if let Ok(Made { letter: Some(letter), files, .. }) = &outcome.result
                && let Some((_, bytes)) = files.first()
            {
                self.message(&outcome.input.path().display().to_string(), letter, bytes, args);
            }
        });
        let stopped = match ran {
            Ok(not_begun) => build::stopped(not_begun, self.console),
            Err(error) => return self.console.refuse(&words::no_threads(error)),
        };
        let line = words::sent(self.sent, self.skipped, self.failed);
        if !self.console.quiet {
            self.console.out(self.console.say(&line));
        }
        let mine = if self.failed > 0 { Exit::Rejected } else { Exit::Good };
        reporter.exit().max(self.broken.unwrap_or(mine)).max(stopped).max(exit)
    }

    /// Sends the message that carries a pack.
    fn pack(&mut self, engine: &Engine, path: &Path, args: &Mail, of_meetings: &Job) -> Exit {
        let email = of_meetings.options.email.clone();
        let formats = vec![PackFormat::Eml];
        let job = match pack::job(None, formats, &args.rendering, email, self.console) {
            Ok(job) => job,
            Err(exit) => return exit,
        };
        let start = Instant::now();
        let made = batch::make_pack(engine, &Input::File(path.to_owned()), &job);
        let name = path.display().to_string();
        let exit = pack::said(&name, &made, start.elapsed(), args.rendering.json, self.console);
        if let Ok(MadePack { letter: Some(letter), files, .. }) = &made
            && let Some((_, bytes)) = files.first()
        {
            self.message(&name, letter, bytes, args);
        }
        exit
    }

    fn message(&mut self, input: &str, letter: &Posted, bytes: &[u8], args: &Mail) {
        let has = |to: &String| {
            let known = (letter.content.clone(), to.clone());
            self.known.contains(&known)
                || self.journal.as_ref().is_some_and(|journal| journal.has(&known.0, to))
        };
        let all = &letter.envelope.recipients;
        let waiting: Vec<String> =
            all.iter().filter(|to| self.again || !has(to)).cloned().collect();
        self.skipped += all.len() - waiting.len();
        if waiting.is_empty() || self.broken.is_some() {
            self.failed += waiting.len();
            return;
        }
        let Some(post) = &mut self.post else {
            let line = words::would_send(&letter.subject, &waiting, bytes.len());
            self.console.out(&format!("{input}: {}", self.console.say(&line)));
            return;
        };
        match post.send(&letter.envelope, &waiting, bytes) {
            Ok(verdicts) => {
                for (to, verdict) in waiting.iter().zip(verdicts) {
                    self.verdict(input, to, &verdict, letter);
                    if let Err(why) = self.note(input, to, &verdict, letter) {
                        let folder: &Path = &args.output;
                        self.broken = Some(self.console.refuse(&words::unwritable(folder, why)));
                    }
                }
            }
            Err(error) => {
                self.failed += waiting.len();
                self.broken = Some(self.stop(&error));
            }
        }
    }

    fn stop(&self, error: &PostError) -> Exit {
        self.console.refuse(&words::no_post(error))
    }

    fn verdict(&mut self, input: &str, to: &str, verdict: &Verdict, _: &Posted) {
        let console = self.console;
        match verdict {
            Verdict::Sent => {
                self.sent += 1;
                if !console.quiet {
                    console.out(&format!("{input}: {GOOD}{to}{GOOD:#}"));
                }
            }
            Verdict::Refused(why) | Verdict::Deferred(why) => {
                self.failed += 1;
                let error = console.painted(ERROR, &words::error());
                let line = words::not_sent(to, why, matches!(verdict, Verdict::Deferred(_)));
                console.err(&format!("{input}: {error}: {}", console.say(&line)));
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
}
