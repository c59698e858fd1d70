import threading

from signward.core.plan.commands import AddWorkstream
from signward.ledger import bell
from signward.people.models import Workspace
from signward.plans.act import act, draft
from tests.core.plan.given import SAM


def test_a_process_that_watches_hears_what_another_connection_commits(transactional_db, document):
    plan = draft(Workspace.objects.create(name="Acme Analytics"), document, SAM)
    heard, stop = threading.Event(), threading.Event()
    rings = []

    def listener(*ring):
        if threading.current_thread().name == "bell":
            rings.append(ring)
            heard.set()

    quiet, watcher = bell.listen(listener), bell.watch(stop)
    try:
        for n in range(50):  # the watcher may not have begun to listen at the first of them
            act(plan, AddWorkstream(f"Stream {n}"), SAM)
            if heard.wait(0.3):
                break
        assert rings[0][:2] == (plan, "shared")
        assert rings[0][2] >= 2
    finally:
        stop.set()
        watcher.join(5)
        quiet()
    assert not watcher.is_alive()
