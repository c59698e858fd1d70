"""More sheets as text: headings, status phrases, columns of leads, and dates."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample

SAMPLES = [
    Sample(
        "tminus.csv",
        b"""\
Target close,2026-12-18,,
,,,
Step,When,Us,Them
Security questionnaire returned,T-30,Sam Ortiz,Dana Whitfield
Redlines closed,D-14,Sam Ortiz,Lee Park
Board approval,T-7,,Dana Whitfield
Signature,T-0,Sam Ortiz,Dana Whitfield
Kickoff,T+10,Mia Holt,Lee Park
""",
        """
        Security questionnaire returned | 2026-11-18 | v Sam Ortiz, b Dana Whitfield | not_started
        Redlines closed | 2026-12-04 | v Sam Ortiz, b Lee Park | not_started
        Board approval | 2026-12-11 | b Dana Whitfield | not_started
        Signature | 2026-12-18 | v Sam Ortiz, b Dana Whitfield | not_started
        Kickoff | 2026-12-28 | v Mia Holt, b Lee Park | not_started
        """,
        target="2026-12-18",
    ),
    Sample(
        "fr.csv",
        """\
Étape;Échéance;Responsable éditeur;Responsable client;Avancement
Atelier de cadrage;2 décembre 2026;Chloé Martin;Luc Petit;Terminé
Revue sécurité;15 déc. 2026;Chloé Martin;Inès Faure;En cours
Validation DAF;mi-janvier 2027;;Luc Petit;À faire
Signature du contrat;1er février 2027;Chloé Martin;Luc Petit;À faire
Mise en production;fin mars 2027;Chloé Martin;Inès Faure;À faire
""".encode("utf-8-sig"),
        """
        Atelier de cadrage | 2026-12-02 | v Chloé Martin, b Luc Petit | done
        Revue sécurité | 2026-12-15 | v Chloé Martin, b Inès Faure | in_progress
        Validation DAF | 2027-01-15 | b Luc Petit | not_started
        Signature du contrat | 2027-02-01 | v Chloé Martin, b Luc Petit | not_started
        Mise en production | 2027-03-31 | v Chloé Martin, b Inès Faure | not_started
        """,
        target="2027-02-01",
    ),
    Sample(
        "sv.csv",
        """\
Aktivitet;Klart senast;Ansvarig leverantör;Ansvarig kund;Status
Uppstartsmöte;2026-12-01;Åsa Lind;Björn Ek;Klar
Säkerhetsgranskning;v. 51;Åsa Lind;Björn Ek;Pågår
Styrelsebeslut;v. 2 2027;;Eva Öst;Ej påbörjad
Avtal undertecknat;29 januari 2027;Åsa Lind;Eva Öst;Ej påbörjad
""".encode(),
        """
        Uppstartsmöte | 2026-12-01 | v Åsa Lind, b Björn Ek | done
        Säkerhetsgranskning | 2026-12-18 | v Åsa Lind, b Björn Ek | in_progress
        Styrelsebeslut | 2027-01-15 | b Eva Öst | not_started
        Avtal undertecknat | 2027-01-29 | v Åsa Lind, b Eva Öst | not_started
        """,
        target="2027-01-29",
    ),
    Sample(
        "pl.csv",
        """\
Zadanie;Termin;Odpowiedzialny (dostawca);Odpowiedzialny (klient);Status
Spotkanie startowe;1 grudnia 2026;Jan Kowalski;Ewa Żak;Zakończone
Ankieta bezpieczeństwa;15.12.2026;Jan Kowalski;Ewa Żak;W toku
Zgoda zarządu;13 sty 2027;;Piotr Łuka;Do zrobienia
Podpisanie umowy;29 stycznia 2027;Jan Kowalski;Piotr Łuka;Do zrobienia
""".encode(),
        """
        Spotkanie startowe | 2026-12-01 | v Jan Kowalski, b Ewa Żak | done
        Ankieta bezpieczeństwa | 2026-12-15 | v Jan Kowalski, b Ewa Żak | in_progress
        Zgoda zarządu | 2027-01-13 | b Piotr Łuka | not_started
        Podpisanie umowy | 2027-01-29 | v Jan Kowalski, b Piotr Łuka | not_started
        """,
        target="2027-01-29",
    ),
    Sample(
        "byname.md",
        """\
