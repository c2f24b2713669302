//! Typographic rules about joints, lines and kashidas: the rows of the test list that a single line of
//! text cannot show. The names of the tests say the rule, their comments the number of the row.

mod support;

use std::collections::BTreeMap;

use mahdar::diag::{Diagnostic, Source};
use mahdar::document::{
    Block, BlockId, CharRole, Column, ColumnKind, Document, Heading, Inline, KashidaLevel, List,
    ListItem, Marker, ParaRole, Row, Table, TableRole, Toc, plain_text,
};
use mahdar::geom::Pt;
use mahdar::locale::Lang;
use mahdar::locale::digits::DigitSet;
use mahdar::locale::numbering::{Counter, Numbering};
use mahdar::model::{Meeting, RichBlock};
use support::kashida::{advance, amiri, shaped, stretched_words};
use support::paper::{
    Mark, PaperLine, body, document, fonts, lines, set, set_measure, try_set, word_runs,
};

/// Running prose of common words, without marks or signs.
const PROSE: &str = "ناقشت اللجنة المشتركة أسباب نفاد الأدوية الأساسية من المستودعات المركزية \
    واتفق المجتمعون على تشكيل فريق مشترك لمتابعة التوريد وتحسين التنسيق بين المنظمات الإنسانية";

fn arabic(text: &str) -> Document {
    document(vec![body(text)], Lang::Ar)
}

/// The lines of a text in a measure, with as much kashida as there can be.
fn stretched(text: &str, measure: Pt) -> Vec<PaperLine> {
    let mut document = arabic(text);
    document.setup.kashida = Some(KashidaLevel::High);
    set_measure(&mut document, measure);
    lines(&set(&document))
}

fn measures() -> impl Iterator<Item = Pt> {
    (0..40).map(|step| Pt::mm(62.0 + 2.5 * f64::from(step)))
}

/// How many lines end inside `piece`, which stands in prose, over many measures.
fn splits(piece: &str) -> usize {
    let text = format!("{PROSE} {piece} {PROSE} {piece} {PROSE}");
    let count = |measure: Pt| {
        let mut document = arabic(&text);
        set_measure(&mut document, measure);
        let lines = lines(&set(&document));
        2 - lines.iter().map(|line| line.text.matches(piece).count()).sum::<usize>()
    };
    measures().map(count).sum()
}

/// The glyph numbers of a line from left to right, without those that stand for spaces.
fn ids(line: &PaperLine) -> Vec<u16> {
    let inked = line.glyphs.iter().filter(|glyph| glyph.shown != " ");
    inked.map(|glyph| glyph.id).collect()
}

fn lints(text: &str) -> Vec<String> {
    let yaml = format!("title: اجتماع\nplace: إربد\nintro: \"{text}\"\n");
    let meeting = Meeting::from_yaml(&Source::new("meeting.yaml", yaml));
    let warnings = meeting.unwrap_or_else(|problems| panic!("{problems:?}")).warnings;
    warnings.iter().map(|warning: &Diagnostic| warning.code.0.to_owned()).collect()
}

/// Row 10.
#[test]
fn a_url_breaks_before_a_separator_and_loses_nothing() {
    const URL: &str = "https://www.example.org/ar/reports?id=5&x=1";
    let mut broken = 0;
    for measure in (0..30).map(|step| Pt::mm(60.0 + 2.0 * f64::from(step))) {
        let mut document = arabic(&format!("انظر التقرير الكامل {URL} للمزيد من التفاصيل"));
        set_measure(&mut document, measure);
        let lines = lines(&set(&document));
        let parts: Vec<String> = lines.iter().flat_map(|line| line.pieces()).collect();
        let latin: Vec<&str> = parts.iter().map(|p| p.trim()).filter(|p| p.is_ascii()).collect();
        let latin: Vec<&str> = latin.into_iter().filter(|p| !p.is_empty()).collect();
        assert_eq!(latin.concat(), URL, "read from left to right, line by line");
        for part in &latin[1..] {
            assert!(part.starts_with(['/', '?', '&', '=', '.']), "{latin:?}");
            broken += 1;
        }
    }
    assert!(broken > 0, "some measure breaks the address");
}

