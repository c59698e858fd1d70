"""Nothing in a file can hurt, and nothing in it is dropped in silence."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signward.core.plan.document_in import read_document
from signward.files.sheets import RefusedFile
from tests.files.sheets.made import due, milestones, read, read_rows, said, workbook

PLAN = [["Step", "Owner", "Due"], ["POC", "Seller", date(2026, 12, 4)], ["NDA", "Buyer", date(2026, 12, 7)]]


def _with(extra: dict[str, bytes], change: dict[str, tuple[bytes, bytes]] | None = None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(PLAN))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            content = source.read(member)
            if change and member.filename in change:
                content = content.replace(*change[member.filename])
            target.writestr(member.filename, content)
        for name, content in extra.items():
            target.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "password"),
        (b"%PDF-1.7 whatever", "not a spreadsheet"),
        (b"a" * (10 * 1024 * 1024 + 1), "10 MB"),
        (b"PK\x03\x04 broken", "damaged"),
        (_with({"xl/vbaProject.bin": b"macro"}), "macros"),
        (_with({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "links to other files"),
        (_with({f"xl/media/{i}.png": b"x" for i in range(220)}), "parts"),
        (_with({"xl/bomb.xml": b" " * (101 * 1024 * 1024)}), "100 MB"),
        (_with({"xl/bomb.xml": b"<a>" + b" " * (5 * 1024 * 1024) + b"</a>"}), "bomb"),
        (_with({"xl/odd.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
        (_with({"xl/deep.xml": b"<a>" * 500 + b"</a>" * 500}), "deeper"),
        (_with({}, {SHEET: (b"<sheetData>", b"<sheetData><broken")}), "well-formed"),
        (
            _with(
                {},
                {
                    SHEET: (
                        b"</sheetData>",
                        b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>',
                    )
                },
            ),
            "Merged",
        ),
        (b"Step,Due\n" + b"\x00\x01\x02" * 50, "not a spreadsheet"),
        (b"Step,Due\n" + b"a,2026-12-04\n" * 50_001, "50,000 rows"),
        (b"Step,Due" + b",x" * 1_000_000, "filled columns"),
        (workbook([["Step", "Due", *("x" * 500)]]), "filled columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dangerous_and_absurd_files_are_refused_with_a_clear_word(data: bytes, word: str):
    with pytest.raises(RefusedFile, match=word):
        read(data, "plan.xlsx")


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsm", "plan.ods", "plan.pdf", "plan.docx"])
def test_other_kinds_of_file_are_named(name: str):
    with pytest.raises(RefusedFile, match="Save it as"):
        read(workbook(PLAN), name)


def test_formulas_are_read_by_their_saved_result_or_listed():
    reading = read_rows(
        [
            ["Step", "Due"],
            ["POC", "=TODAY()"],
            ['=HYPERLINK("http://evil.example","NDA")', date(2026, 12, 7)],
            ["Order", date(2026, 12, 8)],
        ]
    )
    assert due(reading)["POC"] is None
    assert "B2" in said(reading, "not-understood")
    assert "A3" in said(reading, "not-understood")
    assert "evil" not in str(reading.document)


def test_text_that_looks_like_a_formula_stays_text_and_one_guard_is_taken_off():
    reading = read("Step,Due\n'=cmd|' /C calc'!A0,2026-12-04\n=1+1,2026-12-07\n''quoted,2026-12-08\n")
    assert list(due(reading)) == ["=cmd|' /C calc'!A0", "=1+1", "'quoted"]


def test_control_and_direction_characters_are_taken_out_and_said():
    reading = read("Step,Due\nPO\u202eC\u200b\x07,2026-12-04\nNDA,2026-12-07\n")
    assert list(due(reading)) == ["POC", "NDA"]
    assert "A2" in said(reading, "resolved")


def test_markdown_of_brackets_is_refused_before_it_is_parsed():
    with pytest.raises(RefusedFile, match="brackets"):
        read("[" * 100_000, "plan.md")


@pytest.mark.parametrize("unit", ["(", "(a ", "=a: ", "a b ", "[a](", "« - "])
def test_a_cell_of_ten_thousand_odd_characters_is_read_as_text_and_not_searched(unit: str):
    odd = f'"{unit * (32_000 // len(unit))}"'
    text = f"{odd}\n\nStep,Due,Owner,Status\n" + f"{odd},{odd},{odd},{odd}\n" * 20 + "Signature,2026-12-18,Dana,open\n"
    assert due(read(text))["Signature"] == "2026-12-18"


def test_a_huge_text_is_cut_and_said():
    reading = read(f"Step,Due,Owner\n{'very long ' * 500},2026-12-04,Seller\nNDA,2026-12-07,Buyer\n")
    assert len(next(iter(due(reading)))) == 300
    assert "cut to 300" in said(reading)


def test_a_comment_on_a_cell_is_said():
    from openpyxl.comments import Comment

    def comment(sheet):
        sheet["A2"].comment = Comment("ask Tom first", "Sam")

    assert "ask Tom first" in said(read_rows(PLAN, then=comment), "left-out")


def test_one_stray_cell_far_away_costs_nothing():
    reading = read_rows(PLAN, then=lambda sheet: sheet.cell(1_000_000, 300, "stray"))
    assert list(due(reading)) == ["POC", "NDA"]
    assert "stray" in said(reading)


def test_five_thousand_rows_are_read():
    rows = "\n".join(
        f"{i},Step number {i},Person {i % 30},{1 + i % 28}/{1 + i % 12}/2027,{i - 1 if i > 1 else ''}"
        for i in range(1, 5001)
    )
    reading = read(f"#,Step,Owner,Due,After\n{rows}\n")
    assert len(reading.rows) == 5000


def test_two_steps_of_one_name_have_two_ids():
    assert [
        m["id"]
        for m in read("Step,Due\nReview,2026-12-04\nReview,2026-12-07\n").document["workstreams"][0]["milestones"]
    ] == ["review", "review-2"]


TEXTS = st.text(alphabet=st.sampled_from("abcdeXYZ 0123456789/.-:,;'=+@|()✅🔴%é日本月年WKQ\n\u200b"), max_size=14)
CELLS = st.one_of(
    TEXTS,
    st.sampled_from(
        [
            "",
            "Done",
            "tbc",
            "Both",
            "W3",
            "T-5",
            "Total",
            "Phase 1",
            "2026-12-04",
            "03/11/26",
            "Seller / Buyer",
            "1",
            "2",
        ]
    ),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=7))
def test_whatever_stands_in_a_table_is_in_the_plan_or_in_a_remark(rows: list[list[str]]):
    heads = ["Phase", "Step", "Owner", "Due", "Status", "Zorble"]
    data = workbook(
        [
            heads,
            ["Validate", "Proof", "Seller", "2026-12-04", "Open", ""],
            *([c if not c.startswith("=") else f" {c}" for c in row] for row in rows),
        ]
    )
    reading = read(data, "plan.xlsx")
    read_document(reading.document)
    places = " ".join(remark.cell for remark in reading.remarks)
    texts = str(
        [(r.title, r.due_words, r.status_words, r.workstream, [o.name for o in r.owners]) for r in reading.rows]
    ).casefold()
    for number, row in enumerate(rows, 3):
        for column, text in enumerate(row):
            kept = re.sub(r"\W+", "", text.casefold())
            place = f"{'ABCDEF'[column]}{number}"
            if not kept or re.search(rf"\b{place}\b", places) or _in_range(place, places):
                continue
            parts = [re.sub(r"\W+", "", part) for part in re.split(r"[^\w ]+", text.casefold())]
            assert all(part in re.sub(r"[\W]+", "", texts) for part in parts), (place, text, said(reading))


def _in_range(place: str, places: str) -> bool:
    column, row = place[0], int(place[1:])
    return any(
        left <= column <= right and int(top) <= row <= int(bottom)
        for left, top, right, bottom in re.findall(r"\b([A-F])(\d+):([A-F])(\d+)\b", places)
    )


@settings(max_examples=100)
@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused_and_never_breaks(text: str):
    for name in ("plan.csv", "plan.md"):
        try:
            read_document(read(text.encode("utf-8", "ignore"), name).document)
        except RefusedFile as refused:
            assert refused.message  # noqa: PT017


@settings(max_examples=60)
@given(cells=st.lists(TEXTS, min_size=4, max_size=30))
def test_every_reading_is_a_plan(cells: list[str]):
    rows = "\n".join(
        "|".join(["", f"s{i} {a}".replace("|", " ").replace("\n", " "), b.replace("|", " ").replace("\n", " "), ""])
        for i, (a, b) in enumerate(zip(cells, cells[::-1], strict=True))
    )
    reading = read(f"| Step | Due |\n|---|---|\n{rows}\n", "plan.md")
    assert read_document(reading.document).milestones
    assert milestones(reading)