# MAP — Orchid Health x Plinth

| What | By when | Plinth lead | Orchid lead | Needs first |
|---|---|---|---|---|
| Scope agreed | 1 Dec 2026 | Ravi | Joan | |
| HIPAA review | 14 Dec 2026 | Ravi | Omar | Scope agreed |
| Budget released | 11 Jan 2027 | | Joan | HIPAA review; Scope agreed |
| Signature | 25 Jan 2027 | Ravi | Joan | Budget released |
""".encode(),
        """
        Scope agreed | 2026-12-01 | v Ravi, b Joan | not_started
        HIPAA review | 2026-12-14 | v Ravi, b Omar | not_started | | Scope agreed
        Budget released | 2027-01-11 | b Joan | not_started | | HIPAA review;Scope agreed
        Signature | 2027-01-25 | v Ravi, b Joan | not_started | | Budget released
        """,
        target="2027-01-25",
        vendor="Plinth",
    ),
    Sample(
        "words.csv",
        """\
Deliverable,Due,Us,You,Where are we
A brief agreed,2026-11-10,Sam,Dana,Closed
B demo held,2026-11-12,Sam,Dana,Finished ✔
C references called,2026-11-13,Sam,Dana,Not done
D questionnaire,2026-11-30,Sam,Dana,nearly done
E legal,2026-12-04,Sam,Dana,to be done
F budget,2026-12-07,,Dana,incomplete
G old POC,2026-12-08,Sam,Dana,cancelled
H signature,2026-12-18,Sam,Dana,on hold
""".encode(),
        """
        A brief agreed | 2026-11-10 | v Sam, b Dana | done
        B demo held | 2026-11-12 | v Sam, b Dana | done
        C references called | 2026-11-13 | v Sam, b Dana | not_started
        D questionnaire | 2026-11-30 | v Sam, b Dana | in_progress
        E legal | 2026-12-04 | v Sam, b Dana | not_started
        F budget | 2026-12-07 | b Dana | not_started
        H signature | 2026-12-18 | v Sam, b Dana | blocked
        """,
        says=("cancelled",),
    ),
    Sample(
        "ticks.md",
        """\
**Mutual action plan with Globex Corp**

| | Milestone | Date | Vendor | Globex |
|---|---|---|---|---|
| ✅ | Intro | 02.11.2026 | Sam | Dana |
| ☑ | Demo | 13.11.2026 | Sam | Dana |
| [x] | Pricing | 16.11.2026 | Sam | Dana |
| [ ] | Security | 04.12.2026 | Sam | Lee |
| ☐ | Legal | 11.12.2026 | Sam | Lee |
| ✗ | Signature | 18.12.2026 | Sam | Dana |
""".encode(),
        """
        Intro | 2026-11-02 | v Sam, b Dana | done
        Demo | 2026-11-13 | v Sam, b Dana | done
        Pricing | 2026-11-16 | v Sam, b Dana | done
        Security | 2026-12-04 | v Sam, b Lee | not_started
        Legal | 2026-12-11 | v Sam, b Lee | not_started
        Signature | 2026-12-18 | v Sam, b Dana | blocked
        """,
    ),
    Sample(
        "jira.csv",
        b"""\
