//! The words of the command line itself, in Arabic and in English.

use std::fmt::Display;
use std::io;
use std::path::Path;

use mahdar::batch::Collision;
#[cfg(feature = "smtp")]
use mahdar::delivery::{PostError, ServerError};
#[cfg(feature = "smtp")]
use mahdar::diag::Size;
use mahdar::diag::{Message, reason};
use mahdar::docx::read::ReadError;
use mahdar::email::TemplateError;
use mahdar::fonts::FontError;

/// «error».
pub(crate) fn error() -> Message {
    Message::new("خطأ", "error")
}

/// «warning».
pub(crate) fn warning() -> Message {
    Message::new("تنبيه", "warning")
}

/// What to do about a problem.
pub(crate) fn help(advice: &Message) -> Message {
    Message::new(format!("الحل: {}", advice.ar), format!("help: {}", advice.en))
}

/// Problems of a file that are not shown.
pub(crate) fn more(count: usize, are_errors: bool) -> Message {
    match are_errors {
        true => Message::new(
            format!("وأخطاء أخرى عددها {count}؛ يعرضها كلها ‎--json‎"),
            format!("and {count} more errors; --json shows them all"),
        ),
        false => Message::new(
            format!("وتنبيهات أخرى عددها {count}؛ يعرضها كلها ‎--json‎"),
            format!("and {count} more warnings; --json shows them all"),
        ),
    }
}

/// Several pack files, or meetings without a title for their pack.
pub(crate) fn one_pack() -> Message {
    Message::new(
        "يُنتظر ملف حزمة واحد؛ ولجمع اجتماعات بلا ملف حزمة أضف ‎--title‎",
        "one pack file is expected; --title makes a pack of meetings without one",
    )
}

/// A meeting of a pack that is not in a file.
pub(crate) fn no_stdin() -> Message {
    Message::new(
        "اجتماعات الحزمة ملفات، ولا تُقرأ من الدخل القياسي",
        "the meetings of a pack are files, and not read from standard input",
    )
}

/// Standard input, which never changes again.
pub(crate) fn no_watched_stdin() -> Message {
    Message::new(
        "لا يُراقَب الدخل القياسي؛ اذكر ملفات أو مجلدات",
        "standard input cannot be watched; name files or folders",
    )
}

/// Two inputs of the same output.
pub(crate) fn collision(collision: &Collision) -> Message {
    let inputs: Vec<String> =
        collision.inputs.iter().map(|path| path.display().to_string()).collect();
    let (stem, ar, en) = (&collision.stem, inputs.join("، "), inputs.join(", "));
    Message::new(
        format!("أكثر من ملف يُكتب إلى «{stem}»: {ar}. لم يُكتب شيء؛ غيّر اسم أحدها"),
        format!("several inputs would write to `{stem}`: {en}. Nothing was written; rename one"),
    )
}

/// A folder that cannot be written to.
pub(crate) fn unwritable(folder: &Path, why: &io::Error) -> Message {
    let (folder, Message { ar, en }) = (folder.display(), reason(why));
    Message::new(
        format!("تعذرت الكتابة في المجلد {folder}: {ar}"),
        format!("cannot write to the folder {folder}: {en}"),
    )
}

/// A file that cannot be written.
pub(crate) fn unwritable_file(path: &Path, why: &io::Error) -> Message {
    let (path, Message { ar, en }) = (path.display(), reason(why));
    Message::new(format!("تعذرت كتابة {path}: {ar}"), format!("cannot write {path}: {en}"))
}

/// A file or folder that cannot be read.
pub(crate) fn unreadable(path: &Path, why: &io::Error) -> Message {
    let (path, Message { ar, en }) = (path.display(), reason(why));
    Message::new(format!("تعذرت قراءة {path}: {ar}"), format!("cannot read {path}: {en}"))
}

/// A file of more bytes than are read.
pub(crate) fn too_large(path: &Path, most: u64) -> Message {
    let (path, most) = (path.display(), most >> 20);
    Message::new(
        format!("تعذرت قراءة {path}: حجمه أكبر من {most} MiB"),
        format!("cannot read {path}: more than {most} MiB"),
    )
}

/// A text file in another encoding.
pub(crate) fn not_utf8(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path} ليس بترميز UTF-8؛ احفظه به من «حفظ باسم» في المحرر"),
        format!("{path} is not UTF-8; save it as such in the editor"),
    )
}

