//! From what the user typed to the list of meetings: files, folders, globs, `-`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::WalkDir;

use crate::diag::{Message, reason};
use crate::engine;
use crate::yaml::MAX_BYTES;

/// Where a meeting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// The path as shown to the user; `-` for standard input.
    pub fn path(&self) -> &Path {
        match self {
            Input::File(path) => path,
            Input::Stdin => Path::new("-"),
        }
    }
}

/// Why a path gives no meeting.
#[derive(Debug, thiserror::Error)]
pub enum ExpandError {
    /// Nothing has this name.
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    /// A folder without `*.yaml` or `*.yml`.
    #[error("{}: no *.yaml or *.yml in this folder", .0.display())]
    EmptyFolder(PathBuf),
    /// A pattern that matches no file.
    #[error("{0}: no file matches")]
    NoMatch(String),
    /// A pattern that cannot be read.
    #[error("{0}: not a valid pattern: {1}")]
    BadPattern(String, String),
    /// The folder cannot be listed.
    #[error("{}: {}", path.display(), reason(why).en)]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl ExpandError {
    /// The same in both languages of messages.
    pub fn message(&self) -> Message {
        let ar = match self {
            ExpandError::Missing(path) => format!("{}: لا ملف ولا مجلد بهذا الاسم", path.display()),
            ExpandError::EmptyFolder(path) => {
                format!("{}: لا ملفات ‎*.yaml‎ ولا ‎*.yml‎ في هذا المجلد", path.display())
            }
            ExpandError::NoMatch(pattern) => format!("{pattern}: لا ملف يطابق هذا النمط"),
            ExpandError::BadPattern(pattern, why) => format!("{pattern}: نمط غير صحيح: {why}"),
            ExpandError::Unreadable { path, why } => {
                format!("{}: تعذرت القراءة: {}", path.display(), reason(why).ar)
            }
        };
        Message::new(ar, self.to_string())
    }

    /// What was typed.
    pub fn path(&self) -> &Path {
        match self {
            ExpandError::Missing(path)
            | ExpandError::EmptyFolder(path)
            | ExpandError::Unreadable { path, .. } => path,
            ExpandError::NoMatch(pattern) | ExpandError::BadPattern(pattern, _) => {
                Path::new(pattern)
            }
        }
    }
}

/// The meetings behind the given paths, in the order given and each once, with the paths that gave
/// none. What is in a folder is sorted by name; hidden files, packs (`pack.yaml`, `NAME.pack.yaml`),
/// themes and folders within it are not taken.
pub fn expand(paths: &[PathBuf]) -> (Vec<Input>, Vec<ExpandError>) {
    expand_without(paths, &|path| is_pack(path) || is_theme(path))
}

/// The same with the packs that are in folders and match patterns among the meetings.
pub fn expand_with_packs(paths: &[PathBuf]) -> (Vec<Input>, Vec<ExpandError>) {
    expand_without(paths, &is_theme)
}

/// The same as [`expand`], each meeting and each path that gave none in its place; with the packs of
/// [`expand_with_packs`] on request.
pub fn expand_in_order(paths: &[PathBuf], packs: bool) -> Vec<Result<Input, ExpandError>> {
    in_order(paths, &|path| !packs && is_pack(path) || is_theme(path))
}

/// The files behind paths but for those that are left out unless they are named.
pub(super) fn expand_without(
    paths: &[PathBuf],
    is_left_out: &dyn Fn(&Path) -> bool,
) -> (Vec<Input>, Vec<ExpandError>) {
    let (mut inputs, mut errors) = (Vec::new(), Vec::new());
    for found in in_order(paths, is_left_out) {
        match found {
            Ok(input) => inputs.push(input),
            Err(error) => errors.push(error),
        }
    }
    (inputs, errors)
}

fn in_order(
    paths: &[PathBuf],
    is_left_out: &dyn Fn(&Path) -> bool,
) -> Vec<Result<Input, ExpandError>> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        let mut errors = Vec::new();
        match expand_one(path, is_left_out, &mut errors) {
            Ok(found) => {
                all.extend(found.into_iter().filter(|input| seen.insert(key(input))).map(Ok));
            }
            Err(error) => errors.push(error),
        }
        all.extend(errors.into_iter().map(Err));
    }
    all
}