Issue Type,Issue key,Issue id,Summary,Assignee,Reporter,Priority,Status,Resolution,Created,Updated,Due date
Task,MAP-1,10001,Kickoff,Sam Ortiz,Sam Ortiz,Medium,Done,Done,02/Nov/26 9:12 AM,20/Nov/26 4:00 PM,19/Nov/26 12:00 AM
Task,MAP-2,10002,Pilot,Sam Ortiz,Sam Ortiz,High,In Progress,,02/Nov/26 9:12 AM,20/Nov/26 4:00 PM,11/Dec/26 12:00 AM
Task,MAP-3,10003,Security review,Lee Park,Sam Ortiz,High,To Do,,02/Nov/26 9:12 AM,20/Nov/26 4:00 PM,18/Dec/26 12:00 AM
Task,MAP-4,10004,Signature,Dana Whitfield,Sam Ortiz,High,To Do,,02/Nov/26 9:12 AM,20/Nov/26 4:00 PM,15/Jan/27 12:00 AM
""",
        """
        Kickoff | 2026-11-19 | v Sam Ortiz | done | Task
        Pilot | 2026-12-11 | v Sam Ortiz | in_progress | Task
        Security review | 2026-12-18 | b Lee Park | not_started | Task
        Signature | 2027-01-15 | v Dana Whitfield | not_started | Task
        """,
    ),
    Sample(
        "lead_side.csv",
        b"""\
