import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.core.plan.canonical import canonical

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32) | st.integers(-(2**53), 2**53)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        (1.0, "1"), (-0.0, "0"), (2.5, "2.5"), (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (1e21, "1e+21"),
        (1e20, "100000000000000000000"), (-1.25e-5, "-0.0000125"), (True, "true"), (None, "null"),
        ("e\u0301\n\x1f\"", '"\u00e9\\n\\u001f\\""'), ({"b": 1, "a": [2]}, '{"a":[2],"b":1}'),
        ({"\uffe6": 2, "\U0001f600": 1}, '{"\U0001f600":1,"\uffe6":2}'),
    ],
)  # fmt: skip
def test_there_is_one_spelling(value, spelt):
    assert canonical(value) == spelt.encode()


@given(VALUES)
def test_what_was_spelt_once_is_spelt_the_same_after_reading(value):
    once = canonical(value)
    assert canonical(json.loads(once)) == once


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_value(value):
    assert math.isclose(json.loads(canonical(value)), value, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize("value", [math.nan, math.inf, {1, 2}, b"bytes"])
def test_what_json_cannot_say_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)
