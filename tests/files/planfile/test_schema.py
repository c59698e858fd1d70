"""The published schema and the reader agree on what a plan file is."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signward.cli.worked_example import week_four
from signward.core.plan.document import WrongDocument, read_document, write_document
from signward.files.planfile import SCHEMA
from tests.files.documents import documents

TODAY = date(2026, 10, 26)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))


@settings(max_examples=200)
@given(documents())
def test_the_schema_accepts_what_the_reader_accepts_and_what_the_writer_writes(document):
    VALIDATOR.validate(document)
    VALIDATOR.validate(write_document(read_document(document, TODAY)))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for step, item in inner for place in places(item, (*path, step)))]


PLACES = places(week_four(TODAY))[1:]
NEVER = st.sampled_from([True, [[[]]], {"nothing": 1}, [{"x": []}]])  # right nowhere in a plan file


@given(st.sampled_from(PLACES), NEVER)
def test_the_schema_refuses_what_the_reader_refuses_for_its_shape(path, odd):
    document = deepcopy(week_four(TODAY))
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = odd
    try:
        read_document(document, TODAY)
    except WrongDocument:
        refused = True
    else:
        refused = False
    assert refused == (not VALIDATOR.is_valid(document)), (path, odd)


@pytest.mark.parametrize("missing", ["signward", "workstreams"])
def test_signward_and_one_milestone_are_all_that_is_required(missing):
    least = {"signward": 1, "workstreams": [{"milestones": [{}]}]}
    assert VALIDATOR.is_valid(least)
    assert len(read_document(least, TODAY).milestones) == 1
    least = json.loads(json.dumps(least))
    del least[missing]
    assert not VALIDATOR.is_valid(least)
    with pytest.raises(WrongDocument):
        read_document(least, TODAY)


SHORT = {
    "an id that is a number": {"workstreams": [{"id": 1, "milestones": [{"id": 2026}, {"id": 7, "after": [2026]}]}]},
    "one link without a list": {"workstreams": [{"milestones": [{"id": "a"}, {"id": "b", "after": "a"}]}]},
    "a gate by its name": {"workstreams": [{"gate": "Security board", "milestones": [{"id": "a"}]}]},
    "an event in words": {"compelling_event": "Board freezes spend"},
    "a risk in words": {"risks": ["Security queue is six weeks"]},
    "a key with nothing behind it": {"customer": None, "people": None, "segment": None, "target_signature": None},
    "a single holiday": {"calendars": {"buyer": {"holidays": "2026-11-27"}}},
}
LONG = {
    "a share above 1": {"pace": {"vendor": 1.5}},
    "a side that is none": {"people": [{"id": "a", "name": "A", "side": "ours"}]},
    "a person without a side": {"people": [{"id": "a", "name": "A"}]},
    "a sign-off without a day": {"sign_off": {"by": "dana"}},
    "a freeze of one day": {"calendars": {"buyer": {"freezes": [["2026-11-27"]]}}},
    "an eighth weekday": {"calendars": {"buyer": {"workdays": [8]}}},
    "half a link": {"signature": {"after": [{"link": "SS"}]}},
    "two points": {"workstreams": [{"milestones": [{"duration": [1, 2]}]}]},
    "a length below 0": {"workstreams": [{"milestones": [{"duration": -1}]}]},
    "an unknown key": {"workstreams": [{"milestones": [{"durration": 1}]}]},
    "a broken lag": {"workstreams": [{"milestones": [{"id": "a"}, {"after": [{"id": "a", "lag": 1.5}]}]}]},
}
LEAST = {"signward": 1, "workstreams": [{"milestones": [{}]}]}


@pytest.mark.parametrize("name", SHORT)
def test_what_may_be_written_short_is_accepted_by_both(name):
    read_document(LEAST | SHORT[name], TODAY)
    VALIDATOR.validate(LEAST | SHORT[name])


@pytest.mark.parametrize("name", LONG)
def test_what_is_no_plan_is_refused_by_both(name):
    assert not VALIDATOR.is_valid(LEAST | LONG[name])
    with pytest.raises(WrongDocument):
        read_document(LEAST | LONG[name], TODAY)
