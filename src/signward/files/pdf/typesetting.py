"""Typst, kept warm: one compiler with the plan's typeface, reused from page to page."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Final

import typst
from fontpkg_noto_sans import FAMILY, ROOT

_ONE_AT_A_TIME: Final = Lock()
_OTHER_SCRIPT: Final = re.compile(
    "[\u0590-\u1dff\u2e80-\ua69f\ua6a0-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\U00010000-\U0010ffff]"
)
_COUNT: Final = re.compile(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)|/Count\s+(\d+).*?/Type\s*/Pages\b", re.DOTALL)


def typeset(content: dict[str, Any], on: date) -> bytes:
    """The PDF (tagged, PDF/UA-1) of the template with this content; the same bytes for the same content and day.

    Latin, Greek and Cyrillic are set in Noto Sans, which comes along. Other scripts (Japanese, Hebrew …) are set in
    whatever typeface for them is installed on the machine; where there is none, a box stands for each letter, and the
    words can still be copied and searched.
    """
    inputs = {"plan": json.dumps(content | {"fonts": [FAMILY]}, ensure_ascii=False)}
    foreign = bool(_OTHER_SCRIPT.search(inputs["plan"]))
    moment = datetime.combine(on, time(), UTC)
    with _ONE_AT_A_TIME:
        made = _compiler(foreign).compile(
            _template(), sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"], timestamp=int(moment.timestamp())
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def pages_in(pdf: bytes) -> int:
    found = _COUNT.search(pdf)
    if found is None:
        raise ValueError("this PDF does not say how many pages it has")
    return int(found[1] or found[2])


@cache
def _compiler(with_system_fonts: bool) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=with_system_fonts, include_embedded_fonts=False, font_paths=[str(ROOT / "files")]
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return (files(__package__) / "plan.typ").read_bytes()
