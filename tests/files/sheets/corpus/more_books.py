"""More workbooks: headings on two lines, phases with spans, companies above owners, blocks."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample, book

SAMPLES = [
    Sample(
        "wbs.xlsx",
        book(
            {
                "rows": """
WBS|Task name|Finish|Pred.|Resource
1|Evaluation
1.1|Success criteria agreed|@2026-12-02||Vendor
1.2|Proof of concept|@2026-12-16|1.1|Buyer
2|Paper
2.1|DPA redlines|@2026-12-18|1.1FS+3d|Buyer
2.2|MSA final|@2027-01-15|2.1; 1.2|Vendor
2.3|Contract signature|@2027-01-22|2.2|Buyer
""",
                "name": "Sheet1",
            }
        ),
        """
        Success criteria agreed | 2026-12-02 | v Vendor | not_started | Evaluation
        Proof of concept | 2026-12-16 | b Buyer | not_started | Evaluation | Success criteria agreed
        DPA redlines | 2026-12-18 | b Buyer | not_started | Paper | Success criteria agreed
        MSA final | 2027-01-15 | v Vendor | not_started | Paper | DPA redlines;Proof of concept
        Contract signature | 2027-01-22 | b Buyer | not_started | Paper | MSA final
        """,
        target="2027-01-22",
    ),
    Sample(
        "merged_phase_col.xlsx",
        book(
            {
                "rows": """
'Mutual Success Plan: Harbor Mutual & Lumen Data
Target signature: 29 Jan 2027
Phase|Deliverable|Due date|Lumen Data|Harbor Mutual|Status
Evaluate|Workshop|@2026-12-01|Kim Vale|Ed Moss|✅
|Benchmark|@2026-12-10|Kim Vale|Ed Moss|🔄
Contract|Vendor risk form|@2026-12-17|Kim Vale|Pia Lund|⬜
|Redlines|@2027-01-14|Lars Holm|Pia Lund|⬜
|Signature|@2027-01-29|Kim Vale|Ed Moss|⬜
""",
                "name": "Sheet1",
                "merge": "A1:F1 A4:A5 A6:A8",
            }
        ),
        """
        Workshop | 2026-12-01 | v Kim Vale, b Ed Moss | done | Evaluate
        Benchmark | 2026-12-10 | v Kim Vale, b Ed Moss | in_progress | Evaluate
        Vendor risk form | 2026-12-17 | v Kim Vale, b Pia Lund | not_started | Contract
        Redlines | 2027-01-14 | v Lars Holm, b Pia Lund | not_started | Contract
        Signature | 2027-01-29 | v Kim Vale, b Ed Moss | not_started | Contract
        """,
        target="2027-01-29",
        customer="Harbor Mutual",
        vendor="Lumen Data",
    ),
    Sample(
        "phase_dates.xlsx",
        book(
            {
                "rows": """
Item|Start|End|Owner (Vendor)|Owner (Client)|Progress
1. Discover|@2026-11-16|@2026-12-04
Stakeholder interviews|@2026-11-16|@2026-11-24|Rae|Tim|Complete
Value assessment|@2026-11-25|@2026-12-04|Rae|Tim|Ongoing
2. Approve|@2026-12-07|@2027-01-08
Security review|@2026-12-07|@2026-12-18|Rae|Uma|Not started
CFO approval|@2027-01-04|@2027-01-08||Tim|Not started
3. Sign|@2027-01-11|@2027-01-15
Contract signature|@2027-01-15|@2027-01-15|Rae|Tim|Not started
""",
                "name": "Sheet1",
                "bold": "A2 A5 A8",
                "fill": {"grey": "A2 A5 A8"},
            }
        ),
        """
        Stakeholder interviews | 2026-11-24 | v Rae, b Tim | done | 1. Discover
        Value assessment | 2026-12-04 | v Rae, b Tim | in_progress | 1. Discover
        Security review | 2026-12-18 | v Rae, b Uma | not_started | 2. Approve
        CFO approval | 2027-01-08 | b Tim | not_started | 2. Approve
        Contract signature | 2027-01-15 | v Rae, b Tim | not_started | 3. Sign
        """,
        target="2027-01-15",
    ),
    Sample(
        "two_row_header.xlsx",
        book(
            {
                "rows": """
