"""Sheets that nobody showed the reader beforehand, each read as a careful person reads it."""

from __future__ import annotations

import pytest

from signward.files.sheets import Reading
from tests.files.sheets.corpus import charts, english, exports_and_lists, languages, more_books, more_text
from tests.files.sheets.corpus.sample import Sample
from tests.files.sheets.made import read, said

LETTERS = {"v": "seller", "b": "buyer", "j": "joint"}
SAMPLES = [
    *english.SAMPLES,
    *languages.SAMPLES,
    *charts.SAMPLES,
    *exports_and_lists.SAMPLES,
    *more_text.SAMPLES,
    *more_books.SAMPLES,
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_it_is_read_as_a_careful_person_reads_it(sample: Sample):
    reading = read(sample.data, sample.name)
    assert not list(misses(sample, reading)), "\n".join([*misses(sample, reading), said(reading)])


def misses(sample: Sample, reading: Reading):
    """Every way in which the reading differs from what a careful person reads."""
    titles = [row.title for row in reading.rows]
    if titles != [want[0] for want in sample.wanted]:
        yield f"milestones {titles}"
        return
    for want, row in zip(sample.wanted, reading.rows, strict=True):
        title, due, owners, status, stream, after = want
        if due and (str(row.due) if row.due else "-") not in due.split("/"):
            yield f"{title}: due {row.due}, not {due}"
        if owners and not same_owners(owners, row.owners):
            yield f"{title}: owners {row.owners}, not {owners}"
        if status and row.status not in status.split("/"):
            yield f"{title}: {row.status}, not {status}"
        if stream and row.workstream not in stream.split("/"):
            yield f"{title}: in {row.workstream}, not {stream}"
        if after and (";".join(row.depends_on) or "-") != after.replace("; ", ";"):
            yield f"{title}: after {row.depends_on}, not {after}"
    yield from _around(sample, reading)


def same_owners(wanted: str, owners) -> bool:
    pairs = {(owner.side, owner.name.casefold()) for owner in owners}
    if wanted == "-":
        return not pairs
    choices = [part.strip().split(" ", 1) for part in wanted.split(",")]
    return len(choices) == len(pairs) and all(
        any((LETTERS[side], name.casefold()) in pairs for name in names.split("/")) for side, names in choices
    )


def _around(sample: Sample, reading: Reading):
    document, words = reading.document, said(reading)
    for key, wanted in (("target_signature", sample.target), ("vendor", sample.vendor), ("customer", sample.customer)):
        if wanted and document.get(key) != wanted:
            yield f"{key}: {document.get(key)}, not {wanted}"
    yield from (f"nothing says {word!r}" for word in sample.says if word not in words)
    people = {person["name"] for person in document.get("people", [])}
    yield from (f"{word!r} is a person or step" for word in sample.never if word in people or word in str(reading.rows))
