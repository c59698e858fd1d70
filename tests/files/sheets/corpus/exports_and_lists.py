"""Exports of project and sales programs, checklists, and short plans without a year."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample, book

SAMPLES = [
    Sample(
        "gantt portugues.xlsx",
        book(
            {
                "rows": """
Atividade|Responsável|Janeiro|Fevereiro|Março
Piloto|Cliente|x||
Contrato|Ambos||x|
Implantação|Fornecedor||x|x
"""
            }
        ),
        """
Piloto | 2027-01-29 | b Cliente
Contrato | 2027-02-26 | j Ambos
Implantação | 2027-03-31 | v Fornecedor
""",
    ),
    Sample(
        "salesforce export.csv",
        b'"Task: Subject","Assigned To","Due Date Only","Task Status","Priority","Related To"\n'
        b'"Send SOC 2","Sam Ortiz","11/24/2026","Completed","High","Northwind"\n'
        b'"Redline review","Dana Whitfield","12/4/2026","Not Started","Normal","Northwind"\n',
        """
Send SOC 2 | 2026-11-24 | | done
Redline review | 2026-12-04 | | not_started
""",
    ),
    Sample(
        "asana.csv",
        b"Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,"
        b"Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task\n"
        b"1201,2026-11-01,2026-11-05,2026-11-05,Kick-off,Evaluate,Sam Ortiz,sam@acme.com,2026-11-03,2026-11-05,,,MAP,\n"
        b"1202,2026-11-01,,2026-11-05,Security review,Evaluate,Dana,dana@northwind.com,2026-11-09,2026-12-04,,,MAP,\n"
        b"1203,2026-11-01,,2026-11-05,Signature,Contract,Dana,dana@northwind.com,,2026-12-18,,,MAP,\n",
        """
Kick-off | 2026-11-05 | | done | Evaluate
Security review | 2026-12-04 | | | Evaluate
Signature | 2026-12-18 | | not_started | Contract
""",
    ),
    Sample(
        "monday.xlsx",
        book(
            {
                "rows": """
Mutual Action Plan

Evaluate
Name|Subitems|Owner|Status|Timeline - Start|Timeline - End
Demo||Sam (vendor)|Done|@2026-11-02|@2026-11-04
Pilot||Dana (customer)|Working on it|@2026-11-09|@2026-12-04

Contract
Name|Subitems|Owner|Status|Timeline - Start|Timeline - End
Redlines||Lena (customer)|Stuck|@2026-12-01|@2026-12-11
Signature||Dana (customer)||@2026-12-18|@2026-12-18
"""
            }
        ),
        """
Demo | 2026-11-04 | v Sam | done | Evaluate
Pilot | 2026-12-04 | b Dana | in_progress | Evaluate
Redlines | 2026-12-11 | b Lena | blocked | Contract
Signature | 2026-12-18 | b Dana | not_started | Contract
""",
    ),
    Sample(
        "smartsheet.csv",
        b"Primary Column,Assigned To,% Complete,Start,Finish,Duration,Predecessors\n"
        b"Kick-off,Sam (vendor),100%,11/02/26,11/02/26,1d,\n"
        b"Security review,Raj (customer),25%,11/16/26,12/04/26,15d,1FS +9d\n"
        b"Signature,Both,0%,12/18/26,12/18/26,0,2\n",
        """
Kick-off | 2026-11-02 | v Sam | done | | -
Security review | 2026-12-04 | b Raj | in_progress | | Kick-off
Signature | 2026-12-18 | j Both | not_started | | Security review
""",
    ),
    Sample(
        "go-live back.csv",
        b"Go live date:,1 March 2027,,\n"
        b",,,\n"
        b"Milestone,Timing,Vendor lead,Customer lead\n"
        b"Contract signed,6 weeks before go-live,Sam,Dana\n"
        b"Configuration,4 weeks before go-live,Jo,\n"
        b"Training,1 week before go-live,Jo,Raj\n"
        b"Go-live,0,Jo,Raj\n"
        b"Review,30 days after go-live,Sam,Dana\n",
        """
