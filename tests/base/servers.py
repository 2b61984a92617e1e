"""Servers of others on this machine, for tests of what lies elsewhere."""

import functools
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.patience import PATIENCE

USER, PASSWORD = "keeper", "made-up-secret"
SMBD = shutil.which("smbd") or "/usr/sbin/smbd"
SHARE = """[global]
server role = standalone server
passdb backend = tdbsam:{own}/passdb.tdb
disable netbios = yes
smb ports = {port}
bind interfaces only = yes
interfaces = lo
private dir = {own}
lock directory = {own}
state directory = {own}
cache directory = {own}
pid directory = {own}
ncalrpc dir = {own}/rpc
log file = {own}/log
usershare max shares = 0
[school]
path = {folder}
read only = yes
valid users = {owner}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def answering(port: int, process: "subprocess.Popen[bytes] | None" = None) -> None:
    """Wait until something answers on a port.

    Raises:
        TimeoutError: nothing did.
    """
    for _ in range(int(PATIENCE / 0.1)):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process and process.poll() is not None:
            raise TimeoutError(f"The server ended with status {process.returncode}.")
        time.sleep(0.1)
    raise TimeoutError("The server did not start.")


@contextmanager
def started(port: int, *command: str) -> Iterator[None]:
    """Run a server until the block is over."""
    quiet = subprocess.DEVNULL
    # Some servers end their whole group of processes, so each gets a group of its own.
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            answering(port, process)
            yield
        finally:
            process.terminate()


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """Serve a folder as plain web pages."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def webdav(folder: Path, own: Path) -> Iterator[str]:
    """Serve a folder by WebDAV, behind a password."""
    port = free_port()
    settings = own / "wsgidav.yaml"
    settings.write_text(
        f'host: 127.0.0.1\nport: {port}\nserver: cheroot\nprovider_mapping:\n  "/": "{folder}"\n'
        f'simple_dc:\n  user_mapping:\n    "*":\n      {USER}:\n        password: {PASSWORD}\n'
        "http_authenticator:\n  accept_basic: true\n  accept_digest: false\n"
        "  default_to_digest: false\n",
        encoding="utf-8",
    )
    command = (sys.executable, "-m", "wsgidav.server.server_cli", f"--config={settings}")
    with started(port, *command):
        yield f"webdav+http://{USER}:{PASSWORD}@127.0.0.1:{port}"


@contextmanager
def s3(*files: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve files in the bucket `school`; yield its address and the settings that reach it."""
    port = free_port()
    command = (sys.executable, "-m", "moto.server", "--host=127.0.0.1", f"--port={port}")
    settings = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": USER,
        "AWS_SECRET_ACCESS_KEY": PASSWORD,
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with started(port, *command):
        import boto3  # noqa: PLC0415 -- takes half a second, which other tests need not wait

        client = boto3.client(
            "s3",
            endpoint_url=settings["AWS_ENDPOINT_URL"],
            aws_access_key_id=USER,
            aws_secret_access_key=PASSWORD,
            region_name="us-east-1",
        )
        client.create_bucket(Bucket="school")
        for file in files:
            client.put_object(Bucket="school", Key=f"lists/{file.name}", Body=file.read_bytes())
        yield "s3://school/lists", settings


@contextmanager
def samba(folder: Path, own: Path) -> Iterator[str]:
    """Serve a folder as a share of Samba."""
    port = free_port()
    (own / "rpc").mkdir(parents=True)
    settings = own / "smb.conf"
    settings.write_text(SHARE.format(port=port, own=own, folder=folder, owner=folder.owner()))
    twice = f"{PASSWORD}\n{PASSWORD}\n"
    add = ("smbpasswd", "-c", str(settings), "-a", "-s", folder.owner())
    subprocess.run(add, input=twice, text=True, capture_output=True, check=True)
    with started(port, SMBD, "--foreground", "--no-process-group", f"--configfile={settings}"):
        yield f"smb://{folder.owner()}:{PASSWORD}@127.0.0.1:{port}/school"
