"""Sheets in English."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample, book

SAMPLES = [
    Sample(
        "us_and_them.csv",
        b"Milestone,Owner (Us),Owner (Them),Due,Done?\n"
        b"Kickoff,Sam Ortiz,Dana Whitfield,11/3/26,TRUE\n"
        b"Security questionnaire,Sam Ortiz,Raj Patel,11/20/26,FALSE\n"
        b"Redlines back,,Lena Koch,12/4/26,FALSE\n"
        b"Contract signed,Sam Ortiz,Dana Whitfield,12/18/26,FALSE\n",
        """
        Kickoff | 2026-11-03 | v Sam Ortiz, b Dana Whitfield | done
        Security questionnaire | 2026-11-20 | v Sam Ortiz, b Raj Patel | not_started
        Redlines back | 2026-12-04 | b Lena Koch | not_started
        Contract signed | 2026-12-18 | v Sam Ortiz, b Dana Whitfield | not_started
        """,
        says=("month first",),
    ),
    Sample(
        "close plan.xlsx",
        book(
            {
                "rows": """
                Close Plan – Northwind Bank x Acme Analytics
                Target signature:|@2026-12-18

                #|Activity|AE / Champion|By when|RAG|Comments
                Technical win
                #1|Demo to architects|Sam / Dana|@2026-11-12||went well
                #2|POC read-out|Sam / Dana|@2026-11-27||
                Paper process
                #3|Security review|Dana|@2026-12-04||queue is 3 weeks
                #4|MSA redlines|Sam|@2026-12-11||
                #5|Signature|Sam / Dana|@2026-12-18||

                Legend:|green = on track|amber = at risk|red = late
                """.replace("                ", ""),
                "merge": "A1:F1 A5:F5 A8:F8",
                "bold": "A1 A5 A8",
                "fill": {"green": "E6 E7", "amber": "E9", "red": "E10", "grey": "A5 A8"},
            }
        ),
        """
        Demo to architects | 2026-11-12 | v Sam, b Dana | on_track | Technical win
        POC read-out | 2026-11-27 | v Sam, b Dana | on_track | Technical win
        Security review | 2026-12-04 | b Dana | at_risk | Paper process
        MSA redlines | 2026-12-11 | v Sam | late_or_blocked/off_track | Paper process
        Signature | 2026-12-18 | v Sam, b Dana | not_started | Paper process
        """,
        target="2026-12-18",
        never=("Legend",),
    ),
    Sample(
        "initials.xlsx",
        book(
            {
                "rows": """
Joint Evaluation Plan
SO = Sam Ortiz (Acme)|DW = Dana Whitfield (Northwind)|RP = Raj Patel (Northwind)

Step|Description|Who|When|Status
#1|Kick-off workshop|SO, DW|Nov 4|Complete
#2|Sandbox access|RP|Nov 13|Complete
#3|Evaluation week|DW|Nov 30|Planned
#4|Read-out|SO|Dec 3|Planned
"""
            }
        ),
        """
        Kick-off workshop | 2026-11-04 | v Sam Ortiz, b Dana Whitfield | done
        Sandbox access | 2026-11-13 | b Raj Patel | done
        Evaluation week | 2026-11-30 | b Dana Whitfield | not_started
        Read-out | 2026-12-03 | v Sam Ortiz | not_started
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "raci.xlsx",
        book(
            {
                "rows": """
Vendor: Acme|Customer: Northwind
|||Acme||Northwind|
Activity|Due|Status|Sam Ortiz|Jo Petty|Dana Whitfield|Raj Patel
Kickoff|@2026-11-05|Done|R|C|A|I
Pen test report|@2026-11-25|In progress|A|R|I|C
Security approval|@2026-12-09|Open|I|C|A|R
Order form|@2026-12-16|Open|R/A|I|C|
""",
                "merge": "D2:E2 F2:G2",
            }
        ),
        """
        Kickoff | 2026-11-05 | v Sam Ortiz | done
        Pen test report | 2026-11-25 | v Jo Petty | in_progress
        Security approval | 2026-12-09 | b Raj Patel | not_started
        Order form | 2026-12-16 | v Sam Ortiz | not_started
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "company columns.xlsx",
        book(
            {
                "rows": """
Mutual Action Plan between Fjordline Systems (supplier) and Harbour Foods (customer)

