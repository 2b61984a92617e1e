"""A server of files by SSH on this machine, which shows one folder to whoever has the password."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import paramiko
from tests.base.servers import PASSWORD, USER


@contextmanager
def sftp(folder: Path, home: Path, *, known: bool = True) -> Iterator[str]:
    """Serve a folder; `known` says whether the machine whose home that is knows the server."""
    key = paramiko.ECDSAKey.generate()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        if known:
            hosts = paramiko.HostKeys()
            hosts.add(f"[127.0.0.1]:{port}", key.get_name(), key)
            (home / ".ssh").mkdir(exist_ok=True)
            hosts.save(str(home / ".ssh" / "known_hosts"))
        threading.Thread(target=_serve, args=(listening, key, folder), daemon=True).start()
        yield f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}"


def _serve(listening: socket.socket, key: paramiko.PKey, folder: Path) -> None:
    with suppress(OSError):  # closed when the test is over
        while True:
            transport = paramiko.Transport(listening.accept()[0])
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Folder, folder)
            with suppress(paramiko.SSHException, EOFError):
                transport.start_server(server=_Door())


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        right = (username, password) == (USER, PASSWORD)
        return paramiko.AUTH_SUCCESSFUL if right else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:  # noqa: ARG002 -- the signature is that of paramiko
        return paramiko.OPEN_SUCCEEDED


class _Folder(paramiko.SFTPServerInterface):
    def __init__(self, server: Any, folder: Path) -> None:
        super().__init__(server)
        self._folder = folder

    def _real(self, path: str) -> Path:
        return self._folder / path.lstrip("/")

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes]:
        return [
            paramiko.SFTPAttributes.from_stat(each.stat(), each.name)
            for each in self._real(path).iterdir()
        ]

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        try:
            return paramiko.SFTPAttributes.from_stat(self._real(path).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> paramiko.SFTPHandle | int:  # noqa: ARG002 -- the signature is that of paramiko
        handle = paramiko.SFTPHandle(flags)
        try:
            handle.readfile = os.fdopen(os.open(self._real(path), os.O_RDONLY), "rb")
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        return handle
