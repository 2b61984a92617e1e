"""A fresh data folder and a fresh database for each benchmark, on either engine."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from tools.postgresql import HASTE, throw_away_server

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def lasting_server() -> Iterator[str]:
    """Yield the URL of a throw-away server that waits for the disk, as a school's server does."""
    with throw_away_server() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for setting in HASTE:
                connection.execute(f"ALTER SYSTEM RESET {setting}")
            connection.execute("SELECT pg_reload_conf()")
        yield url


@contextmanager
def fresh_settings(server: str) -> Iterator[Mapping[str, str]]:
    """Yield the environment of one benchmark: nothing of a school on this machine is touched.

    Args:
        server: the URL of a PostgreSQL server on which databases may be made; "" for SQLite.
    """
    ours = ("MAMORI_", "DATABASE_URL", "DJANGO_")
    settings = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    (ROOT / ".test").mkdir(exist_ok=True)  # on the checkout's disk; /tmp may be memory
    with (
        tempfile.TemporaryDirectory(prefix="bench-", dir=ROOT / ".test") as data,
        _fresh_database(server) as url,
    ):
        settings |= {"MAMORI_DATA": data, "DJANGO_SETTINGS_MODULE": "mamori.site.settings"}
        yield settings | ({"DATABASE_URL": url} if url else {})


@contextmanager
def _fresh_database(server: str) -> Iterator[str]:
    if not server:
        yield ""
        return
    name = f"mamori_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
