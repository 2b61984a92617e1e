"""Two drives on this machine that answer as Microsoft and Google publish that theirs do.

They stand in for the real ones, which no test may ask. What they check: tokens, pages, folders,
addresses that lead elsewhere, and that whoever asks too often waits.
"""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

TENANT, CLIENT, SECRET = "tenant-1", "client-1", "made-up-client-secret"
DRIVE, FOLDER = "b!Drive-1", "Folder-1"
LIST, LETTER = b"name,born\n", "保護者の皆さまへ".encode()
ACCOUNT = "reader@made-up.example"
GOOGLE = "application/vnd.google-apps."


@dataclass
class Drives:
    """What the drives were asked, and how often they still say that it is too much."""

    url: str = ""
    busy: int = 0
    asked: list[str] = field(default_factory=list)
    key: Any = field(default_factory=lambda: generate_private_key(65537, 2048))

    @property
    def key_file(self) -> str:
        pem = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        told = {"type": "service_account", "client_email": ACCOUNT, "private_key": pem}
        return json.dumps(told)


@contextmanager
def drives() -> Iterator[Drives]:
    told = Drives()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"drives": told}))
    told.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    drives: Drives

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        if self.path == f"/{TENANT}/oauth2/v2.0/token":
            good = (told["client_id"], told["client_secret"]) == (CLIENT, SECRET)
            good = good and told["grant_type"] == "client_credentials"
            self._say({"access_token": "graph-token", "token_type": "Bearer"} if good else None)
        elif self.path == "/token":
            self._say({"access_token": "drive-token"} if self._is_signed(told) else None)

    def do_GET(self) -> None:
        self.drives.asked.append(self.path)
        parts = urlsplit(self.path)
        if self.drives.busy:
            self.drives.busy -= 1
            self.send_response(429)
            self.send_header("Retry-After", "7")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if parts.path.startswith("/content/"):  # lets in whoever knows the address
            assert "Authorization" not in self.headers
            self._send(LIST)
            return
        graph = parts.path.startswith("/v1.0/")
        if self.headers["Authorization"] != f"Bearer {'graph' if graph else 'drive'}-token":
            self._say(None, status=401)
            return
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        (self._graph if graph else self._google)(unquote(parts.path), asked)

    def _graph(self, path: str, asked: dict[str, str]) -> None:
        base = f"/v1.0/drives/{DRIVE}"
        file = {"id": "F1", "name": "名簿.csv", "size": len(LIST), "file": {}, "eTag": "e1"}
        if path == f"{base}/root:/Shared docs":
            self._say({"id": "D1", "name": "Shared docs", "folder": {"childCount": 2}})
        elif path == f"{base}/root:/Shared docs/Class 3/名簿.csv":
            self._say(file)
        elif path == f"{base}/items/D1/children" and "$skiptoken" not in asked:
            more = f"{self.drives.url}{base}/items/D1/children?$skiptoken=2"
            letter = {"id": "F2", "name": "letter.txt", "size": len(LIST), "file": {}}
            self._say({"value": [letter], "@odata.nextLink": more})
        elif path == f"{base}/items/D1/children":
            note = {"id": "N1", "name": "a notebook", "package": {"type": "oneNote"}}
            self._say({"value": [{"id": "D2", "name": "Class 3", "folder": {}}, note]})
        elif path == f"{base}/items/D2/children":
            self._say({"value": [file]})
        elif path.endswith("/content"):
            self.send_response(302)
            self.send_header("Location", f"{self.drives.url}/content/once")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._say({"error": {"code": "itemNotFound"}}, status=404)

    def _google(self, path: str, asked: dict[str, str]) -> None:
        base = "/drive/v3/files"
        if path == base:
            assert asked["includeItemsFromAllDrives"] == "true"
            inner = {"id": "Inner-1", "name": "Class 3", "mimeType": f"{GOOGLE}folder"}
            pages = {
                (FOLDER, ""): ([_csv("C1", "b.csv"), inner], "2"),
                (FOLDER, "2"): ([_own("S1", "Names", "spreadsheet"), _own("M1", "x", "map")], ""),
                ("Inner-1", ""): ([_csv("C2", "名簿.csv"), inner | {"id": FOLDER}], ""),
            }
            folder = asked["q"].split("'")[1]
            found, following = pages[folder, asked.get("pageToken", "")]
            more = {"nextPageToken": following} if following else {}
            self._say({"files": found} | more)
        elif path == f"{base}/S1/export":
            assert asked["mimeType"].endswith("spreadsheetml.sheet")
            self._send(LETTER)
        elif path in {f"{base}/C1", f"{base}/C2"} and asked.get("alt") == "media":
            self._send(LIST)
        elif path == f"{base}/C2":
            self._say(_csv("C2", "名簿.csv"))
        else:
            self._say({"error": {"code": 404}}, status=404)

    def _is_signed(self, told: dict[str, str]) -> bool:
        said, _, signature = told["assertion"].rpartition(".")
        self.drives.key.public_key().verify(_read(signature), said.encode(), PKCS1v15(), SHA256())
        claims = json.loads(_read(said.split(".")[1]))
        return bool(claims["iss"] == ACCOUNT and claims["exp"] - claims["iat"] == 3600)

    def _say(self, told: dict[str, Any] | None, status: int = 200) -> None:
        denied = {"error": "invalid_client"}
        self._send(
            json.dumps(denied if told is None else told).encode(), 401 if told is None else status
        )

    def _send(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


def _csv(pk: str, name: str) -> dict[str, str]:
    told = {"id": pk, "name": name, "mimeType": "text/csv", "md5Checksum": "m1"}
    return told | {"size": str(len(LIST)), "modifiedTime": "2026-05-01T00:00:00Z"}


def _own(pk: str, name: str, kind: str) -> dict[str, str]:
    return {"id": pk, "name": name, "mimeType": GOOGLE + kind, "modifiedTime": "2026-05-01"}


def _read(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
