//! What became of one message, for people and for programs.

use mahdar::delivery::Verdict;
use serde::Serialize;

use super::console::{Console, ERROR, GOOD};
use super::words;

/// A message and its recipients, by what they got. The keys are a contract: more may come, none goes.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Mailing {
    pub(crate) subject: String,
    /// Its size with all attachments.
    pub(crate) bytes: usize,
    /// Who got it now.
    pub(crate) sent: Vec<String>,
    /// Who has it from an earlier run.
    pub(crate) sent_before: Vec<String>,
    /// Who would get it, on a dry run.
    pub(crate) would_send: Vec<String>,
    /// Who did not get it, and why.
    pub(crate) not_sent: Vec<NotSent>,
    /// Who was not tried, because nothing could be sent any more.
    pub(crate) not_tried: Vec<String>,
}

/// A recipient who did not get a message.
#[derive(Debug, Serialize)]
pub(crate) struct NotSent {
    to: String,
    /// What the server said.
    reply: String,
    /// Whether it may take the message later.
    later: bool,
}

impl Mailing {
    /// Notes what the server said of a recipient.
    pub(crate) fn add(&mut self, to: &str, verdict: &Verdict) {
        let not_sent =
            |reply: &String, later| NotSent { to: to.to_owned(), reply: reply.clone(), later };
        match verdict {
            Verdict::Sent => self.sent.push(to.to_owned()),
            Verdict::Refused(why) => self.not_sent.push(not_sent(why, false)),
            Verdict::Deferred(why) => self.not_sent.push(not_sent(why, true)),
        }
    }

    /// How many did not get it.
    pub(crate) fn failed(&self) -> usize {
        self.not_sent.len() + self.not_tried.len()
    }

    /// Says in lines who got it and who did not.
    pub(crate) fn say(&self, input: &str, console: &Console) {
        if !self.would_send.is_empty() {
            let line = words::would_send(&self.subject, &self.would_send, self.bytes);
            console.out(&format!("{input}: {}", console.say(&line)));
        }
        for to in self.sent.iter().filter(|_| !console.quiet) {
            console.out(&format!("{input}: {GOOD}{to}{GOOD:#}"));
        }
        for NotSent { to, reply, later } in &self.not_sent {
            let error = console.painted(ERROR, &words::error());
            let line = words::not_sent(to, reply, *later);
            console.err(&format!("{input}: {error}: {}", console.say(&line)));
        }
    }
}
