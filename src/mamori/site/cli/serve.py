"""`mamori serve`: the pages and the worker behind them, in one command."""

import argparse
import getpass
import os
import socket
import sys
import time
from typing import Any

from mamori.base.keyfile import SALT
from mamori.site.cli.processes import Child, run_together
from mamori.site.folders import data_folder

WORKERS = 2
THREADS = 16  # of each; one that waits for a slow sender does nothing else meanwhile
STARTS_WITHIN = 30.0  # seconds
LOOKING = ("--queue-name", "looking", "--interval", "0.2", "--no-startup-delay")


def add(commands: Any) -> None:
    """Add the command to the parser."""
    serve = commands.add_parser("serve", help="serve the pages, and do what waits behind them")
    add_address(serve)
    serve.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="listen here (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="and here (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Bring the database up to date, then serve until somebody stops it."""
    if not _is_free(args.host, args.port):
        print(
            f"Something else listens at port {args.port} already. Nothing was started."
            f" Choose another one: --port {args.port + 1}",
            file=sys.stderr,
        )
        return 1
    ask_passphrase()
    os.environ.setdefault("MAMORI_ADDRESS", f"http://localhost:{args.port}")
    prepare()
    return run_together(children(args.host, args.port), lambda: _tell(args.host, args.port))


def ask_passphrase() -> None:
    """Ask for the passphrase where one protects the key, nobody gave it and somebody can answer."""
    protected = (data_folder() / SALT).exists()
    if protected and "MAMORI_PASSPHRASE" not in os.environ and sys.stdin.isatty():
        os.environ["MAMORI_PASSPHRASE"] = getpass.getpass("Passphrase of this school: ")


def prepare() -> None:
    """Bring the database up to date."""
    import django  # noqa: PLC0415 -- the passphrase must be there before the settings are read
    from django.core.management import call_command  # noqa: PLC0415 -- likewise

    django.setup()
    call_command("migrate", verbosity=0)


def children(host: str, port: int) -> list[Child]:
    """Return what runs: pages over WSGI, the worker that sends what waits, the timer.

    What looks through sites and folders takes hours, so it has a worker of its own.
    """
    python = [sys.executable, "-m"]
    web = [
        *python,
        *("granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(WORKERS), "--blocking-threads", str(THREADS)),
        # Its warnings are that so many threads wait; whatever ends a process is an error.
        *("--respawn-failed-workers", "--no-ws", "--log-level", "error"),
        "mamori.site.wsgi:application",
    ]
    timer = [sys.executable, "-c", "from mamori.site.cli import main; main(['tidy', '--hourly'])"]
    return [
        Child("web server", web),
        Child("worker", [*python, "django", "db_worker"]),
        # Somebody waits for what it does, so it looks often whether there is anything.
        Child("scanner", [*python, "django", "db_worker", *LOOKING]),
        Child("sweeper", [*python, "django", "db_worker", "--queue-name", "sweeps"]),
        Child("timer", timer),
    ]


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _tell(host: str, port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    address = os.environ["MAMORI_ADDRESS"]
    print(f"Mamori is open at {address} – stop it with Ctrl-C.", flush=True)
