"""Milestones in the table of a plan's page, and the editor in the place of one."""

from __future__ import annotations

from playwright.sync_api import expect


def row(page, words):
    return page.locator("tr[id^='m-']", has_text=words)


def editor(page):
    return page.locator("tr.editor")


def edit(page, words, cell="deliverable"):
    row(page, words).locator(f"[data-cell={cell}]").click(position={"x": 4, "y": 12})
    expect(editor(page)).to_be_visible()
