# العربية

## نوع الوثيقة
kind-report = تقرير
kind-minutes = محضر اجتماع
kind-agenda = جدول أعمال
kind-action-register = سجل المهام

## بيانات الاجتماع
entry-title = العنوان
entry-subtitle = العنوان الفرعي
fact-date = التاريخ
fact-time = الوقت
fact-place = المكان
fact-mode = طريقة الانعقاد
fact-reference = المرجع
fact-series = السلسلة
fact-number = رقم الاجتماع
fact-version = الإصدار
fact-status = حالة الوثيقة
fact-classification = درجة السرية
fact-organizers =
    { $count ->
        [one] الجهة المنظمة
        [two] الجهتان المنظمتان
       *[other] الجهات المنظمة
    }
fact-partners = بالاشتراك مع
mode-in-person = حضورياً
mode-online = عن بُعد
mode-hybrid = حضورياً وعن بُعد
document-draft = مسودة
document-final = نسخة نهائية
document-approved = معتمدة

## الأشخاص
chair =
    { $gender ->
        [feminine] رئيسة الجلسة
       *[other] رئيس الجلسة
    }
secretary =
    { $gender ->
        [feminine] أمينة السر
       *[other] أمين السر
    }
rapporteur =
    { $gender ->
        [feminine] المقررة
       *[other] المقرر
    }
speakers = المتحدثون
attendees = الحاضرون
apologies = المعتذرون
absent = الغائبون
guests = الضيوف
observers = المراقبون
column-row = م
column-name = الاسم
column-role = الصفة
column-organization = الجهة
column-contact = للتواصل

## النصاب
quorum = النصاب
members =
    { $count ->
        [zero] { $count }
        [one] عضو واحد
        [two] عضوان
        [few] { $count } أعضاء
        [many] { $count } عضواً
       *[other] { $count } عضو
    }
quorum-present = عدد الحاضرين { $present }
quorum-required = النصاب المطلوب { $required }
quorum-both = عدد الحاضرين { $present }، والنصاب المطلوب { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }، وبذلك اكتمل النصاب القانوني.
quorum-stated-not-met = { $statement }، وبذلك لم يكتمل النصاب القانوني.
quorum-met = اكتمل النصاب القانوني.
quorum-not-met = لم يكتمل النصاب القانوني.

## الأقسام
introduction = المقدمة
summary = الملخص التنفيذي
background = الخلفية
objectives = الأهداف
themes = المحاور
agenda = جدول الأعمال
agenda-in-minutes = بنود جدول الأعمال
discussion = نقاط النقاش
statements = المداخلات
decisions = القرارات
recommendations = التوصيات
actions = متابعة المهام
votes = التصويت
quotes = اقتباسات
closing = الختام
references = المراجع
annexes = الملاحق
distribution = صورة إلى
contents = المحتويات
basmala = بسم الله الرحمن الرحيم

## جدول الأعمال
column-item = البند
agenda-item = البند ({ $number }): { $title }
column-presenter = مقدّم البند
column-time = الوقت
column-duration = المدة
item-discussion = المناقشة
item-decision = القرار
minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }

## القرارات والتوصيات والمهام
column-decision = القرار
column-recommendation = التوصية
column-to = الجهة المعنية
column-owner = المسؤول
column-due = الموعد
column-priority = الأولوية
column-status = الحالة
column-task = المهمة
column-progress = نسبة الإنجاز
decision-basis = السند
decision-effective = تاريخ السريان
status-open = مفتوح
status-in-progress = قيد التنفيذ
status-done = منجز
status-deferred = مؤجل
status-cancelled = ملغى
priority-high = عالية
priority-medium = متوسطة
priority-low = منخفضة

## التصويت
column-motion = موضوع التصويت
column-for = موافقون
column-against = معارضون
column-abstain = ممتنعون
column-result = النتيجة

## المحضر السابق
previous-minutes = محضر الاجتماع السابق
previous-plain = محضر الاجتماع السابق
previous-reference = محضر الاجتماع السابق رقم { $reference }
previous-date = محضر الاجتماع السابق المؤرخ في { $date }
previous-both = محضر الاجتماع السابق رقم { $reference } المؤرخ في { $date }
previous-named = { $minutes }.
previous-approved = صودق على { $minutes }.
previous-not-approved = لم يُصادَق على { $minutes }.
previous-corrections = التعديلات

## الاجتماع القادم والختام
next-meeting = الاجتماع القادم
next-meeting-sentence = يُعقد الاجتماع القادم { $when }.
when-date = يوم { $date }
when-display = في { $date }
when-time = الساعة { $time }
when-place = في { $place }
# أول ما يُقال به المكان أو الموعد بغير حرف من عندنا، و«…» لما يأتي في آخره
own-prepositions = في | عبر | عن طريق | من | على | لدى | بواسطة | باستخدام | ضمن | بمقر | بقاعة | بمبنى
own-adverbs = عن بعد | حضوريا | وجاهيا | افتراضيا | إلكترونيا | الكترونيا | أونلاين | اونلاين
adjournment = رفع الجلسة
adjourned = رُفعت الجلسة في تمام الساعة { $time }.

