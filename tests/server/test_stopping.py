"""SIGTERM: the running request is answered, streams end, and nobody waits."""

from __future__ import annotations

import http.client
from urllib.parse import urlencode

from tests.server.running import begun_plan, founder, serving


def test_a_stream_ends_and_a_running_request_is_answered(fresh):
    with serving(fresh) as server:
        sam = founder(server)
        plan = begun_plan(sam)
        follower = http.client.HTTPConnection("localhost", server.port, timeout=60)
        follower.request("GET", f"{plan}live", headers={"Cookie": cookies(sam)})
        stream = follower.getresponse()
        assert stream.readline().startswith(b"retry")
        form = urlencode(sam.form(f"{plan}workstreams", f"{plan}workstreams") | {"name": "Works council"}).encode()
        writer = begin_to_send(server, sam, f"{plan}workstreams", form)
        server.process.terminate()
        stream.read()  # to its end
        writer.send(form[10:])
        assert writer.getresponse().status == 303
        assert server.process.wait(60) == 0


def begin_to_send(server, sam, path, form):
    """A request of which the server has the beginning when it is told to stop."""
    writer = http.client.HTTPConnection("localhost", server.port, timeout=60)
    writer.putrequest("POST", path)
    for name, value in {
        "Cookie": cookies(sam), "Origin": server.address, "Content-Length": str(len(form)),
        "Content-Type": "application/x-www-form-urlencoded",
    }.items():  # fmt: skip
        writer.putheader(name, value)
    writer.endheaders(form[:10])
    sam.get("/healthz")  # by the time that this is answered, the beginning of ours was read
    return writer


def cookies(visitor):
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.jar)
