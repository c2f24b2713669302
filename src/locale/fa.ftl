# فارسی

## نوع سند
kind-report = گزارش
kind-minutes = صورت‌جلسه
kind-agenda = دستور جلسه
kind-action-register = فهرست اقدام‌ها

## مشخصات جلسه
entry-title = عنوان
entry-subtitle = عنوان فرعی
fact-date = تاریخ
fact-time = زمان
fact-place = محل برگزاری
fact-mode = شیوهٔ برگزاری
fact-reference = شماره
fact-series = سلسله‌جلسات
fact-number = شمارهٔ جلسه
fact-version = نسخه
fact-status = وضعیت سند
fact-classification = طبقه‌بندی
fact-organizers =
    { $count ->
        [one] برگزارکننده
       *[other] برگزارکنندگان
    }
fact-partners = با همکاری
mode-in-person = حضوری
mode-online = برخط
mode-hybrid = حضوری و برخط
document-draft = پیش‌نویس
document-final = نسخهٔ نهایی
document-approved = تصویب‌شده

## اشخاص
chair = رئیس جلسه
secretary = دبیر جلسه
rapporteur = گزارشگر
speakers = سخنرانان
attendees = حاضران
apologies = غایبان با عذر موجه
absent = غایبان
guests = مهمانان
observers = ناظران
column-row = ردیف
column-name = نام
column-role = سمت
column-organization = سازمان
column-contact = راه ارتباطی

## حد نصاب
quorum = حد نصاب
members =
    { $count ->
        [one] { $count } نفر
       *[other] { $count } نفر
    }
quorum-present = شمار حاضران { $present }
quorum-required = حد نصاب { $required }
quorum-both = شمار حاضران { $present } و حد نصاب { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }؛ جلسه رسمیت یافت.
quorum-stated-not-met = { $statement }؛ جلسه رسمیت نیافت.
quorum-met = جلسه با حد نصاب لازم رسمیت یافت.
quorum-not-met = جلسه به حد نصاب نرسید.

## بخش‌ها
introduction = مقدمه
summary = چکیده
background = پیشینه
objectives = اهداف
themes = محورها
agenda = دستور جلسه
agenda-in-minutes = موارد دستور جلسه
discussion = محورهای گفت‌وگو
statements = سخنان حاضران
decisions = مصوبات
recommendations = توصیه‌ها
actions = پیگیری اقدام‌ها
votes = رأی‌گیری
quotes = نقل‌قول‌ها
closing = پایان جلسه
references = منابع
annexes = پیوست‌ها
distribution = رونوشت
contents = فهرست
basmala = بسم الله الرحمن الرحیم

## دستور جلسه
column-item = موضوع
agenda-item = بند { $number }: { $title }
column-presenter = ارائه‌دهنده
column-time = زمان
column-duration = مدت
item-discussion = گفت‌وگو
item-decision = مصوبه
minutes =
    { $count ->
        [one] { $count } دقیقه
       *[other] { $count } دقیقه
    }

## مصوبات، توصیه‌ها، اقدام‌ها
column-decision = مصوبه
column-recommendation = توصیه
column-to = مخاطب
column-owner = مسئول
column-due = مهلت
column-priority = اولویت
column-status = وضعیت
column-task = اقدام
column-progress = پیشرفت
decision-basis = مستند
decision-effective = تاریخ اجرا
status-open = باز
status-in-progress = در حال انجام
status-done = انجام‌شده
status-deferred = به‌تعویق‌افتاده
status-cancelled = لغوشده
priority-high = بالا
priority-medium = متوسط
priority-low = پایین

## رأی‌گیری
column-motion = موضوع رأی‌گیری
column-for = موافق
column-against = مخالف
column-abstain = ممتنع
column-result = نتیجه

## صورت‌جلسهٔ پیشین
previous-minutes = صورت‌جلسهٔ پیشین
previous-plain = صورت‌جلسهٔ پیشین
previous-reference = صورت‌جلسهٔ پیشین به شمارهٔ { $reference }
previous-date = صورت‌جلسهٔ پیشین مورخ { $date }
previous-both = صورت‌جلسهٔ پیشین به شمارهٔ { $reference } مورخ { $date }
previous-named = { $minutes }.
previous-approved = { $minutes } به تصویب رسید.
previous-not-approved = { $minutes } به تصویب نرسید.
previous-corrections = اصلاحات

