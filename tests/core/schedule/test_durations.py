"""Durations in all the forms of the plan file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from signward.core.schedule.durations import Duration


@pytest.mark.parametrize(
    ("spec", "days"),
    [
        (4, 4),
        (0, 0),
        (2.5, 3),
        ([2, 4, 12], 4),
        ([1, 2.2, 5], 3),
        ({"values": [2, 3, 5], "chances": [0.3, 0.5, 0.2]}, 3),
        ({"values": [5, 1], "chances": [0.5, 0.5]}, 1),
        ({"values": [1, 2, 3], "chances": [0.1, 0.4, 0.5]}, 2),
        ({"triangular": [0, 5, 10]}, 5),
        ({"triangular": [1, 2, 9]}, 4),
        ({"triangular": [3, 3, 3]}, 3),
        ({"pert": [2, 4, 12]}, 5),
        ({"pert": [0, 5, 10]}, 5),
        ({"pert": [0, 0, 10]}, 2),
        ({"pert": [4, 4, 4]}, 4),
        ({"normal": [5, 2]}, 5),
        ({"normal": [0.5, 3]}, 1),
        ({"lognormal": [3, 9]}, 3),
        ({"uniform": [2, 4]}, 3),
        ({"uniform": [2, 5]}, 4),
    ],
)
def test_both_passes_use_the_median_rounded_up_to_whole_days(spec: Any, days: int) -> None:
    assert Duration.read(spec).days == days


@pytest.mark.parametrize("median", [0.1 + 0.2 + 2.7, 3 * 1.1 - 0.3, 3.0000000001])
def test_a_hair_above_a_whole_number_is_that_number(median: float) -> None:
    assert Duration.read(median).days == 3


@pytest.mark.parametrize("spec", [3, 2.5, [1, 2, 3], {"values": [1, 2], "chances": [0.5, 0.5]}, {"pert": [1, 2, 3]}])
def test_the_spec_comes_back_as_it_went_in(spec: Any) -> None:
    duration = Duration.read(json.loads(json.dumps(spec)))
    assert duration.spec == spec
    assert json.loads(json.dumps(duration.spec)) == spec
    assert Duration.read(duration.spec) == duration
    assert hash(Duration.read(duration.spec)) == hash(duration)


@pytest.mark.parametrize(
    "spec",
    [
        -1,
        True,
        None,
        "4",
        float("nan"),
        float("inf"),
        1e9,
        [1, 2],
        [3, 2, 1],
        ["1", 2, 3],
        {},
        {"values": [1, 2]},
        {"values": [], "chances": []},
        {"values": [1, 2], "chances": [1]},
        {"values": [1, 2], "chances": [0.5, 0.4]},
        {"triangular": [1, 2]},
        {"pert": [3, 2, 1]},
        {"lognormal": [0, 1]},
        {"lognormal": [5, 1]},
        {"uniform": 3},
        {"weibull": [1, 2]},
        {"uniform": [1, 2], "pert": [1, 2, 3]},
    ],
)
def test_what_is_no_duration_is_refused_in_words(spec: Any) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        Duration.read(spec)
