"""Which columns hold owners, of which side each is, and which one only tells who leads."""

from __future__ import annotations

from signward.files.sheets.grid import words
from signward.files.sheets.headings import generic_side, heading
from signward.files.sheets.spoken import read_date
from signward.files.sheets.statuses import word_status
from signward.files.sheets.table import Column, Table, unheaded


def settle_owners(table: Table, vendor: str = "", buyer: str = "") -> None:
    """Gives the columns of owners their sides or companies, and the column of leads its own kind."""
    _settle_companies(table)
    if not table.of("owner", "party"):
        _guess_owner(table)
    _settle_sides(table)
    _settle_lead(table, vendor, buyer)


def _settle_companies(table: Table) -> None:
    """Two owner columns that tell no side are headed by two companies: "Acme owner" beside "Globex owner"."""
    owners = [column for column in table.of("owner") if not column.marks]
    if len(owners) != 2 or any(column.sides or column.group for column in owners):
        return
    shared = set(words(owners[0].title).split()) & set(words(owners[1].title).split())
    names = [
        " ".join(word for word in column.title.split() if words(word) not in shared).strip(" -–:/|()")
        for column in owners
    ]
    if all(name[:1].isupper() and heading(name) is None for name in names):
        for column, name in zip(owners, names, strict=True):
            column.group = name


def _settle_lead(table: Table, vendor: str, buyer: str) -> None:
    """Beside the owners of both sides, a column that names a side or a company tells which of them leads."""
    owners = table.of("owner")
    companies = [name for name in (vendor, buyer, *(column.group for column in owners)) if name]
    for column in (*table.of("owner", "party", "second party"), *unheaded(table)):
        others = [other for other in owners if other is not column and not other.marks]
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        if not told or not others or column.sides or not all(_is_side(text, companies) for text in told):
            continue
        if len(others) >= 2:
            column.kind = "lead"
            return
        if column.kind == "owner" and not table.of("party"):
            column.kind = "party"  # "Lead: Vendor" beside "Owner: Sam" tells on which side Sam is
            return


def _is_side(text: str, companies: list[str]) -> bool:
    plain = words(text)
    return generic_side(text) is not None or any(
        plain == words(name)
        or (len(plain) > 2 and words(name).startswith(f"{plain} "))
        or plain.startswith(f"{words(name)} ")
        for name in companies
    )


def _settle_sides(table: Table) -> None:
    """Of two owner columns one is the buyer's: then the other is the vendor's, and the other way round."""
    owners = [column for column in table.of("owner") if not column.marks]
    _claim_names(table, owners)
    owners = [column for column in table.of("owner") if not column.marks]
    told = [column for column in owners if len(column.sides) == 1]
    if len(owners) == 2 and len(told) == 1:
        other = next(column for column in owners if column is not told[0])
        if not other.sides and words(other.title) not in ("owner", "who", "responsible"):
            other.sides, other.guessed = ("vendor" if told[0].sides == ("buyer",) else "buyer",), True


def _claim_names(table: Table, owners: list[Column]) -> None:
    """One side has its column of owners: a column of names under the other's word or an unknown one is the other's."""
    teams = [c for c in table.of("party", "second party") if len(c.sides) == 1 and _names(table, c)]
    if not owners and len({column.sides for column in teams}) == 2:
        for column in teams:  # "Vendor team" beside "Client team", with people in them
            column.kind = "owner"
        return
    if len(owners) != 1 or len(owners[0].sides) != 1:
        return
    for column in (*table.of("second party", "party"), *unheaded(table)):
        sided = len(column.sides) == 1 and column.sides != owners[0].sides
        if (sided or (not column.sides and not column.kind)) and _names(table, column):
            column.kind = "owner"
            return


def _guess_owner(table: Table) -> None:
    """No heading names the owners: a column without a known heading that names sides or addresses holds them."""
    for column in table.columns.values():
        if column.kind:
            continue
        told = [row.text(column.number) for row in table.rows if row.text(column.number)]
        sure = sum(generic_side(text) is not None or "@" in text for text in told)
        if told and all(len(text) < 45 for text in told) and sure * 4 >= len(told):
            column.kind = "owner"
            return
    named = [column for column in table.columns.values() if not column.kind and column.title and _names(table, column)]
    if len(named) == 2:
        for column in named:
            column.kind, column.group = "owner", column.title


def _names(table: Table, column: Column) -> bool:
    """Whether a column holds short names, as the column of a company's people does."""
    told = [row.text(column.number) for row in table.rows if row.text(column.number)]
    return (
        len(told) * 2 >= len(table.rows)
        and column.title[:1].isupper()
        and all(text[:1].isupper() and len(text) <= 30 and len(text.split()) <= 4 for text in told)
        and not any(word_status(text) or ((day := read_date(text)) and day.kind != "month") for text in told)
    )
