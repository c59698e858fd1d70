"""Plans whose dates an independent scheduler computed. They live beside the repository, not in it."""

from __future__ import annotations

import json
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signward.core.schedule.calendars import WorkCalendar
from signward.core.schedule.meetings import MeetingCalendar, meetings_on
from signward.core.schedule.network import Activity, Link, Network
from signward.core.schedule.passes import schedule

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "networks"


def given() -> list[Any]:
    if not (CASES / "networks.jsonl").exists():
        return []
    plans, answers = (
        [json.loads(line) for line in (CASES / name).read_text().splitlines()]
        for name in ("networks.jsonl", "expected.jsonl")
    )
    expected = {answer["id"]: answer for answer in answers}
    return [pytest.param(plan, expected[plan["id"]], id=plan["id"]) for plan in plans]


def test_the_given_networks_are_at_hand() -> None:
    if not given():
        warnings.warn(f"LEFT OUT: the networks with independent answers are not at {CASES}", stacklevel=1)
        pytest.skip(f"no networks at {CASES}")


@pytest.mark.parametrize(("plan", "answer"), given())
def test_every_date_and_slack_equals_the_independent_scheduler(plan: dict[str, Any], answer: dict[str, Any]) -> None:
    found = schedule(network(plan))
    assert found.finish.isoformat() == answer["finish"]
    wrong = {}
    for activity, expected in answer["act"].items():
        dates = found.dates[activity]
        row = [
            *map(str, (dates.earliest_start, dates.earliest_finish, dates.latest_start, dates.latest_finish)),
            dates.slack,
            int(dates.critical),
        ]
        better = answer.get("alt", {}).get(activity, expected)
        if row != better[:6]:
            wrong[activity] = (row, expected)
    assert wrong == {}


def network(plan: dict[str, Any]) -> Network:
    work = WorkCalendar()
    calendars = {name: calendar(spec, work) for name, spec in plan["calendars"].items()}
    return Network(
        [activity(spec, calendars) for spec in plan["activities"]],
        [Link(*link) for link in plan["links"]],
        date.fromisoformat(plan["start"]),
        day(plan["target"]),
    )


def calendar(spec: dict[str, Any], work: WorkCalendar) -> Any:
    if "only" in spec:
        return MeetingCalendar(meetings_on(map(date.fromisoformat, spec["only"])), work)
    return WorkCalendar([d + 1 for d in spec["week"]], holidays=map(date.fromisoformat, spec["off"]))


def activity(spec: dict[str, Any], calendars: dict[str, Any]) -> Activity:
    started, done = spec.get("done", (None, None))
    return Activity(
        spec["id"],
        spec["dur"],
        calendars[spec["cal"]],
        not_before=day(spec.get("not_before")),
        not_after=day(spec.get("deadline")),
        started=day(started),
        done=day(done),
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
