"""A template from a plan: what would be kept is shown first, to be read before it is offered for other customers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from signward.core.plan.document_problems import WrongDocument
from signward.core.plan.state import Side
from signward.core.plan.template_of import template_of
from signward.core.plan.templates import LONGEST_DESCRIPTION, LONGEST_NAME, read_template, write_template
from signward.plans import queries
from signward.web import neutral
from signward.web.addresses import base_of
from signward.web.days import today
from signward.web.endpoint import Request, endpoint
from signward.web.fields import line, text
from signward.web.template_rows import rows_of
from signward.web.templates_page import keep_once


@endpoint(audience="vendor", action="template.change", methods=("GET", "POST"), fields=("name", "description"))
def make(request: Request, plan_id: UUID) -> HttpResponse:
    """GET shows the template that the plan makes; POST keeps it under a name and opens its editor."""
    page = queries.plan_page(plan_id, Side.VENDOR, today(request), lines=0)
    if page is None:
        return neutral.not_found(request)
    name, description = line(request, "name", 300), text(request, "description", 1000)
    template, wrong = template_of(page.plan, name, description), {}
    if request.method == "POST":
        try:
            made = read_template(write_template(template))
        except WrongDocument as problems:
            wrong = {
                str(p.path[-1]) if p.path and p.path[0] == "template" else "": f"{p.message}."
                for p in problems.problems
            }
        else:
            return keep_once(request, made, f"plan {plan_id}", "edit")
    context = {
        "base": base_of(plan_id, Side.VENDOR), "customer": page.plan.customer,
        "rows": rows_of(template),
        "typed": {"name": name, "description": description}, "wrong": wrong,
        "longest_name": LONGEST_NAME, "longest_description": LONGEST_DESCRIPTION,
        "people": [p.name for p in template.plan.people],
    }  # fmt: skip
    return render(request, "templates/from_plan.html", context, status=422 if wrong else 200)
