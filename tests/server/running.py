"""A real `signward serve`, and a browser's manners without a browser: cookies, and the hidden fields of forms."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

SIGNWARD = Path(sys.executable).with_name("signward")
FOUNDER = {
    "workspace": "Acme Analytics", "name": "Sam Ortiz", "email": "sam@acme.example", "time_zone": "UTC",
    "password": "a long enough one",
}  # fmt: skip


class Server:
    """One process on one port; it can be killed and started again on the same database."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment, self.port = environment, free_port()
        self.address = f"http://localhost:{self.port}"
        self.start()

    def start(self) -> None:
        command = [SIGNWARD, "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        assert "listens" in self.process.stdout.readline()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Visitor:
    """Somebody with a cookie jar of their own."""

    def __init__(self, address: str) -> None:
        self.address, self.jar = address, CookieJar()
        self._open = build_opener(HTTPCookieProcessor(self.jar)).open

    def get(self, path: str) -> str:
        with self._open(self.address + path, timeout=60) as answer:
            return answer.read().decode()

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """The status of the page one ends on, and its address. Raises OSError where no answer came."""
        request = Request(self.address + path, urlencode(fields).encode(), {"Origin": self.address})
        try:
            with self._open(request, timeout=60) as answer:
                answer.read()
                return answer.status, answer.url
        except HTTPError as refused:
            return refused.code, refused.url

    def form(self, page: str, action: str) -> dict[str, str]:
        """The hidden fields of the form on that page."""
        forms = re.findall(r"<form.*?</form>", self.get(page), re.DOTALL)
        found = next(form for form in forms if f'action="{action}"' in form)
        fields = [dict(re.findall(r'(\w+)="([^"]*)"', i)) for i in re.findall(r"<input[^>]*hidden[^>]*>", found)]
        return {field["name"]: field.get("value", "") for field in fields}


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[Server]:
    server = Server(environment)
    try:
        yield server
    finally:
        server.kill()


def founder(server: Server) -> Visitor:
    """Whoever sets the installation up, signed in."""
    sam = Visitor(server.address)
    sam.post("/setup", sam.form("/setup", "/setup") | FOUNDER)
    return sam


def begun_plan(sam: Visitor) -> str:
    """The path of a new plan's page."""
    status, address = sam.post("/deals/new", sam.form("/deals/new", "/deals/new") | {"customer": "Northwind Bank"})
    assert status == 200
    return address.removeprefix(sam.address)


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SIGNWARD, *words], env=environment, capture_output=True, text=True, check=False)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
