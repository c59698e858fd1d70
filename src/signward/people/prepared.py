"""Queries that Django writes once: for rows that every answer reads, writing the SQL costs ten times the asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import local
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

_MARKS: Final = (8_675_309_001, 8_675_309_002, 8_675_309_003, 8_675_309_004)
"""Values that no query holds by itself, so that their places in its parameters are found again."""


_Written = tuple[str, list[Callable[[Sequence[Any]], Any]], Callable[[tuple[Any, ...]], tuple[Any, ...]] | None]
"""The SQL, what to send in the place of each parameter, and how to convert a row that needs it."""


class Prepared:
    """A query of `values_list` whose parameters alone differ from call to call.

    `build` gets a value for each parameter and returns the queryset; it is called once for each database of a thread.
    `kinds` are the parameters' types: int, str or UUID. Rows come as tuples, converted as Django converts them; the
    last `keep` rows of many that are read again and again are not converted anew.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type, keep: int = 0) -> None:
        self._build, self._kinds, self._local = build, kinds, local()
        self._kept = lru_cache(maxsize=keep)(self._convert) if keep else self._convert

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """All rows for these values, in the order of `kinds`."""
        sql, slots, convert = self._written()
        values = tuple(v if isinstance(v, kind) else kind(v) for kind, v in zip(self._kinds, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [slot(values) for slot in slots])
            found = cursor.fetchall()
        return [self._kept(connection.vendor, row) for row in found] if convert else found

    def row(self, *values: Any) -> tuple[Any, ...] | None:
        """The first of them."""
        found = self.rows(*values)
        return found[0] if found else None

    def _convert(self, vendor: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """`vendor` tells apart what is kept: databases spell one value differently."""
        _, _, convert = self._written()
        return convert(row) if convert else row

    def _written(self) -> _Written:
        if getattr(self._local, "vendor", None) != connection.vendor:
            self._local.vendor, self._local.written = connection.vendor, self._write()
        return self._local.written  # type: ignore[no-any-return]  # a thread's own

    def _write(self) -> _Written:
        marks = [_mark(kind, number) for kind, number in zip(self._kinds, _MARKS, strict=False)]
        compiler = self._build(*marks).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])

        def convert(row: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(*compiler.apply_converters([row], converters))

        return sql, [_slot(parameter, marks) for parameter in parameters], convert if converters else None


def _mark(kind: type, number: int) -> Any:
    return UUID(int=number) if kind is UUID else kind(number)


def _slot(parameter: Any, marks: list[Any]) -> Callable[[Sequence[Any]], Any]:
    """What to send in a parameter's place: a value in the database's spelling, or what the query holds by itself."""
    for place, mark in enumerate(marks):
        if parameter == mark:
            return lambda values: values[place]
        if isinstance(mark, UUID) and parameter == mark.hex:
            return lambda values: values[place].hex
    return lambda _: parameter
