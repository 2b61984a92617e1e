"""Ed25519 signatures: who holds the public key can check, only the school can sign."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)


@dataclass(frozen=True, slots=True)
class Signer:
    """A signing key pair as raw bytes, 32 each."""

    private: bytes
    public: bytes

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of `message`."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(message)


def new_signer() -> Signer:
    """Return a fresh key pair."""
    key = Ed25519PrivateKey.generate()
    return Signer(key.private_bytes_raw(), key.public_key().public_bytes_raw())


def check_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether `signature` was made over `message` by the holder of `public`'s private half."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Return eight groups of five digits that stand for a public key, to be compared by telephone.

    Digits are read aloud alike in every language. They carry 132 bits, so nobody finds another
    key with the same ones.
    """
    number = int.from_bytes(hashlib.sha256(public).digest()) % 10**40
    digits = f"{number:040}"
    return " ".join(digits[at : at + 5] for at in range(0, 40, 5))
