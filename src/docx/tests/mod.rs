//! The whole file read back: text, structure, determinism.

mod sample;

use crate::document::Document;
use crate::fonts::FontBook;
use crate::theme::Theme;

fn written(document: &Document) -> Vec<u8> {
    let theme = Theme::builtin("formal").expect("is built in");
    super::write(document, &theme, &FontBook::embedded(), &sample::pages()).expect("is written")
}

#[test]
#[ignore = "writes files to look at into target/docx-samples"]
fn samples_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/docx-samples");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, document) in [("report", sample::report()), ("pack", sample::pack())] {
        std::fs::write(folder.join(name).with_extension("docx"), written(&document))
            .expect("written");
    }
}
