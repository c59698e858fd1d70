"""Signing off: exactly the version that was shown, by somebody who just proved that the mailbox is theirs."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from django.conf import settings

from signward.core.plan.commands import SignOff
from signward.core.plan.refusals import StaleSignOff
from signward.core.plan.state import Side
from signward.ledger import keys
from signward.ledger.checkpoint import found_in
from signward.ledger.exported import check
from signward.ledger.read import export
from signward.notices.deliver import message
from signward.notices.models import Mail
from signward.people.codes import challenge
from signward.people.models import EmailCode, GuestSession, SignOffProof
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(cast):
    """The champion, signed in twenty minutes ago."""
    client = cast.as_buyer(cast.dana)
    GuestSession.objects.update(verified_at=datetime.now(UTC) - timedelta(minutes=20))
    client.page = f"/buyer/plans/{cast.plan}/sign-off"
    return client


def form(client, page=None):
    said = client.get(page or client.page).content.decode()
    hidden = {name: re.search(rf'name="{name}"\s+value="([^"]+)"', said)[1] for name in ("version", "digest")}
    return {**hidden, "name": "Dana Whitfield", "title": "Chief Financial Officer", "agree": "yes"}


def code():
    return re.search(r"\b(\d{4} \d{4})\b", Mail.objects.filter(kind="code").latest("pk").text)[1]


def signed(cast):
    return plan_page(cast.plan, Side.BUYER, TODAY).plan.sign_off


def test_an_old_session_alone_does_not_sign(cast, dana):
    answer = dana.post(dana.page, form(dana))
    assert answer.status_code == 403
    assert signed(cast) is None
    assert "Chief Financial Officer" in answer.content.decode()


def test_a_code_from_the_mail_signs_and_nothing_typed_is_lost(cast, dana):
    typed = form(dana)
    waiting = dana.post(dana.page, {**typed, "step": "code"})
    said = waiting.content.decode()
    assert waiting.status_code == 200
    assert 'value="Chief Financial Officer"' in re.sub(r"\s+", " ", said)
    assert re.search(r'name="agree"[^>]*checked', said)
    assert 'autocomplete="one-time-code"' in said
    assert Mail.objects.get(kind="code").to_email == cast.dana.contact.email
    assert "sign off" in Mail.objects.get(kind="code").subject
    assert dana.post(dana.page, {**typed, "code": code()}).status_code == 303
    assert signed(cast).name == "Dana Whitfield"


def test_a_wrong_code_signs_nothing_and_five_end_it(cast, dana):
    typed = form(dana)
    dana.post(dana.page, {**typed, "step": "code"})
    wrong = "0000 0000" if code() != "0000 0000" else "1111 1111"
    assert [dana.post(dana.page, {**typed, "code": wrong}).status_code for _ in range(5)] == [403] * 5
    assert dana.post(dana.page, {**typed, "code": code()}).status_code == 403
    assert signed(cast) is None


def test_a_code_that_came_to_somebody_else_does_not_sign(cast, dana):
    made = challenge(cast.sid, "192.0.2.0/24")
    dana.cookies[settings.FRESH_CODE_COOKIE_NAME] = made.nonce
    assert dana.post(dana.page, {**form(dana), "code": made.code}).status_code == 403
    assert EmailCode.objects.get(participant=cast.sid).used_at is None


def test_a_code_in_another_browser_does_not_sign(cast, dana):
    typed = form(dana)
    dana.post(dana.page, {**typed, "step": "code"})
    dana.cookies.pop(settings.FRESH_CODE_COOKIE_NAME)
    assert dana.post(dana.page, {**typed, "code": code()}).status_code == 403


def test_a_code_is_good_for_a_quarter_of_an_hour_of_signing(cast, dana):
    typed = form(dana)
    dana.post(dana.page, {**typed, "step": "code"})
    assert dana.post(dana.page, {**typed, "title": "", "code": code()}).status_code == 422
    again = dana.post(dana.page, typed)
    assert again.status_code == 303
    assert signed(cast)


def test_whoever_came_in_just_now_signs_without_another_code(cast, dana):
    GuestSession.objects.update(verified_at=datetime.now(UTC) - timedelta(minutes=14))
    said = dana.get(dana.page).content.decode()
    assert "Email me a code" not in said
    assert dana.post(dana.page, form(dana)).status_code == 303
    assert not Mail.objects.filter(kind="code").exists()


def test_a_change_meanwhile_is_told_when_the_code_is_asked_for_and_when_it_is_typed(cast, dana):
    typed = form(dana)
    outcome = {"outcome": "Something else entirely", "seen": plan_page(cast.plan, Side.VENDOR, TODAY).plan.outcome}
    assert cast.as_vendor(cast.sam).post(f"/plans/{cast.plan}/outcome", outcome).status_code == 303
    waiting = dana.post(dana.page, {**typed, "step": "code"})
    assert waiting.status_code == 409
    assert "Something else entirely" in waiting.content.decode()
    assert not re.search(r'name="agree"[^>]*checked', waiting.content.decode())
    late = dana.post(dana.page, {**typed, "code": code()})
    assert late.status_code == 409
    assert signed(cast) is None
    assert "The outcome was" in late.content.decode()
    assert 'name="code"' not in late.content.decode()
    assert dana.post(dana.page, form(dana)).status_code == 303


def test_whoever_signs_again_reads_what_changed_since_the_version_they_signed(cast, dana):
    GuestSession.objects.update(verified_at=datetime.now(UTC))
    assert "Changed since version" not in dana.get(dana.page).content.decode()
    assert dana.post(dana.page, form(dana)).status_code == 303
    version = signed(cast).version
    outcome = {"outcome": "Close in three days", "seen": plan_page(cast.plan, Side.VENDOR, TODAY).plan.outcome}
    assert cast.as_vendor(cast.sam).post(f"/plans/{cast.plan}/outcome", outcome).status_code == 303
    said = dana.get(dana.page).content.decode()
    assert f"Changed since version {version} was signed off" in said
    assert "now “Close in three days”" in said


def test_the_fourth_code_in_a_quarter_of_an_hour_is_not_mailed(cast, dana):
    typed = form(dana)
    answers = [dana.post(dana.page, {**typed, "step": "code"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) == 300
    assert "Chief Financial Officer" in answers[-1].content.decode()
    assert Mail.objects.filter(kind="code").count() == 3


@pytest.mark.parametrize("version", [1_000_000, 0])
def test_a_sign_off_cannot_name_a_version_that_was_not_shown(cast, dana, version):
    page = plan_page(cast.plan, Side.BUYER, TODAY)
    from signward.core.plan.actors import Actor

    by = Actor(f"participant:{cast.dana.pk}", "Dana", Side.BUYER, "champion", "dana")
    with pytest.raises(StaleSignOff):
        act(cast.plan, SignOff("Dana", "CFO", version, page.digest), by)


def test_the_certificate_says_who_signed_which_version_and_both_sides_can_read_it(cast):
    buyer, theirs = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"
    assert "Not signed off yet" in buyer.get(f"{theirs}certificate").content.decode()
    page = buyer.get(f"{theirs}sign-off").content.decode()
    version, digest = (re.search(rf'name="{name}"\s+value="([^"]+)"', page)[1] for name in ("version", "digest"))
    signed = {"name": "Dana Whitfield", "title": "CFO", "version": version, "digest": digest, "agree": "yes"}
    answer = buyer.post(f"{theirs}sign-off", signed)
    assert answer.headers["Location"] == f"{theirs}certificate"
    for reader, base in ((buyer, theirs), (cast.as_vendor(cast.sam), f"/plans/{cast.plan}/")):
        said = reader.get(f"{base}certificate").content.decode()
        assert "Signed off by Dana Whitfield, CFO" in said
        assert digest in said


def test_the_mails_of_a_sign_off_witness_the_shared_ledger_to_both_sides(cast):
    buyer, theirs = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"
    buyer.post(f"{theirs}sign-off", form(buyer, f"{theirs}sign-off"))
    mails = [bytes(message(mail)) for mail in Mail.objects.filter(kind="signed-off")]
    assert len(mails) == 2
    for mail in mails:
        (kept,) = found_in(mail)
        assert not check(export(cast.plan, "shared"), checkpoints=[kept]).faults
        assert kept.checkpoint.key in buyer.get(f"{theirs}certificate").content.decode()


def test_how_it_was_proved_is_kept_with_the_moments_of_the_code(cast, dana):
    typed = form(dana)
    dana.post(dana.page, {**typed, "step": "code"})
    dana.post(dana.page, {**typed, "code": code()})
    proof = SignOffProof.objects.get()
    assert (proof.method, proof.name, proof.email) == ("web-code", "Dana Whitfield", cast.dana.contact.email)
    assert proof.session_since <= proof.code_sent_at <= proof.code_entered_at <= proof.at
    assert hashlib.sha256(proof.content.encode()).hexdigest() == proof.digest == signed(cast).digest
    assert f"I agree to version {proof.version} of this plan." in proof.statement


def test_a_key_ring_that_was_lost_keeps_nobody_from_signing(cast, settings):
    keys.signer(cast.acme.pk, datetime.now(UTC))
    settings.KEY_RING = [Fernet.generate_key().decode()]
    buyer, theirs = cast.as_buyer(cast.dana), f"/buyer/plans/{cast.plan}/"
    assert buyer.post(f"{theirs}sign-off", form(buyer, f"{theirs}sign-off")).status_code == 303
    assert signed(cast)
    assert not any(found_in(mail.text.encode()) for mail in Mail.objects.filter(kind="signed-off"))


def test_the_page_to_sign_says_order_lead_gates_and_working_days(cast):
    page = cast.as_buyer(cast.dana).get(f"/buyer/plans/{cast.plan}/sign-off").content.decode()
    assert "after “Security questionnaire answered”" in page
    assert "Decision gate: Security board" in page
    assert "public holidays of United States" in page
