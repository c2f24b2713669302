# اردو

## دستاویز کی نوعیت
kind-report = رپورٹ
kind-minutes = رودادِ اجلاس
kind-agenda = ایجنڈا
kind-action-register = فہرستِ امور

## اجلاس کے کوائف
entry-title = عنوان
entry-subtitle = ذیلی عنوان
fact-date = تاریخ
fact-time = وقت
fact-place = مقام
fact-mode = طریقۂ انعقاد
fact-reference = حوالہ
fact-series = سلسلہ
fact-number = اجلاس نمبر
fact-version = اشاعت
fact-status = دستاویز کی حیثیت
fact-classification = درجۂ رازداری
fact-organizers =
    { $count ->
        [one] منتظم ادارہ
       *[other] منتظم ادارے
    }
fact-partners = بہ اشتراک
mode-in-person = بالمشافہ
mode-online = آن لائن
mode-hybrid = بالمشافہ اور آن لائن
document-draft = مسودہ
document-final = حتمی
document-approved = منظور شدہ

## افراد
chair = صدرِ اجلاس
secretary = سیکرٹری
rapporteur = روداد نویس
speakers = مقررین
attendees = حاضرین
apologies = معذرت کرنے والے
absent = غیر حاضر
guests = مہمان
observers = مبصرین
column-row = نمبر
column-name = نام
column-role = عہدہ
column-organization = ادارہ
column-contact = رابطہ

## کورم
quorum = کورم
members =
    { $count ->
        [one] { $count } رکن
       *[other] { $count } ارکان
    }
quorum-present = حاضری: { $present }
quorum-required = مطلوبہ کورم: { $required }
quorum-both = حاضری: { $present }، مطلوبہ کورم: { $required }
quorum-stated = { $statement }۔
quorum-stated-met = { $statement }؛ کورم پورا تھا۔
quorum-stated-not-met = { $statement }؛ کورم پورا نہ تھا۔
quorum-met = کورم پورا تھا۔
quorum-not-met = کورم پورا نہ تھا۔

## حصے
introduction = تعارف
summary = خلاصہ
background = پس منظر
objectives = مقاصد
themes = موضوعات
agenda = ایجنڈا
agenda-in-minutes = کارروائی
discussion = زیرِ بحث نکات
statements = اظہارِ خیال
decisions = فیصلے
recommendations = سفارشات
actions = امور کی پیش رفت
votes = رائے شماری
quotes = اقتباسات
closing = اختتام
references = حوالہ جات
annexes = ضمیمے
distribution = نقول بنام
contents = فہرست
basmala = بسم اللہ الرحمٰن الرحیم

## ایجنڈا
column-item = شق
agenda-item = شق { $number }: { $title }
column-presenter = پیش کنندہ
column-time = وقت
column-duration = دورانیہ
item-discussion = بحث
item-decision = فیصلہ
minutes =
    { $count ->
        [one] { $count } منٹ
       *[other] { $count } منٹ
    }

## فیصلے، سفارشات، امور
column-decision = فیصلہ
column-recommendation = سفارش
column-to = متعلقہ ادارہ
column-owner = ذمہ دار
column-due = مقررہ تاریخ
column-priority = ترجیح
column-status = صورتِ حال
column-task = کام
column-progress = پیش رفت
decision-basis = بنیاد
decision-effective = تاریخِ نفاذ
status-open = زیرِ التوا
status-in-progress = جاری
status-done = مکمل
status-deferred = مؤخر
status-cancelled = منسوخ
priority-high = اعلیٰ
priority-medium = درمیانی
priority-low = کم

## رائے شماری
column-motion = موضوع
column-for = حق میں
column-against = مخالفت میں
column-abstain = غیر جانب دار
column-result = نتیجہ

## سابقہ روداد
previous-minutes = سابقہ اجلاس کی روداد
previous-plain = سابقہ اجلاس کی روداد
previous-reference = سابقہ اجلاس کی روداد نمبر { $reference }
previous-date = سابقہ اجلاس منعقدہ { $date } کی روداد
previous-both = سابقہ اجلاس منعقدہ { $date } کی روداد نمبر { $reference }
previous-named = { $minutes }۔
previous-approved = { $minutes } کی توثیق کی گئی۔
previous-not-approved = { $minutes } کی توثیق نہیں ہوئی۔
previous-corrections = تصحیحات

