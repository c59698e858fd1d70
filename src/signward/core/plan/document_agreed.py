"""What the plan file says was agreed: a date that the other side confirmed, and the sign-off."""

from __future__ import annotations

from typing import Any, Final

from signward.core.plan.document_problems import Path, Reader
from signward.core.plan.state import Confirmation, SignOff

SIGN_OFF_KEYS: Final = ("by", "title", "on", "version", "name", "digest")


def read_confirmation(r: Reader, value: Any, path: Path) -> Confirmation | None:
    if value is None:
        return None
    row = r.mapping(value, path, ("by", "on"))
    on = r.day(row.get("on"), (*path, "on"))
    if on is None:
        r.wrong(path, "a confirmation says by whom and on which day")
        return None
    return Confirmation(r.text(row, "by", path), on)


def read_sign_off(r: Reader, value: Any) -> SignOff | None:
    if value is None:
        return None
    path = ("sign_off",)
    row = r.mapping(value, path, SIGN_OFF_KEYS)
    on = r.day(row.get("on"), (*path, "on"))
    if on is None:
        r.wrong((*path, "on"), "a sign-off says on which day")
        return None
    by, title, version, name, digest = (r.text(row, k, path) for k in ("by", "title", "version", "name", "digest"))
    return SignOff(by=by, title=title, on=on, version=version, digest=digest, name=name)