/// Typography 1.4, 2: an address that takes more than half of a line breaks before `@` or behind a full stop.
#[test]
fn a_long_address_of_mail_is_broken_and_a_short_one_is_not() {
    const MAIL: &str = "public.relations@water-ministry.example";
    let parts = |measure: f64| -> Vec<String> {
        let mut document = arabic(&format!("ترسل الطلبات قبل نهاية الشهر إلى {MAIL} وحده"));
        set_measure(&mut document, Pt::mm(measure));
        let pieces =
            lines(&set(&document)).iter().flat_map(|line| line.pieces()).collect::<Vec<_>>();
        let latin = pieces.iter().map(|piece| piece.trim().to_owned());
        latin.filter(|piece| piece.is_ascii() && !piece.is_empty()).collect()
    };
    let mut broken = 0;
    for measure in (0..50).map(|step| 50.0 + 2.0 * f64::from(step)) {
        let parts = parts(measure);
        assert_eq!(parts.concat(), MAIL, "{parts:?}");
        for pair in parts.windows(2) {
            assert!(pair[0].ends_with('.') || pair[1].starts_with('@'), "{parts:?}");
            assert!(measure < 145.0, "the address takes less than half of {measure} mm");
            broken += 1;
        }
    }
    assert!(broken > 3, "some measures break the address");
}

/// Rows 19 and 60: their breaks have a price, so that they are taken less often than others.
#[test]
fn dates_and_titles_stay_together_where_they_can() {
    let (date, name) = (splits("كان هناك متسع"), splits("هناك متسع"));
    for (piece, usual) in [
        ("١٢ مايو ٢٠١٦م", date),
        ("٥ شعبان ١٤٣٧هـ", date),
        ("أ.د. محمد", name),
        ("الدكتور محمد", name),
    ] {
        let splits = splits(piece);
        assert!(splits < usual, "«{piece}»: {splits} of 80, words without a price {usual}");
    }
}

/// Rows 3, 12, 21, 26, 35, 48, 49, 50.
#[test]
fn what_belongs_together_never_breaks() {
    for piece in [
        "+966 11 123 4567",
        "C++",
        "50 ر.س",
        "ISBN 978-3-16-148410-0",
        "[الإخلاص: ١]",
        "و/أو",
        "كم/س",
        "المادة (3)",
        "صفحة ١ من ٥",
        "محمد ﷺ",
        "٢٥٪",
        "عبد الرحمن",
        "أبو بكر",
    ] {
        assert_eq!(splits(piece), 0, "{piece}");
    }
}

/// Rows 47 and 48.
#[test]
fn no_line_begins_with_a_closing_sign() {
    let text = format!("{PROSE} “التنسيق الإسلامي “. وقد كلمة ، كلمة ؛ {PROSE}");
    for measure in measures() {
        let mut document = arabic(&text);
        set_measure(&mut document, measure);
        for line in lines(&set(&document)) {
            let first = line.text.chars().next().expect("lines have text");
            assert!(!"،؛.؟!“”»)".contains(first) || line.text.starts_with("“التنسيق"));
        }
    }
}

/// Rows 28 to 31, 33, 36: forms and marks as the font joins whole words.
#[test]
fn words_have_the_glyphs_of_the_whole_word() {
    for (lang, word) in [
        (Lang::Ar, "لَا"),
        (Lang::Ar, "لآ"),
        (Lang::Ar, "لإ"),
        (Lang::Ar, "شِدِّ"),
        (Lang::Ar, "قُطِّع"),
        (Lang::Ar, "رحمٰن"),
        (Lang::Ar, "هٰذا"),
        (Lang::Ar, "لّٰه"),
        (Lang::Ar, "الله"),
        (Lang::Ur, "بڑے"),
        (Lang::Ur, "ہے"),
    ] {
        let line = lines(&set(&document(vec![body(word)], lang))).remove(0);
        assert_eq!(ids(&line), shaped(amiri(400), lang.tag(), word), "{word}");
    }
}