Milestone,Lead,Due,Vendor owner,Buyer owner
Kickoff,Vendor,2026-12-01,Sam,Dana
Security review,Buyer,2026-12-11,Sam,Lee
Legal,buyer,2026-12-18,Ira,Gus
Signature,Joint,2027-01-15,Sam,Dana
""",
        """
        Kickoff | 2026-12-01 | v Sam, b Dana | not_started
        Security review | 2026-12-11 | v Sam, b Lee | not_started
        Legal | 2026-12-18 | v Ira, b Gus | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "md_phases.md",
        """\
# Mutual Action Plan: Globex and Acme

Target signature: 2027-01-15

## Phase 1 — Evaluate

| Milestone | Owner | Due | Status |
|---|---|---|---|
| Kickoff | Sam (Acme) | 2026-12-01 | ✅ Done |
| Pilot | Dana (Globex) | 2026-12-11 | 🟡 In progress |

Some words between.

## Phase 2 — Paper

| Milestone | Owner | Due | Status |
|---|---|---|---|
| Security | Lee (Globex) | 2026-12-18 | ⏳ Pending |
| Signature | Dana (Globex), Sam (Acme) | 2027-01-15 | ⏳ Pending |
""".encode(),
        """
        Kickoff | 2026-12-01 | v Sam | done | Phase 1 — Evaluate
        Pilot | 2026-12-11 | b Dana | in_progress | Phase 1 — Evaluate
        Security | 2026-12-18 | b Lee | not_started | Phase 2 — Paper
        Signature | 2027-01-15 | b Dana, v Sam | not_started | Phase 2 — Paper
        """,
        target="2027-01-15",
        customer="Globex",
        vendor="Acme",
    ),
    Sample(
        "md_checklist.md",
        b"""\
# Close plan for Globex

- [x] Kickoff (Sam, 2026-12-01)
- [ ] Pilot (Dana, 2026-12-11)
- [ ] Signature (Dana, 2027-01-15)
""",
        """
        Kickoff | 2026-12-01 | v Sam | done | Close plan for Globex
        Pilot | 2026-12-11 | v Dana | not_started | Close plan for Globex
        Signature | 2027-01-15 | v Dana | not_started | Close plan for Globex
        """,
    ),
    Sample(
        "weeksback.csv",
        b"""\
Contract date,29/01/2027,,
Step,Weeks before close,Seller,Buyer
Security pack sent,-8,Sam,Lee
Pilot done,-6,Sam,Dana
Redlines,-3,Sam,Gus
Approval,-1,,Dana
Signature,0,Sam,Dana
Kick-off,+2,Mia,Dana
""",
        """
        Security pack sent | 2026-12-04 | v Sam, b Lee | not_started
        Pilot done | 2026-12-18 | v Sam, b Dana | not_started
        Redlines | 2027-01-08 | v Sam, b Gus | not_started
        Approval | 2027-01-22 | b Dana | not_started
        Signature | 2027-01-29 | v Sam, b Dana | not_started
        Kick-off | 2027-02-12 | v Mia, b Dana | not_started
        """,
        target="2027-01-29",
    ),
    Sample(
        "gantt.csv",
        b"""\
Step,Vendor,Buyer,30-Nov,7-Dec,14-Dec,21-Dec,4-Jan,11-Jan
Kickoff,Sam,Dana,x,,,,,
Pilot,Sam,Dana,,x,x,,,
Security,Sam,Lee,,x,x,x,,
Legal,Ira,Gus,,,,x,x,
Signature,Sam,Dana,,,,,,x
""",
        """
        Kickoff | 2026-12-04 | v Sam, b Dana | not_started
        Pilot | 2026-12-18 | v Sam, b Dana | not_started
        Security | 2026-12-25 | v Sam, b Lee | not_started
        Legal | 2027-01-08 | v Ira, b Gus | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "done_dates.csv",
        b"""\
Milestone,Due,Vendor,Customer,Status
Kickoff,11/19/2026,Sam,Dana,Done 11/20
Pilot,11/23/2026,Sam,Dana,Completed on 24 Nov 2026
Security,12/18/2026,Sam,Lee,In progress (50%)
Legal,1/8/2027,Ira,Gus,"Open, done by Friday"
Signature,1/15/2027,Sam,Dana,Not yet done
""",
        """
        Kickoff | 2026-11-19 | v Sam, b Dana | done
        Pilot | 2026-11-23 | v Sam, b Dana | done
        Security | 2026-12-18 | v Sam, b Lee | in_progress
        Legal | 2027-01-08 | v Ira, b Gus | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "contradict.csv",
        b"""\
Milestone,Due,Vendor,Customer
Kickoff,11/30/2026,Sam,Dana
Pilot,14/12/2026,Sam,Dana
Legal,05/01/2027,Sam,Dana
Signature,1/15/2027,Sam,Dana
""",
        """
        Kickoff | 2026-11-30 | v Sam, b Dana | not_started
        Pilot | 2026-12-14 | v Sam, b Dana | not_started
        Legal | 2027-05-01 | v Sam, b Dana | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
        says=("two orders",),
    ),
    Sample(
        "fr_semaine.csv",
        """\
Plan d'action commun;;;;
Date de signature visée;29/01/2027;;;
Action;Date;Pilote;Côté;Fait
Cadrage;S49;Chloé;Fournisseur;oui
Revue RSSI;S51;Inès;Client;non
COMEX;S2 2027;Luc;Client;non
Signature;J;Luc;Client;non
Lancement;J+15;Chloé;Fournisseur;non
Relecture juridique;J-10;Inès;Client;non
""".encode(),
        """
        Cadrage | 2026-12-04 | v Chloé | done
        Revue RSSI | 2026-12-18 | b Inès | not_started
        COMEX | 2027-01-15 | b Luc | not_started
        Signature | 2027-01-29 | b Luc | not_started
        Lancement | 2027-02-13 | v Chloé | not_started
        Relecture juridique | 2027-01-19 | b Inès | not_started
        """,
        target="2027-01-29",
    ),
    Sample(
        "latin1_fr_ambig.csv",
        """\
Tâche;Échéance;Chez nous;Chez vous;État
Démonstration;01/12/26;Zoé;Rémi;terminée
Négociation;08/12/26;Zoé;Rémi;prévue
Signature;13/01/27;Zoé;Rémi;prévue
""".encode("latin-1"),
        """
        Démonstration | 2026-12-01 | v Zoé, b Rémi | done
        Négociation | 2026-12-08 | v Zoé, b Rémi | not_started
        Signature | 2027-01-13 | v Zoé, b Rémi | not_started
        """,
    ),
    Sample(
        "status_phrases.csv",
        b"""\
Milestone,Due,Vendor owner,Customer owner,Status
A,2026-11-10,Sam,Dana,will be done next week
B,2026-11-11,Sam,Dana,80% complete
C,2026-11-12,Sam,Dana,2 of 5 done
D,2026-11-13,Sam,Dana,100% complete
E,2026-11-16,Sam,Dana,Signed by Dana 17 Nov
F,2026-11-17,Sam,Dana,waiting for approval
G,2026-11-18,Sam,Dana,Not approved
H,2026-11-19,Sam,Dana,done - see email
I,2026-11-20,Sam,Dana,unfinished
J,2026-11-23,Sam,Dana,Approved by board
K,2026-12-01,Sam,Dana,incomplete - needs legal
L,2026-12-02,Sam,Dana,completed?
Signature,2026-12-18,Sam,Dana,not signed
""",
        """
        A | 2026-11-10 | v Sam, b Dana | not_started
        B | 2026-11-11 | v Sam, b Dana | in_progress
        C | 2026-11-12 | v Sam, b Dana | in_progress
        D | 2026-11-13 | v Sam, b Dana | done
        E | 2026-11-16 | v Sam, b Dana | done
        F | 2026-11-17 | v Sam, b Dana | blocked
        G | 2026-11-18 | v Sam, b Dana | not_started
        H | 2026-11-19 | v Sam, b Dana | done
        I | 2026-11-20 | v Sam, b Dana | not_started
        J | 2026-11-23 | v Sam, b Dana | done
        K | 2026-12-01 | v Sam, b Dana | not_started
        L | 2026-12-02 | v Sam, b Dana | done
        Signature | 2026-12-18 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "de_status.csv",
        """\
Schritt;Termin;Anbieter;Kunde;Status
A;02.11.2026;Tim;Ute;noch nicht erledigt
B;03.11.2026;Tim;Ute;fast fertig
C;04.11.2026;Tim;Ute;erledigt am 05.11.
D;13.11.2026;Tim;Ute;zu erledigen
E;16.11.2026;Tim;Ute;wird geprüft
F;17.11.2026;Tim;Ute;Erledigt (Tim)
Vertragsunterschrift;18.12.2026;Tim;Ute;
""".encode(),
        """
        A | 2026-11-02 | v Tim, b Ute | not_started
        B | 2026-11-03 | v Tim, b Ute | in_progress
        C | 2026-11-04 | v Tim, b Ute | done
        D | 2026-11-13 | v Tim, b Ute | not_started
        E | 2026-11-16 | v Tim, b Ute | not_started
        F | 2026-11-17 | v Tim, b Ute | done
        Vertragsunterschrift | 2026-12-18 | v Tim, b Ute | not_started
        """,
        target="2026-12-18",
    ),
    Sample(
        "fr_status.csv",
        """\
Étape,Date,Fournisseur,Client,Statut
A,02/11/2026,Zoé,Rémi,pas encore fait
B,13/11/2026,Zoé,Rémi,presque terminé
C,16/11/2026,Zoé,Rémi,fait le 17/11
D,18/12/2026,Zoé,Rémi,à faire
Signature,15/01/2027,Zoé,Rémi,non signé
""".encode(),
        """
        A | 2026-11-02 | v Zoé, b Rémi | not_started
        B | 2026-11-13 | v Zoé, b Rémi | in_progress
        C | 2026-11-16 | v Zoé, b Rémi | done
        D | 2026-12-18 | v Zoé, b Rémi | not_started
        Signature | 2027-01-15 | v Zoé, b Rémi | not_started
        """,
        target="2027-01-15",
    ),
    Sample(
        "unknown_companies.csv",
        b"""\
Action,Target,Kestrel,Marlow,Done
Intro,2026-11-10,Jo,Mei,Y
Pricing proposal,2026-12-01,Jo,,N
InfoSec review,2026-12-11,,Raj,N
Board approval,2026-12-16,,Mei,N
Signature,2026-12-18,Jo,Mei,N
""",
        """
        Intro | 2026-11-10 | v Jo, b Mei | done
        Pricing proposal | 2026-12-01 | v Jo | not_started
        InfoSec review | 2026-12-11 | b Raj | not_started
        Board approval | 2026-12-16 | b Mei | not_started
        Signature | 2026-12-18 | v Jo, b Mei | not_started
        """,
    ),
    Sample(
        "companies_buyer_first.csv",
        b"""\
Action,Target,Marlow owner,Kestrel owner
Pricing proposal,2026-12-01,,Jo
InfoSec review,2026-12-11,Raj,
Board approval,2026-12-16,Mei,
Signature,2026-12-18,Mei,Jo
""",
        """
        Pricing proposal | 2026-12-01 | v Jo | not_started
        InfoSec review | 2026-12-11 | b Raj | not_started
        Board approval | 2026-12-16 | b Mei | not_started
        Signature | 2026-12-18 | b Mei, v Jo | not_started
        """,
    ),
    Sample(
        "lead_de.csv",
        """\
Meilenstein;Federführung;Fällig;Verantwortlich Anbieter;Verantwortlich Kunde
Demo;Anbieter;04.12.2026;Tim;Ute
Prüfung;Kunde;16.12.2026;Tim;Ute
Unterschrift;Kunde;15.01.2027;Tim;Ute
""".encode(),
        """
        Demo | 2026-12-04 | v Tim, b Ute | not_started
        Prüfung | 2026-12-16 | v Tim, b Ute | not_started
        Unterschrift | 2027-01-15 | v Tim, b Ute | not_started
        """,
    ),
    Sample(
        "lead_one_owner.csv",
        b"""\
Milestone,Lead,Owner,Due
Demo,Vendor,Sam,2026-12-04
Review,Buyer,Lee,2026-12-16
Signature,Buyer,Dana,2027-01-15
""",
        """
        Demo | 2026-12-04 | v Sam | not_started
        Review | 2026-12-16 | b Lee | not_started
        Signature | 2027-01-15 | b Dana | not_started
        """,
    ),
    Sample(
        "us_textdates.csv",
        b"""\
Item,Owner - Acme,Owner - Globex,Target Date
Kickoff,Sam,Dana,Tues 12/1
Pilot,Sam,Dana,Fri 12/11
Security,Sam,Lee,Mon 1/4
Signature,Sam,Dana,Fri 1/15
""",
        """
        Kickoff | 2026-12-01 | v Sam, b Dana | not_started
        Pilot | 2026-12-11 | v Sam, b Dana | not_started
        Security | 2027-01-04 | v Sam, b Lee | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "wrong_weekday.csv",
        b"""\
Item,Vendor,Customer,Date
Kickoff,Sam,Dana,"Monday, December 1, 2026"
Bad day,Sam,Dana,31 November 2026
Bad two,Sam,Dana,2026-02-30
Bad three,Sam,Dana,13/13/2026
Signature,Sam,Dana,2027-01-15
""",
        """
        Kickoff | 2026-12-01 | v Sam, b Dana | not_started
        Bad day | - | v Sam, b Dana | not_started
        Bad two | - | v Sam, b Dana | not_started
        Bad three | - | v Sam, b Dana | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
        says=("another weekday", "31 November", "2026-02-30", "13/13/2026"),
    ),
    Sample(
        "weeks_project.csv",
        b"""\
Plan start,30 Nov 2026
Step,Week,Vendor,Customer
Kickoff,1,Sam,Dana
Pilot,2-3,Sam,Dana
Security,4,Sam,Lee
Signature,7,Sam,Dana
""",
        """
        Kickoff | 2026-12-04 | v Sam, b Dana | not_started
        Pilot | 2026-12-18 | v Sam, b Dana | not_started
        Security | 2026-12-25 | v Sam, b Lee | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
]
