"""On which day a plan has to be looked at again, though nothing happens to it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.by_time import AHEAD, first_change, next_change
from signward.core.plan.outlook import outlook
from signward.core.plan.state import Link, Milestone, Plan, Side, Workstream
from signward.core.plan.times import CalendarSpec, Meeting
from signward.core.schedule.durations import Duration
from tests.core.plan.given import PLAN, TODAY, with_changes

NEAR = st.integers(-12, 40).map(lambda n: TODAY + timedelta(n))
PAST = st.integers(-12, 0).map(lambda n: TODAY + timedelta(n))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans around today: running, overdue, done, waiting for meetings, after the signature, or not to be scheduled."""
    count = draw(st.integers(0, 5))
    freeze = CalendarSpec(freezes=((TODAY + timedelta(9), TODAY + timedelta(12)),))
    return Plan(
        target_signature=draw(st.none() | NEAR), workstreams=(Workstream("w", "All"),),
        calendars={side: draw(st.sampled_from([CalendarSpec(), freeze])) for side in Side},
        milestones=tuple(draw(_milestone(n)) for n in range(count)),
    )  # fmt: skip


@st.composite
def _milestone(draw: st.DrawFn, n: int) -> Milestone:
    state = draw(st.sampled_from(["open", "open", "started", "done"]))
    started = draw(PAST) if state == "started" else None
    after = draw(st.sampled_from([(), *((Link(f"m{k}"),) for k in range(n)), (Link("signature"),)]))
    weekly = Meeting(on=tuple(TODAY + timedelta(days) for days in (3, 10, 31)), papers=draw(st.integers(0, 2)))
    return Milestone(
        f"m{n}", "w", f"Milestone {n}", draw(st.sampled_from(Side)), due=draw(st.none() | NEAR), after=after,
        duration=draw(st.sampled_from([None, Duration(0), Duration(2), Duration(9)])),
        not_before=draw(st.none() | NEAR), started=started, done=draw(PAST) if state == "done" else None,
        meeting=draw(st.sampled_from([None, None, None, weekly])), expected=draw(st.none() | NEAR),
    )  # fmt: skip


@given(plans())
def test_until_that_day_a_list_says_of_a_plan_what_it_says_today(plan):
    now, day = outlook(plan, TODAY), next_change(plan, TODAY)
    ahead = [TODAY + timedelta(n) for n in range(1, 2 * AHEAD)]
    assert all(outlook(plan, other) == now for other in ahead if day is None or other < day)
    assert day is None or day > TODAY + timedelta(AHEAD) or outlook(plan, day) != now


def test_what_runs_is_looked_at_when_its_days_are_used_up():
    started = replace(PLAN, milestones=with_changes("questionnaire", started=TODAY).milestones[:1], signature=None)
    assert started.milestones[0].duration.days == 4
    assert next_change(started, TODAY) == TODAY + timedelta(days=4)


def test_a_plan_whose_work_could_begin_today_changes_on_the_next_day_and_not_over_the_weekend():
    assert next_change(PLAN, TODAY) == TODAY + timedelta(days=1)
    saturday = TODAY + timedelta(days=5)
    idle = replace(PLAN, milestones=PLAN.milestones[2:], signature=None)
    assert next_change(idle, saturday) == saturday + timedelta(days=3)  # what waits for Monday is late on Tuesday


def test_a_plan_in_which_everything_is_done_is_never_looked_at_again():
    done = replace(PLAN, milestones=tuple(replace(m, done=TODAY) for m in PLAN.milestones))
    assert next_change(done, TODAY) is None
    assert outlook(done, TODAY) == outlook(done, TODAY + timedelta(days=400))
    assert outlook(done, TODAY).verdict == "Everything before signature is done, the last of it on Mon 2 Nov 2026."
    assert next_change(Plan(), TODAY) is None


def test_what_cannot_change_for_a_month_is_looked_at_after_a_month():
    far = Milestone("m", "w", "M", duration=Duration(2), not_before=TODAY + timedelta(90), due=TODAY + timedelta(99))
    plan = Plan(workstreams=(Workstream("w", "All"),), milestones=(far,))
    assert next_change(plan, TODAY) == TODAY + timedelta(AHEAD + 1)


def test_anything_that_a_day_changes_can_be_asked_for():
    assert first_change(lambda day: day.month, TODAY) == TODAY.replace(month=12, day=1)
