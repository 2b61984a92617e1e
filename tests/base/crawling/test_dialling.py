"""A crawl connects to public machines alone, and to those that are who they say they are."""

import datetime as dt
import ssl
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.base.crawling.school_site import SchoolSite, handler

from mamori.base.crawling import Found, Pace, Site, crawl
from mamori.base.crawling.dialling import is_public
from mamori.base.remote import NotReached


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1"),  # noqa: S104 -- nothing is bound to it
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"),
    ],
)
def test_machines_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_machines_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def test_a_machine_inside_is_asked_nothing_unless_somebody_said_so(pace: Pace) -> None:
    site = SchoolSite(3)
    with site.served() as address:
        for name in ("127.0.0.1", "localhost"):
            start = address.replace("127.0.0.1", name)
            with pytest.raises(NotReached, match="private-address"):
                list(crawl(Site(start=start), pace=pace))
        assert not site.asked
        assert any(
            isinstance(each, Found) for each in crawl(Site(start=address, inside=True), pace=pace)
        )


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    own = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(own + made.public_bytes(pem))
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(SchoolSite(3, hard=False)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_server_must_show_that_it_is_the_one(
    secure: str, certificate: Path, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotReached, match="not-reached"):
        list(crawl(Site(start=secure, inside=True), pace=pace))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    every = crawl(Site(start=secure, inside=True), pace=pace)
    assert f"{secure}/news/2.html" in [each.final for each in every if isinstance(each, Found)]
