//! From a theme file to a [`Theme`]: what it extends, what it overrides, its parts.

use super::read::{Context, Mapping, did_you_mean, mapping, words};
use super::{Theme, UNKNOWN_THEME, sections};
use crate::diag::{Diagnostic, Diagnostics, Message, Source, Warned, nearest};
use crate::yaml::{self, At, Key, Node, Value};

/// The built-in theme files by name.
const FILES: [(&str, &str); 3] = [
    ("formal", include_str!("formal.yaml")),
    ("modern", include_str!("modern.yaml")),
    ("plain", include_str!("plain.yaml")),
];

/// The keys of the top level.
const KEYS: [&str; 23] = [
    "extends",
    "name",
    "description",
    "palette",
    "families",
    "base",
    "page",
    "paragraphs",
    "headings",
    "characters",
    "list",
    "table",
    "facts",
    "quote",
    "summary",
    "decision",
    "figure",
    "signature",
    "toc",
    "running",
    "cover",
    "letterhead",
    "watermark",
];

/// What a theme file extends when it does not say.
const DEFAULT: &str = "formal";

impl Theme {
    /// The names of the built-in themes.
    pub const BUILTIN: [&str; 3] = [FILES[0].0, FILES[1].0, FILES[2].0];

    /// The built-in theme of this name.
    pub fn builtin(name: &str) -> Option<Theme> {
        let mut cx = Context::new();
        let theme = read(&tree(name)?, &mut cx);
        Some(theme.expect("a test reads every built-in theme"))
    }

    /// The file of the built-in theme of this name, to begin one's own from.
    pub fn builtin_file(name: &str) -> Option<&'static str> {
        FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// Whether a YAML file is a theme and no meeting, by the keys that lines begin with: it extends
    /// another one and has no title, or holds nothing but what themes hold.
    pub fn is_theme(text: &str) -> bool {
        let keys: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().filter_map(key).collect();
        let extends = keys.contains(&"extends") && !keys.contains(&"title");
        let is_known = |key: &&str| KEYS.contains(key);
        !keys.is_empty()
            && (extends && keys.iter().all(|k| k.is_ascii()) || keys.iter().all(is_known))
    }

    /// Reads a theme file. It overrides, value by value, the built-in theme named after `extends`,
    /// or `formal`. Without a `name` it bears that of its file.
    ///
    /// # Errors
    /// Every mistake of the file with its place.
    pub fn from_yaml(source: &Source) -> Result<Warned<Theme>, Diagnostics> {
        let over = yaml::parse(source)?;
        let base = base_of(&over)?;
        let mut cx = Context::new();
        // A place in the merged tree is one in this source: the base alone has no mistake, and a
        // mistake in a mapping of both bears the place of the overriding one.
        let theme = read(&overlay(&base, &over), &mut cx);
        match theme {
            Some(mut theme) if cx.found.0.is_empty() => {
                if over.get("name").is_none() {
                    theme.name = stem(&source.name).to_owned();
                }
                Ok(Warned { value: theme, warnings: Vec::new() })
            }
            Some(_) | None => {
                cx.found.sort();
                Err(cx.found)
            }
        }
    }
}

/// What stands before the colon of a line that begins a value of the top level.
fn key(line: &str) -> Option<&str> {
    let begins = !line.starts_with([' ', '\t', '#', '%']) && !line.starts_with("---");
    let key = line.split_once(':').map_or(line, |(key, _)| key).trim_end();
    (begins && !key.is_empty()).then_some(key)
}

/// The error for a name that no built-in theme has.
pub fn unknown_theme(name: &str) -> Diagnostic {
    let message = Message::new(format!("لا توجد سمة باسم «{name}»"), format!("no theme `{name}`"));
    let known = Theme::BUILTIN.join(", ");
    let help = match nearest(name, Theme::BUILTIN) {
        Some(near) => did_you_mean(near),
        None => Message::new(
            format!("السمات: {known}، أو ملف سمة ينتهي اسمه بـ .yaml"),
            format!("the themes: {known}, or a theme file whose name ends in .yaml"),
        ),
    };
    Diagnostic::error(UNKNOWN_THEME, message).help(help)
}

