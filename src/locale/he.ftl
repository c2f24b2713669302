# עברית

## סוג המסמך
kind-report = דוח
kind-minutes = פרוטוקול ישיבה
kind-agenda = סדר יום
kind-action-register = רשימת משימות

## פרטי הישיבה
entry-title = כותרת
entry-subtitle = כותרת משנה
fact-date = תאריך
fact-time = שעה
fact-place = מקום
fact-mode = אופן הקיום
fact-reference = סימוכין
fact-series = סדרה
fact-number = מספר הישיבה
fact-version = גרסה
fact-status = מצב המסמך
fact-classification = סיווג
fact-organizers =
    { $count ->
        [one] הגוף המארגן
       *[other] הגופים המארגנים
    }
fact-partners = בשיתוף
mode-in-person = פרונטלית
mode-online = מקוונת
mode-hybrid = פרונטלית ומקוונת
document-draft = טיוטה
document-final = גרסה סופית
document-approved = מאושר

## אנשים
chair =
    { $gender ->
        [feminine] יושבת ראש
       *[other] יושב ראש
    }
secretary =
    { $gender ->
        [feminine] מזכירה
       *[other] מזכיר
    }
rapporteur =
    { $gender ->
        [feminine] רושמת הפרוטוקול
       *[other] רושם הפרוטוקול
    }
speakers = דוברים
attendees = נוכחים
apologies = התנצלו על היעדרותם
absent = נעדרים
guests = אורחים
observers = משקיפים
column-row = מס׳
column-name = שם
column-role = תפקיד
column-organization = ארגון
column-contact = פרטי קשר

## מניין חוקי
quorum = מניין חוקי
members =
    { $count ->
        [one] חבר אחד
        [two] שני חברים
       *[other] { $count } חברים
    }
quorum-present = נכחו { $present }
quorum-required = המניין הנדרש { $required }
quorum-both = נכחו { $present }, המניין הנדרש { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }, ובכך התקיים המניין החוקי.
quorum-stated-not-met = { $statement }, ולכן לא התקיים המניין החוקי.
quorum-met = התקיים המניין החוקי.
quorum-not-met = לא התקיים המניין החוקי.

## חלקי המסמך
introduction = מבוא
summary = תקציר
background = רקע
objectives = מטרות
themes = נושאים
agenda = סדר היום
agenda-in-minutes = סעיפי סדר היום
discussion = עיקרי הדיון
statements = דברי המשתתפים
decisions = החלטות
recommendations = המלצות
actions = מעקב משימות
votes = הצבעות
quotes = ציטוטים
closing = סיום
references = מקורות
annexes = נספחים
distribution = העתקים
contents = תוכן העניינים
basmala = بسم الله الرحمن الرحيم

## סדר היום
column-item = סעיף
agenda-item = סעיף { $number }: { $title }
column-presenter = מציג
column-time = שעה
column-duration = משך
item-discussion = דיון
item-decision = החלטה
minutes =
    { $count ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $count } דקות
    }

## החלטות, המלצות, משימות
column-decision = החלטה
column-recommendation = המלצה
column-to = נמענים
column-owner = אחראי
column-due = מועד
column-priority = עדיפות
column-status = מצב
column-task = משימה
column-progress = התקדמות
decision-basis = אסמכתה
decision-effective = תחילת תוקף
status-open = פתוח
status-in-progress = בביצוע
status-done = הושלם
status-deferred = נדחה
status-cancelled = בוטל
priority-high = גבוהה
priority-medium = בינונית
priority-low = נמוכה

## הצבעות
column-motion = נושא ההצבעה
column-for = בעד
column-against = נגד
column-abstain = נמנעים
column-result = תוצאה

## הפרוטוקול הקודם
previous-minutes = פרוטוקול הישיבה הקודמת
previous-plain = פרוטוקול הישיבה הקודמת
previous-reference = פרוטוקול הישיבה הקודמת מס׳ { $reference }
previous-date = פרוטוקול הישיבה הקודמת מתאריך { $date }
previous-both = פרוטוקול הישיבה הקודמת מס׳ { $reference } מתאריך { $date }
previous-named = { $minutes }.
previous-approved = { $minutes } אושר.
previous-not-approved = { $minutes } לא אושר.
previous-corrections = תיקונים

