"""Writes to a plan until it is killed, printing what was acknowledged; with `check`, prints what is there."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from signward.core.plan.commands import AddWorkstream  # noqa: E402
from signward.ledger.read import verify  # noqa: E402
from signward.people.models import Workspace  # noqa: E402
from signward.plans.act import act, draft  # noqa: E402
from signward.plans.models import PlanState  # noqa: E402
from signward.plans.queries import plan_page  # noqa: E402
from signward.plans.rebuild import compare  # noqa: E402
from tests.core.plan.given import SAM, TODAY  # noqa: E402

DOCUMENT = {"signward": 1, "workstreams": [{"id": "s", "name": "S", "milestones": [{"id": "m", "deliverable": "M"}]}]}


def streams(plan):
    return [w.name for w in plan_page(plan, SAM.side, TODAY).plan.workstreams]


def write():
    call_command("migrate", verbosity=0)
    plan = PlanState.objects.values_list("plan", flat=True).first()
    if plan is None:
        plan = draft(Workspace.objects.create(name="A"), DOCUMENT, SAM)
    n = len(streams(plan))
    while True:
        act(plan, AddWorkstream(f"stream-{n}"), SAM)
        print(f"stream-{n}", flush=True)  # noqa: T201
        n += 1


def check():
    plan = PlanState.objects.values_list("plan", flat=True).get()
    wrong = ["fault" for _ in (*verify(plan), *compare(plan))]
    print(*streams(plan), *wrong, sep="\n")  # noqa: T201


check() if "check" in sys.argv else write()
