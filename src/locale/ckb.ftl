# کوردیی ناوەندی

## جۆری بەڵگەنامە
kind-report = ڕاپۆرت
kind-minutes = کۆنووسی کۆبوونەوە
kind-agenda = بەرنامەی کار
kind-action-register = تۆماری ئەرکەکان

## زانیاریی کۆبوونەوە
entry-title = ناونیشان
entry-subtitle = ژێرناونیشان
fact-date = بەروار
fact-time = کات
fact-place = شوێن
fact-mode = شێوازی بەستن
fact-reference = ژمارەی نووسراو
fact-series = زنجیرە
fact-number = ژمارەی کۆبوونەوە
fact-version = وەشان
fact-status = دۆخی بەڵگەنامە
fact-classification = ئاستی نهێنی
fact-organizers =
    { $count ->
        [one] لایەنی ڕێکخەر
       *[other] لایەنە ڕێکخەرەکان
    }
fact-partners = بە هاوبەشی لەگەڵ
mode-in-person = ئامادەبوون
mode-online = ئۆنلاین
mode-hybrid = ئامادەبوون و ئۆنلاین
document-draft = ڕەشنووس
document-final = دانەی کۆتایی
document-approved = پەسەندکراو

## کەسەکان
chair = سەرۆکی دانیشتن
secretary = سکرتێر
rapporteur = ڕاپۆرتنووس
speakers = وتاربێژان
attendees = ئامادەبووان
apologies = داوای لێبوردنکەران
absent = ئامادەنەبووان
guests = میوانان
observers = چاودێران
column-row = ژ
column-name = ناو
column-role = پۆست
column-organization = لایەن
column-contact = پەیوەندی

## ڕێژەی یاسایی
quorum = ڕێژەی یاسایی
members =
    { $count ->
        [one] { $count } ئەندام
       *[other] { $count } ئەندام
    }
quorum-present = ژمارەی ئامادەبووان { $present }
quorum-required = ڕێژەی پێویست { $required }
quorum-both = ژمارەی ئامادەبووان { $present }، ڕێژەی پێویست { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }، بەمەش ڕێژەی یاسایی تەواو بوو.
quorum-stated-not-met = { $statement }، بەمەش ڕێژەی یاسایی تەواو نەبوو.
quorum-met = ڕێژەی یاسایی تەواو بوو.
quorum-not-met = ڕێژەی یاسایی تەواو نەبوو.

## بەشەکان
introduction = پێشەکی
summary = پوختە
background = پاشخان
objectives = ئامانجەکان
themes = تەوەرەکان
agenda = بەرنامەی کار
agenda-in-minutes = بڕگەکانی بەرنامەی کار
discussion = خاڵەکانی گفتوگۆ
statements = وتەکان
decisions = بڕیارەکان
recommendations = ڕاسپاردەکان
actions = بەدواداچوونی ئەرکەکان
votes = دەنگدان
quotes = وتە وەرگیراوەکان
closing = کۆتایی
references = سەرچاوەکان
annexes = پاشکۆکان
distribution = وێنەیەک بۆ
contents = ناوەڕۆک
basmala = بسم الله الرحمن الرحيم

## بەرنامەی کار
column-item = بڕگە
agenda-item = بڕگەی { $number }: { $title }
column-presenter = پێشکەشکار
column-time = کات
column-duration = ماوە
item-discussion = گفتوگۆ
item-decision = بڕیار
minutes =
    { $count ->
        [one] { $count } خولەک
       *[other] { $count } خولەک
    }

## بڕیار، ڕاسپاردە، ئەرک
column-decision = بڕیار
column-recommendation = ڕاسپاردە
column-to = لایەنی پەیوەندیدار
column-owner = بەرپرس
column-due = وادە
column-priority = گرنگی
column-status = دۆخ
column-task = ئەرک
column-progress = ڕێژەی جێبەجێکردن
decision-basis = پشتبەستن
decision-effective = بەرواری کارپێکردن
status-open = کراوە
status-in-progress = لە جێبەجێکردندایە
status-done = تەواوبوو
status-deferred = دواخراو
status-cancelled = هەڵوەشاوە
priority-high = بەرز
priority-medium = مامناوەند
priority-low = نزم

## دەنگدان
column-motion = بابەتی دەنگدان
column-for = لەگەڵ
column-against = دژ
column-abstain = بێدەنگ
column-result = ئەنجام

## کۆنووسی پێشوو
previous-minutes = کۆنووسی کۆبوونەوەی پێشوو
previous-plain = کۆنووسی کۆبوونەوەی پێشوو
previous-reference = کۆنووسی کۆبوونەوەی پێشوو، ژمارە { $reference }
previous-date = کۆنووسی کۆبوونەوەی پێشوو لە { $date }
previous-both = کۆنووسی کۆبوونەوەی پێشوو، ژمارە { $reference }، لە { $date }
previous-named = { $minutes }.
previous-approved = { $minutes } پەسەند کرا.
previous-not-approved = { $minutes } پەسەند نەکرا.
previous-corrections = ڕاستکردنەوەکان