Contract signed | 2027-01-18 | v Sam, b Dana
Configuration | 2027-02-01 | v Jo
Training | 2027-02-22 | v Jo, b Raj
Go-live | 2027-03-01/- | v Jo, b Raj
Review | 2027-03-31 | v Sam, b Dana
""",
    ),
    Sample(
        "deutsch liste.txt",
        "Fahrplan\n"
        "\n"
        "1) Kick-off (03.11.2026) - Anbieter\n"
        "2) Sicherheitsprüfung (bis 04.12.2026) - Kunde\n"
        "3) Vertragsunterschrift (18.12.2026) - beide\n".encode(),
        """
Kick-off | 2026-11-03 | v Anbieter
Sicherheitsprüfung | 2026-12-04 | b Kunde
Vertragsunterschrift | 2026-12-18 | j beide
""",
    ),
    Sample(
        "year apart.xlsx",
        book(
            {
                "rows": """
2026 / 2027 plan
Date|What|Who
3-Nov|Kick-off|Vendor
4-Dec|Security|Customer
18-Dec|Signature|Both
15-Jan|Kick-off rollout|Vendor
"""
            }
        ),
        """
Kick-off | 2026-11-03 | v Vendor
Security | 2026-12-04 | b Customer
Signature | 2026-12-18 | j Both
Kick-off rollout | 2027-01-15 | v Vendor
""",
    ),
    Sample(
        "dotted.csv",
        "Was|Wer|Wann\n"
        "Auftakt|Anbieter|3.11.\n"
        "Prüfung|Kunde|4.12.\n"
        "Vertrag|beide|18.12.\n"
        "Betrieb|Anbieter|1.2.\n".encode(),
        """
Auftakt | 2026-11-03 | v Anbieter
Prüfung | 2026-12-04 | b Kunde
Vertrag | 2026-12-18 | j beide
Betrieb | 2027-02-01 | v Anbieter
""",
    ),
    Sample(
        "checklist.md",
        b"### Northwind close plan\n"
        b"\n"
        b"- [x] ~~Old step~~\n"
        b"- [x] NDA signed (Sam) - 11/3\n"
        b"- [ ] Security review (Raj) - 12/4\n"
        b"- [ ] Board approval (Dana) - TBD\n"
        b"- [ ] Signature (Dana) - 12/18\n",
        """
Old step | - | | done
NDA signed | 2026-11-03 | | done
Security review | 2026-12-04
Board approval | -
Signature | 2026-12-18
""",
        says=("TBD",),
    ),
    Sample(
        "buyer seller stacked.csv",
        b"Customer actions,,\n"
        b"Action,Owner,Date\n"
        b"Name security lead,Dana,2026-11-24\n"
        b"Board paper,Dana,2026-12-07\n"
        b",,\n"
        b"Vendor actions,,\n"
        b"Action,Owner,Date\n"
        b"Security pack,Sam,2026-11-25\n"
        b"Order form,Sam,2026-12-08\n",
        """
Name security lead | 2026-11-24 | b Dana
Board paper | 2026-12-07 | b Dana
Security pack | 2026-11-25 | v Sam
Order form | 2026-12-08 | v Sam
""",
    ),
    Sample(
        "trimestre.csv",
        "Étape;Qui;Quand\n"
        "Pilote;Client;T4 2026\n"
        "Contrat;Les deux;mi-décembre\n"
        "Déploiement;Prestataire;1er trimestre 2027\n"
        "Bilan;Les deux;S1 2027\n".encode("cp1252"),
        """
Pilote | 2026-12-31 | b Client
Contrat | 2026-12-15 | j Les deux
Déploiement | 2027-03-31 | v Prestataire
Bilan | 2027-06-30/- | j Les deux
""",
    ),
]
