"""Days off are typed as people write days, and shown so that they read back the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.web.days_typed import as_lines, spans

MON, FRI = date(2026, 12, 14), date(2026, 12, 18)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-14 to 2026-12-18", "2026-12-14 - 2026-12-18", "2026-12-14..2026-12-18",
        "14 Dec 2026 to 18 Dec 2026", "14 Dec to 18 Dec 2026",
        "14 – 18 Dec 2026", "14-18 Dec 2026", "Mon 14 Dec 2026 – Fri 18 Dec 2026", "14.12.2026 bis 18.12.2026",
        "14.12.2026-18.12.2026", "14. Dezember 2026 bis 18. Dezember 2026", "Dec 14, 2026 to Dec 18, 2026",
        "14/12/2026 to 18/12/2026", "12/14/2026 - 12/18/2026",
    ],
)  # fmt: skip
def test_a_first_and_a_last_day_are_understood_as_people_write_them(typed):
    assert spans(typed) == (((MON, FRI),), "")


@pytest.mark.parametrize("typed", ["2026-12-14", "14 Dec 2026", "Monday, 14 December 2026", "14.12.2026"])
def test_and_so_is_one_day(typed):
    assert spans(typed) == (((MON, MON),), "")


@pytest.mark.parametrize(
    "typed",
    [
        "14 Dec", "3/4/2026", "Tue 14 Dec 2026", "18 Dec 2026 to 14 Dec 2026", "Christmas", "KW 51", "31 Feb 2026",
        "14 Dec 2026 holiday", "Dec 2026", "14.12.26", "1 to 2 to 3 Dec 2026", "46370", "-", "to",
    ],
)  # fmt: skip
def test_what_could_mean_another_day_or_none_is_named_and_not_guessed(typed):
    assert spans(f"2026-12-01\n{typed}") == (((date(2026, 12, 1),) * 2,), typed)


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), max_size=4).map(tuple))
def test_what_is_shown_reads_back_the_same(days):
    assert spans(as_lines(days)) == (days, "")
