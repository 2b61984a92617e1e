"""Connections to public addresses alone: a link on a web page must not lead into the school.

The address that was looked at is the one that is connected to, so a name that means another
machine a moment later gains nothing.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPS_PORT, HTTPConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

_NAT64 = IPv6Network("64:ff9b::/96")
_IPV4 = (1 << 32) - 1


class Inside(Exception):
    """A name leads to a machine that is not on the public internet."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, and what it wraps is, too."""
    found = ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in _wrapped(found))


class Line(HTTPConnection):
    """A connection to a server, and the wire below it, which outlives what http.client keeps."""

    inside = False
    wire: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self.wire = _dialled(self, inside=self.inside)

    def cut(self) -> None:
        """End whatever is under way: whoever reads or writes is told so."""
        if self.wire:
            with suppress(OSError):
                self.wire.shutdown(socket.SHUT_RDWR)


class _Secure(Line):
    default_port = HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        # Its certificate must be of the name that was asked for, signed by who this machine trusts.
        trusted = ssl.create_default_context()
        self.sock = self.wire = trusted.wrap_socket(self.sock, server_hostname=self.host)


def line_to(address: str, *, inside: bool, seconds: float) -> Line:
    """Return a connection to the server of an address, not yet made.

    Args:
        address: of a page, by http or https.
        inside: whether machines that are not on the public internet may be reached.
        seconds: how long the server may keep silent.
    """
    parts = urlsplit(address)
    kind = _Secure if parts.scheme == "https" else Line
    made = kind(parts.hostname or "", parts.port, timeout=seconds)
    made.inside = inside
    return made


def _dialled(to: HTTPConnection, *, inside: bool) -> socket.socket:
    failed: OSError = ConnectionError("no address")
    found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    for family, kind, protocol, _, place in found:
        if _is_of_the_line(str(place[0])) or (not inside and not is_public(str(place[0]))):
            raise Inside(to.host)
        one = socket.socket(family, kind, protocol)
        try:
            one.settimeout(to.timeout)
            one.connect(place)
        except OSError as error:
            one.close()
            failed = error
        else:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return one
    raise failed


def _is_of_the_line(address: str) -> bool:
    """Tell whether an address holds on one line alone: there clouds keep their machines' keys."""
    found = ip_address(address.partition("%")[0])
    return any(each.is_link_local for each in _wrapped(found))


def _wrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield an address, and those of the old internet that it stands for."""
    yield address
    if isinstance(address, IPv6Address):
        yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
        if address in _NAT64:
            yield IPv4Address(int(address) & _IPV4)
