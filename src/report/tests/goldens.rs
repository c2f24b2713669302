//! A small meeting of each kind, and all forms of rich text.

use super::{blocks, document};
use crate::document::dump;

#[test]
fn a_report() {
    let shown = dump(&document(
        "
title: ورشة إدارة المخزون الدوائي
country: JO
date: 2026-03-18
start: '10:00'
end: '12:30'
place: عمّان
organizers: [وزارة الصحة, جمعية الصيادلة]
chair: {honorific: الدكتورة, name: لينا حداد, role: مديرة الرقابة}
speakers:
  - {honorific: السيد, name: سامر عودة, role: رئيس قسم المستودعات, organization: المستشفى المركزي}
  - {honorific: السيدة, name: رنا ملحم, role: صيدلانية}
introduction: ناقشت الورشة أسباب نفاد الأدوية الأساسية.
recommendations:
  - اعتماد نظام إنذار مبكر عند انخفاض المخزون عن 15%.
  - {text: إعداد دليل موحّد للجرد, owner: قسم المستودعات, due: 2026-06-30}
quotes:
  - {speaker: الدكتورة لينا حداد, text: لا ينقصنا الدواء، بل تنقصنا المعلومة في وقتها.}
",
    ));
    insta::assert_snapshot!(shown);
}

#[test]
fn minutes() {
    let shown = dump(&document(
            "
title: الاجتماع الثالث لمجلس الأمناء
kind: minutes
country: SA
status: draft
classification: سري
reference: م أ/3
date: {gregorian: 2026-01-21, hijri: 1447-08-02}
organization: {name: جمعية الرفد, unit: أمانة المجلس, phone: '+966 11 200 0155', url: rifd.example}
chair: سعادة الأستاذ عبد الله المهيدب
secretary: {label: مقررة المجلس, person: الأستاذة ريم الشقير}
attendees: [الدكتورة نورة العتيق, الأستاذ خالد الدريويش]
quorum: {required: 2, present: 3, met: true}
previous_minutes: {reference: م أ/2, date: 2025-10-08, approved: true}
agenda:
  - {title: التقرير المالي, presenter: المشرف المالي, duration: 15, discussion: عُرض التقرير., decision: اعتماد التقرير.}
  - ما يستجدّ من أعمال
decisions: [{number: 3/1, text: اعتماد التقرير., basis: المادة 22, effective: 2026-02-01}]
votes: [{on: التقرير, for: 3, against: 0, abstain: 0, result: أُقرّ}]
closing: شكر الرئيس الأعضاء.
adjourned_at: '18:15'
signatures: [{role: الرئيس, person: عبد الله المهيدب, date: 2026-01-28}, {role: أمينة السر}]
distribution: [أعضاء المجلس]
"
        ));
    insta::assert_snapshot!(shown);
}

#[test]
fn an_agenda() {
    let shown = dump(&document(
        "
title: Board meeting
kind: agenda
language: en
date: 2026-09-16
start: '10:00'
place: Room 4
mode: online
chair: {name: Ann Reed, role: President}
agenda:
  - {title: Opening, time: '10:00', duration: 10 minutes}
  - {title: Budget, presenter: {name: Sam Field, role: Treasurer}, time: '10:10'}
guests: [Auditor]
annexes: [{title: Draft budget, pages: 12, symbol: B/1}]
",
    ));
    insta::assert_snapshot!(shown);
}

#[test]
fn an_action_register() {
    let shown = dump(&document(
        "
title: متابعة اللجنة
kind: action_register
country: AE
secretary: الأستاذة منى
actions:
  - {task: تجديد الرخصة, owner: الإدارة, due: 2026-06-15, status: in_progress, progress: 70%}
  - {number: 9/2, task: نشر اللائحة, due: نهاية الربع الثاني, status: done}
next_meeting: {date: 2026-07-01, start: '11:00', place: قاعة النخيل}
",
    ));
    insta::assert_snapshot!(shown);
}

#[test]
fn rich_text() {
    let shown = blocks(
        r"
title: T
country: QA
background:
  - فقرة فيها **تشديد** و`رمز` و[رابط](https://a.example) و\*نجمة.
  - heading: عنوان
  - list: [أ, {numbered: [ب, ج]}]
  - table: {caption: الكلفة, header: [البند, المبلغ], rows: [[ورق, '1,250'], [حبر, '90']]}
  - quote: قولٌ مأثور
    by: حكيم
  - {image: a.png, alt: شعار, caption: الشعار, width: 50%}
sections:
  - {title: قسم حر, after: background, body: 'سطر أول'}
",
    );
    insta::assert_snapshot!(shown.join("\n"));
}
