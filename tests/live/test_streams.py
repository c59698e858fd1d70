"""Event streams as a server sends them: a change is heard at once, and the right to hear it ends when it ends."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
from django.conf import settings
from django.db import connections

from signward.core.plan.commands import AddWorkstream
from signward.live import app as live
from signward.people import guests
from signward.people.accounts import change_user
from signward.people.invitations import revoke
from signward.plans.act import act
from tests.cast import make_cast
from tests.core.plan.given import SAM

PATIENCE = 20


@pytest.fixture
def cast(transactional_db):
    return make_cast()


class Stream:
    """One viewer, as the server sees it: `heard` is what it was sent, `left` closes its browser."""

    def __init__(self, plan, participant, seen="", session=""):
        cookie = f"{settings.GUEST_COOKIE_NAME}={session or guests.begin(participant.contact)}"
        headers = [(b"host", b"testserver"), (b"cookie", cookie.encode())]
        headers += [(b"last-event-id", seen.encode())] if seen else []
        self.scope = {"type": "http", "method": "GET", "path": f"/buyer/plans/{plan}/live", "headers": headers}
        self.heard, self.left = asyncio.Queue(), asyncio.Event()

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def next(self, word):
        """The next message with that word in it."""
        while True:
            message = await asyncio.wait_for(self.heard.get(), PATIENCE)
            if word in message.get("body", b""):
                return message["body"]


def of_the_vendor(plan, client):
    stream = Stream(plan, None, session="none")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    stream.scope |= {"path": f"/plans/{plan}/live", "headers": [(b"host", b"testserver"), (b"cookie", cookie.encode())]}
    return stream


@asynccontextmanager
async def watching(*streams):
    running = [asyncio.create_task(live.app(s.scope, s.receive, s.heard.put)) for s in streams]
    try:
        yield running
    finally:
        for stream in streams:
            stream.left.set()
        await asyncio.wait_for(asyncio.gather(*running), PATIENCE)


def run(story):
    """Connections that threads of the story opened are closed, or the test database could not be emptied."""
    asyncio.run(story)
    connections.close_all()


def changed(plan, name):
    def write():
        try:
            return act(plan, AddWorkstream(name), SAM).version
        finally:
            connections.close_all()

    return asyncio.to_thread(write)


def test_everybody_who_watches_a_plan_hears_of_each_change_and_others_of_none(cast):
    dana, sid, nora = Stream(cast.plan, cast.dana), Stream(cast.plan, cast.sid), Stream(cast.other_plan, cast.nora)

    async def story():
        async with watching(dana, sid, nora):
            for stream in (dana, sid, nora):
                await stream.next(b"data")
            version = await changed(cast.plan, "Board preparation")
            for stream in (dana, sid):
                assert b'{"version": %d}' % version in await stream.next(b"data")
            assert nora.heard.empty()

    run(story())


def test_a_viewer_who_comes_back_hears_only_what_is_newer(cast):
    stream = Stream(cast.plan, cast.dana, seen=str(act(cast.plan, AddWorkstream("Legal desk"), SAM).version))

    async def story():
        async with watching(stream):
            await stream.next(b"retry")
            version = await changed(cast.plan, "Board preparation")
            assert b'{"version": %d}' % version in await stream.next(b"data")

    run(story())


def test_the_stream_of_somebody_revoked_ends(cast, monkeypatch):
    monkeypatch.setattr(live, "RECHECK", 0.05)
    stream = Stream(cast.plan, cast.dana)

    async def story():
        async with watching(stream) as running:
            await stream.next(b"data")
            await asyncio.to_thread(lambda: (revoke(cast.dana), connections.close_all()))
            await asyncio.wait_for(running[0], PATIENCE)

    run(story())


def test_the_stream_of_a_user_who_was_switched_off_ends(cast, monkeypatch):
    monkeypatch.setattr(live, "RECHECK", 0.05)
    mine, colleagues = (
        of_the_vendor(cast.plan, cast.as_vendor(cast.sam)),
        of_the_vendor(cast.plan, cast.as_vendor(cast.mia)),
    )

    def switch_off():
        change_user(cast.acme, cast.sam.pk, "ae", active=False)
        connections.close_all()

    async def story():
        async with watching(mine, colleagues) as running:
            for stream in (mine, colleagues):
                await stream.next(b"data")
            await asyncio.to_thread(switch_off)
            await asyncio.wait_for(running[0], PATIENCE)
            await colleagues.next(b"here")
            assert not running[1].done()

    run(story())


def test_the_stream_of_a_session_that_was_left_ends(cast, monkeypatch):
    monkeypatch.setattr(live, "RECHECK", 0.05)
    client = cast.as_vendor(cast.sam)
    stream = of_the_vendor(cast.plan, client)

    async def story():
        async with watching(stream) as running:
            await stream.next(b"data")
            await asyncio.to_thread(lambda: (client.post("/sign-out"), connections.close_all()))
            await asyncio.wait_for(running[0], PATIENCE)

    run(story())


def test_the_seventh_stream_of_one_session_ends_the_first(cast):
    session = guests.begin(cast.dana.contact)
    streams = [Stream(cast.plan, cast.dana, session=session) for _ in range(7)]
    other = Stream(cast.plan, cast.sid)

    async def story():
        async with watching(other, streams[0]) as first:
            for stream in (other, streams[0]):
                await stream.next(b"data")
            async with watching(*streams[1:]) as six:
                for stream in streams[1:]:
                    await stream.next(b"data")
                await asyncio.wait_for(first[1], PATIENCE)
                assert [task.done() for task in (first[0], *six)] == [False] * 7
                assert b"retry: 60000" in await streams[0].next(b"retry: 6")

    run(story())


def test_a_stream_carries_the_headers_of_every_page_and_so_does_its_refusal(cast):
    from signward.config.asgi import application
    from signward.config.middleware import HEADERS

    stream, stranger = Stream(cast.plan, cast.dana), Stream(cast.other_plan, cast.dana)

    async def started(one):
        task = asyncio.create_task(application(one.scope, one.receive, one.heard.put))
        first = await asyncio.wait_for(one.heard.get(), PATIENCE)
        one.left.set()
        await asyncio.wait_for(task, PATIENCE)
        return first["status"], dict(first["headers"])

    async def story():
        for one, status in ((stream, 200), (stranger, 404)):
            got, headers = await started(one)
            assert got == status
            for name, value in HEADERS.items():
                assert headers[name.lower().encode()] == value.encode()
            assert headers[b"cache-control"] == b"no-store"

    run(story())


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_a_stream_answers_other_methods_as_if_it_were_not_there(cast, method):
    mine, nowhere = Stream(cast.plan, cast.dana), Stream(cast.far_plan, cast.dana)

    async def answer(one):
        one.scope["method"], said = method, []

        async def note(message):
            said.append(message)

        await live.app(one.scope, one.receive, note)
        return said

    async def story():
        assert await answer(mine) == await answer(nowhere)

    run(story())
