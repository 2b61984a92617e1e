"""Google Drive by its API v3, as a service account with `drive.readonly`.

Published at developers.google.com: "Using OAuth 2.0 for Server to Server Applications", "Files:
list", "Download and export files". A folder is shared with the account's address, and it sees that
alone.
"""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from mamori.base.clouds.asking import Server
from mamori.base.remote import Access, NotReached, Remote

SCOPE = "https://www.googleapis.com/auth/drive.readonly"
_FOLDER = "application/vnd.google-apps.folder"
_OFFICE = "application/vnd.openxmlformats-officedocument"
# Google's own documents are no files: they are taken as the files that hold the same.
_EXPORTED = {
    "application/vnd.google-apps.document": (f"{_OFFICE}.wordprocessingml.document", ".docx"),
    "application/vnd.google-apps.spreadsheet": (f"{_OFFICE}.spreadsheetml.sheet", ".xlsx"),
    "application/vnd.google-apps.presentation": (
        f"{_OFFICE}.presentationml.presentation",
        ".pptx",
    ),
    "application/vnd.google-apps.drawing": ("application/pdf", ".pdf"),
}
_FIELDS = "nextPageToken,files(id,name,mimeType,size,modifiedTime,md5Checksum)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """Where Google answers."""

    drive: str = "https://www.googleapis.com"
    sign_in: str = "https://oauth2.googleapis.com"


def files(
    address: str, access: Access, hosts: Hosts | None = None, server: Server | None = None
) -> Iterator[Remote]:
    """Yield every file of `gdrive://FOLDER`, or the one file that `gdrive://FOLDER/FILE` names.

    Two files of one folder may have one name there, so their addresses are made of ids.

    Raises:
        NotReached: the address or the key is not understood, or the server did not answer.
    """
    yield from _Drive(address, access, hosts or Hosts(), server or Server()).files()


class _Drive:
    def __init__(self, address: str, access: Access, hosts: Hosts, server: Server) -> None:
        parts = urlsplit(address)
        self._folder, self._file = parts.netloc, parts.path.strip("/")
        self._hosts, self._server = hosts, server
        self._account, self._key = _account(access.password)
        self._base = f"{hosts.drive}/drive/v3/files"
        if not self._folder:
            raise NotReached("not-found")

    def files(self) -> Iterator[Remote]:
        token = self._token()
        if self._file:
            fields = urlencode({"fields": _FIELDS[_FIELDS.index("(") + 1 : -1]})
            place = f"{self._base}/{quote(self._file)}?{fields}&supportsAllDrives=true"
            yield from self._remote(self._server.json(place, token), token)
        else:
            yield from self._below(self._folder, token, {self._folder})

    def _below(self, folder: str, token: str, seen: set[str]) -> Iterator[Remote]:
        for item in sorted(self._items(folder, token), key=lambda each: str(each["name"])):
            inner = str(item["id"])
            if item["mimeType"] != _FOLDER:
                yield from self._remote(item, token)
            elif inner not in seen:  # a folder can lie in two places
                seen.add(inner)
                yield from self._below(inner, token, seen)

    def _items(self, folder: str, token: str) -> Iterator[dict[str, Any]]:
        asked = {
            "q": "'{}' in parents and trashed = false".format(folder.replace("'", r"\'")),
            "fields": _FIELDS,
            "pageSize": "1000",
            "supportsAllDrives": "true",
            "includeItemsFromAllDrives": "true",
        }
        following = ""
        while True:
            more = {"pageToken": following} if following else {}
            page = self._server.json(f"{self._base}?{urlencode(asked | more)}", token)
            yield from page.get("files", [])
            following = page.get("nextPageToken", "")
            if not following:
                return

    def _remote(self, item: dict[str, Any], token: str) -> Iterator[Remote]:
        kind, called = str(item["mimeType"]), str(item["name"])
        place = f"{self._base}/{quote(str(item['id']))}"
        if kind in _EXPORTED:
            taken, suffix = _EXPORTED[kind]
            place += f"/export?{urlencode({'mimeType': taken})}"
            called += suffix
        elif kind.startswith("application/vnd.google-apps."):
            return  # a form, a map, a site: nothing that can be taken as a file
        else:
            place += "?alt=media&supportsAllDrives=true"
        size = item.get("size")
        yield Remote(
            f"gdrive://{self._folder}/{quote(str(item['id']))}",
            int(size) if size is not None else None,
            str(item.get("md5Checksum") or item.get("modifiedTime") or ""),
            partial(self._server.answer, place, {"Authorization": f"Bearer {token}"}),
            called,
        )

    def _token(self) -> str:
        now = int(time.time())  # Google's clock, not the school's
        claims = {
            "iss": self._account,
            "scope": SCOPE,
            "aud": f"{Hosts().sign_in}/token",
            "iat": now,
            "exp": now + 3600,
        }
        said = _coded({"alg": "RS256", "typ": "JWT"}) + b"." + _coded(claims)
        signed = said + b"." + _base64(self._key.sign(said, PKCS1v15(), SHA256()))
        told = self._server.form(
            f"{self._hosts.sign_in}/token",
            {
                "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion": signed.decode(),
            },
        )
        return str(told["access_token"])


def _account(key_file: str) -> tuple[str, RSAPrivateKey]:
    """Read the key file of a service account.

    Raises:
        NotReached: it is none.
    """
    try:
        told = json.loads(key_file)
        key = load_pem_private_key(told["private_key"].encode(), None)
        account = str(told["client_email"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotReached("not-allowed") from None
    if not isinstance(key, RSAPrivateKey):
        raise NotReached("not-allowed")
    return account, key


def _coded(part: dict[str, Any]) -> bytes:
    return _base64(json.dumps(part, separators=(",", ":")).encode())


def _base64(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")
