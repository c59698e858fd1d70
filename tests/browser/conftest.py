"""A running demo and a real Chromium; both are the machine's own programs, nothing is downloaded."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.fresh import fresh_database

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


expect.set_options(timeout=20_000)  # machines are shared; what is waited for is a state, never a time


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("LEFT OUT: Chromium is not on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The address of a demo of its own and the folder it runs in."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("signward"), "demo", "--port", str(port), "--data", str(folder)]
    with fresh_database(folder) as environment:
        running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            for line in running.stdout:  # it says so when it listens
                if "Ctrl-C stops" in line:
                    break
            yield f"http://localhost:{port}", folder
        finally:
            running.terminate()
            running.wait(20)
