# Français

## Genre de document
kind-report = Rapport
kind-minutes = Procès-verbal de réunion
kind-agenda = Ordre du jour
kind-action-register = Registre des actions

## Données de la réunion
entry-title = Titre
entry-subtitle = Sous-titre
fact-date = Date
fact-time = Horaire
fact-place = Lieu
fact-mode = Modalité
fact-reference = Référence
fact-series = Série
fact-number = Réunion nº
fact-version = Version
fact-status = État du document
fact-classification = Classification
fact-organizers =
    { $count ->
        [one] Organisateur
       *[other] Organisateurs
    }
fact-partners = En partenariat avec
mode-in-person = En présentiel
mode-online = À distance
mode-hybrid = En présentiel et à distance
document-draft = Projet
document-final = Version définitive
document-approved = Approuvé

## Personnes
chair = Présidence
secretary = Secrétaire
rapporteur =
    { $gender ->
        [feminine] Rapporteuse
       *[other] Rapporteur
    }
speakers = Intervenants
attendees = Présents
apologies = Excusés
absent = Absents
guests = Invités
observers = Observateurs
column-row = Nº
column-name = Nom
column-role = Fonction
column-organization = Organisme
column-contact = Contact

## Quorum
quorum = Quorum
members =
    { $count ->
        [one] { $count } membre
       *[other] { $count } membres
    }
quorum-present = Présents : { $present }
quorum-required = Quorum requis : { $required }
quorum-both = Présents : { $present } ; quorum requis : { $required }
quorum-stated = { $statement }.
quorum-stated-met = { $statement }. Le quorum est atteint.
quorum-stated-not-met = { $statement }. Le quorum n’est pas atteint.
quorum-met = Le quorum est atteint.
quorum-not-met = Le quorum n’est pas atteint.

## Sections
introduction = Introduction
summary = Résumé
background = Contexte
objectives = Objectifs
themes = Thèmes
agenda = Ordre du jour
agenda-in-minutes = Délibérations
discussion = Points de discussion
statements = Interventions
decisions = Décisions
recommendations = Recommandations
actions = Suivi des actions
votes = Votes
quotes = Citations
closing = Clôture
references = Références
annexes = Annexes
distribution = Diffusion
contents = Table des matières
basmala = بسم الله الرحمن الرحيم

## Ordre du jour
column-item = Point
agenda-item = Point { $number } : { $title }
column-presenter = Présenté par
column-time = Heure
column-duration = Durée
item-discussion = Discussion
item-decision = Décision
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

## Décisions, recommandations, actions
column-decision = Décision
column-recommendation = Recommandation
column-to = Destinataire
column-owner = Responsable
column-due = Échéance
column-priority = Priorité
column-status = État
column-task = Tâche
column-progress = Avancement
decision-basis = Fondement
decision-effective = Entrée en vigueur
status-open = À faire
status-in-progress = En cours
status-done = Terminé
status-deferred = Reporté
status-cancelled = Annulé
priority-high = Haute
priority-medium = Moyenne
priority-low = Basse

## Votes
column-motion = Objet
column-for = Pour
column-against = Contre
column-abstain = Abstentions
column-result = Résultat

## Procès-verbal précédent
previous-minutes = Procès-verbal précédent
previous-plain = Le procès-verbal de la réunion précédente
previous-reference = Le procès-verbal de la réunion précédente ({ $reference })
previous-date = Le procès-verbal de la réunion précédente en date du { $date }
previous-both = Le procès-verbal de la réunion précédente en date du { $date } ({ $reference })
previous-named = { $minutes }.
previous-approved = { $minutes } a été approuvé.
previous-not-approved = { $minutes } n’a pas été approuvé.
previous-corrections = Corrections

## Prochaine réunion et clôture
next-meeting = Prochaine réunion
next-meeting-sentence = La prochaine réunion se tiendra { $when }.
when-date = le { $date }
when-display = le { $date }
when-time = à { $time }
when-place = au lieu suivant : { $place }
# Ce par quoi commence un lieu ou un terme qui se passe de notre préposition ; après « … », sa fin
own-prepositions = à | au | aux | en | chez | dans | sur | via | par | avec
own-adverbs = en ligne
adjournment = Levée de la séance
adjourned = La séance a été levée à { $time }.

## Signatures
signature-below = Signature et date
signature-below-unnamed = Nom, signature et date
signature-alone = Signature
signature-alone-unnamed = Nom et signature
signature-dated = Date : { $date }

## Figures, tableaux, annexes
caption-figure = Figure { $number } : { $caption }
caption-table = Tableau { $number } : { $caption }
table-summary = Tableau « { $title } », colonnes : { $columns }.
pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
document-symbol = cote { $symbol }

## En-tête, pied de page
page-of = Page { $page } sur { $count }
running-reference = Réf. { $reference }
address = Adresse
phone = Tél.
email = Courriel
website = Site

## Signes
colon = {"\u00A0:"}
comma = {", "}
dot = {" · "}
quote-open = {"«\u00A0"}
quote-close = {"\u00A0»"}

## Dates et heures
date-gregorian =
    { $which ->
        [first] { $day }er
       *[other] { $day }
    } { $month } { $year }
date-hijri =
    { $which ->
        [first] { $day }er
       *[other] { $day }
    } { $month } { $year } de l’hégire
date-short =
    { $which ->
        [first] { $day }er
       *[other] { $day }
    } { $month } { $year }
date-weekday = { $weekday } { $date }
date-dual = { $first } ({ $second })
time = { $hour } h { $minute }
until-time = jusqu’à { $end }
interval = de { $start } à { $end }
timezone = { $time } ({ $zone })

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

hijri-1 = mouharram
hijri-2 = safar
hijri-3 = rabia al awal
hijri-4 = rabia ath-thani
hijri-5 = joumada al oula
hijri-6 = joumada ath-thania
hijri-7 = rajab
hijri-8 = chaabane
hijri-9 = ramadan
hijri-10 = chawwal
hijri-11 = dhou al qi’da
hijri-12 = dhou al-hijja

## Courriel
letter-attached = Le document est joint à ce message ; en voici le résumé.
letter-more = La suite figure dans le document joint.
## Dossiers
kind-pack = Dossier de séance
fact-meetings = Nombre de réunions
pack-meetings = Les réunions
register-decisions = Registre des décisions
register-recommendations = Registre des recommandations
register-actions = Registre des actions
register-as-of = Retards au { $date }
column-meeting = Réunion
column-number = N°
column-page = Page
status-overdue = En retard
annex-in-pdf = { $pages }, dans le PDF
column-register = Registre
column-text = Texte
column-file = Fichier
