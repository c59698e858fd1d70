"""Every code of `check` that a plan file can show, from a file that shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.core.doctor.given import TODAY, healthy

from signward.cli.main import main
from signward.core.plan.document import write_document

Document = dict[str, Any]
Ill = Callable[[Document], object]


def milestones(plan: Document) -> list[Document]:
    return [m for stream in plan["workstreams"] for m in stream["milestones"]]


def each(**fields: Any) -> Ill:
    return lambda plan: [m.update(fields) for m in milestones(plan)]


def without(*keys: str) -> Ill:
    return lambda plan: [plan.pop(key) for key in keys]


def vendor_only(plan: Document) -> None:
    for milestone in milestones(plan):
        del milestone["buyer"]
    del plan["signature"]["buyer"]


def single_threaded(plan: Document) -> None:
    each(buyer="dana")(plan)
    plan["signature"]["buyer"] = "dana"
    for stream in plan["workstreams"]:
        stream["gate"]["attendees"] = ["dana"]


def too_long(plan: Document) -> None:
    more = [{"id": f"m{n}", "deliverable": f"Step {n}", "vendor": "sam", "buyer": "dana"} for n in range(30)]
    plan["workstreams"][0]["milestones"] += more


ILL: dict[str, Ill] = {
    "vendor-only": vendor_only,
    "no-sign-off": without("sign_off"),
    "stale-sign-off": lambda plan: plan["sign_off"].update(digest="0" * 64),
    "undated": lambda plan: milestones(plan)[0].pop("due"),
    "no-paper-process": lambda plan: (
        plan.update(workstreams=plan["workstreams"][3:], signature={"id": "signature"})
        or milestones(plan)[0].pop("after")
    ),
    "slips-ignored": lambda plan: milestones(plan)[0].update(due="2026-09-14"),
    "never-reviewed": lambda plan: plan["sign_off"].update(on="2026-07-01"),
    "single-threaded": single_threaded,
    "past-latest-start": lambda plan: milestones(plan)[0].update(duration=60),
    "infeasible": lambda plan: plan.update(target_signature="2026-10-01"),
    "no-buyer-reason": without("compelling_event"),
    "no-economic-buyer": lambda plan: plan["workstreams"][3].pop("gate") and milestones(plan)[4].update(buyer="dana"),
    "too-long": too_long,
    "no-evidence": lambda plan: milestones(plan)[0].update(done="2026-09-25"),
    "no-owner": lambda plan: [milestones(plan)[0].pop(side) for side in ("vendor", "buyer")],
    "no-outcome": without("outcome"),
    "no-gate": lambda plan: plan["workstreams"][0].pop("gate"),
}


def codes(plan: Document, tmp_path: Any, capsys: Any) -> set[str]:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan))
    with pytest.raises(SystemExit) as ended:
        main(["check", str(path), "--today", str(TODAY), "--format", "json"])
    shown = capsys.readouterr()
    findings = json.loads(shown.out)["findings"]
    assert ended.value.code == any(finding["severity"] == "blocks" for finding in findings)
    return {finding["code"] for finding in findings}


def test_a_healthy_file_shows_none(tmp_path, capsys):
    assert codes(write_document(healthy()), tmp_path, capsys) == set()


@pytest.mark.parametrize("code", ILL)
def test_a_file_shows(code, tmp_path, capsys):
    """`repeated-slip` is the one code that needs the ledger: a plan file holds no past moves."""
    plan = write_document(healthy())
    ILL[code](plan)
    assert code in codes(plan, tmp_path, capsys)
