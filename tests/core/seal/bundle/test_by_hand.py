"""A bundle checked as docs/how-to/verify-the-journal.md says, without a line of our program."""

import base64
import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tests.core.seal.bundle.making import bundle


def plain(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


@pytest.fixture
def files() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_manifest_is_signed_and_its_sums_are_those_of_the_files(
    files: dict[str, bytes],
) -> None:
    told = json.loads(files.pop("manifest.json"))
    signature = bytes.fromhex(told.pop("signature"))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["public"]))
    key.verify(signature, plain(told))
    assert told["files"] == {name: sha256(content).hex() for name, content in files.items()}


def test_the_chain_leads_to_the_check_point_and_the_keys_open_the_words(
    files: dict[str, bytes],
) -> None:
    head, *links = map(json.loads, files["chain.jsonl"].splitlines())
    case = {fact["seq"]: fact for fact in json.loads(files["case.json"])["facts"]}
    before, opened = bytes.fromhex(head["prev"]), 0
    for link in links:
        if "header" in link:
            header, sealed = plain(link["header"]), base64.b64decode(link["sealed"])
            imprint = sha256(sha256(header) + sha256(sealed))
        else:
            imprint = bytes.fromhex(link["imprint"])
        before = sha256(before + imprint)
        assert before.hex() == link["hash"]
        if "key" in link:
            hkdf = HKDF(SHA256(), 64, salt=None, info=b"committed")
            both = hkdf.derive(bytes.fromhex(link["key"]))
            assert sealed[1:33] == both[32:]
            words = AESGCM(both[:32]).decrypt(sealed[33:45], sealed[45:], header)
            assert json.loads(words) == case[link["header"]["seq"]]["words"]
            opened += 1
    assert before.hex() == json.loads(files["checkpoint.json"])["hash"]
    assert opened > 5