/// What tells one input from another, however it was reached.
fn key(input: &Input) -> PathBuf {
    match input {
        Input::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        Input::Stdin => PathBuf::from("-"),
    }
}

fn expand_one(
    path: &Path,
    is_left_out: &dyn Fn(&Path) -> bool,
    errors: &mut Vec<ExpandError>,
) -> Result<Vec<Input>, ExpandError> {
    if path == Path::new("-") {
        return Ok(vec![Input::Stdin]);
    }
    // A file whose name holds `[` or `*` is that file before it is a pattern.
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, is_left_out),
        Ok(_) => Ok(vec![Input::File(path.to_owned())]),
        Err(error) => match path.to_str() {
            Some(text) if is_pattern(text) => glob(text, is_left_out, errors),
            Some(_) | None if error.kind() == io::ErrorKind::NotFound => {
                Err(ExpandError::Missing(path.to_owned()))
            }
            Some(_) | None => Err(ExpandError::Unreadable { path: path.to_owned(), why: error }),
        },
    }
}

fn folder(path: &Path, is_left_out: &dyn Fn(&Path) -> bool) -> Result<Vec<Input>, ExpandError> {
    let unreadable = |why| ExpandError::Unreadable { path: path.to_owned(), why };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let is_input = is_yaml(&file) && !is_hidden(&file) && file.is_file();
        if is_input && !is_left_out(&file) {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(ExpandError::EmptyFolder(path.to_owned()));
    }
    files.sort();
    Ok(files.into_iter().map(Input::File).collect())
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ext| ext.eq_ignore_ascii_case("yaml") || ext.eq_ignore_ascii_case("yml"))
}

/// Whether a file is a pack of meetings by its name: `pack.yaml`, `2016.pack.yaml`. A folder of
/// meetings may hold it beside them.
pub fn is_pack(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    stem.is_some_and(|stem| stem == "pack" || stem.ends_with(".pack"))
}

/// Whether a file is a theme by its content. What cannot be read is no theme, and is reported later.
pub(super) fn is_theme(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| {
        // Longer files are refused as meetings too.
        file.take(MAX_BYTES as u64).read_to_end(&mut bytes)
    });
    is_yaml(path) && read.is_ok() && engine::is_theme(&String::from_utf8_lossy(&bytes))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// What a pattern matches where it can be looked at; folders where it cannot go into `errors`.
fn glob(
    pattern: &str,
    is_left_out: &dyn Fn(&Path) -> bool,
    errors: &mut Vec<ExpandError>,
) -> Result<Vec<Input>, ExpandError> {
    let (mut files, unreadable) = matching(Path::new("."), pattern)?;
    files.retain(|file| !is_left_out(file));
    if files.is_empty() && unreadable.is_empty() {
        return Err(ExpandError::NoMatch(pattern.to_owned()));
    }
    errors.extend(unreadable);
    Ok(files.into_iter().map(Input::File).collect())
}

/// The files of a folder that a pattern matches, sorted, and the folders in which others may be that
/// cannot be read.
pub(super) fn matching(
    folder: &Path,
    pattern: &str,
) -> Result<(Vec<PathBuf>, Vec<ExpandError>), ExpandError> {
    // Paths from the walk of `.` begin with `./`, which the pattern need not say.
    let plain = pattern.strip_prefix("./").unwrap_or(pattern);
    let ways = Ways::new(plain)
        .map_err(|e| ExpandError::BadPattern(pattern.to_owned(), e.kind().to_string()))?;
    let within = |path: &Path| {
        let path = path.strip_prefix(folder).unwrap_or(path);
        path.strip_prefix(".").unwrap_or(path).to_owned()
    };
    let is_wanted = |entry: &walkdir::DirEntry| {
        let leads = || !entry.file_type().is_dir() || ways.lead_through(&within(entry.path()));
        entry.depth() == 0 || !is_hidden(entry.path()) && leads()
    };
    let root = folder.join(fixed_part(plain));
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(&root).follow_links(true).into_iter().filter_entry(is_wanted) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(within(entry.path())),
            Ok(_) => {}
            // Back to a folder that the walk is in already.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => {
                let path = error.path().unwrap_or(&root).to_owned();
                let named = within(&path);
                if ways.end_at(&named) {
                    // A link that leads nowhere: whoever reads it says so.
                    files.push(named);
                } else if let Some(why) = unread(error, &path, ways.lead_through(&named)) {
                    unreadable.push(ExpandError::Unreadable { path: named, why });
                }
            }
        }
    }
    files.retain(|file| ways.end_at(file));
    files.sort();
    Ok((files, unreadable))
}

