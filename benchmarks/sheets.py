"""Reading spreadsheets beside openpyxl's bare load of the same bytes, and what refusing hostile files costs.

Usage: python benchmarks/sheets.py

Times are of the processor, so that a busy machine tells the same. Each refusal runs in a process of its own; its memory
is what it needed beyond a process that read a plan of ten rows.
"""

from __future__ import annotations

import io
import multiprocessing
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import process_time

import openpyxl

from signward.files.sheets import RefusedFile, read_sheet

TODAY = date(2026, 11, 23)


def main() -> None:
    print(f"{'rows':>7} {'xlsx':>9} {'bare load':>10} {'ratio':>6} {'csv':>9}")
    read_sheet(workbook(10), "warm.xlsx", TODAY)
    for rows in (50, 500, 5000):
        book, text = workbook(rows), delimited(rows)
        ours = timed(partial(read_sheet, book, "plan.xlsx", TODAY))
        bare = timed(partial(openpyxl.load_workbook, io.BytesIO(book)))
        lines = timed(partial(read_sheet, text, "plan.csv", TODAY))
        print(f"{rows:>7} {ours:>7.2f} s {bare:>8.2f} s {ours / bare:>6.1f} {lines:>7.2f} s")
    _, usual, _ = apart(workbook(10), "plan.xlsx")
    print(f"\n{'refused':<24} {'time':>7} {'memory':>9}  why")
    for name, data, file in hostile():
        seconds, memory, told = apart(data, file)
        print(f"{name:<24} {seconds:>5.2f} s {max(memory - usual, 0):>6.0f} MB  {told}")


def workbook(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for row in table(rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def delimited(rows: int) -> bytes:
    return "\n".join(",".join(str(value) for value in row) for row in table(rows)).encode()


def table(rows: int) -> Iterator[list[object]]:
    yield ["#", "Step", "Owner", "Due", "Status"]
    for n in range(rows):
        owner = ("Sam (vendor)", "Dana (customer)", "Both")[n % 3]
        yield [n + 1, f"Deliverable number {n}", owner, TODAY + timedelta(days=n % 300), ("Done", "Open", "WIP")[n % 3]]


def timed(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def apart(data: bytes, name: str) -> tuple[float, float, str]:
    """Seconds of processor, megabytes at the most, and what was said, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (data, name))


def measured(data: bytes, name: str) -> tuple[float, float, str]:
    begin = process_time()
    try:
        read_sheet(data, name, TODAY)
        told = "(read)"
    except RefusedFile as refused:
        told = refused.message
    return process_time() - begin, peak(), told


def peak() -> float:
    """The most memory of this process in megabytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def hostile() -> Iterator[tuple[str, bytes, str]]:
    sheet = "xl/worksheets/sheet1.xml"
    yield "zip bomb", packed({sheet: b" " * 90_000_000}), "plan.xlsx"
    yield "many small bombs", packed({f"xl/media/{n}.xml": b" " * 1_000_000 for n in range(150)}), "plan.xlsx"
    yield "entities", packed({sheet: b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}), "plan.xlsx"
    yield "deep nesting", packed({sheet: b"<a>" * 300_000 + b"</a>" * 300_000}), "plan.xlsx"
    yield "a million merged", packed({sheet: b'<a><mergeCell ref="A1:XFD1048576"/></a>'}), "plan.xlsx"
    yield "2 million cells", packed({sheet: b"<a>" + b"<c/>" * 2_000_000 + b"</a>"}, zipfile.ZIP_STORED), "plan.xlsx"
    yield "a million columns", b"Step,Owner,Due" + b",x" * 1_000_000, "plan.csv"
    yield "a million rows", b"Step,Owner,Due\n" + b"a,b,c\n" * 1_000_000, "plan.csv"
    yield "macros", packed({"xl/vbaProject.bin": b"x"}), "plan.xlsx"
    yield "links to other files", packed({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "plan.xlsx"
    yield "a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "plan.xlsx"
    yield "random bytes", bytes(range(256)) * 4000, "plan.csv"
    yield "deep markdown", b">" * 100_000 + b" a\n" + b"| a | b |\n|---|---|\n", "plan.md"


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **parts}.items():
            archive.writestr(name, data)
    return out.getvalue()


if __name__ == "__main__":
    main()
