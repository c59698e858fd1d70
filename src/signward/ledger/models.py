"""Streams and their entries. The database itself refuses to change or delete an entry (migration 0002)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Stream(models.Model):
    """One of a plan's three chains; its row is the lock under which entries are added."""

    plan = models.UUIDField()
    workspace = models.UUIDField()
    chain = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)
    witnessed = models.PositiveIntegerField(default=0)  # the version of the newest checkpoint

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "chain"], name="one_stream_per_chain")]
        indexes = [
            # Only streams that moved since stand in it, so the daily look costs nothing for those that did not.
            models.Index(fields=["id"], name="streams_to_witness", condition=Q(version__gt=F("witnessed"))),
        ]

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


class SigningKey(models.Model):
    """An Ed25519 key of a workspace. The private half is encrypted by the key ring; `made_by` is the signature of this
    public half by the key before it, which shows that whoever held that one handed over."""

    workspace = models.UUIDField()
    public = models.CharField(max_length=64, unique=True)
    private = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=128, blank=True)

    class Meta:
        indexes = [models.Index(fields=["workspace"], name="keys_of_workspace")]
        constraints = [
            # Whatever meets, a workspace has one first key; each later one is signed by the one before it.
            models.UniqueConstraint(fields=["workspace", "made_by"], name="one_key_after_another"),
        ]

    def __str__(self) -> str:
        return self.public


class Witness(models.Model):
    """A checkpoint that was signed. What it is worth, it is worth outside: in mailboxes, logs and bundles."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="witnesses")
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    at_us = models.BigIntegerField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_checkpoint_per_version")]

    def __str__(self) -> str:
        return f"{self.stream_id}@{self.seq}"
