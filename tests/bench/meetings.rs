//! Writes generated meetings, to be measured by hand and by other programs.
//!
//! `meetings N DIR`: writes meetings 1 to N into a folder, as `00001.yaml` and so on.
//! `meetings novelty`: how many of the words of a meeting were in none before it.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

mod support;

use mahdar::{Engine, FontBook, Meeting, NoFiles, RenderOptions, Source};
use support::meeting::Meetings;
use support::meetings;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["novelty"] => novelty(&meetings()),
        ["pages", count] => pages(&meetings(), count.parse()?),
        [count, folder] => write(&meetings(), count.parse()?, Path::new(folder))?,
        _ => return Err("usage: meetings N DIR, meetings novelty, or meetings pages N".into()),
    }
    Ok(())
}

fn write(meetings: &Meetings, count: usize, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    (1..=count).try_for_each(|number| {
        fs::write(folder.join(format!("{number:05}.yaml")), meetings.yaml(number))
    })
}

/// The words of a meeting between spaces, without the punctuation around them; keys of the file and
/// figures are not Arabic and don't count.
fn words(yaml: &str) -> BTreeSet<String> {
    let edge = |c: char| !c.is_alphabetic() && !('\u{064B}'..='\u{0652}').contains(&c);
    let words =
        yaml.lines().skip(1).flat_map(str::split_whitespace).map(|word| word.trim_matches(edge));
    words.filter(|word| word.starts_with(|c: char| c > '\u{0600}')).map(str::to_owned).collect()
}

/// How many of the distinct words of ten meetings were in none of those before, for each number of
/// meetings before.
fn novelty(meetings: &Meetings) {
    const BEFORE: [usize; 5] = [1, 10, 100, 1_000, 10_000];
    println!(
        "| meetings before | distinct words in them | distinct words of one more | never seen |"
    );
    println!("|---:|---:|---:|---:|");
    let mut seen = BTreeSet::new();
    let mut number = 0;
    for before in BEFORE {
        while number < before {
            number += 1;
            seen.extend(words(&meetings.yaml(number)));
        }
        let next: Vec<_> = (1..=10).map(|n| words(&meetings.yaml(before + n))).collect();
        let all: usize = next.iter().map(BTreeSet::len).sum();
        let new: usize = next.iter().map(|words| words.difference(&seen).count()).sum();
        println!("| {before} | {} | {} | {} % |", seen.len(), all / 10, new * 100 / all);
    }
}

/// How many meetings have how many pages.
fn pages(meetings: &Meetings, count: usize) {
    let engine = Engine::new(FontBook::embedded());
    let mut found = [0; 6];
    for number in 1..=count {
        let source = Source::new(format!("{number}.yaml"), meetings.yaml(number));
        let meeting =
            Meeting::from_yaml(&source).unwrap_or_else(|e| panic!("{number}: {e:?}")).value;
        let made = engine.render(&meeting, &NoFiles, &RenderOptions::default());
        found[made.expect("its files are none").value.pages.min(5)] += 1;
    }
    println!("pages: {found:?}");
}
