from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.ledger.chain import ERASED, faults
from signward.ledger.exported import NotALedger, check
from tests.ledger.written import exported, sealed_chain

CHAIN = sealed_chain("shared", [{"n": n} for n in range(5)])


def test_a_chain_that_nobody_altered_has_no_fault():
    assert list(faults(CHAIN)) == []


def blanked(entries, seq):
    return [replace(e, salt=None, payload=None) if e.row.seq == seq else e for e in entries]


def with_erasure(seq):
    return sealed_chain("shared", [{"n": n} for n in range(5)] + [{"entry": seq}], kinds={6: ERASED})


def test_an_erased_body_leaves_the_chain_whole_where_a_later_entry_says_so():
    assert list(faults(blanked(with_erasure(2), 2))) == []


def test_a_body_that_is_gone_with_nobody_saying_so_is_found():
    for entries in (blanked(CHAIN, 2), blanked(with_erasure(3), 2), blanked(with_erasure(6), 6)):
        assert [fault.seq for fault in faults(entries)][:1] in ([2], [6])


@pytest.mark.parametrize("changed", [{"payload": {"n": 7}}, {"salt": "0" * 64}, {"hash": "f" * 64}, {"salt": None}])
def test_a_changed_body_salt_or_hash_is_found_and_named(changed):
    altered = [replace(e, **changed) if e.row.seq == 3 else e for e in CHAIN]
    assert next(faults(altered)).seq == 3


@pytest.mark.parametrize("field", ["workspace", "plan", "kind", "actor_ref", "commitment", "prev", "chain"])
def test_every_field_of_a_row_is_covered_by_its_hash(field):
    altered = [replace(e, row=replace(e.row, **{field: "x"})) if e.row.seq == 3 else e for e in CHAIN]
    assert next(faults(altered)).seq == 3


@pytest.mark.parametrize(
    "entries",
    [CHAIN[1:], CHAIN[:2] + CHAIN[3:], [CHAIN[1], CHAIN[0], *CHAIN[2:]], [CHAIN[0], *CHAIN]],
    ids=["first cut", "one missing", "swapped", "doubled"],
)
def test_a_missing_moved_or_doubled_entry_is_found(entries):
    assert list(faults(entries))


def test_an_export_that_nobody_altered_verifies():
    found = check(exported())
    assert (found.faults, found.counts) == ((), {"shared": 3, "vendor": 1})


def test_every_flipped_byte_of_an_export_is_found():
    whole = b"".join(exported(2, 1))
    for at in range(len(whole)):
        altered = bytearray(whole)
        altered[at] ^= 1
        assert check(bytes(altered).splitlines(keepends=True)).faults, (
            f"byte {at} of {whole[max(0, at - 20) : at + 20]!r}"
        )


@given(at=st.integers(0, 10_000), byte=st.integers(1, 255))
def test_any_other_change_of_a_byte_is_found_too(at, byte):
    altered = bytearray(b"".join(exported()))
    altered[at % len(altered)] ^= byte
    rows = [row + b"\n" for row in bytes(altered).split(b"\n")]
    rows[-1] = rows[-1][:-1]
    assert check([row for row in rows if row]).faults


@pytest.mark.parametrize("keep", [slice(0, 1), slice(0, -1), slice(0, 3)])
def test_a_cut_tail_is_found(keep):
    assert check(exported()[keep]).faults


def test_the_first_bad_entry_is_named():
    rows = exported()
    rows[2] = rows[2].replace(b'"n":1', b'"n":2')
    assert next((f.chain, f.seq) for f in check(rows).faults) == ("shared", 2)


@pytest.mark.parametrize("rows", [[], [b"hello\n"], [b"{}\n", b"{}\n"], [b"[" * 100_000]])
def test_another_file_is_not_called_altered(rows):
    with pytest.raises(NotALedger):
        check(rows)
