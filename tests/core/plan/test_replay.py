"""Whatever people do, in whatever order: the events alone give the same plan, and the rules hold."""

from datetime import timedelta
from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from signward.core.plan import commands as c
from signward.core.plan.decide import decide
from signward.core.plan.digest import digest
from signward.core.plan.evolve import evolve, evolve_all
from signward.core.plan.moment import Moment
from signward.core.plan.refusals import Refusal
from signward.core.plan.state import Link, Side
from signward.core.plan.times import Authority, Meeting, PersonDays
from signward.core.plan.wire import from_payload, kind_of, to_payload
from tests.core.plan.given import DANA, PLAN, RAVI, SAM, TODAY, WATCHER

ACTORS = st.sampled_from([SAM, DANA, RAVI, WATCHER])
PICKS = st.integers(0, 7)
WORDS = st.text(min_size=0, max_size=12)
DAYS = st.integers(-3, 40)
MEETINGS = st.sampled_from([
    None,
    Meeting("Board", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", TODAY, papers=3, authority=Authority(500_000, "EUR")),
    Meeting(on=(TODAY + timedelta(8), TODAY + timedelta(30))),
])  # fmt: skip
HANDLINGS = st.sampled_from(["absorb", "push", "signature"])


class Desk(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.plan, self.today, self.events = PLAN, TODAY, []

    def give(self, command, by):
        try:
            events = decide(self.plan, command, Moment(by, self.today, len(self.events)))
        except Refusal:
            return
        assert by is not WATCHER
        self.events += events
        self.plan = evolve_all(self.plan, events)

    def pick(self, n):
        return self.plan.milestones[n % len(self.plan.milestones)] if self.plan.milestones else PLAN.milestones[0]

    @rule(n=PICKS, by=ACTORS, days=DAYS, how=HANDLINGS, reason=WORDS)
    def move(self, n, by, days, how, reason):
        m = self.pick(n)
        self.give(c.MoveMilestone(m.id, self.today + timedelta(days), m.due, "other", reason, how), by)

    @rule(n=PICKS, by=ACTORS, days=st.integers(-3, 1))
    def finish(self, n, by, days):
        self.give(c.FinishMilestone(self.pick(n).id, self.today + timedelta(days), "note"), by)

    @rule(n=PICKS, by=ACTORS)
    def confirm(self, n, by):
        m = self.pick(n)
        self.give(c.ConfirmMilestone(m.id, m.due), by)

    @rule(n=PICKS, by=ACTORS)
    def reopen(self, n, by):
        self.give(c.ReopenMilestone(self.pick(n).id, "after all"), by)

    @rule(n=PICKS, k=PICKS, by=ACTORS, days=st.integers(0, 9), words=WORDS)
    def add(self, n, k, by, days, words):
        stream = self.plan.workstreams[n % len(self.plan.workstreams)].id
        self.give(c.AddMilestone(stream, words, duration=days, after=(Link(self.pick(k).id),)), by)

    @rule(n=PICKS, by=ACTORS)
    def drop(self, n, by):
        self.give(c.DropMilestone(self.pick(n).id, "not needed"), by)

    @rule(n=PICKS, k=PICKS, by=ACTORS)
    def link(self, n, k, by):
        m = self.pick(n)
        self.give(c.LinkMilestone(m.id, (Link(self.pick(k).id),), m.after), by)

    @rule(n=PICKS, by=ACTORS, days=st.integers(0, 9))
    def estimate(self, n, by, days):
        m = self.pick(n)
        self.give(c.EstimateMilestone(m.id, days, m.duration and m.duration.spec), by)

    @rule(n=PICKS, by=ACTORS, side=st.sampled_from(Side), person=st.sampled_from(["sam", "dana", "ravi", None]))
    def assign(self, n, by, side, person):
        m = self.pick(n)
        self.give(c.AssignMilestone(m.id, side, person, m.owner(side)), by)

    @rule(by=ACTORS, person=st.sampled_from(["sam", "dana", "ravi"]), days=DAYS, length=st.integers(0, 9))
    def be_away(self, by, person, days, length):
        first = self.today + timedelta(days)
        away = PersonDays(absences=((first, first + timedelta(length)),))
        self.give(c.SetPersonDays(person, away, self.plan.person(person).days), by)

    @rule(n=PICKS, by=ACTORS, meeting=MEETINGS)
    def meet(self, n, by, meeting):
        m = self.pick(n)
        self.give(c.SetMeeting(m.id, meeting, m.meeting), by)

    @rule(by=ACTORS, words=WORDS)
    def state_outcome(self, by, words):
        self.give(c.StateOutcome(words, self.plan.outcome), by)

    @rule(by=ACTORS)
    def date_backward(self, by):
        self.give(c.DateBackward(), by)

    @rule(by=ACTORS)
    def sign(self, by):
        self.give(c.SignOff("Dana", "CFO", len(self.events), digest(self.plan)), by)

    @rule(days=st.integers(1, 5))
    def a_day_passes(self, days):
        self.today += timedelta(days)

    @invariant()
    def replay_equals_live(self):
        kept = [from_payload(kind_of(e), to_payload(e)) for e in self.events]
        assert reduce(evolve, kept, PLAN) == self.plan

    @invariant()
    def a_current_sign_off_covers_dates_owners_outcome_and_target(self):
        signed = self.plan.sign_off
        assert signed is None or signed.changes or digest(self.plan) == signed.digest

    @invariant()
    def every_moved_date_has_a_reason(self):
        assert all(move.reason and move.cause for m in self.plan.milestones for move in m.moves)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=40, stateful_step_count=25)
