"""A client that costs little beside the server it measures: one connection kept open, bytes in, bytes out."""

from __future__ import annotations

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    """`seconds` from the first byte sent to the last one received; `size` is what came over the wire, head included."""

    status: int
    head: str
    body: bytes
    seconds: float

    @property
    def size(self) -> int:
        return len(self.head) + 4 + len(self.body)

    def header(self, name: str) -> str:
        lines = (line.partition(": ") for line in self.head.split("\r\n")[1:])
        return next((value for key, _, value in lines if key.lower() == name), "")


class Connection:
    """Not for several threads at once."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> Answer:
        began = perf_counter()
        self._socket.sendall(request)
        received = self._until(b"", lambda got: b"\r\n\r\n" in got)
        head, _, body = received.partition(b"\r\n\r\n")
        answer = Answer(int(head[9:12]), head.decode("latin-1"), b"", 0)
        length = int(answer.header("content-length") or 0)
        body = self._until(body, lambda got: len(got) >= length)
        return Answer(answer.status, answer.head, body, perf_counter() - began)

    def close(self) -> None:
        self._socket.close()

    def _until(self, got: bytes, enough: Callable[[bytes], bool]) -> bytes:
        while not enough(got):
            more = self._socket.recv(262_144)
            if not more:
                raise ConnectionError("the server closed the connection")
            got += more
        return got


def get(path: str, cookies: str = "") -> bytes:
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
    return (head + (f"Cookie: {cookies}\r\n" if cookies else "") + "\r\n").encode()


def post(path: str, fields: dict[str, str], cookies: str = "") -> bytes:
    body = urlencode(fields)
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def together(port: int, clients: int, work: Callable[[int, Connection], list[Answer]]) -> tuple[list[Answer], float]:
    """Runs `work(number, connection)` in that many threads at once: all answers, and the seconds it took."""

    def one(number: int) -> list[Answer]:
        connection = Connection(port)
        try:
            return work(number, connection)
        finally:
            connection.close()

    began = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        answers = [answer for some in pool.map(one, range(clients)) for answer in some]
    return answers, perf_counter() - began


def for_a_while(request: bytes, seconds: float) -> Callable[[int, Connection], list[Answer]]:
    """One client that asks again as soon as it is answered."""

    def work(_: int, connection: Connection) -> list[Answer]:
        answers, end = [], perf_counter() + seconds
        while perf_counter() < end:
            answers.append(connection.ask(request))
        return answers

    return work
