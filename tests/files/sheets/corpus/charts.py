"""Bar charts, other shapes of table, and what Excel adds."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample, book

SAMPLES = [
    Sample(
        "bars over calendar weeks.xlsx",
        book(
            {
                "rows": """
Step|Owner|W45|W46|W47|W48|W49|W50|W51|W52|W53|W1|W2
Discovery|Vendor|||||||||||
Pilot|Customer|||||||||||
Legal|Customer|||||||||||
Signature|Both|||||||||||
Onboarding|Vendor|||||||||||
""",
                "fill": {"blue": "C2:D2 E3:F3 G4:H4 I5 L6:M6"},
            }
        ),
        """
        Discovery | 2026-11-13 | v Vendor
        Pilot | 2026-11-27 | b Customer
        Legal | 2026-12-11 | b Customer
        Signature | 2026-12-18 | j Both
        Onboarding | 2027-01-15 | v Vendor
        """,
        says=("bar",),
    ),
    Sample(
        "bars per month.xlsx",
        book(
            {
                "rows": """
Mutual plan 2026/27
Activity|Owner|November||||December||||January|||
||W1|W2|W3|W4|W1|W2|W3|W4|W1|W2|W3|W4
Kick-off|Vendor|x|||||||||||
Security review|Customer|||x|x|x|||||||
Legal|Customer|||||x|x||||||
Signature|Both|||||||x|||||
Go-live|Vendor||||||||||||x
""",
                "merge": "A1:N1 C2:F2 G2:J2 K2:N2 A2:A3 B2:B3",
            }
        ),
        """
        Kick-off | 2026-11-06/2026-11-07 | v Vendor
        Security review | 2026-12-04/2026-12-07 | b Customer
        Legal | 2026-12-11/2026-12-14 | b Customer
        Signature | 2026-12-18/2026-12-21 | j Both
        Go-live | 2027-01-29/2027-01-28/2027-01-31 | v Vendor
        """,
        says=("week",),
    ),
    Sample(
        "weeks that restart by phase.xlsx",
        book(
            {
                "rows": """
Start:|@2026-11-30
Activity|Owner|Prove|||Contract||
||W1|W2|W3|W1|W2|W3
Sandbox|Vendor|x|||||
Pilot|Customer||x|x|||
Redlines|Customer||||x|x|
Signature|Both||||||x
""",
                "merge": "C2:E2 F2:H2 A2:A3 B2:B3",
            }
        ),
        """
        Sandbox | 2026-12-04/- | v Vendor
        Pilot | 2026-12-18/- | b Customer
        Redlines | 2027-01-01/- | b Customer
        Signature | 2027-01-08/- | j Both
        """,
        says=("repeat",),
    ),
    Sample(
        "bars over mondays.csv",
        b"Activity,Lead,11/23,11/30,12/7,12/14\n"
        b"Questionnaire,Vendor,X,,,\n"
        b"Review,Customer,,X,X,\n"
        b"Signature,Both,,,,X\n",
        """
        Questionnaire | 2026-11-27 | v Vendor
        Review | 2026-12-11 | b Customer
        Signature | 2026-12-18 | j Both
        """,
    ),
    Sample(
        "bars over months.xlsx",
        book(
            {
                "rows": """
Workpackage|Responsible|Nov 2026|Dec 2026|Jan 2027|Feb 2027
Evaluation|Customer|■||||
Contract|Both||■|||
Roll-out|Vendor|||■|■|
""",
            }
        ),
        """
        Evaluation | 2026-11-30 | b Customer
        Contract | 2026-12-31 | j Both
        Roll-out | 2027-02-26 | v Vendor
        """,
        says=("bar",),
    ),
    Sample(
        "names inside bars.csv",
        b"Week commencing,23 Nov,30 Nov,7 Dec,14 Dec\n"
        b"Vendor,Send questionnaire,Architecture call,Order form,\n"
        b"Customer,Name security lead,,Board paper,Sign contract\n",
        """
        Send questionnaire | 2026-11-27/2026-11-23 | v Vendor
        Architecture call | 2026-12-04/2026-11-30 | v Vendor
        Order form | 2026-12-11/2026-12-07 | v Vendor
        Name security lead | 2026-11-27/2026-11-23 | b Customer
        Board paper | 2026-12-11/2026-12-07 | b Customer
        Sign contract | 2026-12-18/2026-12-14 | b Customer
        """,
    ),
    Sample(
        "on its side.csv",
        b"Milestone,Kick-off,Security review,Redlines,Signature\n"
        b"Owner,Vendor,Customer,Customer,Both\n"
        b"Due,2026-11-03,2026-12-04,2026-12-11,2026-12-18\n"
        b"Status,Done,Open,Open,Open\n",
        """
        Kick-off | 2026-11-03 | v Vendor | done
        Security review | 2026-12-04 | b Customer | not_started
        Redlines | 2026-12-11 | b Customer | not_started
        Signature | 2026-12-18 | j Both | not_started
        """,
    ),
    Sample(
        "hidden parts.xlsx",
        book(
            {
                "name": "Plan",
                "rows": """
