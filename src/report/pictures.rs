//! Pictures that a meeting names: read, checked, stored once.

use super::composer::Composer;
use super::files::FileError;
use super::inline::Value;
use crate::diag::{Code, Diagnostic, Message};
use crate::document::{Block, Figure, Image, ImageError, ImageId, Inlines};
use crate::locale::Word;
use crate::model::{ImageRef, Text};

/// A picture cannot be read.
pub(super) const UNREADABLE: Code = Code("E0201");
/// A file is no picture that can be shown.
pub(super) const NO_PICTURE: Code = Code("E0202");

impl Composer<'_> {
    /// The picture of a path; none, with an error, when there is no usable one.
    pub(super) fn picture(&mut self, path: &Text) -> Option<ImageId> {
        if let Some(known) = self.pictures.get(&path.value) {
            return *known;
        }
        let loaded = self.load(path);
        let id = match loaded {
            Ok(image) => {
                self.images.push(image);
                self.shares.push(0.0);
                Some(ImageId(self.images.len() - 1))
            }
            Err(problem) => {
                self.problems.push(problem.at(Some(path.span)));
                None
            }
        };
        self.pictures.insert(path.value.clone(), id);
        id
    }

    /// Of several uses of a picture the largest is its place in the source: there it prints coarsest.
    fn note_use(&mut self, ImageId(id): ImageId, image: &ImageRef) {
        let options = &self.meeting.document;
        let own = || own_share(&self.images[id], options.paper.width_mm);
        let share = image.width.unwrap_or_else(own);
        if share > self.shares[id] {
            self.shares[id] = share;
            self.images[id].origin = Some(image.path.span);
        }
    }

    /// A picture with its caption; numbered when it has one. The caption stands for a missing
    /// description, which the model warns of.
    pub(super) fn figure(&mut self, image: &ImageRef) -> Option<Block> {
        let id = self.picture(&image.path)?;
        self.note_use(id, image);
        let alt = image.alt.as_ref().or(image.caption.as_ref());
        let alt = alt.map(|text| self.plain(text)).unwrap_or_default();
        let caption = match &image.caption {
            Some(caption) => {
                self.figures += 1;
                self.caption(Word::CaptionFigure, self.figures, self.text(caption))
            }
            None => Inlines::new(),
        };
        Some(Block::Figure(Figure { image: id, alt, caption, width: image.width }))
    }

    /// «الشكل (١): …».
    pub(super) fn caption(&self, word: Word, number: u64, caption: Inlines) -> Inlines {
        self.phrase(
            word,
            vec![("number", Value::Number(number)), ("caption", Value::Inlines(caption))],
        )
    }

    fn load(&self, path: &Text) -> Result<Image, Box<Diagnostic>> {
        let bytes =
            self.files.read(&path.value).map_err(|error| Box::new(unreadable(path, &error)))?;
        let name = path.value.rsplit(['/', '\\']).next().unwrap_or(&path.value);
        let image = Image::from_bytes(name, bytes);
        let image = image.map_err(|error| Box::new(no_picture(path, &error)))?;
        Ok(Image { origin: Some(path.span), ..image })
    }
}

/// About which share of the measure a picture takes at its own size, on paper with usual margins.
fn own_share(image: &Image, paper_mm: f64) -> f64 {
    const MARGINS_MM: f64 = 48.0;
    /// What screens assume.
    const DENSITY: f64 = 96.0;
    let density = image.density.map_or(DENSITY, |(x, _)| x);
    let own = f64::from(image.pixels.0) * 25.4 / density;
    (own / (paper_mm - MARGINS_MM)).min(1.0)
}

fn unreadable(path: &Text, error: &FileError) -> Diagnostic {
    let name = &path.value;
    let Message { ar: reason, en } = error.message();
    let message = Message::new(
        format!("لا يمكن استعمال الصورة «{name}»: {reason}"),
        format!("the picture `{name}` cannot be used: {en}"),
    );
    let help = Message::new(
        "اكتب المسار نسبةً إلى مجلد ملف الاجتماع",
        "write the path relative to the folder of the meeting's file",
    );
    Diagnostic::error(UNREADABLE, message).help(help)
}

fn no_picture(path: &Text, error: &ImageError) -> Diagnostic {
    let name = &path.value;
    let reason = match error {
        ImageError::UnknownFormat => "ليس صورة PNG ولا JPEG".to_owned(),
        ImageError::TooLarge(width, height) => {
            format!("أبعادها {width} × {height} بكسل، والحد 50 مليون بكسل")
        }
        ImageError::AmbiguousInks => {
            "صورة CMYK بلا علامة Adobe، فقد تكون أحبارها معكوسة؛ احفظها بألوان RGB".to_owned()
        }
        ImageError::Damaged(why) => format!("الملف تالف: {why}"),
    };
    let message = Message::new(
        format!("لا يمكن استعمال الصورة «{name}»: {reason}"),
        format!("the picture `{name}` cannot be used: {error}"),
    );
    Diagnostic::error(NO_PICTURE, message)
}
