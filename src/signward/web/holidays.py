"""The fields of a form in which each side's country and region are chosen, for its public holidays."""

from __future__ import annotations

from typing import Any

from signward.core.plan.state import Side
from signward.core.schedule.public_holidays import countries, regions
from signward.plans import queries
from signward.web.endpoint import Request
from signward.web.fields import line, sent

FIELDS = ("vendor_country", "vendor_region", "buyer_country", "buyer_region")


def typed(request: Request, document: dict[str, Any] | None = None) -> dict[str, str]:
    """What was chosen; before anything was, what the document says."""
    if any(sent(request, name) for name in FIELDS):
        return {name: line(request, name, 60) for name in FIELDS}
    said = (document or {}).get("calendars", {})
    return {f"{side}_{key}": said.get(side, {}).get(key, "") for side in Side for key in ("country", "region")}


def remembered(request: Request) -> dict[str, Any]:
    """The vendor's country as in the workspace's latest plan, as a document says it; empty for the first plan."""
    if any(sent(request, name) for name in FIELDS):
        return {}
    latest = queries.latest_plan(request.workspace_id)
    spec = latest.calendars.get(Side.VENDOR) if latest else None
    said = {"country": spec.country, "region": spec.region or ""} if spec and spec.country else {}
    return {"calendars": {"vendor": said}} if said else {}


def choices(request: Request, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """The lists to choose from, for the template: regions only of a country that was chosen."""
    chosen_so_far = typed(request, document)
    return {
        "countries": all_countries(),
        "regions": {side.value: regions_of(chosen_so_far[f"{side}_country"]) for side in Side},
    }


def wrong(request: Request) -> dict[str, str]:
    """What is wrong, by field. A region that belongs to the country chosen before is none of this one's faults."""
    known = dict(countries())
    return {
        f"{side}_country": "Choose a country of the list."
        for side in Side
        if (country := line(request, f"{side}_country", 60)) and country not in known
    }


def chosen(request: Request, document: dict[str, Any]) -> dict[str, Any]:
    """The document with the countries and regions of the form; everything else of its calendars stays."""
    if not any(sent(request, name) for name in FIELDS):
        return document
    calendars = {side: dict(said) for side, said in document.get("calendars", {}).items()}
    for side in Side:
        country, region = line(request, f"{side}_country", 60), line(request, f"{side}_region", 60)
        rest = {key: value for key, value in calendars.get(side, {}).items() if key not in ("country", "region")}
        found = {"country": country} if country else {}
        if region and region in dict(regions_of(country)):
            found["region"] = region
        calendars[side] = {**found, **rest}
    return {**document, "calendars": {str(side): said for side, said in calendars.items() if said}}


def all_countries() -> list[tuple[str, str]]:
    """What a side's country is chosen from."""
    return [("", "No public holidays"), *countries()]


def regions_of(country: str | None) -> list[tuple[str, str]]:
    """What a region of a country is chosen from; empty where it has none."""
    try:
        found = regions(country) if country else ()
    except ValueError:
        found = ()
    return [("", "The whole country"), *found] if found else []
