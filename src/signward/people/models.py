"""Workspaces and their people; the buyer's contacts, what they take part in, and how they come in.

What each field may be shown to stands in `field_classes`; a field that is missing there fails the tests.
"""

from __future__ import annotations

from typing import ClassVar, Final
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

VENDOR_ROLES: Final = [("admin", "Admin"), ("manager", "Manager"), ("ae", "Account executive"), ("viewer", "Viewer")]
BUYER_ROLES: Final = [
    ("champion", "Champion"), ("signatory", "Signatory"), ("colleague", "Colleague"), ("viewer", "Viewer"),
]  # fmt: skip


class Workspace(models.Model):
    """One vendor organisation. Its time zone (an IANA name) says which day it is for its plans; `year_begins` is the
    month, 1 to 12, with which it counts a year and so its quarters."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=64, default="UTC")
    year_begins = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Users(BaseUserManager["User"]):
    """Finds users by address."""


class User(AbstractBaseUser):
    """A person of the vendor who signs in with a password. `email` is canonical (see `emails`)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="users")
    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=VENDOR_ROLES, default="ae")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[Users] = Users()

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """Somebody at the buyer, as one workspace knows them. The address never changes: revoke and invite again."""

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="contacts")
    email = models.CharField(max_length=254)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "email"], name="one_contact_per_address")]

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """A contact's part in one plan. `person` is their id in the plan; revoking is felt by the next request."""

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="participants")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="participations")
    plan_id = models.UUIDField()
    role = models.CharField(max_length=10, choices=BUYER_ROLES)
    person = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=8, choices=[("active", "Active"), ("revoked", "Revoked")], default="active")
    expires_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.CharField(max_length=80)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "plan_id"], name="one_part_per_contact_and_plan")]
        indexes = [models.Index(fields=["plan_id"], name="participants_of_plan")]

    def __str__(self) -> str:
        return f"{self.contact_id} in {self.plan_id}"


class PlanLink(models.Model):
    """The link in an invitation. It names one participant and opens nothing; only its SHA-256 is kept."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link {self.pk}"


class EmailCode(models.Model):
    """A code mailed to a participant, bound to the browser that asked for it by the digest of its nonce."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="codes")
    nonce = models.CharField(max_length=64, unique=True)
    hashed = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"code {self.pk}"


class GuestSession(models.Model):
    """A buyer's browser after the code was typed in. Covers what its contact takes part in."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="sessions")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    verified_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"session {self.pk}"


class SignOffProof(models.Model):
    """How one sign-off was proved: what the evidence bundle says of it. `entry` is its number in the shared chain.

    `content` is what `digest` is of, byte for byte. `role` is what they were invited as, stated by `role_by`; `method`
    is web-code, or demo where no code was asked for.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="proofs")
    plan_id = models.UUIDField()
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="proofs")
    entry = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    email = models.CharField(max_length=254)
    role = models.CharField(max_length=10)
    role_by = models.CharField(max_length=80)
    method = models.CharField(max_length=12)
    code_sent_at = models.DateTimeField(null=True)
    code_entered_at = models.DateTimeField(null=True)
    session_since = models.DateTimeField(null=True)
    address = models.CharField(max_length=45)
    browser = models.CharField(max_length=400)
    statement = models.TextField()
    content = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan_id", "entry"], name="one_proof_per_sign_off")]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.version}"


class VendorInvite(models.Model):
    """A link with which a new user of the vendor sets a password. Works once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invites")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invite {self.pk}"


class Bucket(models.Model):
    """How many attempts are left to somebody at something."""

    key = models.CharField(max_length=200, primary_key=True)
    left = models.FloatField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
