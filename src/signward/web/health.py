"""What machines ask: whether the server answers, and a few numbers for Prometheus."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from signward.ledger.models import Stream
from signward.notices.models import Mail
from signward.plans.models import PlanState
from signward.web import neutral
from signward.web.endpoint import endpoint
from signward.web.net import on_this_machine


@endpoint(audience="public")
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@endpoint(audience="public")
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts of the whole installation, none of a workspace: for the machine itself, or for the token's holder."""
    if not (on_this_machine(request) or _has_token(request)):
        return neutral.not_found(request)
    # Shared entries alone: a number that grew with a private note would tell the other side that there is one.
    entries = Stream.objects.filter(chain="shared").aggregate(Sum("version"))["version__sum"] or 0
    lines = ["# TYPE signward_plans gauge", f"signward_plans {PlanState.objects.count()}"]
    lines += [
        "# TYPE signward_ledger_entries counter",
        f"signward_ledger_entries {entries}",
        "# TYPE signward_mails gauge",
    ]
    for status, number in Mail.objects.values_list("status").annotate(Count("pk")).order_by("status"):
        lines.append(f'signward_mails{{status="{status}"}} {number}')
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def _has_token(request: HttpRequest) -> bool:
    kind, _, sent = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and kind.lower() == "bearer" and constant_time_compare(sent.strip(), wanted)
