"""Templates of a workspace: listed, read, edited by rows, taken from files and plans, by version, and never lost."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from signward.core.plan.state import Side
from signward.core.plan.times import Authority
from signward.plans import templates
from signward.plans.models import Template, TemplateVersion
from signward.plans.queries import plan_page
from signward.web.template_rows import FIELDS
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
FAR = (TODAY + timedelta(days=300)).isoformat()


@pytest.fixture
def sam(cast):
    return cast.as_vendor(cast.sam)


@pytest.fixture
def own(cast):
    return f"/templates/{cast.template}/"


def kept(cast, key=None):
    return templates.find(cast.acme.pk, key or cast.template)


def form(page):
    """What the editor's form would send, as it stands."""
    text = page.content.decode() if hasattr(page, "content") else page
    body = text[text.index('action="/templates/') :]
    sent: dict[str, list[str]] = {}
    for tag in re.finditer(r"<input[^>]*>|<select.*?</select>|<textarea.*?</textarea>", body, re.DOTALL):
        name = re.search(r'name="([^"]+)"', tag[0])
        if not name or name[1] == "csrfmiddlewaretoken":
            continue
        if tag[0].startswith("<select"):
            picked = re.search(r'value="([^"]*)" selected', tag[0])
            value = picked[1] if picked else re.search(r'value="([^"]*)"', tag[0])[1]
        elif tag[0].startswith("<textarea"):
            value = re.search(r">(.*?)</textarea>", tag[0], re.DOTALL)[1]
        else:
            found = re.search(r'value="([^"]*)"', tag[0])
            value = found[1] if found else ""
        sent.setdefault(name[1], []).append(unescape(value))
    return sent


def located(answer):
    return answer.headers["Location"].split("/")[2]


def test_the_list_has_ours_and_those_that_come_with_signward(cast, sam):
    page = sam.get("/templates/").content.decode()
    for name in ("Enterprise SaaS", "Regulated or public sector", "Value after signature"):
        assert name in page
    assert f'href="/templates/{cast.template}/"' in page
    assert "By hand" not in page


def test_a_template_is_shown_as_it_runs_with_its_rows(sam, own):
    page = sam.get(own).content.decode()
    assert "Version 1" in page
    assert "As it runs, begun today" in page
    assert "Earliest signature" in page
    assert "Trial run against the criteria" in page


def test_the_editor_saves_what_it_shows_unchanged_as_no_new_version(cast, sam, own):
    assert sam.post(f"{own}edit", form(sam.get(f"{own}edit")) | {"do": "save"}).status_code == 303
    assert kept(cast).version == 1


@pytest.mark.parametrize(
    "name", ["enterprise-saas", "regulated-or-public", "proof-of-concept-led", "value-after-signature"]
)
def test_a_copy_of_one_that_comes_with_signward_is_the_same_but_for_its_name(cast, sam, name):
    from signward.files.templates import built_in

    answer = sam.post(f"/templates/{name}/edit", form(sam.get(f"/templates/{name}/edit")) | {"do": "copy"})
    copy = kept(cast, located(answer)).template
    assert copy.name.endswith(", ours")
    assert copy.plan == built_in()[name].plan


def test_rows_are_added_moved_and_removed_and_links_follow_them(cast, sam, own):
    sent = form(sam.get(f"{own}edit"))
    trial = sent["deliverable"].index("Trial run against the criteria") + 1
    assert sent["after"][trial - 1] == "3"
    moved = form(sam.post(f"{own}edit", sent | {"do": f"up-{trial}"}))
    assert moved["deliverable"][trial - 2] == "Trial run against the criteria"
    assert moved["after"][trial - 2] == str(trial)  # the criteria stand behind it now
    added = form(sam.post(f"{own}edit", moved | {"do": "add"}))
    assert len(added["deliverable"]) == len(sent["deliverable"]) + 1
    assert added["stream"][-1] == "Signature"
    gone = form(sam.post(f"{own}edit", added | {"do": "remove-1"}))
    assert "What was discovered is confirmed in writing" not in gone["deliverable"]
    assert kept(cast).version == 1