Step|Deadline|Responsible||Tracking
||Acme|Northwind|Done?|Comment
POC scoped|@2026-12-01|Sam Ortiz|Dana Whitfield|Y
POC run|@2026-12-11|Sam Ortiz|Dana Whitfield|N|needs VPN
Legal review|@2027-01-08|Ira Bell|Gus Tan|N
Signature|@2027-01-15|Sam Ortiz|Dana Whitfield|N
""",
                "name": "Sheet1",
                "merge": "C1:D1 A1:A2 B1:B2 E1:F1",
            }
        ),
        """
        POC scoped | 2026-12-01 | v Sam Ortiz, b Dana Whitfield | done
        POC run | 2026-12-11 | v Sam Ortiz, b Dana Whitfield | not_started
        Legal review | 2027-01-08 | v Ira Bell, b Gus Tan | not_started
        Signature | 2027-01-15 | v Sam Ortiz, b Dana Whitfield | not_started
        """,
        target="2027-01-15",
    ),
    Sample(
        "titles_emails.xlsx",
        book(
            {
                "rows": """
Customer: Northwind Bank
Vendor: Acme Analytics

Milestone|Due|Owner|Status
Kickoff|@2026-12-01|Sam Ortiz (Acme), Dana Whitfield (Northwind)|Done
Security questionnaire|@2026-12-08|Lee Park, CISO, Northwind Bank <lee@northwind.example>|Open
Pricing|@2026-12-10|Sam Ortiz - Account Executive - Acme Analytics|Open
CFO approval|@2027-01-12|Dana Whitfield, CFO (Northwind)|Open
MSA|@2027-01-15|ira@acme.example|Open
Signature|@2027-01-22|Dana Whitfield / Sam Ortiz|Open
""",
                "name": "Sheet1",
            }
        ),
        """
        Kickoff | 2026-12-01 | v Sam Ortiz, b Dana Whitfield | done
        Security questionnaire | 2026-12-08 | b Lee Park | not_started
        Pricing | 2026-12-10 | v Sam Ortiz | not_started
        CFO approval | 2027-01-12 | b Dana Whitfield, b CFO (Northwind) | not_started
        MSA | 2027-01-15 | v Ira | not_started
        Signature | 2027-01-22 | b Dana Whitfield, v Sam Ortiz | not_started
        """,
        target="2027-01-22",
        customer="Northwind Bank",
        vendor="Acme Analytics",
    ),
    Sample(
        "joint.xlsx",
        book(
            {
                "rows": """