## کۆبوونەوەی داهاتوو و کۆتایی
next-meeting = کۆبوونەوەی داهاتوو
next-meeting-sentence = کۆبوونەوەی داهاتوو { $when } دەبەسترێت.
when-date = ڕۆژی { $date }
when-display = لە { $date }
when-time = کاتژمێر { $time }
when-place = لە { $place }
# ئەوەی شوێن یان کات پێی دەست پێ دەکات و پێویستی بە پێشناوی ئێمە نییە؛ دوای «…» کۆتاییەکەی
own-prepositions = لە | لەڕێگەی | بە | بەهۆی | لەسەر
own-adverbs = ئۆنلاین | سەرهێڵ
adjournment = کۆتاییی دانیشتن
adjourned = دانیشتنەکە لە کاتژمێر { $time } کۆتایی هات.

## واژۆکان
signature-below = واژۆ و بەروار
signature-below-unnamed = ناو، واژۆ و بەروار
signature-alone = واژۆ
signature-alone-unnamed = ناو و واژۆ
signature-dated = بەروار: { $date }

## وێنە، خشتە، پاشکۆ
caption-figure = وێنەی { $number }: { $caption }
caption-table = خشتەی { $number }: { $caption }
table-summary = خشتەی «{ $title }»، ستوونەکان: { $columns }.
pages =
    { $count ->
        [one] { $count } لاپەڕە
       *[other] { $count } لاپەڕە
    }
document-symbol = هێما { $symbol }

## سەرپەڕە و ژێرپەڕە
page-of = لاپەڕە { $page } لە { $count }
running-reference = ژمارە: { $reference }
address = ناونیشان
phone = تەلەفۆن
email = ئیمەیل
website = ماڵپەڕ

## نیشانەکان
colon = :
comma = {"، "}
dot = {" · "}
quote-open = «
quote-close = »

## بەروار و کات
date-gregorian = { $day }ی { $month }ی { $year }ی زایینی
date-hijri = { $day }ی { $month }ی { $year }ی کۆچی
date-short = { $day }ی { $month }ی { $year }
date-weekday = { $weekday }، { $date }
date-dual = { $first } بەرانبەر بە { $second }
time =
    { $period ->
        [midnight] { $clock }ی نیوەشەو
        [small-hours] { $clock }ی دوای نیوەشەو
        [noon] { $clock }ی نیوەڕۆ
        [afternoon] { $clock }ی دوانیوەڕۆ
        [evening] { $clock }ی ئێوارە
        [night] { $clock }ی شەو
       *[morning] { $clock }ی بەیانی
    }
until-time = تا کاتژمێر { $end }
interval = لە کاتژمێر { $start } تا { $end }
timezone = { $time } ({ $zone })

weekday-1 = دووشەممە
weekday-2 = سێشەممە
weekday-3 = چوارشەممە
weekday-4 = پێنجشەممە
weekday-5 = هەینی
weekday-6 = شەممە
weekday-7 = یەکشەممە

month-1 = کانوونی دووەم
month-2 = شوبات
month-3 = ئازار
month-4 = نیسان
month-5 = ئایار
month-6 = حوزەیران
month-7 = تەمووز
month-8 = ئاب
month-9 = ئەیلوول
month-10 = تشرینی یەکەم
month-11 = تشرینی دووەم
month-12 = کانوونی یەکەم

hijri-1 = موحەڕەم
hijri-2 = سەفەر
hijri-3 = ڕەبیعی یەکەم
hijri-4 = ڕەبیعی دووەم
hijri-5 = جەمادی یەکەم
hijri-6 = جەمادی دووەم
hijri-7 = ڕەجەب
hijri-8 = شەعبان
hijri-9 = ڕەمەزان
hijri-10 = شەووال
hijri-11 = زولقەعدە
hijri-12 = زولحیججە

## ئیمەیل
letter-attached = بەڵگەنامەکە هاوپێچی ئەم پەیامەیە و ئەمە پوختەکەیەتی.
letter-more = ئەوانی دیکە لە بەڵگەنامە هاوپێچکراوەکەدان.
## پاکێت
kind-pack = پەڕگەی کۆبوونەوەکان
fact-meetings = ژمارەی کۆبوونەوەکان
pack-meetings = کۆبوونەوەکان
register-decisions = تۆماری بڕیارەکان
register-recommendations = تۆماری ڕاسپاردەکان
register-actions = تۆماری ئەرکەکان
register-as-of = دواکەوتن تا { $date } هەژمار کراوە
column-meeting = کۆبوونەوە
column-number = ژمارە
column-page = لاپەڕە
status-overdue = دواکەوتوو
annex-in-pdf = { $pages }، لە وەشانی PDF
column-register = تۆمار
column-text = دەق
column-file = پەڕگە