/// Why a folder cannot be looked at in which matches may be; none for what is gone.
fn unread(error: walkdir::Error, path: &Path, leads: bool) -> Option<io::Error> {
    let is_root = error.depth() == 0;
    let why = error.into_io_error()?;
    let is_gone = why.kind() == io::ErrorKind::NotFound;
    (!is_gone && (is_root || leads && !is_hidden(path))).then_some(why)
}

/// Where a pattern leads.
struct Ways {
    matches: GlobMatcher,
    /// What the folders on the way match, at each depth.
    on_the_way: Vec<GlobMatcher>,
    /// Whether every folder further down may hold matches.
    deep: bool,
}

impl Ways {
    fn new(pattern: &str) -> Result<Ways, globset::Error> {
        let matcher = |pattern: &str| {
            let glob = GlobBuilder::new(pattern).literal_separator(true).build();
            glob.map(|glob| glob.compile_matcher())
        };
        let mut ways = Ways { matches: matcher(pattern)?, on_the_way: Vec::new(), deep: false };
        // Braces may hold separators, so that there is no telling how deep a folder is.
        if pattern.contains('{') {
            return Ok(Ways { deep: true, ..ways });
        }
        let mut way = PathBuf::new();
        for component in Path::new(pattern).components() {
            way.push(component);
            ways.deep = component.as_os_str() == "**";
            match way.to_str().map(matcher) {
                Some(Ok(matcher)) if !ways.deep => ways.on_the_way.push(matcher),
                _ => return Ok(Ways { deep: true, ..ways }),
            }
        }
        // The last one matches files.
        ways.on_the_way.pop();
        Ok(ways)
    }

    fn end_at(&self, file: &Path) -> bool {
        self.matches.is_match(file)
    }

    /// Whether matches may be in a folder, if they may be in the one that it is in.
    fn lead_through(&self, folder: &Path) -> bool {
        match folder.components().count().checked_sub(1) {
            Some(depth) => self.on_the_way.get(depth).map_or(self.deep, |way| way.is_match(folder)),
            None => true,
        }
    }
}

