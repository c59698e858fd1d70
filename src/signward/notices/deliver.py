"""Sends what waits in the outbox. Several processes may do it at once: a message is claimed before it is sent."""

from __future__ import annotations

import logging
import smtplib
import ssl
import threading
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F

from signward.notices import wake
from signward.notices.models import Mail

WAITS: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 720))
"""After each failed try; when they are used up the mail is marked failed, and seen as such."""
CLAIM: Final = timedelta(minutes=5)
LOOK_EVERY: Final = 15.0

_log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Delivers until `stop` is set. Without SMTP the outbox page shows the mails, and nothing is sent."""
    while not stop.is_set():
        try:
            if settings.SMTP:
                deliver_due()
        except (DatabaseError, OSError):
            _log.exception("the outbox could not be read; trying again")
        finally:
            close_old_connections()
        wake.wait(LOOK_EVERY)


def deliver_due(*, at: datetime | None = None) -> int:
    """Tries everything that is due once; returns how many were sent."""
    sent = 0
    while (mail := _claim(at or datetime.now(UTC))) is not None:
        sent += _try(mail, at or datetime.now(UTC))
    return sent


def message(mail: Mail) -> EmailMessage:
    """The message as it goes out: one recipient, never a header from a joined string."""
    made = EmailMessage()
    made["Subject"] = mail.subject
    made["From"] = settings.MAIL_FROM
    made["To"] = Address(_one_line(mail.to_name), addr_spec=mail.to_email)
    made["Message-ID"] = mail.message_id
    made["Date"] = format_datetime(mail.created_at)
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    made.add_alternative(mail.html, subtype="html")
    return made


def _claim(now: datetime) -> Mail | None:
    """Whoever's update changes the row has the message, for five minutes; a killed sender's claim runs out."""
    due = Mail.objects.filter(status__in=["waiting", "sending"], due_at__lte=now).order_by("due_at", "pk")
    for pk, tries in due.values_list("pk", "tries")[:20]:
        taken = Mail.objects.filter(pk=pk, tries=tries, due_at__lte=now, status__in=["waiting", "sending"])
        if taken.update(status="sending", tries=F("tries") + 1, due_at=now + CLAIM):
            return Mail.objects.get(pk=pk)
    return None


def _try(mail: Mail, now: datetime) -> int:
    try:
        _send(mail)
    except (OSError, smtplib.SMTPException, ValueError) as problem:
        _failed(mail, problem, now)
        return 0
    Mail.objects.filter(pk=mail.pk).update(status="sent", sent_at=now, problem="")
    return 1


def _send(mail: Mail) -> None:
    with _connected() as server:
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.send_message(message(mail))


def _connected() -> smtplib.SMTP:
    """Encrypted only to a server whose certificate is its own; smtplib alone would take any."""
    place, patience = (settings.EMAIL_HOST, settings.EMAIL_PORT), settings.EMAIL_TIMEOUT
    if settings.EMAIL_USE_SSL:
        return smtplib.SMTP_SSL(*place, timeout=patience, context=ssl.create_default_context())
    server = smtplib.SMTP(*place, timeout=patience)
    if settings.EMAIL_USE_TLS:
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _failed(mail: Mail, problem: Exception, now: datetime) -> None:
    given_up = mail.tries > len(WAITS) or _is_for_good(problem)
    again = now if given_up else now + WAITS[mail.tries - 1]
    status = "failed" if given_up else "waiting"
    _log.warning("mail %s was not sent (try %s): %s", mail.pk, mail.tries, type(problem).__name__)
    with transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(status=status, due_at=again, problem=_words(problem)[:300])


def _is_for_good(problem: Exception) -> bool:
    """An address that the server will not know later either, or a message that cannot be written."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in problem.recipients.values())
    return isinstance(problem, ValueError) and not isinstance(problem, OSError)  # a wrong certificate is both


def _words(problem: Exception) -> str:
    """What the mail server said, as a person reads it."""
    code: int
    said: bytes | str
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(problem.recipients.values()))
    elif isinstance(problem, smtplib.SMTPResponseException):
        code, said = problem.smtp_code, problem.smtp_error
    else:
        return str(problem) or type(problem).__name__
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"


def _one_line(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable()).split())
