"""The plan file as text: every problem by line and field, and nothing lost on the way out and back."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.cli.worked_example import stage_three, week_four
from signward.core.plan import document_in
from signward.core.plan.document import read_document, write_document
from signward.core.plan.document_agreed import SIGN_OFF_KEYS
from signward.core.plan.document_baselines import AGREED_KEYS, BASELINE_KEYS
from signward.core.plan.timetable import timetable
from signward.core.schedule.errors import ScheduleError
from signward.files.planfile import SCHEMA, WrongFile, dump_json, dump_yaml, load

TODAY = date(2026, 10, 26)
SMALL = """signward: 1
customer: Northwind Bank
workstreams:
  - id: security
    name: Security review
    milestones:
      - {id: a, deliverable: Questionnaire answered, due: 2026-11-10, duration: 4}
"""


@pytest.mark.parametrize("dump", [dump_yaml, dump_json])
@pytest.mark.parametrize("example", [week_four, stage_three])
def test_a_plan_written_and_read_is_the_same_plan(dump, example):
    plan = read_document(example(TODAY), TODAY)
    assert load(dump(plan), TODAY) == plan


def test_days_are_written_as_yaml_writes_days():
    assert "due: 2026-11-10" in dump_yaml(load(SMALL))


def test_every_problem_is_told_by_line_and_field_with_the_nearest_key():
    wrong = SMALL.replace("duration: 4", "durration: 4").replace("customer:", "custommer:")
    with pytest.raises(WrongFile) as told:
        load(wrong)
    first, second = told.value.problems
    assert first == "line 2, custommer: unknown key, did you mean customer?"
    assert second.startswith("line 7, workstreams[0].milestones[0].durration: unknown key, did you mean duration?")


def test_json_is_told_by_line_too():
    text = json.dumps(
        {"signward": 1, "workstreams": [{"id": "w", "milestones": [{"id": "a", "due": "soon"}]}]}, indent=1
    )
    with pytest.raises(WrongFile, match=r"line \d+, workstreams\[0\].milestones\[0\].due"):
        load(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("signward: 1\nsignward: 1\n", "line 2"),
        ('{"signward": 1, "signward": 1}', "stands twice"),
        ("signward: [1", "not valid YAML"),
        ("", "empty"),
        ("a: &a [x]\nb: *a\n", "aliases"),
        ("[" * 500, "nested|not valid"),
        ("just words", "expected|empty"),
        ('{"signward": 1, "customer": "\\ud800"}', "half a character"),
        ("!!python/object/apply:os.system [ls]", "not valid YAML"),
    ],
)
def test_what_is_not_a_plan_file_is_refused_in_words(text, words):
    with pytest.raises(WrongFile, match=words):
        load(text)


def test_the_published_schema_accepts_what_is_written_and_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for example in (week_four, stage_three):
        validator.validate(write_document(read_document(example(TODAY), TODAY)))


def test_the_schema_knows_the_readers_keys_and_no_others():
    milestone = SCHEMA["properties"]["workstreams"]["items"]["properties"]["milestones"]["items"]
    assert set(SCHEMA["properties"]) == set(document_in.PLAN_KEYS)
    assert set(milestone["properties"]) == set(document_in.MILESTONE_KEYS)
    assert set(milestone["properties"]["meeting"]["properties"]) == set(document_in.MEETING_KEYS)
    assert set(SCHEMA["properties"]["risks"]["items"]["anyOf"][1]["properties"]) == set(document_in.RISK_KEYS)
    assert set(SCHEMA["properties"]["sign_off"]["properties"]) == set(SIGN_OFF_KEYS)
    baseline = SCHEMA["properties"]["baselines"]["items"]
    assert set(baseline["properties"]) == set(BASELINE_KEYS)
    assert set(baseline["properties"]["milestones"]["items"]["properties"]) == set(AGREED_KEYS)
    assert set(SCHEMA["properties"]["signature"]["properties"]) == set(document_in.SIGNATURE_KEYS)


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30", "soon", "20261110", "2026-11-10T08:00:00"])
def test_a_wrong_day_is_told_by_its_line_and_field(day):
    with pytest.raises(WrongFile, match=r"^line 7, workstreams\[0\]\.milestones\[0\]\.due: "):
        load(SMALL.replace("2026-11-10", day))


def test_an_empty_entry_is_told_and_never_becomes_a_milestone():
    with pytest.raises(WrongFile, match=r"workstreams\[0\]\.milestones\[1\]: nothing stands here"):
        load(SMALL + "      -\n")


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from places(item, (*path, step))


ODD = (None, [], {}, -1, 10**30, float("inf"), True, "", "x", [None], [[1]], {"a": 1}, "2026-02-30", "9999-12-31")


@given(st.sampled_from(list(places(week_four(TODAY)))[1:]), st.sampled_from(ODD))
def test_whatever_stands_anywhere_is_read_or_told_in_words(path, odd):
    document = week_four(TODAY)
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = odd
    with suppress(WrongFile, ScheduleError):
        timetable(load(json.dumps(document), TODAY), TODAY)
