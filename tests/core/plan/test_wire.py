import json
import os
from pathlib import Path

import pytest

from signward.core.plan.canonical import canonical
from signward.core.plan.wire import KINDS, UPCASTERS, from_payload, kind_of, to_payload
from tests.core.plan.everything import EVENTS

GOLDEN = Path(__file__).parents[2] / "golden" / "events"
KINDS_EVER = sorted({*KINDS, *UPCASTERS})


def golden(kind: str) -> Path:
    return GOLDEN / f"{kind.replace('/', '-')}.json"


@pytest.mark.parametrize("event", EVENTS, ids=kind_of)
def test_an_event_is_written_today_as_it_was_when_its_kind_shipped(event):
    path = golden(kind_of(event))
    if os.environ.get("WRITE_GOLDEN") and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(to_payload(event), indent=2, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    assert canonical(to_payload(event)) == canonical(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("kind", KINDS_EVER)
def test_every_kind_that_ever_shipped_still_reads(kind):
    assert from_payload(kind, json.loads(golden(kind).read_text("utf-8")))


@pytest.mark.parametrize("event", EVENTS, ids=kind_of)
def test_an_event_comes_back_as_it_was_written(event):
    assert from_payload(kind_of(event), json.loads(canonical(to_payload(event)))) == event


def test_every_kind_has_its_example():
    assert {kind_of(event) for event in EVENTS} == set(KINDS)


def test_a_kind_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="No event"):
        from_payload("milestone.teleported/1", {})


def test_an_old_kind_reads_as_the_one_that_followed_it(monkeypatch):
    def renamed(payload):
        return {**{k: v for k, v in payload.items() if k != "words"}, "text": payload["words"]}

    monkeypatch.setitem(UPCASTERS, "note.written/0", ("note.written/1", renamed))
    old = {"words": "hello", "by": "sam", "side": "vendor", "on": "2026-11-02"}
    assert from_payload("note.written/0", old).text == "hello"
