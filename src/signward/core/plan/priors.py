"""Usual durations of the steps of an enterprise purchase: weak priors, to be replaced by what one knows.

Business days at P10/P50/P90 by segment. Only public tenders have a real sample; the rest are practitioners' published
ranges turned into quantiles, or estimates. Each row names its basis, which is shown wherever the row is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signward.core.plan.state import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

Points = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Prior:
    """One usual step. `stage` orders steps of a deal (see `assumptions`); `words` recognise it in a deliverable."""

    step: str
    stage: str
    words: str
    points: Mapping[Segment, Points]
    basis: str

    def days(self, segment: Segment) -> Points:
        """P10, P50 and P90 in business days."""
        return self.points[segment]


def recognise(deliverable: str, workstream: str = "") -> Prior | None:
    """The usual step that a deliverable's words name, else the one its workstream's name stands for, else None."""
    for text in (deliverable, workstream):
        found = next((prior for prior in PRIORS if re.search(prior.words, text, re.IGNORECASE)), None)
        if found:
            return found
    return None


def _row(step: str, stage: str, words: str, mid: Points, enterprise: Points, regulated: Points, basis: str) -> Prior:
    points = {Segment.MID_MARKET: mid, Segment.ENTERPRISE: enterprise, Segment.REGULATED: regulated}
    return Prior(step, stage, words, points, basis)


ESTIMATE = "estimate"

# The first row whose words match wins, so the narrower stand above the wider.
PRIORS: tuple[Prior, ...] = (
    _row("NDA", "start", r"\bNDA\b|non.?disclosure|geheimhaltung|vertraulichkeit", (1, 2, 5), (1, 3, 8), (2, 5, 12),
         "typical 3–5 days: bindlegal.com, reduce-contract-cycle-time"),
    _row("Success criteria agreed in writing", "start", r"success criteri|acceptance criteri|erfolgskriteri",
         (2, 4, 10), (3, 6, 15), (4, 10, 20), ESTIMATE),
    _row("Proof of concept set up", "technical", r"(poc|pilot|trial|sandbox).*(set.?up|access|environment|einricht)",
         (2, 5, 12), (3, 8, 20), (5, 15, 40), ESTIMATE),
    _row("Proof of concept run", "technical",
         r"\bpoc\b|proof of (concept|value)|\bpilot|\btrial\b|load test|teststellung",
         (8, 12, 22), (10, 22, 45), (15, 30, 65),
         "14–30 days usual, 4–8 weeks enterprise: presalespulse.com, launchweek.ai"),
    _row("Business case", "business", r"business case|\broi\b|wirtschaftlichkeit|nutzenrechnung|value assessment",
         (3, 6, 12), (4, 9, 20), (6, 14, 30), ESTIMATE),
    _row("Seller answers the security questionnaire", "security",
         r"(security|infosec|\bsig\b|caiq|sicherheits).*(questionnaire|pack|fragebogen)|questionnaire|soc ?2",
         (1, 3, 8), (2, 4, 12), (3, 8, 18), "2–3 days of work, 20-day limit: requestfx.com, cybervadis.com"),
    _row("Data protection agreement", "legal",
         r"\bdpa\b|data (protection|processing)|privacy|datenschutz|\bavv?\b|gdpr|dsgvo",
         (2, 5, 12), (4, 8, 20), (6, 15, 35), "1–3 weeks: meritt.io, run-the-paper-process"),
    _row("Buyer's security review", "security", r"security|infosec|pen.?test|cyber|sicherheit|ciso|seguridad|sécurité",
         (2, 7, 18), (8, 15, 35), (15, 30, 60), "3–6 weeks, 89 % of 28 leads call it top blocker: renewalpad.com"),
    _row("First redlines back", "legal", r"redline|first (draft|markup)|mark.?up", (2, 5, 12), (4, 10, 25), (6, 15, 40),
         "estimate inside the contract's total; queue, not reading time, dominates: 30mpc.com"),
    _row("Supplier registration", "procurement", r"(supplier|vendor).*(regist|onboard|set.?up)|lieferant|ariba|coupa",
         (2, 6, 15), (5, 14, 35), (10, 28, 50),
         "2–4 weeks standard, 6–8 regulated: velocious.ai, procurementaiagents.com"),
    _row("Purchase order", "order", r"purchase order|\bpo\b|bestellung|requisition|orden de compra|bon de commande",
         (1, 2, 5), (1, 3, 8), (2, 6, 15), "median requisition to order 55 h: procurify.com"),
    _row("Signatures of both sides", "signature",
         r"signatur|\bsign(ed|ing)?\b(?!.?off)|countersign|docusign|unterschrift|firma\b",
         (1, 1, 3), (1, 2, 5), (1, 3, 10), "most e-sign envelopes finish in a day: rework.com, e-signature-management"),
    _row("Executive approval", "approval",
         r"(executive|economic buyer|cfo|ceo|cio|board|committee|capex|budget).*"
         r"(approv|vote|sign.?off|decision|freigabe)|approv|freigabe|steering|vorstand|budget",
         (1, 3, 8), (2, 6, 15), (4, 12, 30), "8-step chain 2–3 weeks: sapotacorp.vn; the rest estimate"),
    _row("Commercial review by procurement", "procurement",
         r"procure|pricing|commercial|einkauf|quote|proposal|preis|negotiat",
         (2, 6, 15), (5, 14, 30), (10, 25, 55), "2–8 weeks, can overlap: strategicnerds.com"),
    _row("Contract agreed", "legal", r"\bmsa\b|contract|legal|agreement|vertrag|rechts|order form|terms|jurid",
         (3, 9, 20), (8, 18, 40), (12, 28, 60), "median 14–28 business days: getgangly.com; 2–6 weeks: rework.com"),
)  # fmt: skip
