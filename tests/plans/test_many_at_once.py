"""Many people on one plan at the same moment, and a server that dies while they write."""

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from signward.core.plan.commands import AddWorkstream, EstimateMilestone, WriteNote
from signward.core.plan.refusals import MovedMeanwhile, NothingChanges
from signward.core.plan.state import Side
from signward.ledger.models import Entry
from signward.ledger.read import verify
from signward.people.models import Workspace
from signward.plans.act import act, draft
from signward.plans.queries import plan_page
from signward.plans.rebuild import compare
from tests.core.plan.given import DANA, SAM, TODAY

WRITERS, EDITS = 8, 12


@pytest.fixture
def shared_plan(transactional_db, document):
    return draft(Workspace.objects.create(name="Acme Analytics", time_zone="UTC"), document, SAM)


def all_at_once(edit):
    """Runs `edit(writer)` in as many threads, begun together, each with a connection of its own."""
    begin = threading.Barrier(WRITERS)

    def run(writer):
        try:
            begin.wait()
            return edit(writer)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_edits_of_different_things_all_land(shared_plan):
    def edit(writer):
        by = SAM if writer % 2 else DANA
        for n in range(EDITS):
            act(shared_plan, AddWorkstream(f"Stream {writer} {n}"), by)
            act(shared_plan, WriteNote(f"Note {writer} {n}"), by)

    all_at_once(edit)
    vendor, buyer = (plan_page(shared_plan, side, TODAY) for side in (Side.VENDOR, Side.BUYER))
    assert {w.name for w in vendor.plan.workstreams} >= {
        f"Stream {w} {n}" for w in range(WRITERS) for n in range(EDITS)
    }
    assert len(vendor.notes) == len(buyer.notes) == WRITERS * EDITS // 2
    assert vendor.version == 1 + WRITERS * EDITS
    assert (verify(shared_plan), compare(shared_plan)) == ([], [])


def test_edits_of_one_field_never_overwrite_each_other(shared_plan):
    def edit(_):
        conflicts, seen = 0, 3
        for _ in range(EDITS // 3):
            while True:
                try:
                    act(shared_plan, EstimateMilestone("legal", seen + 1, seen), SAM)
                    seen += 1
                    break
                except MovedMeanwhile as moved:
                    conflicts, seen = conflicts + 1, moved.now
                except NothingChanges:  # somebody raised it to the same number meanwhile
                    seen += 1
        return conflicts

    all_at_once(edit)
    raised = WRITERS * (EDITS // 3)
    assert plan_page(shared_plan, Side.VENDOR, TODAY).plan.milestone("legal").duration.spec == 3 + raised
    assert Entry.objects.count() == 1 + raised
    assert verify(shared_plan) == []


def test_a_retry_while_the_first_try_still_runs_does_not_double(shared_plan):
    answers = all_at_once(lambda _: act(shared_plan, AddWorkstream("Procurement"), SAM, key="same"))
    assert len({answer.version for answer in answers}) == 1
    assert Entry.objects.count() == 2


def test_killing_the_writer_loses_nothing_that_it_had_acknowledged(fresh):
    script = Path(__file__).with_name("endless_writer.py")
    Path(fresh["SIGNWARD_DATA"]).mkdir()
    environment = {**fresh, "PYTHONPATH": str(script.parents[2])}
    command = [sys.executable, str(script)]
    for _ in range(3):
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as writer:
            acknowledged = [writer.stdout.readline().strip() for _ in range(25)]
            writer.send_signal(signal.SIGKILL)
            acknowledged += writer.stdout.read().split()
        checked = subprocess.run([*command, "check"], env=environment, capture_output=True, text=True, check=True)
        assert set(acknowledged) <= set(checked.stdout.split())
        assert "fault" not in checked.stdout
