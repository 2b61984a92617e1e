"""Authenticated encryption of small records: AES-256-GCM, a fresh nonce each time."""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
COMMITTED = b"\x02"
NONCE_BYTES = 12
KEY_BYTES = 32
PROMISE_BYTES = 32


class SealBroken(Exception):
    """The key is not the one, or the sealed bytes or what they belong to were changed."""


def new_key() -> bytes:
    """Return 32 fresh random bytes."""
    return os.urandom(KEY_BYTES)


def derive_key(key: bytes, purpose: str) -> bytes:
    """Return a 32-byte key for one purpose, which tells nothing about `key` (RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


def seal(key: bytes, words: bytes, about: bytes) -> bytes:
    """Encrypt `words` so that they open only with `key` and only beside the same `about`.

    Args:
        key: 32 bytes.
        words: what nobody may read without the key.
        about: associated data: what the words are and whose; not secret, but bound.

    Returns:
        version byte, 12-byte nonce, ciphertext with its 16-byte tag.
    """
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, words, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Undo `seal`.

    Raises:
        SealBroken: wrong key, changed bytes, or other associated data.
    """
    if sealed[:1] != VERSION:
        raise SealBroken("unknown version of a sealed value")
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, body, about)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("the sealed value does not open") from error


def seal_for_proof(key: bytes, words: bytes, about: bytes) -> bytes:
    """Encrypt as `seal` does, for a key that may be handed to others as a proof.

    With AES-GCM alone, whoever seals could make bytes that open to one text under one key and to
    another text under another key, and show each reader another past. So the sealed value begins
    with a promise that only this key keeps (docs/adr/0008).

    Returns:
        version byte, 32-byte promise, 12-byte nonce, ciphertext with its 16-byte tag.
    """
    inner, promise = _promised(key)
    nonce = os.urandom(NONCE_BYTES)
    return COMMITTED + promise + nonce + AESGCM(inner).encrypt(nonce, words, about)


def unseal_for_proof(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Undo `seal_for_proof`.

    Raises:
        SealBroken: wrong key, changed bytes, or other associated data.
    """
    if sealed[:1] != COMMITTED:
        raise SealBroken("unknown version of a sealed value")
    inner, promise = _promised(key)
    if not hmac.compare_digest(sealed[1 : 1 + PROMISE_BYTES], promise):
        raise SealBroken("the sealed value does not open: it was sealed under another key")
    body = sealed[1 + PROMISE_BYTES :]
    try:
        return AESGCM(inner).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("the sealed value does not open") from error


def _promised(key: bytes) -> tuple[bytes, bytes]:
    """Return the key that encrypts, and what shows that it was this one (both from `key`)."""
    both = HKDF(SHA256(), KEY_BYTES + PROMISE_BYTES, salt=None, info=b"committed").derive(key)
    return both[:KEY_BYTES], both[KEY_BYTES:]