## הישיבה הבאה וסיום
next-meeting = הישיבה הבאה
next-meeting-sentence = הישיבה הבאה תתקיים { $when }.
when-date = ב{ $date }
when-display = בתאריך { $date }
when-time = בשעה { $time }
when-place = במקום: { $place }
# במה פותחים מקום או מועד שאינם צריכים מילת יחס משלנו; אחרי „…” – במה הם מסתיימים
own-prepositions = באמצעות | דרך | בזום | בבניין | בחדר | באולם | במשרדי | על
own-adverbs = מרחוק | מקוון | מקוונת | בזום
adjournment = נעילת הישיבה
adjourned = הישיבה ננעלה בשעה { $time }.

## חתימות
signature-below = חתימה ותאריך
signature-below-unnamed = שם, חתימה ותאריך
signature-alone = חתימה
signature-alone-unnamed = שם וחתימה
signature-dated = תאריך: { $date }

## איורים, טבלאות, נספחים
caption-figure = איור { $number }: { $caption }
caption-table = טבלה { $number }: { $caption }
table-summary = טבלה „{ $title }”, העמודות: { $columns }.
pages =
    { $count ->
        [one] עמוד אחד
        [two] שני עמודים
       *[other] { $count } עמודים
    }
document-symbol = סימול { $symbol }

## כותרת עליונה ותחתונה
page-of = עמוד { $page } מתוך { $count }
running-reference = סימוכין: { $reference }
address = כתובת
phone = טלפון
email = דוא״ל
website = אתר

## סימנים
colon = :
comma = {", "}
dot = {" · "}
quote-open = ”
quote-close = ”

## תאריכים ושעות
date-gregorian = { $day } ב{ $month } { $year }
date-hijri = { $day } ב{ $month } { $year } להג׳רה
date-short = { $day } ב{ $month } { $year }
date-weekday = { $weekday }, { $date }
date-dual = { $first } ({ $second })
time = { $hour }:{ $minute }
until-time = עד השעה { $end }
interval = מהשעה { $start } עד { $end }
timezone = { $time } ({ $zone })

weekday-1 = יום שני
weekday-2 = יום שלישי
weekday-3 = יום רביעי
weekday-4 = יום חמישי
weekday-5 = יום שישי
weekday-6 = יום שבת
weekday-7 = יום ראשון

month-1 = ינואר
month-2 = פברואר
month-3 = מרץ
month-4 = אפריל
month-5 = מאי
month-6 = יוני
month-7 = יולי
month-8 = אוגוסט
month-9 = ספטמבר
month-10 = אוקטובר
month-11 = נובמבר
month-12 = דצמבר

hijri-1 = מוחרם
hijri-2 = צפר
hijri-3 = רביע אל־אוול
hijri-4 = רביע א־ת׳אני
hijri-5 = ג׳ומאדא אל־אולא
hijri-6 = ג׳ומאדא אל־אח׳רה
hijri-7 = רג׳ב
hijri-8 = שעבאן
hijri-9 = רמדאן
hijri-10 = שוואל
hijri-11 = ד׳ו אל־קעדה
hijri-12 = ד׳ו אל־חיג׳ה

## דואר אלקטרוני
letter-attached = המסמך מצורף להודעה זו, וזה תקצירו.
letter-more = ההמשך במסמך המצורף.
## תיק
kind-pack = תיק ישיבות
fact-meetings = מספר הישיבות
pack-meetings = הישיבות
register-decisions = מרשם ההחלטות
register-recommendations = מרשם ההמלצות
register-actions = מרשם המשימות
register-as-of = האיחור חושב ליום { $date }
column-meeting = ישיבה
column-number = מס׳
column-page = עמוד
status-overdue = באיחור
annex-in-pdf = { $pages }, בקובץ ה־PDF
column-register = מרשם
column-text = נוסח
column-file = קובץ
