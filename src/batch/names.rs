//! The names of the files that are written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Input;

/// Two inputs that would write the same file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The name that both would have, without its extension.
    pub stem: String,
    /// The inputs, in the order given.
    pub inputs: Vec<PathBuf>,
}

/// The name of an input's outputs without extension: the input's own, with what Windows forbids in
/// names replaced by `_`.
pub fn output_stem(input: &Input) -> String {
    match input {
        Input::File(path) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            portable(&stem.unwrap_or_default())
        }
        Input::Stdin => "stdin".to_owned(),
    }
}

/// The inputs whose outputs would overwrite each other. Letters that differ only in case count as
/// equal, as they do in the file systems of Windows and macOS.
pub fn collisions(inputs: &[Input]) -> Vec<Collision> {
    let mut by_stem: BTreeMap<String, Vec<&Input>> = BTreeMap::new();
    for input in inputs {
        by_stem.entry(output_stem(input).to_lowercase()).or_default().push(input);
    }
    by_stem
        .into_values()
        .filter(|same| same.len() > 1)
        .map(|same| Collision {
            stem: output_stem(same[0]),
            inputs: same.iter().map(|input| input.path().to_owned()).collect(),
        })
        .collect()
}

/// A name that every file system takes: <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
pub(super) fn portable(name: &str) -> String {
    let forbidden = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    let name: String = name.chars().map(|c| if forbidden(c) { '_' } else { c }).collect();
    let name = name.trim_end_matches(['.', ' ']);
    if name.is_empty() || is_device(name) { format!("{name}_") } else { name.to_owned() }
}

/// Whether Windows takes the name for a device, whatever the extension.
fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    let port = base.strip_prefix("COM").or_else(|| base.strip_prefix("LPT"));
    matches!(base.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || port.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| (b'1'..=b'9').contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(path: &str) -> String {
        output_stem(&Input::File(PathBuf::from(path)))
    }

    #[test]
    fn arabic_letters_stay() {
        assert_eq!(stem("in/محضر الاجتماع رقم ٣.yaml"), "محضر الاجتماع رقم ٣");
    }

    #[test]
    fn what_windows_forbids_is_replaced() {
        assert_eq!(stem("a:b?c.yaml"), "a_b_c");
        assert_eq!(stem("con.yaml"), "con_");
        assert_eq!(stem("COM1.notes.yaml"), "COM1.notes_");
        assert_eq!(stem("draft. .yaml"), "draft");
        assert_eq!(stem("community.yaml"), "community");
    }

    #[test]
    fn names_that_differ_in_case_collide() {
        let inputs = ["a/Board.yaml", "b/x.yaml", "c/board.yml"].map(|p| Input::File(p.into()));
        let found = collisions(&inputs);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].inputs, [PathBuf::from("a/Board.yaml"), PathBuf::from("c/board.yml")]);
    }
}
