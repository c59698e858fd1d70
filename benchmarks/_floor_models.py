"""The floor's two tables."""

from __future__ import annotations

from django.db import models


class Plan(models.Model):
    customer = models.CharField(max_length=300)
    vendor = models.CharField(max_length=300)
    outcome = models.TextField()
    target = models.DateField()
    status = models.CharField(max_length=20)
    verdict = models.TextField()
    done = models.IntegerField()
    total = models.IntegerField()
    signed_off = models.CharField(max_length=20)

    class Meta:
        app_label = "floor"


class Milestone(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="milestones")
    position = models.IntegerField()
    workstream = models.CharField(max_length=300)
    deliverable = models.CharField(max_length=300)
    vendor = models.CharField(max_length=300)
    buyer = models.CharField(max_length=300)
    due = models.DateField()
    days = models.IntegerField()
    standing = models.CharField(max_length=20)
    proposed_by = models.CharField(max_length=20)
    done = models.DateField(null=True)

    class Meta:
        app_label = "floor"
