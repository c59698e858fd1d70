"""Deals, and the rows that are written from a plan whenever it changes. Nobody but `project` writes those rows."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models


class Deal(models.Model):
    """One sales opportunity of a workspace with one customer. Vendor-only, every field of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="deals")
    customer = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="deals"
    )
    stage = models.CharField(max_length=60, blank=True)
    forecast_category = models.CharField(max_length=60, blank=True)
    close_date = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["workspace", "created_at"], name="deals_of_workspace")]

    def __str__(self) -> str:
        return self.name or self.customer


class PlanState(models.Model):
    """A plan as it stands: the whole shared plan as JSON, and what a list of plans shows of it.

    The columns from `signature` to `verdict` are true from `forecast_on` on, up to the day before `next_look_on`; for
    good where that is empty. Of other days they are computed on reading.
    """

    plan = models.UUIDField(primary_key=True)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="plans")
    deal = models.OneToOneField(Deal, on_delete=models.PROTECT, null=True, related_name="plan_state")
    shared_version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    customer = models.CharField(max_length=300, blank=True)
    target = models.DateField(null=True)
    milestones_total = models.PositiveIntegerField(default=0)
    milestones_done = models.PositiveIntegerField(default=0)
    signed_off = models.CharField(max_length=8, default="none")  # none, current, lapsed
    forecast_on = models.DateField()
    next_look_on = models.DateField(null=True)
    signature = models.DateField(null=True)
    feasible = models.BooleanField(null=True)
    short_by = models.IntegerField(null=True)
    overdue = models.PositiveIntegerField(default=0)
    next_due = models.DateField(null=True)
    next_milestone = models.CharField(max_length=300, blank=True)
    verdict = models.TextField(blank=True)
    state = models.TextField()  # last: a list of plans would read through it to reach what stands behind it

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "target"], name="plans_of_workspace"),
            models.Index(fields=["workspace", "next_look_on", "plan"], name="plans_by_next_look"),
        ]

    def __str__(self) -> str:
        return self.customer or str(self.plan)


class SideRoom(models.Model):
    """One side's private room beside a plan, as JSON. Never read for the other side."""

    plan = models.UUIDField()
    side = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=0)
    state = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "side"], name="one_room_per_side")]

    def __str__(self) -> str:
        return f"{self.side} room of {self.plan}"


class MilestoneRow(models.Model):
    """One milestone of one plan, for questions across plans.

    `worked` are the working days that it took, or has taken so far where it is `running`; of one that is done and
    teaches nothing, `left_out` says why. All three stand only where the milestone is a usual `step`; its plan's
    `workspace` and `segment` stand beside them, so that what was learned is counted from one index alone.
    """

    plan = models.ForeignKey(PlanState, on_delete=models.CASCADE, related_name="rows")
    milestone = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    workstream = models.CharField(max_length=300, blank=True)
    deliverable = models.CharField(max_length=300, blank=True)
    lead = models.CharField(max_length=8)
    vendor = models.CharField(max_length=120, blank=True)
    buyer = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True)
    started = models.DateField(null=True)
    done = models.DateField(null=True)
    standing = models.CharField(max_length=10)
    workspace = models.ForeignKey(
        "people.Workspace", on_delete=models.CASCADE, null=True, db_index=False, related_name="+"
    )
    segment = models.CharField(max_length=20, blank=True)
    step = models.CharField(max_length=40, blank=True)
    worked = models.PositiveIntegerField(null=True)
    running = models.BooleanField(default=False)
    left_out = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "milestone"], name="one_row_per_milestone")]
        indexes = [
            models.Index(fields=["due"], name="milestones_by_due"),
            models.Index(
                fields=["workspace", "segment", "step", "lead", "worked", "running", "left_out"],
                name="what_steps_took",
                condition=models.Q(worked__isnull=False) | ~models.Q(left_out=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.deliverable or self.milestone


class Answered(models.Model):
    """A command that was answered under a key, so that a retry gets the same answer and changes nothing."""

    actor_ref = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    order = models.CharField(max_length=64)  # SHA-256 of what was ordered
    plan = models.UUIDField()
    chain = models.CharField(max_length=8)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_ref", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return self.key


class Template(models.Model):
    """A template of a workspace. What it says stands in its versions, which are kept. Vendor-only, every field of it.

    `number` is what the history of a plan calls it, which both sides read: its name is the vendor's alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="templates")
    number = models.PositiveIntegerField()
    made_from = models.CharField(max_length=120, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "number"], name="one_template_per_number")]

    def __str__(self) -> str:
        return f"template {self.number}"


class TemplateVersion(models.Model):
    """What a template said from one change to the next: `document` is the template's own file as JSON."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    document = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "version"], name="one_template_per_version")]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"