Workstream|Milestone|Fjordline Systems|Harbour Foods|Target date|Complete
Technical|Architecture session|Nils|Grace|@2026-11-10|#1
Technical|Pilot|Nils|Grace|@2026-12-02|#0.5
Legal|MSA agreed|Ada|Counsel|@2026-12-11|#0
Commercial|PO raised||Procurement|@2026-12-17|#0
""",
                "merge": "A1:F1",
            }
        ),
        """
        Architecture session | 2026-11-10 | v Nils, b Grace | done | Technical
        Pilot | 2026-12-02 | v Nils, b Grace | in_progress | Technical
        MSA agreed | 2026-12-11 | v Ada, b Counsel | not_started | Legal
        PO raised | 2026-12-17 | b Procurement | not_started | Commercial
        """,
        vendor="Fjordline Systems",
        customer="Harbour Foods",
    ),
    Sample(
        "t-minus.csv",
        b"Target signature date,18 December 2026,,\n"
        b",,,\n"
        b"Timing,Action,Responsible,State\n"
        b"T-45,Kickoff,Seller,done\n"
        b"T-30,Security questionnaire returned,Buyer,open\n"
        b"T-10,Final pricing,Seller,open\n"
        b"T-5,Board approval,Buyer,open\n"
        b"T-0,Signature,Both,open\n"
        b"T+30,First value review,Both,open\n",
        """
        Kickoff | 2026-11-03 | v Seller | done
        Security questionnaire returned | 2026-11-18 | b Buyer | not_started
        Final pricing | 2026-12-08 | v Seller | not_started
        Board approval | 2026-12-13/2026-12-11 | b Buyer | not_started
        Signature | 2026-12-18 | j Both | not_started
        First value review | 2027-01-17/2027-01-18/2027-01-15 | j Both | not_started
        """,
        says=("before",),
        target="2026-12-18",
    ),
    Sample(
        "days before close.xlsx",
        book(
            {
                "rows": """
Go-Live Plan
Close date|@2026-12-18
Supplier:|Acme

Step|Days before close|Owner|Notes
Business case|#40|Dana (Northwind)|
Security|#28|Raj (Northwind)|
Redlines|#14|Sam (Acme)|
Signature|#0|Both|
""",
            }
        ),
        """
        Business case | 2026-11-08/2026-11-06 | b Dana
        Security | 2026-11-20 | b Raj
        Redlines | 2026-12-04 | v Sam
        Signature | 2026-12-18 | j Both
        """,
        target="2026-12-18",
    ),
    Sample(
        "countdown in words.csv",
        b"What,Who,When\n"
        b"InfoSec review complete,Buyer,30 days before signature\n"
        b"Legal terms agreed,Both,2 weeks before signature\n"
        b"Final approval,Economic buyer,3 business days before signature\n"
        b"Signature,Both,Dec 18\n"
        b"Onboarding call,CSM,1 week after signature\n",
        """
        InfoSec review complete | 2026-11-18 | b Buyer
        Legal terms agreed | 2026-12-04 | j Both
        Final approval | 2026-12-15 | b Economic buyer
        Signature | 2026-12-18 | j Both
        Onboarding call | 2026-12-25 | v CSM
        """,
    ),
    Sample(
        "ranges.csv",
        "Task,Dates,Owner\n"
        "Discovery,Nov 3 – Nov 7,Acme (vendor)\n"
        "POC,11/9-11/27,Northwind (customer)\n"
        "Security,30 Nov - 4 Dec,Northwind (customer)\n"
        "Legal,from Dec 1 to Dec 11,Acme (vendor)\n"
        "Sign,12/18,both\n".encode(),
        """
        Discovery | 2026-11-07/2026-11-06
        POC | 2026-11-27
        Security | 2026-12-04
        Legal | 2026-12-11
        Sign | 2026-12-18 | j both
        """,
    ),
    Sample(
        "vague.csv",
        b"Milestone,Target,Owner,Status\n"
        b"Discovery,mid November,Sam (vendor),done\n"
        b"POC,EOM Nov,Dana (customer),\n"
        b"Business case,early December,Dana (customer),\n"
        b"Legal,w/e 11 Dec,Sam (vendor),\n"
        b"Exec approval,EOY,Dana (customer),\n"
        b"Rollout,Q1 2027,Sam (vendor),\n"
        b"Phase two,H1 2027,Sam (vendor),\n"
        b"Reference call,TBD,Dana (customer),\n"
        b"Case study,after go-live,Sam (vendor),\n",
        """
        Discovery | 2026-11-13/2026-11-15/2026-11-16 | v Sam | done
        POC | 2026-11-30 | b Dana
        Business case | 2026-12-04/2026-12-10/2026-12-07/2026-12-05/2026-12-08/2026-12-09 | b Dana
        Legal | 2026-12-11 | v Sam
        Exec approval | 2026-12-31 | b Dana
        Rollout | 2027-03-31 | v Sam
        Phase two | 2027-06-30 | v Sam
        Reference call | - | b Dana
        Case study | - | v Sam
        """,
        says=("TBD", "after go-live", "Q1 2027", "H1 2027", "mid November", "EOY"),
    ),
    Sample(
        "quarters as columns.xlsx",
        book(
            {
                "rows": """
