"""Templates of either side and of strangers get plain values: a model or a queryset in the context is an error."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from django.template.loader import render_to_string

from signward.people.models import User
from signward.plans.models import Deal
from signward.web.frozen import NotFrozen, check

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Shown:
    inside: object


@dataclass
class Loose:
    name: str


WRAPS = {
    "as it is": lambda value: value,
    "in a list": lambda value: ["a", value],
    "in a mapping": lambda value: {"a": {"b": value}},
    "in a frozen value": lambda value: Shown((1, Shown(value))),
}


@pytest.mark.parametrize("template", ["neutral.html", "join/neutral.html", "plan/sign_off.html", "plan/plan.html"])
@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("what", ["a model", "a queryset"])
def test_no_template_is_given_a_model_or_a_queryset_however_deep(cast, template, wrap, what):
    value = cast.deal if what == "a model" else Deal.objects.all()
    with pytest.raises(NotFrozen, match="as plan"):
        render_to_string(template, {"title": "x", "words": "y", "plan": WRAPS[wrap](value)})


def test_a_page_of_the_buyer_with_a_model_in_it_is_an_error_not_a_leak(cast, monkeypatch):
    from signward.web import written

    real = written.present
    monkeypatch.setattr(written, "present", lambda *args: replace(real(*args), people=(cast.deal,)))
    with pytest.raises(NotFrozen):
        cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/")


def test_the_request_is_out_of_a_templates_reach(cast, rf):
    rendered = render_to_string("neutral.html", {"title": "x", "words": "y"}, request=rf.get("/"))
    assert "x" in rendered


@pytest.mark.parametrize("value", [User(name="Sam"), Loose("x"), object(), lambda: 1, (n for n in "ab"), b"bytes"])
def test_only_plain_values_pass(value):
    with pytest.raises(NotFrozen, match=r"as page\.inside"):
        check(Shown(value), "page")
