"""Pages travel packed where the browser can unpack them, and every answer says how long it is."""

from __future__ import annotations

import gzip

from django.http import HttpResponse
from django.test import RequestFactory

from signward.config.middleware import packed


def test_a_page_is_packed_for_who_can_unpack_it(cast):
    sam = cast.as_vendor(cast.sam)
    path = f"/plans/{cast.plan}/history"
    plain, packed = sam.get(path), sam.get(path, headers={"accept-encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).startswith(b"<!DOCTYPE html>")
    assert len(packed.content) < len(plain.content)
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_a_file_that_is_packed_already_is_left_as_it_is(cast):
    answer = cast.as_vendor(cast.sam).get(f"/plans/{cast.plan}/plan.pdf", headers={"accept-encoding": "gzip"})
    assert answer.content.startswith(b"%PDF")
    assert "Content-Encoding" not in answer.headers


def test_the_same_content_is_not_packed_to_one_size():
    answer = packed(lambda _: HttpResponse("the same words " * 100))
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    assert len({len(answer(request).content) for _ in range(20)}) > 1