def test_what_was_typed_is_kept_as_the_next_version_and_the_old_one_can_be_read(cast, sam, own):
    sent = form(sam.get(f"{own}edit"))
    sent = form(sam.post(f"{own}edit", sent | {"do": "add"}))
    n = len(sent["deliverable"])
    for name, value in {
        "deliverable": "Works council heard", "stream": "Works council", "lead": "buyer", "takes": "5/10/20",
        "after": "1, 2SS+3", "meets": "FREQ=MONTHLY;BYDAY=1TU", "papers": "5",
        "authority": "500,000 EUR", "vendor": "", "buyer": "HR lead",
    }.items():  # fmt: skip
        sent[name][n - 1] = value
    sent["name"] = ["Ours now"]
    assert sam.post(f"{own}edit", sent | {"do": "save"}).status_code == 303
    found = kept(cast)
    new = found.template.plan.milestone("works-council-heard")
    assert (found.version, found.by, found.template.name) == (2, "Sam", "Ours now")
    assert (new.duration.spec, new.lead, new.meeting.every, new.meeting.papers) == (
        [5, 10, 20], Side.BUYER, "FREQ=MONTHLY;BYDAY=1TU", 5,
    )  # fmt: skip
    assert new.meeting.authority == Authority(500_000, "EUR")
    assert form(sam.get(f"{own}edit"))["authority"].count("500,000 EUR") == 1
    assert "decides above 500,000 EUR" in sam.get(own).content.decode()
    assert [(x.id, x.kind.value, x.lag) for x in new.after] == [("discovery", "FS", 0), ("business-case", "SS", 3)]
    assert found.template.plan.name_of(new.buyer) == "HR lead"
    assert "works-council-heard" in [x.id for x in found.template.plan.signature.after]
    assert "Works council heard" not in sam.get(f"{own}?version=1").content.decode()
    assert "Works council heard" in sam.get(own).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("after", "99", "Row 1: no row has the number 99"),
        ("after", "soon", "Row 1: expected the number of a row"),
        ("takes", "long", "Row 1: duration"),
        ("after", "2", "wait for each other"),
        ("meets", "every full moon", "Row 1"),
        ("authority", "much EUR", "Row 1: Give the amount in figures, such as 500,000. This is not: much"),
        ("authority", "500,000", "Row 1: Give the currency by its three letters"),
        ("authority", "500,000 EUR", "Row 1: Say when the meeting is held that decides above so much."),
    ],
)
def test_what_is_wrong_is_told_at_its_row_and_nothing_typed_is_lost(cast, sam, own, field, value, words):
    sent = form(sam.get(f"{own}edit"))
    sent[field][0] = value
    sent["description"] = ["When it is like this"]
    answer = sam.post(f"{own}edit", sent | {"do": "save"})
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert words in page
    assert "When it is like this" in page
    assert kept(cast).version == 1


def test_two_who_edit_one_template_lose_nothing(cast, sam, own):
    mine, theirs = (form(sam.get(f"{own}edit")) for _ in range(2))
    theirs["name"] = ["Theirs"]
    cast.as_vendor(cast.mia).post(f"{own}edit", theirs | {"do": "save"})
    mine["name"] = ["Mine"]
    answer = sam.post(f"{own}edit", mine | {"do": "save"})
    assert answer.status_code == 409
    assert "Mia kept version 2 meanwhile" in answer.content.decode()
    assert kept(cast).template.name == "Theirs"
    copy = sam.post(f"{own}edit", form(answer) | {"do": "copy"})
    assert kept(cast, located(copy)).template.name == "Mine"


def test_a_template_goes_out_as_a_file_and_comes_back(cast, sam, own):
    text = sam.get(f"{own}template.yaml").content
    sent = SimpleUploadedFile("t.yaml", text.replace(b"name: Mid-market", b"name: Taken back"))
    assert sam.post(f"{own}file", {"file": sent, "seen": "1"}).status_code == 303
    assert (kept(cast).template.name, kept(cast).version) == ("Taken back", 2)
    new = sam.post("/templates/file", {"file": SimpleUploadedFile("t.yaml", text)})
    assert kept(cast, located(new)).template.name == "Mid-market"