/// A PDF where notes should be.
pub(crate) fn pdf_as_notes(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!(
            "{path} ملف PDF، ولا يُستورد منه؛ استورد ملف Word الأصلي، أو انسخ النص إلى ملف نصي \
             واستورده، وأما ما أُرفق مصدره في تقرير من محضر فيخرجه mahdar extract"
        ),
        format!(
            "{path} is a PDF, which cannot be imported; import the Word file it was made from, or \
             copy its text into a text file and import that; from a report of Mahdar that has its \
             source attached, mahdar extract takes it"
        ),
    )
}

/// A file in rich text where notes should be.
pub(crate) fn rtf_as_notes(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path} ملف RTF؛ احفظه بصيغة docx أو نصاً مجرداً ثم استورده"),
        format!("{path} is rich text (RTF); save it as docx or as plain text and import that"),
    )
}

/// A file without a word in it.
pub(crate) fn nothing_to_import(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path} خالٍ، ولا شيء فيه يُستورد"),
        format!("{path} is empty: there is nothing in it to import"),
    )
}

/// A Word file that cannot be imported.
pub(crate) fn no_word_file(path: &Path, error: &ReadError) -> Message {
    let (path, Message { ar, en }) = (path.display(), error.message());
    Message::new(format!("تعذرت قراءة {path}: {ar}"), format!("cannot read {path}: {en}"))
}

/// A font file of `--fonts` that cannot be used.
pub(crate) fn bad_font(path: &Path, error: &FontError) -> Message {
    let (path, Message { ar, en }) = (path.display(), error.message());
    Message::new(
        format!("ملف الخط {path} لا يصلح: {ar}"),
        format!("the font file {path} cannot be used: {en}"),
    )
}

/// A folder of `--fonts` without fonts.
pub(crate) fn no_fonts(folder: &Path) -> Message {
    let folder = folder.display();
    Message::new(
        format!("لا خطوط ‎*.ttf‎ ولا ‎*.otf‎ في المجلد {folder}"),
        format!("no *.ttf or *.otf in the folder {folder}"),
    )
}

/// A value of `SOURCE_DATE_EPOCH` that is no moment.
pub(crate) fn bad_epoch(value: &str) -> Message {
    Message::new(
        format!("قيمة SOURCE_DATE_EPOCH ليست عدد ثوانٍ: {value}"),
        format!("SOURCE_DATE_EPOCH is not a number of seconds: {value}"),
    )
}

/// A file that `new` or `extract` would overwrite.
pub(crate) fn exists(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path} موجود؛ لاستبداله أضف ‎--force‎"),
        format!("{path} is there already; --force overwrites it"),
    )
}

/// A PDF that carries no source.
pub(crate) fn no_source(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("لا يحمل {path} ملف مصدره؛ يُرفق المصدر بالمفتاح document.attach_source"),
        format!("{path} carries no source; the key document.attach_source attaches it"),
    )
}

/// A file that is no PDF, or a damaged one.
pub(crate) fn no_pdf(path: &Path, why: impl Display) -> Message {
    let path = path.display();
    Message::new(
        format!("تعذرت قراءة {path} على أنه PDF: {why}"),
        format!("cannot read {path} as a PDF: {why}"),
    )
}

/// What `new` did, and what comes next.
pub(crate) fn started(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("كُتب {path}. املأه ثم: mahdar build {path}"),
        format!("{path} is written. Fill it in, then: mahdar build {path}"),
    )
}

/// Threads that cannot be started.
pub(crate) fn no_threads(why: impl Display) -> Message {
    Message::new(
        format!("تعذر تشغيل الخيوط: {why}"),
        format!("the threads cannot be started: {why}"),
    )
}

/// The earlier outputs of a meeting that failed.
pub(crate) fn kept() -> Message {
    Message::new("بقيت ملفاته السابقة كما هي", "its earlier outputs were left as they are")
}

/// The pages of a document that was made.
pub(crate) fn pages(count: usize) -> Message {
    Message::new(format!("الصفحات: {count}"), format!("pages: {count}"))
}

/// A meeting without a problem.
pub(crate) fn fine() -> Message {
    Message::new("سليم", "no errors")
}

/// A template of letters that cannot be used.
pub(crate) fn bad_template(error: &TemplateError) -> Message {
    Message::new(
        format!("قالب الرسالة لا يصلح: {error}"),
        format!("the template cannot be used: {error}"),
    )
}

/// No server to send through.
#[cfg(feature = "smtp")]
pub(crate) fn no_server() -> Message {
    Message::new(
        "لم يُذكر خادم البريد؛ اكتبه بالخيار ‎--smtp‎ أو في المتغير MAHDAR_SMTP",
        "no mail server is named; give --smtp or set MAHDAR_SMTP",
    )
}

