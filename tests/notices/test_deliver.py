"""Mail against a real SMTP server on loopback."""

from __future__ import annotations

import email
import socket
from datetime import UTC, datetime, timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller

from signward.notices import letters
from signward.notices.deliver import WAITS, deliver_due
from signward.notices.models import Mail
from signward.notices.queue import queue


class Mailbox:
    """Keeps what arrives; `refuse` is an SMTP answer to give instead."""

    def __init__(self):
        self.got, self.refuse = [], ""

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        self.got.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    server.stop()


@pytest.fixture
def waiting(cast):
    letter = letters.invitation("Acme", "Nörthwind", "Sam", "Dana\r\nBcc: eve@evil.example", "mapl_token")
    return queue(cast.acme, letter, "Dana, “W” <x>\r\nBcc: eve@evil.example", "dana@northwind.example")


def test_it_sends_each_mail_once_to_one_person(mailbox, waiting):
    assert (deliver_due(), deliver_due()) == (1, 0)
    [(to, message)] = mailbox.got
    assert to == ["dana@northwind.example"]
    assert message["Message-ID"] == waiting.message_id
    assert message["Bcc"] is None
    assert "/j/mapl_token" in message.get_body(("plain",)).get_content()
    assert "<a href=" in message.get_body(("html",)).get_content()
    assert Mail.objects.get().status == "sent"


def test_a_refused_mail_is_tried_again_under_the_same_id(mailbox, waiting):
    mailbox.refuse = "451 later"
    assert deliver_due() == 0
    held = Mail.objects.get()
    assert (held.status, held.tries) == ("waiting", 1)
    assert "later" in held.problem
    assert deliver_due() == 0
    mailbox.refuse = ""
    assert deliver_due(at=datetime.now(UTC) + WAITS[0]) == 1
    assert mailbox.got[0][1]["Message-ID"] == waiting.message_id


def test_a_mail_that_nobody_takes_ends_as_failed_and_says_why(mailbox, waiting):
    mailbox.refuse, now = "554 no", datetime.now(UTC)
    for _ in range(len(WAITS) + 2):
        deliver_due(at=now)
        now += timedelta(days=1)
    assert Mail.objects.get().status == "failed"
    assert "no" in Mail.objects.get().problem


def test_the_claim_of_a_killed_sender_runs_out(mailbox, waiting):
    now = datetime.now(UTC)
    Mail.objects.update(status="sending", tries=1, due_at=now + timedelta(minutes=5))
    assert deliver_due(at=now) == 0
    assert deliver_due(at=now + timedelta(minutes=6)) == 1