Initiative|Owner|Q4 2026|Q1 2027|Q2 2027
Pilot|Sam (vendor)|X||
Contract|Dana (customer)|X||
Roll-out wave 1|Sam (vendor)||X|
Roll-out wave 2|Sam (vendor)||X|X
"""
            }
        ),
        """
        Pilot | 2026-12-31 | v Sam
        Contract | 2026-12-31 | b Dana
        Roll-out wave 1 | 2027-03-31 | v Sam
        Roll-out wave 2 | 2027-06-30 | v Sam
        """,
        says=("bar",),
    ),
    Sample(
        "original and revised.xlsx",
        book(
            {
                "rows": """
Milestone|Owner|Original date|Revised date|Actual date|Status
Kickoff|Sam (vendor)|@2026-11-02||@2026-11-03|Closed
Security pack|Sam (vendor)|@2026-11-13|@2026-11-27||Delayed
MSA|Lena (customer)|@2026-12-04|||Open
Signature|Dana (customer)|@2026-12-11|@2026-12-18||Open
"""
            }
        ),
        """
        Kickoff | 2026-11-02/2026-11-03 | v Sam | done
        Security pack | 2026-11-27 | v Sam | late_or_blocked
        MSA | 2026-12-04 | b Lena | not_started
        Signature | 2026-12-18 | b Dana | not_started
        """,
        says=("2026-11-13", "2026-12-11"),
    ),
    Sample(
        "person chips.csv",
        b"\xef\xbb\xbf\xe2\x9c\x93,Action item,Assignee,Due date\n"
        b"TRUE,Intro call,sam.ortiz@acme.com,2026-11-03\n"
        b"FALSE,NDA,dana@northwind.com,2026-11-27\n"
        b"FALSE,Procurement intro,dana@northwind.com,2026-12-01T00:00:00Z\n",
        """
        Intro call | 2026-11-03 | v Sam Ortiz | done
        NDA | 2026-11-27 | b Dana | not_started
        Procurement intro | 2026-12-01 | b Dana | not_started
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "uk.csv",
        "Key step,Lead,Deadline,Progress\n"
        "Kick-off,Priya (Tallyman),Tues 3rd November,✔\n"
        "Proof of value,Marek (Brightwater),Fri 27th Nov,🟡 started\n"
        "CAB,Marek (Brightwater),Thurs 10/12/26,⬜\n"
        "Contract award,Ines (Brightwater),18th December 2026,⬜\n"
        "Go live,Priya (Tallyman),1st Feb '27,⬜\n".encode(),
        """
        Kick-off | 2026-11-03 | v Priya | done
        Proof of value | 2026-11-27 | b Marek
        CAB | 2026-12-10 | b Marek | not_started
        Contract award | 2026-12-18 | b Ines | not_started
        Go live | 2027-02-01 | v Priya | not_started
        """,
        vendor="Tallyman",
        customer="Brightwater",
    ),
    Sample(
        "durations.csv",
        b"ID,Task,Owner,Start,Duration,Predecessor\n"
        b"1,NDA,Sam (vendor),2026-11-23,2d,\n"
        b"2,Security questionnaire,Sam (vendor),2026-11-25,1 week,1\n"
        b"3,Security review,Raj (customer),2026-12-02,10 days,2FS\n"
        b"4,Redlines,Lena (customer),2026-11-30,2 wks,1FS+2d\n"
        b'5,Signature,Both,2026-12-18,0d,"3,4"\n',
        """
        NDA | 2026-11-24 | v Sam | | | -
        Security questionnaire | 2026-12-01 | v Sam | | | NDA
        Security review | 2026-12-15 | b Raj | | | Security questionnaire
        Redlines | 2026-12-11 | b Lena | | | NDA
        Signature | 2026-12-18 | j Both | | | Security review; Redlines
        """,
    ),
    Sample(
        "three to five days.csv",
        b"Step,Depends on,How long,Who\n"
        b"Security questionnaire,,3-5 days,Vendor\n"
        b"Security review,Security questionnaire,4-6 weeks,Buyer\n"
        b"Legal,Step 1,~2 weeks,Buyer\n"
        b"Signature,Security review; Legal,1 day,Both\n",
        """
        Security questionnaire | - | v Vendor
        Security review | - | b Buyer | | | Security questionnaire
        Legal | - | b Buyer | | | Security questionnaire
        Signature | - | j Both | | | Security review; Legal
        """,
    ),
    Sample(
        "instructions first.xlsx",
        book(
            {
                "name": "READ ME",
                "rows": """
How to use this template
Step 1|Copy this file
Step 2|Fill in the owner and the date
Step 3|Share with your champion by Friday
""",
            },
            {
                "name": "MAP",
                "rows": """
Customer:|Harbour Foods
Vendor:|Tallyman

Milestone|Owner|Date|Status
Kick-off|Tallyman|@2026-11-04|Done
Order form|Harbour Foods|@2026-12-16|Not started
""",
            },
            {"name": "Lists", "rows": "Not started\nIn progress\nDone", "state": "hidden"},
        ),
        """
        Kick-off | 2026-11-04 | v Tallyman | done
        Order form | 2026-12-16 | b Harbour Foods | not_started
        """,
        says=("READ ME", "Lists"),
        vendor="Tallyman",
        customer="Harbour Foods",
        never=("Copy this file",),
    ),
    Sample(
        "meddpicc above.xlsx",
        book(
            {
                "rows": """
MEDDPICC|Evidence|Score
Metrics|9 days to 4|#3
Economic buyer|Ines Kowal, CFO|#2
Decision criteria|Agreed|#3
Decision process|See below|#2
Paper process|Unknown|#1
Identify pain|Late close|#3
Champion|Dana Whitfield|#3
Competition|Status quo|#2

Action|Owner|Due|Status
CFO meeting|Dana Whitfield|@2026-12-01|Open
Redlines|Sam Ortiz (vendor)|@2026-12-08|Open
""",
            }
        ),
        """
        CFO meeting | 2026-12-01 | b Dana Whitfield | not_started
        Redlines | 2026-12-08 | v Sam Ortiz | not_started
        """,
        never=("Metrics", "Competition", "Champion", "Decision criteria"),
    ),
    Sample(
        "stored as text.xlsx",
        book(
            {
                "rows": """
Step|Deliverable|Owner|Due|% complete
'1|  Kick-off\u00a0call  |Sam (vendor)\u00a0|11/05/2026 |100%
'2|Security\u200b pack|sam (Vendor)|'11/25/2026|50 %
'3|Board paper|Dana (customer)|46370|0
""",
            }
        ),
        """
        Kick-off call | 2026-11-05 | v Sam | done
        Security pack | 2026-11-25 | v Sam | in_progress
        Board paper | 2026-12-14 | b Dana | not_started
        """,
    ),
    Sample(
        "errors.xlsx",
        book(
            {
                "rows": """
Milestone|Owner|Due
Kick-off|Sam (vendor)|@2026-11-05
Security|'#REF!|'#N/A
Board|Dana (customer)|'#VALUE!
""",
            }
        ),
        """
        Kick-off | 2026-11-05 | v Sam
        Security | - | -
        Board | - | b Dana
        """,
        says=("#REF!", "#N/A", "#VALUE!"),
        never=("#REF!",),
    ),
    Sample(
        "quoted newlines.csv",
        b"Supplier: Acme,,,\n"
        b"Action,Owner,Date,Notes\n"
        b'"Security review\n'
        b'(SOC 2, pen test)","Raj (Northwind)\n'
        b'Sam (Acme)",2026-12-04,"line one\n'
        b'line two, by 11/30"\n'
        b'"Sign ""order form""",Dana (Northwind),2026-12-18,\n',
        """
        Security review (SOC 2, pen test) | 2026-12-04 | b Raj, v Sam
        Sign "order form" | 2026-12-18 | b Dana
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "hostile.csv",
        "Action,Owner,Date\n"
        "=cmd|'/c calc'!A0,Sam (vendor),2026-12-01\n"
        '"+1 (555) call with Dana",Dana (customer),2026-12-02\n'
        "@here kick-off,Sam (vendor),2026-12-03\n"
        "\u202eabc review,Sam (vendor),2026-12-04\n"
        "\x07Bell step,Dana (customer),2026-12-07\n"
        "<script>alert(1)</script>,Sam (vendor),2026-12-08\n".encode(),
        """
        =cmd|'/c calc'!A0 | 2026-12-01 | v Sam
        +1 (555) call with Dana | 2026-12-02 | b Dana
        @here kick-off | 2026-12-03 | v Sam
        abc review | 2026-12-04 | v Sam
        Bell step | 2026-12-07 | b Dana
        <script>alert(1)</script> | 2026-12-08 | v Sam
        """,
        says=("A5", "A6"),
    ),
    Sample(
        "weeks as headings of sections.csv",
        b"What,Who,Status\n"
        b"Week of Nov 23,,\n"
        b"Send questionnaire,Sam (vendor),Done\n"
        b"NDA,Dana (customer),Open\n"
        b"Week of Nov 30,,\n"
        b"Architecture review,Raj (customer),Open\n"
        b"Week of Dec 7,,\n"
        b"CFO meeting,Dana (customer),Open\n",
        """
        Send questionnaire | 2026-11-27/2026-11-23 | v Sam | done
        NDA | 2026-11-27/2026-11-23 | b Dana
        Architecture review | 2026-12-04/2026-11-30 | b Raj
        CFO meeting | 2026-12-11/2026-12-07 | b Dana
        """,
    ),
    Sample(
        "numbered phases.xlsx",
        book(
            {
                "rows": """
Phase|No.|Deliverable|Owner|Start|Finish
1. Discover|1.1|Process mapping|Sam (vendor)|@2026-11-02|@2026-11-06
|1.2|Data sample|Dana (customer)|@2026-11-09|@2026-11-13
2. Prove|2.1|Pilot|Sam (vendor)|@2026-11-16|@2026-12-04
|2.2|Read-out|Dana (customer)|@2026-12-07|@2026-12-08
3. Sign|3.1|Contract signature|Dana (customer)|@2026-12-18|@2026-12-18
""",
                "merge": "A2:A3 A4:A5",
            }
        ),
        """
        Process mapping | 2026-11-06 | v Sam | | 1. Discover/Discover
        Data sample | 2026-11-13 | b Dana | | 1. Discover/Discover
        Pilot | 2026-12-04 | v Sam | | 2. Prove/Prove
        Read-out | 2026-12-08 | b Dana | | 2. Prove/Prove
        Contract signature | 2026-12-18 | b Dana | | 3. Sign/Sign
        """,
    ),
    Sample(
        "two-row headings.xlsx",
        book(
            {
                "rows": """
|Step|Owner||Dates||State
||Customer|Kestrel|Start|End|
#1|Kick-off|Tom|Priya|@2026-11-02|@2026-11-03|closed
#2|Security review|Tom|Priya|@2026-11-09|@2026-12-04|WIP
#3|Signature|Ann|Priya|@2026-12-18|@2026-12-18|pending
""",
                "merge": "B1:B2 C1:D1 E1:F1 G1:G2",
            }
        ),
        """
        Kick-off | 2026-11-03 | b Tom, v Priya | done
        Security review | 2026-12-04 | b Tom, v Priya | in_progress
        Signature | 2026-12-18 | b Ann, v Priya | not_started
        """,
    ),
    Sample(
        "bullets.md",
        "# Mutual Action Plan: Harbour Foods & Tallyman\n"
        "\n"
        "Target signature: 18 December 2026\n"
        "\n"
        "## Evaluate\n"
        "- [x] Kick-off call — Priya (Tallyman) — Nov 3\n"
        "- [ ] Pilot read-out — Marek (Harbour Foods) — Nov 27\n"
        "\n"
        "## Contract\n"
        "- [ ] Redlines back — Lena (Harbour Foods) — due Dec 4\n"
        "- [ ] Signature — both — Dec 18\n".encode(),
        """
        Kick-off call | 2026-11-03 | v Priya | done | Evaluate
        Pilot read-out | 2026-11-27 | b Marek | not_started | Evaluate
        Redlines back | 2026-12-04 | b Lena | not_started | Contract
        Signature | 2026-12-18 | j both | not_started | Contract
        """,
        target="2026-12-18",
        vendor="Tallyman",
        customer="Harbour Foods",
    ),
    Sample(
        "pasted from an email.txt",
        b"Hi Dana, here is the plan we talked about:\n"
        b"\n"
        b"* Nov 24: Security questionnaire sent (Sam)\n"
        b"* Dec 1: InfoSec call (Raj, Sam)\n"
        b"* Dec 11: Redlines closed (Lena)\n"
        b"* Dec 18: Signature (Dana)\n"
        b"\n"
        b"Thanks\n"
        b"Sam\n",
        """
        Security questionnaire sent | 2026-11-24
        InfoSec call | 2026-12-01
        Redlines closed | 2026-12-11
        Signature | 2026-12-18
        """,
    ),
    Sample(
        "two columns of actions.xlsx",
        book(
            {
                "rows": """
Mutual Success Plan
Date|Acme actions|Northwind actions|Status
@2026-11-24|Send security pack|Name a security lead|Done
@2026-12-01|Answer questions|Review security pack|
@2026-12-08|Send order form||
@2026-12-18||Sign order form|
""",
                "merge": "A1:D1",
            }
        ),
        """
        Send security pack | 2026-11-24 | v Acme | done
        Name a security lead | 2026-11-24 | b Northwind | done
        Answer questions | 2026-12-01 | v Acme
        Review security pack | 2026-12-01 | b Northwind
        Send order form | 2026-12-08 | v Acme
        Sign order form | 2026-12-18 | b Northwind
        """,
        vendor="Acme",
        customer="Northwind",
    ),
    Sample(
        "seller tasks and buyer tasks.md",
        b"| Week | Seller tasks | Buyer tasks |\n"
        b"|---|---|---|\n"
        b"| w/c 30 Nov | Send DPA | Name legal contact |\n"
        b"| w/c 7 Dec | Pricing | Board paper |\n",
        """
        Send DPA | 2026-12-04/2026-11-30 | v Seller
        Name legal contact | 2026-12-04/2026-11-30 | b Buyer
        Pricing | 2026-12-11/2026-12-07 | v Seller
        Board paper | 2026-12-11/2026-12-07 | b Buyer
        """,
    ),
    Sample(
        "risks below.xlsx",
        book(
            {
                "rows": """
Milestone|Owner|Due
Security|Raj (customer)|@2026-12-04
Signature|Dana (customer)|@2026-12-18

Risks
Risk|Impact|Mitigation|Owner
Security queue is six weeks|High|Start at stage 3|Dana
Legal on holiday|Medium|Deputy named|Lena
""",
                "bold": "A5",
            }
        ),
        """
        Security | 2026-12-04 | b Raj
        Signature | 2026-12-18 | b Dana
        """,
        never=("Security queue is six weeks", "Legal on holiday"),
        says=("Security queue is six weeks", "Legal on holiday", "Medium"),
    ),
    Sample(
        "two plan tables.xlsx",
        book(
            {
                "rows": """
Evaluation
Step|Owner|Due
Demo|Sam (vendor)|@2026-11-12
Pilot|Dana (customer)|@2026-11-27

Contracting
Action|When|Responsible
Redlines|@2026-12-04|Lena (customer)
Signature|@2026-12-18|Dana (customer)
""",
                "bold": "A1 A6",
            }
        ),
        """
        Demo | 2026-11-12 | v Sam | | Evaluation
        Pilot | 2026-11-27 | b Dana | | Evaluation
        Redlines | 2026-12-04 | b Lena | | Contracting
        Signature | 2026-12-18 | b Dana | | Contracting
        """,
    ),
    Sample(
        "month and day apart.csv",
        b"Month,Day,Milestone,Owner\n"
        b"Nov,24,Questionnaire sent,Sam (vendor)\n"
        b"Nov,30,Architecture call,Raj (customer)\n"
        b"Dec,11,Redlines closed,Lena (customer)\n"
        b"Dec,18,Signature,Both\n",
        """
        Questionnaire sent | 2026-11-24 | v Sam
        Architecture call | 2026-11-30 | b Raj
        Redlines closed | 2026-12-11 | b Lena
        Signature | 2026-12-18 | j Both
        """,
    ),
    Sample(
        "owner and company.csv",
        b"Vendor:,Tallyman,,,\n"
        b"Step,Owner,Company,Date,Status\n"
        b"Kick-off,Priya,Tallyman,2026-11-03,Done\n"
        b"Pilot,Marek,Harbour Foods,2026-11-27,At risk\n"
        b"MSA,Lena,Harbour Foods,2026-12-04,On hold\n"
        b"Order,Jo,Tallyman,2026-12-16,Not yet\n",
        """
        Kick-off | 2026-11-03 | v Priya | done
        Pilot | 2026-11-27 | b Marek | at_risk
        MSA | 2026-12-04 | b Lena | late_or_blocked/blocked/on_hold
        Order | 2026-12-16 | v Jo
        """,
        vendor="Tallyman",
        customer="Harbour Foods",
    ),
]
