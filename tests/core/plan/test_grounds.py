"""A plan whose milestones do not say how long they take is not praised for reaching its date."""

from dataclasses import replace
from datetime import timedelta

from signward.core.plan.grounds import judged
from signward.core.plan.timetable import timetable
from signward.core.schedule.durations import Duration
from tests.core.plan.given import PLAN, TODAY


def bare(*ids):
    return replace(
        PLAN, milestones=tuple(replace(m, duration=None) if m.id in ids else m for m in PLAN.milestones)
    )  # fmt: skip


def verdict(plan):
    return judged(plan, timetable(plan, TODAY))


def test_a_plan_that_says_its_durations_is_judged_by_them():
    assert verdict(PLAN) == (True, timetable(PLAN, TODAY).verdict.sentence)
    assert verdict(bare("legal")) == (True, timetable(bare("legal"), TODAY).verdict.sentence)


def test_where_most_say_none_nothing_is_shown_yet_and_it_is_said_why():
    assert verdict(bare("legal", "board")) == (
        False,
        "2 of the 3 milestones left do not say how many business days they take, "
        "so nothing shows yet whether the plan reaches Fri 20 Nov 2026.",
    )
    assert verdict(bare("legal", "board", "questionnaire"))[1].startswith("None of the 3 milestones left says")
    assert verdict(replace(bare("legal", "board"), target_signature=None))[1].endswith("when it can be signed.")


def test_what_is_done_or_comes_after_the_signature_says_nothing_about_it():
    done = replace(bare("legal", "board"), milestones=tuple(
        replace(m, done=TODAY) if m.id == "board" else m for m in bare("legal", "board").milestones
    ))  # fmt: skip
    assert verdict(done)[0]
    alone = replace(PLAN, milestones=(replace(PLAN.milestones[2], duration=None),), signature=None)
    assert verdict(alone)[1].startswith("The one milestone left does not say")


def test_a_plan_that_is_late_even_so_is_late():
    long = replace(PLAN, milestones=tuple(
        replace(m, duration=Duration(60) if m.id == "questionnaire" else None) for m in PLAN.milestones
    ))  # fmt: skip
    assert verdict(long) == (True, timetable(long, TODAY).verdict.sentence)


def test_a_plan_with_nothing_left_before_signature_is_done_whatever_day_it_is():
    done = replace(PLAN, milestones=tuple(replace(m, done=TODAY) for m in PLAN.milestones))
    for day in (TODAY, TODAY + timedelta(days=400)):
        assert judged(done, timetable(done, day)) == (
            True,
            "Everything before signature is done, the last of it on Mon 2 Nov 2026.",
        )
