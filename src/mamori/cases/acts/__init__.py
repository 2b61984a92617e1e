"""What people record in a case, each act as a row of a table: what is asked, what is kept how.

One row makes the form, says what goes into the journal as a code and what is sealed as words, and
later tells the entry again: on the page, on paper and in an export. The room's other half of the
truth, who may do it when, is `flow.py`.
"""

from collections.abc import Mapping

from mamori.cases.acts import (
    caring,
    closing,
    disclosing,
    judging,
    outside,
    persons,
    serious,
    telling,
)
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import (
    Adults,
    Children,
    Choice,
    Day,
    Entry,
    Field,
    Files,
    Staff,
    Time,
    Words,
)
from mamori.cases.flow import CASE

__all__ = [
    "ACTS",
    "RESTRICTED",
    "Act",
    "Adults",
    "Children",
    "Choice",
    "Day",
    "Entry",
    "Field",
    "Files",
    "Group",
    "Staff",
    "Time",
    "Words",
    "act_of",
    "kind_of",
]

_ALL = (
    *telling.ACTS,
    *persons.ACTS,
    *judging.ACTS,
    *caring.ACTS,
    *closing.ACTS,
    *outside.ACTS,
    *serious.ACTS,
)
ACTS: Mapping[str, Act] = {act.step: act for act in _ALL}
_FACTS = {step.name: step.fact for step in CASE.steps}


def kind_of(act: Act) -> str:
    """Return the kind of fact that an act becomes."""
    return _FACTS[act.step]


# Kinds of facts that hold nothing but restricted entries: in no list, statistic or export (T-26).
RESTRICTED = frozenset(map(kind_of, _ALL)) - {kind_of(act) for act in _ALL if not act.restricted}


def act_of(kind: str, attrs: Mapping[str, object]) -> Act | None:
    """Return the act that an entry came from; None for what is no row of the table."""
    known = (*_ALL, disclosing.DISCLOSE)
    fitting = [a for a in known if kind_of(a) == kind and a.fixed.items() <= attrs.items()]
    return max(fitting, key=lambda act: len(act.fixed), default=None)  # the one that says most
