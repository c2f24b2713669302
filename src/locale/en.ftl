# English

## Kinds of document
kind-report = Report
kind-minutes = Minutes of meeting
kind-agenda = Agenda
kind-action-register = Action register

## Facts
entry-title = Title
entry-subtitle = Subtitle
fact-date = Date
fact-time = Time
fact-place = Place
fact-mode = Held
fact-reference = Reference
fact-series = Series
fact-number = Meeting no.
fact-version = Version
fact-status = Status of document
fact-classification = Classification
fact-organizers =
    { $count ->
        [one] Organizer
       *[other] Organizers
    }
fact-partners = In partnership with
mode-in-person = In person
mode-online = Online
mode-hybrid = In person and online
document-draft = Draft
document-final = Final
document-approved = Approved

## People
chair = Chair
secretary = Secretary
rapporteur = Rapporteur
speakers = Speakers
attendees = Present
apologies = Apologies
absent = Absent
guests = Guests
observers = Observers
column-row = No.
column-name = Name
column-role = Position
column-organization = Organization
column-contact = Contact

## Quorum
quorum = Quorum
members =
    { $count ->
        [one] one member
       *[other] { $count } members
    }
quorum-present = Present: { $present }
quorum-required = Quorum: { $required }
quorum-both = Present: { $present }; quorum: { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }. The meeting was quorate.
quorum-stated-not-met = { $statement }. The meeting was not quorate.
quorum-met = The meeting was quorate.
quorum-not-met = The meeting was not quorate.

## Sections
introduction = Introduction
summary = Executive summary
background = Background
objectives = Objectives
themes = Themes
agenda = Agenda
agenda-in-minutes = Proceedings
discussion = Discussion
statements = Statements
decisions = Decisions
recommendations = Recommendations
actions = Action items
votes = Votes
quotes = Quotations
closing = Closing
references = References
annexes = Annexes
distribution = Distribution
contents = Contents
basmala = بسم الله الرحمن الرحيم

## Agenda
column-item = Item
agenda-item = Item { $number }: { $title }
column-presenter = Presenter
column-time = Time
column-duration = Duration
item-discussion = Discussion
item-decision = Decision
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

## Decisions, recommendations, actions
column-decision = Decision
column-recommendation = Recommendation
column-to = Addressed to
column-owner = Owner
column-due = Due
column-priority = Priority
column-status = Status
column-task = Task
column-progress = Progress
decision-basis = Basis
decision-effective = Effective from
status-open = Open
status-in-progress = In progress
status-done = Done
status-deferred = Deferred
status-cancelled = Cancelled
priority-high = High
priority-medium = Medium
priority-low = Low

## Votes
column-motion = Motion
column-for = For
column-against = Against
column-abstain = Abstaining
column-result = Result

## Previous minutes
previous-minutes = Previous minutes
previous-plain = The minutes of the previous meeting
previous-reference = The minutes of the previous meeting ({ $reference })
previous-date = The minutes of the previous meeting of { $date }
previous-both = The minutes of the previous meeting of { $date } ({ $reference })
previous-named = { $minutes }.
previous-approved = { $minutes } were approved.
previous-not-approved = { $minutes } were not approved.
previous-corrections = Corrections

## Next meeting and closing
next-meeting = Next meeting
next-meeting-sentence = The next meeting will be held { $when }.
when-date = on { $date }
when-display = on { $date }
when-time = at { $time }
when-place = at { $place }
# What a place or term begins with that needs no preposition of ours; after «…» what it ends with
own-prepositions = at | on | in | by | from | via | over | through | using | with
own-adverbs = online | remotely | virtually | in-person
adjournment = Adjournment
adjourned = The meeting was adjourned at { $time }.

## Signatures
signature-below = Signature and date
signature-below-unnamed = Name, signature and date
signature-alone = Signature
signature-alone-unnamed = Name and signature
signature-dated = Date: { $date }

## Figures, tables, annexes
caption-figure = Figure { $number }: { $caption }
caption-table = Table { $number }: { $caption }
table-summary = Table “{ $title }” with the columns: { $columns }.
pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
document-symbol = symbol { $symbol }

## Header, footer, letterhead
page-of = Page { $page } of { $count }
running-reference = Ref. { $reference }
address = Address
phone = Tel.
email = E-mail
website = Website

## Marks
colon = :
comma = {", "}
dot = {" · "}
quote-open = “
quote-close = ”

## Dates and times
date-gregorian = { $day } { $month } { $year }
date-hijri = { $day } { $month } { $year } AH
date-short = { $day } { $month } { $year }
date-weekday = { $weekday } { $date }
date-dual = { $first } ({ $second })
time =
    { $period ->
        [midnight] midnight
        [small-hours] { $clock } am
        [noon] { $clock } pm
        [afternoon] { $clock } pm
        [evening] { $clock } pm
        [night] { $clock } pm
       *[morning] { $clock } am
    }
until-time = until { $end }
interval = { $start } to { $end }
timezone = { $time } ({ $zone })

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

hijri-1 = Muharram
hijri-2 = Safar
hijri-3 = Rabi al-Awwal
hijri-4 = Rabi al-Thani
hijri-5 = Jumada al-Ula
hijri-6 = Jumada al-Akhirah
hijri-7 = Rajab
hijri-8 = Shaban
hijri-9 = Ramadan
hijri-10 = Shawwal
hijri-11 = Dhu al-Qadah
hijri-12 = Dhu al-Hijjah

## E-mail
letter-attached = The document is attached to this message; this is its summary.
letter-more = The rest is in the attached document.
## Packs
kind-pack = Briefing pack
fact-meetings = Meetings
pack-meetings = The meetings
register-decisions = Register of decisions
register-recommendations = Register of recommendations
register-actions = Register of actions
register-as-of = Overdue as of { $date }
column-meeting = Meeting
column-number = No.
column-page = Page
status-overdue = Overdue
annex-in-pdf = { $pages }, in the PDF
column-register = Register
column-text = Text
column-file = File
