"""Mail that waits to be sent, written in the transaction that caused it."""

from __future__ import annotations

from django.db import models


class Mail(models.Model):
    """One message to one person. `kind` says why; the Message-ID stays the same over all tries."""

    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="mails")
    plan_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=40)
    to_name = models.CharField(max_length=200, blank=True)
    to_email = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    status = models.CharField(max_length=8, default="waiting")  # waiting, sending, sent, failed
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["status", "due_at"], name="mails_by_due")]

    def __str__(self) -> str:
        return self.subject