/// The folder that all matches of a pattern are in.
pub(super) fn fixed_part(pattern: &str) -> PathBuf {
    let components = Path::new(pattern).components();
    let is_fixed =
        |c: &std::path::Component<'_>| c.as_os_str().to_str().is_some_and(|s| !is_pattern(s));
    let fixed: PathBuf = components.take_while(is_fixed).collect();
    if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("in the folder")).expect("writable");
            fs::write(path, "title: x\n").expect("writable");
        }
        folder
    }

    fn names(folder: &tempfile::TempDir, inputs: &[Input]) -> Vec<String> {
        let name = |input: &Input| {
            let path = input.path();
            path.strip_prefix(folder.path()).unwrap_or(path).display().to_string()
        };
        inputs.iter().map(name).collect()
    }

    #[test]
    fn a_folder_gives_its_visible_yaml_files_sorted() {
        let files =
            ["b.yml", "a.yaml", ".c.yaml", "d.txt", "sub/e.yaml", "pack.yaml", "q.pack.yml"];
        let folder = tree(&files);
        let (inputs, errors) = expand(&[folder.path().to_owned()]);
        assert!(errors.is_empty());
        assert_eq!(names(&folder, &inputs), ["a.yaml", "b.yml"]);
        let (inputs, _) = expand_with_packs(&[folder.path().to_owned()]);
        assert_eq!(names(&folder, &inputs), ["a.yaml", "b.yml", "pack.yaml", "q.pack.yml"]);
    }

    #[test]
    fn a_pattern_reaches_into_folders_but_not_into_hidden_ones() {
        let folder = tree(&["a.yaml", "sub/b.yaml", ".git/c.yaml", "pack.yaml"]);
        let (inputs, errors) = expand(&[folder.path().join("**/*.yaml")]);
        assert!(errors.is_empty());
        assert_eq!(names(&folder, &inputs), ["a.yaml", "sub/b.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_read_is_named_where_a_pattern_leads_through_it() {
        let folder = tree(&["a.yaml", "sub/b.yaml", "other/c.txt"]);
        let link = |name: &str, to: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).expect("writable");
        };
        // A link to itself cannot be looked at, by nobody; those back and to nowhere are no folders.
        for (name, to) in [("sub/shut", "shut"), ("sub/back", "."), ("sub/gone", "nowhere")] {
            link(name, to);
        }
        let found = |pattern: &str| {
            let (inputs, errors) = expand(&[folder.path().join(pattern)]);
            let errors: Vec<String> =
                errors.iter().map(|e| e.path().display().to_string()).collect();
            (names(&folder, &inputs), errors)
        };
        let shut = vec![folder.path().join("sub/shut").display().to_string()];
        assert_eq!(found("**/*.yaml"), (vec!["a.yaml".into(), "sub/b.yaml".into()], shut.clone()));
        assert_eq!(found("sub/*/*.yaml"), (vec![], shut));
        for pattern in ["sub/*.yaml", "[r-t]ub/b*"] {
            assert_eq!(found(pattern), (vec!["sub/b.yaml".into()], vec![]), "{pattern}");
        }
        link("sub/d.yaml", "nowhere");
        let named = vec!["sub/b.yaml".into(), "sub/d.yaml".into()];
        assert_eq!(found("sub/*.yaml"), (named, vec![]), "reading it says that it is not there");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_without_permission_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tree(&["a.yaml", "closed/b.yaml"]);
        let closed = folder.path().join("closed");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("ours");
        let (inputs, errors) = expand(&[folder.path().join("**/*.yaml")]);
        // Some users may read everything.
        if fs::read_dir(&closed).is_err() {
            assert_eq!(names(&folder, &inputs), ["a.yaml"]);
            assert!(
                matches!(&errors[..], [ExpandError::Unreadable { path, .. }] if *path == closed)
            );
        }
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("ours");
    }

    #[test]
    fn a_theme_is_left_out_unless_it_is_named() {
        let folder = tree(&["a.yaml", "own.yaml"]);
        let own = folder.path().join("own.yaml");
        for theme in ["# ours\nextends: plain\npalett: {}\n", "\u{FEFF}page:\n  header: 9mm\n"] {
            fs::write(&own, theme).expect("writable");
            let paths = [folder.path().to_owned(), folder.path().join("*.yaml")];
            assert_eq!(names(&folder, &expand(&paths).0), ["a.yaml"], "{theme}");
            assert_eq!(names(&folder, &expand(std::slice::from_ref(&own)).0), ["own.yaml"]);
        }
        for meeting in ["extends: plain\ntitle: ت\n", "العنوان: ت\nextends: plain\n", "titel: ت\n"]
        {
            fs::write(&own, meeting).expect("writable");
            let inputs = expand(&[folder.path().to_owned()]).0;
            assert_eq!(names(&folder, &inputs), ["a.yaml", "own.yaml"], "{meeting}");
        }
    }

    #[test]
    fn a_file_reached_twice_is_one_meeting() {
        let folder = tree(&["a.yaml"]);
        let (inputs, _) = expand(&[folder.path().to_owned(), folder.path().join("./a.yaml")]);
        assert_eq!(inputs.len(), 1);
    }

    #[test]
    fn a_file_with_a_bracket_in_its_name_is_that_file() {
        let folder = tree(&["a[1].yaml"]);
        let (inputs, errors) = expand(&[folder.path().join("a[1].yaml")]);
        assert!(errors.is_empty());
        assert_eq!(names(&folder, &inputs), ["a[1].yaml"]);
    }

    #[test]
    fn what_gives_nothing_is_an_error_and_the_rest_is_kept() {
        let folder = tree(&["a.yaml", "b.yaml", "empty/x.txt"]);
        let at = |name: &str| folder.path().join(name);
        let (inputs, errors) = expand(&[at("none.yaml"), at("a.yaml"), at("empty"), at("*.json")]);
        assert_eq!(names(&folder, &inputs), ["a.yaml"]);
        assert!(matches!(
            errors[..],
            [ExpandError::Missing(_), ExpandError::EmptyFolder(_), ExpandError::NoMatch(_)]
        ));
        let paths = [at("a.yaml"), at("none.yaml"), at("b.yaml")];
        let in_order: Vec<bool> =
            expand_in_order(&paths, false).iter().map(Result::is_ok).collect();
        assert_eq!(in_order, [true, false, true]);
    }
}
