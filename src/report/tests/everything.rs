//! What holds for every key, every kind and every language.

use std::collections::BTreeSet;

use super::{OnePicture, blocks, composed, document};
use crate::diag::Source;
use crate::document::{Block, BlockId, dump};
use crate::model::Meeting;
use crate::report::{NoFiles, compose};

/// A meeting in which every text that is to be shown holds a word of its own: `k1`, `k2` …
const EVERY_KEY: &str = include_str!("every_key.yaml");

/// Fails to compile when a key is added, to remind of the test below.
fn is_complete(meeting: &Meeting) -> bool {
    let Meeting {
        title: _,
        subtitle,
        kind: _,
        language: _,
        country,
        reference,
        series,
        number,
        version,
        status,
        classification,
        date,
        start,
        end,
        timezone,
        place,
        mode,
        organization,
        organizers,
        partners,
        people,
        chair,
        secretary,
        rapporteur,
        speakers,
        attendees,
        apologies,
        absent,
        guests,
        observers,
        quorum,
        introduction,
        summary,
        background,
        closing,
        objectives,
        themes,
        agenda,
        previous_minutes,
        discussion,
        statements,
        decisions,
        recommendations,
        actions,
        votes,
        quotes,
        next_meeting,
        adjourned_at,
        signatures,
        references,
        annexes,
        distribution,
        sections,
        order: _,
        document: _,
        mail: _,
    } = meeting;
    let texts = [subtitle, reference, series, number, version, status, classification];
    let lists = [speakers, attendees, apologies, absent, guests, observers];
    texts.iter().chain(&[timezone, place]).all(|text| text.is_some())
        && country.is_some()
        && date.is_some()
        && [start, end, adjourned_at].iter().all(|time| time.is_some())
        && mode.is_some()
        && organization.is_some()
        && [organizers, partners, distribution].iter().all(|list| !list.is_empty())
        && !people.is_empty()
        && [chair, secretary, rapporteur].iter().all(|officer| officer.is_some())
        && lists.iter().all(|list| !list.is_empty())
        && quorum.is_some()
        && [introduction, summary, background, closing].iter().all(|text| text.is_some())
        && !(objectives.is_empty() || themes.is_empty() || agenda.is_empty())
        && previous_minutes.is_some()
        && !(discussion.is_empty() || statements.is_empty() || decisions.is_empty())
        && !(recommendations.is_empty() || actions.is_empty() || votes.is_empty())
        && !(quotes.is_empty() || references.is_empty() || annexes.is_empty())
        && next_meeting.is_some()
        && !(signatures.is_empty() || sections.is_empty())
}

fn markers(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_marker = |word: &&str| {
        word.strip_prefix('k')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    words.filter(is_marker).map(str::to_owned).collect()
}

#[test]
fn every_key_is_shown_in_every_kind() {
    for kind in ["report", "minutes", "agenda", "action_register"] {
        for cover in ["yes", "no"] {
            let yaml = format!("kind: {kind}\ndocument: {{cover: {cover}}}\n{EVERY_KEY}");
            let meeting = Meeting::from_yaml(&Source::new("every_key.yaml", yaml.as_str()));
            let meeting = meeting.expect("the meeting is right").value;
            assert!(is_complete(&meeting));
            let shown = dump(&compose(&meeting, &OnePicture).expect("it composes").value);
            let blocks = shown.split_once("\n\n").expect("blocks follow").1;
            let missing: Vec<String> =
                markers(EVERY_KEY).difference(&markers(blocks)).cloned().collect();
            assert!(missing.is_empty(), "{kind}, cover {cover}: {missing:?}");
            for generated in SHOWN {
                assert!(blocks.contains(generated), "{kind}, cover {cover}: {generated}");
            }
        }
    }
}

/// What is shown of dates, times, numbers and known words.
const SHOWN: [&str; 16] = [
    "الخميس ١٢ مايو ٢٠١٦م الموافق ٥ شعبان ١٤٣٧هـ",
    "من الساعة ١٠:٠٠ صباحاً إلى ١٢:٣٠ ظهراً",
    "حضورياً وعن بُعد",
    "عدد الحاضرين ٧ أعضاء",
    "صودق على",
    "٩ أكتوبر ٢٠١٥م",
    "١١:١٥ صباحاً",
    "٢٠ دقيقة",
    "١ يناير ٢٠١٧م",
    "٢ فبراير ٢٠١٧",
    "قيد التنفيذ",
    "عالية",
    "| ٤١ | ٤٢ | ٤٣ |",
    "الساعة ⟨rtl:٨:٤٥ صباحاً⟩",
    "١:٣٠ ظهراً",
    "٣ صفحات",
];

#[test]
fn names_of_blocks_are_unique() {
    let document = document(EVERY_KEY);
    let mut names = Vec::new();
    collect(&document.blocks, &mut names);
    assert!(names.len() > 30);
    let distinct: BTreeSet<BlockId> = names.iter().copied().collect();
    assert_eq!(distinct.len(), names.len());
}

fn collect(blocks: &[Block], names: &mut Vec<BlockId>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => names.push(heading.id),
            Block::Table(table) => names.extend(table.rows.iter().filter_map(|row| row.id)),
            Block::List(list) => {
                for item in &list.items {
                    names.extend(item.id);
                    collect(&item.blocks, names);
                }
            }
            Block::Together(blocks) | Block::Across(blocks) => collect(blocks, names),
            Block::Boxed(boxed) => collect(&boxed.blocks, names),
            Block::Quote(quote) => collect(&quote.blocks, names),
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::Figure(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::Part(_)
            | Block::Sheets(_)
            | Block::PageBreak => {}
        }
    }
}

#[test]
fn every_language_composes_without_isolate_characters() {
    for lang in crate::locale::Lang::ALL {
        let yaml = format!("language: {}\n{EVERY_KEY}", lang.tag());
        let text = dump(&document(&yaml));
        let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
        assert!(!text.contains(isolates), "{lang:?}");
    }
}

#[test]
fn a_title_is_enough() {
    let warned = composed("title: اجتماع").expect("a title is all it takes");
    assert_eq!(blocks("title: اجتماع"), ["kind: تقرير", "title: اجتماع"]);
    assert!(warned.warnings.is_empty());
    let meeting = Meeting::from_yaml(&Source::new("t.yaml", "title: اجتماع"));
    let meeting = meeting.expect("a title is all it takes").value;
    assert!(compose(&meeting, &NoFiles).is_ok());
}
