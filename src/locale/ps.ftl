# پښتو

## د سند ډول
kind-report = راپور
kind-minutes = د غونډې پروتوکول
kind-agenda = د غونډې اجنډا
kind-action-register = د کارونو لېست

## د غونډې معلومات
entry-title = سرلیک
entry-subtitle = فرعي سرلیک
fact-date = نېټه
fact-time = وخت
fact-place = ځای
fact-mode = د جوړېدو ډول
fact-reference = ګڼه
fact-series = لړۍ
fact-number = د غونډې شمېره
fact-version = نسخه
fact-status = د سند حالت
fact-classification = د محرمیت کچه
fact-organizers =
    { $count ->
        [one] جوړوونکی
       *[other] جوړوونکي
    }
fact-partners = په ګډه له
mode-in-person = حضوري
mode-online = آنلاین
mode-hybrid = حضوري او آنلاین
document-draft = مسوده
document-final = وروستۍ نسخه
document-approved = تصویب شوی

## اشخاص
chair = د غونډې رئیس
secretary = منشي
rapporteur = راپور لیکونکی
speakers = ویناوال
attendees = حاضرین
apologies = معذرت غوښتونکي
absent = غیر حاضر
guests = مېلمانه
observers = څارونکي
column-row = ګڼه
column-name = نوم
column-role = دنده
column-organization = اداره
column-contact = اړیکه

## نصاب
quorum = نصاب
members =
    { $count ->
        [one] { $count } غړی
       *[other] { $count } غړي
    }
quorum-present = حاضر { $present }
quorum-required = د نصاب لپاره اړین { $required }
quorum-both = حاضر { $present }، د نصاب لپاره اړین { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }؛ نصاب پوره شو.
quorum-stated-not-met = { $statement }؛ نصاب پوره نه شو.
quorum-met = نصاب پوره شو.
quorum-not-met = نصاب پوره نه شو.

## برخې
introduction = سریزه
summary = لنډیز
background = شالید
objectives = موخې
themes = محورونه
agenda = اجنډا
agenda-in-minutes = د اجنډا موضوعات
discussion = د بحث ټکي
statements = ویناوې
decisions = پرېکړې
recommendations = سپارښتنې
actions = د کارونو تعقیب
votes = رایې اچونه
quotes = اقتباسونه
closing = پای
references = سرچینې
annexes = ضمیمې
distribution = کاپي
contents = فهرست
basmala = بسم الله الرحمن الرحيم

## اجنډا
column-item = موضوع
agenda-item = { $number } موضوع: { $title }
column-presenter = وړاندې کوونکی
column-time = وخت
column-duration = موده
item-discussion = بحث
item-decision = پرېکړه
minutes =
    { $count ->
        [one] { $count } دقیقه
       *[other] { $count } دقیقې
    }

## پرېکړې، سپارښتنې، کارونه
column-decision = پرېکړه
column-recommendation = سپارښتنه
column-to = اړوند لوری
column-owner = مسؤول
column-due = وروستۍ نېټه
column-priority = لومړیتوب
column-status = حالت
column-task = کار
column-progress = پرمختګ
decision-basis = اساس
decision-effective = د نافذېدو نېټه
status-open = پرانیستی
status-in-progress = روان
status-done = بشپړ شوی
status-deferred = ځنډول شوی
status-cancelled = لغوه شوی
priority-high = لوړ
priority-medium = منځنی
priority-low = ټیټ

## رایې اچونه
column-motion = موضوع
column-for = موافق
column-against = مخالف
column-abstain = ممتنع
column-result = پایله

## پخوانی پروتوکول
previous-minutes = د تېرې غونډې پروتوکول
previous-plain = د تېرې غونډې پروتوکول
previous-reference = د تېرې غونډې پروتوکول، ګڼه { $reference }
previous-date = د تېرې غونډې پروتوکول، نېټه { $date }
previous-both = د تېرې غونډې پروتوکول، ګڼه { $reference }، نېټه { $date }
previous-named = { $minutes }.
previous-approved = { $minutes } تصویب شو.
previous-not-approved = { $minutes } تصویب نه شو.
previous-corrections = سمونونه

