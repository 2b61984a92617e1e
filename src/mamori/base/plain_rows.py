"""Rows as an engine takes them, and the two statements that store many of them at once.

Django builds a statement anew for each batch and asks each field how its value is stored. While a
whole school answers, that takes longer than the storing. So a statement is built once, and what is
stored as it stands is not asked about.
"""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigAutoField, BinaryField, BooleanField, Field, Model, UUIDField

AS_IT_STANDS = frozenset({(BinaryField, bytes), (BooleanField, bool), (BigAutoField, int)})


Plain = tuple[Any, list[Any]]  # the key of a row, and what stands in its columns
Column = tuple[str, Any, type[Field[Any, Any]]]  # attribute, field, kind of what it refers to


def plain(row: Model) -> Plain:
    """Return a row as the engine of this process takes it."""
    values = []
    for name, field, kind in _columns(type(row)):
        value = getattr(row, name)
        if kind is UUIDField and type(value) is UUID:
            value = _number(value)
        elif (kind, type(value)) not in AS_IT_STANDS:
            value = field.get_db_prep_save(field.pre_save(row, add=True), connection)
        values.append(value)
    return key(type(row), row.pk), values


def key(model: type[Model], pk: object) -> Any:
    """Return a key as the engine of this process takes it."""
    field: Any = model._meta.pk  # noqa: SLF001 -- Django's documented name for it
    if type(field) is UUIDField and type(pk) is UUID:
        return _number(pk)
    return field.get_db_prep_save(pk, connection)


def _number(value: UUID) -> UUID | str:
    return value if _engine_has_numbers() else value.hex


def insert(model: type[Model], rows: Sequence[Plain]) -> None:
    """Insert rows in the order of their keys: who came before whom is not kept."""
    in_order = [values for _key, values in sorted(rows, key=itemgetter(0))]
    with connection.cursor() as cursor:
        cursor.executemany(_inserting(model), in_order)


def mark(model: type[Model], flag: str, keys: Sequence[Any]) -> int:
    """Raise a flag where it is down; return in how many rows."""
    with connection.cursor() as cursor:
        cursor.execute(_marking(model, flag, len(keys)), [True, *keys])
        return int(cursor.rowcount)


@cache
def _engine_has_numbers() -> bool:
    return bool(connection.features.has_native_uuid_field)


@cache
def _columns(model: type[Model]) -> tuple[Column, ...]:
    fields: Any = model._meta.local_concrete_fields  # noqa: SLF001 -- Django's documented name
    return tuple(
        (each.attname, each, type(each.target_field if each.remote_field else each))
        for each in fields
    )


@cache
def _inserting(model: type[Model]) -> str:
    name = connection.ops.quote_name
    columns = [name(each.column) for _name, each, _kind in _columns(model)]
    into = f"{name(model._meta.db_table)} ({', '.join(columns)})"  # noqa: SLF001 -- as above
    return f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 -- names of our own tables


@cache
def _marking(model: type[Model], flag: str, count: int) -> str:
    meta: Any = model._meta  # noqa: SLF001 -- as above
    name = connection.ops.quote_name
    column, places = name(meta.get_field(flag).column), ", ".join(["%s"] * count)
    which = f"NOT {column} AND {name(meta.pk.column)} IN ({places})"
    return f"UPDATE {name(meta.db_table)} SET {column} = %s WHERE {which}"  # noqa: S608 -- likewise
