"""Rules of meetings: the usual ones in words and in a form, all others as they are written; never another rule."""

from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.meeting_rules import NTHS, Rule, Unit, read_rule, rule_in_words, without_end, write_rule
from signward.core.schedule.meetings import meetings_by_rule

START = date(2026, 11, 3)  # a Tuesday
RULES = st.one_of(
    st.builds(
        Rule, st.just(Unit.WEEK), st.integers(1, 99),
        st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
    ),
    st.builds(
        Rule, st.just(Unit.MONTH), st.integers(1, 99), st.integers(1, 7).map(lambda day: (day,)),
        st.sets(st.sampled_from(list(NTHS)), min_size=1).map(lambda nths: tuple(n for n in NTHS if n in nths)),
    ),
    st.builds(Rule, st.just(Unit.MONTH), st.integers(1, 99), day=st.sampled_from([-1, *range(1, 32)])),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "every Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second Tuesday"),
        ("RRULE:freq=weekly;byday=th,mo", "every Monday and Thursday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "every second week on Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=13;BYDAY=TU", "every 13 weeks on Tuesday"),
        ("FREQ=WEEKLY", "every Tuesday"),
        ("FREQ=MONTHLY;BYDAY=1TH", "first Thursday of the month"),
        ("FREQ=MONTHLY;BYDAY=+2TU", "second Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "last Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "first and third Tuesday of the month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH", "first Thursday of every third month (Feb, May, Aug, Nov)"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "day 15 of every second month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month"),
        ("FREQ=MONTHLY", "day 3 of the month"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "every Tuesday, until 31 Dec 2026"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=6", "every Tuesday, 6 times"),
    ],
)
def test_the_usual_rules_are_told_in_words(rule, words):
    assert rule_in_words(rule, START) == words


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU,2WE",
        "FREQ=MONTHLY;BYDAY=5TU", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;WKST=SU;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU;BYMONTHDAY=3", "FREQ=MONTHLY;BYDAY=1TU;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=soon", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=+-1",
        "every Tuesday", "", "FREQ=WEEKLY;FREQ=MONTHLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;BYDAY=",
    ],
)  # fmt: skip
def test_any_other_rule_stands_as_it_is_written(rule):
    assert read_rule(rule, START) is None
    assert rule_in_words(rule, START) == f"by the rule {rule}"


def test_a_rule_without_a_day_takes_that_of_its_start_and_says_nothing_without_one():
    assert read_rule("FREQ=WEEKLY", START) == Rule(Unit.WEEK, 1, (2,))
    assert read_rule("FREQ=WEEKLY") is None
    assert read_rule("FREQ=MONTHLY") is None


@given(rule=RULES)
def test_what_a_form_says_reads_as_the_same_again(rule):
    assert read_rule(write_rule(rule), START) == rule


@given(rule=RULES, start=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_rule_falls_on_the_days_that_its_fields_say(rule, start):
    days = list(islice(meetings_by_rule(write_rule(rule), start), 12))
    assert days
    assert all(day >= start for day in days)
    for day in days:
        if rule.unit is Unit.WEEK:
            monday = start.toordinal() - start.weekday()
            assert day.isoweekday() in rule.weekdays
            assert (day.toordinal() - monday) // 7 % rule.every == 0
            continue
        assert ((day.year - start.year) * 12 + day.month - start.month) % rule.every == 0
        if rule.day is not None:
            assert day.day == rule.day if rule.day > 0 else (date.fromordinal(day.toordinal() + 1).day == 1)
        else:
            last = date.fromordinal(day.toordinal() + 7).month != day.month
            assert day.isoweekday() == rule.weekdays[0]
            assert (day.day - 1) // 7 + 1 in rule.nths or (last and -1 in rule.nths)


@given(rule=RULES, end=st.sampled_from(["UNTIL=20261231", "count=5", "until=20261231T000000Z"]))
def test_a_rule_without_its_end_goes_on(rule, end):
    assert without_end(f"{write_rule(rule)};{end}") == write_rule(rule)