## راتلونکې غونډه او پای
next-meeting = راتلونکې غونډه
next-meeting-sentence = راتلونکې غونډه { $when } جوړېږي.
when-date = د { $date } په ورځ
when-display = په { $date }
when-time = په { $time }
when-place = په { $place } کې
# هغه څه چې ځای یا وخت پرې پیلېږي او زموږ سربل نه غواړي؛ تر «…» وروسته پای یې
own-prepositions = په | له | پر | … کې | … له لارې
own-adverbs = آنلاین | انلاین
adjournment = د غونډې پای
adjourned = غونډه په { $time } پای ته ورسېده.

## لاسلیکونه
signature-below = لاسلیک او نېټه
signature-below-unnamed = نوم، لاسلیک او نېټه
signature-alone = لاسلیک
signature-alone-unnamed = نوم او لاسلیک
signature-dated = نېټه: { $date }

## انځورونه، جدولونه، ضمیمې
caption-figure = انځور { $number }: { $caption }
caption-table = جدول { $number }: { $caption }
table-summary = جدول «{ $title }»، ستنې: { $columns }.
pages =
    { $count ->
        [one] { $count } مخ
       *[other] { $count } مخونه
    }
document-symbol = نښه { $symbol }

## سرپاڼه او پایپاڼه
page-of = مخ { $page } له { $count }
running-reference = ګڼه: { $reference }
address = پته
phone = ټیلیفون
email = برېښنالیک
website = وېبپاڼه

## نښې
colon = :
comma = {"، "}
dot = {" · "}
quote-open = «
quote-close = »

## نېټې او وختونه
date-gregorian = د { $year } میلادي کال د { $month } { $day }مه
date-hijri = د { $year } قمري کال د { $month } { $day }مه
date-short = د { $year } د { $month } { $day }مه
date-weekday = { $weekday }، { $date }
date-dual = { $first }، برابره له { $second }
time =
    { $period ->
        [midnight] د نیمې شپې { $clock } بجې
        [small-hours] د شپې { $clock } بجې
        [noon] د غرمې { $clock } بجې
        [afternoon] د ماسپښین { $clock } بجې
        [evening] د ماښام { $clock } بجې
        [night] د شپې { $clock } بجې
       *[morning] د سهار { $clock } بجې
    }
until-time = تر { $end } پورې
interval = له { $start } څخه تر { $end } پورې
timezone = { $time } ({ $zone })

weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه

month-1 = جنوري
month-2 = فبروري
month-3 = مارچ
month-4 = اپریل
month-5 = مۍ
month-6 = جون
month-7 = جولای
month-8 = اګست
month-9 = سېپتمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

hijri-1 = محرم
hijri-2 = صفر
hijri-3 = ربیع الاول
hijri-4 = ربیع الثاني
hijri-5 = جمادی الاول
hijri-6 = جمادی الثاني
hijri-7 = رجب
hijri-8 = شعبان
hijri-9 = رمضان
hijri-10 = شوال
hijri-11 = ذی القعده
hijri-12 = ذی الحجه

## برېښنالیک
letter-attached = سند له دې پیغام سره مل دی او دا یې لنډیز دی.
letter-more = پاتې برخه په مل سند کې ده.
## دوسیه
kind-pack = د غونډو دوسیه
fact-meetings = د غونډو شمېر
pack-meetings = غونډې
register-decisions = د پرېکړو کتاب
register-recommendations = د سپارښتنو کتاب
register-actions = د دندو کتاب
register-as-of = ځنډ تر { $date } شمېرل شوی دی
column-meeting = غونډه
column-number = شمېره
column-page = مخ
status-overdue = ځنډېدلی
annex-in-pdf = { $pages }، په PDF نسخه کې
column-register = کتاب
column-text = متن
column-file = دوتنه