@pytest.mark.parametrize("where", ["/templates/file", "own"])
def test_a_file_that_is_no_template_is_told_by_its_lines(cast, sam, own, where):
    row = b"{deliverable: D, due: 2026-01-01}"
    bad = b"signward: 1\ntemplate: {name: X}\nworkstreams:\n  - name: S\n    milestones: [" + row + b"]\n"
    answer = sam.post(f"{own}file" if where == "own" else where, {"file": SimpleUploadedFile("t.yaml", bad)})
    assert answer.status_code == 422
    assert "line 5" in answer.content.decode()
    assert kept(cast).version == 1


def test_a_plan_makes_a_template_in_which_nothing_of_the_customer_is_left(cast, sam):
    address = f"/plans/{cast.plan}/template"
    page = sam.get(address).content.decode()
    rows = page[page.index("What it would say") :]
    assert "Northwind" not in rows
    assert "Dana" not in rows
    answer = sam.post(address, {"name": "Bank deals"})
    made = TemplateVersion.objects.get(template=located(answer))
    assert made.name == "Bank deals"
    assert not re.search(r"Northwind|Dana|Whitfield|@|20\d\d-", str(made.document))
    assert "/edit" in answer.headers["Location"]


def test_a_template_without_a_name_is_not_kept(cast, sam):
    before = Template.objects.count()
    answer = sam.post(f"/plans/{cast.plan}/template", {"name": ""})
    assert answer.status_code == 422
    assert Template.objects.count() == before


def test_a_plan_says_which_version_it_came_from_and_not_what_the_vendor_calls_it(cast, sam):
    templates.change(cast.acme.pk, cast.template, kept(cast).template.__class__(
        "Secret name", kept(cast).template.plan, "Secret words"), cast.sam.pk, 1)  # fmt: skip
    answer = sam.post("/deals/new", {"customer": "Eastgate", "target": FAR, "template": str(cast.template)})
    page = plan_page(answer.headers["Location"].split("/")[-2], Side.BUYER, TODAY)
    assert "began the plan from its own template no. 1, version 2 with 11 milestones" in page.history[-1].words
    assert "Secret" not in repr(page.plan) + page.history[-1].words


def test_a_template_that_is_archived_is_no_longer_offered_and_can_come_back(cast, sam, own):
    sam.post(f"{own}archive", {"archived": "yes"})
    assert str(cast.template) not in sam.get("/deals/new").content.decode()
    assert "Archived" in sam.get("/templates/").content.decode()
    sam.post(f"{own}archive", {"archived": "no"})
    assert str(cast.template) in sam.get("/deals/new").content.decode()


def test_the_page_of_a_new_plan_begins_with_the_template_that_was_chosen(cast, sam):
    page = sam.get(f"/deals/new?template={cast.template}").content.decode()
    assert re.search(rf'<option value="{cast.template}" selected>', page)
    assert re.search(r'value="mid-market"\s+checked', page)


def test_templates_of_another_workspace_do_not_exist(cast):
    olga = cast.as_vendor(cast.olga)
    for path in ("", "edit", "template.yaml"):
        assert olga.get(f"/templates/{cast.template}/{path}").status_code == 404
    assert str(cast.template) not in olga.get("/templates/").content.decode()
    begun = olga.post("/deals/new", {"customer": "E", "target": FAR, "template": str(cast.template)})
    page = plan_page(begun.headers["Location"].split("/")[-2], Side.VENDOR, TODAY)
    assert "the template Enterprise SaaS" in page.history[-1].words


@pytest.mark.parametrize("path", ["file", "archive"])
def test_what_comes_with_signward_is_not_changed(cast, sam, path):
    assert sam.post(f"/templates/mid-market/{path}", {}).status_code == 404


def test_sent_twice_a_form_keeps_one_template(cast, sam):
    sent = form(sam.get("/templates/mid-market/edit")) | {"do": "copy", "once": "abc"}
    before = Template.objects.count()
    for _ in range(2):
        sam.post("/templates/mid-market/edit", sent)
    assert Template.objects.count() == before + 1


def test_every_field_of_a_row_is_in_the_form(sam, own):
    sent = form(sam.get(f"{own}edit"))
    assert {len(sent[name]) for name in FIELDS} == {11}