Milestone|Due|Acme owner|Globex owner
Design session|@2026-12-01|Sam & Ira|Dana
Integration test|@2026-12-11|Sam and Ira|Dana + Lee
Legal|@2027-01-08|Ira|Gus; Lee
Signature|@2027-01-15|Sam|Dana
""",
                "name": "Sheet1",
            }
        ),
        """
        Design session | 2026-12-01 | v Sam, v Ira, b Dana | not_started
        Integration test | 2026-12-11 | v Sam, v Ira, b Dana, b Lee | not_started
        Legal | 2027-01-08 | v Ira, b Gus, b Lee | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
        says=("Ira", "Lee"),
    ),
    Sample(
        "raci.xlsx",
        book(
            {
                "rows": """
Mutual plan with Globex

Milestone|Due|Vendor||Globex
||Sam Ortiz|Ira Bell|Dana Whitfield|Lee Park
Security review|@2026-12-11|C|I|A|R
Pricing offer|@2026-12-14|R/A|C|I
Legal redlines|@2027-01-08|I|R|I|C
Signature|@2027-01-15|R|I|A|I
""",
                "name": "Sheet1",
            }
        ),
        """
        Security review | 2026-12-11 | b Lee Park | not_started
        Pricing offer | 2026-12-14 | v Sam Ortiz | not_started
        Legal redlines | 2027-01-08 | v Ira Bell | not_started
        Signature | 2027-01-15 | v Sam Ortiz | not_started
        """,
    ),
    Sample(
        "colours.xlsx",
        book(
            {
                "rows": """
Milestone|Due|Vendor|Buyer||Legend
Kickoff|@2026-11-10|Sam|Dana||Done
Demo|@2026-11-20|Sam|Dana||In progress
Security|@2026-12-04|Sam|Lee||Late
Legal|@2026-11-18|Sam|Lee
Signature|@2026-12-18|Sam|Dana
""",
                "name": "Sheet1",
                "fill": {"green": "A2:D3 F2", "amber": "A4:D4 F3", "red": "A5:D5 F4"},
            }
        ),
        """
        Kickoff | 2026-11-10 | v Sam, b Dana | done
        Demo | 2026-11-20 | v Sam, b Dana | done
        Security | 2026-12-04 | v Sam, b Lee | in_progress
        Legal | 2026-11-18 | v Sam, b Lee | late_or_blocked
        Signature | 2026-12-18 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "cards.xlsx",
        book(
            {
                "rows": """
Milestone|Kickoff
Due|1 Dec 2026
Vendor|Sam
Customer|Dana
Status|Done

Milestone|Security
Due|11 Dec 2026
Vendor|Ira
Customer|Lee
Status|Open

Milestone|Signature
Due|15 Jan 2027
Vendor|Sam
Customer|Dana
Status|Open
""",
                "name": "Sheet1",
            }
        ),
        """
        Kickoff | 2026-12-01 | v Sam, b Dana | done
        Security | 2026-12-11 | v Ira, b Lee | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "lead_company.xlsx",
        book(
            {
                "rows": """
'Northwind Bank | Acme Analytics
Customer|Northwind Bank
Vendor|Acme Analytics

Milestone|Lead|Due|Acme owner|Northwind owner
Kickoff|Acme|@2026-12-01|Sam|Dana
Security review|Northwind|@2026-12-11|Sam|Lee
Legal|Northwind Bank|@2026-12-18|Ira|Gus
Signature|Both|@2027-01-15|Sam|Dana
""",
                "name": "Sheet1",
            }
        ),
        """
        Kickoff | 2026-12-01 | v Sam, b Dana | not_started
        Security review | 2026-12-11 | v Sam, b Lee | not_started
        Legal | 2026-12-18 | v Ira, b Gus | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
        customer="Northwind Bank",
        vendor="Acme Analytics",
    ),
    Sample(
        "weekof.xlsx",
        book(
            {
                "rows": """
Activity|Week of|Vendor team|Client team|Complete?
Kickoff|Nov 30|Sam|Dana|Yes
Pilot|Week of Dec 7|Sam|Dana|No
Security|wk of 12/14|Sam|Lee|No
Legal|@2027-01-04|Ira|Gus|No
Signature|w/b 11 January|Sam|Dana|No
""",
                "name": "Sheet1",
            }
        ),
        """
        Kickoff | 2026-11-30 | v Sam, b Dana | done
        Pilot | 2026-12-11 | v Sam, b Dana | not_started
        Security | 2026-12-18 | v Sam, b Lee | not_started
        Legal | 2027-01-04 | v Ira, b Gus | not_started
        Signature | 2027-01-15 | v Sam, b Dana | not_started
        """,
    ),
    Sample(
        "de_vor_unterschrift.xlsx",
        book(
            {
                "rows": """
Abschlussplan Stadtwerke Nordheim
Vertragsunterschrift am|@2027-02-26
Anbieter|Voltwerk AG

Was|Bis wann|Wir|Sie
Fragebogen IT-Sicherheit|8 Wochen vor Unterschrift|Tim Lang|Ute Kern
Vergabeprüfung|30 Tage vor Vertragsabschluss||Ute Kern
Gremienbeschluss|14 Tage vorher||Hans Roth
Unterschrift|26.02.2027|Tim Lang|Hans Roth
Inbetriebnahme|4 Wochen nach Unterschrift|Tim Lang|Ute Kern
""",
                "name": "Sheet1",
            }
        ),
        """
        Fragebogen IT-Sicherheit | 2027-01-01 | v Tim Lang, b Ute Kern | not_started
        Vergabeprüfung | 2027-01-27 | b Ute Kern | not_started
        Gremienbeschluss | - | b Hans Roth | not_started
        Unterschrift | 2027-02-26 | v Tim Lang, b Hans Roth | not_started
        Inbetriebnahme | 2027-03-26 | v Tim Lang, b Ute Kern | not_started
        """,
        target="2027-02-26",
        customer="Stadtwerke Nordheim",
        vendor="Voltwerk AG",
    ),
    Sample(
        "owner_companies.xlsx",
        book(
            {
                "rows": """
Mutual Close Plan
Prepared by Kestrel for Marlow Freight

'#|Key step|Owner|Target date|Completed
#1|Executive intro|Kestrel & Marlow|@2026-11-19|x
#2|Security pack|Kestrel|@2026-12-02
#3|InfoSec review|Marlow|@2026-12-16
#4|CFO approval|Marlow Freight|@2027-01-08
#5|Contract signature|Both parties|@2027-01-15
""",
                "name": "Sheet1",
            }
        ),
        """
        Executive intro | 2026-11-19 | v Kestrel, b Marlow | done
        Security pack | 2026-12-02 | v Kestrel | not_started
        InfoSec review | 2026-12-16 | b Marlow | not_started
        CFO approval | 2027-01-08 | b Marlow Freight | not_started
        Contract signature | 2027-01-15 | j Both parties | not_started
        """,
        target="2027-01-15",
        customer="Marlow Freight",
        vendor="Kestrel",
    ),
]