fn tree(name: &str) -> Option<Node> {
    let source = Source::new(name, Theme::builtin_file(name)?);
    Some(yaml::parse(&source).expect("a test parses every built-in theme"))
}

fn base_of(over: &Node) -> Result<Node, Diagnostics> {
    let extends = over.get("extends");
    let name = extends.map_or(Some(DEFAULT), |node| Some(node.scalar()?.text.trim()));
    let base = name.and_then(tree);
    base.ok_or_else(|| {
        let span = extends.map(|node| node.span);
        Diagnostics(vec![unknown_theme(name.unwrap_or_default()).at(span).in_path("extends")])
    })
}

/// `over` with what it leaves out taken from `base`, mapping by mapping.
fn overlay(base: &Node, over: &Node) -> Node {
    let (Value::Map(below), Value::Map(above)) = (&base.value, &over.value) else {
        return over.clone();
    };
    let merged = |(key, node): &(Key, Node)| {
        let node = base.get(&key.text).map_or_else(|| node.clone(), |base| overlay(base, node));
        (key.clone(), node)
    };
    let missing = below.iter().filter(|(key, _)| over.get(&key.text).is_none());
    let entries = above.iter().map(merged).chain(missing.cloned()).collect();
    Node { span: over.span, value: Value::Map(entries) }
}

fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn read(root: &Node, cx: &mut Context) -> Option<Theme> {
    mapping(At::root(root), cx, theme).flatten()
}

