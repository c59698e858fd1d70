"""What a template may be given: plain values that nothing can be read through.

A model would bring every field and every related row with it, a queryset a whole table: one `{{ plan.deal.amount }}`
and a secret is out. So each value of a context is looked at, however deep it lies, before anything is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from uuid import UUID

from django.utils.safestring import SafeString
from jinja2 import Template
from markupsafe import Markup

PLAIN: Final = frozenset(
    {str, int, float, bool, type(None), date, datetime, time, Decimal, UUID, SafeString, Markup}
)  # fmt: skip
MANY: Final = (tuple, list, set, frozenset)
GIVEN: Final = frozenset({"csrf_input", "csrf_token"})
"""What Django itself puts into every context, and that is no value of ours."""


class NotFrozen(TypeError):
    """A template was given something through which more could be read than what it shows."""


class Guarded(Template):
    """The class of all our templates."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        context = dict(*args, **kwargs)
        context.pop("request", None)
        for name, value in context.items():
            if name not in GIVEN:
                check(value, name)
        return super().render(context)


def check(value: object, where: str) -> None:
    """Raises NotFrozen, naming the place, but for plain values, frozen dataclasses and collections of these."""
    kind = type(value)
    if kind in PLAIN or isinstance(value, Enum):
        return
    if isinstance(value, MANY):
        for place, one in enumerate(value):
            check(one, f"{where}[{place}]")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            check(key, f"{where}, a key")
            check(one, f"{where}[{key!r}]")
    elif _is_frozen(kind):
        for field in fields(value):  # type: ignore[arg-type]  # a dataclass, by the line above
            check(getattr(value, field.name), f"{where}.{field.name}")
    else:
        raise NotFrozen(f"A template was given a {kind.__name__} as {where}.")


def _is_frozen(kind: type) -> bool:
    return is_dataclass(kind) and bool(getattr(kind, "__dataclass_params__").frozen)  # noqa: B009 - mypy knows no such