/// The words of the examples that the Arabic script writes: one for each pair of a first and a last letter.
fn various_words() -> BTreeMap<(char, char), String> {
    let mut words = BTreeMap::new();
    for path in support::examples() {
        for line in plain_text(&support::composed(&path).0) {
            for word in line.text.split_whitespace() {
                let arabic = word.chars().all(|c| ('\u{621}'..='\u{652}').contains(&c));
                let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back())
                else {
                    continue;
                };
                if arabic {
                    words.entry((first, last)).or_insert_with(|| word.to_owned());
                }
            }
        }
    }
    words
}

/// Amiri draws a kaf over a low letter before the space; words are set one by one all the same.
#[test]
fn two_words_take_the_room_that_the_font_gives_them_together() {
    let words = various_words();
    let lasts: BTreeMap<char, &String> = words.iter().map(|((_, c), word)| (*c, word)).collect();
    let firsts: BTreeMap<char, &String> = words.iter().map(|((c, _), word)| (*c, word)).collect();
    let pair =
        |before: &&String| firsts.values().map(|after| format!("{before} {after}")).collect();
    let pairs: Vec<String> = lasts.values().flat_map::<Vec<String>, _>(pair).collect();
    let blocks = pairs.iter().map(|pair| body(pair)).collect();
    let set = lines(&set(&document(blocks, Lang::Ar)));
    let mut drawn_together = 0;
    for (pair, line) in pairs.iter().zip(&set) {
        let em = line.glyphs[0].size;
        let width: Pt = line.glyphs.iter().map(|glyph| glyph.advance).sum();
        let natural = |text: &str| em * (f64::from(advance(amiri(400), "ar", text)) / 1000.0);
        assert!((width - natural(pair)).abs() < Pt(0.01), "{pair}: {width:?}");
        let apart: Pt = pair.split(' ').chain([" "]).map(natural).sum();
        drawn_together += usize::from(width < apart - Pt(1.0));
    }
    assert_eq!(set.len(), pairs.len());
    assert!(drawn_together > 1 && pairs.len() > 500, "{drawn_together} of {}", pairs.len());
}

/// What the font takes from a space goes with it when a line ends there.
#[test]
fn a_word_is_whole_at_the_start_of_a_line() {
    let text = [PROSE; 3].join(" في زيارة كريمة ");
    let mut room = BTreeMap::new();
    for measure in measures() {
        let mut document = arabic(&text);
        set_measure(&mut document, measure);
        for line in lines(&set(&document)) {
            let starts = line.text.starts_with("كريمة");
            let is_kaf = |pair: &&[Mark]| (&*pair[0].shown, &*pair[1].shown) == ("ر", "ك");
            if let Some([_, kaf]) = line.glyphs.windows(2).find(is_kaf) {
                room.entry(starts).or_insert((kaf.advance.0 * 1000.0 / kaf.size.0).round());
            }
        }
    }
    assert_eq!(room[&true] - room[&false], 244.0);
}

/// Row 32.
#[test]
fn a_non_joiner_parts_letters_and_shows_nothing() {
    let line = lines(&set(&document(vec![body("می\u{200C}خواهم")], Lang::Fa))).remove(0);
    let read: Vec<u16> = ids(&line).into_iter().rev().collect();
    let alone: Vec<u16> = shaped(amiri(400), "fa", "می").into_iter().rev().collect();
    assert_eq!(read[..2], alone, "the ye has its final form");
    assert!(line.glyphs.iter().any(|g| g.shown == "\u{200C}" && g.advance == Pt::ZERO));
}

/// Row 33: the font's Urdu forms of ۴, ۶ and ۷.
#[test]
fn the_language_selects_localised_forms() {
    let digits = |lang| ids(&lines(&set(&document(vec![body("۴۵۶۷")], lang)))[0]);
    let (urdu, arabic) = (digits(Lang::Ur), digits(Lang::Ar));
    let same: Vec<bool> = urdu.iter().zip(&arabic).map(|(a, b)| a == b).collect();
    assert_eq!(same, [false, true, false, false]);
}

