"""OneDrive and SharePoint by Microsoft Graph v1.0, as an app of the tenant with `Files.Read.All`.

Published at learn.microsoft.com/graph: "Get access without a user", "List children of a driveItem",
"Download driveItem content".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from mamori.base.clouds.asking import Server
from mamori.base.remote import Access, NotReached, Remote


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """Where Microsoft answers; its clouds for single countries have others."""

    graph: str = "https://graph.microsoft.com"
    sign_in: str = "https://login.microsoftonline.com"


def files(
    address: str, access: Access, hosts: Hosts | None = None, server: Server | None = None
) -> Iterator[Remote]:
    """Yield every file of `onedrive://DRIVE/folder`.

    Raises:
        NotReached: the address is not understood, or the server did not answer.
    """
    yield from _Drive(address, access, hosts or Hosts(), server or Server()).files()


class _Drive:
    def __init__(self, address: str, access: Access, hosts: Hosts, server: Server) -> None:
        parts = urlsplit(address)
        # The id is read as it was written: urlsplit's hostname would make its letters small.
        self._id, self._folder = parts.netloc, unquote(parts.path).strip("/")
        self._shown = address.rstrip("/")
        self._tenant, _, self._client = access.user.partition("/")
        self._secret, self._hosts, self._server = access.password, hosts, server
        if not (self._id and self._tenant and self._client):
            raise NotReached("not-allowed")

    def files(self) -> Iterator[Remote]:
        token = self._token()
        base = f"{self._hosts.graph}/v1.0/drives/{quote(self._id)}"
        start = f"{base}/root"
        if self._folder:
            found = self._server.json(f"{base}/root:/{quote(self._folder)}", token)
            if "folder" not in found:
                yield self._remote(base, token, found, "")
                return
            start = f"{base}/items/{quote(str(found['id']))}"
        yield from self._below(base, token, f"{start}/children", "")

    def _below(self, base: str, token: str, address: str, above: str) -> Iterator[Remote]:
        for item in sorted(self._items(address, token), key=lambda each: str(each["name"])):
            name = f"{above}/{item['name']}"
            if "folder" in item:
                inner = f"{base}/items/{quote(str(item['id']))}/children"
                yield from self._below(base, token, inner, name)
            elif "file" in item:
                yield self._remote(base, token, item, name)

    def _items(self, address: str, token: str) -> Iterator[dict[str, Any]]:
        following = address
        while following:
            page = self._server.json(following, token)
            yield from page["value"]
            following = page.get("@odata.nextLink", "")
            if following and not following.startswith(f"{self._hosts.graph}/"):
                raise NotReached("not-reached")  # a token goes to nobody else

    def _remote(self, base: str, token: str, item: dict[str, Any], below: str) -> Remote:
        content = f"{base}/items/{quote(str(item['id']))}/content"
        headers = {"Authorization": f"Bearer {token}"}
        return Remote(
            f"{self._shown}{quote(below)}",
            item.get("size"),
            str(item.get("eTag") or item.get("lastModifiedDateTime") or ""),
            partial(self._server.answer, content, headers),
        )

    def _token(self) -> str:
        told = self._server.form(
            f"{self._hosts.sign_in}/{quote(self._tenant)}/oauth2/v2.0/token",
            {
                "client_id": self._client,
                "client_secret": self._secret,
                "scope": f"{self._hosts.graph}/.default",
                "grant_type": "client_credentials",
            },
        )
        return str(told["access_token"])
