"""The table of usual durations, with its sources. Only public tenders have a real sample.

The rest are practitioners' published ranges turned into quantiles, or estimates, and said to be so. The words in the
first column are part of the plan file: rows may be added, and none is renamed or taken out.
"""

from __future__ import annotations

from typing import Final, NamedTuple

Points = tuple[int, int, int]


class Row(NamedTuple):
    """One step. `points` stand for mid-market, enterprise and regulated: P10, P50, P90 in business days, or None."""

    step: str
    name: str
    stage: str
    lead: str
    words: str
    points: tuple[Points | None, Points | None, Points | None]
    basis: str
    sources: tuple[str, ...] = ()
    measured: bool = False


ESTIMATE: Final = "estimate"
_RFP: Final = ("https://gobonfire.com/your-guide-rfp-cycle-times/",)
_MONTHLY: Final = (2, 11, 19)

# The first row whose words match wins, so the narrower stand above the wider.
ROWS: Final[tuple[Row, ...]] = (
    Row("nda", "NDA", "start", "buyer", r"\bNDA\b|non.?disclosure|geheimhaltung|vertraulichkeit",
        ((1, 2, 5), (1, 3, 8), (2, 5, 12)),
        "typical 3–5 days, best same day, bindlegal.com",
        ("https://bindlegal.com/resources/guides/reduce-contract-cycle-time",)),
    Row("success-criteria", "Success criteria agreed in writing", "start", "buyer",
        r"success criteri|acceptance criteri|erfolgskriteri", ((2, 4, 10), (3, 6, 15), (4, 10, 20)), ESTIMATE),
    Row("poc-set-up", "Proof of concept set up", "technical", "buyer",
        r"(poc|pilot|trial|sandbox).*(set.?up|access|environment|einricht)", ((2, 5, 12), (3, 8, 20), (5, 15, 40)),
        ESTIMATE),
    Row("poc", "Proof of concept run", "technical", "vendor",
        r"\bpoc\b|proof of (concept|value)|\bpilot|\btrial\b|load test|teststellung",
        ((8, 12, 22), (10, 22, 45), (15, 30, 65)),
        "14–30 days usual, 4–8 weeks enterprise, presalespulse.com, launchweek.ai",
        ("https://presalespulse.com/glossary/proof-of-concept",
         "https://launchweek.ai/convert/enterprise-poc-management",
         "https://solutionsadvisorypartners.com/insights/enterprise-pocs-drag-on.html")),
    Row("business-case", "Business case", "business", "buyer",
        r"business case|\broi\b|wirtschaftlichkeit|nutzenrechnung|value assessment",
        ((3, 6, 12), (4, 9, 20), (6, 14, 30)),
        "estimate; objections to cost or risk take 2–3 months when they arise (Gartner 2018)"),
    Row("security-questionnaire", "Seller answers the security questionnaire", "security", "vendor",
        r"(security|infosec|\bsig\b|caiq|sicherheits).*(questionnaire|pack|fragebogen)|questionnaire|soc ?2",
        ((1, 3, 8), (2, 4, 12), (3, 8, 18)),
        "2–3 days of work, 20-day limit, requestfx.com, cybervadis.com",
        ("https://requestfx.com/blog/what-is-a-security-questionnaire",
         "https://help.cybervadis.com/en/articles/15328499")),
    Row("dpa", "Data protection agreement", "legal", "buyer",
        r"\bdpa\b|data (protection|processing)|privacy|datenschutz|\bavv?\b|gdpr|dsgvo",
        ((2, 5, 12), (4, 8, 20), (6, 15, 35)), "1–3 weeks, meritt.io",
        ("https://meritt.io/blog/how-to-run-the-paper-process-as-a-sales-motion-not-an-admin-task",)),
    Row("security-review", "Buyer's security review", "security", "buyer",
        r"security|infosec|pen.?test|cyber|sicherheit|ciso|seguridad|sécurité",
        ((2, 7, 18), (8, 15, 35), (15, 30, 60)),
        "3–6 weeks, 89 % of 28 leads call it top blocker, renewalpad.com; up to 3 months, shipsafer.ai",
        ("https://www.renewalpad.com/insights/vendor-security-review-process-procurement",
         "https://www.shipsafer.ai/blog/saas-security-checklist")),
    Row("first-redlines", "First redlines back", "legal", "buyer", r"redline|first (draft|markup)|mark.?up",
        ((2, 5, 12), (4, 10, 25), (6, 15, 40)),
        "estimate inside the contract's total; queue, not reading time, dominates, 30mpc.com",
        ("https://30mpc.com/newsletter/how-to-speed-up-sales-contract-reviews-with-the-redline-deadline",)),
    Row("seller-approval", "Seller approves odd terms", "legal", "vendor",
        r"deal desk|(odd|non.?standard|special|unusual) (terms|conditions)|(seller|vendor) approv|sonderkonditionen",
        ((1, 3, 8), (2, 6, 12), (3, 8, 15)), "5–10 business days, aline.co",
        ("https://www.aline.co/post/contract-approval-workflow",)),
    Row("supplier-registration", "Supplier registration", "procurement", "buyer",
        r"(supplier|vendor).*(regist|onboard|set.?up)|lieferant|ariba|coupa",
        ((2, 6, 15), (5, 14, 35), (10, 28, 50)),
        "2–4 weeks standard, 6–8 regulated, velocious.ai; 14–21 days simple, 60 complex, procurementaiagents.com",
        ("https://www.velocious.ai/post/why-supplier-onboarding-cycle-time-has-become-a-critical-s2p-kpi-for-enterprises",
         "https://procurementaiagents.com/blog/supplier-onboarding-speed-ai-vs-manual",
         "https://rzzro.com/articles/supplier-onboarding-process-design-failure.html")),
    Row("purchase-order", "Purchase order", "order", "buyer",
        r"purchase order|\bpo\b|bestellung|requisition|orden de compra|bon de commande",
        ((1, 2, 5), (1, 3, 8), (2, 6, 15)), "median requisition to order 55 h, procurify.com",
        ("https://www.procurify.com/blog/5-common-purchase-order-mistakes-avoid-procurement/",)),
    Row("signatures", "Signatures of both sides", "signature", "buyer",
        r"signatur|\bsign(ed|ing)?\b(?!.?off)|countersign|docusign|unterschrift|firma\b",
        ((1, 1, 3), (1, 2, 5), (1, 3, 10)),
        "most e-sign envelopes finish in a day; paper 11 days in one case, rework.com",
        ("https://resources.rework.com/libraries/deal-closing/e-signature-management",)),
    Row("public-tender-it", "Public tender for IT, posting to award", "procurement", "buyer",
        r"\b(it|ict|edv|software|saas)\b.{0,20}(tender|ausschreibung)|"
        r"(tender|ausschreibung).{0,20}\b(it|ict|software|saas)\b",
        (None, None, (21, 43, 87)),
        "more than 6,000 RFPs: IT mean 70 calendar days, gobonfire.com; log-normal fit by us",
        _RFP, measured=True),
    Row("public-tender", "Public tender, posting to award", "procurement", "buyer",
        r"\btender\b|ausschreibung|vergabeverfahren|appel d.offres|licitaci",
        (None, None, (17, 35, 71)),
        "more than 6,000 RFPs: mean 57 calendar days, 78 % in 1–2 months, gobonfire.com; log-normal fit by us",
        (*_RFP, "https://openparliament.ca/committees/ethics/44-1/56/daniel-pilon-40/only"), measured=True),
    Row("board", "Board or committee", "approval", "buyer",
        r"\b(board|committee|steering|vorstand|aufsichtsrat|gremium|\bcab\b)\b",
        (_MONTHLY, _MONTHLY, _MONTHLY),
        "the wait for a monthly meeting, by arithmetic (quarterly 6–58), papers 5–10 days before"),
    Row("executive-approval", "Executive approval", "approval", "buyer",
        r"(executive|economic buyer|cfo|ceo|cio|capex|budget).*"
        r"(approv|vote|sign.?off|decision|freigabe)|approv|freigabe|budget",
        ((1, 3, 8), (2, 6, 15), (4, 12, 30)), "8-step chain 2–3 weeks, sapotacorp.vn; the rest estimate",
        ("https://www.sapotacorp.vn/blog/cpq-rlm-approval-chains-smart-approvals-patterns",)),
    Row("commercial-review", "Commercial review by procurement", "procurement", "buyer",
        r"procure|pricing|commercial|einkauf|quote|proposal|preis|negotiat",
        ((2, 6, 15), (5, 14, 30), (10, 25, 55)), "2–8 weeks, can overlap, strategicnerds.com",
        ("https://www.strategicnerds.com/glossary/procurement",)),
    Row("msa", "Contract agreed", "legal", "buyer",
        r"\bmsa\b|contract|legal|agreement|vertrag|rechts|order form|terms|jurid",
        ((3, 9, 20), (8, 18, 40), (12, 28, 60)),
        "median 14–28 business days, getgangly.com; 2–6 weeks, bad case 11, rework.com",
        ("https://getgangly.com/blog/deal-legal-review",
         "https://resources.rework.com/libraries/deal-closing/legal-review-process")),
)  # fmt: skip
NO_STEP: Final = "none"
"""Said of a milestone that is none of the usual steps, whatever its words."""
STEPS: Final = (*(row.step for row in ROWS), NO_STEP)
"""The words that `step` may be in a plan file."""
