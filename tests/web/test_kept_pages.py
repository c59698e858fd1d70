"""What was worked out for a page is kept: never longer than it is true, and never for the other side."""

from __future__ import annotations

from signward.core.plan.actors import Actor
from signward.core.plan.commands import AddWorkstream, WriteNote
from signward.core.plan.state import Side
from signward.plans.act import act

SAM, DANA = Actor("user:1", "Sam", Side.VENDOR, "ae"), Actor("participant:1", "Dana", Side.BUYER, "champion")


def test_each_change_is_on_the_very_next_page_of_both_sides(cast):
    sam, dana = cast.as_vendor(cast.sam), cast.as_buyer(cast.dana)
    for n in range(3):
        act(cast.plan, AddWorkstream(f"Board preparation {n}"), SAM)
        for client, path in ((sam, f"/plans/{cast.plan}/"), (dana, f"/buyer/plans/{cast.plan}/")):
            for _ in range(2):
                assert f"Board preparation {n}" in client.get(path).content.decode()


def test_a_note_is_on_the_very_next_page_of_its_side_and_on_none_of_the_other(cast):
    sam, dana = cast.as_vendor(cast.sam), cast.as_buyer(cast.dana)
    for by, words in ((SAM, "Discount agreed"), (DANA, "Budget is tight")):
        act(cast.plan, WriteNote(words), by)
        vendor = sam.get(f"/plans/{cast.plan}/").content.decode()
        buyer = dana.get(f"/buyer/plans/{cast.plan}/").content.decode()
        assert (words in vendor, words in buyer) == (by is SAM, by is DANA)
