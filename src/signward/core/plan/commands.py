"""All orders that a plan understands. Each stands in its noun's file."""

from __future__ import annotations

from signward.core.plan.dates import DateBackward, Handling, MoveMilestone
from signward.core.plan.drafting import DraftPlan
from signward.core.plan.estimates import EstimateMilestone
from signward.core.plan.leads import LeadMilestone
from signward.core.plan.limits import LimitMilestone
from signward.core.plan.links import LinkMilestone
from signward.core.plan.meetings import SetMeeting
from signward.core.plan.milestones import AddMilestone, AssignMilestone, DescribeMilestone, DropMilestone
from signward.core.plan.notes import WriteNote
from signward.core.plan.outcome import StateOutcome
from signward.core.plan.pace import ChangePace
from signward.core.plan.person_days import SetPersonDays
from signward.core.plan.persons import NamePerson
from signward.core.plan.placeholders import NamePlaceholder
from signward.core.plan.reserve import SetReserve
from signward.core.plan.risks import NameRisk, SettleRisk
from signward.core.plan.segments import StateSegment
from signward.core.plan.signoff import SignOff
from signward.core.plan.standing import (
    ConfirmMilestone,
    ConfirmMilestones,
    FinishMilestone,
    ReopenMilestone,
    StartMilestone,
)
from signward.core.plan.steps import NameStep
from signward.core.plan.taking_back import TakeBackMove, TakeBackStart, TakeBackTarget
from signward.core.plan.target import MoveTarget, StateCompellingEvent
from signward.core.plan.withheld import DeclineSignOff, WithdrawSignOff
from signward.core.plan.working_time import SetCalendar
from signward.core.plan.workstreams import AddWorkstream, NameGate

Command = (
    DraftPlan | StateOutcome | MoveTarget | StateCompellingEvent | AddWorkstream | NameGate | AddMilestone
    | MoveMilestone | DateBackward | DescribeMilestone | AssignMilestone | EstimateMilestone | LeadMilestone
    | LinkMilestone | StartMilestone | FinishMilestone | ReopenMilestone | DropMilestone | ConfirmMilestone
    | ConfirmMilestones | NamePerson | NamePlaceholder | NameRisk | SettleRisk | SetCalendar | SetPersonDays
    | SetReserve | SignOff | TakeBackMove | TakeBackStart | TakeBackTarget | WriteNote | ChangePace | StateSegment
    | LimitMilestone | SetMeeting | DeclineSignOff | WithdrawSignOff | NameStep
)  # fmt: skip

__all__ = [
    "AddMilestone", "AddWorkstream", "AssignMilestone", "ChangePace", "Command", "ConfirmMilestone",
    "ConfirmMilestones", "DateBackward", "DeclineSignOff", "DescribeMilestone", "DraftPlan", "DropMilestone",
    "EstimateMilestone", "FinishMilestone", "Handling", "LeadMilestone", "LimitMilestone", "LinkMilestone",
    "MoveMilestone", "MoveTarget", "NameGate", "NamePerson", "NamePlaceholder", "NameRisk", "NameStep",
    "ReopenMilestone", "SetCalendar", "SetMeeting", "SetPersonDays", "SetReserve", "SettleRisk", "SignOff",
    "StartMilestone", "StateCompellingEvent", "StateOutcome", "StateSegment", "TakeBackMove", "TakeBackStart",
    "TakeBackTarget", "WithdrawSignOff", "WriteNote",
]  # fmt: skip
