"""Public holidays by country and region, from the library `holidays`, one country at a time."""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from types import ModuleType
from typing import Any

_FIRST_IMPORT = Lock()


@lru_cache(maxsize=4096)
def public_holidays(country: str, region: str | None, year: int) -> frozenset[date]:
    """The days off of a country (its ISO 3166-1 letters, two or three), or of one of its regions, in a year.

    Raises ValueError when the country, or the region in it, is not known.
    """
    calendar_of_country = _country(country)
    known = calendar_of_country.subdivisions + tuple(getattr(calendar_of_country, "subdivisions_aliases", ()))
    if region is not None and region not in known:
        raise ValueError(f"no region {region!r} in {country}; known: {', '.join(calendar_of_country.subdivisions)}")
    return frozenset(calendar_of_country(subdiv=region, years=year))


def holiday_name(country: str, region: str | None, day: date) -> str:
    """What a public holiday is called, in English where the library knows it; empty for any other day.

    Raises ValueError as above.
    """
    return _names(country, region, day.year).get(day, "")


@lru_cache(maxsize=64)
def _names(country: str, region: str | None, year: int) -> dict[date, str]:
    known = _country(country)
    language = "en_US" if "en_US" in known.supported_languages else None
    found = known(subdiv=region, years=year, language=language)
    return {day: name.replace("; ", " and ") for day, name in found.items()}


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[str, str], ...]:
    """Every country whose holidays are known: its two letters and its English name, by name."""
    named = ((codes[0], _spaced(name)) for name, *codes in import_module("holidays.registry").COUNTRIES.values())
    return tuple(sorted(named, key=lambda country: country[1]))


def _spaced(name: str) -> str:
    """`IsleOfMan` is Isle of Man, `DRCongo` DR Congo."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return re.sub(r" (And|Of|The)\b", lambda word: word[0].lower(), words).replace("Mc Donald", "McDonald")


@lru_cache(maxsize=256)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """The regions of a country that have holidays of their own: code and name. Raises ValueError as above."""
    known = _country(country)
    names = {code: name for name, code in getattr(known, "subdivisions_aliases", {}).items()}
    return tuple(sorted(((code, names.get(code, code)) for code in known.subdivisions), key=lambda region: region[1]))


@lru_cache(maxsize=256)
def _country(country: str) -> Any:
    library = import_module("holidays.registry")
    for module, (name, *codes) in library.COUNTRIES.items():
        if country.upper() in codes:
            with _FIRST_IMPORT:
                _spare_the_other_countries()
                return getattr(import_module(f"holidays.countries.{module}"), name)
    raise ValueError(f"no public holidays are known for country {country!r}; use its two letters, such as US or DE")


def _spare_the_other_countries() -> None:
    """`holidays.countries` imports all 250 countries (half a second) where one is wanted (a few milliseconds)."""
    name = "holidays.countries"
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        return
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations)
    package.__spec__ = spec
    sys.modules[name] = package
