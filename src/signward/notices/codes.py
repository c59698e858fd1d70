"""A code by mail: made and queued in one transaction, so that no code exists that nobody was told."""

from __future__ import annotations

from django.db import transaction

from signward.notices import letters
from signward.notices.queue import queue
from signward.people import codes
from signward.people.models import Participant


def mail_code(participant: Participant | None, net: str, *, to_sign: bool = False) -> codes.Challenge | None:
    """Mails to the address that was invited, and no other. None as in `people.codes.challenge`."""
    with transaction.atomic():
        made = codes.challenge(participant, net)
        if made and participant:
            contact, vendor = participant.contact, participant.workspace.name
            write = letters.code_to_sign if to_sign else letters.code
            letter = write(vendor, contact.name, made.code)
            queue(participant.workspace, letter, contact.name, contact.email, plan_id=participant.plan_id)
    return made
