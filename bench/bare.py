"""Yardsticks in plain SQL, through the same connection and with the same settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from django.db import connection

_numbers = count(1)


def engine() -> str:
    """Name the engine and the settings that decide what a commit costs."""
    if connection.vendor == "sqlite":
        names = {"0": "OFF", "1": "NORMAL", "2": "FULL"}
        version, mode, sync = (
            _value(query)
            for query in ("SELECT sqlite_version()", "PRAGMA journal_mode", "PRAGMA synchronous")
        )
        return f"SQLite {version}, journal_mode={mode}, synchronous={names.get(sync, sync)}"
    version, fsync, commit = (
        _value(f"SHOW {name}") for name in ("server_version", "fsync", "synchronous_commit")
    )
    return f"PostgreSQL {version}, fsync={fsync}, synchronous_commit={commit}"


@contextmanager
def bare_table() -> Iterator[None]:
    """Keep a table of numbered rows with one column of bytes."""
    blob = "bytea" if connection.vendor == "postgresql" else "blob"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_row (id integer PRIMARY KEY, body {blob} NOT NULL)")
        try:
            yield
        finally:
            cursor.execute("DROP TABLE bench_row")


def insert(body: bytes) -> None:
    """Insert one row; outside a transaction that is also one commit."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_row (id, body) VALUES (%s, %s)", [next(_numbers), body])


def _value(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])
