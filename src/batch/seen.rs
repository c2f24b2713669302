//! What meetings depend on, looked at again and again: which of them does a change concern?
//!
//! Only names, sizes and times of change are read, and compared with themselves.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use walkdir::WalkDir;

use super::Input;
use super::expand::{self, expand_without};

/// The most files that are looked at beside the meetings themselves.
const MOST_FILES: usize = 20_000;

/// What tells one state of a file from another: its size, and when it was changed.
type State = (u64, Option<Duration>);

/// A meeting, as one look found it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    state: State,
    /// Its folder by its one real path: whether a file lies in it does not hang on how either was
    /// named. `a.yaml`, `./a.yaml` and `../here/a.yaml` have three parents.
    folder: PathBuf,
}

/// The files that outputs depend on, as one look found them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The meetings.
    meetings: BTreeMap<PathBuf, Found>,
    /// What lies where meetings are looked for and is none.
    themes: BTreeMap<PathBuf, State>,
    /// What else is in their folders, by real paths: pictures, templates, themes.
    beside: BTreeMap<PathBuf, State>,
    /// What all of them depend on.
    settings: BTreeMap<PathBuf, State>,
}

impl Seen {
    /// Looks at the meetings behind some paths, at what else is in their folders, and at the files that
    /// all of them depend on. What is in the folder `output` is left out. A file is read only when it
    /// was not there `before`, or differs: to tell whether it is a meeting or a theme.
    pub fn look(paths: &[PathBuf], settings: &[PathBuf], output: &Path, before: &Seen) -> Seen {
        let themes = RefCell::new(BTreeMap::new());
        let (inputs, _) = expand_without(paths, &|path| {
            if expand::is_pack(path) {
                return true;
            }
            let found = before.is_theme(path);
            themes.borrow_mut().extend(found.map(|state| (path.to_owned(), state)));
            found.is_some()
        });
        let files = inputs.iter().filter_map(|input| match input {
            Input::File(path) => Some(path),
            Input::Stdin => None,
        });
        let meetings = found(files);
        let beside = beside(&meetings, output);
        Seen { beside, settings: states(settings), meetings, themes: themes.into_inner() }
    }

    /// The state of a file that is a theme.
    fn is_theme(&self, path: &Path) -> Option<State> {
        let now = state(&std::fs::metadata(path).ok()?);
        let was_theme = self.themes.get(path) == Some(&now);
        let was_meeting = || self.meetings.get(path).is_some_and(|found| found.state == now);
        let is_theme = was_theme || !was_meeting() && expand::is_theme(path);
        is_theme.then_some(now)
    }

    /// The meetings that are not there any more at a later look.
    pub fn gone<'a>(&'a self, now: &Seen) -> impl Iterator<Item = &'a PathBuf> {
        self.meetings.keys().filter(|path| !now.meetings.contains_key(*path))
    }

    /// Whether what all meetings depend on differs at a later look.
    pub fn settings_differ(&self, now: &Seen) -> bool {
        self.settings != now.settings
    }

    /// The meetings that the changes up to a later look concern: those that differ themselves, those in
    /// whose folder, or in a folder inside of it, another file differs, and all of them when the
    /// settings do.
    pub fn concerned(&self, now: &Seen) -> Vec<Input> {
        let all = self.settings_differ(now);
        let differs = |path: &&PathBuf| self.beside.get(*path) != now.beside.get(*path);
        let others: Vec<&PathBuf> =
            self.beside.keys().chain(now.beside.keys()).filter(differs).collect();
        let is_concerned = |(path, found): &(&PathBuf, &Found)| {
            let beside = |other: &&PathBuf| other.starts_with(&found.folder);
            all || self.meetings.get(*path) != Some(found) || others.iter().any(beside)
        };
        let meetings = now.meetings.iter().filter(is_concerned);
        meetings.map(|(path, _)| Input::File(path.clone())).collect()
    }
}

/// The meetings that are there.
fn found<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> BTreeMap<PathBuf, Found> {
    let found = |path: &PathBuf| {
        let state = state(&std::fs::metadata(path).ok()?);
        Some((path.clone(), Found { state, folder: folder_of(path)? }))
    };
    paths.into_iter().filter_map(found).collect()
}

/// The folder of a file by its one real path; that of `a.yaml` is the one where the program runs.
fn folder_of(path: &Path) -> Option<PathBuf> {
    let parent = path.parent()?;
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    parent.canonicalize().ok()
}

/// What else is in the folders of meetings and in those inside of them.
fn beside(meetings: &BTreeMap<PathBuf, Found>, output: &Path) -> BTreeMap<PathBuf, State> {
    let real = |(path, found): (&PathBuf, &Found)| Some(found.folder.join(path.file_name()?));
    let meetings_there: BTreeSet<PathBuf> = meetings.iter().filter_map(real).collect();
    let mut folders: Vec<&Path> = meetings.values().map(|found| found.folder.as_path()).collect();
    folders.sort();
    // A folder stands before those inside of it, which are looked at with it.
    folders.dedup_by(|inner, outer| inner.starts_with(*outer));
    let files = folders.into_iter().flat_map(|folder| files_in(folder, output));
    files.filter(|(path, _)| !meetings_there.contains(path)).take(MOST_FILES).collect()
}

