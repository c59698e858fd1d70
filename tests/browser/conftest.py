"""A running demo and a real Chromium; both are the machine's own programs, nothing is downloaded."""

from __future__ import annotations

import re
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


@pytest.fixture
def pair(browser, demo):
    """The seller and the champion in two browsers on the same plan of the demo."""
    yield from _pair(browser, demo, 1440)


@pytest.fixture
def pair_with_phone(browser, demo):
    """The same, the champion on a phone."""
    yield from _pair(browser, demo, 390)


def _pair(browser, demo, champions_width):
    opened = []
    for who, width in (("ae", 1440), ("buyer", champions_width)):
        context = browser.new_context(base_url=demo[0], viewport={"width": width, "height": 900})
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"/demo/{who}")
        page.get_by_role("button").first.click()
        opened.append(page)
    seller, champion = opened
    champion.wait_for_url(re.compile("/buyer/plans/"))
    seller.goto(champion.url.replace("/buyer", ""))
    for page in opened:
        expect(page.locator("html.scripted")).to_be_attached()
    yield seller, champion
    for page in opened:
        page.context.close()
