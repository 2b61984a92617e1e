"""Where the policy stands on the net, and whether it could be read when somebody last looked."""

import re
from dataclasses import dataclass
from datetime import datetime

from mamori.base.crawling.canonical import canonical
from mamori.core.policy.facts import codes_of
from mamori.journal.queries import TAKEN_BACK, entries
from mamori.people.models import School

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class PolicyOnNet:
    """The address of the published policy; empty where nobody wrote one down.

    `reached` is what the last look showed; None where nobody looked since.
    """

    address: str = ""
    looked: datetime | None = None
    reached: bool | None = None
    why: str = ""


def policy_on_net(school: School) -> PolicyOnNet:
    """Return where a school's policy stands, and what the last look at that address showed."""
    kinds = ["policy.published", "policy.placed", "policy.looked", TAKEN_BACK]
    found = entries([f"school:{school.pk}"], kinds=kinds)
    gone = {one.attrs["entry"] for one in found if one.kind == TAKEN_BACK}
    told = PolicyOnNet()
    for one in found:
        words = one.words or {}
        if str(one.id) in gone or one.kind == TAKEN_BACK:
            continue
        if one.kind == "policy.looked":
            if words.get("address") == told.address:
                reached = "yes" in codes_of(one.attrs["reached"])
                why = str(one.attrs.get("why", ""))
                told = PolicyOnNet(told.address, one.at, reached, why)
        elif (there := _address_in(str(words.get("address", "")))) and there != told.address:
            told = PolicyOnNet(there)
    return told


def _address_in(text: str) -> str:
    found = _ADDRESS.search(text)
    return canonical(found[0]) if found else ""
