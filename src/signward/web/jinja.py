"""The environment of our templates: autoescape on, and an undefined name is an error, not an empty string."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True}
    made = Environment(**options)  # noqa: S701 - autoescape is on, one line above
    made.globals.update(static=static, url=reverse)
    return made