/// Row 36.
#[test]
fn the_number_of_a_verse_stands_inside_its_sign() {
    let line = lines(&set(&arabic("۝١٢"))).remove(0);
    let advances: Vec<bool> = line.glyphs.iter().map(|g| g.advance > Pt::ZERO).collect();
    assert_eq!((line.seen().as_str(), advances), ("۝١٢", vec![true, false, false]));
}

/// Row 40.
#[test]
fn an_emoji_of_several_characters_is_one_glyph() {
    let family = "👨\u{200D}👩\u{200D}👧";
    let line = lines(&set(&arabic(&format!("{family} عائلة")))).remove(0);
    let glyphs = line.glyphs.iter().filter(|g| g.family == "Noto Emoji" && g.shown != " ");
    let drawn: Vec<&str> = glyphs.map(|glyph| glyph.shown.as_str()).collect();
    assert_eq!(drawn, [family]);
}

/// A dot between two facts ends a line, and begins none.
#[test]
fn a_line_ends_behind_the_dot_between_two_facts() {
    let facts = "مقدّم البند: المهندسة سلمى · المدة: ٤٥ دقيقة · السند: المادة التاسعة ".repeat(6);
    for measure in measures() {
        let mut document = arabic(&facts);
        set_measure(&mut document, measure);
        let begins = |line: &PaperLine| line.text.trim_start().starts_with('·');
        assert!(!lines(&set(&document)).iter().any(begins), "in {measure:?}");
    }
}

/// Row 41.
#[test]
fn a_word_wider_than_its_cell_is_cut_with_its_joints_shown() {
    let word = "مستشفى".repeat(10);
    let mut document = arabic(&word);
    set_measure(&mut document, Pt::mm(40.0));
    let warned = try_set(&document).expect("a warning, no error");
    assert!(warned.warnings.iter().any(|warning| warning.code.0 == "W0402"));
    let lines = lines(&warned.value);
    assert!(lines.len() > 1);
    for line in &lines {
        let (left, right) = line.extent();
        assert!(right - left <= Pt::mm(40.0) + Pt(0.01));
    }
    let mut glyphs: Vec<u16> = lines.iter().rev().flat_map(ids).collect();
    let mut whole = shaped(amiri(400), "ar", &word);
    (glyphs, whole) = (sorted(glyphs), sorted(whole));
    assert_eq!(glyphs, whole, "the forms are those of the uncut word");
}

fn sorted(mut ids: Vec<u16>) -> Vec<u16> {
    ids.sort_unstable();
    ids
}

/// Row 42.
#[test]
fn a_mark_without_a_letter_stands_on_a_dotted_circle_and_is_told() {
    let line = lines(&set(&arabic("\u{64E}كلمة"))).remove(0);
    let circle = amiri(400).face().glyph_index('◌').expect("Amiri has one").0;
    assert!(line.glyphs.iter().any(|glyph| glyph.id == circle));
    assert_eq!(line.text, "\u{64E}كلمة");
    assert_eq!(lints("\u{64E}كلمة"), ["W0147"]);
}

/// Rows 39 and 59.
#[test]
fn odd_characters_are_told_and_kept() {
    assert_eq!(lints("نص \u{202B}نعم"), ["W0146"]);
    assert_eq!(lints("نص \u{202E}نعم\u{202C}"), ["W0145"]);
    assert_eq!(lints("ﻣﺤﻀﺮ الجلسة"), ["W0144"]);
    assert_eq!(lints("نص \u{200F}(a)\u{200E} \u{2066}abc\u{2069}"), Vec::<String>::new());
}