/// All parts of a theme. Palette and base come first, for the other parts refer to them; every part
/// is read before the first missing one ends it, so that all mistakes are found.
fn theme(map: &mut Mapping<'_, '_>) -> Option<Theme> {
    map.optional("extends", words);
    let name = map.words("name");
    let description = map.inner("description", sections::description);
    let palette = map.inner("palette", sections::palette);
    let families = map.inner("families", sections::families).flatten();
    map.inner("base", sections::base);
    let page = map.inner("page", sections::page);
    let paragraphs = map.inner("paragraphs", sections::paragraphs);
    let headings = map.inner("headings", sections::headings);
    let characters = map.inner("characters", sections::characters);
    let list = map.inner("list", sections::list);
    let table = map.inner("table", sections::table);
    let facts = map.inner("facts", sections::facts);
    let quote = map.inner("quote", sections::quote);
    let summary = map.inner("summary", sections::boxed);
    let decision = map.inner("decision", sections::boxed);
    let figure = map.inner("figure", sections::figure);
    let signature = map.inner("signature", sections::signature);
    let toc = map.inner("toc", sections::toc);
    let running = map.inner("running", sections::running);
    let cover = map.inner("cover", sections::cover);
    let letterhead = map.inner("letterhead", sections::letterhead);
    let watermark = sections::watermark(map);
    let (body_family, display_family) = families?;
    let (letterhead_name, letterhead_line) = letterhead?;
    Some(Theme {
        name,
        description: description?,
        page: page?,
        palette: palette?,
        body_family,
        display_family,
        paragraphs: paragraphs?,
        headings: headings?,
        characters: characters?,
        list: list?,
        table: table?,
        facts: facts?,
        quote: quote?,
        summary: summary?,
        decision: decision?,
        figure: figure?,
        signature: signature?,
        toc: toc?,
        running: running?,
        cover: cover?,
        letterhead_name,
        letterhead_line,
        watermark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::LineColumn;
    use crate::geom::Pt;
    use crate::theme::Colour;
    use crate::yaml::{UNKNOWN_KEY, WRONG_TYPE};

    fn load(text: &str) -> Result<Theme, Vec<(String, String, LineColumn)>> {
        let source = Source::new("themes/ours.yaml", text);
        Theme::from_yaml(&source).map(|warned| warned.value).map_err(|found| {
            let place = |d: &Diagnostic| source.line_column(d.span.expect("has a place").start);
            found.0.iter().map(|d| (d.code.0.to_owned(), d.path.clone(), place(d))).collect()
        })
    }

    #[test]
    fn every_builtin_theme_is_whole_and_has_no_mistake() {
        for name in Theme::BUILTIN {
            let mut cx = Context::new();
            let theme = read(&tree(name).expect("is built in"), &mut cx);
            assert_eq!(cx.found, Diagnostics::default(), "{name}");
            assert_eq!(theme.expect("is whole").name, name);
            assert!(Theme::builtin_file(name).is_some_and(Theme::is_theme), "{name}");
        }
        assert_eq!(Theme::builtin("baroque"), None);
    }

    #[test]
    fn formal_has_the_values_of_the_model_page() {
        let theme = Theme::builtin("formal").expect("is built in");
        assert_eq!(theme.page.margins.top, Pt::mm(27.0));
        assert_eq!(theme.paragraphs.body.leading, Pt(22.75));
        assert_eq!(theme.palette.accent.to_hex(), "0B5D5E");
        assert_eq!(theme.headings[0].text.size, Pt(12.5));
    }

    #[test]
    fn a_theme_overrides_value_by_value() {
        let ours = load(
            "extends: plain\npalette: {accent: '#7a1f1f'}\nheadings:\n  level_1: {colour: accent}\n",
        )
        .expect("has no mistake");
        let plain = Theme::builtin("plain").expect("is built in");
        assert_eq!(ours.name, "ours");
        assert_eq!(Some(ours.headings[0].text.colour), Colour::from_hex("#7a1f1f"));
        assert_eq!(ours.headings[0].text.size, plain.headings[0].text.size);
        assert_eq!(ours.table, plain.table);
    }

    #[test]
    fn a_bar_may_come_and_go() {
        let ours = load("quote: {bar: {width: 4mm}}\nheadings: {level_1: {bar: none}}\n");
        let ours = ours.expect("has no mistake");
        assert_eq!(ours.quote.bar.width, Pt::mm(4.0));
        assert_eq!(ours.headings[0].bar, None);
        let bare = load("extends: modern\nheadings: {level_1: {bar: {width: 2}}}\n");
        let paths: Vec<String> = bare.expect_err("no gap").into_iter().map(|e| e.1).collect();
        assert_eq!(paths, ["headings.level_1.bar", "headings.level_1.bar"]);
    }

    #[test]
    fn all_mistakes_are_reported_with_their_places() {
        let found = load(
            "palette: {acent: '#000000', tint: teal}\ntable:\n  pad_x: wide\n  head: 9\nbase: {weight: 50}\n",
        )
        .expect_err("has mistakes");
        let at = |line, column| LineColumn { line, column };
        assert_eq!(
            found,
            [
                (UNKNOWN_KEY.0.to_owned(), "palette".to_owned(), at(1, 11)),
                ("E0302".to_owned(), "palette.tint".to_owned(), at(1, 35)),
                ("E0303".to_owned(), "table.pad_x".to_owned(), at(3, 10)),
                (WRONG_TYPE.0.to_owned(), "table.head".to_owned(), at(4, 9)),
                ("E0110".to_owned(), "base.weight".to_owned(), at(5, 16)),
            ]
        );
    }

    #[test]
    fn a_word_that_is_no_bullet_is_told_once() {
        let paths = |bullets: &str| -> Vec<String> {
            let found = load(&format!("list: {{bullets: {bullets}}}\n")).expect_err("a mistake");
            found.into_iter().map(|(_, path, _)| path).collect()
        };
        assert_eq!(paths("[star]"), ["list.bullets[0]"]);
        assert_eq!(paths("[disc, star]"), ["list.bullets[1]"]);
        assert_eq!(paths("star"), ["list.bullets"]);
        assert_eq!(paths("[]"), ["list.bullets"]);
        assert_eq!(paths("[disc, disc, disc]"), ["list.bullets"]);
    }

    #[test]
    fn an_unknown_base_is_refused_with_the_nearest_name() {
        let source = Source::new("ours.yaml", "extends: fromal\n");
        let found = Theme::from_yaml(&source).expect_err("no such theme");
        let help = found.0[0].help.as_ref().expect("has advice");
        assert_eq!(help.en, "did you mean `formal`?");
    }
}