## آئندہ اجلاس اور اختتام
next-meeting = آئندہ اجلاس
next-meeting-sentence = آئندہ اجلاس { $when } منعقد ہوگا۔
when-date = بروز { $date }
when-display = بتاریخ { $date }
when-time = بوقت { $time }
when-place = بمقام { $place }
# جس سے مقام یا وقت شروع ہو اور ہمارے حرفِ جار کی ضرورت نہ رہے؛ «…» کے بعد جس پر ختم ہو
own-prepositions = بذریعہ | بمقام | بتاریخ | … میں | … پر | … کے ذریعے | … کے ذریعہ
own-adverbs = آن لائن | آنلائن
adjournment = اختتامِ اجلاس
adjourned = اجلاس { $time } اختتام پذیر ہوا۔

## دستخط
signature-below = دستخط اور تاریخ
signature-below-unnamed = نام، دستخط اور تاریخ
signature-alone = دستخط
signature-alone-unnamed = نام اور دستخط
signature-dated = تاریخ: { $date }

## شکلیں، جدول، ضمیمے
caption-figure = شکل { $number }: { $caption }
caption-table = جدول { $number }: { $caption }
table-summary = جدول «{ $title }»، کالم: { $columns }۔
pages =
    { $count ->
        [one] { $count } صفحہ
       *[other] { $count } صفحات
    }
document-symbol = علامت { $symbol }

## سرورق، حاشیہ، سرنامہ
page-of = صفحہ { $page } از { $count }
running-reference = حوالہ: { $reference }
address = پتا
phone = فون
email = ای میل
website = ویب سائٹ

## علامات
colon = :
comma = {"، "}
dot = {" · "}
quote-open = “
quote-close = ”

## تاریخ اور وقت
date-gregorian = { $day } { $month } { $year }ء
date-hijri = { $day } { $month } { $year }ھ
date-short = { $day } { $month } { $year }
date-weekday = { $weekday }، { $date }
date-dual = { $first } بمطابق { $second }
time =
    { $period ->
        [midnight] رات { $clock } بجے
        [small-hours] رات { $clock } بجے
        [noon] دوپہر { $clock } بجے
        [afternoon] سہ پہر { $clock } بجے
        [evening] شام { $clock } بجے
        [night] رات { $clock } بجے
       *[morning] صبح { $clock } بجے
    }
until-time = { $end } تک
interval = { $start } سے { $end } تک
timezone = { $time } ({ $zone })

weekday-1 = پیر
weekday-2 = منگل
weekday-3 = بدھ
weekday-4 = جمعرات
weekday-5 = جمعہ
weekday-6 = ہفتہ
weekday-7 = اتوار

month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

hijri-1 = محرم
hijri-2 = صفر
hijri-3 = ربیع الاول
hijri-4 = ربیع الثانی
hijri-5 = جمادی الاول
hijri-6 = جمادی الثانی
hijri-7 = رجب
hijri-8 = شعبان
hijri-9 = رمضان
hijri-10 = شوال
hijri-11 = ذوالقعدہ
hijri-12 = ذوالحجہ

## برقی خط
letter-attached = دستاویز اس پیغام کے ساتھ منسلک ہے اور اس کا خلاصہ یہ ہے۔
letter-more = باقی منسلک دستاویز میں ہے۔
## پیک
kind-pack = بریفنگ فائل
fact-meetings = اجلاسوں کی تعداد
pack-meetings = اجلاس
register-decisions = فیصلوں کا رجسٹر
register-recommendations = سفارشات کا رجسٹر
register-actions = کاموں کا رجسٹر
register-as-of = تاخیر کا حساب { $date } تک ہے
column-meeting = اجلاس
column-number = نمبر
column-page = صفحہ
status-overdue = تاخیر کا شکار
annex-in-pdf = { $pages }، پی ڈی ایف نسخے میں
column-register = رجسٹر
column-text = متن
column-file = فائل