/// Row 59: with `document.repair` the letters join; names of files and signs of their own stay.
#[test]
fn presentation_forms_are_mended_on_demand() {
    let yaml = "title: ﻣﺤﻀﺮ\nnumber: ﺃ1\nintro: |\n  ﻣﺤﻀﺮ الجلسة ﷺ\n\n  \u{FE8D}\u{FEDF}ﻣﺤﻀﺮ\n\
        annexes:\n  - {title: ﺧﻄﺔ, file: ﻣﺤﻀﺮ.pdf}\ndocument: {repair: presentation_forms}\n";
    let meeting = Meeting::from_yaml(&Source::new("meeting.yaml", yaml)).expect("is good");
    let warned: Vec<&str> = meeting.warnings.iter().map(|warning| warning.path.as_str()).collect();
    assert_eq!(warned, ["annexes[0].file"]);
    let meeting = meeting.value;
    assert_eq!(meeting.title.value, "محضر");
    assert_eq!(meeting.number.expect("a number").value, "أ1");
    let blocks = meeting.introduction.expect("two paragraphs").blocks;
    let texts: Vec<&str> = blocks
        .iter()
        .map(|block| match block {
            RichBlock::Paragraph(text) => text.value.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["محضر الجلسة ﷺ", "المحضر"]);
    let annex = &meeting.annexes.items[0];
    assert_eq!(annex.title.value, "خطة");
    assert_eq!(annex.file.as_ref().map(|file| file.value.as_str()), Some("ﻣﺤﻀﺮ.pdf"));
}

fn list(counter: Counter, before: &str, after: &str, items: Vec<ListItem>) -> Vec<PaperLine> {
    let numbering = Numbering { counter, before: before.into(), after: after.into() };
    let list = List { marker: Marker::Numbered(numbering), items };
    lines(&set(&document(vec![Block::List(list)], Lang::Ar)))
}

fn items(count: usize) -> Vec<ListItem> {
    let item = || ListItem { number: None, id: None, blocks: vec![body("بند")] };
    (0..count).map(|_| item()).collect()
}

/// Row 44.
#[test]
fn labels_stand_at_the_right_with_their_brackets_outward() {
    let lines = list(Counter::Number(DigitSet::Latn), "", ")", items(16));
    assert_eq!(lines[0].seen(), "بند(1");
    assert_eq!(lines[11].seen(), "بند(12");
    let bracket = |line: &PaperLine| line.glyphs.iter().find(|g| g.shown == "(").map(|g| g.x);
    let two: Vec<Option<Pt>> = lines[9..].iter().map(bracket).collect();
    assert!(two.windows(2).all(|pair| pair[0] == pair[1]), "brackets 10 to 16: {two:?}");
    let rights: Vec<Pt> = lines.iter().map(|line| line.extent().1).collect();
    assert!(rights.iter().all(|right| (*right - rights[0]).abs() < Pt(0.001)), "{rights:?}");
}

/// Row 45.
#[test]
fn letters_as_labels_keep_brackets_and_tatweel() {
    let both = list(Counter::Abjad, "(", ")", items(1));
    assert_eq!(both[0].seen(), "بند(أ)");
    let after = list(Counter::Abjad, "", ")", items(5));
    assert_eq!(after[4].seen(), "بند(هـ");
}

/// Row 46.
#[test]
fn a_decimal_label_begins_at_the_right() {
    let own = ListItem { number: Some("٢-١-٣".into()), id: None, blocks: vec![body("بند")] };
    let lines = list(Counter::Number(DigitSet::Arab), "", "", vec![own]);
    assert_eq!(lines[0].seen(), "بند٣-١-٢");
}

/// Row 51.
#[test]
fn colour_changes_inside_a_word_without_breaking_its_joints() {
    let halves = vec![
        Inline::span(CharRole::Secondary, vec![Inline::generated("مح")]),
        Inline::generated("ضر"),
    ];
    let block = Block::paragraph(ParaRole::Body, halves);
    let line = lines(&set(&document(vec![block], Lang::Ar))).remove(0);
    assert_eq!(ids(&line), shaped(amiri(400), "ar", "محضر"));
    let colours: Vec<&str> = line.glyphs.iter().map(|glyph| glyph.colour.as_str()).collect();
    assert!(colours[0] == colours[1] && colours[1] != colours[2] && colours[2] == colours[3]);
    let touches = |pair: &[Mark]| (pair[0].x + pair[0].advance - pair[1].x).abs() < Pt(0.001);
    assert!(line.glyphs.windows(2).all(touches), "no gap at the joint");
}

/// Row 52.
#[test]
fn bold_inside_a_word_keeps_its_joining_forms() {
    let halves = vec![
        Inline::span(CharRole::Strong, vec![Inline::generated("مح")]),
        Inline::generated("ضر"),
    ];
    let block = Block::paragraph(ParaRole::Body, halves);
    let line = lines(&set(&document(vec![block], Lang::Ar))).remove(0);
    let (plain, stressed) = (shaped(amiri(400), "ar", "محضر"), shaped(amiri(700), "ar", "محضر"));
    assert_eq!(ids(&line), [&plain[..2], &stressed[2..]].concat());
}

fn table(text: &str) -> Block {
    let column = Column { kind: ColumnKind::Text, head: vec![Inline::generated("الاسم")] };
    Block::Table(Table {
        role: TableRole::Data,
        summary: String::new(),
        caption: Vec::new(),
        columns: vec![column],
        header: false,
        rows: vec![Row { id: None, cells: vec![mahdar::document::Cell::generated(text)] }],
    })
}

/// Row 58.
#[test]
fn a_cell_begins_at_the_right_whatever_its_first_word() {
    let document = document(vec![table("Google تعلن")], Lang::Ar);
    assert_eq!(lines(&set(&document))[0].seen(), "تعلن Google");
    let runs = word_runs(&document).concat();
    assert_eq!(runs[0].text, "Google");
    assert!(!runs[0].rtl && runs[1].rtl);
}

/// Rows 28 to 31, 37, 54: words and pairs that no kashida parts.
#[test]
fn some_joints_are_never_stretched() {
    let hard =
        "إسلَامية رحمٰن هٰذا لّٰه الله والله لله محـــمد وتقبله بالنشر ١٤٣٧هـ أ.د. ﴿قُلْ هُوَ اللَّهُ أَحَدٌ﴾";
    let text = format!("{PROSE} {hard} {PROSE} {hard} {PROSE} {hard} {PROSE}");
    let mut strokes = 0;
    for measure in measures().step_by(3) {
        for line in stretched(&text, measure) {
            for (_, found) in stretched_words(&line) {
                strokes += 1;
                let alone =
                    ["رحمٰن", "هٰذا", "لّٰه", "الله", "والله", "لله", "محـــمد", "١٤٣٧هـ", "أ.د."];
                assert!(!alone.contains(&found.word.as_str()), "{found:?}");
                assert!(!found.word.contains(['﴾', '﴿']), "{found:?}");
                let last = found.before.chars().rev().find(|c| c.is_alphabetic());
                let next = found.after.chars().next();
                assert_ne!((last, next), (Some('ل'), Some('ا')), "{found:?}");
                assert_ne!((last, next), (Some('ل'), Some('ه')), "{found:?}");
                assert!(!(found.word == "بالنشر" && next == Some('ر')), "{found:?}");
            }
        }
    }
    assert!(strokes > 30, "only {strokes} kashidas to judge by");
}

/// Row 55.
#[test]
fn last_lines_headings_and_cells_keep_their_natural_width() {
    let heading = Heading { level: 1, id: BlockId(1), content: vec![Inline::generated(PROSE)] };
    let cell = table(&[PROSE; 3].join(" "));
    let paragraph = body(&[PROSE; 3].join(" "));
    for (name, block) in [("heading", Block::Heading(heading)), ("cell", cell), ("body", paragraph)]
    {
        let mut document = document(vec![block], Lang::Ar);
        document.setup.kashida = Some(KashidaLevel::High);
        set_measure(&mut document, Pt::mm(75.0));
        let lines = lines(&set(&document));
        let natural = if name == "body" { &lines[lines.len() - 1..] } else { &lines[..] };
        for line in natural {
            assert!(stretched_words(line).is_empty(), "{name}: {}", line.text);
            for space in line.glyphs.iter().filter(|glyph| glyph.shown == " ") {
                assert!((space.advance - natural_space(space)).abs() < Pt(0.001), "{name}");
            }
        }
    }
}

fn natural_space(space: &Mark) -> Pt {
    let (_, font) = fonts().iter().find(|(_, f)| f.family() == space.family).expect("embedded");
    let id = font.face().glyph_index(' ').expect("has a space");
    let units = font.face().glyph_hor_advance(id).expect("has an advance");
    space.size * (f64::from(units) / f64::from(font.metrics().units_per_em))
}

/// Row 56.
#[test]
fn narrow_columns_stretch_single_words_and_keep_their_spaces() {
    let text = [PROSE; 4].join(" ");
    let mut document = arabic(&text);
    set_measure(&mut document, Pt::mm(75.0));
    let lines = lines(&set(&document));
    assert!(lines.iter().any(|line| !stretched_words(line).is_empty()));
    for line in &lines {
        let places: Vec<usize> = stretched_words(line).iter().map(|(place, _)| *place).collect();
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 1), "{places:?}");
        assert!(!places.contains(&0), "none in the first word");
        for space in line.glyphs.iter().filter(|glyph| glyph.shown == " ") {
            assert!(space.advance <= natural_space(space) * 2.0, "{}", line.text);
        }
    }
}