## جلسهٔ آینده و پایان
next-meeting = جلسهٔ آینده
next-meeting-sentence = جلسهٔ آینده { $when } برگزار خواهد شد.
when-date = روز { $date }
when-display = در { $date }
when-time = ساعت { $time }
when-place = در { $place }
# آنچه جا یا زمان با آن آغاز می‌شود و حرف اضافهٔ دیگری نمی‌خواهد؛ پس از «…» آنچه با آن پایان می‌یابد
own-prepositions = در | از طریق | از راه | به‌صورت | به صورت | با | روی | نزد
own-adverbs = برخط | آنلاین | مجازی | حضوری
adjournment = پایان جلسه
adjourned = جلسه در ساعت { $time } پایان یافت.

## امضاها
signature-below = امضا و تاریخ
signature-below-unnamed = نام، امضا و تاریخ
signature-alone = امضا
signature-alone-unnamed = نام و امضا
signature-dated = تاریخ: { $date }

## شکل‌ها، جدول‌ها، پیوست‌ها
caption-figure = شکل { $number }: { $caption }
caption-table = جدول { $number }: { $caption }
table-summary = جدول «{ $title }» با ستون‌های { $columns }.
pages =
    { $count ->
        [one] { $count } صفحه
       *[other] { $count } صفحه
    }
document-symbol = نماد { $symbol }

## سرصفحه، پاصفحه، سربرگ
page-of = صفحهٔ { $page } از { $count }
running-reference = شماره: { $reference }
address = نشانی
phone = تلفن
email = رایانامه
website = وبگاه

## نشانه‌ها
colon = :
comma = {"، "}
dot = {" · "}
quote-open = «
quote-close = »

## تاریخ و زمان
date-gregorian = { $day } { $month } { $year } میلادی
date-hijri = { $day } { $month } { $year } قمری
date-solar = { $day } { $month } { $year }
date-short = { $day } { $month } { $year }
date-weekday = { $weekday } { $date }
date-dual = { $first } برابر با { $second }
time = { $hour }:{ $minute }
until-time = تا ساعت { $end }
interval = از ساعت { $start } تا { $end }
timezone = { $time } ({ $zone })

weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه

month-1 = ژانویهٔ
    .afghanistan = جنوری
month-2 = فوریهٔ
    .afghanistan = فبروری
month-3 = مارس
    .afghanistan = مارچ
month-4 = آوریل
    .afghanistan = اپریل
month-5 = مهٔ
    .afghanistan = می
month-6 = ژوئن
    .afghanistan = جون
month-7 = ژوئیهٔ
    .afghanistan = جولای
month-8 = اوت
    .afghanistan = اگست
month-9 = سپتامبر
    .afghanistan = سپتمبر
month-10 = اکتبر
    .afghanistan = اکتوبر
month-11 = نوامبر
    .afghanistan = نومبر
month-12 = دسامبر
    .afghanistan = دسمبر

hijri-1 = محرم
hijri-2 = صفر
hijri-3 = ربیع‌الاول
hijri-4 = ربیع‌الثانی
hijri-5 = جمادی‌الاول
hijri-6 = جمادی‌الثانی
hijri-7 = رجب
hijri-8 = شعبان
hijri-9 = رمضان
hijri-10 = شوال
hijri-11 = ذیقعده
hijri-12 = ذیحجه

solar-1 = فروردین
    .afghanistan = حمل
solar-2 = اردیبهشت
    .afghanistan = ثور
solar-3 = خرداد
    .afghanistan = جوزا
solar-4 = تیر
    .afghanistan = سرطان
solar-5 = مرداد
    .afghanistan = اسد
solar-6 = شهریور
    .afghanistan = سنبله
solar-7 = مهر
    .afghanistan = میزان
solar-8 = آبان
    .afghanistan = عقرب
solar-9 = آذر
    .afghanistan = قوس
solar-10 = دی
    .afghanistan = جدی
solar-11 = بهمن
    .afghanistan = دلو
solar-12 = اسفند
    .afghanistan = حوت

## رایانامه
letter-attached = سند پیوست این پیام است و خلاصهٔ آن در پی می‌آید.
letter-more = بقیه در سند پیوست آمده است.
## بسته
kind-pack = پرونده جلسات
fact-meetings = تعداد جلسات
pack-meetings = جلسات
register-decisions = فهرست مصوبات
register-recommendations = فهرست توصیه‌ها
register-actions = فهرست اقدامات
register-as-of = تأخیرها تا { $date } محاسبه شده است
column-meeting = جلسه
column-number = شماره
column-page = صفحه
status-overdue = عقب‌افتاده
annex-in-pdf = { $pages }، در نسخه PDF
column-register = فهرست
column-text = متن
column-file = پرونده