/// The files of a folder and of those inside, hidden ones and the outputs left out.
fn files_in(folder: &Path, output: &Path) -> impl Iterator<Item = (PathBuf, State)> {
    let output = output.canonicalize().ok();
    let is_wanted = move |entry: &walkdir::DirEntry| {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let is_output = || entry.file_type().is_dir() && entry.path().canonicalize().ok() == output;
        !hidden && !is_output()
    };
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_wanted).flatten();
    entries.filter_map(|entry| {
        let metadata = entry.metadata().ok().filter(Metadata::is_file)?;
        Some((entry.into_path(), state(&metadata)))
    })
}

fn states<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> BTreeMap<PathBuf, State> {
    let known = |path: &PathBuf| Some((path.clone(), state(&std::fs::metadata(path).ok()?)));
    paths.into_iter().filter_map(known).collect()
}

fn state(metadata: &Metadata) -> State {
    let changed = metadata.modified().ok();
    (metadata.len(), changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sized(files: &[(&str, u64)]) -> BTreeMap<PathBuf, State> {
        files.iter().map(|&(path, size)| (PathBuf::from(path), (size, None))).collect()
    }

    fn meetings(files: &[(&str, u64)]) -> BTreeMap<PathBuf, Found> {
        let found = |(path, state): (PathBuf, State)| {
            let folder = path.parent().expect("a file").to_owned();
            (path, Found { state, folder })
        };
        sized(files).into_iter().map(found).collect()
    }

    fn seen(held: &[(&str, u64)], beside: &[(&str, u64)], settings: &[(&str, u64)]) -> Seen {
        let (beside, settings) = (sized(beside), sized(settings));
        Seen { meetings: meetings(held), beside, settings, themes: BTreeMap::new() }
    }

    fn names(seen: &Seen, now: &Seen) -> Vec<String> {
        seen.concerned(now).iter().map(|input| input.path().display().to_string()).collect()
    }

    #[test]
    fn a_change_concerns_what_depends_on_it() {
        let held = [("a/1.yaml", 1), ("a/2.yaml", 1), ("b/3.yaml", 1)];
        let before = seen(&held, &[("a/images/logo.png", 1)], &[("mine.yaml", 1)]);
        assert_eq!(names(&before, &before), Vec::<String>::new());
        let edited = [("a/1.yaml", 1), ("a/2.yaml", 9), ("b/3.yaml", 1), ("b/4.yaml", 1)];
        let now = Seen { meetings: meetings(&edited), ..before.clone() };
        assert_eq!(names(&before, &now), ["a/2.yaml", "b/4.yaml"]);
        let picture = Seen { beside: sized(&[("a/images/logo.png", 2)]), ..before.clone() };
        assert_eq!(names(&before, &picture), ["a/1.yaml", "a/2.yaml"]);
        let gone = Seen { beside: sized(&[]), ..before.clone() };
        assert_eq!(names(&before, &gone), ["a/1.yaml", "a/2.yaml"]);
        let theme = Seen { settings: sized(&[("mine.yaml", 2)]), ..before.clone() };
        assert_eq!(names(&before, &theme), ["a/1.yaml", "a/2.yaml", "b/3.yaml"]);
    }

    #[test]
    fn pictures_of_every_folder_are_looked_at_whatever_way_it_was_named() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let real = root.path().canonicalize().expect("is there");
        for name in ["a/x.yaml", "a/in/y.yaml", "b/z.yaml", "a/logo.png", "b/logo.png"] {
            let path = root.path().join(name);
            std::fs::create_dir_all(path.parent().expect("in the folder")).expect("writable");
            std::fs::write(path, "title: x\n").expect("writable");
        }
        let paths = ["a/x.yaml", "a/in/../in/y.yaml", "a/../b/z.yaml"].map(|n| root.path().join(n));
        let seen = Seen::look(&paths, &[], Path::new("none"), &Seen::default());
        let beside: Vec<&PathBuf> = seen.beside.keys().collect();
        assert_eq!(beside, [&real.join("a/logo.png"), &real.join("b/logo.png")]);
        std::fs::write(root.path().join("b/logo.png"), "another").expect("writable");
        let now = Seen::look(&paths, &[], Path::new("none"), &seen);
        assert_eq!(seen.concerned(&now), [Input::File(paths[2].clone())]);
        assert_eq!(folder_of(Path::new("a.yaml")), Path::new(".").canonicalize().ok());
    }

    #[test]
    fn outputs_and_hidden_files_are_not_looked_at() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().join("out");
        std::fs::create_dir(&output).expect("writable");
        for name in ["a.yaml", "logo.png", ".hidden", "out/a.pdf"] {
            std::fs::write(folder.path().join(name), name).expect("writable");
        }
        let mut found: Vec<String> = files_in(folder.path(), &output)
            .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        found.sort();
        assert_eq!(found, ["a.yaml", "logo.png"]);
    }
}
