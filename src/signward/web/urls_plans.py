"""Addresses of deals and plans. Those of a plan stand under two prefixes; the prefix says whose page it is."""

from __future__ import annotations

from django.urls import URLPattern, path

from signward.web import (
    adding,
    agreement,
    calendars,
    changes,
    deal_page,
    deals,
    durations,
    editing,
    exports,
    imports,
    invites,
    moving,
    new_plan,
    pace,
    person_days,
    plan_page,
    previews,
    reserve_page,
    signoff,
    stylesheet,
    undoing,
    why,
)


def _of_a_plan(prefix: str) -> list[URLPattern]:
    plan, one = f"{prefix}plans/<uuid:plan_id>/", f"{prefix}plans/<uuid:plan_id>/milestones/<str:milestone>/"
    return [
        path(plan, plan_page.plan),
        path(f"{plan}as-of", plan_page.as_of),
        path(f"{plan}certificate", agreement.certificate),
        path(f"{plan}history", plan_page.history),
        path(f"{plan}plan.ledger", exports.ledger),
        path(f"{plan}plan.<str:extension>", exports.export),
        path(f"{plan}calendars/<str:whose>", calendars.calendar),
        path(f"{plan}pace", pace.pace),
        path(f"{plan}edit", editing.head),
        path(f"{plan}undo", undoing.undo),
        path(f"{plan}milestones/add", adding.milestone),
        path(f"{one}edit", editing.milestone),
        path(f"{one}move", moving.move),
        path(f"{one}why", why.milestone),
        path(f"{one}preview", previews.preview),
        path(f"{one}confirm", changes.confirm),
        path(f"{one}start", changes.start),
        path(f"{one}done", changes.finish),
        path(f"{one}reopen", changes.reopen),
        path(f"{one}drop", changes.drop),
        path(f"{one}describe", changes.describe),
        path(f"{one}assign", changes.assign),
        path(f"{one}estimate", changes.estimate),
        path(f"{one}usual", changes.take_usual),
        path(f"{one}lead", changes.lead),
        path(f"{one}follow", changes.follow),
        path(f"{plan}workstreams", adding.workstream),
        path(f"{plan}gates", adding.gate),
        path(f"{plan}people", adding.person),
        path(f"{plan}people/<str:person_id>/name", adding.name),
        path(f"{plan}people/<str:person>/days", person_days.person_days),
        path(f"{plan}risks", adding.risk),
        path(f"{plan}risks/<str:risk_id>/settle", adding.settle),
        path(f"{plan}outcome", changes.outcome),
        path(f"{plan}event", changes.event),
        path(f"{plan}target", moving.target),
        path(f"{plan}reserve", reserve_page.reserve),
        path(f"{plan}backward", changes.backward),
        path(f"{plan}notes", changes.note),
        path(f"{plan}why", why.signature),
    ]


urlpatterns = [
    path("sheets/plan.css", stylesheet.plan_sheet),
    path("", deals.deals),
    path("deals/", deals.deals),
    path("durations/", durations.durations),
    path("deals/new", new_plan.new),
    path("deals/import", imports.upload_sheet),
    path("deals/import/begin", imports.begin),
    path("deals/<uuid:deal_id>/", deal_page.deal),
    path("deals/<uuid:deal_id>/change", deal_page.change),
    *_of_a_plan(""),
    *_of_a_plan("buyer/"),
    path("plans/<uuid:plan_id>/invite", invites.invite),
    path("plans/<uuid:plan_id>/participants/<int:participant>/revoke", invites.end_access),
    path("buyer/plans/<uuid:plan_id>/sign-off", signoff.sign_off),
]
