//! `mail`: from flags to what is written or sent.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use mahdar::batch::Target;
use mahdar::diag::Span;
use mahdar::email::Template;
use mahdar::engine::{EmailOptions, Format, PackFormat};
use mahdar::model::{MailOptions, Rich, RichBlock, Text};

use super::args::Mail;
use super::console::Console;
use super::inputs::Inputs;
use super::report::Ended;
use super::{Exit, build, pack, words};

/// What was typed has no place in a meeting's file.
const NOWHERE: Span = Span { start: 0, end: 0 };

/// Writes or sends an e-mail for each meeting and each pack.
pub(crate) fn mail(args: &Mail, console: &mut Console) -> Exit {
    let email = match options(args, console) {
        Ok(email) => email,
        Err(exit) => return exit,
    };
    #[cfg(feature = "smtp")]
    if args.sending.send {
        return super::send::send(args, email, console);
    }
    let mut inputs = Inputs::behind(&args.paths);
    if let Err(exit) = build::apart(&inputs.all(), console) {
        return exit;
    }
    let exit = inputs.each_pack(console, |path| pack_draft(path, args, email.clone(), console));
    let exit = match exit {
        Ok(exit) if inputs.are_packs_alone() => {
            inputs.done.close(args.rendering.json, console);
            return exit;
        }
        Ok(exit) => exit,
        Err(exit) => return exit,
    };
    let target = Target { folder: args.output.clone(), formats: vec![Format::Eml] };
    exit.max(build::run(inputs, Some(target), &args.rendering, email, false, console))
}

/// The draft that carries a pack.
fn pack_draft(path: &Path, args: &Mail, email: EmailOptions, console: &Console) -> Ended {
    let formats = vec![PackFormat::Eml];
    pack::of_file(path, Some(&args.output), formats, &args.rendering, email, console)
}

fn options(args: &Mail, console: &Console) -> Result<EmailOptions, Exit> {
    let mut given = BTreeMap::new();
    for what in args.attach.iter().filter(|what| !is_format(what)) {
        given.insert(what.trim().to_owned(), read(Path::new(what), console)?);
    }
    let template = match &args.template {
        Some(path) => Some(template(path, console)?),
        None => None,
    };
    let over = over(args);
    Ok(EmailOptions { over, max_bytes: args.max_size, given, template, ..EmailOptions::default() })
}

fn is_format(what: &str) -> bool {
    let word = what.trim();
    [Format::Pdf, Format::Docx].iter().any(|f| f.extension().eq_ignore_ascii_case(word))
}

fn over(args: &Mail) -> MailOptions {
    let text = |text: &String| Text::new(text.clone(), NOWHERE);
    let texts = |list: &[String]| list.iter().map(text).collect();
    MailOptions {
        to: texts(&args.to),
        cc: texts(&args.cc),
        bcc: texts(&args.bcc),
        from: args.from.as_ref().map(text),
        reply_to: args.reply_to.as_ref().map(text),
        subject: args.subject.as_ref().map(text),
        body: args.body.as_deref().and_then(body),
        attach: texts(&args.attach),
        template: None,
    }
}

/// Paragraphs with empty lines between them.
fn body(text: &str) -> Option<Rich> {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let block = |paragraph| RichBlock::Paragraph(Text::new(paragraph, NOWHERE));
    let blocks: Vec<_> = paragraphs.map(block).collect();
    (!blocks.is_empty()).then_some(Rich { blocks, span: NOWHERE })
}

fn read(path: &Path, console: &Console) -> Result<Arc<[u8]>, Exit> {
    let bytes = std::fs::read(path);
    bytes.map(Arc::from).map_err(|why| console.refuse(&words::unreadable(path, &why)))
}

fn template(path: &Path, console: &Console) -> Result<Template, Exit> {
    let bytes = read(path, console)?;
    let Ok(source) = std::str::from_utf8(&bytes) else {
        return Err(console.refuse(&words::not_utf8(path)));
    };
    let template = Template::new(&path.display().to_string(), source);
    template.map_err(|error| console.refuse(&words::bad_template(&error)))
}
