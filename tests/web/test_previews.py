"""A date on its way is seen before it is saved: by the rules of the move itself, on working days, writing nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from signward.core.plan.state import Side
from signward.ledger.models import Entry
from signward.plans.queries import plan_page
from tests.cast import TODAY

AXIS = f"{TODAY - timedelta(days=40)} {TODAY + timedelta(days=140)} 205 1116"


@pytest.fixture
def sides(cast):
    return (
        (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/"),
        (cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"),
    )


def seen(client, address, milestone="queue", **asked):
    answer = client.get(f"{address}milestones/{milestone}/preview", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def day_of(page):
    return date.fromisoformat(re.search(r'data-to="([\d-]+)"', page)[1])


def words(page):
    return re.search(r"<p>(.*)</p>", page)[1].replace("\u00a0", " ")


def due(cast, milestone="queue"):
    return plan_page(cast.plan, Side.VENDOR, TODAY).plan.milestone(milestone).due


def test_it_says_what_follows_the_signature_and_the_chance_and_saves_nothing(cast, sides):
    before = Entry.objects.count()
    for client, address in sides:
        page = seen(client, address, to=due(cast) + timedelta(days=56))
        assert "and 3 milestones with it" in words(page)
        assert re.search(r"Earliest signature \w+ \d+ \w+ \d+ instead of", words(page))
        assert "Chance to sign by" in words(page)
        assert "80 %: " in words(page)
        assert page.count("tl-ghost") == 4
        assert 'data-milestone="queue"' in page
    assert Entry.objects.count() == before


def test_a_step_is_a_working_day_of_the_milestone_and_never_lies_in_the_past(cast, sides):
    client, address = sides[0]
    days = [day_of(seen(client, address, by=n)) for n in range(-4, 9)]
    assert days == sorted(days)
    assert all(day.isoweekday() <= 5 for day in days)
    assert day_of(seen(client, address, by=0)) == due(cast)
    assert day_of(seen(client, address, by=-900)) >= TODAY
    saturday = TODAY + timedelta(days=(5 - TODAY.weekday()) % 7 + 14)
    assert day_of(seen(client, address, to=saturday)) > saturday


def test_a_day_off_of_its_own_calendar_is_stepped_over(cast, sides):
    client, address = sides[1]
    freeze = plan_page(cast.plan, Side.VENDOR, TODAY).plan.calendars[Side.BUYER].freezes[0]
    inside = day_of(seen(client, address, to=freeze[0]))
    assert inside > freeze[1]


def test_the_axis_stays_while_a_mark_is_dragged(sides):
    client, address = sides[0]
    assert f'data-axis="{AXIS}"' in seen(client, address, by=70, axis=AXIS)
    assert f'data-axis="{AXIS}"' not in seen(client, address, by=70)


@pytest.mark.parametrize(
    "axis", ["", "x", "2026-01-01 2025-01-01 205 1116", "2026-01-01 2926-01-01 1 2", f"{AXIS} 1", "a b c d"]
)
def test_a_made_up_axis_is_not_followed(sides, axis):
    client, address = sides[0]
    assert f'data-axis="{axis}"' not in seen(client, address, by=1, axis=axis)


@pytest.mark.parametrize("asked", [{"by": "many"}, {"by": "-"}, {"by": "9" * 30}, {"to": "soon"}, {}, {"by": "²"}])
def test_what_is_no_day_and_no_number_moves_nothing_far(sides, asked):
    client, address = sides[0]
    assert "stands where it was" in words(seen(client, address, **asked)) or asked.get("by") == "9" * 30


def test_what_is_done_or_not_there_has_no_preview(sides):
    for client, address in sides:
        for milestone in ("criteria", "nothing"):
            assert client.get(f"{address}milestones/{milestone}/preview").status_code == 404


def test_the_dialog_says_the_chance_before_and_after(cast, sides):
    for client, address in sides:
        page = client.get(f"{address}milestones/queue/move", {"to": due(cast) + timedelta(days=56)}).content.decode()
        assert re.search(r"Chance to sign by [^<]*80 %: \d+ \w+ (\d+ )?instead of", page)
        target = client.get(f"{address}target", {"to": TODAY + timedelta(days=130)}).content.decode()
        assert re.search(r"Chance to sign by [^<]*; by [^<]* it was", target)


def test_every_date_has_its_reasons_on_both_sides(cast, sides):
    for client, address in sides:
        page = client.get(f"{address}milestones/security-review/why").content.decode()
        assert "“Security review passed” waits for “Security architect assigned”" in page
        assert "has to be over by" in page
        assert "It decides the signature date in" in page
        signature = client.get(f"{address}why").content.decode()
        assert "The signature waits for “Purchase order issued”" in signature
        assert "With 80 % it is signed by" in signature
        done = client.get(f"{address}milestones/criteria/why").content.decode()
        assert "was done on" in done
        assert "At the latest" not in done
        assert client.get(f"{address}milestones/nothing/why").status_code == 404
        whole = client.get(address).content.decode()
        for milestone in plan_page(cast.plan, Side.VENDOR, TODAY).plan.milestones:
            assert f'href="{address}milestones/{milestone.id}/why"' in whole