/// An address that names no server.
#[cfg(feature = "smtp")]
pub(crate) fn bad_server(error: &ServerError) -> Message {
    let ar = match error {
        ServerError::Form => "اكتب الخادم هكذا: smtps://user@host أو smtp://user@host:port",
        ServerError::Password => {
            "كلمة المرور لا تُكتب في عنوان الخادم؛ ضعها في المتغير MAHDAR_SMTP_PASSWORD"
        }
    };
    Message::new(ar, error.to_string())
}

/// The question for a password.
#[cfg(feature = "smtp")]
pub(crate) fn password(user: &str, host: &str) -> Message {
    Message::new(
        format!("كلمة مرور {user} على {host}: "),
        format!("Password of {user} at {host}: "),
    )
}

/// A password that cannot be asked for.
#[cfg(feature = "smtp")]
pub(crate) fn no_password(why: impl Display) -> Message {
    Message::new(
        format!("تعذر السؤال عن كلمة المرور ({why})؛ ضعها في المتغير MAHDAR_SMTP_PASSWORD"),
        format!("the password cannot be asked for ({why}); set MAHDAR_SMTP_PASSWORD"),
    )
}

/// Why no message can be sent.
#[cfg(feature = "smtp")]
pub(crate) fn no_post(error: &PostError) -> Message {
    let Message { ar, en } = error.message();
    Message::new(format!("تعذر الإرسال: {ar}"), format!("nothing can be sent: {en}"))
}

/// A journal that another run is writing.
#[cfg(feature = "smtp")]
pub(crate) fn sending_elsewhere(journal: &Path) -> Message {
    let path = journal.display();
    Message::new(
        format!("يجري إرسال آخر يكتب في السجل {path}؛ انتظر حتى ينتهي ثم أعد الأمر"),
        format!("another run is sending and writes to {path}; wait until it ends, then try again"),
    )
}

/// A message that a recipient did not get.
#[cfg(feature = "smtp")]
pub(crate) fn not_sent(to: &str, why: &str, later: bool) -> Message {
    match later {
        true => Message::new(
            format!("لم تُرسل إلى {to} الآن: {why}؛ أعد الأمر لاحقاً"),
            format!("not sent to {to} for now: {why}; run the command again later"),
        ),
        false => {
            Message::new(format!("رُفض الإرسال إلى {to}: {why}"), format!("refused for {to}: {why}"))
        }
    }
}

/// What a dry run says of a message.
#[cfg(feature = "smtp")]
pub(crate) fn would_send(subject: &str, to: &[String], bytes: usize) -> Message {
    let (size, to) = (Size(bytes), to.join(", "));
    Message::new(
        format!("تُرسل «{subject}» ({size}) إلى: {to}"),
        format!("would send `{subject}` ({size}) to: {to}"),
    )
}

/// The last line after sending: how many got a message, had it, did not get it; and how many messages could
/// not be made.
#[cfg(feature = "smtp")]
pub(crate) fn sent(sent: usize, skipped: usize, failed: usize, unmade: usize) -> Message {
    let mut line = Message::new(
        format!("أُرسلت {sent} · سبق إرسالها {skipped} · لم تُرسل {failed}"),
        format!("sent {sent}, sent before {skipped}, not sent {failed}"),
    );
    if unmade > 0 {
        line.ar.push_str(&format!(" · رسائل لم تُعدّ {unmade}"));
        line.en.push_str(&format!(", messages not made {unmade}"));
    }
    line
}

/// What was not begun when the user stopped the work.
pub(crate) fn interrupted(not_begun: usize) -> Message {
    Message::new(
        format!("أُوقف العمل؛ لم يُبدأ بـ{not_begun}، وما أُنجز كامل"),
        format!("interrupted; {not_begun} not begun, and what was made is whole"),
    )
}

/// A pack that was being made when the user stopped the work.
pub(crate) fn stopped() -> Message {
    Message::new("أُوقف العمل؛ لم يُكتب شيء منه", "interrupted; nothing of it was written")
}

/// That changes are waited for.
pub(crate) fn watching(meetings: usize) -> Message {
    Message::new(
        format!("أراقب {meetings} من ملفات الاجتماعات؛ يُنهى ذلك بـCtrl-C"),
        format!("watching {meetings} meeting files; Ctrl-C ends it"),
    )
}

/// A meeting that is not there any more.
pub(crate) fn gone(path: &Path) -> Message {
    let path = path.display();
    Message::new(
        format!("{path}: لم يعد الملف موجوداً؛ وما أُعدّ منه باقٍ"),
        format!("{path}: is gone; what was made of it stays"),
    )
}

/// A meeting of which nothing has changed.
pub(crate) fn unchanged() -> Message {
    Message::new("لم يتغير", "unchanged")
}
