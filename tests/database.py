"""A database of its own for processes that a test starts and kills."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """Yield an environment with a data folder and a database, on the engine of the suite."""
    ours = {"MAMORI_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    if connection.vendor == "sqlite":
        yield os.environ | ours | {"DATABASE_URL": f"sqlite:///{folder / 'kill.sqlite3'}"}
        return
    values = settings.DATABASES["default"]
    name = f"kill_{uuid.uuid4().hex}"
    parts = {"host": values["HOST"], "user": values["USER"], "password": values["PASSWORD"]}
    parts |= {"port": values["PORT"], "dbname": "postgres"}
    info = psycopg.conninfo.make_conninfo(**{k: v for k, v in parts.items() if v})
    with psycopg.connect(info, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    url = os.environ["DATABASE_URL"]
    base, _, query = url.partition("?")
    url = f"{base.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    yield os.environ | ours | {"DATABASE_URL": url}
    with psycopg.connect(info, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