## التوقيعات
signature-below = التوقيع والتاريخ
signature-below-unnamed = الاسم والتوقيع والتاريخ
signature-alone = التوقيع
signature-alone-unnamed = الاسم والتوقيع
signature-dated = التاريخ: { $date }

## الأشكال والجداول والملاحق
caption-figure = الشكل ({ $number }): { $caption }
caption-table = الجدول ({ $number }): { $caption }
table-summary = جدول «{ $title }»، وأعمدته: { $columns }.
pages =
    { $count ->
        [zero] { $count } صفحة
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }
document-symbol = الرمز { $symbol }

## أعلى الصفحة وأسفلها والترويسة
page-of = صفحة { $page } من { $count }
running-reference = المرجع: { $reference }
address = العنوان
phone = هاتف
email = البريد الإلكتروني
website = الموقع

## علامات
colon = :
comma = {"، "}
dot = {" · "}
quote-open = «
quote-close = »

## التواريخ والأوقات
date-gregorian = { $day } { $month } { $year }م
date-hijri = { $day } { $month } { $year }هـ
date-short = { $day } { $month } { $year }
date-weekday = { $weekday } { $date }
date-dual = { $first } الموافق { $second }
time =
    { $period ->
        [midnight] { $clock } منتصف الليل
        [small-hours] { $clock } بعد منتصف الليل
        [noon] { $clock } ظهراً
        [afternoon] { $clock } مساءً
        [evening] { $clock } مساءً
        [night] { $clock } مساءً
       *[morning] { $clock } صباحاً
    }
    .day-clock = { $hour }:{ $minute }
until-time = حتى الساعة { $end }
interval = من الساعة { $start } إلى { $end }
timezone = { $time } ({ $zone })

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

month-1 = يناير
    .levant = كانون الثاني
    .maghreb = جانفي
    .morocco = يناير
    .mauritania = يناير
month-2 = فبراير
    .levant = شباط
    .maghreb = فيفري
    .morocco = فبراير
    .mauritania = فبراير
month-3 = مارس
    .levant = آذار
    .maghreb = مارس
    .morocco = مارس
    .mauritania = مارس
month-4 = أبريل
    .levant = نيسان
    .maghreb = أفريل
    .morocco = أبريل
    .mauritania = إبريل
month-5 = مايو
    .levant = أيار
    .maghreb = ماي
    .morocco = ماي
    .mauritania = مايو
month-6 = يونيو
    .levant = حزيران
    .maghreb = جوان
    .morocco = يونيو
    .mauritania = يونيو
month-7 = يوليو
    .levant = تموز
    .maghreb = جويلية
    .morocco = يوليوز
    .mauritania = يوليو
month-8 = أغسطس
    .levant = آب
    .maghreb = أوت
    .morocco = غشت
    .mauritania = أغشت
month-9 = سبتمبر
    .levant = أيلول
    .maghreb = سبتمبر
    .morocco = شتنبر
    .mauritania = شتمبر
month-10 = أكتوبر
    .levant = تشرين الأول
    .maghreb = أكتوبر
    .morocco = أكتوبر
    .mauritania = أكتوبر
month-11 = نوفمبر
    .levant = تشرين الثاني
    .maghreb = نوفمبر
    .morocco = نونبر
    .mauritania = نوفمبر
month-12 = ديسمبر
    .levant = كانون الأول
    .maghreb = ديسمبر
    .morocco = دجنبر
    .mauritania = دجمبر

hijri-1 = محرم
hijri-2 = صفر
hijri-3 = ربيع الأول
hijri-4 = ربيع الآخر
hijri-5 = جمادى الأولى
hijri-6 = جمادى الآخرة
hijri-7 = رجب
hijri-8 = شعبان
hijri-9 = رمضان
hijri-10 = شوال
hijri-11 = ذو القعدة
hijri-12 = ذو الحجة

## الرسالة الإلكترونية
letter-attached = الوثيقة مرفقة بهذه الرسالة، وهذه خلاصتها.
letter-more = البقية في الوثيقة المرفقة.
## حزمة الاجتماعات
kind-pack = ملف الإحاطة
fact-meetings = عدد الاجتماعات
pack-meetings = الاجتماعات
register-decisions = سجل القرارات
register-recommendations = سجل التوصيات
register-actions = سجل المهام
register-as-of = التأخر محسوب إلى تاريخ { $date }
column-meeting = الاجتماع
column-number = الرقم
column-page = الصفحة
status-overdue = متأخر
annex-in-pdf = { $pages }، في نسخة PDF
column-register = السجل
column-text = النص
column-file = الملف
