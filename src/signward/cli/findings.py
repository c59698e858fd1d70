"""The doctor's findings as `signward check` prints them: JSON for scripts, paragraphs for people."""

from __future__ import annotations

from textwrap import fill
from typing import Any, Final

from signward.core.doctor import Finding, Severity
from signward.core.plan.state import Plan

_HEADINGS: Final = {
    Severity.BLOCKS: "Blocks signature",
    Severity.WARNS: "Warns",
    Severity.HINTS: "Hints",
}


def as_json(findings: list[Finding]) -> dict[str, Any]:
    """The public shape, version 1."""
    return {
        "signward": 1,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "milestones": list(finding.milestones),
                "evidence": finding.evidence,
                "cure": finding.cure,
            }
            for finding in findings
        ],
    }


def as_text(plan: Plan, findings: list[Finding], width: int = 100) -> str:
    """By severity, each with its evidence and, after an arrow, the cure; one sentence where nothing was found."""
    title = " × ".join(name for name in (plan.vendor, plan.customer) if name) or "This plan"
    if not findings:
        return f"{title}: nothing to find. The plan is in good health.\n"
    blocking = sum(finding.severity is Severity.BLOCKS for finding in findings)
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    ends = {0: "none blocks", 1: "1 blocks"}.get(blocking, f"{blocking} block")
    parts = [f"{title}: {count}, {ends} signature.\n"]
    for severity, heading in _HEADINGS.items():
        grouped = [finding for finding in findings if finding.severity is severity]
        if grouped:
            parts += [f"{heading}\n", *(_paragraph(finding, width) for finding in grouped)]
    return "\n".join(parts)


def _paragraph(finding: Finding, width: int) -> str:
    evidence = fill(finding.evidence, width, initial_indent="    ", subsequent_indent="    ")
    cure = fill(finding.cure, width, initial_indent="    → ", subsequent_indent="      ")
    return f"  {finding.code}\n{evidence}\n{cure}\n"
