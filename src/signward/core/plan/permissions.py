"""Who may give which command: command, role, side. What the table does not allow is refused."""

from __future__ import annotations

from typing import Final

from signward.core.plan import commands as c
from signward.core.plan.actors import Actor
from signward.core.plan.refusals import NotAllowed
from signward.core.plan.state import Side

VENDOR_ROLES: Final = ("admin", "manager", "ae", "viewer")
BUYER_ROLES: Final = ("champion", "signatory", "colleague", "viewer")

_LEADS: Final = frozenset({(Side.BUYER, "champion"), (Side.BUYER, "signatory")})
_SELLERS: Final = frozenset({(Side.VENDOR, "admin"), (Side.VENDOR, "manager"), (Side.VENDOR, "ae")})
_DOERS: Final = _SELLERS | _LEADS | {(Side.BUYER, "colleague")}

_ALLOWED: Final[dict[type[c.Command], frozenset[tuple[Side, str]]]] = {
    c.DraftPlan: _SELLERS,
    c.StateOutcome: _SELLERS | _LEADS,
    c.MoveTarget: _SELLERS | _LEADS,
    c.StateCompellingEvent: _SELLERS | _LEADS,
    c.AddWorkstream: _SELLERS | _LEADS,
    c.NameGate: _SELLERS | _LEADS,
    c.AddMilestone: _SELLERS | _LEADS,
    c.DropMilestone: _SELLERS | _LEADS,
    c.DescribeMilestone: _DOERS,
    c.AssignMilestone: _DOERS,
    c.EstimateMilestone: _DOERS,
    c.LeadMilestone: _DOERS,
    c.LinkMilestone: _SELLERS | _LEADS,
    c.SetMeeting: _SELLERS | _LEADS,
    c.MoveMilestone: _DOERS,
    c.NameStep: _DOERS,
    c.LimitMilestone: _DOERS,
    c.DateBackward: _SELLERS | _LEADS,
    c.ConfirmMilestone: _DOERS,
    c.ConfirmMilestones: _DOERS,
    c.StartMilestone: _DOERS,
    c.FinishMilestone: _DOERS,
    c.ReopenMilestone: _DOERS,
    c.TakeBackMove: _DOERS,
    c.TakeBackTarget: _DOERS,
    c.TakeBackStart: _DOERS,
    c.NamePerson: _DOERS,
    c.NamePlaceholder: _DOERS,
    c.NameRisk: _DOERS,
    c.SettleRisk: _DOERS,
    c.SetCalendar: _SELLERS | _LEADS,
    c.SetReserve: _SELLERS | _LEADS,
    c.ChangePace: _SELLERS | _LEADS,
    c.StateSegment: _SELLERS | _LEADS,
    c.SetPersonDays: _DOERS,
    c.SignOff: _LEADS,
    c.DeclineSignOff: _LEADS,
    c.WithdrawSignOff: _LEADS,
    c.WriteNote: _DOERS,
}


def may(command: type[c.Command], side: Side, role: str) -> bool:
    """Whether this role of this side may give such a command at all. Unknown roles may nothing."""
    return (side, role) in _ALLOWED.get(command, frozenset())


def check(command: c.Command, by: Actor) -> None:
    """Raises NotAllowed, in words, where `may` says no."""
    if not may(type(command), by.side, by.role):
        raise NotAllowed(f"As {by.role} on the {by.side} side you cannot do this.")
