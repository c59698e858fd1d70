"""Streams and their entries. The database itself refuses to change or delete an entry (migration 0002)."""

from __future__ import annotations

from django.db import models


class Stream(models.Model):
    """One of a plan's three chains; its row is the lock under which entries are added."""

    plan = models.UUIDField()
    workspace = models.UUIDField()
    chain = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "chain"], name="one_stream_per_chain")]

    def __str__(self) -> str:
        return f"{self.plan}/{self.chain}@{self.version}"


class Entry(models.Model):
    """What the hash covers, and the hash. `at_us` is microseconds since 1970 in UTC."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at_us = models.BigIntegerField()
    actor_ref = models.CharField(max_length=80)
    commitment = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_entry_per_version")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Body(models.Model):
    """The words, beside the entry: canonical JSON as text, and the salt of its commitment."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="body")
    salt = models.CharField(max_length=64)
    payload = models.TextField()

    def __str__(self) -> str:
        return self.payload
