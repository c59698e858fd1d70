"""The evidence of a sign-off, as both sides fetch it: the same for both, checked without us, nothing private in it."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from signward.cli.verify import verify
from signward.core.plan.commands import DescribeMilestone, WriteNote
from signward.files.bundle.verify import faults
from signward.ledger import keys
from signward.notices.deliver import message
from signward.notices.models import Mail
from signward.people.models import SignOffProof
from signward.plans.act import act
from signward.plans.queries import plan_page
from tests.cast import TODAY
from tests.core.plan.given import SAM

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast):
    """The champion's browser, after she signed off with a code from her mailbox."""
    client = cast.as_buyer(cast.dana)
    client.base = f"/buyer/plans/{cast.plan}/"
    page = client.get(f"{client.base}sign-off").content.decode()
    version, digest = (re.search(rf'name="{name}"\s+value="([^"]+)"', page)[1] for name in ("version", "digest"))
    form = {"name": "Dana Whitfield", "title": "CFO", "version": version, "digest": digest, "agree": "yes"}
    answer = client.post(f"{client.base}sign-off", form, headers={"user-agent": "Firefox of Dana"})
    assert answer.status_code == 303
    return client


def unzipped(answer):
    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_both_sides_fetch_the_same_bundle_and_it_holds_against_key_and_mail(cast, signed):
    theirs = signed.get(f"{signed.base}evidence.zip")
    ours = cast.as_vendor(cast.sam).get(f"/plans/{cast.plan}/evidence.zip")
    assert theirs.content == ours.content
    assert theirs["Content-Disposition"].endswith('evidence.zip"')
    mail = bytes(message(Mail.objects.filter(kind="signed-off").first()))
    published = keys.published(cast.acme.pk)[-1]["key"]
    assert list(faults(theirs.content, published, (mail,))) == []


def test_it_says_who_in_what_role_by_whose_word_through_which_mailbox_and_from_where(signed):
    said = json.loads(unzipped(signed.get(f"{signed.base}evidence.zip"))["signoff.json"])
    assert said["signer"] == {
        "name": "Dana Whitfield", "title": "CFO", "email": "dana@buyer.example", "role": "champion",
        "role_stated_by": said["signer"]["role_stated_by"],
    }  # fmt: skip
    assert said["browser"] == "Firefox of Dana"
    assert said["address"] == "127.0.0.1"
    assert said["session_since"]


def test_it_holds_the_plan_as_it_was_signed_whatever_was_changed_later(cast, signed):
    before = unzipped(signed.get(f"{signed.base}evidence.zip"))
    rename(cast)
    after = unzipped(signed.get(f"{signed.base}evidence.zip"))
    assert (before["plan.json"], before["statement.txt"]) == (after["plan.json"], after["statement.txt"])
    assert json.loads(after["signoff.json"])["changed_since"]
    assert not json.loads(before["signoff.json"])["changed_since"]
    assert list(faults(signed.get(f"{signed.base}evidence.zip").content)) == []


def rename(cast):
    plan = plan_page(cast.plan, SAM.side, TODAY).plan
    first = plan.milestones[0]
    act(cast.plan, DescribeMilestone(first.id, "Questionnaire, the new edition", first.name), SAM)


def test_private_notes_of_neither_side_are_in_it(cast, signed):
    act(cast.plan, WriteNote("canary of the vendor"), SAM)
    signed.post(f"{signed.base}notes", {"text": "canary of the buyer"})
    held = unzipped(cast.as_vendor(cast.sam).get(f"/plans/{cast.plan}/evidence.zip"))
    assert not [name for name, data in held.items() if b"canary" in data]
    assert json.loads(held["ledger.jsonl"].splitlines()[0])["chains"].keys() == {"shared"}


def test_where_nobody_signed_on_the_page_there_is_no_bundle(cast):
    client = cast.as_buyer(cast.dana)
    assert client.get(f"/buyer/plans/{cast.plan}/evidence.zip").status_code == 404
    assert "Keep the evidence" not in client.get(f"/buyer/plans/{cast.plan}/certificate").content.decode()


def test_signward_verify_reads_it(signed, tmp_path, capsys):
    bundle = tmp_path / "evidence.zip"
    bundle.write_bytes(signed.get(f"{signed.base}evidence.zip").content)
    assert verify(bundle) == 0
    assert "Intact" in capsys.readouterr().out
    bundle.write_bytes(bundle.read_bytes()[:-30])
    assert verify(bundle, "json") == 2


def test_signing_twice_by_a_double_click_keeps_one_proof(cast, signed):
    assert SignOffProof.objects.count() == 1
