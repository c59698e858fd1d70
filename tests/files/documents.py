"""Plan files of every shape, for property tests: each is one that the reader accepts."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from signward.core.plan.document_pace import PACE_KEYS
from signward.core.plan.prior_rows import STEPS

CELL_SAFE = st.characters(
    exclude_categories=["Cs", "Cn", "Co"],
    exclude_characters="".join(map(chr, [*range(0x09), *range(0x0B, 0x20), 0x7F, *range(0x80, 0xA0)])) + "_",
)
TEXT = st.one_of(
    st.text(CELL_SAFE, min_size=1, max_size=24),
    st.sampled_from(
        ["=1+1", "@x", "-", "'quoted", "a, b", 'say "so"', "two\nlines", " apart ", "2026", "1.50", "TRUE"]
    ),
    st.sampled_from([":a", "? a", "#x", "3SS+2d", "null", "2026-12-18", "\x85", "12:30", "~"]),
)
IDS = st.one_of(
    st.sampled_from(["a", "b", "nda", "signature", "1", "2", "a, b", 'x"y', "Sam Ortiz"]),
    st.text("abcß ,\"'=/", min_size=1, max_size=8).filter(str.strip),
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
PAST = st.dates(date(2020, 1, 1), date(2020, 12, 31)).map(date.isoformat)
LATER = st.dates(date(2021, 1, 1), date(2021, 12, 31)).map(date.isoformat)
SIDES = st.sampled_from(["vendor", "buyer"])
LENGTH = st.one_of(st.integers(0, 5_000), st.floats(0, 5_000))
RISING = st.lists(LENGTH, min_size=3, max_size=3).map(sorted)
TWO = st.lists(LENGTH, min_size=2, max_size=2).map(sorted)
DURATION = st.one_of(
    LENGTH,
    RISING,
    RISING.map(lambda x: {"pert": x}),
    RISING.map(lambda x: {"triangular": x}),
    TWO.map(lambda x: {"uniform": x}),
    TWO.map(lambda x: {"normal": x}),
    TWO.map(lambda x: {"lognormal": [x[0] + 0.5, x[1] + 0.5]}).filter(lambda x: x["lognormal"][1] <= 5_000),
    st.just({"values": [2, 3.5, 5], "chances": [0.3, 0.5, 0.2]}),
)
CALENDAR = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["DE", "US", "nowhere"]),
        "region": st.sampled_from(["BY", "CA"]),
        "holidays": st.lists(DAYS, min_size=1, max_size=3),
        "freezes": st.lists(st.lists(DAYS, min_size=2, max_size=2).map(sorted), min_size=1, max_size=2),
        "workdays": st.lists(st.integers(1, 7), min_size=1, max_size=7),
    },
)
ABSENCES = st.lists(st.one_of(DAYS, st.lists(DAYS, min_size=2, max_size=2).map(sorted)), min_size=1, max_size=3)
AUTHORITY = st.fixed_dictionaries(
    {"above": st.one_of(st.integers(0, 10**15), st.floats(0, 1e15)), "currency": st.sampled_from(["EUR", "USD", "JPY"])}
)
MEETING = st.fixed_dictionaries(
    {}, optional={"name": TEXT, "papers": st.integers(1, 30), "from": DAYS, "authority": AUTHORITY}
).flatmap(
    lambda m: st.one_of(
        st.lists(DAYS, min_size=1, max_size=3).map(lambda on: {**m, "on": on}),
        st.just({**m, "every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"}),
    )
)


def _milestone(key: str, before: list[str], people: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    optional: dict[str, st.SearchStrategy[Any]] = {
        "due": DAYS, "duration": DURATION, "started": PAST, "evidence": TEXT, "not_before": DAYS, "meeting": MEETING,
        "proposed_by": SIDES, "expected": DAYS, "vendor": st.sampled_from(people), "buyer": st.sampled_from(people),
        "done": LATER, "step": st.sampled_from(STEPS), "basis": TEXT,
        "confirmed": st.fixed_dictionaries({"on": DAYS}, optional={"by": TEXT}),
    }  # fmt: skip
    if before:
        link = st.fixed_dictionaries(
            {"id": st.sampled_from(before)},
            optional={"link": st.sampled_from(["FS", "SS", "FF", "SF"]), "lag": st.integers(-5_000, 5_000)},
        )
        optional["after"] = st.lists(st.one_of(st.sampled_from(before), link), min_size=1, max_size=3)
    return st.fixed_dictionaries({"id": st.just(key), "deliverable": TEXT}, optional={"lead": SIDES} | optional)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A plan file's values. Nothing that the reader would refuse; not every plan can be scheduled."""
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    people = draw(st.lists(IDS, max_size=4, unique=True))
    owners = people or ["whoever", "a, b"]
    signature = draw(IDS.filter(lambda key: key not in ids))
    streams = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    made: dict[str, Any] = {"signward": 1}
    held: list[list[dict[str, Any]]] = [[] for _ in streams]
    for n, key in enumerate(ids):
        into = draw(st.integers(0, len(streams) - 1))
        held[into].append(draw(_milestone(key, ids[:n], owners)))
    gate = st.fixed_dictionaries(
        {"name": TEXT},
        optional={
            "attendees": st.lists(st.sampled_from(owners), min_size=1, max_size=3),
            "milestone": st.sampled_from([*ids]),
        },
    )
    made["workstreams"] = [
        {"id": key, "milestones": inside} | draw(st.fixed_dictionaries({}, optional={"name": TEXT, "gate": gate}))
        for key, inside in zip(streams, held, strict=True)
    ]
    person = {"side": SIDES}
    known = {
        "name": TEXT, "role": TEXT, "email": TEXT, "placeholder": st.just(True), "calendar": CALENDAR,
        "absences": ABSENCES,
    }  # fmt: skip
    made["people"] = [{"id": key} | draw(st.fixed_dictionaries(person, optional=known)) for key in people]
    risk = st.fixed_dictionaries(
        {"what": TEXT},
        optional={
            "id": TEXT, "owner": st.sampled_from(owners), "mitigation": TEXT, "chance": st.floats(0, 1),
            "threatens": st.lists(st.sampled_from(ids), min_size=1, max_size=3), "days": LENGTH,
        },
    )  # fmt: skip
    signing = st.fixed_dictionaries(
        {"id": st.just(signature), "after": st.lists(st.sampled_from(ids), max_size=3)},
        optional={"vendor": st.sampled_from(owners), "buyer": st.sampled_from(owners)},
    )
    signed = st.fixed_dictionaries(
        {"on": DAYS}, optional={"by": TEXT, "title": TEXT, "version": TEXT, "name": TEXT, "digest": TEXT}
    )
    agreed = st.fixed_dictionaries({"deliverable": TEXT}, optional={"date": DAYS})
    milestones = st.dictionaries(IDS, agreed, min_size=1, max_size=3).map(
        lambda found: [{"id": key, **value} for key, value in found.items()]
    )
    baseline = st.fixed_dictionaries(
        {"on": DAYS},
        optional={"by": TEXT, "version": TEXT, "target": DAYS, "signature": DAYS, "milestones": milestones},
    )
    return made | draw(
        st.fixed_dictionaries(
            {},
            optional={
                "customer": TEXT, "vendor": TEXT, "outcome": TEXT, "target_signature": DAYS,
                "compelling_event": st.fixed_dictionaries({"what": TEXT}, optional={"date": DAYS}),
                "segment": st.sampled_from(["mid-market", "enterprise", "regulated"]),
                "reserve": st.integers(1, 250),
                "pace": st.fixed_dictionaries({}, optional=dict.fromkeys(PACE_KEYS, st.floats(0, 0.5))),
                "calendars": st.fixed_dictionaries({}, optional={"vendor": CALENDAR, "buyer": CALENDAR}),
                "risks": st.lists(risk, max_size=3), "signature": signing, "sign_off": signed,
                "baselines": st.lists(baseline, max_size=2),
            },
        )
    )  # fmt: skip
