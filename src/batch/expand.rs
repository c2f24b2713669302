//! From what the user typed to the list of meetings: files, folders, globs, `-`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::WalkDir;

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
    #[error("{}: {why}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl ExpandError {
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
    expand_with(paths, &is_theme)
}

/// The same with another way to tell themes.
pub(super) fn expand_with(
    paths: &[PathBuf],
    is_theme: &dyn Fn(&Path) -> bool,
) -> (Vec<Input>, Vec<ExpandError>) {
    let mut inputs = Vec::new();
    let mut errors = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        match expand_one(path, is_theme) {
            Ok(found) => inputs.extend(found.into_iter().filter(|input| seen.insert(key(input)))),
            Err(error) => errors.push(error),
        }
    }
    (inputs, errors)
}

/// What tells one input from another, however it was reached.
fn key(input: &Input) -> PathBuf {
    match input {
        Input::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        Input::Stdin => PathBuf::from("-"),
    }
}

fn expand_one(path: &Path, is_theme: &dyn Fn(&Path) -> bool) -> Result<Vec<Input>, ExpandError> {
    if path == Path::new("-") {
        return Ok(vec![Input::Stdin]);
    }
    // A file whose name holds `[` or `*` is that file before it is a pattern.
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, is_theme),
        Ok(_) => Ok(vec![Input::File(path.to_owned())]),
        Err(error) => match path.to_str() {
            Some(text) if is_pattern(text) => glob(text, is_theme),
            Some(_) | None if error.kind() == io::ErrorKind::NotFound => {
                Err(ExpandError::Missing(path.to_owned()))
            }
            Some(_) | None => Err(ExpandError::Unreadable { path: path.to_owned(), why: error }),
        },
    }
}

fn folder(path: &Path, is_theme: &dyn Fn(&Path) -> bool) -> Result<Vec<Input>, ExpandError> {
    let unreadable = |why| ExpandError::Unreadable { path: path.to_owned(), why };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let is_meeting = is_yaml(&file) && !is_hidden(&file) && !is_pack(&file) && file.is_file();
        if is_meeting && !is_theme(&file) {
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

fn glob(pattern: &str, is_theme: &dyn Fn(&Path) -> bool) -> Result<Vec<Input>, ExpandError> {
    let mut files = matching(Path::new("."), pattern)?;
    files.retain(|file| !is_theme(file));
    if files.is_empty() {
        return Err(ExpandError::NoMatch(pattern.to_owned()));
    }
    Ok(files.into_iter().map(Input::File).collect())
}

/// The files of a folder that a pattern matches, sorted.
pub(super) fn matching(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, ExpandError> {
    // Paths from the walk of `.` begin with `./`, which the pattern need not say.
    let plain = pattern.strip_prefix("./").unwrap_or(pattern);
    let matcher: GlobMatcher = GlobBuilder::new(plain)
        .literal_separator(true)
        .build()
        .map_err(|e| ExpandError::BadPattern(pattern.to_owned(), e.kind().to_string()))?
        .compile_matcher();
    let root = folder.join(fixed_part(plain));
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.path());
    let mut files: Vec<PathBuf> = WalkDir::new(&root)
        .follow_links(true)
        .into_iter()
        .filter_entry(visible)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            path.strip_prefix(".").unwrap_or(path).to_owned()
        })
        .filter(|file| matcher.is_match(file) && !is_pack(file))
        .collect();
    files.sort();
    Ok(files)
}

/// The folder that all matches of a pattern are in.
fn fixed_part(pattern: &str) -> PathBuf {
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
    }

    #[test]
    fn a_pattern_reaches_into_folders_but_not_into_hidden_ones() {
        let folder = tree(&["a.yaml", "sub/b.yaml", ".git/c.yaml", "pack.yaml"]);
        let (inputs, errors) = expand(&[folder.path().join("**/*.yaml")]);
        assert!(errors.is_empty());
        assert_eq!(names(&folder, &inputs), ["a.yaml", "sub/b.yaml"]);
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
        let folder = tree(&["a.yaml", "empty/x.txt"]);
        let at = |name: &str| folder.path().join(name);
        let (inputs, errors) = expand(&[at("none.yaml"), at("a.yaml"), at("empty"), at("*.json")]);
        assert_eq!(names(&folder, &inputs), ["a.yaml"]);
        assert!(matches!(
            errors[..],
            [ExpandError::Missing(_), ExpandError::EmptyFolder(_), ExpandError::NoMatch(_)]
        ));
    }
}
