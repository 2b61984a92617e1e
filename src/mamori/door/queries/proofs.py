"""The proof that a report arrived: one signed line that tells the day and nothing else."""

from uuid import UUID

from mamori.core.seal.export import write_checkpoint
from mamori.journal.actions import attest


def proof_of(report: UUID) -> str:
    """Return the line for a report; `mamori journal verify --checkpoint` checks it.

    It names the school's ledger, the place and the hash of the fact, and the moment it arrived: not
    what was told, and not by whom.

    Raises:
        LookupError: there is no such fact.
    """
    return write_checkpoint(attest(report))
