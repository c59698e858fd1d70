"""The environment of our templates: autoescape on, and an undefined name is an error, not an empty string."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from signward.core.plan.dates_in_words import day
from signward.core.plan.meeting_rules import rule_in_words
from signward.core.plan.unseen import marked
from signward.core.schedule.wording import counted
from signward.web.evidence import linked
from signward.web.fields import once_input
from signward.web.frozen import Guarded
from signward.web.stylesheet import plan_sheet_address


def environment(**options: Any) -> Environment:
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - autoescape is on, one line above
    made.template_class = Guarded
    made.globals.update(static=static, url=reverse, once_input=once_input, plan_sheet=plan_sheet_address)
    made.globals.update(outbox_shown=lambda: settings.OUTBOX_PAGE)
    made.filters.update(day=_day, plural=counted, marked=_marked, linked=linked, rule=rule_in_words)
    return made


def form_token(request: HttpRequest) -> dict[str, Any]:
    """One masked token for all forms of a page: each masking costs 50 µs, and the same one packs better."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


def _day(value: date | None, beside: date | None = None) -> str:
    """`Fri 18 Dec`, with the year where it is not that of `beside`."""
    return day(value, beside=beside) if value else "no date"


def _marked(value: str) -> str:
    """Characters that cannot be seen are written out; as `{% filter marked %}` in all that a block says."""
    return Markup(marked(value)) if isinstance(value, Markup) else marked(value)  # noqa: S704 - escaped before
