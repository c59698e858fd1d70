"""The floor: what bare Django, with its own templates, takes for the same rows under the same server.

`python -m benchmarks._floor PORT FOLDER` serves
    /hello   the shortest answer
    /page    one plan with its 40 milestones, as objects, in a template as people write them
    /plans   500 plans with their status, likewise
    /write   31 rows in one durable transaction
    /stream  an event stream without a database; /ring tells everybody on it
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse

MILESTONES, PLANS = 40, 500
TODAY = date(2026, 11, 23)


def main(port: int, folder: Path) -> None:
    configure(folder)
    import uvicorn
    from a2wsgi import WSGIMiddleware
    from django.core.wsgi import get_wsgi_application

    fill()
    pages: Any = WSGIMiddleware(get_wsgi_application(), workers=16)
    streams = Streams(pages)
    uvicorn.run(streams, host="127.0.0.1", port=port, log_level="critical", access_log=False, lifespan="off",
                timeout_graceful_shutdown=1)  # fmt: skip


def configure(folder: Path) -> None:
    sqlite = {"transaction_mode": "IMMEDIATE", "timeout": 20,
              "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"}  # fmt: skip
    settings.configure(
        ALLOWED_HOSTS=["*"], SECRET_KEY=secrets.token_urlsafe(), ROOT_URLCONF=__name__, USE_TZ=True,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "floor.sqlite3",
                               "CONN_MAX_AGE": None, "OPTIONS": sqlite}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                    "DIRS": [Path(__file__).parent / "floor_templates"]}],
    )  # fmt: skip
    django.setup()


def fill() -> None:
    from django.db import connection

    from benchmarks._floor_models import Milestone, Plan

    with connection.schema_editor() as editor:
        editor.create_model(Plan)
        editor.create_model(Milestone)
    plans = [Plan(customer=f"Customer {n}", vendor="Acme Analytics", outcome="Cut the monthly close from 9 days to 4",
                  target=TODAY + timedelta(days=60 + n % 90), status="Late" if n % 3 else "On course",
                  verdict="To sign by 18 Dec, the security questionnaire had to go out on 29 Oct.",
                  done=n % 7, total=MILESTONES, signed_off="not yet") for n in range(PLANS)]  # fmt: skip
    Plan.objects.bulk_create(plans)
    first = Plan.objects.order_by("pk")[0]
    Milestone.objects.bulk_create(
        Milestone(plan=first, position=n, workstream=f"Workstream {n // 10}", vendor="Sam Ortiz",
                  buyer="Dana Whitfield", deliverable=f"Answer to question {n} of the security review",
                  due=TODAY + timedelta(days=n), days=n % 4, standing="confirmed" if n % 2 else "proposed",
                  proposed_by="vendor", done=TODAY if n < 5 else None) for n in range(MILESTONES)
    )  # fmt: skip


def hello(_: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


def page(request: HttpRequest) -> HttpResponse:
    from django.shortcuts import render

    from benchmarks._floor_models import Plan

    plan = Plan.objects.order_by("pk")[0]
    context = {"plan": plan, "milestones": plan.milestones.order_by("position"), "today": TODAY}
    return render(request, "page.html", context)


def plans(request: HttpRequest) -> HttpResponse:
    from django.shortcuts import render

    from benchmarks._floor_models import Plan

    return render(request, "plans.html", {"plans": Plan.objects.order_by("target", "customer")})


def write(_: HttpRequest) -> HttpResponse:
    from django.db import connection, transaction

    rows = [(str(TODAY), n) for n in range(1, 32)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("UPDATE floor_milestone SET due = %s WHERE id = %s", rows)
    return HttpResponse("Written")


class Streams:
    """Passes pages on, and keeps the event streams itself."""

    def __init__(self, pages: Any) -> None:
        self.pages, self.rung = pages, asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] not in {"/stream", "/ring"}:
            await self.pages(scope, receive, send)
        elif scope["path"] == "/ring":
            self.rung.set()
            self.rung = asyncio.Event()
            await self._begin(send, b"content-length", b"0")
            await send({"type": "http.response.body", "body": b""})
        else:
            await self._begin(send, b"content-type", b"text/event-stream")
            await send({"type": "http.response.body", "body": b"retry: 1000\n\n", "more_body": True})
            while True:
                await self.rung.wait()
                await send({"type": "http.response.body", "body": b'data: {"version": 1}\n\n', "more_body": True})

    async def _begin(self, send: Any, name: bytes, value: bytes) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(name, value)]})


def _urlpatterns() -> list[Any]:
    from django.urls import path

    return [path(view.__name__, view) for view in (hello, page, plans, write)]


urlpatterns = _urlpatterns()

if __name__ == "__main__":
    sys.modules["benchmarks._floor"] = sys.modules["__main__"]
    main(int(sys.argv[1]), Path(sys.argv[2]))
