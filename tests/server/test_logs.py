"""Logs open no doors."""

from __future__ import annotations

import logging

from signward.config.logs import WithoutTokens


def test_no_line_holds_a_token_not_even_in_a_traceback():
    try:
        raise ValueError("no such link: mapl_tracebackSecret-1")
    except ValueError as wrong:
        trouble = (type(wrong), wrong, wrong.__traceback__)
    asked = ("/j/mapl_Abc_9-x", "/welcome/mapw_q")
    line = WithoutTokens("%(message)s").format(logging.LogRecord("x", 40, "f", 1, "at %s and %s", asked, trouble))
    assert line.startswith("at /j/mapl_… and /welcome/mapw_…")
    assert "no such link: mapl_…" in line
