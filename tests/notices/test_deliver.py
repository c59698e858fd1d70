"""Mail against a real SMTP server on loopback."""

from __future__ import annotations

import email
import shutil
import socket
import ssl
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.db import connection

from signward.config import environment
from signward.notices import letters
from signward.notices.deliver import WAITS, deliver_due
from signward.notices.models import Mail
from signward.notices.queue import queue


class Mailbox:
    """Keeps what arrives; `refuse` is an SMTP answer to give instead, `unknown` one to the recipient."""

    def __init__(self):
        self.got, self.refuse, self.unknown, self.drop = [], "", "", False

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.unknown or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        self.got.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        if self.drop:  # taken, and the answer is lost
            server.transport.abort()
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


@pytest.mark.parametrize("answer", ["421 closing down", "451 greylisted", "452 full", "554 policy"])
def test_whatever_the_server_says_nothing_is_lost(mailbox, waiting, answer):
    mailbox.refuse = answer
    assert deliver_due() == 0
    held = Mail.objects.get()
    assert (held.status, held.problem) == ("waiting", answer)
    mailbox.refuse = ""
    assert deliver_due(at=datetime.now(UTC) + WAITS[0]) == 1
    assert len(mailbox.got) == 1


def test_a_mail_whose_receipt_was_lost_is_sent_again_under_the_same_id(mailbox, waiting):
    mailbox.drop = True
    assert deliver_due() == 0
    mailbox.drop = False
    assert deliver_due(at=datetime.now(UTC) + WAITS[0]) == 1
    assert [message["Message-ID"] for _, message in mailbox.got] == [waiting.message_id] * 2


def test_an_address_that_is_refused_for_now_is_tried_again(mailbox, waiting):
    mailbox.unknown = "450 greylisted"
    assert deliver_due() == 0
    assert (Mail.objects.get().status, Mail.objects.get().problem) == ("waiting", "450 greylisted")
    mailbox.unknown = ""
    assert deliver_due(at=datetime.now(UTC) + WAITS[0]) == 1


def test_an_address_that_is_not_known_fails_at_once_and_the_vendor_is_told(mailbox, cast):
    client = cast.as_vendor(cast.sam)
    page = f"/plans/{cast.plan}/invite"
    client.post(page, {"name": "Una", "email": "una@northwind.example", "role": "champion"})
    mailbox.unknown = "550 no such user"
    deliver_due()
    assert Mail.objects.get(to_email="una@northwind.example").status == "failed"
    assert "550 no such user" in client.get(page).content.decode()
    assert "no such user" not in cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_mail_once(mailbox, cast):
    letter = letters.invitation("Acme", "Northwind", "Sam", "Dana", "mapl_token")
    for n in range(12):
        queue(cast.acme, letter, "Dana", f"dana{n}@northwind.example")

    def work(_):
        try:
            return deliver_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 12
    assert sorted(to[0] for to, _ in mailbox.got) == sorted(f"dana{n}@northwind.example" for n in range(12))


@pytest.fixture
def certificate(tmp_path):
    """Of localhost, signed by nobody else."""
    if shutil.which("openssl") is None:
        pytest.skip("LEFT OUT: openssl is not on this machine")
    key, made = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext"
    subprocess.run(
        [*words.split(), "subjectAltName=DNS:localhost", "-keyout", key, "-out", made], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return made, context


@pytest.mark.parametrize("way", ["smtp://localhost:{}?tls=1", "smtps://localhost:{}"])
def test_it_is_encrypted_and_only_to_a_server_that_proves_its_name(
    waiting, settings, monkeypatch, certificate, way, tmp_path
):
    made, context = certificate
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    at_once = way.startswith("smtps")
    how = {"ssl_context": context} if at_once else {"tls_context": context, "require_starttls": True}
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=port, **how)
    server._trigger_server = lambda: socket.create_connection(("127.0.0.1", port)).close()  # its own knows no TLS
    server.start()
    try:
        monkeypatch.setenv("SMTP_URL", way.format(port))
        for name, value in environment.smtp().items():
            setattr(settings, name, value)
        assert deliver_due() == 0
        assert "certificate" in Mail.objects.get().problem
        monkeypatch.setenv("SSL_CERT_FILE", str(made))
        assert deliver_due(at=datetime.now(UTC) + WAITS[0]) == 1
    finally:
        server.stop()
    assert len(box.got) == 1
