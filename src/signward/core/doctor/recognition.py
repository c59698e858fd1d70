"""What a workstream or deliverable is about, from the words that people use for it in five languages."""

from __future__ import annotations

import re
from typing import Final

from signward.core.plan.state import Milestone, Person, Plan, Side, Workstream

SECURITY, LEGAL, PROCUREMENT = "security", "legal", "procurement"

_I: Final = re.IGNORECASE
_PAPER: Final = {
    SECURITY: re.compile(
        r"secur|infosec|\bsec\b|pen(etration)?[ -]?test|soc ?2|iso ?27001|tisax|vendor risk|third.party risk|"
        r"sicherheit|datenschutz|privacy|gdpr|dsgvo|rgpd|sécurité|segurid|セキュリティ|情報保護",
        _I,
    ),
    LEGAL: re.compile(
        r"\blegal|\bmsa\b|\bdpa\b|\bavv\b|redlin|counsel|contracting|contract (review|terms|negot|agreed|final)|"
        r"contracts?$|\brecht|jurist|vertrag(?!.*unter)|juridi|jurídic|contrat(?!.*sign)|contrato(?!.*firm)|法務|契約書?(?!.*署名)",
        _I,
    ),
    PROCUREMENT: re.compile(
        r"procure|purchas|supplier|vendor (registration|onboarding|set-?up)|sourcing|commercial (terms|review)|"
        r"\bpricing|\bp\.?o\.?\b|einkauf|beschaffung|lieferant|bestell|\bachats?\b|fournisseur|bon de commande|"
        r"compras|proveedor|pedido|調達|購買|発注",
        _I,
    ),
}
_APPROVAL: Final = re.compile(
    r"(executive|exec|board|budget|spend|investment|final|management|c-level)[\w ]*(approv|sign-?off|decision)|"
    r"approv\w*[\w ]*(executive|board|budget|spend|economic|investment|cfo|ceo)|^approvals?$|economic buyer|"
    r"investment committee|(budget|geschäftsleitung|vorstand|management)\w*[- ]?(freigabe|genehmigung|entscheid)|"
    r"^freigabe|genehmigung|approbation|validation (de la )?direction|aprobación|承認|稟議",
    _I,
)
_ECONOMIC_BUYER: Final = re.compile(
    r"economic buyer|budget (owner|holder)|\bc[efiotp]o\b|\bciso\b|\bchief\b|\bchair|president|\bs?vp\b|"
    r"managing director|(finance|financial) director|head of finance|executive sponsor|"
    r"geschäftsführ|vorstand|finanzleit|directeur (général|financier)|director (general|financiero)|社長|財務|役員",
    _I,
)
_SELLERS_REASON: Final = re.compile(
    r"discount|quote (is valid|expires)|price (increase|goes up)|promotion|rabatt|angebot gilt|remise|descuento|"
    r"\b(our|vendor'?s|seller'?s) (quarter|year|q[1-4])",
    _I,
)


def paper_process_of(plan: Plan) -> set[str]:
    """Which of security, legal and procurement the plan has a workstream or a milestone for."""
    words = [text for w in plan.workstreams for text in (w.name, w.id.replace("-", " "))]
    words += [text for m in plan.milestones for text in (m.deliverable, m.workstream.replace("-", " "))]
    return {area for area, pattern in _PAPER.items() if any(pattern.search(text) for text in words if text)}


def is_paper(plan: Plan, milestone: Milestone) -> bool:
    workstream = plan.workstream(milestone.workstream)
    text = f"{milestone.deliverable}\n{workstream.name if workstream else milestone.workstream}"
    return any(pattern.search(line) for pattern in _PAPER.values() for line in text.split("\n"))


def approves_money(workstream: Workstream) -> bool:
    names = (workstream.name, workstream.id.replace("-", " "), workstream.gate.name if workstream.gate else "")
    return any(_APPROVAL.search(name) for name in names)


def is_approval(milestone: Milestone) -> bool:
    return bool(_APPROVAL.search(milestone.deliverable))


def may_be_economic_buyer(person: Person) -> bool:
    return person.side is Side.BUYER and bool(_ECONOMIC_BUYER.search(person.role))


def is_sellers_reason(what: str) -> bool:
    return bool(_SELLERS_REASON.search(what))
