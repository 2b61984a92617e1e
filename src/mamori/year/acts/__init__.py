"""What can be recorded of a school's year, each act as a row of a table (see ADR 0010).

A row makes the form, says what is kept as a code and what is sealed, and tells the entry again.
What is due stands in the packs; by the kind and the codes of a row its clause is found there.
"""

from collections.abc import Mapping

from mamori.year.acts import homes, policy, pupils, work
from mamori.year.acts.act import Act, Group
from mamori.year.acts.work import PLAN

__all__ = ["ACTS", "KINDS", "PLAN", "Act", "Group", "act_of"]

ACTS: Mapping[str, Act] = {
    act.slug: act for act in (*work.ACTS, *pupils.ACTS, *homes.ACTS, *policy.ACTS)
}
_BY_KIND = {act.kind: act for act in ACTS.values()}
KINDS = frozenset(_BY_KIND)


def act_of(kind: str) -> Act | None:
    """Return the act that an entry came from; each has a kind of its own."""
    return _BY_KIND.get(kind)