/// Row 61.
#[test]
fn a_contents_entry_has_its_number_at_the_left_and_after_its_words() {
    let heading =
        Heading { level: 1, id: BlockId(1), content: vec![Inline::generated("العنوان")] };
    let toc = Toc { title: vec![Inline::generated("المحتويات")], depth: 2 };
    let mut document =
        document(vec![Block::Toc(toc), Block::PageBreak, Block::Heading(heading)], Lang::Ar);
    document.setup.digits = DigitSet::Arab;
    let lines = lines(&set(&document));
    let entry = lines.iter().find(|line| line.text.contains('٢')).expect("an entry");
    assert_eq!(entry.text, "العنوان٢");
    assert_eq!(entry.seen(), "٢العنوان");
    assert!(entry.glyphs[1].x - entry.glyphs[0].x > Pt::mm(60.0), "a leader between them");
}

/// Row 62, as far as frames and the Word file tell; the conformance script asks three readers.
#[test]
fn stretched_text_is_the_text_of_the_source() {
    let text = [PROSE; 4].join(" ");
    let lines = stretched(&text, Pt::mm(75.0));
    assert!(lines.iter().map(|line| stretched_words(line).len()).sum::<usize>() > 5);
    let placed: Vec<String> = lines.into_iter().map(|line| line.text).collect();
    assert_eq!(placed.join(" "), text);
    let words: String =
        word_runs(&arabic(&text)).concat().into_iter().map(|run| run.text).collect();
    assert_eq!(words, text);
}

/// Row 53: overlapping joints would show through transparent text.
#[test]
fn no_paint_is_transparent() {
    let mut document = arabic(PROSE);
    document.setup.watermark = Some("مسودة".into());
    let options = mahdar::pdf::PdfOptions::default();
    let pdf = mahdar::pdf::write(&set(&document), &[], fonts(), &options);
    let file = lopdf::Document::load_mem(&pdf.expect("is written")).expect("can be read");
    let transparent = |dictionary: &lopdf::Dictionary| {
        [&b"ca"[..], b"CA", b"SMask", b"BM"].iter().any(|key| dictionary.has(key))
    };
    let dictionaries = file.objects.values().filter_map(|object| match object {
        lopdf::Object::Stream(stream) => Some(&stream.dict),
        other => other.as_dict().ok(),
    });
    assert_eq!(dictionaries.filter(|dictionary| transparent(dictionary)).count(), 0);
}
