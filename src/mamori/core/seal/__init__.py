"""Sealing words, chaining facts, signing check-points. One scheme, no options (docs/adr/0003)."""

from mamori.core.seal.box import (
    SealBroken,
    derive_key,
    new_key,
    seal,
    seal_for_proof,
    unseal,
    unseal_for_proof,
)
from mamori.core.seal.chain import GENESIS, Break, Checkpoint, Link, canonical, verify
from mamori.core.seal.signing import Signer, check_signature, fingerprint, new_signer

__all__ = [
    "GENESIS",
    "Break",
    "Checkpoint",
    "Link",
    "SealBroken",
    "Signer",
    "canonical",
    "check_signature",
    "derive_key",
    "fingerprint",
    "new_key",
    "new_signer",
    "seal",
    "seal_for_proof",
    "unseal",
    "unseal_for_proof",
    "verify",
]
