"""JSON in one spelling only (RFC 8785, strings in NFC), so that a digest means the content and not its spelling."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any


def canonical(value: Any) -> bytes:
    """The canonical UTF-8 bytes of a JSON value. Raises ValueError for what JSON cannot say."""
    return _spelt(value).encode()


def _spelt(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_spelt, value)) + "]"
    if isinstance(value, Mapping):
        rows = sorted(((_normal(k), v) for k, v in value.items()), key=lambda row: row[0].encode("utf-16-be"))
        return "{" + ",".join(f"{_quoted(k)}:{_spelt(v)}" for k, v in rows) + "}"
    raise ValueError(f"{type(value).__name__} is not JSON")


def _quoted(text: str) -> str:
    return encode_basestring(_normal(text))  # json.dumps would set up an encoder for each word


def _normal(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _number(value: float) -> str:
    """As ECMAScript writes it: 1.0 is 1, small numbers as decimals down to 1e-6, exponents without a leading 0."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is not JSON")
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    spelt = repr(value)
    if "e" not in spelt:
        return spelt
    digits, exponent = spelt.split("e")
    if -7 < int(exponent) < 0:
        return f"{value:.{len(digits.replace('.', '').lstrip('-')) - 1 - int(exponent)}f}"
    return f"{digits}e{'+' if int(exponent) > 0 else ''}{int(exponent)}"