Step|Internal note|Owner|Due
Kick-off|They are slow|Sam (vendor)|@2026-11-05
Discount approval||Sam (vendor)|@2026-11-20
Signature||Dana (customer)|@2026-12-18
""",
                "hide_columns": "B",
                "hide_rows": (3,),
            },
            {
                "name": "Internal",
                "rows": "Step|Owner|Due\nForecast call|Sam|@2026-12-01",
                "state": "veryHidden",
            },
        ),
        """
        Kick-off | 2026-11-05 | v Sam
        Signature | 2026-12-18 | b Dana
        """,
        says=("hidden",),
        never=("Discount approval", "Forecast call", "They are slow"),
    ),
    Sample(
        "notes and totals.xlsx",
        book(
            {
                "rows": """
Step|Owner|Due|Days|Done
Kick-off|Sam (vendor)|@2026-11-05|#1|✓
Security|Raj (customer)|@2026-12-04|#10|
Signature|Dana (customer)|@2026-12-18|#1|
Total|||#12|1 of 3

Note: dates assume the security queue is open
* Raj is out until 30 November
Last updated: 11/20/2026
Prepared by: Sam Ortiz
""",
            }
        ),
        """
        Kick-off | 2026-11-05 | v Sam | done
        Security | 2026-12-04 | b Raj | not_started
        Signature | 2026-12-18 | b Dana | not_started
        """,
        never=("Total", "Prepared by: Sam Ortiz", "Last updated: 11/20/2026"),
        says=("Raj is out until 30 November",),
    ),
    Sample(
        "stakeholders beside.xlsx",
        book(
            {
                "rows": """
Milestone|Owner|Due||Name|Company|Role
Kick-off|Sam Ortiz|@2026-11-05||Sam Ortiz|Acme|Account executive
Security|Raj Patel|@2026-12-04||Raj Patel|Northwind|CISO
Signature|Dana Whitfield|@2026-12-18||Dana Whitfield|Northwind|Champion
""",
            }
        ),
        """
        Kick-off | 2026-11-05 | v Sam Ortiz
        Security | 2026-12-04 | b Raj Patel
        Signature | 2026-12-18 | b Dana Whitfield
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "empty columns and rows.xlsx",
        book(
            {
                "rows": """


||Milestone||Responsible party||Target completion|

||Kick-off||Vendor||@2026-11-05|

||Security||Customer||@2026-12-04|


||Signature||Both||@2026-12-18|
""".replace("\n\n\n||M", "\n||M"),
            }
        ),
        """
        Kick-off | 2026-11-05 | v Vendor
        Security | 2026-12-04 | b Customer
        Signature | 2026-12-18 | j Both
        """,
    ),
    Sample(
        "a card for each step.md",
        b"# Close plan\n"
        b"\n"
        b"## 1. Security questionnaire\n"
        b"- Owner: Sam (Acme, vendor)\n"
        b"- Due: 2026-11-25\n"
        b"- Status: In progress\n"
        b"\n"
        b"## 2. Redlines\n"
        b"- Owner: Lena (Northwind, customer)\n"
        b"- Due: 2026-12-11\n"
        b"- Status: Not started\n",
        """
        Security questionnaire | 2026-11-25 | v Sam | in_progress
        Redlines | 2026-12-11 | b Lena | not_started
        """,
    ),
    Sample(
        "bold phases in a table.md",
        b"| # | Step | Owner | Due |\n"
        b"|--|--|--|--|\n"
        b"| | **Phase 1 - Discover** (Nov 3 - Nov 14) | | |\n"
        b"| 1 | Kick-off | Vendor | Nov 3 |\n"
        b"| 2 | Data sample | Customer | Nov 13 |\n"
        b"| | **Phase 2 - Sign** | | |\n"
        b"| 3 | Signature | Both | Dec 18 |\n",
        """
        Kick-off | 2026-11-03 | v Vendor | | Phase 1 - Discover (Nov 3 - Nov 14)/Phase 1 - Discover
        Data sample | 2026-11-13 | b Customer | | Phase 1 - Discover (Nov 3 - Nov 14)/Phase 1 - Discover
        Signature | 2026-12-18 | j Both | | Phase 2 - Sign
        """,
    ),
    Sample(
        "legend of colours.xlsx",
        book(
            {
                "rows": """
Action|Owner|Date
Kick-off|Vendor|@2026-11-05
Security|Customer|@2026-11-30
Redlines|Customer|@2026-12-11
Signature|Both|@2026-12-18

Key
|Complete
|In progress
|Not started
""",
                "fill": {"green": "A2:C2 A8", "amber": "A3:C3 A9", "grey": "A4:C5 A10"},
            }
        ),
        """
        Kick-off | 2026-11-05 | v Vendor | done
        Security | 2026-11-30 | b Customer | in_progress
        Redlines | 2026-12-11 | b Customer | not_started
        Signature | 2026-12-18 | j Both | not_started
        """,
    ),
    Sample(
        "status columns.xlsx",
        book(
            {
                "rows": """
Step|Responsible|Not started|In progress|Done|Date
Kick-off|Vendor|||x|@2026-11-05
Security|Customer||x||@2026-12-04
Signature|Both|x|||@2026-12-18
""",
            }
        ),
        """
        Kick-off | 2026-11-05 | v Vendor | done
        Security | 2026-12-04 | b Customer | in_progress
        Signature | 2026-12-18 | j Both | not_started
        """,
    ),
    Sample(
        "no headings.csv",
        b"Kick-off,Vendor,2026-11-05,done\nSecurity,Customer,2026-12-04,open\nSignature,Both,2026-12-18,open\n",
        """
        Kick-off | 2026-11-05 | v Vendor | done
        Security | 2026-12-04 | b Customer | not_started
        Signature | 2026-12-18 | j Both | not_started
        """,
    ),
]
