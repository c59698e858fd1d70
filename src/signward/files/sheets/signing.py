"""The row that is the signature, and what comes before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from signward.files.sheets.grid import words
from signward.files.sheets.reading import quoted
from signward.files.sheets.understood import Assembly, Understood

_SIGNING = re.compile(
    r"^(?:target |final |both |full |final |dual )?(?:msa |order form |agreement |the )?(?:(?:contract|agreement|msa"
    r"|order form|deal|documents?|paper\w*) )?(?:is |are |to be )?"
    r"(?:signatures?|signing|signed|sign(?: contracts?| the contract| agreements?| msa| order form)?|execution"
    r"|executed|countersign\w*|closed won|close(?: deal)?)(?: ceremony| date| of contract| target| by both sides| "
    r"both sides| both parties)?$"
    r"|^(?:vertrags?\s?)?(?:unterschrift|unterzeichnung|signatur)(?: des vertrags| vertrag| durch beide seiten)?$"
    r"|^vertrag(?:sunterzeichnung|sunterschrift|sabschluss| unterzeichn\w*| unterschreiben| unterschrieben)$"
    r"|^signature(?: du contrat| des contrats| contrat)?$|^signer le contrat$|^contrat signe$|^firma(?: del contrato"
    r"| de contrato| contrato| del contratto| contratto)?$|^contrato firmado$|^contratto firmato$"
    r"|^(?:contract\s?)?ondertekening(?: contract| van het contract)?$|^contract (?:ondertekenen|tekenen|getekend|ondertekend)$"  # noqa: E501
    r"|^assinatura(?: do contrato| de contrato| contrato)?$|^contrato assinado$"
    r"|^(?:avtal(?:et)?|kontrakt(?:et)?) (?:signeras|signerat|undertecknas|undertecknat|skrivs pa)$"
    r"|^(?:avtals|kontrakts)?(?:underskrift|signering|undertecknande)$"
    r"|^podpisanie(?: umowy| kontraktu)?$|^umowa podpisana$|^podpis(?: umowy)?$"
    r"|^(?:本)?契約$|^(?:契約)?(?:締結|調印|署名)$|^契約書?(?:締結|調印|署名)$"
)


def signing_step(items: Sequence[Understood]) -> int | None:
    """The step that is the signature itself: the last one that says so."""
    found = [i for i, item in enumerate(items) if _SIGNING.match(words(re.sub(r"[(（].*?[)）]", "", item.step.title)))]
    return found[-1] if found else None


def sign(
    items: Sequence[Understood], milestones: list[dict[str, Any]], ids: list[str], signing: int, work: Assembly
) -> dict[str, Any]:
    """The signature block, and what comes after signature hung on it so that the target does not bind it."""
    own = milestones[signing]
    day = items[signing].when.due or work.target
    linked = {link.step for item in items for link in item.links}
    behind = _behind(items, signing)
    later = [
        i
        for i, item in enumerate(items)
        if i != signing
        and (
            i in behind
            or (
                not item.done
                and i not in _before(items, signing)
                and (item.when.due > day if item.when.due and day else item.when.due is None and i > signing)
            )
        )
    ]
    ends = [ids[i] for i in range(len(items)) if i != signing and i not in later and i not in linked]
    waiting = set(_before(items, signing))
    for i in later:
        if not any(link.step in later for link in items[i].links):
            milestones[i]["after"] = [*milestones[i].get("after", []), "signature"]
    if later:
        named = ", ".join(quoted(items[i].step.title) for i in later[:4]) + (" …" if len(later) > 4 else "")
        work.notes.say(
            work.grid.ref(items[signing].step.title_cell),
            f"After signature, and not bound by its date: {named}.",
            "resolved",
        )
    after = [ids[signing]] + [end for end in ends if ids.index(end) not in waiting]
    block = {"id": "signature", "after": after} | {side: own[side] for side in ("vendor", "buyer") if side in own}
    return {"signature": block}


def _before(items: Sequence[Understood], index: int) -> set[int]:
    found: set[int] = set()
    todo = [link.step for link in items[index].links]
    while todo:
        step = todo.pop()
        if step not in found:
            found.add(step)
            todo += [link.step for link in items[step].links]
    return found


def _behind(items: Sequence[Understood], index: int) -> set[int]:
    """Steps that wait for this one, directly or through others."""
    found = {index}
    grew = True
    while grew:
        more = {i for i, item in enumerate(items) if i not in found and any(link.step in found for link in item.links)}
        found |= more
        grew = bool(more)
    return found - {index}
