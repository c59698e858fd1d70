"""Quarters of any year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.core.deal.quarter import quarter_end


@pytest.mark.parametrize(
    ("today", "first_month", "end"),
    [
        (date(2026, 11, 25), 1, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2026, 12, 31)),
        (date(2027, 1, 1), 1, date(2027, 3, 31)),
        (date(2028, 2, 29), 2, date(2028, 4, 30)),
        (date(2028, 1, 31), 2, date(2028, 1, 31)),
        (date(2026, 11, 25), 12, date(2026, 11, 30)),
    ],
)
def test_the_quarter_ends_with_its_third_month(today, first_month, end):
    assert quarter_end(today, first_month) == end


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_it_is_the_last_day_of_a_month_within_three_months(today, first_month):
    end = quarter_end(today, first_month)
    assert (end + timedelta(1)).day == 1
    assert 0 <= (end - today).days <= 92
    assert ((end + timedelta(1)).month - first_month) % 3 == 0
