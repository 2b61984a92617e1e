"""A bundle: a signed zip that proves a case to somebody without the program (docs/adr/0008)."""

from mamori.core.seal.bundle.check import Finding, verify_bundle
from mamori.core.seal.bundle.findings import MEANINGS, Listed, Problem, Summary
from mamori.core.seal.bundle.lines import Blind, Shown, Span
from mamori.core.seal.bundle.make import make_bundle

__all__ = [
    "MEANINGS",
    "Blind",
    "Finding",
    "Listed",
    "Problem",
    "Shown",
    "Span",
    "Summary",
    "make_bundle",
    "verify_bundle",
]
